/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes into a package: files, bytes, and what is loaded when its turn has come. One owner. */
#include "siyi-bag-private.h"

#include <string.h>

SiyiBagItem *
siyi_bag_item_new (const char *path)
{
  SiyiBagItem *item = g_new0 (SiyiBagItem, 1);

  item->path = g_strdup (path);

  return item;
}

void
siyi_bag_item_free (SiyiBagItem *item)
{
  if (item->destroy != NULL)
    item->destroy (item->data);
  g_clear_pointer (&item->bytes, g_bytes_unref);
  g_free (item->path);
  g_free (item->file);
  g_free (item->known);
  g_free (item->sha256);
  g_free (item->sha512);
  g_free (item);
}

/**
 * siyi_bag_new:
 *
 * Returns: (transfer full): an empty package
 */
SiyiBag *
siyi_bag_new (void)
{
  SiyiBag *self = g_new0 (SiyiBag, 1);

  self->payload = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_bag_item_free);
  self->tags = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_bag_item_free);
  self->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->info = g_string_new (NULL);

  return self;
}

/**
 * siyi_bag_free:
 * @self: (nullable): a package; what was written stays, what was only begun goes
 */
void
siyi_bag_free (SiyiBag *self)
{
  if (self == NULL)
    return;

  siyi_bag_run_free (self->run);
  g_ptr_array_unref (self->payload);
  g_ptr_array_unref (self->tags);
  g_hash_table_unref (self->taken);
  g_string_free (self->info, TRUE);
  g_free (self);
}

/**
 * siyi_bag_totals_clear:
 * @totals: to be emptied
 */
void
siyi_bag_totals_clear (SiyiBagTotals *totals)
{
  g_clear_pointer (&totals->hash, g_free);
}

static char *
safe_path (const char *path)
{
  g_auto(GStrv) parts = g_strsplit (path, "/", -1);

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      char *safe = siyi_bag_safe_name (parts[i]);

      g_free (parts[i]);
      parts[i] = safe;
    }

  return g_strjoinv ("/", parts);
}

/* Two names that differ in case alone are one file on most sticks. */
static gboolean
take (SiyiBag    *self,
      const char *path)
{
  char *folded = g_utf8_casefold (path, -1);

  return g_hash_table_add (self->taken, folded);
}

static char *
numbered (const char *path,
          guint       n)
{
  const char *slash = strrchr (path, '/');
  const char *dot = strrchr (slash != NULL ? slash : path, '.');
  const int before = dot != NULL ? (int) (dot - path) : (int) strlen (path);

  return g_strdup_printf ("%.*s (%u)%s", before, path, n, dot != NULL ? dot : "");
}

static SiyiBagItem *
add (SiyiBag    *self,
     const char *path)
{
  g_autofree char *safe = safe_path (path);
  g_autofree char *wanted = g_strconcat ("data/", safe, NULL);
  g_autofree char *name = g_strdup (wanted);
  SiyiBagItem *item;

  for (guint n = 2; !take (self, name); n++)
    {
      g_free (name);
      name = numbered (wanted, n);
    }

  item = siyi_bag_item_new (name);
  g_ptr_array_add (self->payload, item);

  return item;
}

/* Without data/. */
static const char *
name_of (const SiyiBagItem *item)
{
  return item->path + strlen ("data/");
}

/**
 * siyi_bag_add_file:
 * @path: where in the payload, / between
 * @file: a file on the disk; read when the package is written, and not before
 *
 * Returns: (transfer none): the path that was taken
 */
const char *
siyi_bag_add_file (SiyiBag    *self,
                   const char *path,
                   const char *file)
{
  SiyiBagItem *item = add (self, path);
  g_autoptr(GFile) on_disk = g_file_new_for_path (file);
  g_autoptr(GFileInfo) info = g_file_query_info (on_disk, G_FILE_ATTRIBUTE_STANDARD_SIZE, 0, NULL, NULL);

  item->file = g_strdup (file);
  item->size = info != NULL ? (guint64) g_file_info_get_size (info) : 0;

  return name_of (item);
}

