/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The archive's folder as files: made new, and looked at before SQLite touches it, so that a
 * damaged main.db stays exactly as it was found and is answered with one sentence that names the
 * way back. */
#include "siyi-archive-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "siyi-db-private.h"
#include "siyi-keeping.h"

static gboolean
refuse_folder (const char  *folder,
               int          saved_errno,
               GError     **error)
{
  int code = saved_errno == EROFS || saved_errno == EACCES || saved_errno == EPERM
               ? SIYI_ERROR_READ_ONLY
               : saved_errno == ENOSPC ? SIYI_ERROR_NO_SPACE : SIYI_ERROR_FAILED;

  g_set_error (error, SIYI_ERROR, code, "Creating the archive %s: %s", folder,
               g_strerror (saved_errno));

  return FALSE;
}

static gboolean
fill_main (const char  *path,
           GError     **error)
{
  g_autoptr(SiyiDb) db = NULL;
  int fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (fd < 0)
    return refuse_folder (path, errno, error);
  close (fd);

  db = siyi_db_open (path, TRUE, error);

  return db != NULL && siyi_schema_create (db, error) && siyi_lists_fill (db, error);
}

static void
remove_made (const char *folder)
{
  static const char * const names[] = { "main.db", "main.db-journal", "backups" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

/**
 * siyi_archive_create:
 * @folder: NAME.siyi; must not exist yet
 *
 * Makes an empty archive, readable by its owner only, with the shipped lists in it.
 *
 * Returns: whether it was made; EXISTS, READ_ONLY, NETWORK_PLACE, NO_SPACE or FAILED where not
 */
gboolean
siyi_archive_create (const char  *folder,
                     GError     **error)
{
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autofree char *path = g_build_filename (folder, "main.db", NULL);
  g_autofree char *backups = siyi_archive_backup_dir (folder);

  if (g_mkdir_with_parents (parent, 0700) != 0)
    return refuse_folder (folder, errno, error);
  if (!siyi_place_check (parent, error))
    return FALSE;

  if (g_mkdir (folder, 0700) != 0)
    {
      if (errno != EEXIST)
        return refuse_folder (folder, errno, error);

      g_set_error (error, SIYI_ERROR, SIYI_ERROR_EXISTS,
                   "There is already something at %s; it is not overwritten", folder);
      return FALSE;
    }

  g_mkdir (backups, 0700);
  if (fill_main (path, error))
    return TRUE;

  remove_made (folder);

  return FALSE;
}

static gboolean
damaged (const char  *how,
         GError     **error)
{
  g_set_error (error, SIYI_ERROR, SIYI_ERROR_CORRUPT, "The archive's main.db is damaged (%s)", how);

  return FALSE;
}

static guint32
big_endian (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

/* SQLite's header (sqlite.org/fileformat.html, 1.3): magic, page size, size in pages, our id. A
 * file longer than it says may be in the middle of a commit: its journal will tell. */
static gboolean
inspect_header (int          fd,
                gint64       size,
                gboolean     has_journal,
                GError     **error)
{
  guint8 head[100];
  guint32 page_size, n_pages;

  if (size == 0)
    return damaged ("it is empty", error);
  if (pread (fd, head, sizeof head, 0) != sizeof head)
    return damaged ("it ends within its header", error);
  if (memcmp (head, "SQLite format 3", 16) != 0)
    return damaged ("its header is not a database's", error);

  page_size = (guint32) head[16] << 8 | head[17];
  n_pages = big_endian (head + 28);
  if (page_size != 4096)
    return damaged ("its header is not an archive's", error);
  if (big_endian (head + 68) != SIYI_APPLICATION_ID)
    return damaged ("it is not a database of Siyi", error);
  if (!has_journal && big_endian (head + 24) == big_endian (head + 92) &&
      size < (gint64) n_pages * page_size)
    return damaged ("its end is missing", error);

  return TRUE;
}

static gboolean
inspect_main (const char  *path,
              GError     **error)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  GStatBuf journal_info;
  struct stat info;
  gboolean sound;
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

  if (fd < 0 && errno == ENOENT)
    return damaged ("the file is missing", error);
  if (fd < 0)
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_READ_ONLY, "Reading %s: %s", path,
                   g_strerror (errno));
      return FALSE;
    }

  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    sound = damaged ("it is not a file", error);
  else
    {
      gboolean has_journal = g_stat (journal, &journal_info) == 0 && journal_info.st_size > 0;

      sound = inspect_header (fd, info.st_size, has_journal, error);
    }
  close (fd);

  return sound;
}

/**
 * siyi_archive_inspect:
 *
 * Looks at the folder and the header of main.db without changing anything.
 *
 * Returns: whether it may be opened; NOT_FOUND, NETWORK_PLACE, READ_ONLY or CORRUPT where not
 */
gboolean
siyi_archive_inspect (const char  *folder,
                      GError     **error)
{
  g_autofree char *path = g_build_filename (folder, "main.db", NULL);
  gboolean sound;

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND, "There is no archive at %s", folder);
      return FALSE;
    }
  if (!siyi_place_check (folder, error))
    return FALSE;

  sound = inspect_main (path, error);
  if (!sound)
    siyi_archive_explain (folder, error);

  return sound;
}

/**
 * siyi_archive_is_older:
 *
 * To be asked before it is opened here, which can take minutes then. Nothing is changed.
 *
 * Returns: whether the archive has an older format, to which siyi_archive_open() keeps a copy and brings it to
 *   this one
 */
gboolean
siyi_archive_is_older (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "main.db", NULL);
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  guint8 head[100];
  gboolean older;

  if (fd < 0)
    return FALSE;

  /* SQLite's header: our id, and the format as the user's version. */
  older = pread (fd, head, sizeof head, 0) == sizeof head && big_endian (head + 68) == SIYI_APPLICATION_ID &&
          big_endian (head + 60) < (guint32) siyi_schema_newest ();
  close (fd);

  return older;
}

/**
 * siyi_archive_explain:
 * @error: (inout): what was found
 *
 * Adds to a CORRUPT error what a person can do now.
 */
void
siyi_archive_explain (const char  *folder,
                      GError     **error)
{
  g_autofree char *dir = siyi_archive_backup_dir (folder);
  g_autofree char *base = g_path_get_basename (folder);
  g_autofree char *backup = NULL;
  char *old;

  if (error == NULL || !g_error_matches (*error, SIYI_ERROR, SIYI_ERROR_CORRUPT))
    return;

  if (g_str_has_suffix (base, ".siyi"))
    base[strlen (base) - strlen (".siyi")] = '\0';
  backup = siyi_backup_newest_good (dir, base);

  old = (*error)->message;
  (*error)->message = backup != NULL
    ? g_strdup_printf ("%s; it was not changed. Restore the newest good backup: %s", old, backup)
    : g_strdup_printf ("%s; it was not changed. There is no good backup in %s: restore one you "
                       "keep elsewhere", old, dir);
  g_free (old);
}
