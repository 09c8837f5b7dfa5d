/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files taken in, renamed and taken out, each one action. Content comes first, then the row that
 * names it; both are committed by one transaction over main.db and the month's volume. On an
 * archive's writing thread. */
#include "siyi-files.h"

#include <string.h>

#include "siyi-keeping.h"
#include "siyi-volume.h"

static const char sql_volumes[] =
  "SELECT DISTINCT volume FROM file WHERE hash = ? ORDER BY volume DESC";
static const char sql_insert_blob[] =
  "INSERT INTO volume.blob (id, hash, bytes) VALUES (?, ?, ?)";
static const char sql_delete_chunks[] =
  "DELETE FROM volume.chunk WHERE blob = ?";
static const char sql_delete_blob[] =
  "DELETE FROM volume.blob WHERE id = ?";
static const char sql_insert[] =
  "INSERT INTO file (uid, case_id, session, name, kind, mime, bytes, hash, volume, added) "
  "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
static const char sql_rename[] =
  "UPDATE file SET name = ? WHERE id = ? AND row_state = 0";
static const char sql_take_out[] =
  "UPDATE file SET row_state = 2, removed_reason = ? WHERE id = ? AND row_state = 0";

/* A double counts only if the stored bytes can still be read: taking a file in again repairs. */
static gboolean
is_sound_in (SiyiDb       *db,
             const char   *volume,
             const char   *hash,
             GCancellable *cancellable)
{
  g_autofree char *path = siyi_volume_path (db->path, volume);
  g_autoptr(SiyiDb) opened = NULL;

  if (g_strcmp0 (db->volume, volume) == 0)
    return siyi_volume_read (db, hash, NULL, cancellable, NULL);
  if (!siyi_volume_is_name (volume))
    return FALSE;

  opened = siyi_volume_open (path, NULL);

  return opened != NULL && siyi_volume_read (opened, hash, NULL, cancellable, NULL);
}

/* (nullable): the volume that has these bytes already. The attached one is asked even where no row
 * names them: a file whose coming in was undone left them there. */
static char *
find_stored (SiyiDb       *db,
             const char   *hash,
             GCancellable *cancellable)
{
  sqlite3_stmt *row;
  char *found = NULL;

  if (is_sound_in (db, db->volume, hash, cancellable))
    return g_strdup (db->volume);

  row = siyi_db_ask (db, NULL, sql_volumes, "t", hash);
  while (found == NULL && row != NULL && siyi_db_row (db, row, NULL))
    {
      const char *volume = siyi_column_text (row, 0);

      if (g_strcmp0 (volume, db->volume) != 0 && is_sound_in (db, volume, hash, cancellable))
        found = g_strdup (volume);
    }
  siyi_db_release (db, row);

  return found;
}

static gboolean
keep_blob (SiyiDb      *db,
           gint64       blob,
           const char  *hash,
           gint64       n_bytes,
           GError     **error)
{
  gint64 damaged = siyi_volume_find (db, hash);

  if (damaged != 0 && (!siyi_db_run (db, error, sql_delete_chunks, "l", damaged) ||
                       !siyi_db_run (db, error, sql_delete_blob, "l", damaged)))
    return FALSE;

  return siyi_db_run (db, error, sql_insert_blob, "ltl", blob, hash, n_bytes);
}

/**
 * siyi_file_store_bytes:
 * @volume: (out) (transfer full): where they lie
 *
 * Within an open action: the bytes alone, once by their sha256; the row is the caller's.
 *
 * Returns: whether they are stored
 */
