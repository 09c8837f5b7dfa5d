/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-archive.h"

G_BEGIN_DECLS

/* The six elements and the line of one photo or of many at once; told to @from's window, with undo. */
#define SIYI_TYPE_PHOTO_CAPTIONS (siyi_photo_captions_get_type ())
G_DECLARE_FINAL_TYPE (SiyiPhotoCaptions, siyi_photo_captions, SIYI, PHOTO_CAPTIONS, AdwWindow)

void siyi_photo_captions_present (GtkWidget   *from,
                                  SiyiArchive *archive,
                                  GArray      *ids);      /* gint64 */

G_END_DECLS
