/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All text that stands anywhere in a file: of packed files each part, of PDFs the pages and the pictures in
 * them, of pictures what their metadata says; else the bytes. Without white space, for a line may end
 * anywhere. */
#include "gate.h"

#include "siyi-work-folder.h"

#include <gexiv2/gexiv2.h>
#include <glib/gstdio.h>
#include <string.h>
#include <zip.h>

static void add_file  (GString    *text,
                       const char *path);
static void add_bytes (GString    *text,
                       const char *name,
                       const char *bytes,
                       gsize       n);

static void
run (const char * const *arguments,
     char              **out)
{
  g_autoptr(GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, out,
                NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
}

static void
add_pdf (GString    *text,
         const char *path)
{
  const char *pages[] = { "pdftotext", "-raw", "-enc", "UTF-8", path, "-", NULL };
  const char *facts[] = { "pdfinfo", path, NULL };
  g_autofree char *dir = g_dir_make_tmp ("siyi-gate-XXXXXX", NULL);
  g_autofree char *stem = g_build_filename (dir, "p", NULL);
  const char *pictures[] = { "pdfimages", "-j", path, stem, NULL };
  g_autofree char *words = NULL;
  g_autofree char *head = NULL;
  g_autofree char *pictures_text = NULL;

  run (pages, &words);
  run (facts, &head);
  run (pictures, NULL);
  pictures_text = gate_text_of_folder (dir);
  g_string_append (text, words);
  g_string_append (text, head);
  g_string_append (text, pictures_text);
  siyi_tree_remove (dir);
}

static void
add_zip (GString    *text,
         const char *path)
{
  zip_t *archive = zip_open (path, ZIP_RDONLY, NULL);
  const zip_int64_t n = zip_get_num_entries (archive, 0);

  g_assert_nonnull (archive);
  for (zip_int64_t i = 0; i < n; i++)
    {
      const char *name = zip_get_name (archive, (zip_uint64_t) i, 0);
      zip_file_t *file = zip_fopen_index (archive, (zip_uint64_t) i, 0);
      g_autoptr(GByteArray) bytes = g_byte_array_new ();
      guint8 block[16384];
      zip_int64_t got;

      g_string_append (text, name);
      while ((got = zip_fread (file, block, sizeof block)) > 0)
        g_byte_array_append (bytes, block, (guint) got);
      zip_fclose (file);
      add_bytes (text, name, (const char *) bytes->data, bytes->len);
    }
  zip_close (archive);
}

/* In the archive's first way every picture says where it was taken and who holds the camera. */
static void
add_picture (GString    *text,
             const char *path)
{
  g_autoptr(GExiv2Metadata) metadata = gexiv2_metadata_new ();
  char **(*const lists[]) (GExiv2Metadata *) = { gexiv2_metadata_get_exif_tags, gexiv2_metadata_get_iptc_tags,
                                                 gexiv2_metadata_get_xmp_tags };

  if (!gexiv2_metadata_open_path (metadata, path, NULL))
    return;
  for (gsize list = 0; list < G_N_ELEMENTS (lists); list++)
    {
      g_auto(GStrv) tags = lists[list] (metadata);

      for (gsize i = 0; tags != NULL && tags[i] != NULL; i++)
        {
          g_autofree char *value = gexiv2_metadata_try_get_tag_string (metadata, tags[i], NULL);

          g_string_append_printf (text, "%s=%s;", tags[i], value != NULL ? value : "");
        }
    }
}

static void
add_bytes (GString    *text,
           const char *name,
           const char *bytes,
           gsize       n)
{
  g_autofree char *path = NULL;
  g_autofree char *pattern = NULL;
  const char *dot = strrchr (name, '.');
  int fd;

  if (dot == NULL || n == 0 || g_str_has_suffix (name, ".xml") || g_str_has_suffix (name, ".rels"))
    {
      g_string_append_len (text, bytes, (gssize) n);
      return;
    }

  pattern = g_strconcat ("siyi-gate-XXXXXX", dot, NULL);
  fd = g_file_open_tmp (pattern, &path, NULL);
  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) n, NULL));
  add_file (text, path);
  g_unlink (path);
}

static void
add_plain (GString    *text,
           const char *path)
{
  g_autofree char *bytes = NULL;
  gsize n;

  g_assert_true (g_file_get_contents (path, &bytes, &n, NULL));
  for (gsize i = 0; i < n; i++)
    if (bytes[i] != '\0')
      g_string_append_c (text, bytes[i]);
}

/* Lines of a calendar are folded, so that a character may stand on two of them. */
static void
add_calendar (GString    *text,
              const char *path)
{
  g_autoptr(GString) lines = g_string_new (NULL);

  add_plain (lines, path);
  g_string_replace (lines, "\r\n ", "", 0);
  g_string_append (text, lines->str);
}

static void
add_file (GString    *text,
          const char *path)
{
  if (g_str_has_suffix (path, ".pdf"))
    add_pdf (text, path);
  else if (g_str_has_suffix (path, ".zip") || g_str_has_suffix (path, ".xlsx") || g_str_has_suffix (path, ".docx"))
    add_zip (text, path);
  else if (g_str_has_suffix (path, ".ics"))
    add_calendar (text, path);
  else
    add_plain (text, path);
  if (g_str_has_suffix (path, ".jpg") || g_str_has_suffix (path, ".jpeg"))
    add_picture (text, path);
}

static char *
without_spaces (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (plain, *p);
  g_string_replace (plain, "\302\240", "", 0);
  g_string_replace (plain, "\343\200\200", "", 0);

  return g_string_free (plain, FALSE);
}

char *
gate_text_of (const char *path)
{
  g_autoptr(GString) text = g_string_new (NULL);

  add_file (text, path);

  return without_spaces (text->str);
}

/* With the names of its files and folders: they leave too. */
char *
gate_text_of_folder (const char *dir)
{
  GString *text = g_string_new (NULL);
  g_autoptr(GDir) folder = g_dir_open (dir, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (dir, name, NULL);
      g_autofree char *inner = g_file_test (path, G_FILE_TEST_IS_DIR) ? gate_text_of_folder (path)
                                                                      : gate_text_of (path);

      g_string_append_printf (text, "%s\n%s\n", name, inner);
    }

  return g_string_free (text, FALSE);
}
