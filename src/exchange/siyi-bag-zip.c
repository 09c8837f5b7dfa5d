/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A package as one zip: a single folder on top, names in UTF-8, nothing packed again (photos, PDF and
 * workbooks are). libzip asks for the bytes when it closes the file, entry after entry, so each is
 * loaded, hashed and forgotten, and the manifests come last with what was hashed. */
#include "siyi-bag-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "siyi-error.h"

typedef struct
{
  SiyiBagRun  *run;
  SiyiBagItem *item;
  gboolean     is_last;      /* a manifest: its text is made when all before is written */
  GBytes      *bytes;        /* (nullable) while it is open */
  int          fd;           /* of a file; -1 */
  guint64      at;
  zip_error_t  error;
} Entry;

static zip_int64_t
fail (Entry *entry,
      int    code)
{
  zip_error_set (&entry->error, code, errno);

  return -1;
}

/* How many entries before it are hashed tells whether a manifest's turn has come. */
static gboolean
make_last (Entry *entry)
{
  SiyiBagItem *item = entry->item;

  if (!entry->is_last || item->bytes != NULL)
    return TRUE;

  for (guint i = 0; i < entry->run->bag->tags->len; i++)
    if (((SiyiBagItem *) g_ptr_array_index (entry->run->bag->tags, i))->sha256 == NULL)
      return FALSE;
  for (guint i = 0; i < entry->run->last->len && g_ptr_array_index (entry->run->last, i) != item; i++)
    if (((SiyiBagItem *) g_ptr_array_index (entry->run->last, i))->sha256 == NULL)
      return FALSE;

  item->bytes = siyi_bag_last_text (entry->run, item->path);
  item->size = g_bytes_get_size (item->bytes);

  return TRUE;
}

static zip_int64_t
open_entry (Entry *entry)
{
  SiyiBagItem *item = entry->item;

  entry->at = 0;
  if (g_cancellable_set_error_if_cancelled (entry->run->cancellable, &entry->run->failed))
    return fail (entry, ZIP_ER_CANCELLED);
  if (item->file != NULL)
    {
      entry->fd = g_open (item->file, O_RDONLY | O_CLOEXEC);
      return entry->fd >= 0 ? 0 : fail (entry, ZIP_ER_OPEN);
    }
  if (!make_last (entry))
    return fail (entry, ZIP_ER_INTERNAL);

  entry->bytes = item->bytes != NULL ? g_bytes_ref (item->bytes)
                                     : item->load (item->data, entry->run->cancellable, &entry->run->failed);

  if (entry->bytes == NULL)
    return fail (entry, ZIP_ER_READ);

  siyi_bag_hash_set_known (entry->run->hash, item->known);
  /* Whole, since libzip reads in small pieces; the slower digest goes on while it writes. */
  siyi_bag_hash_begin (entry->run->hash, g_bytes_get_data (entry->bytes, NULL), g_bytes_get_size (entry->bytes));

  return 0;
}

static zip_int64_t
read_entry (Entry  *entry,
            guint8 *buffer,
            gsize   n)
{
  SiyiBagRun *run = entry->run;
  gssize got;

  if (g_cancellable_is_cancelled (run->cancellable))
    {
      if (run->failed == NULL)
        g_cancellable_set_error_if_cancelled (run->cancellable, &run->failed);
      return fail (entry, ZIP_ER_CANCELLED);
    }

  if (entry->fd >= 0)
    {
      got = read (entry->fd, buffer, n);
      if (got < 0)
        return fail (entry, ZIP_ER_READ);
      siyi_bag_hash_begin (run->hash, buffer, (gsize) got);
      siyi_bag_hash_wait (run->hash);
    }
  else
    {
      gsize size;
      const guint8 *bytes = g_bytes_get_data (entry->bytes, &size);

      got = (gssize) MIN (n, size - entry->at);
      memcpy (buffer, bytes + entry->at, (gsize) got);
    }

  entry->at += (guint64) got;
  run->done += (guint64) got;
  if (run->progress != NULL)
    run->progress (run->progress_data, MIN (run->done, run->total), run->total);

  return got;
}

static zip_int64_t
close_entry (Entry *entry)
{
  if (entry->fd >= 0)
    close (entry->fd);
  entry->fd = -1;
  if (entry->item->sha256 == NULL)
    siyi_bag_hash_finish (entry->run->hash, &entry->item->sha256, &entry->item->sha512);
  g_clear_pointer (&entry->bytes, g_bytes_unref);
  entry->item->size = entry->at;

  return 0;
}

