/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing a package. It grows in a folder beside the one it will become and is renamed when the last
 * byte is on the disk; a failure or Stop leaves nothing. */
#define _GNU_SOURCE     /* syncfs() */
#include "siyi-bag-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "siyi-error.h"

/* In the order they are written: each needs the ones before. */
const char * const siyi_bag_last_names[] = {
  "bagit.txt", "bag-info.txt", "manifest-sha256.txt", "manifest-sha512.txt", "tagmanifest-sha256.txt",
  "tagmanifest-sha512.txt", NULL
};

/**
 * siyi_bag_run_fail:
 * @path: the file or folder
 * @code: an errno
 *
 * Returns: always %FALSE
 */
gboolean
siyi_bag_run_fail (const char  *path,
                   int          code,
                   GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);

  if (code == ENOSPC || code == EDQUOT)
    g_set_error (error, SIYI_ERROR, SIYI_ERROR_NO_SPACE,
                 "%s: no space left for the package; choose another place", name);
  else if (code == EACCES || code == EPERM || code == EROFS)
    g_set_error (error, SIYI_ERROR, SIYI_ERROR_READ_ONLY,
                 "%s: the place can't be written; choose another one", name);
  else
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: the package can't be written: %s",
                 name, g_strerror (code));

  return FALSE;
}

/* As the manifests want it: line ends and % are escaped. */
static void
append_path (GString    *text,
             const char *path)
{
  for (const char *p = path; *p != '\0'; p++)
    if (*p == '\n' || *p == '\r' || *p == '%')
      g_string_append_printf (text, "%%%02X", (guint) (guchar) *p);
    else
      g_string_append_c (text, *p);
}

static GBytes *
manifest (GPtrArray *items,
          GPtrArray *more,
          gboolean   sha512)
{
  GString *text = g_string_new (NULL);
  GPtrArray *lists[] = { items, more };

  for (gsize l = 0; l < G_N_ELEMENTS (lists); l++)
    for (guint i = 0; lists[l] != NULL && i < lists[l]->len; i++)
      {
        const SiyiBagItem *item = g_ptr_array_index (lists[l], i);

        if (item->sha256 == NULL || g_str_has_prefix (item->path, "tagmanifest-"))
          continue;
        g_string_append_printf (text, "%s  ", sha512 ? item->sha512 : item->sha256);
        append_path (text, item->path);
        g_string_append_c (text, '\n');
      }

  return g_string_free_to_bytes (text);
}

static GBytes *
bag_info (SiyiBagRun *run)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  guint64 files, bytes;
  g_autofree char *size = NULL;
  GString *text = g_string_new (run->bag->info->str);

  siyi_bag_sums (run->bag, &files, &bytes);
  size = g_format_size_full (bytes, G_FORMAT_SIZE_IEC_UNITS);
  if (strstr (text->str, "Bagging-Date: ") == NULL)
    g_string_append_printf (text, "Bagging-Date: %s\n", day);
  g_string_append_printf (text, "Bag-Size: %s\nPayload-Oxum: %" G_GUINT64_FORMAT ".%" G_GUINT64_FORMAT "\n",
                          size, bytes, files);

  return g_string_free_to_bytes (text);
}

/**
 * siyi_bag_last_text:
 * @path: one of siyi_bag_last_names
 *
 * Returns: (transfer full): its content; everything before it must be written
 */
GBytes *
siyi_bag_last_text (SiyiBagRun *run,
                    const char *path)
{
  const gboolean sha512 = g_str_has_suffix (path, "sha512.txt");

  if (g_str_equal (path, "bagit.txt"))
    return g_bytes_new_static (SIYI_BAG_DECLARATION, strlen (SIYI_BAG_DECLARATION));
  if (g_str_equal (path, "bag-info.txt"))
    return bag_info (run);
  if (g_str_has_prefix (path, "manifest-"))
    return manifest (run->bag->payload, NULL, sha512);

  return manifest (run->bag->tags, run->last, sha512);
}

/* One flush for all files: a flush each would cost more than the writing. */
static gboolean
flush (const char  *path,
       GError     **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean flushed = fd >= 0 && syncfs (fd) == 0;

  if (!flushed)
    siyi_bag_run_fail (path, errno, error);
  if (fd >= 0)
    close (fd);

  return flushed;
}

/* An empty folder gives way; a file or a folder with something in it never does. */
static gboolean
is_taken (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);

  return dir != NULL ? g_dir_read_name (dir) != NULL : g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
