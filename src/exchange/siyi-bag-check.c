/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proving a package (RFC 8493, section 3): its form, that every file is there and none more, and that
 * each is what was written. Every file is read once for both digests; of a folder two at a time where no
 * other thread hashes. Worker threads. */
#include "siyi-bag-private.h"
#include "siyi-bag-reader-private.h"

#include <string.h>

#include "siyi-error.h"

/* A piece stays in the processor's own memory from being read to being hashed. */
enum { PIECE = 128 << 10, MOST_TEXT = 64 << 20 };

typedef struct { char *sha256, *sha512; } Sums;

typedef struct
{
  SiyiBagReader   *reader;
  gboolean         quick;
  GHashTable      *wanted[2];    /* path -> digest, hex; by algorithm */
  GHashTable      *found;        /* path -> Sums */
  GHashTable      *told;         /* paths whose trouble the first list showed */
  GPtrArray       *problems;
  SiyiBagProgress  progress;
  gpointer         progress_data;
  GCancellable    *cancellable;

  GPtrArray       *paths;        /* of all files */
  guint64          total;
  GMutex           lock;         /* of what follows, of @found and of telling the progress */
  guint            next;         /* to be hashed */
  guint64          done;
} Check;

static const char * const algorithms[] = { "sha256", "sha512" };

void
siyi_bag_problem_free (SiyiBagProblem *problem)
{
  g_free (problem->where);
  g_free (problem->what);
  g_free (problem);
}

static void
sums_free (gpointer data)
{
  Sums *sums = data;

  g_free (sums->sha256);
  g_free (sums->sha512);
  g_free (sums);
}

static void
check_clear (Check *self)
{
  g_clear_pointer (&self->wanted[0], g_hash_table_unref);
  g_clear_pointer (&self->wanted[1], g_hash_table_unref);
  g_clear_pointer (&self->found, g_hash_table_unref);
  g_clear_pointer (&self->told, g_hash_table_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->paths, g_ptr_array_unref);
  g_mutex_clear (&self->lock);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Check, check_clear)

static void
tell (Check      *self,
      const char *kind,
      const char *where,
      const char *what)
{
  SiyiBagProblem *problem = g_new0 (SiyiBagProblem, 1);

  problem->kind = kind;
  problem->where = g_strdup (where);
  problem->what = g_strdup (what);
  g_ptr_array_add (self->problems, problem);
}

/* Nothing of a file that can't be read: what is wrong with it is told. */
static char *
read_text (Check       *self,
           const char  *path,
           GError     **error)
{
  g_autoptr(GError) failed = NULL;
  g_autoptr(GBytes) bytes = siyi_bag_reader_read (self->reader, path, MOST_TEXT, self->cancellable, &failed);
  gsize n;
  const char *text;

  if (g_error_matches (failed, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return NULL;
    }
  if (bytes == NULL)
    {
      tell (self, "changed", path, "can't be read; take another copy of the package");
      return g_strdup ("");
    }
  text = g_bytes_get_data (bytes, &n);
  if (n > 0 && !g_utf8_validate (text, (gssize) n, NULL))
    {
      tell (self, "form", path, "is not text in UTF-8; take another copy of the package");
      return g_strdup ("");
    }

  return g_strndup (text, n);
}

static char *
unescape (const char *path)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = path; *p != '\0'; p++)
    if (*p == '%' && g_ascii_isxdigit (p[1]) && g_ascii_isxdigit (p[2]))
      {
        g_string_append_c (plain, (char) (g_ascii_xdigit_value (p[1]) * 16 + g_ascii_xdigit_value (p[2])));
        p += 2;
      }
    else
      {
        g_string_append_c (plain, *p);
      }

  return g_string_free (plain, FALSE);
}

static void
take_line (Check      *self,
           const char *manifest,
           char       *line,
           guint       algorithm)
{
  const gsize n = strcspn (line, " \t");
  const gboolean is_tag = g_str_has_prefix (manifest, "tag");
  g_autofree char *path = unescape (line + n + strspn (line + n, " \t*"));
  char *digest = g_ascii_strdown (line, (gssize) n);

  if (n != (algorithm == 0 ? 64 : 128) || !siyi_bag_path_is_safe (path) ||
      g_str_has_prefix (path, "data/") == is_tag)
    {
      tell (self, "manifest", manifest, "has a line that names no file of the package; take another copy");
      g_free (digest);
      return;
    }

  if (!g_hash_table_insert (self->wanted[algorithm], g_steal_pointer (&path), digest))
    tell (self, "manifest", manifest, "names a file twice; take another copy");
}

static gboolean
take_manifest (Check       *self,
               const char  *before,
               guint        algorithm,
               gboolean    *there,
               GError     **error)
{
  g_autofree char *name = g_strconcat (before, algorithms[algorithm], ".txt", NULL);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  if (!siyi_bag_reader_has (self->reader, name))
    return TRUE;
  text = read_text (self, name, error);
  if (text == NULL)
    return FALSE;

  *there = TRUE;
  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_strchomp (lines[i]);
      if (*lines[i] != '\0')
        take_line (self, name, lines[i], algorithm);
    }

  return TRUE;
}

