/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-db-private.h"

G_BEGIN_DECLS

/* Volumes photos-YYYY-MM.db beside main.db: the bytes of files. Private to src/store. */
enum { SIYI_CHUNK_BYTES = 256 * 1024 };

/* siyi-volume.c */
char         *siyi_volume_of_day  (SiyiDay day);
gboolean      siyi_volume_is_name (const char *name);
char         *siyi_volume_path    (const char *main_db, const char *volume);
gboolean      siyi_volume_attach  (SiyiDb *db, const char *volume, GError **error);
void          siyi_volume_detach  (SiyiDb *db);
SiyiDb       *siyi_volume_open    (const char *path, GError **error);

/* siyi-volume-bytes.c: on a connection whose main or attached file is the volume. */
gint64        siyi_volume_find    (SiyiDb *db, const char *hash);
gboolean      siyi_volume_write   (SiyiDb *db, GInputStream *in, gint64 max_bytes, gint64 *blob,
                                   gint64 *n_bytes, char **hash, GCancellable *cancellable,
                                   GError **error);
gboolean      siyi_volume_read    (SiyiDb *db, const char *hash, GOutputStream *out,
                                   GCancellable *cancellable, GError **error);

/* siyi-file-edit.c */
gboolean      siyi_file_store_bytes (SiyiDb *db, GInputStream *in, gint64 *n_bytes, char **hash,
                                     char **volume, GCancellable *cancellable, GError **error);

G_END_DECLS