gboolean
siyi_file_store_bytes (SiyiDb        *db,
                       GInputStream  *in,
                       gint64        *n_bytes,
                       char         **hash,
                       char         **volume,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autofree char *month = siyi_volume_of_day (siyi_db_today (db));
  gint64 blob;

  if (!siyi_volume_attach (db, month, error) ||
      !siyi_volume_write (db, in, SIYI_FILE_MAX_BYTES, &blob, n_bytes, hash, cancellable, error))
    return FALSE;

  *volume = find_stored (db, *hash, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (*volume != NULL)
    return siyi_db_run (db, error, sql_delete_chunks, "l", blob);

  *volume = g_strdup (db->volume);

  return keep_blob (db, blob, *hash, *n_bytes, error);
}

static gint64
insert_row (SiyiDb              *db,
            const SiyiFileInfo  *info,
            const char          *name,
            gint64               n_bytes,
            const char          *hash,
            const char          *volume,
            GError             **error)
{
  g_autofree char *uid = siyi_uid_new (db);

  if (!siyi_db_run (db, error, sql_insert, "tLLtTTlttd", uid, info->case_id, info->session, name,
                    info->kind, info->mime, n_bytes, hash, volume, siyi_db_today (db)))
    return 0;

  return siyi_db_last_id (db);
}

/* (nullable): a name that is a name: no folders, no line breaks */
static char *
clean_name (const char  *name,
            GError     **error)
{
  g_autofree char *clean = g_strstrip (g_strdup (name != NULL ? name : ""));

  g_strdelimit (clean, "/\\\n\r\t", '_');
  if (*clean != '\0' && !g_str_equal (clean, ".") && !g_str_equal (clean, "..") &&
      strlen (clean) <= 240 && g_utf8_validate (clean, -1, NULL))
    return g_steal_pointer (&clean);

  siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "A file needs a name of at most 80 characters");

  return NULL;
}

/**
 * siyi_file_add:
 * @in: read to its end; the writing thread waits for it, so it should be a file at hand
 *
 * Stores the bytes once: of those that are there already (by sha256, read and proved) only a
 * further row is made. An action of its own or a part of the caller's.
 *
 * Returns: the file's id; 0 with CONSTRAINT (no name, empty, larger than 64 MiB), NO_SPACE or what
 *   @in failed with. Nothing is left of it then
 */
gint64
siyi_file_add (SiyiDb              *db,
               const SiyiFileInfo  *info,
               GInputStream        *in,
               GCancellable        *cancellable,
               GError             **error)
{
  g_autofree char *name = clean_name (info->name, error);
  g_autofree char *hash = NULL;
  g_autofree char *volume = NULL;
  gint64 n_bytes, id = 0;

  if (name == NULL || !siyi_db_begin (db, "file.add", FALSE, error))
    return 0;

  if (siyi_file_store_bytes (db, in, &n_bytes, &hash, &volume, cancellable, error))
    id = insert_row (db, info, name, n_bytes, hash, volume, error);
  if (id != 0 && siyi_db_commit (db, error))
    return id;
  if (id == 0)
    siyi_db_cancel (db);

  return 0;
}

static char *
change_row (SiyiDb      *db,
            const char  *verb,
            const char  *sql,
            const char  *text,
            gint64       id,
            GError     **error)
{
  if (!siyi_db_begin (db, verb, FALSE, error))
    return NULL;

  if (siyi_db_run (db, error, sql, "tl", text, id))
    {
      if (sqlite3_changes (db->handle) != 1)
        siyi_refuse (error, SIYI_ERROR_NOT_FOUND, "There is no such file any more");
      else
        return siyi_db_commit (db, error) ? g_strdup (siyi_db_action (db)) : NULL;
    }
  siyi_db_cancel (db);

  return NULL;
}

/**
 * siyi_file_rename:
 *
 * Returns: (transfer full): the action; %NULL with CONSTRAINT or NOT_FOUND
 */
char *
siyi_file_rename (SiyiDb      *db,
                  gint64       id,
                  const char  *name,
                  GError     **error)
{
  g_autofree char *clean = clean_name (name, error);

  return clean != NULL ? change_row (db, "file.rename", sql_rename, clean, id, error) : NULL;
}

/**
 * siyi_file_take_out:
 * @reason: what for; kept with the row
 *
 * The row and its bytes stay; undoing puts the file back.
 *
 * Returns: (transfer full): the action; %NULL with CONSTRAINT without a reason, NOT_FOUND
 */
char *
siyi_file_take_out (SiyiDb      *db,
                    gint64       id,
                    const char  *reason,
                    GError     **error)
{
  g_autofree char *why = g_strstrip (g_strdup (reason != NULL ? reason : ""));

  if (*why != '\0')
    return change_row (db, "file.take-out", sql_take_out, why, id, error);

  siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "Taking a file out needs a reason");

  return NULL;
}

/**
 * siyi_file_note_look:
 * @verb: file.open or file.export
 *
 * Returns: whether the look is in the audit trail
 */
gboolean
siyi_file_note_look (SiyiDb      *db,
                     gint64       id,
                     const char  *verb,
                     GError     **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  return siyi_audit_note (db, verb, "file", text, "{}", error);
}