static gboolean
take_manifests (Check   *self,
                GError **error)
{
  gboolean payload = FALSE, tags = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (algorithms); i++)
    if (!take_manifest (self, "manifest-", i, &payload, error) ||
        !take_manifest (self, "tagmanifest-", i, &tags, error))
      return FALSE;

  if (!payload)
    tell (self, "manifest", "manifest-sha256.txt",
          "is missing, and so is manifest-sha512.txt: nothing can be proved; take another copy");

  return TRUE;
}

static gboolean
check_declaration (Check   *self,
                   GError **error)
{
  g_autofree char *text = NULL;

  if (!siyi_bag_reader_has (self->reader, "bagit.txt"))
    {
      tell (self, "form", "bagit.txt", "is missing: this is no package; choose its folder or its zip");
      return TRUE;
    }
  text = read_text (self, "bagit.txt", error);
  if (text == NULL)
    return FALSE;

  g_strdelimit (text, "\r", ' ');
  if (strstr (text, "BagIt-Version: 1.0") == NULL || strstr (text, "UTF-8") == NULL)
    tell (self, "form", "bagit.txt", "is not of BagIt 1.0 in UTF-8; ask for such a package");

  return TRUE;
}

/* Octets and number of the payload's files, which alone show an added one to sha256sum. */
static gboolean
check_sums (Check   *self,
            guint64  files,
            guint64  bytes,
            GError **error)
{
  g_autofree char *is = g_strdup_printf ("%" G_GUINT64_FORMAT ".%" G_GUINT64_FORMAT, bytes, files);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  if (!siyi_bag_reader_has (self->reader, "bag-info.txt"))
    return TRUE;
  text = read_text (self, "bag-info.txt", error);
  if (text == NULL)
    return FALSE;

  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "Payload-Oxum:") && !g_str_equal (g_strstrip (lines[i] + 13), is))
      {
        g_autofree char *what = g_strdup_printf ("says %s bytes and files, but there are %s; see the files named "
                                                 "beside it", lines[i] + 13 + strspn (lines[i] + 13, " "), is);

        tell (self, "size", "bag-info.txt", what);
      }

  return TRUE;
}

static void
tell_done (Check *self,
           gsize  n)
{
  g_mutex_lock (&self->lock);
  self->done += n;
  if (self->progress != NULL)
    self->progress (self->progress_data, MIN (self->done, self->total), self->total);
  g_mutex_unlock (&self->lock);
}

static void
hash_file (Check       *self,
           const char  *path,
           SiyiBagHash *hash,
           guint8      *buffer)
{
  Sums *sums = g_new0 (Sums, 1);
  SiyiBagStream stream;
  gboolean opened;
  gssize n = -1;

  opened = siyi_bag_stream_open (self->reader, path, &stream, NULL);
  while (opened && !g_cancellable_is_cancelled (self->cancellable) &&
         (n = siyi_bag_stream_read (&stream, buffer, PIECE)) > 0)
    {
      siyi_bag_hash_begin (hash, buffer, (gsize) n);
      siyi_bag_hash_wait (hash);
      tell_done (self, (gsize) n);
    }
  siyi_bag_stream_close (&stream);
  siyi_bag_hash_finish (hash, &sums->sha256, &sums->sha512);

  g_mutex_lock (&self->lock);
  g_hash_table_insert (self->found, g_strdup (path), sums);
  g_mutex_unlock (&self->lock);
}

static const char *
next_path (Check *self)
{
  const char *path;

  g_mutex_lock (&self->lock);
  path = self->next < self->paths->len ? g_ptr_array_index (self->paths, self->next++) : NULL;
  g_mutex_unlock (&self->lock);

  return path;
}

static gpointer
hash_in_thread (gpointer data)
{
  Check *self = data;
  g_autoptr(SiyiBagHash) hash = siyi_bag_hash_new (!self->quick);
  g_autofree guint8 *buffer = g_malloc (PIECE);
  const char *path;

  while (!g_cancellable_is_cancelled (self->cancellable) && (path = next_path (self)) != NULL)
    hash_file (self, path, hash, buffer);

  return NULL;
}

