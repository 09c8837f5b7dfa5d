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
  g_free (problem->place.text);
  g_free (problem);
}

/**
 * siyi_problem_add:
 * @what: (transfer full): one sentence
 * @where: (transfer full): the place
 *
 * Returns: (transfer none): what was added, of one row
 */
SiyiProblem *
siyi_problem_add (GPtrArray       *problems,
                  SiyiProblemKind  kind,
                  char            *what,
                  char            *where)
{
  SiyiProblem *problem = g_new0 (SiyiProblem, 1);

  problem->kind = kind;
  problem->what = what;
  problem->where = where;
  problem->n = 1;
  g_ptr_array_add (problems, problem);

  return problem;
}

/* @what: (transfer full) */
static void
add_damage (GPtrArray *problems,
            SiyiDb    *db,
            char      *what)
{
  SiyiProblem *problem = siyi_problem_add (problems, SIYI_PROBLEM_DATABASE, what, g_path_get_basename (db->path));

  siyi_problem_set_place (problem, SIYI_WHERE_DATABASE, 0, problem->where);
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
      add_damage (problems, db, g_strdup_printf ("The file is damaged: %s", siyi_column_text (statement, 0)));

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
    siyi_problem_set_place (siyi_problem_add (problems, SIYI_PROBLEM_REFERENCE,
                                              g_strdup_printf ("A row points to nothing in %s",
                                                               siyi_column_text (statement, 2)),
                                              g_strdup_printf ("%s %s", siyi_column_text (statement, 0),
                                                               siyi_column_text (statement, 1))),
                            SIYI_WHERE_ROWS, sqlite3_column_int64 (statement, 1), siyi_column_text (statement, 0));

  return siyi_db_done (db, statement, failed, error);
}

/* A check under way: what the watch counts is told with the part it belongs to. */
typedef struct
{
  SiyiWatch          watch;
  SiyiCheckPart      part;
  SiyiCheckProgress  progress;   /* (nullable) */
  gpointer           data;
} Check;

/* How often a main.db is read through for each part, about. */
static const guint64 passes[SIYI_CHECK_FILES] = { 4, 2, 2 };

static void
on_told (gpointer data,
         guint64  done,
         guint64  total)
{
  const Check *self = data;

  self->progress (self->data, self->part, done, total);
}

/**
 * siyi_check_part_told:
 * @watch_part: a #SiyiWatchPart; untyped so that it is a #SiyiCheckProgress
 *
 * A check that is one part of longer work.
 */
void
siyi_check_part_told (gpointer      watch_part,
                      SiyiCheckPart part,
                      guint64       done,
                      guint64       total)
{
  siyi_watch_part (watch_part, done, total);
}

static void
check_init (Check              *self,
            const char         *main_db,
            guint64             volumes,
            GCancellable       *cancellable,
            SiyiCheckProgress   progress,
            gpointer            data)
{
  const guint64 bytes = siyi_watch_size (main_db);

  *self = (Check) { .progress = progress, .data = data };
  self->watch.cancellable = cancellable;
  self->watch.told = progress != NULL ? on_told : NULL;
  self->watch.data = self;
  for (guint i = 0; i < G_N_ELEMENTS (passes); i++)
    self->watch.total += passes[i] * bytes;
  self->watch.total += volumes;
}

static gboolean
check_structure_and_references (SiyiDb     *db,
                                GPtrArray  *problems,
                                GError    **error)
{
  return check_structure (db, problems, error) && (problems->len > 0 || check_references (db, problems, error));
}

/* One snapshot a part, for another process may write between two questions, and one that writes
 * waits for a reader's end. A damaged page met half-way is a finding, not a failure of the check. */
static gboolean
run_part (Check          *self,
          SiyiCheckPart   part,
          SiyiDb         *db,
          GPtrArray      *problems,
          GError        **error)
{
  static gboolean (* const checks[SIYI_CHECK_FILES]) (SiyiDb *, GPtrArray *, GError **) = {
    check_structure_and_references, siyi_check_audit, siyi_check_rules,
  };
  GError *failed = NULL;
  gboolean ok;

  self->part = part;
  siyi_watch_next (&self->watch, passes[part] * siyi_watch_size (db->path));
  if (g_cancellable_set_error_if_cancelled (self->watch.cancellable, error) || !siyi_db_exec (db, "BEGIN", error))
    return FALSE;

  siyi_watch_over (&self->watch, db);
  ok = checks[part] (db, problems, &failed);
  siyi_watch_leave (&self->watch, db);
  siyi_db_exec (db, "COMMIT", NULL);

  if (g_error_matches (failed, SIYI_ERROR, SIYI_ERROR_CORRUPT))
    {
      add_damage (problems, db, g_strdup (failed->message));
      g_clear_error (&failed);
      ok = TRUE;
    }
  if (failed != NULL)
    g_propagate_error (error, failed);

  return ok && siyi_watch_reach (&self->watch, error);
}

/* Nothing rests on a damaged file: the rest is not asked then. */
static GPtrArray *
check_db (Check   *self,
          SiyiDb  *db,
          GError **error)
{
  g_autoptr(GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_problem_free);

  if (!run_part (self, SIYI_CHECK_STRUCTURE, db, problems, error))
    return NULL;
  if (problems->len == 0 && (!run_part (self, SIYI_CHECK_TRAIL, db, problems, error) ||
                             !run_part (self, SIYI_CHECK_RULES, db, problems, error)))
    return NULL;

  return g_steal_pointer (&problems);
}

/**
 * siyi_check:
 * @cancellable: (nullable): stops it within a read; nothing is changed by a check
 * @progress: (nullable): told at each read of a page, and each %SIYI_WATCH_STEPS steps between two
 *
 * The archive's main.db and, where that is sound, every file in the volumes. Works on a connection of
 * its own in the calling thread; never on a window's.
 *
 * Returns: (transfer full) (element-type SiyiProblem): what is wrong, empty for a sound archive;
 *   %NULL where the check could not be made, with CANCELLED where it was stopped
 */
GPtrArray *
siyi_check (SiyiArchive        *archive,
            GCancellable       *cancellable,
            SiyiCheckProgress   progress,
            gpointer            data,
            GError            **error)
{
  g_autofree char *path = g_build_filename (siyi_archive_get_folder (archive), "main.db", NULL);
  g_autoptr(SiyiDb) db = siyi_db_open (path, FALSE, error);
  g_autoptr(GPtrArray) problems = NULL;
  Check check;

  if (db == NULL)
    return NULL;

  check_init (&check, path, siyi_check_files_bytes (db, path), cancellable, progress, data);
  problems = check_db (&check, db, error);
  check.part = SIYI_CHECK_FILES;
  if (problems == NULL ||
      (problems->len == 0 && !siyi_check_files (db, path, problems, &check.watch, error)))
    return NULL;
  siyi_problems_name (problems, db);

  return g_steal_pointer (&problems);
}

/**
 * siyi_check_file:
 * @main_db: a main.db or a backup; it is only read
 * @progress: (nullable): as for siyi_check()
 *
 * Returns: (transfer full) (element-type SiyiProblem): as siyi_check()
 */
GPtrArray *
siyi_check_file (const char         *main_db,
                 GCancellable       *cancellable,
                 SiyiCheckProgress   progress,
                 gpointer            data,
                 GError            **error)
{
  g_autoptr(SiyiDb) db = NULL;
  Check check;

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

  check_init (&check, main_db, 0, cancellable, progress, data);

  return check_db (&check, db, error);
}
