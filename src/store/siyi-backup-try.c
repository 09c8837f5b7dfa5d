/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A backup tried without touching anything: opened, proved as an archive is, and each file that its
 * volumes lie beside it for read. In the calling thread, which is none of an archive's own. */
#include "siyi-backup-store.h"

#include "siyi-backup-private.h"
#include "siyi-check-private.h"

/* About so often siyi_check_file() reads a backup. */
#define PASSES G_GUINT64_CONSTANT (8)

static const char sql_newest[] =
  "SELECT coalesce (max (at), 0) FROM audit";

static gboolean
refuse (const char  *backup,
        GPtrArray   *problems,
        GError     **error)
{
  const SiyiProblem *first = g_ptr_array_index (problems, 0);

  g_set_error (error, SIYI_ERROR, SIYI_ERROR_CORRUPT, "%s is not a good backup (%s, %s); choose another one", backup,
               first->what, first->where);

  return FALSE;
}

/* Backups in the archive's own folder have no volumes beside them: the archive's own serve. */
static gboolean
try_files (SiyiDb         *db,
           const char     *backup,
           SiyiBackupTry  *tried,
           SiyiWatch      *watch,
           GError        **error)
{
  g_autofree char *dir = siyi_backup_volumes_of (backup);
  g_autofree char *beside = g_build_filename (dir, "main.db", NULL);
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_problem_free);

  tried->with_files = g_file_test (dir, G_FILE_TEST_IS_DIR);
  if (!tried->with_files || tried->files == 0)
    return TRUE;
  if (!siyi_check_files (db, beside, problems, watch, error))
    return FALSE;

  return problems->len == 0 || refuse (backup, problems, error);
}

/**
 * siyi_backup_try:
 * @backup: path of a backup
 * @tried: (out caller-allocates): what is in it
 * @progress: (nullable): bytes read and to read
 *
 * Returns: whether it could be restored; CORRUPT, NOT_FOUND or NEWER_SCHEMA where not
 */
gboolean
siyi_backup_try (const char          *backup,
                 SiyiBackupTry       *tried,
                 GCancellable        *cancellable,
                 SiyiBackupProgress   progress,
                 gpointer             data,
                 GError             **error)
{
  SiyiWatch watch = { .cancellable = cancellable, .told = progress, .data = data };
  SiyiWatchPart whole = { &watch, 0 };
  const guint64 bytes = PASSES * siyi_watch_size (backup);
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(SiyiDb) db = NULL;

  *tried = (SiyiBackupTry) { 0 };
  watch.total = bytes + siyi_backup_volumes_bytes (backup);
  siyi_watch_next (&watch, bytes);
  problems = siyi_check_file (backup, cancellable, siyi_check_part_told, &whole, error);
  if (problems == NULL)
    return FALSE;
  if (problems->len > 0)
    return refuse (backup, problems, error);

  db = siyi_backup_open (backup, error);
  if (db == NULL)
    return FALSE;

  tried->visits = siyi_db_get_int64 (db, "SELECT count(*) FROM visit", 0);
  tried->files = siyi_db_get_int64 (db, "SELECT count(*) FROM file", 0);
  tried->last_change = siyi_db_get_int64 (db, sql_newest, 0);

  return try_files (db, backup, tried, &watch, error);
}
