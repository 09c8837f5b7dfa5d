/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The proof of an archive: SQLite's own structure, references, the audit trail, the invariants.
 * What is wrong is named with its place; nothing is repaired. */
#include "siyi-check-private.h"

#include <glib/gstdio.h>

void
siyi_problem_free (SiyiProblem *problem)
{
  g_free (problem->what);
  g_free (problem->where);
  g_free (problem);
}

/**
 * siyi_problem_add:
 * @what: (transfer full): one sentence
 * @where: (transfer full): the place
 */
void
siyi_problem_add (GPtrArray *problems,
                  char      *what,
                  char      *where)
{
  SiyiProblem *problem = g_new0 (SiyiProblem, 1);

  problem->what = what;
  problem->where = where;
  g_ptr_array_add (problems, problem);
}

static gboolean
check_structure (SiyiDb     *db,
                 GPtrArray  *problems,
                 GError    **error)
{
  sqlite3_stmt *statement = siyi_db_ask (db, error, "PRAGMA integrity_check (20)", "");
  GError *failed = NULL;

  if (statement == NULL)
    return FALSE;

  while (siyi_db_row (db, statement, &failed))
    if (g_strcmp0 (siyi_column_text (statement, 0), "ok") != 0)
      siyi_problem_add (problems, g_strdup_printf ("The file is damaged: %s",
                                                   siyi_column_text (statement, 0)),
                        g_path_get_basename (db->path));

  return siyi_db_done (db, statement, failed, error);
}

static gboolean
check_references (SiyiDb     *db,
                  GPtrArray  *problems,
                  GError    **error)
{
  sqlite3_stmt *statement = siyi_db_ask (db, error, "PRAGMA foreign_key_check", "");
  GError *failed = NULL;

  if (statement == NULL)
    return FALSE;

  while (siyi_db_row (db, statement, &failed))
    siyi_problem_add (problems,
                      g_strdup_printf ("A row points to nothing in %s",
                                       siyi_column_text (statement, 2)),
                      g_strdup_printf ("%s %s", siyi_column_text (statement, 0),
                                       siyi_column_text (statement, 1)));

  return siyi_db_done (db, statement, failed, error);
}

/* A damaged page met half-way is a finding, not a failure of the check. */
static gboolean
run_checks (SiyiDb     *db,
            GPtrArray  *problems,
            GError    **error)
{
  GError *failed = NULL;

  if (check_structure (db, problems, &failed) &&
      (problems->len > 0 || (check_references (db, problems, &failed) &&
                             siyi_check_audit (db, problems, &failed) &&
                             siyi_check_rules (db, problems, &failed))))
    return TRUE;

  if (g_error_matches (failed, SIYI_ERROR, SIYI_ERROR_CORRUPT))
    {
      siyi_problem_add (problems, g_strdup (failed->message), g_path_get_basename (db->path));
      g_error_free (failed);
      return TRUE;
    }
  g_propagate_error (error, failed);

  return FALSE;
}

/* One snapshot: another process may write between two questions. */
static GPtrArray *
check_db (SiyiDb  *db,
          GError **error)
{
  g_autoptr(GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_problem_free);
  gboolean ok;

  if (!siyi_db_exec (db, "BEGIN", error))
    return NULL;
  ok = run_checks (db, problems, error);
  siyi_db_set_cancellable (db, NULL);
  siyi_db_exec (db, "COMMIT", NULL);

  return ok ? g_steal_pointer (&problems) : NULL;
}

/**
 * siyi_check:
 *
 * The archive's main.db and, where that is sound, every file in the volumes. Works on a connection of its own in the calling thread; never on a window's.
 *
 * Returns: (transfer full) (element-type SiyiProblem): what is wrong, empty for a sound archive;
 *   %NULL where the check could not be made
 */
GPtrArray *
siyi_check (SiyiArchive   *archive,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autofree char *path = g_build_filename (siyi_archive_get_folder (archive), "main.db", NULL);
  g_autoptr(SiyiDb) db = siyi_db_open (path, FALSE, error);
  g_autoptr(GPtrArray) problems = NULL;

  if (db == NULL)
    return NULL;

  siyi_db_set_cancellable (db, cancellable);
  problems = check_db (db, error);
  if (problems == NULL ||
      (problems->len == 0 && !siyi_check_files (db, path, problems, cancellable, error)))
    return NULL;

  return g_steal_pointer (&problems);
}

/**
 * siyi_check_file:
 * @main_db: a main.db or a backup; it is only read
 *
 * Returns: (transfer full) (element-type SiyiProblem): as siyi_check()
 */
GPtrArray *
siyi_check_file (const char  *main_db,
                 GError     **error)
{
  g_autoptr(SiyiDb) db = NULL;

  if (!g_file_test (main_db, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND, "There is no file %s", main_db);
      return NULL;
    }

  db = siyi_db_open (main_db, FALSE, error);
  if (db == NULL)
    return NULL;
  if (siyi_db_get_int64 (db, "PRAGMA application_id", 0) != SIYI_APPLICATION_ID)
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_CORRUPT, "%s is not an archive of Siyi", main_db);
      return NULL;
    }

  return check_db (db, error);
}
