/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The key of sealed backups, and the way back from one: opened into a folder of its own beside the
 * archive, restored from there as any other, and the folder removed; if it is killed, at the next one. */
#include "siyi-sealing.h"

#include <glib/gstdio.h>
#include <string.h>

#include "siyi-keeping.h"
#include "siyi-seal.h"
#include "siyi-work-folder.h"

#define KEY_FILE "backup.key"
#define GROUP "seal"
#define SEALED ".sealed"

static char *
key_path (const char *folder)
{
  return g_build_filename (folder, KEY_FILE, NULL);
}

/**
 * siyi_sealing_set:
 * @folder: the archive
 * @passphrase: for backups from now on; older ones keep theirs
 *
 * Returns: (transfer full): the recovery code, to be printed; %NULL with CONSTRAINT for a weak phrase
 */
char *
siyi_sealing_set (const char  *folder,
                  const char  *passphrase,
                  GError     **error)
{
  g_autoptr(GKeyFile) key = g_key_file_new ();
  g_autofree char *path = key_path (folder);
  g_autofree char *code = NULL;
  g_autofree char *text = NULL;
  gsize n;

  if (!siyi_passphrase_check (passphrase, error))
    return NULL;

  code = siyi_recovery_code_new ();
  g_key_file_set_string (key, GROUP, "phrase", passphrase);
  g_key_file_set_string (key, GROUP, "code", code);
  text = g_key_file_to_data (key, &n, NULL);
  if (!g_file_set_contents_full (path, text, (gssize) n, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                 error))
    return NULL;

  return g_steal_pointer (&code);
}

static GKeyFile *
load_key (const char  *folder,
          GError     **error)
{
  g_autoptr(GKeyFile) key = g_key_file_new ();
  g_autofree char *path = key_path (folder);

  if (g_key_file_load_from_file (key, path, G_KEY_FILE_NONE, NULL) && g_key_file_has_key (key, GROUP, "phrase", NULL))
    return g_steal_pointer (&key);

  siyi_refuse (error, SIYI_ERROR_FAILED, "The pass phrase of sealed backups is not kept here; set the seal up anew");

  return NULL;
}

char *
siyi_sealing_code (const char *folder)
{
  g_autoptr(GKeyFile) key = load_key (folder, NULL);

  return key != NULL ? g_key_file_get_string (key, GROUP, "code", NULL) : NULL;
}

/* The file is read twice, and each reading tells of its own bytes. */
typedef struct
{
  SiyiSealProgress  told;      /* (nullable) */
  gpointer          data;
  gboolean          again;
} Halves;

static void
on_half (gpointer data,
         guint64  done,
         guint64  total)
{
  const Halves *self = data;

  if (self->told != NULL)
    self->told (self->data, self->again ? total + done : done, 2 * total);
}

static gboolean
check_told (const char        *folder,
            const char        *sealed,
            SiyiSealProgress   told,
            Halves            *halves,
            GCancellable      *cancellable,
            GError           **error)
{
  g_autoptr(GKeyFile) key = load_key (folder, error);
  g_autofree char *phrase = key != NULL ? g_key_file_get_string (key, GROUP, "phrase", NULL) : NULL;
  g_auto(SiyiSealed) content = { 0 };

  return phrase != NULL && siyi_seal_check (sealed, phrase, &content, told, halves, cancellable, error);
}

/**
 * siyi_sealing_seal:
 *
 * A SiyiBackupSeal: with the kept key; read once more and proved.
 *
 * Returns: whether the sealed file stands at @to
 */
gboolean
siyi_sealing_seal (const char          *folder,
                   const char          *from,
                   const char          *to,
                   SiyiBackupProgress   progress,
                   gpointer             data,
                   GCancellable        *cancellable,
                   GError             **error)
{
  Halves halves = { progress, data, FALSE };
  g_autoptr(GKeyFile) key = load_key (folder, error);
  g_autofree char *phrase = key != NULL ? g_key_file_get_string (key, GROUP, "phrase", NULL) : NULL;
  g_autofree char *code = key != NULL ? g_key_file_get_string (key, GROUP, "code", NULL) : NULL;

  if (phrase == NULL || !siyi_seal_file (from, to, phrase, &code, on_half, &halves, cancellable, error))
    return FALSE;
  halves.again = TRUE;

  return check_told (folder, to, on_half, &halves, cancellable, error);
}

static void
on_read (gpointer data,
         guint64  done,
         guint64  total)
{
  const Halves *self = data;

  self->told (self->data, done, total);
}

/**
 * siyi_sealing_check:
 * @sealed: a sealed backup; it is read once and nothing is written
 * @progress: (nullable): bytes read and to read
 *
 * Returns: whether it is whole and opens with the pass phrase that is kept here
 */
gboolean
siyi_sealing_check (const char          *folder,
                    const char          *sealed,
                    SiyiBackupProgress   progress,
                    gpointer             data,
                    GCancellable        *cancellable,
                    GError             **error)
{
  Halves halves = { progress, data, FALSE };

  return check_told (folder, sealed, progress != NULL ? on_read : NULL, &halves, cancellable, error);
}

