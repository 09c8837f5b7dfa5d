/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <zip.h>

#include "siyi-bag.h"

G_BEGIN_DECLS

typedef struct
{
  guint64 size;
  gint64  index;      /* in the zip */
} SiyiBagEntry;

struct _SiyiBagReader
{
  char       *path, *name;
  char       *top;          /* (nullable) of a zip: the folder on top, with its slash */
  zip_t      *zip;          /* (nullable) */
  GHashTable *entries;      /* path -> SiyiBagEntry */
};

/* A file of it, read from its start to its end; zeroed: closed. */
typedef struct
{
  zip_file_t *file;
  int         fd;
} SiyiBagStream;

gboolean  siyi_bag_stream_open  (SiyiBagReader  *self,
                                 const char     *path,
                                 SiyiBagStream  *stream,
                                 GError        **error);
gssize    siyi_bag_stream_read  (SiyiBagStream  *stream,
                                 gpointer        buffer,
                                 gsize           n);
void      siyi_bag_stream_close (SiyiBagStream  *stream);

G_END_DECLS
