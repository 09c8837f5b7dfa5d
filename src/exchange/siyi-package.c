/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The zip around a workbook. Before libzip sees the file its directory is bounded, since libzip
 * holds all of it; then every entry's sizes are checked, and again while it is unpacked, because
 * sizes in a directory may lie. Checksums are verified when a part has been read to its end; parts
 * nobody read are verified by siyi_package_check_rest(), so that a damaged file is never half
 * believed. */
#include "siyi-package.h"

#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "siyi-error.h"
#include "siyi-zip-directory.h"

#define CHUNK_BYTES (64 * 1024)

struct _SiyiPackage
{
  zip_t                *zip;
  char                 *name;       /* of the file */
  const SiyiReadLimits *limits;
  GCancellable         *cancellable;
  SiyiReadProgress      progress;
  gpointer              progress_data;
  guint64               done, total; /* unpacked bytes */
  GHashTable           *by_name;     /* normal name -> index + 1 */
  GPtrArray            *names;       /* as stored, / for \ */
  GArray               *checked;     /* gboolean: read to its end */
};

struct _SiyiPart
{
  SiyiPackage *package;
  zip_file_t  *file;
  gint64       index;
  guint64      packed, done;
};

static gboolean
refuse (const char *file,
        int         code,
        const char *what,
        GError    **error)
{
  g_set_error (error, SIYI_FILE_ERROR, code, "%s: %s", file, what);

  return FALSE;
}

static gboolean
refuse_zip (SiyiPackage *self,
            zip_error_t *zip_error,
            GError     **error)
{
  g_set_error (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_TRUNCATED,
               "%s: the file is damaged or cut: %s", self->name,
               zip_error_strerror (zip_error));
  zip_error_fini (zip_error);

  return FALSE;
}

static zip_source_t *
make_zip_source (SiyiSource  *source,
                 zip_error_t *zip_error)
{
  zip_source_t *out;
  FILE *file;
  int fd;

  if (source->bytes != NULL)
    return zip_source_buffer_create (g_bytes_get_data (source->bytes, NULL), source->size, 0,
                                     zip_error);

  fd = dup (source->fd);
  file = fd >= 0 ? fdopen (fd, "rb") : NULL;
  if (file == NULL)
    {
      if (fd >= 0)
        close (fd);
      zip_error_set (zip_error, ZIP_ER_OPEN, 0);
      return NULL;
    }

  out = zip_source_filep_create (file, 0, -1, zip_error);
  if (out == NULL)
    fclose (file);

  return out;
}

static gboolean
open_zip (SiyiPackage *self,
          SiyiSource  *source,
          GError     **error)
{
  zip_source_t *zip_source;
  zip_error_t zip_error;

  zip_error_init (&zip_error);
  zip_source = make_zip_source (source, &zip_error);
  if (zip_source == NULL)
    return refuse_zip (self, &zip_error, error);

  self->zip = zip_open_from_source (zip_source, ZIP_RDONLY, &zip_error);
  if (self->zip == NULL)
    {
      zip_source_free (zip_source);
      return refuse_zip (self, &zip_error, error);
    }

  zip_error_fini (&zip_error);

  return TRUE;
}

static char *
normal_name (const char *name)
{
  char *out;

  while (*name == '/' || *name == '\\')
    name++;

  out = g_ascii_strdown (name, -1);
  for (char *p = out; *p != '\0'; p++)
    if (*p == '\\')
      *p = '/';

  return out;
}

