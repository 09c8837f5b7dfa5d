/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The volumes of an archive: monthly SQLite files with the bytes of papers, scans and photos. Within
 * a writing action the month's volume is attached, so that content and reference are committed
 * together (TRUNCATE journals under one super-journal); it leaves the connection with the action,
 * for BEGIN IMMEDIATE locks whatever is attached. Reading opens a volume as a connection of its own.
 * Same thread as the connection it is given. */
#include "siyi-volume.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "siyi-store-resources.h"

enum
{
  VOLUME_ID = 0x53495956,       /* "SIYV" */
  VOLUME_FORMAT = 1,
};

/**
 * siyi_volume_of_day:
 *
 * Returns: (transfer full): name of the volume that takes what comes in on @day
 */
char *
siyi_volume_of_day (SiyiDay day)
{
  g_autofree char *text = siyi_day_to_text (day);

  return g_strdup_printf ("photos-%.7s", text);
}

/**
 * siyi_volume_is_name:
 *
 * Names come from rows of a main.db that may be anybody's: nothing else becomes a path.
 *
 * Returns: whether @name is photos-YYYY-MM
 */
gboolean
siyi_volume_is_name (const char *name)
{
  static const char pattern[] = "photos-0000-00";

  if (strlen (name) != strlen (pattern))
    return FALSE;

  for (gsize i = 0; pattern[i] != '\0'; i++)
    if (pattern[i] == '0' ? !g_ascii_isdigit (name[i]) : name[i] != pattern[i])
      return FALSE;

  return TRUE;
}

/**
 * siyi_volume_path:
 * @main_db: path of the main.db it belongs to
 *
 * Returns: (transfer full): where the volume lies
 */
char *
siyi_volume_path (const char *main_db,
                  const char *volume)
{
  g_autofree char *dir = g_path_get_dirname (main_db);
  g_autofree char *file = g_strconcat (volume, ".db", NULL);

  return g_build_filename (dir, file, NULL);
}

static gboolean
fill (SiyiDb  *made,
      GError **error)
{
  g_autofree char *head = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d",
                                           VOLUME_ID, VOLUME_FORMAT);
  g_autoptr(GBytes) sql = g_resource_lookup_data (siyi_store_get_resource (),
                                                  "/cn/siyi/Siyi/schema/volume-001.sql", 0, error);

  if (sql == NULL || !siyi_db_exec (made, "PRAGMA page_size = 16384", error) ||
      !siyi_db_exec (made, "BEGIN IMMEDIATE", error))
    return FALSE;

  /* Another process may have filled it meanwhile. */
  if ((siyi_db_get_int64 (made, "PRAGMA user_version", 0) != 0 ||
       (siyi_db_exec (made, g_bytes_get_data (sql, NULL), error) &&
        siyi_db_exec (made, head, error))) &&
      siyi_db_exec (made, "COMMIT", error))
    return TRUE;

  siyi_db_exec (made, "ROLLBACK", NULL);

  return FALSE;
}

static gboolean
make (const char  *path,
      const char  *reserve,
      GError     **error)
{
  g_autofree char *dir = g_path_get_dirname (path);
  g_autoptr(SiyiDb) made = NULL;
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      g_set_error (error, SIYI_ERROR,
                   errno == ENOSPC ? SIYI_ERROR_NO_SPACE : SIYI_ERROR_READ_ONLY,
                   "Making the volume %s: %s", path, g_strerror (errno));
      return FALSE;
    }
  close (fd);

  made = siyi_db_open (path, TRUE, error);
  if (made == NULL)
    return FALSE;
  made->reserve = g_strdup (reserve);
  if (!fill (made, error))
    return FALSE;

  /* The name of the new file must be as durable as what a commit writes into it. */
  fd = open (dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd >= 0)
    {
      fsync (fd);
      close (fd);
    }

  return TRUE;
}

static gboolean
check_format (const char  *path,
              gint64       id,
              gint64       format,
              GError     **error)
{
  if (id != VOLUME_ID)
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_CORRUPT,
                   "%s is damaged or no volume of Siyi; put a copy from a backup in its place", path);
      return FALSE;
    }
  if (format <= VOLUME_FORMAT)
    return TRUE;

  g_set_error (error, SIYI_ERROR, SIYI_ERROR_NEWER_SCHEMA,
               "%s was written by a newer version of Siyi; install that version to read it", path);

  return FALSE;
}

/**
 * siyi_volume_attach:
 * @volume: its name; made where there is none. Where the open action has one already, that is kept
 *
 * Within an action of a writing connection, until its end. The tables stand there as volume.…
 *
 * Returns: whether a volume is attached
 */
gboolean
siyi_volume_attach (SiyiDb      *db,
                    const char  *volume,
                    GError     **error)
{
  g_autofree char *path = siyi_volume_path (db->path, volume);
  g_autofree char *mode = NULL;
  GStatBuf info;

  g_return_val_if_fail (db->depth > 0, FALSE);

  if (db->volume != NULL)
    return TRUE;
  if ((g_stat (path, &info) != 0 || info.st_size == 0) && !make (path, db->reserve, error))
    return FALSE;
  if (!siyi_db_run (db, error, "ATTACH DATABASE ? AS volume", "t", path))
    {
      g_prefix_error (error, "Opening the volume %s: ", path);
      return FALSE;
    }

  db->volume = g_strdup (volume);
  mode = siyi_db_ask_text (db, "PRAGMA volume.journal_mode = TRUNCATE", "");
  if (g_strcmp0 (mode, "truncate") == 0 &&
      siyi_db_get_int64 (db, "PRAGMA volume.synchronous", 0) >= 2)
    return check_format (path, siyi_db_get_int64 (db, "PRAGMA volume.application_id", 0),
                         siyi_db_get_int64 (db, "PRAGMA volume.user_version", 0), error);

  return check_format (path, 0, 0, error);
}

/**
 * siyi_volume_detach:
 *
 * At the end of an action, after COMMIT or ROLLBACK.
 */
void
siyi_volume_detach (SiyiDb *db)
{
  if (db->volume == NULL)
    return;

  if (!siyi_db_exec (db, "DETACH DATABASE volume", NULL))
    g_warning ("A volume stays attached: %s", sqlite3_errmsg (db->handle));
  else
    g_clear_pointer (&db->volume, g_free);
}

/**
 * siyi_volume_open:
 *
 * Returns: (transfer full): a connection that only reads; %NULL with NOT_FOUND where the volume is
 *   missing, CORRUPT or NEWER_SCHEMA
 */
SiyiDb *
siyi_volume_open (const char  *path,
                  GError     **error)
{
  g_autoptr(SiyiDb) opened = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND,
                   "The volume %s is missing, its files are out of reach; put it back in its place "
                   "or restore it from a backup", path);
      return NULL;
    }

  opened = siyi_db_open (path, FALSE, error);
  if (opened == NULL)
    {
      g_prefix_error (error, "Opening the volume %s: ", path);
      return NULL;
    }
  if (!check_format (path, siyi_db_get_int64 (opened, "PRAGMA application_id", 0),
                     siyi_db_get_int64 (opened, "PRAGMA user_version", 0), error))
    return NULL;

  return g_steal_pointer (&opened);
}
