/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The volumes' part of a backup. Beside the backups of main.db stands a folder NAME-volumes with one
 * copy of each volume. A volume only grows and its bytes never change, so the newest copy serves
 * every older backup as well, and only volumes that got something new are copied again. A copy is
 * flushed and every file in it read before it takes the place of an older one. In the calling
 * thread. */
#include "siyi-backup-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/statvfs.h>

#include "siyi-check-private.h"
#include "siyi-volume.h"

#define TIME_PART "-20261217-093000"    /* its length only */

static const char sql_volumes[] =
  "SELECT DISTINCT volume FROM file ORDER BY volume";
static const char sql_hashes[] =
  "SELECT hash FROM blob ORDER BY id";
static const char sql_content[] =
  "SELECT count(*) || '/' || max (id) || '/' || sum (bytes) FROM blob";

/**
 * siyi_backup_volumes_of:
 * @backup: path of a backup of main.db
 *
 * Returns: (transfer full): the folder of the copies that belong to it
 */
char *
siyi_backup_volumes_of (const char *backup)
{
  g_autofree char *dir = g_path_get_dirname (backup);
  g_autofree char *name = g_path_get_basename (backup);
  g_autofree char *folder = NULL;

  if (g_str_has_suffix (name, SIYI_BACKUP_SEALED))
    name[strlen (name) - strlen (SIYI_BACKUP_SEALED) + strlen (SIYI_BACKUP_SUFFIX)] = '\0';
  if (g_str_has_suffix (name, SIYI_BACKUP_SUFFIX))
    name[strlen (name) - strlen (SIYI_BACKUP_SUFFIX)] = '\0';
  if (strlen (name) > strlen (TIME_PART))
    name[strlen (name) - strlen (TIME_PART)] = '\0';
  folder = g_strconcat (name, "-volumes", NULL);

  return g_build_filename (dir, folder, NULL);
}

/**
 * siyi_backup_volume_names:
 * @db: of a main.db or a backup of one
 *
 * Returns: (transfer full): the volumes its files lie in
 */
char **
siyi_backup_volume_names (SiyiDb  *db,
                          GError **error)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_volumes, "");
  GError *failed = NULL;

  if (row == NULL)
    return NULL;

  while (siyi_db_row (db, row, &failed))
    if (siyi_volume_is_name (siyi_column_text (row, 0)))
      g_strv_builder_add (names, siyi_column_text (row, 0));

  return siyi_db_done (db, row, failed, error) ? g_strv_builder_end (names) : NULL;
}

/**
 * siyi_backup_content:
 * @path: of a volume
 *
 * Returns: (transfer full) (nullable): what tells whether it got something new
 */
char *
siyi_backup_content (const char *path)
{
  g_autoptr(SiyiDb) volume = siyi_volume_open (path, NULL);

  return volume != NULL ? siyi_db_ask_text (volume, sql_content, "") : NULL;
}

static gboolean
read_all (SiyiDb        *volume,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr(GPtrArray) hashes = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *row = siyi_db_ask (volume, error, sql_hashes, "");
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;

  while (siyi_db_row (volume, row, &failed))
    g_ptr_array_add (hashes, siyi_column_dup (row, 0));
  if (!siyi_db_done (volume, row, failed, error))
    return FALSE;

  for (guint i = 0; i < hashes->len; i++)
    if (!siyi_volume_read (volume, g_ptr_array_index (hashes, i), NULL, cancellable, error))
      return FALSE;

  return TRUE;
}

static gboolean
write_copy (SiyiDb      *volume,
            const char  *made,
            const char  *to,
            SiyiWatch   *watch,
            GError     **error)
{
  g_autoptr(SiyiDb) copy = NULL;
  gboolean ok;

  if (!siyi_backup_vacuum (volume, made, error) || !siyi_backup_flush (made, error))
    return FALSE;

  copy = siyi_volume_open (made, error);
  if (copy == NULL)
    return FALSE;
  siyi_watch_over (watch, copy);
  ok = read_all (copy, watch->cancellable, error);
  siyi_watch_leave (watch, copy);
  if (!ok || !siyi_watch_reach (watch, error))
    return FALSE;
  if (g_rename (made, to) == 0)
    return TRUE;

  g_set_error (error, SIYI_ERROR, SIYI_ERROR_FAILED, "Naming the copy %s: %s", to,
               g_strerror (errno));

  return FALSE;
}

/**
 * siyi_backup_copy_volume:
 * @to: an older copy stays until the new one is proved
 * @watch: counts %SIYI_BACKUP_VOLUME_PASSES of the volume's bytes
 *
 * Returns: whether a proved copy stands at @to
 */
