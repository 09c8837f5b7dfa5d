/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files as main.db knows them, and their bytes read back from the volumes. Main opens and answers
 * alone when a volume is missing; only reading a file of that volume fails. On an archive's
 * thread. */
#include "siyi-files.h"

#include "siyi-cover.h"
#include "siyi-volume.h"
#include "siyi-words.h"

#define COLUMNS "id, case_id, session, name, kind, mime, hash, volume, bytes, added, row_state"

static const char sql_load[] =
  "SELECT " COLUMNS " FROM file WHERE id = ?";
static const char sql_bytes[] =
  "SELECT bytes FROM file WHERE id = ?";
static const char sql_of_case[] =
  "SELECT " COLUMNS " FROM file WHERE case_id = ? AND row_state = 0 ORDER BY id DESC";
static const char sql_all[] =
  "SELECT " COLUMNS " FROM file WHERE row_state = 0 ORDER BY volume, id";

void
siyi_file_free (SiyiFile *file)
{
  g_free (file->name);
  g_free (file->kind);
  g_free (file->mime);
  g_free (file->hash);
  g_free (file->volume);
  g_free (file);
}

static gboolean
is_reachable (SiyiDb     *db,
              const char *volume)
{
  g_autofree char *path = siyi_volume_path (db->path, volume);

  return siyi_volume_is_name (volume) && g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

/* Of a matter, of whoever came to a session, else of the office alone. */
static gboolean
may_be_read (SiyiDb         *db,
             const SiyiFile *file)
{
  return (file->case_id == 0 || siyi_reads_case (db, file->case_id)) &&
         (file->session == 0 || siyi_reads_session (db, file->session));
}

static SiyiFile *
read_file (SiyiDb       *db,
           sqlite3_stmt *row)
{
  SiyiFile *file = g_new0 (SiyiFile, 1);

  file->id = sqlite3_column_int64 (row, 0);
  file->case_id = sqlite3_column_int64 (row, 1);
  file->session = sqlite3_column_int64 (row, 2);
  file->name = siyi_column_dup (row, 3);
  file->kind = siyi_column_dup (row, 4);
  file->mime = siyi_column_dup (row, 5);
  file->hash = siyi_column_dup (row, 6);
  file->volume = siyi_column_dup (row, 7);
  file->bytes = sqlite3_column_int64 (row, 8);
  file->added = siyi_column_day (row, 9);
  file->taken_out = sqlite3_column_int (row, 10) != 0;
  file->reachable = is_reachable (db, file->volume);
  if (!may_be_read (db, file))
    {
      g_free (file->name);
      file->name = g_strdup (siyi_word ("masks", "withheld"));
    }

  return file;
}

/**
 * siyi_file_load:
 *
 * Returns: (transfer full): the file, also one that was taken out; %NULL with NOT_FOUND
 */
SiyiFile *
siyi_file_load (SiyiDb  *db,
                gint64   id,
                GError **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_load, "l", id);
  g_autoptr(SiyiFile) file = NULL;
  GError *failed = NULL;

  if (row == NULL)
    return NULL;

  if (siyi_db_row (db, row, &failed))
    file = read_file (db, row);
  if (!siyi_db_done (db, row, failed, error))
    return NULL;
  if (file == NULL)
    g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND, "There is no such file");

  return g_steal_pointer (&file);
}

static GPtrArray *
read_list (SiyiDb        *db,
           sqlite3_stmt  *row,
           gboolean       with_reachable,
           GError       **error)
{
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_file_free);
  GError *failed = NULL;

  if (row == NULL)
    return NULL;

  while (siyi_db_row (db, row, &failed))
    {
      g_autoptr(SiyiFile) file = read_file (db, row);

      if (with_reachable || !file->reachable)
        g_ptr_array_add (files, g_steal_pointer (&file));
    }

  return siyi_db_done (db, row, failed, error) ? g_steal_pointer (&files) : NULL;
}

