/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photos, scans and other files of a package. Inside the office the originals' bytes, loaded from the
 * archive when their turn comes and proved by their digest on the way; for others masked copies that
 * may leave, without place and camera. On a worker thread. */
#include "siyi-packing-private.h"

#include "siyi-files.h"
#include "siyi-photo-import.h"
#include "siyi-photo-masks.h"
#include "siyi-secrets.h"
#include "siyi-words.h"

typedef struct { SiyiPacking *packing; gint64 file; gsize size; } Loading;

static GBytes *
load (gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  const Loading *self = data;

  return siyi_packing_rooms_load (self->packing->rooms, self->packing->archive, self->file, self->size, cancellable,
                                  error);
}

typedef struct
{
  SiyiPacking *packing;
  GPtrArray   *files;         /* SiyiPackedFile */
  GHashTable  *reachable;     /* file ids */
  GHashTable  *may_leave;     /* photo ids */
} Gathered;

static gboolean
note_reach (SiyiDb          *db,
            Gathered        *self,
            SiyiPackedFile  *packed,
            GError         **error)
{
  g_autoptr(SiyiFile) file = siyi_file_load (db, packed->id, error);

  if (file == NULL)
    return FALSE;
  if (file->reachable)
    g_hash_table_add (self->reachable, &packed->id);
  if (packed->photo != 0 && siyi_photo_may_leave (db, packed->photo, self->packing->wish->audience, NULL))
    g_hash_table_add (self->may_leave, &packed->photo);

  return TRUE;
}

/* What a camera or a person called the file, and what was written below the picture, may name anybody. */
static gboolean
hide_words (SiyiDb          *db,
            SiyiPackedFile  *packed,
            GError         **error)
{
  g_autoptr(GPtrArray) secrets = siyi_session_secrets_load (db, packed->session, error);

  if (secrets == NULL)
    return FALSE;
  if (packed->caption != NULL && siyi_secrets_stand_in (secrets, packed->caption))
    g_clear_pointer (&packed->caption, g_free);
  g_free (packed->name);
  packed->name = g_strdup (siyi_word ("package-paths", "shown-name"));

  return TRUE;
}

static gpointer
gather (SiyiDb        *db,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  Gathered *self = data;

  self->files = siyi_packed_files (db, self->packing->scope, error);
  for (guint i = 0; self->files != NULL && i < self->files->len; i++)
    if (!note_reach (db, self, g_ptr_array_index (self->files, i), error) ||
        (self->packing->leaves && !hide_words (db, g_ptr_array_index (self->files, i), error)))
      return NULL;

  return self->files;
}

static gboolean
is_of_restricted (SiyiPacking *self,
                  gint64       session)
{
  for (guint i = 0; i < self->scope->restricted->len; i++)
    if (g_array_index (self->scope->restricted, gint64, i) == session)
      return TRUE;

  return FALSE;
}

static char *
path_of (SiyiPacking          *self,
         const SiyiPackedFile *file,
         guint                 number)
{
  static const char * const keys[] = { "photo", "scan", "proof", "file" };
  g_autofree char *digits = g_strdup_printf ("%03u", number);

  return siyi_packing_path (file->kind == SIYI_PACKED_PHOTO && file->is_copy ? "copy" : keys[file->kind],
                            siyi_packing_stem (self, file->session), digits, file->name);
}

static void
add_original (SiyiPacking          *self,
              const SiyiPackedFile *file,
              const char           *path)
{
  Loading *loading = g_new0 (Loading, 1);

  loading->packing = self;
  loading->file = file->id;
  loading->size = (gsize) CLAMP (file->bytes, 1, SIYI_FILE_MAX_BYTES);
  g_ptr_array_add (self->shown, g_strdup (siyi_bag_add_load (self->bag, path, (guint64) file->bytes,
                                                             file->hash, load, loading, g_free)));
}