gboolean
siyi_backup_copy_volume (const char  *from,
                         const char  *to,
                         SiyiWatch   *watch,
                         GError     **error)
{
  g_autofree char *name = g_path_get_basename (to);
  g_autofree char *made = NULL;
  g_autoptr(SiyiDb) volume = siyi_volume_open (from, error);
  g_autoptr(SiyiWorkFolder) work = volume != NULL ? siyi_work_folder_new (to, error) : NULL;
  gboolean ok;

  if (work == NULL)
    return FALSE;

  made = g_build_filename (work->path, name, NULL);
  siyi_watch_next (watch, SIYI_BACKUP_VOLUME_PASSES * siyi_watch_size (from));
  siyi_watch_over (watch, volume);
  ok = write_copy (volume, made, to, watch, error);
  siyi_watch_leave (watch, volume);
  if (!ok)
    g_prefix_error (error, "Copying the volume %s: ", from);

  return ok;
}

typedef struct
{
  char   *from, *to;
  gint64  bytes;
} Copy;

static void
copy_clear (gpointer data)
{
  Copy *copy = data;

  g_free (copy->from);
  g_free (copy->to);
}

/* The volumes that got something new since their last copy. */
static GArray *
find_changed (const char  *main_db,
              const char  *dir,
              char       **names)
{
  GArray *copies = g_array_new (FALSE, FALSE, sizeof (Copy));

  g_array_set_clear_func (copies, copy_clear);
  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autofree char *from = siyi_volume_path (main_db, names[i]);
      g_autofree char *file = g_strconcat (names[i], ".db", NULL);
      g_autofree char *to = g_build_filename (dir, file, NULL);
      g_autofree char *present = siyi_backup_content (from);
      g_autofree char *copied = siyi_backup_content (to);
      GStatBuf info;

      if (g_stat (from, &info) == 0 && (present == NULL || g_strcmp0 (present, copied) != 0))
        {
          Copy copy = { g_steal_pointer (&from), g_steal_pointer (&to), (gint64) info.st_size };

          g_array_append_val (copies, copy);
        }
    }

  return copies;
}

static gboolean
has_room (const char  *dir,
          gint64       bytes,
          GError     **error)
{
  g_autofree char *needed = g_format_size ((guint64) bytes);
  g_autofree char *there = NULL;
  struct statvfs place;

  if (statvfs (dir, &place) != 0 || (guint64) place.f_bavail * place.f_frsize > (guint64) bytes)
    return TRUE;

  there = g_format_size ((guint64) place.f_bavail * place.f_frsize);
  g_set_error (error, SIYI_ERROR, SIYI_ERROR_NO_SPACE,
               "%s has %s left, the backup needs %s; free some space there or choose another folder",
               dir, there, needed);

  return FALSE;
}

static gboolean
copy_changed (const char  *dir,
              GArray      *copies,
              SiyiWatch   *watch,
              GError     **error)
{
  guint64 total = 0;

  for (guint i = 0; i < copies->len; i++)
    total += (guint64) g_array_index (copies, Copy, i).bytes;
  if (copies->len > 0)
    g_mkdir_with_parents (dir, 0700);
  if (total > 0 && !has_room (dir, (gint64) total, error))
    return FALSE;

  for (guint i = 0; i < copies->len; i++)
    {
      const Copy *copy = &g_array_index (copies, Copy, i);

      if (g_cancellable_set_error_if_cancelled (watch->cancellable, error) ||
          !siyi_backup_copy_volume (copy->from, copy->to, watch, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * siyi_backup_volumes_bytes:
 * @backup: path of a backup
 *
 * Returns: what siyi_check_files() reads of the volumes beside it, about; 0 where there are none
 */
guint64
siyi_backup_volumes_bytes (const char *backup)
{
  g_autofree char *dir = siyi_backup_volumes_of (backup);
  g_autofree char *beside = g_build_filename (dir, "main.db", NULL);
  g_autoptr(SiyiDb) db = siyi_db_open (backup, FALSE, NULL);

  return db != NULL ? siyi_check_files_bytes (db, beside) : 0;
}

/**
 * siyi_backup_volumes:
 * @main_db: the archive's
 * @backup: path of its backup
 * @watch: stopped within a file: what is copied whole stays
 *
 * Copies the volumes that got something new since their last copy. A volume that is missing from the
 * archive keeps its older copy.
 *
 * Returns: whether each volume there is has its copy; NO_SPACE before anything is copied
 */
gboolean
siyi_backup_volumes (const char  *main_db,
                     const char  *backup,
                     SiyiWatch   *watch,
                     GError     **error)
{
  g_autofree char *dir = siyi_backup_volumes_of (backup);
  g_autoptr(SiyiDb) db = siyi_db_open (backup, FALSE, error);
  g_auto(GStrv) names = db != NULL ? siyi_backup_volume_names (db, error) : NULL;
  g_autoptr(GArray) copies = names != NULL ? find_changed (main_db, dir, names) : NULL;

  return copies != NULL && copy_changed (dir, copies, watch, error);
}