/**
 * siyi_files_of_case:
 *
 * Returns: (transfer full) (element-type SiyiFile): those not taken out, the newest first
 */
GPtrArray *
siyi_files_of_case (SiyiDb  *db,
                    gint64   case_id,
                    GError **error)
{
  return read_list (db, siyi_db_ask (db, error, sql_of_case, "l", case_id), TRUE, error);
}

/**
 * siyi_files_out_of_reach:
 *
 * Returns: (transfer full) (element-type SiyiFile): those whose volume is not beside main.db
 */
GPtrArray *
siyi_files_out_of_reach (SiyiDb  *db,
                         GError **error)
{
  return read_list (db, siyi_db_ask (db, error, sql_all, ""), FALSE, error);
}

/**
 * siyi_file_read:
 * @out: gets the bytes, a chunk at a time
 *
 * Within an open action only for a file of the volume that the action writes to.
 *
 * Returns: whether the bytes are the ones that were stored; NOT_ALLOWED where the role may not see them,
 *   NOT_FOUND where the file, its volume or its bytes are missing, CORRUPT where they are damaged (throw away what @out got), or what @out
 *   failed with
 */
gboolean
siyi_file_read (SiyiDb         *db,
                gint64          id,
                GOutputStream  *out,
                GCancellable   *cancellable,
                GError        **error)
{
  g_autoptr(SiyiFile) file = siyi_file_load (db, id, error);
  g_autofree char *path = NULL;
  g_autoptr(SiyiDb) opened = NULL;

  if (file == NULL || (!may_be_read (db, file) && !siyi_may_read (db, TRUE, error)))
    return FALSE;
  if (g_strcmp0 (db->volume, file->volume) == 0)
    return siyi_volume_read (db, file->hash, out, cancellable, error);
  if (!siyi_volume_is_name (file->volume))
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_CORRUPT,
                   "The file's row names no volume (%s); restore a backup", file->volume);
      return FALSE;
    }

  path = siyi_volume_path (db->path, file->volume);
  opened = siyi_volume_open (path, error);

  return opened != NULL && siyi_volume_read (opened, file->hash, out, cancellable, error);
}

/**
 * siyi_file_read_bytes:
 *
 * Returns: (transfer full): the whole file, at most %SIYI_FILE_MAX_BYTES; %NULL as siyi_file_read()
 */
GBytes *
siyi_file_read_bytes (SiyiDb        *db,
                      gint64         id,
                      GCancellable  *cancellable,
                      GError       **error)
{
  const gsize size = (gsize) CLAMP (siyi_db_ask_int64 (db, 0, sql_bytes, "l", id), 1, SIYI_FILE_MAX_BYTES);
  /* Of one piece from the start: photos by the hundred are read for a package. */
  g_autoptr(GOutputStream) out = g_memory_output_stream_new (g_malloc (size), size, g_realloc, g_free);

  if (!siyi_file_read (db, id, out, cancellable, error) ||
      !g_output_stream_close (out, NULL, error))
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

/**
 * siyi_file_read_into:
 * @room: for @n_room bytes
 * @n_bytes: (out): how many the file has
 *
 * siyi_file_read_bytes() into room that is used again for many files; CORRUPT where the room, which the
 * file's row asked for, is too small.
 */
gboolean
siyi_file_read_into (SiyiDb        *db,
                     gint64         id,
                     guint8        *room,
                     gsize          n_room,
                     gsize         *n_bytes,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr(GOutputStream) out = g_memory_output_stream_new (room, n_room, NULL, NULL);
  g_autoptr(GError) failed = NULL;

  if (siyi_file_read (db, id, out, cancellable, &failed))
    {
      *n_bytes = g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (out));
      return TRUE;
    }

  if (g_error_matches (failed, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return siyi_refuse (error, SIYI_ERROR_CORRUPT,
                        "The file's stored bytes are damaged; restore its volume from a backup");
  g_propagate_error (error, g_steal_pointer (&failed));

  return FALSE;
}
