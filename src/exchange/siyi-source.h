/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The bytes of a foreign file, on disk or in memory, at any offset. Opened once, so that what is
 * hashed and what is read are the same file even if the name is given to another meanwhile. */
typedef struct
{
  char    *name;       /* base name, for messages */
  int      fd;         /* -1: in memory */
  GBytes  *bytes;
  guint64  size;
} SiyiSource;

SiyiSource *siyi_source_open      (const char    *path,
                                   guint64        max_bytes,
                                   GError       **error);
SiyiSource *siyi_source_new_bytes (const char    *name,
                                   GBytes        *bytes);
void        siyi_source_free      (SiyiSource    *self);
gssize      siyi_source_read      (SiyiSource    *self,
                                   guint64        offset,
                                   gpointer       buffer,
                                   gsize          size,
                                   GError       **error);
char       *siyi_source_hash      (SiyiSource    *self,
                                   GCancellable  *cancellable,
                                   GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiSource, siyi_source_free)

G_END_DECLS