gboolean
siyi_backup_is_sealed (const char *path)
{
  return g_str_has_suffix (path, SEALED);
}

static char *
without_seal (const char *name)
{
  return g_strndup (name, strlen (name) - strlen (SEALED));
}

/* --- The way back ---------------------------------------------------------------------------------- */

/* About so often what was opened is read again, of main.db and of its volumes. */
enum { MAIN_PASSES = 9, VOLUME_PASSES = 4 };

/* What is opened is told byte by byte; the rest, whose size is known only then, in its share. */
typedef struct
{
  SiyiRestoreProgress  told;      /* (nullable) */
  gpointer             data;
  GCancellable        *cancellable;
  guint64              opened, to_open, rest;
} Opening;

static void
tell (const Opening   *self,
      SiyiRestorePart  part,
      guint64          done)
{
  if (self->told != NULL)
    self->told (self->data, part, MIN (done, self->to_open + self->rest), self->to_open + self->rest);
}

static void
on_unsealed (gpointer data,
             guint64  done,
             guint64  total)
{
  const Opening *self = data;

  tell (self, SIYI_RESTORE_OPENING, MIN (self->opened + done, self->to_open));
}

static void
on_restored (gpointer        data,
             SiyiRestorePart part,
             guint64         done,
             guint64         total)
{
  const Opening *self = data;
  const double share = total > 0 ? (double) done / (double) total : 0;

  tell (self, part, self->to_open + (guint64) (share * (double) self->rest));
}

static guint64
size_of (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 ? (guint64) info.st_size : 0;
}

static guint64
size_of_folder (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint64 bytes = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      bytes += size_of (file);
    }

  return bytes;
}

static gboolean
open_one (const char  *from,
          const char  *to,
          const char  *phrase,
          Opening     *opening,
          GError     **error)
{
  if (!siyi_unseal_file (from, to, phrase, on_unsealed, opening, opening->cancellable, error))
    return FALSE;
  opening->opened += size_of (from);

  return TRUE;
}

/* The volumes stand beside the backup, as unsealed ones do. */
static gboolean
open_volumes (const char  *from,
              const char  *to,
              const char  *phrase,
              Opening     *opening,
              GError     **error)
{
  g_autoptr(GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  if (dir != NULL && g_mkdir (to, 0700) != 0)
    return siyi_refuse (error, SIYI_ERROR_READ_ONLY, "The sealed backup can't be opened beside the archive");

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *sealed = g_build_filename (from, name, NULL);
      g_autofree char *plain_name = g_str_has_suffix (name, ".db" SEALED) ? without_seal (name) : NULL;
      g_autofree char *plain = plain_name != NULL ? g_build_filename (to, plain_name, NULL) : NULL;

      if (plain != NULL && !open_one (sealed, plain, phrase, opening, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
open_and_restore (const char  *folder,
                  const char  *sealed,
                  const char  *phrase,
                  const char  *work,
                  char       **kept,
                  Opening     *opening,
                  GError     **error)
{
  g_autofree char *base = g_path_get_basename (sealed);
  g_autofree char *name = without_seal (base);
  g_autofree char *plain = g_build_filename (work, name, NULL);
  g_autofree char *from = siyi_backup_volumes_of (sealed);
  g_autofree char *to = siyi_backup_volumes_of (plain);
  const guint64 main_bytes = size_of (sealed), volumes_bytes = size_of_folder (from);

  opening->to_open = main_bytes + volumes_bytes;
  opening->rest = MAIN_PASSES * main_bytes + VOLUME_PASSES * volumes_bytes;

  return open_one (sealed, plain, phrase, opening, error) && open_volumes (from, to, phrase, opening, error) &&
         siyi_restore_opened (folder, plain, sealed, kept, opening->cancellable, on_restored, opening, error);
}

/**
 * siyi_restore_sealed:
 * @phrase_or_code: the pass phrase it was sealed with, or the printed recovery code
 * @cancellable: (nullable): as for siyi_restore_told()
 * @progress: (nullable): what is done, bytes read and to read
 *
 * Returns: as siyi_restore_told(); nothing is changed where it does not open
 */
gboolean
siyi_restore_sealed (const char           *folder,
                     const char           *sealed,
                     const char           *phrase_or_code,
                     char                **kept,
                     GCancellable         *cancellable,
                     SiyiRestoreProgress   progress,
                     gpointer              data,
                     GError              **error)
{
  Opening opening = { .told = progress, .data = data, .cancellable = cancellable };
  g_autofree char *beside = g_path_get_dirname (folder);
  g_autoptr(SiyiWorkFolder) work = NULL;

  g_mkdir_with_parents (beside, 0700);
  work = siyi_work_folder_new (folder, error);

  return work != NULL && open_and_restore (folder, sealed, phrase_or_code, work->path, kept, &opening, error);
}
