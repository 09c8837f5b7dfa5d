/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing a package. It grows in a folder beside the one it will become and is renamed when the last
 * byte is on the disk; a failure or Stop leaves nothing. */
#define _GNU_SOURCE     /* syncfs() */
#include "siyi-bag-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sodium.h>
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

static void
remove_tree (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
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

static gboolean
write_form (SiyiBagRun   *run,
            const char   *path,
            SiyiBagForm   form,
            GError      **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *made = NULL;
  gboolean whole;

  if (form == SIYI_BAG_ZIP && g_str_has_suffix (name, ".zip"))
    name[strlen (name) - 4] = '\0';
  made = g_build_filename (run->work, form == SIYI_BAG_ZIP ? "package.zip" : name, NULL);
  whole = form == SIYI_BAG_ZIP ? siyi_bag_write_zip (run, made, name, error)
                               : siyi_bag_write_folder (run, made, error);
  if (!whole || !flush (made, error))
    return FALSE;

  /* Somebody may have made it meanwhile; a folder is never put over another. */
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return siyi_refuse (error, SIYI_ERROR_EXISTS, "There is something of that name already; choose another one");
  if (g_rename (made, path) != 0)
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

/**
 * siyi_bag_write:
 * @self: a package; it is written once
 * @path: the folder, or the file ending in .zip, to make; must not exist
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
  SiyiBagRun run = { .bag = self, .progress = progress, .progress_data = progress_data,
                     .cancellable = cancellable };
  g_autofree char *parent = g_path_get_dirname (path);
  guint64 files;
  gboolean whole;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return siyi_refuse (error, SIYI_ERROR_EXISTS, "There is something of that name already; choose another one");
  run.work = g_build_filename (parent, ".siyi-XXXXXX", NULL);
  if (g_mkdtemp (run.work) == NULL)
    {
      siyi_bag_run_fail (parent, errno, error);
      g_free (run.work);
      return FALSE;
    }

  siyi_bag_sums (self, &files, &run.total);
  run.last = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_bag_item_free);
  run.hash = siyi_bag_hash_new (TRUE);
  g_mutex_init (&run.lock);
  whole = sodium_init () >= 0 && write_form (&run, path, form, error);
  if (whole && totals != NULL)
    tell (&run, totals);

  siyi_bag_hash_free (run.hash);
  g_ptr_array_unref (run.last);
  g_clear_error (&run.failed);
  g_mutex_clear (&run.lock);
  remove_tree (run.work);
  g_free (run.work);

  return whole;
}
