/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scanned sign-in sheets filed and taken out. The bytes lie once however many sheets one file holds.
 * On an archive's threads, writing on its writing one. */
#include "siyi-signin-store.h"

#include "siyi-db-private.h"
#include "siyi-files.h"

static const char sql_session[] =
  "SELECT id FROM session WHERE uid = ? AND state <> 'binned'";
static const char sql_double[] =
  "SELECT s.id, s.session FROM signin_sheet s JOIN file f ON f.id = s.file "
  "WHERE f.hash = ? AND s.row_state = 0 AND f.row_state = 0 ORDER BY s.id LIMIT 1";
static const char sql_file_sheet[] =
  "INSERT INTO signin_sheet (session, part, file, day, at, who) VALUES (?, ?, ?, ?, ?, ?)";
static const char sql_take_back[] =
  "DELETE FROM session_step WHERE session = ? AND step = 'signin'";
static const char sql_take_out[] =
  "UPDATE signin_sheet SET row_state = 2 WHERE id = ? AND row_state = 0";
static const char sql_file_of[] =
  "SELECT file FROM signin_sheet WHERE id = ? AND row_state = 0";
static const char sql_session_of[] =
  "SELECT session FROM signin_sheet WHERE id = ?";
static const char sql_uses[] =
  "SELECT count (*) FROM signin_sheet WHERE file = ? AND row_state = 0";

/**
 * siyi_signin_find_session:
 * @uid: from the code of a sheet
 *
 * Returns: the session; 0 where the sheet is none of this archive
 */
gint64
siyi_signin_find_session (SiyiDb     *db,
                          const char *uid)
{
  return siyi_db_ask_int64 (db, 0, sql_session, "t", uid);
}

/**
 * siyi_signin_find_double:
 * @hash: sha256 of a file
 * @session: (out): of the sheet found
 *
 * Returns: a filed sheet with these bytes; 0: none
 */
gint64
siyi_signin_find_double (SiyiDb     *db,
                         const char *hash,
                         gint64     *session)
{
  sqlite3_stmt *row = siyi_db_ask (db, NULL, sql_double, "t", hash);
  gint64 found = 0;

  *session = 0;
  if (row != NULL && siyi_db_row (db, row, NULL))
    {
      found = sqlite3_column_int64 (row, 0);
      *session = sqlite3_column_int64 (row, 1);
    }
  siyi_db_release (db, row);

  return found;
}

/* The session's file: one row, also where both parts are in it. */
static gint64
file_of (SiyiDb                *db,
         const SiyiSheetPlace  *places,
         guint                  at,
         const gint64          *files,
         const SiyiFileInfo    *info,
         GBytes                *bytes,
         GCancellable          *cancellable,
         GError               **error)
{
  g_autoptr(GInputStream) in = NULL;

  for (guint i = 0; i < at; i++)
    if (places[i].session == places[at].session)
      return files[i];

  in = g_memory_input_stream_new_from_bytes (bytes);

  return siyi_file_add (db, info, in, cancellable, error);
}

/**
 * siyi_signin_file:
 * @places: the sessions and parts the file holds sheets of
 * @n_places: how many, at least one
 * @name: of the file
 * @mime: of the file
 * @bytes: the file
 *
 * Files a scan: all of it or nothing.
 *
 * Returns: (transfer full): the action; %NULL with what siyi_file_add() fails with
 */
char *
siyi_signin_file (SiyiDb                *db,
                  const SiyiSheetPlace  *places,
                  guint                  n_places,
                  const char            *name,
                  const char            *mime,
                  GBytes                *bytes,
                  GCancellable          *cancellable,
                  GError               **error)
{
  g_autofree gint64 *files = g_new0 (gint64, n_places);
  gboolean ok = TRUE;

  if (!siyi_db_begin (db, "signin.scan", FALSE, error))
    return NULL;

  for (guint i = 0; i < n_places && ok; i++)
    {
      const SiyiFileInfo info = { .session = places[i].session, .name = name, .kind = "sign-in",
                                  .mime = mime };

      files[i] = file_of (db, places, i, files, &info, bytes, cancellable, error);
      ok = files[i] != 0 &&
           siyi_db_run (db, error, sql_take_back, "l", places[i].session) &&
           siyi_db_run (db, error, sql_file_sheet, "ltldlt", places[i].session,
                        siyi_signin_part_word (places[i].part), files[i], siyi_db_today (db),
                        siyi_db_now (db), db->who != NULL ? db->who : "");
    }

  return siyi_db_end (db, ok, error);
}

/**
 * siyi_signin_take_out:
 * @reason: kept with the file's row
 *
 * The rows and the bytes stay; undoing puts the sheet back. A file that another part still is in
 * stays.
 *
 * Returns: (transfer full): the action; %NULL with CONSTRAINT without a reason, NOT_FOUND
 */
char *
siyi_signin_take_out (SiyiDb      *db,
                      gint64       sheet,
                      const char  *reason,
                      GError     **error)
{
  const gint64 file = siyi_db_ask_int64 (db, 0, sql_file_of, "l", sheet);
  const gint64 session = siyi_db_ask_int64 (db, 0, sql_session_of, "l", sheet);
  g_autofree char *inner = NULL;
  gboolean ok;

  if (reason == NULL || *reason == '\0')
    {
      siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "Taking a sheet out needs a reason");
      return NULL;
    }
  if (file == 0)
    {
      siyi_refuse (error, SIYI_ERROR_NOT_FOUND, "There is no such sheet any more; look again");
      return NULL;
    }
  if (!siyi_db_begin (db, "signin.take-out", FALSE, error))
    return NULL;

  ok = siyi_db_run (db, error, sql_take_out, "l", sheet) &&
       siyi_db_run (db, error, sql_take_back, "l", session);
  if (ok && siyi_db_ask_int64 (db, 0, sql_uses, "l", file) == 0)
    {
      inner = siyi_file_take_out (db, file, reason, error);
      ok = inner != NULL;
    }

  return siyi_db_end (db, ok, error);
}