/**
 * siyi_bag_add_bytes:
 * @path: where in the payload
 * @bytes: its content
 *
 * Returns: (transfer none): the path that was taken
 */
const char *
siyi_bag_add_bytes (SiyiBag    *self,
                    const char *path,
                    GBytes     *bytes)
{
  SiyiBagItem *item = add (self, path);

  item->bytes = g_bytes_ref (bytes);
  item->size = g_bytes_get_size (bytes);

  return name_of (item);
}

/**
 * siyi_bag_add_load:
 * @path: where in the payload
 * @size: as far as it is known, for progress
 * @sha256: (nullable): hex, where @load gives these bytes or fails: they are hashed by it alone once
 * @load: gives the content; called from any thread, one at a time
 * @data: for @load
 * @destroy: (nullable): frees @data
 *
 * Returns: (transfer none): the path that was taken
 */
const char *
siyi_bag_add_load (SiyiBag        *self,
                   const char     *path,
                   guint64         size,
                   const char     *sha256,
                   SiyiBagLoad     load,
                   gpointer        data,
                   GDestroyNotify  destroy)
{
  SiyiBagItem *item = add (self, path);

  item->size = size;
  item->known = g_strdup (sha256);
  item->load = load;
  item->data = data;
  item->destroy = destroy;

  return name_of (item);
}

/**
 * siyi_bag_add_tag:
 * @path: a file beside data/; a script ends in .sh
 * @bytes: its content
 */
void
siyi_bag_add_tag (SiyiBag    *self,
                  const char *path,
                  GBytes     *bytes)
{
  SiyiBagItem *item = siyi_bag_item_new (path);

  take (self, path);
  item->bytes = g_bytes_ref (bytes);
  item->size = g_bytes_get_size (bytes);
  g_ptr_array_add (self->tags, item);
}

/**
 * siyi_bag_add_info:
 * @label: of bag-info.txt: Source-Organization, External-Identifier, …
 * @value: one line; line ends become spaces
 *
 * Payload-Oxum, Bag-Size and Bagging-Date need not be said.
 */
void
siyi_bag_add_info (SiyiBag    *self,
                   const char *label,
                   const char *value)
{
  g_autofree char *line = g_strdelimit (g_strdup (value), "\r\n", ' ');

  g_string_append_printf (self->info, "%s: %s\n", label, line);
}

/**
 * siyi_bag_sums:
 * @files: (out): of the payload so far
 * @bytes: (out): as announced
 */
void
siyi_bag_sums (SiyiBag *self,
               guint64 *files,
               guint64 *bytes)
{
  *files = self->payload->len;
  *bytes = 0;
  for (guint i = 0; i < self->payload->len; i++)
    *bytes += ((SiyiBagItem *) g_ptr_array_index (self->payload, i))->size;
}

static int
by_path (gconstpointer a,
         gconstpointer b)
{
  const SiyiBagItem * const *one = a, * const *other = b;

  return strcmp ((*one)->path, (*other)->path);
}

/**
 * siyi_bag_listing_begin:
 *
 * The payload in the order of its paths, whenever it was added.
 */
void
siyi_bag_listing_begin (SiyiBagListing *self,
                        SiyiBag        *bag)
{
  g_ptr_array_sort (bag->payload, by_path);
  *self = (SiyiBagListing) { .bag = bag };
}

/**
 * siyi_bag_listing_next:
 *
 * Returns: whether there is one more; path is the bag's
 */
gboolean
siyi_bag_listing_next (SiyiBagListing *self)
{
  const SiyiBagItem *item;

  if (self->number >= self->bag->payload->len)
    return FALSE;

  item = g_ptr_array_index (self->bag->payload, self->number++);
  self->path = name_of (item);
  self->bytes = item->size;

  return TRUE;
}
