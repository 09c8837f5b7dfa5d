/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The volumes' part of the way back: those that are missing or lack what the backup names are copied
 * beside first, so that a stop leaves the archive's own as they were, and take their places at the end
 * by their names alone. In the calling thread. */
#include "siyi-backup-private.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "siyi-check-private.h"
#include "siyi-volume.h"

static char *
fresh_of (const char *path,
          const char *work)
{
  g_autofree char *name = g_path_get_basename (path);

  return g_build_filename (work, name, NULL);
}

/**
 * siyi_restore_volumes_bytes:
 *
 * Returns: what siyi_restore_volumes_prepare() reads, about: those of the archive are proved, those beside
 *   the backup may be copied
 */
guint64
siyi_restore_volumes_bytes (const char *folder,
                            const char *backup)
{
  g_autofree char *main_db = g_build_filename (folder, "main.db", NULL);
  g_autoptr(SiyiDb) db = siyi_db_open (backup, FALSE, NULL);

  return db != NULL ? siyi_check_files_bytes (db, main_db) + siyi_backup_volumes_bytes (backup) : 0;
}

static gboolean
prepare_volume (SiyiDb      *db,
                const char  *main_db,
                const char  *dir,
                const char  *name,
                const char  *work,
                GPtrArray   *volumes,
                SiyiWatch   *watch,
                GError     **error)
{
  g_autofree char *to = siyi_volume_path (main_db, name);
  g_autofree char *fresh = fresh_of (to, work);
  g_autofree char *file = g_strconcat (name, ".db", NULL);
  g_autofree char *from = g_build_filename (dir, file, NULL);
  gboolean sound;

  if (!siyi_check_volume_is_sound (db, main_db, name, &sound, watch, error))
    return FALSE;
  if (sound || !g_file_test (from, G_FILE_TEST_IS_REGULAR))
    {
      siyi_watch_next (watch, SIYI_BACKUP_VOLUME_PASSES * siyi_watch_size (from));
      return siyi_watch_reach (watch, error);
    }
  if (!siyi_backup_copy_volume (from, fresh, watch, error))
    return FALSE;
  g_ptr_array_add (volumes, g_steal_pointer (&to));

  return TRUE;
}

/**
 * siyi_restore_volumes_prepare:
 * @folder: the archive
 * @backup: what it is restored from
 * @work: a folder on the same disk
 *
 * Copies into @work the volumes that are missing or lack what the backup names. One that is sound stays, for
 * it may hold more than its copy. Where there is no good copy, main.db will stand alone and siyi_check()
 * tells what is out of reach.
 *
 * Returns: (transfer full): paths, for siyi_restore_volumes_place()
 */
GPtrArray *
siyi_restore_volumes_prepare (const char  *folder,
                              const char  *backup,
                              const char  *work,
                              SiyiWatch   *watch,
                              GError     **error)
{
  g_autoptr(GPtrArray) volumes = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *dir = siyi_backup_volumes_of (backup);
  g_autofree char *main_db = g_build_filename (folder, "main.db", NULL);
  g_autoptr(SiyiDb) db = siyi_db_open (backup, FALSE, error);
  g_auto(GStrv) names = NULL;

  if (db == NULL)
    return NULL;
  /* Before files there were no volumes. */
  if (siyi_db_get_int64 (db, "SELECT count(*) FROM file", 0) == 0)
    return g_steal_pointer (&volumes);

  names = siyi_backup_volume_names (db, error);
  for (gsize i = 0; names != NULL && names[i] != NULL; i++)
    if (!prepare_volume (db, main_db, dir, names[i], work, volumes, watch, error))
      return NULL;

  return names != NULL ? g_steal_pointer (&volumes) : NULL;
}

/**
 * siyi_restore_volumes_place:
 *
 * @work: where they were copied to
 * @stamp: for the names of what is kept aside
 *
 * Gives each its place; a damaged one that stands there is kept aside.
 *
 * Returns: whether all of them have theirs
 */
gboolean
siyi_restore_volumes_place (GPtrArray   *volumes,
                            const char  *work,
                            const char  *stamp,
                            GError     **error)
{
  for (guint i = 0; i < volumes->len; i++)
    {
      const char *to = g_ptr_array_index (volumes, i);
      g_autofree char *fresh = fresh_of (to, work);
      g_autofree char *aside = g_strdup_printf ("%s.damaged-%s", to, stamp);

      if ((g_rename (to, aside) != 0 && errno != ENOENT) || g_rename (fresh, to) != 0)
        {
          g_set_error (error, SIYI_ERROR, SIYI_ERROR_FAILED, "Putting the volume %s in its place: %s", to,
                       g_strerror (errno));
          return FALSE;
        }
    }

  return TRUE;
}
