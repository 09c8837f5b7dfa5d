/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-image.h"

G_BEGIN_DECLS

/* Scanned sheets: a picture is one page, a PDF has several. The child that meets pictures opens them
 * too, draws their pages and reads the codes on them; limits on memory and time are the same, for each
 * page anew. */
#define SIYI_SCAN_MAX_PAGES 100

typedef struct
{
  const char *mime;
  GPtrArray  *pages;     /* char**: the codes found on each */
} SiyiScan;

void        siyi_scan_free  (SiyiScan         *scan);
int         siyi_scan_open  (GBytes           *bytes,
                             GError          **error);
SiyiScan   *siyi_scan_read  (SiyiImageReader  *reader,
                             int               fd,
                             const char       *name,
                             GCancellable     *cancellable,
                             GError          **error);
guint       siyi_scan_count (SiyiImageReader  *reader,
                             int               fd,
                             GError          **error);
SiyiPixels *siyi_scan_look  (SiyiImageReader  *reader,
                             int               fd,
                             guint             page,
                             int               longest,
                             GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiScan, siyi_scan_free)

G_END_DECLS