static gboolean
check_entry (SiyiPackage      *self,
             const zip_stat_t *status,
             GError          **error)
{
  if ((status->valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && status->encryption_method != ZIP_EM_NONE)
    return refuse (self->name, SIYI_FILE_ERROR_ENCRYPTED_OR_OLD, "the file has a password", error);

  if ((status->valid & ZIP_STAT_SIZE) == 0 || (status->valid & ZIP_STAT_COMP_SIZE) == 0)
    return TRUE;

  self->total += MIN (status->size, self->limits->part_most_bytes);
  if (status->size > self->limits->part_most_bytes ||
      (status->size > self->limits->part_bytes &&
       status->size > status->comp_size * self->limits->part_ratio))
    {
      /* The name comes raw from the directory. */
      g_autofree char *name = g_utf8_make_valid (status->name != NULL ? status->name : "", -1);

      g_set_error (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_TOO_BIG,
                   "%s: part %s would unpack to %" G_GUINT64_FORMAT " MiB", self->name, name,
                   (guint64) status->size / (1024 * 1024));
      return FALSE;
    }

  return TRUE;
}

static gboolean
list_entries (SiyiPackage *self,
              GError     **error)
{
  gint64 n = zip_get_num_entries (self->zip, 0);

  if (n > self->limits->entries)
    return refuse (self->name, SIYI_FILE_ERROR_TOO_BIG, "the zip has too many entries", error);

  for (gint64 i = 0; i < n; i++)
    {
      gboolean checked = FALSE;
      zip_stat_t status;
      char *name;

      if (zip_stat_index (self->zip, (guint64) i, ZIP_FL_ENC_RAW, &status) != 0)
        return refuse_zip (self, zip_get_error (self->zip), error);
      if (!check_entry (self, &status, error))
        return FALSE;

      name = normal_name (status.name != NULL ? status.name : "");
      g_ptr_array_add (self->names, g_utf8_make_valid (name, -1));
      g_array_append_val (self->checked, checked);
      if (g_hash_table_contains (self->by_name, name))
        g_free (name);
      else
        g_hash_table_insert (self->by_name, name, GINT_TO_POINTER ((int) i + 1));
    }

  return TRUE;
}

/**
 * siyi_package_open:
 * @source: the file; must outlive the package
 * @limits: what is allowed; must outlive the package
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the zip; truncated, too-big, encrypted-or-old otherwise
 */
SiyiPackage *
siyi_package_open (SiyiSource           *source,
                   const SiyiReadLimits *limits,
                   GCancellable         *cancellable,
                   GError              **error)
{
  g_autoptr(SiyiPackage) self = g_new0 (SiyiPackage, 1);

  self->name = g_strdup (source->name);
  self->limits = limits;
  self->cancellable = cancellable;
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->checked = g_array_new (FALSE, TRUE, sizeof (gboolean));

  if (!siyi_zip_directory_check (source, limits, error) ||
      !open_zip (self, source, error) ||
      !list_entries (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * siyi_package_free:
 * @self: (nullable): a package
 */
void
siyi_package_free (SiyiPackage *self)
{
  if (self == NULL)
    return;

  if (self->zip != NULL)
    zip_discard (self->zip);
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->names);
  g_array_unref (self->checked);
  g_free (self->name);
  g_free (self);
}

/**
 * siyi_package_set_progress:
 * @self: a package
 * @progress: (nullable): told the unpacked bytes, done and in all
 * @progress_data: for @progress
 */
void
siyi_package_set_progress (SiyiPackage      *self,
                           SiyiReadProgress  progress,
                           gpointer          progress_data)
{
  self->progress = progress;
  self->progress_data = progress_data;
}

/**
 * siyi_package_find:
 * @self: a package
 * @name: a part's name, with or without a slash before it
 *
 * Returns: its index, or %SIYI_NO_PART
 */
gint64
siyi_package_find (SiyiPackage *self,
                   const char  *name)
{
  g_autofree char *normal = normal_name (name);

  return (gint64) GPOINTER_TO_INT (g_hash_table_lookup (self->by_name, normal)) - 1;
}

/**
 * siyi_package_part_name:
 * @self: a package
 * @part: an index
 *
 * Returns: (transfer none): the part's name, for messages
 */
const char *
siyi_package_part_name (SiyiPackage *self,
                        gint64       part)
{
  return g_ptr_array_index (self->names, part);
}

/**
 * siyi_package_n_parts:
 * @self: a package
 *
 * Returns: how many parts it has; their indices are below that
 */
gint64
siyi_package_n_parts (SiyiPackage *self)
{
  return self->names->len;
}

/**
 * siyi_package_file_name:
 * @self: a package
 *
 * Returns: (transfer none): the file's base name
 */
const char *
siyi_package_file_name (SiyiPackage *self)
{
  return self->name;
}

/**
 * siyi_part_open:
 * @package: a package; must outlive the part
 * @part: an index
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the part, at its start
 */
SiyiPart *
siyi_part_open (SiyiPackage *package,
                gint64       part,
                GError     **error)
{
  zip_stat_t status;
  zip_file_t *file;
  SiyiPart *self;

  file = zip_fopen_index (package->zip, (guint64) part, 0);
  if (file == NULL || zip_stat_index (package->zip, (guint64) part, 0, &status) != 0)
    {
      g_set_error (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_TRUNCATED,
                   "%s: part %s is damaged: %s", package->name,
                   siyi_package_part_name (package, part), zip_strerror (package->zip));
      if (file != NULL)
        zip_fclose (file);
      return NULL;
    }

  self = g_new0 (SiyiPart, 1);
  self->package = package;
  self->file = file;
  self->index = part;
  self->packed = (status.valid & ZIP_STAT_COMP_SIZE) != 0 ? status.comp_size : 0;

  return self;
}

/**
 * siyi_part_read:
 * @self: a part
 * @buffer: (out caller-allocates): for the bytes
 * @size: how many at most
 * @error: return location
 *
 * Returns: the unpacked bytes, 0 at the end once the checksum was right, -1 on error
 */
gssize
siyi_part_read (SiyiPart *self,
                gpointer  buffer,
                gsize     size,
                GError  **error)
{
  SiyiPackage *package = self->package;
  const SiyiReadLimits *limits = package->limits;
  gint64 n;

  if (g_cancellable_set_error_if_cancelled (package->cancellable, error))
    return -1;

  n = zip_fread (self->file, buffer, size);
  if (n < 0)
    {
      g_set_error (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_TRUNCATED,
                   "%s: part %s is damaged: %s", package->name,
                   siyi_package_part_name (package, self->index), zip_file_strerror (self->file));
      return -1;
    }

  self->done += (guint64) n;
  if (self->done > limits->part_most_bytes ||
      (self->done > limits->part_bytes &&
       self->done > self->packed * limits->part_ratio))
    {
      g_set_error (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_TOO_BIG,
                   "%s: part %s unpacks to more than %" G_GUINT64_FORMAT " MiB", package->name,
                   siyi_package_part_name (package, self->index),
                   self->done / (1024 * 1024));
      return -1;
    }

  package->done += (guint64) n;
  if (package->progress != NULL)
    package->progress (package->progress_data, MIN (package->done, package->total),
                       package->total);
  if (n == 0)
    g_array_index (package->checked, gboolean, self->index) = TRUE;

  return (gssize) n;
}

/**
 * siyi_part_close:
 * @self: (nullable): a part
 */
void
siyi_part_close (SiyiPart *self)
{
  if (self == NULL)
    return;

  zip_fclose (self->file);
  g_free (self);
}

static gboolean
check_part (SiyiPackage *self,
            gint64       index,
            char        *buffer,
            GError     **error)
{
  g_autoptr(SiyiPart) part = siyi_part_open (self, index, error);
  gboolean is_xml = g_str_has_suffix (siyi_package_part_name (self, index), ".xml");
  gboolean first = TRUE;
  gssize n;

  if (part == NULL)
    return FALSE;

  while ((n = siyi_part_read (part, buffer, CHUNK_BYTES, error)) > 0)
    {
      if (first && is_xml && (g_strstr_len (buffer, n, "<!DOCTYPE") != NULL ||
                              g_strstr_len (buffer, n, "<!ENTITY") != NULL))
        {
          g_set_error (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_XML_ENTITY,
                       "%s: part %s declares a document type or entities", self->name,
                       siyi_package_part_name (self, index));
          return FALSE;
        }
      first = FALSE;
    }

  return n == 0;
}

/**
 * siyi_package_check_rest:
 * @self: a package whose parts of interest were read
 * @error: return location
 *
 * Verifies the checksums of the parts nobody read.
 *
 * Returns: %FALSE with truncated if one is damaged
 */
gboolean
siyi_package_check_rest (SiyiPackage *self,
                         GError     **error)
{
  g_autofree char *buffer = g_malloc (CHUNK_BYTES);

  for (guint i = 0; i < self->checked->len; i++)
    if (!g_array_index (self->checked, gboolean, i) && !check_part (self, i, buffer, error))
      return FALSE;

  return TRUE;
}
