/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes into and out of a volume, a chunk of 256 KiB in memory at a time. What is read is proved
 * against its sha256, for neither SQLite nor the disk notices each changed bit. The statements name
 * the tables alone: they are the volume's own, or those of the one that is attached, for main.db has
 * no tables of these names. Same thread as the connection. */
#include "siyi-volume.h"

#include "siyi-sha256.h"

static const char sql_next_blob[] =
  "SELECT 1 + max (coalesce ((SELECT max (id) FROM volume.blob), 0), "
  "coalesce ((SELECT max (blob) FROM volume.chunk), 0))";
static const char sql_insert_chunk[] =
  "INSERT INTO volume.chunk (blob, seq, data) VALUES (?, ?, ?)";
static const char sql_find[] =
  "SELECT id FROM blob WHERE hash = ?";
static const char sql_bytes[] =
  "SELECT bytes FROM blob WHERE id = ?";
static const char sql_chunks[] =
  "SELECT seq, data FROM chunk WHERE blob = ? ORDER BY seq";

/**
 * siyi_volume_find:
 *
 * Returns: id of the blob with these bytes, 0 where there is none
 */
gint64
siyi_volume_find (SiyiDb     *db,
                  const char *hash)
{
  return siyi_db_ask_int64 (db, 0, sql_find, "t", hash);
}

static gboolean
write_chunk (SiyiDb        *db,
             gint64         blob,
             int            seq,
             const guint8  *data,
             gsize          n,
             GError       **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (data, n);

  return siyi_db_run (db, error, sql_insert_chunk, "lib", blob, seq, bytes);
}

static gboolean
refuse_size (GError     **error,
             const char  *why)
{
  g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT, why);

  return FALSE;
}

/**
 * siyi_volume_write:
 * @max_bytes: more is refused with CONSTRAINT
 * @blob: (out): the number its chunks stand under; the blob's own row is the caller's duty
 * @hash: (out): sha256, hex
 *
 * Within an action, into the attached volume.
 *
 * Returns: whether the whole stream is written
 */
gboolean
siyi_volume_write (SiyiDb        *db,
                   GInputStream  *in,
                   gint64         max_bytes,
                   gint64        *blob,
                   gint64        *n_bytes,
                   char         **hash,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autofree guint8 *data = g_malloc (SIYI_CHUNK_BYTES);
  g_autoptr(SiyiSha256) sum = siyi_sha256_new ();
  gsize n = SIYI_CHUNK_BYTES;

  *blob = siyi_db_get_int64 (db, sql_next_blob, 1);
  *n_bytes = 0;
  for (int seq = 0; n == SIYI_CHUNK_BYTES; seq++)
    {
      if (!g_input_stream_read_all (in, data, SIYI_CHUNK_BYTES, &n, cancellable, error))
        return FALSE;

      *n_bytes += (gint64) n;
      if (*n_bytes > max_bytes)
        return refuse_size (error, "The file is larger than 64 MiB and was not taken in; make it "
                                   "smaller or take it in in parts");
      siyi_sha256_update (sum, data, n);
      if (n > 0 && !write_chunk (db, *blob, seq, data, n, error))
        return FALSE;
    }
  if (*n_bytes == 0)
    return refuse_size (error, "The file is empty and was not taken in");

  *hash = siyi_sha256_finish (sum);

  return TRUE;
}

static gboolean
read_chunks (SiyiDb         *db,
             gint64          blob,
             SiyiSha256     *sum,
             gint64         *n_bytes,
             GOutputStream  *out,
             GCancellable   *cancellable,
             GError        **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_chunks, "l", blob);
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;

  while (failed == NULL && !g_cancellable_set_error_if_cancelled (cancellable, &failed) &&
         siyi_db_row (db, row, &failed))
    {
      const void *data = sqlite3_column_blob (row, 1);
      gsize n = (gsize) sqlite3_column_bytes (row, 1);

      siyi_sha256_update (sum, data, n);
      *n_bytes += (gint64) n;
      if (out != NULL)
        g_output_stream_write_all (out, data, n, NULL, cancellable, &failed);
    }

  return siyi_db_done (db, row, failed, error);
}

/**
 * siyi_volume_read:
 * @out: (nullable): %NULL only proves the bytes
 *
 * Returns: whether all bytes were read and are the ones that were stored; NOT_FOUND where the
 *   volume has no such bytes, CORRUPT where they are damaged: what @out got then must not be used
 */
gboolean
siyi_volume_read (SiyiDb         *db,
                  const char     *hash,
                  GOutputStream  *out,
                  GCancellable   *cancellable,
                  GError        **error)
{
  g_autoptr(SiyiSha256) sum = siyi_sha256_new ();
  g_autofree char *found = NULL;
  gint64 blob = siyi_volume_find (db, hash);
  gint64 n_bytes = 0;

  if (blob == 0)
    {
      g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND,
                           "The file's bytes are not in its volume; restore it from a backup");
      return FALSE;
    }
  if (!read_chunks (db, blob, sum, &n_bytes, out, cancellable, error))
    return FALSE;

  found = siyi_sha256_finish (sum);
  if (g_str_equal (found, hash) && n_bytes == siyi_db_ask_int64 (db, -1, sql_bytes, "l", blob))
    return TRUE;

  g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_CORRUPT,
                       "The file's stored bytes are damaged; restore its volume from a backup");

  return FALSE;
}
