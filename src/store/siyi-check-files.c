/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The proof of the files: each volume that a row names is there and sound, each hash is in it and
 * its bytes read right. Neither main.db nor a volume stays locked: the rows are gathered first, then
 * each file is read for itself, a chunk in memory at a time. Files that were taken out are proved as
 * well, for taking out can be undone. */
#include "siyi-check-private.h"

#include "siyi-backup-private.h"
#include "siyi-volume.h"

/* How often a volume is read through, about. */
#define PASSES G_GUINT64_CONSTANT (2)

typedef struct { gint64 id; char *hash, *volume; } Row;

static const char sql_rows[] =
  "SELECT min (id), hash, volume FROM file GROUP BY volume, hash ORDER BY volume, min (id)";

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->hash);
  g_free (row->volume);
  g_free (row);
}

static GPtrArray *
load_rows (SiyiDb  *db,
           GError **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  sqlite3_stmt *statement = siyi_db_ask (db, error, sql_rows, "");
  GError *failed = NULL;

  if (statement == NULL)
    return NULL;

  while (siyi_db_row (db, statement, &failed))
    {
      Row *row = g_new0 (Row, 1);

      row->id = sqlite3_column_int64 (statement, 0);
      row->hash = siyi_column_dup (statement, 1);
      row->volume = siyi_column_dup (statement, 2);
      g_ptr_array_add (rows, row);
    }

  return siyi_db_done (db, statement, failed, error) ? g_steal_pointer (&rows) : NULL;
}

/* A cancel ends the check, everything else is a finding. */
static gboolean
found (GPtrArray   *problems,
       GError      *failed,
       const Row   *row,
       GError     **error)
{
  if (g_error_matches (failed, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, failed);
      return FALSE;
    }

  siyi_problem_set_place (siyi_problem_add (problems, SIYI_PROBLEM_FILE, g_strdup (failed->message),
                                            g_strdup_printf ("%s, file %" G_GINT64_FORMAT, row->volume, row->id)),
                          SIYI_WHERE_FILE, row->id, row->volume);
  g_error_free (failed);

  return TRUE;
}

/* Its pages are walked once, then each file's bytes are read. */
static gboolean
read_volume (SiyiDb      *volume,
             Row        **rows,
             guint        n_rows,
             GPtrArray   *problems,
             SiyiWatch   *watch,
             GError     **error)
{
  g_autofree char *answer = siyi_db_ask_text (volume, "PRAGMA quick_check (1)", "");
  GError *failed = NULL;

  if (g_cancellable_set_error_if_cancelled (watch->cancellable, error))
    return FALSE;
  if (g_strcmp0 (answer, "ok") != 0)
    siyi_problem_set_place (siyi_problem_add (problems, SIYI_PROBLEM_VOLUME,
                                              g_strdup_printf ("The volume is damaged (%s); restore it from a backup",
                                                               answer != NULL ? answer : "it can't be read"),
                                              g_strdup (rows[0]->volume)),
                            SIYI_WHERE_VOLUME, 0, rows[0]->volume);

  for (guint i = 0; i < n_rows; i++)
    if (!siyi_volume_read (volume, rows[i]->hash, NULL, watch->cancellable, &failed) &&
        !found (problems, g_steal_pointer (&failed), rows[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
check_volume (const char  *path,
              Row        **rows,
              guint        n_rows,
              GPtrArray   *problems,
              SiyiWatch   *watch,
              GError     **error)
{
  g_autoptr(SiyiDb) volume = NULL;
  GError *failed = NULL;
  gboolean ok;

  if (siyi_volume_is_name (rows[0]->volume))
    volume = siyi_volume_open (path, &failed);
  else
    g_set_error (&failed, SIYI_ERROR, SIYI_ERROR_CORRUPT, "A file's row names no volume");
  if (volume == NULL)
    {
      /* Each file that is out of reach is named with it. */
      for (guint i = 0; i + 1 < n_rows; i++)
        found (problems, g_error_copy (failed), rows[i], error);
      return found (problems, failed, rows[n_rows - 1], error);
    }

  siyi_watch_next (watch, PASSES * siyi_watch_size (path));
  siyi_watch_over (watch, volume);
  ok = read_volume (volume, rows, n_rows, problems, watch, error);
  siyi_watch_leave (watch, volume);

  return ok && siyi_watch_reach (watch, error);
}

/**
 * siyi_check_files_bytes:
 *
 * Returns: what siyi_check_files() reads, about; 0 where the rows can't be read
 */
guint64
siyi_check_files_bytes (SiyiDb     *db,
                        const char *main_db)
{
  g_auto(GStrv) names = siyi_backup_volume_names (db, NULL);
  guint64 bytes = 0;

  for (gsize i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = siyi_volume_path (main_db, names[i]);

      bytes += PASSES * siyi_watch_size (path);
    }

  return bytes;
}

/**
 * siyi_check_files:
 * @db: of a main.db or a backup of one
 * @main_db: the path whose folder holds the volumes
 * @watch: counts what is read; its total has siyi_check_files_bytes()
 *
 * Returns: whether the check came to its end
 */
gboolean
siyi_check_files (SiyiDb      *db,
                  const char  *main_db,
                  GPtrArray   *problems,
                  SiyiWatch   *watch,
                  GError     **error)
{
  g_autoptr(GPtrArray) rows = load_rows (db, error);
  guint n;

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i += n)
    {
      Row **first = (Row **) rows->pdata + i;
      g_autofree char *path = siyi_volume_path (main_db, first[0]->volume);

      for (n = 1; i + n < rows->len && g_str_equal (first[n]->volume, first[0]->volume);)
        n++;
      if (!check_volume (path, first, n, problems, watch, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * siyi_check_volume_is_sound:
 * @volume: its name
 * @sound: (out): whether it is there and gives every file that @db names right
 *
 * Returns: whether that could be found out
 */
gboolean
siyi_check_volume_is_sound (SiyiDb      *db,
                            const char  *main_db,
                            const char  *volume,
                            gboolean    *sound,
                            SiyiWatch   *watch,
                            GError     **error)
{
  g_autoptr(GPtrArray) rows = load_rows (db, error);
  g_autoptr(GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_problem_free);
  g_autofree char *path = siyi_volume_path (main_db, volume);
  guint first = 0, n = 0;

  if (rows == NULL)
    return FALSE;

  while (first < rows->len && !g_str_equal (((Row *) rows->pdata[first])->volume, volume))
    first++;
  while (first + n < rows->len && g_str_equal (((Row *) rows->pdata[first + n])->volume, volume))
    n++;
  if (n > 0 && !check_volume (path, (Row **) rows->pdata + first, n, problems, watch, error))
    return FALSE;
  *sound = problems->len == 0;

  return TRUE;
}