static gboolean
add_copy (SiyiPacking           *self,
          const SiyiPackedFile  *file,
          const char            *path,
          GError               **error)
{
  g_autofree char *copy = siyi_packing_work_file (self, "jpg");

  if (!siyi_photo_write_copy (self->archive, file->photo, self->wish->audience, copy, self->cancellable, error))
    return FALSE;
  siyi_packing_add_file (self, path, copy);

  return TRUE;
}

/* A caption may name the matter, so it leaves only where nothing of its session is withheld. */
static void
add_caption (GString              *captions,
             const SiyiPackedFile *file,
             const char           *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *line = siyi_fill (siyi_word ("package-texts", "caption"), "name", name, "caption",
                                     file->caption != NULL ? file->caption
                                                           : siyi_word ("package-texts", "no-caption"), NULL);

  g_string_append_printf (captions, "%s\r\n", line);
}

static void
close_captions (SiyiPacking *self,
                gint64       session,
                GString     *captions)
{
  g_autofree char *path = NULL;

  if (captions->len == 0)
    return;
  path = siyi_packing_path ("captions", siyi_packing_stem (self, session), NULL, NULL);
  siyi_packing_add_text (self, path, captions->str);
  g_string_truncate (captions, 0);
}

typedef enum { FILE_IN, FILE_OUT, FILE_SILENT } Fate;

static Fate
fate_of (SiyiPacking          *self,
         const Gathered       *gathered,
         const SiyiPackedFile *file)
{
  if (!g_hash_table_contains (gathered->reachable, &file->id))
    return FILE_OUT;
  if (!self->leaves)
    return FILE_IN;
  if (file->kind != SIYI_PACKED_PHOTO)
    return FILE_SILENT;

  return g_hash_table_contains (gathered->may_leave, &file->photo) && !is_of_restricted (self, file->session)
           ? FILE_IN : FILE_OUT;
}

static gboolean
add_files (SiyiPacking     *self,
           const Gathered  *gathered,
           GError         **error)
{
  g_autoptr(GString) captions = g_string_new (NULL);
  guint left_out = 0, unreachable = 0, number = 0;
  gint64 session = 0;

  for (guint i = 0; i < gathered->files->len; i++)
    {
      const SiyiPackedFile *file = g_ptr_array_index (gathered->files, i);
      const Fate fate = fate_of (self, gathered, file);
      g_autofree char *path = NULL;

      if (file->session != session)
        {
          close_captions (self, session, captions);
          session = file->session;
          number = 0;
        }
      if (fate != FILE_IN)
        {
          unreachable += fate == FILE_OUT && !self->leaves;
          /* An original whose masked copy leaves is not missed. */
          left_out += fate == FILE_OUT && self->leaves && !file->is_copy;
          continue;
        }

      path = path_of (self, file, ++number);
      if (self->leaves && !add_copy (self, file, path, error))
        return FALSE;
      if (!self->leaves)
        add_original (self, file, path);
      if (file->kind == SIYI_PACKED_PHOTO)
        add_caption (captions, file, g_ptr_array_index (self->shown, self->shown->len - 1));
    }
  close_captions (self, session, captions);
  if (left_out > 0)
    siyi_packing_leave_out (self, "photos", left_out);
  if (unreachable > 0)
    siyi_packing_leave_out (self, "files", unreachable);

  return TRUE;
}

/**
 * siyi_packing_files:
 *
 * Returns: whether the files that may be in the package are, with the photos' captions
 */
gboolean
siyi_packing_files (SiyiPacking  *self,
                    GError      **error)
{
  Gathered gathered = { .packing = self };
  gboolean added;

  gathered.reachable = g_hash_table_new (g_int64_hash, g_int64_equal);
  gathered.may_leave = g_hash_table_new (g_int64_hash, g_int64_equal);
  added = siyi_archive_run (self->archive, SIYI_ACCESS_READ, gather, &gathered, self->cancellable, error) != NULL &&
          add_files (self, &gathered, error);
  g_hash_table_unref (gathered.reachable);
  g_hash_table_unref (gathered.may_leave);
  g_clear_pointer (&gathered.files, g_ptr_array_unref);

  return added;
}
