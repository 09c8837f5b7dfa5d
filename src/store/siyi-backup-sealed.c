/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sealed form of a backup: main.db's copy and each volume that got something new are sealed into
 * the folder one by one. What a sealed volume holds can't be asked of it; it stands beside it in a
 * list of numbers, which tell nothing of anybody. In the calling thread. */
#include "siyi-backup-private.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "siyi-keeping.h"
#include "siyi-volume.h"

/* Sealed, and read once more. */
#define SEAL_PASSES G_GUINT64_CONSTANT (2)
#define LIST "sealed.ini"
#define GROUP "volumes"

typedef struct
{
  SiyiArchive    *archive;
  SiyiBackupSeal  seal;
  SiyiWatch      *watch;
  const char     *work;      /* where plain copies may stand */
  char           *dir;       /* of the sealed volumes */
  char           *list;
  GKeyFile       *known;
} Sealing;

static gboolean
seal_volume (const Sealing  *self,
             const char     *name,
             const char     *content,
             const char     *from,
             const char     *to,
             GError        **error)
{
  const char *folder = siyi_archive_get_folder (self->archive);
  g_autofree char *file = g_strconcat (name, ".db", NULL);
  g_autofree char *plain = g_build_filename (self->work, file, NULL);
  SiyiWatchPart part = { self->watch, 0 };
  gboolean ok;

  /* The seal tells the file's own name again when it is opened. */
  ok = siyi_backup_copy_volume (from, plain, self->watch, error);
  part.from = self->watch->done;
  siyi_watch_next (self->watch, SEAL_PASSES * siyi_watch_size (plain));
  ok = ok && self->seal (folder, plain, to, siyi_watch_part, &part, self->watch->cancellable, error) &&
       siyi_watch_reach (self->watch, error);
  g_unlink (plain);
  if (!ok)
    return FALSE;

  g_key_file_set_string (self->known, GROUP, name, content);

  return g_key_file_save_to_file (self->known, self->list, error);
}

static gboolean
seal_changed (const Sealing  *self,
              const char     *main_db,
              char          **names,
              GError        **error)
{
  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autofree char *from = siyi_volume_path (main_db, names[i]);
      g_autofree char *file = g_strconcat (names[i], ".db.sealed", NULL);
      g_autofree char *to = g_build_filename (self->dir, file, NULL);
      g_autofree char *content = siyi_backup_content (from);
      g_autofree char *known = g_key_file_get_string (self->known, GROUP, names[i], NULL);

      if (g_cancellable_set_error_if_cancelled (self->watch->cancellable, error))
        return FALSE;
      if (content != NULL && !(g_strcmp0 (content, known) == 0 && g_file_test (to, G_FILE_TEST_IS_REGULAR)) &&
          !seal_volume (self, names[i], content, from, to, error))
        return FALSE;
    }

  return TRUE;
}

/* It bears its name once it is proved, as a plain one does. */
static gboolean
seal_main (const Sealing  *self,
           const char     *plain,
           const char     *to,
           GError        **error)
{
  g_autofree char *name = g_path_get_basename (to);
  g_autofree char *made = NULL;
  g_autoptr(SiyiWorkFolder) work = siyi_backup_work_folder (to, error);
  SiyiWatchPart part = { self->watch, self->watch->done };

  if (work == NULL)
    return FALSE;

  made = g_build_filename (work->path, name, NULL);
  siyi_watch_next (self->watch, SEAL_PASSES * siyi_watch_size (plain));

  return self->seal (siyi_archive_get_folder (self->archive), plain, made, siyi_watch_part, &part,
                     self->watch->cancellable, error) &&
         siyi_watch_reach (self->watch, error) && siyi_backup_name (made, to, error);
}

/**
 * siyi_backup_seal:
 * @plain: a checked copy of main.db, on this computer, in a work folder
 * @to: its sealed form in the chosen folder
 * @seal: seals and proves one file
 * @watch: counts what is read, copied and sealed
 *
 * Returns: whether it and each volume there is stand sealed and proved
 */
gboolean
siyi_backup_seal (SiyiArchive     *archive,
                  const char      *plain,
                  const char      *to,
                  SiyiBackupSeal   seal,
                  SiyiWatch       *watch,
                  GError         **error)
{
  g_autofree char *main_db = g_build_filename (siyi_archive_get_folder (archive), "main.db", NULL);
  g_autofree char *work = g_path_get_dirname (plain);
  g_autofree char *dir = siyi_backup_volumes_of (to);
  g_autofree char *list = g_build_filename (dir, LIST, NULL);
  g_autoptr(GKeyFile) known = g_key_file_new ();
  g_autoptr(SiyiDb) db = siyi_db_open (plain, FALSE, error);
  g_auto(GStrv) names = db != NULL ? siyi_backup_volume_names (db, error) : NULL;
  const Sealing self = { archive, seal, watch, work, dir, list, known };

  if (names == NULL)
    return FALSE;
  if (*names != NULL && g_mkdir_with_parents (dir, 0700) != 0)
    {
      g_set_error (error, SIYI_ERROR, errno == ENOSPC ? SIYI_ERROR_NO_SPACE : SIYI_ERROR_READ_ONLY, "Creating %s: %s", dir,
                   g_strerror (errno));
      return FALSE;
    }

  g_key_file_load_from_file (known, list, G_KEY_FILE_NONE, NULL);

  return seal_changed (&self, main_db, names, error) && seal_main (&self, plain, to, error);
}