write_form (SiyiBagRun   *run,
            const char   *path,
            SiyiBagForm   form,
            GError      **error)
{
  g_autofree char *name = g_path_get_basename (path);
  gboolean whole;

  if (form == SIYI_BAG_ZIP && g_str_has_suffix (name, ".zip"))
    name[strlen (name) - 4] = '\0';
  whole = form == SIYI_BAG_ZIP ? siyi_bag_write_zip (run, run->made, name, error)
                               : siyi_bag_write_folder (run, error);
  if (!whole || !flush (run->made, error))
    return FALSE;

  /* Somebody may have made it meanwhile. */
  if (is_taken (path))
    return siyi_refuse (error, SIYI_ERROR_EXISTS, "There is something of that name already; choose another one");
  if (g_rename (run->made, path) != 0)
    return siyi_bag_run_fail (path, errno, error);

  return TRUE;
}

static void
tell (SiyiBagRun    *run,
      SiyiBagTotals *totals)
{
  siyi_bag_sums (run->bag, &totals->files, &totals->bytes);
  totals->all_bytes = run->done;
  for (guint i = 0; i < run->last->len; i++)
    {
      const SiyiBagItem *item = g_ptr_array_index (run->last, i);

      if (g_str_equal (item->path, "tagmanifest-sha256.txt"))
        totals->hash = g_strdup (item->sha256);
    }
}

/* With a folder to work in beside what it will become. */
static SiyiBagRun *
run_new (SiyiBag       *bag,
         const char    *path,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr(SiyiWorkFolder) work = NULL;
  SiyiBagRun *run;

  if (is_taken (path))
    {
      siyi_refuse (error, SIYI_ERROR_EXISTS, "There is something of that name already; choose another one");
      return NULL;
    }
  work = siyi_work_folder_new (path, error);
  if (work == NULL)
    return NULL;

  run = g_new0 (SiyiBagRun, 1);
  run->bag = bag;
  run->made = g_build_filename (work->path, "package", NULL);
  run->work = g_steal_pointer (&work);
  run->cancellable = cancellable;
  run->last = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_bag_item_free);
  run->hash = siyi_bag_hash_new (TRUE);
  g_mutex_init (&run->lock);

  return run;
}

/**
 * siyi_bag_run_free:
 * @run: (nullable): a run of writing; what is not finished is removed
 */
void
siyi_bag_run_free (SiyiBagRun *run)
{
  if (run == NULL)
    return;

  if (run->early != NULL)
    siyi_bag_early_finish (run->early, FALSE, NULL);
  siyi_bag_hash_free (run->hash);
  g_ptr_array_unref (run->last);
  g_clear_error (&run->failed);
  g_mutex_clear (&run->lock);
  siyi_work_folder_free (run->work);
  g_free (run->made);
  g_free (run);
}

/**
 * siyi_bag_begin:
 * @self: a package; more may be added to it
 * @path: the folder that siyi_bag_write() will make of it
 * @cancellable: (nullable): to stop
 *
 * Writes the files there are already, on a thread of its own and out of sight; siyi_bag_write() goes on with it, and
 * siyi_bag_free() throws it away.
 *
 * Returns: whether it has begun; EXISTS, NO_SPACE, READ_ONLY
 */
gboolean
siyi_bag_begin (SiyiBag       *self,
                const char    *path,
                GCancellable  *cancellable,
                GError       **error)
{
  g_return_val_if_fail (self->run == NULL, FALSE);

  self->run = run_new (self, path, cancellable, error);
  if (self->run == NULL)
    return FALSE;
  self->run->early = siyi_bag_early_new (self->run);

  return TRUE;
}

static void
expect (SiyiBagRun      *run,
        SiyiBagProgress  progress,
        gpointer         progress_data)
{
  guint64 files, bytes;

  siyi_bag_sums (run->bag, &files, &bytes);
  g_mutex_lock (&run->lock);
  run->total = bytes;
  run->progress = progress;
  run->progress_data = progress_data;
  g_mutex_unlock (&run->lock);
}

/**
 * siyi_bag_write:
 * @self: a package; it is written once
 * @path: the folder, or the file ending in .zip, to make; may only be an empty folder
 * @form: which of them
 * @totals: (out caller-allocates) (optional): what was written
 * @progress: (nullable): told after each MiB, on one thread after another
 * @cancellable: (nullable): to stop
 *
 * Returns: whether it is there, complete and flushed; a failure leaves nothing
 */
gboolean
siyi_bag_write (SiyiBag          *self,
                const char       *path,
                SiyiBagForm       form,
                SiyiBagTotals    *totals,
                SiyiBagProgress   progress,
                gpointer          progress_data,
                GCancellable     *cancellable,
                GError          **error)
{
  SiyiBagRun *run = self->run != NULL ? g_steal_pointer (&self->run) : run_new (self, path, cancellable, error);
  gboolean whole;

  if (run == NULL)
    return FALSE;

  expect (run, progress, progress_data);
  whole = write_form (run, path, form, error);
  if (whole && totals != NULL)
    tell (run, totals);
  siyi_bag_run_free (run);

  return whole;
}
