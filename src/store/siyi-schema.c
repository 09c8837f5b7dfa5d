/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The schema and its steps. A released step (data/schema/NNN-*.sql) is never edited; a new format
 * appends one. All steps an old file needs run in one transaction that is begun before the version
 * is read, for the window, siyictl and the reminder may meet the same old file at one moment. */
#include "siyi-db-private.h"

#include "siyi-keeping.h"
#include "siyi-store-resources.h"

typedef struct
{
  int         version;                                  /* user_version after this step */
  const char *file;
  gboolean  (*fixup) (SiyiDb *db, GError **error);      /* (nullable) what SQL can't say */
} Step;

static const Step steps[] = {
  { 1, "001-ground.sql", NULL },
  { 2, "002-schedule.sql", NULL },
  { 3, "003-files.sql", NULL },
  { 4, "004-reception.sql", NULL },
  { 5, "005-follow-up.sql", NULL },
  { 6, "006-figures.sql", NULL },
};

/**
 * siyi_schema_newest:
 *
 * Returns: the format this program writes
 */
int
siyi_schema_newest (void)
{
  return steps[G_N_ELEMENTS (steps) - 1].version;
}

static gboolean
run_step (SiyiDb      *db,
          const Step  *step,
          GError     **error)
{
  g_autofree char *path = g_strconcat ("/cn/siyi/Siyi/schema/", step->file, NULL);
  g_autofree char *set_version = g_strdup_printf ("PRAGMA user_version = %d", step->version);
  g_autoptr(GBytes) sql = g_resource_lookup_data (siyi_store_get_resource (), path, 0, error);

  if (sql == NULL)
    return FALSE;

  /* A resource ends with a NUL that its size leaves out. */
  if (!siyi_db_exec (db, g_bytes_get_data (sql, NULL), error))
    return FALSE;
  if (step->fixup != NULL && !step->fixup (db, error))
    return FALSE;

  return siyi_db_exec (db, set_version, error);
}

static gboolean
run_steps (SiyiDb  *db,
           int      current,
           GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].version > current && !run_step (db, &steps[i], error))
      return FALSE;

  if (siyi_db_get_int64 (db, "SELECT count(*) FROM pragma_foreign_key_check", 0) == 0)
    return TRUE;

  g_set_error (error, SIYI_ERROR, SIYI_ERROR_CORRUPT,
               "The archive could not be brought to format %d: some of its rows point to nothing",
               siyi_schema_newest ());

  return FALSE;
}

/**
 * siyi_schema_create:
 *
 * Fills an empty file. The page size and the application id stand before the first table.
 *
 * Returns: whether it was done; nothing is left of it where not
 */
gboolean
siyi_schema_create (SiyiDb  *db,
                    GError **error)
{
  g_autofree char *id = g_strdup_printf ("PRAGMA application_id = %d", SIYI_APPLICATION_ID);

  if (!siyi_db_exec (db, "PRAGMA page_size = 4096; PRAGMA auto_vacuum = NONE;"
                         "PRAGMA encoding = 'UTF-8'", error) ||
      !siyi_db_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;

  if (siyi_db_exec (db, id, error) && run_steps (db, 0, error) &&
      siyi_db_exec (db, "COMMIT", error))
    return TRUE;

  siyi_db_exec (db, "ROLLBACK", NULL);

  return FALSE;
}

static gboolean
refuse_newer (int      current,
              GError **error)
{
  g_set_error (error, SIYI_ERROR, SIYI_ERROR_NEWER_SCHEMA,
               "This archive was written by a newer version of Siyi (format %d, this version knows "
               "%d); install that version to open it, nothing was changed",
               current, siyi_schema_newest ());

  return FALSE;
}

static gboolean
save_before (SiyiDb      *db,
             int          current,
             const char  *backups,
             GError     **error)
{
  g_autofree char *name = g_strdup_printf ("before-format-%d.siyi-backup", siyi_schema_newest ());
  g_autofree char *path = g_build_filename (backups, name, NULL);

  if (current == 0 || g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;

  g_mkdir_with_parents (backups, 0700);

  return siyi_backup_write (db, path, error);
}

/**
 * siyi_schema_migrate:
 * @backups: folder for the copy that is made before anything changes
 *
 * Returns: whether the file has this program's format now; NEWER_SCHEMA or CORRUPT where it can't
 */
gboolean
siyi_schema_migrate (SiyiDb      *db,
                     const char  *backups,
                     GError     **error)
{
  const int newest = siyi_schema_newest ();
  int current;

  if (siyi_db_get_int64 (db, "PRAGMA application_id", 0) != SIYI_APPLICATION_ID)
    {
      g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_CORRUPT,
                           "The archive's main.db is not a database of Siyi");
      return FALSE;
    }

  current = (int) siyi_db_get_int64 (db, "PRAGMA user_version", 0);
  if (current == newest)
    return TRUE;
  if (current > newest)
    return refuse_newer (current, error);
  if (!save_before (db, current, backups, error))
    return FALSE;

  /* A step that rebuilds a table must not stumble over the references to it. */
  siyi_db_exec (db, "PRAGMA foreign_keys = OFF", NULL);
  if (!siyi_db_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;

  current = (int) siyi_db_get_int64 (db, "PRAGMA user_version", 0);
  if (run_steps (db, current, error) && siyi_db_exec (db, "COMMIT", error))
    return siyi_db_exec (db, "PRAGMA foreign_keys = ON", error);

  siyi_db_exec (db, "ROLLBACK", NULL);

  return FALSE;
}
