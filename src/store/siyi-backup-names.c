/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of backups: NAME-YYYYMMDD-hhmmss and a suffix, got once they passed their check. Whatever is called
 * otherwise is somebody else's and is left alone. Any thread but the main one: a folder is read. */
#include "siyi-backup-private.h"

#include <stdio.h>
#include <string.h>

enum { STAMP = 15, STAMP_DASH = 8 };    /* YYYYMMDD-hhmmss */

static gboolean
is_stamp (const char *stamp)
{
  for (int i = 0; i < STAMP; i++)
    if (i == STAMP_DASH ? stamp[i] != '-' : !g_ascii_isdigit (stamp[i]))
      return FALSE;

  return TRUE;
}

/**
 * siyi_backup_moment:
 * @name: of a file
 * @suffix: %SIYI_BACKUP_SUFFIX or %SIYI_BACKUP_SEALED
 *
 * Returns: when a backup of that name was begun, UTC microseconds; 0 for any other name
 */
gint64
siyi_backup_moment (const char *name,
                    const char *suffix)
{
  const gsize length = strlen (name), behind = strlen (suffix);
  const char *stamp = length >= STAMP + behind ? name + length - behind - STAMP : NULL;
  g_autoptr(GDateTime) moment = NULL;
  int parts[6];

  if (stamp == NULL || !g_str_has_suffix (name, suffix) || !is_stamp (stamp) ||
      sscanf (stamp, "%4d%2d%2d-%2d%2d%2d", &parts[0], &parts[1], &parts[2], &parts[3], &parts[4], &parts[5]) != 6)
    return 0;

  moment = g_date_time_new_local (parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);

  return moment != NULL ? g_date_time_to_unix (moment) * G_USEC_PER_SEC : 0;
}

static int
newest_first (gconstpointer a,
              gconstpointer b)
{
  return strcmp (*(char * const *) b, *(char * const *) a);
}

/**
 * siyi_backup_list:
 * @name: of the archive, without .siyi
 * @suffix: %SIYI_BACKUP_SUFFIX, or %SIYI_BACKUP_SEALED of those that are sealed
 *
 * Names of an archive's backups end with their time, so that their order is the order of names. Another
 * archive's name may begin with this one's.
 *
 * Returns: (transfer full) (element-type utf8): paths of its backups in @dir, the newest first
 */
GPtrArray *
siyi_backup_list (const char *dir,
                  const char *name,
                  const char *suffix)
{
  g_autofree char *start = g_strconcat (name, "-", NULL);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  GDir *open_dir = g_dir_open (dir, 0, NULL);
  const char *entry;

  while (open_dir != NULL && (entry = g_dir_read_name (open_dir)) != NULL)
    if (g_str_has_prefix (entry, start) && strlen (entry) == strlen (start) + STAMP + strlen (suffix) &&
        siyi_backup_moment (entry, suffix) != 0)
      g_ptr_array_add (paths, g_build_filename (dir, entry, NULL));
  g_clear_pointer (&open_dir, g_dir_close);
  g_ptr_array_sort (paths, newest_first);

  return paths;
}

/**
 * siyi_backup_new_path:
 *
 * Two backups within a second get two names: the later one is called a second later.
 *
 * Returns: (transfer full): where the archive's next backup in @dir goes; nothing is there yet
 */
char *
siyi_backup_new_path (SiyiArchive *archive,
                      const char  *dir,
                      const char  *suffix)
{
  g_autofree char *name = siyi_archive_dup_name (archive);
  gint64 at = siyi_clock_now_us (siyi_archive_get_clock (archive)) / G_USEC_PER_SEC;
  char *path = NULL;

  do
    {
      g_autoptr(GDateTime) moment = g_date_time_new_from_unix_local (at++);
      g_autofree char *stamp = g_date_time_format (moment, "%Y%m%d-%H%M%S");
      g_autofree char *base = g_strdup_printf ("%s-%s%s", name, stamp, suffix);

      g_free (path);
      path = g_build_filename (dir, base, NULL);
    }
  while (g_file_test (path, G_FILE_TEST_EXISTS));

  return path;
}