/* A zip is one stream; sha512 has a thread of its own already. */
static gboolean
hash_all (Check   *self,
          GError **error)
{
  GThread *beside = self->quick && self->reader->zip == NULL ? g_thread_new ("siyi-check", hash_in_thread, self) : NULL;

  hash_in_thread (self);
  if (beside != NULL)
    g_thread_join (beside);

  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/* Where a missing file went, if its bytes lie under another name. */
static const char *
find_renamed (Check      *self,
              guint       algorithm,
              const char *digest)
{
  GHashTableIter iter;
  gpointer path, data;

  g_hash_table_iter_init (&iter, self->found);
  while (g_hash_table_iter_next (&iter, &path, &data))
    {
      const Sums *sums = data;

      if (g_strcmp0 (algorithm == 0 ? sums->sha256 : sums->sha512, digest) == 0 &&
          !g_hash_table_contains (self->wanted[algorithm], path))
        return path;
    }

  return NULL;
}

static void
compare_file (Check      *self,
              guint       algorithm,
              const char *path,
              const char *digest)
{
  const Sums *sums = g_hash_table_lookup (self->found, path);
  const char *other;

  if (g_hash_table_contains (self->told, path))
    return;
  if (sums != NULL)
    {
      if (g_strcmp0 (algorithm == 0 ? sums->sha256 : sums->sha512, digest) != 0)
        {
          g_hash_table_add (self->told, g_strdup (path));
          tell (self, "changed", path, "was changed after the package was made; take another copy of it");
        }
      return;
    }

  g_hash_table_add (self->told, g_strdup (path));

  other = find_renamed (self, algorithm, digest);
  if (other != NULL)
    {
      g_autofree char *what = g_strdup_printf ("was renamed to %s; give it its name back", other);

      tell (self, "renamed", path, what);
      return;
    }
  tell (self, "missing", path, "is missing; take another copy of the package");
}

static void
compare_all (Check *self)
{
  const guint first = g_hash_table_size (self->wanted[0]) > 0 ? 0 : 1;

  for (guint a = 0; a < (self->quick ? 1 : G_N_ELEMENTS (algorithms)); a++)
    {
      g_autoptr(GList) wanted = g_list_sort (g_hash_table_get_keys (self->wanted[a]), (GCompareFunc) strcmp);

      for (GList *l = wanted; l != NULL; l = l->next)
        compare_file (self, a, l->data, g_hash_table_lookup (self->wanted[a], l->data));
    }

  for (guint i = 0; i < self->paths->len; i++)
    {
      const char *path = g_ptr_array_index (self->paths, i);

      if (!g_str_has_prefix (path, "tagmanifest-") && !g_hash_table_contains (self->wanted[first], path))
        tell (self, "added", path, "was added after the package was made; take it out");
    }
}

/* A file that one list names and the other does not makes the lists contradict each other. */
static void
compare_lists (Check *self)
{
  GHashTableIter iter;
  gpointer path;

  if (g_hash_table_size (self->wanted[0]) == 0 || g_hash_table_size (self->wanted[1]) == 0)
    return;

  g_hash_table_iter_init (&iter, self->wanted[1]);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    if (!g_hash_table_contains (self->wanted[0], path))
      tell (self, "manifest", path, "stands in one manifest and not in the other; take another copy");
  g_hash_table_iter_init (&iter, self->wanted[0]);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    if (!g_hash_table_contains (self->wanted[1], path))
      tell (self, "manifest", path, "stands in one manifest and not in the other; take another copy");
}

static gboolean
check_files (Check          *self,
             SiyiBagTotals  *totals,
             GError        **error)
{
  guint64 files = 0, bytes = 0;

  self->paths = siyi_bag_reader_paths (self->reader);
  for (guint i = 0; i < self->paths->len; i++)
    {
      const guint64 size = siyi_bag_reader_size (self->reader, g_ptr_array_index (self->paths, i));

      self->total += size;
      if (g_str_has_prefix (g_ptr_array_index (self->paths, i), "data/"))
        {
          files++;
          bytes += size;
        }
    }
  if (!hash_all (self, error))
    return FALSE;

  compare_all (self);
  compare_lists (self);
  if (totals != NULL)
    {
      const Sums *sums = g_hash_table_lookup (self->found, "tagmanifest-sha256.txt");

      *totals = (SiyiBagTotals) { files, bytes, self->total, g_strdup (sums != NULL ? sums->sha256 : NULL) };
    }

  return check_sums (self, files, bytes, error);
}

/**
 * siyi_bag_check:
 * @reader: a package
 * @quick: prove it by sha256 alone
 * @totals: (out caller-allocates) (optional): what was found
 * @progress: (nullable): told after each piece, from one thread at a time, not always the same
 * @cancellable: (nullable): to stop
 *
 * Returns: (transfer full) (nullable): what is wrong, each with its file and what to do; empty: it is
 *   sound. %NULL if it could not be read at all
 */
GPtrArray *
siyi_bag_check (SiyiBagReader    *reader,
                gboolean          quick,
                SiyiBagTotals    *totals,
                SiyiBagProgress   progress,
                gpointer          progress_data,
                GCancellable     *cancellable,
                GError          **error)
{
  g_auto(Check) self = { .reader = reader, .quick = quick, .progress = progress,
                         .progress_data = progress_data, .cancellable = cancellable };

  self.problems = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_bag_problem_free);
  self.found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, sums_free);
  self.told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (algorithms); i++)
    self.wanted[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_mutex_init (&self.lock);

  if (!check_declaration (&self, error) || !take_manifests (&self, error) ||
      !check_files (&self, totals, error))
    return NULL;

  return g_steal_pointer (&self.problems);
}