static zip_int64_t
tell_entry (Entry      *entry,
            zip_stat_t *status)
{
  zip_stat_init (status);
  status->valid = ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
  status->comp_method = ZIP_CM_STORE;
  status->encryption_method = ZIP_EM_NONE;
  if (make_last (entry))
    {
      status->valid |= ZIP_STAT_SIZE;
      status->size = entry->item->size;
    }

  return sizeof *status;
}

static zip_int64_t
on_command (void             *user_data,
            void             *data,
            zip_uint64_t      length,
            zip_source_cmd_t  command)
{
  Entry *entry = user_data;

  if (command == ZIP_SOURCE_OPEN)
    return open_entry (entry);
  if (command == ZIP_SOURCE_READ)
    return read_entry (entry, data, (gsize) length);
  if (command == ZIP_SOURCE_CLOSE)
    return close_entry (entry);
  if (command == ZIP_SOURCE_STAT)
    return tell_entry (entry, data);
  if (command == ZIP_SOURCE_ERROR)
    return zip_error_to_data (&entry->error, data, length);
  if (command == ZIP_SOURCE_SUPPORTS)
    return zip_source_make_command_bitmap (ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                           ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
  if (command == ZIP_SOURCE_FREE)
    {
      g_clear_pointer (&entry->bytes, g_bytes_unref);
      zip_error_fini (&entry->error);
      g_free (entry);
      return 0;
    }

  return fail (entry, ZIP_ER_OPNOTSUPP);
}

static gboolean
add (SiyiBagRun  *run,
     zip_t       *zip,
     const char  *top,
     SiyiBagItem *item,
     gboolean     is_last)
{
  g_autofree char *name = g_strconcat (top, "/", item->path, NULL);
  const zip_uint32_t mode = g_str_has_suffix (item->path, ".sh") ? 0100755 : 0100644;
  Entry *entry = g_new0 (Entry, 1);
  zip_source_t *source;
  zip_int64_t number;

  entry->run = run;
  entry->item = item;
  entry->is_last = is_last;
  entry->fd = -1;
  zip_error_init (&entry->error);
  source = zip_source_function (zip, on_command, entry);
  if (source == NULL)
    {
      g_free (entry);
      return FALSE;
    }

  number = zip_file_add (zip, name, source, ZIP_FL_ENC_UTF_8);
  if (number < 0)
    {
      zip_source_free (source);
      return FALSE;
    }
  zip_set_file_compression (zip, (zip_uint64_t) number, ZIP_CM_STORE, 0);
  zip_file_set_external_attributes (zip, (zip_uint64_t) number, 0, ZIP_OPSYS_UNIX, mode << 16);

  return TRUE;
}

static gboolean
add_all (SiyiBagRun  *run,
         zip_t       *zip,
         const char  *top,
         GPtrArray   *items,
         gboolean     is_last)
{
  for (guint i = 0; i < items->len; i++)
    if (!add (run, zip, top, g_ptr_array_index (items, i), is_last))
      return FALSE;

  return TRUE;
}

/**
 * siyi_bag_write_zip:
 * @file: the zip to make
 * @top: the folder within it
 *
 * Returns: whether it is complete; else nothing of it is left by libzip
 */
gboolean
siyi_bag_write_zip (SiyiBagRun  *run,
                    const char  *file,
                    const char  *top,
                    GError     **error)
{
  g_autofree char *data = g_strconcat (top, "/data/", NULL);
  zip_t *zip = zip_open (file, ZIP_CREATE | ZIP_EXCL, NULL);
  int code;

  if (zip == NULL)
    return siyi_bag_run_fail (file, errno, error);

  for (gsize i = 0; siyi_bag_last_names[i] != NULL; i++)
    g_ptr_array_add (run->last, siyi_bag_item_new (siyi_bag_last_names[i]));

  if (zip_dir_add (zip, data, ZIP_FL_ENC_UTF_8) >= 0 &&
      add_all (run, zip, top, run->bag->payload, FALSE) &&
      add_all (run, zip, top, run->bag->tags, FALSE) &&
      add_all (run, zip, top, run->last, TRUE) &&
      zip_close (zip) == 0)
    return TRUE;

  code = zip_error_system_type (zip_get_error (zip)) == ZIP_ET_SYS ? zip_error_code_system (zip_get_error (zip))
                                                                   : EIO;
  zip_discard (zip);
  if (run->failed != NULL)
    g_propagate_error (error, g_steal_pointer (&run->failed));
  else
    siyi_bag_run_fail (file, code, error);

  return FALSE;
}
