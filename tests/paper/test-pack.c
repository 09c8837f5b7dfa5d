/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A saved paper is smaller than what cairo made and is the same paper: each page's picture and words,
 * the tags a screen reader goes by, the title. Read by another program's library. */
#define _GNU_SOURCE     /* memmem() */
#include <fcntl.h>
#include <poppler.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sample.h"
#include "siyi-neighbour.h"
#include "siyi-paper-private.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerStructureElement, g_object_unref)

static char *
last_of (char       *bytes,
         gsize       n,
         const char *mark)
{
  char *last = NULL;

  for (char *found = bytes; (found = memmem (found, n - (gsize) (found - bytes), mark, strlen (mark))) != NULL; found++)
    last = found;

  return last;
}

static PopplerDocument *
open_bytes (const void *bytes,
            gsize       n)
{
  g_autoptr(GBytes) all = g_bytes_new (bytes, n);
  g_autoptr(GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (all, NULL, &error);

  g_assert_no_error (error);

  return document;
}

static void
describe_tags (PopplerStructureElementIter *iter,
               GString                     *out)
{
  do
    {
      g_autoptr(PopplerStructureElement) element = poppler_structure_element_iter_get_element (iter);
      PopplerStructureElementIter *child = poppler_structure_element_iter_get_child (iter);

      g_string_append_printf (out, "(%d@%d", poppler_structure_element_get_kind (element),
                              poppler_structure_element_get_page (element));
      if (poppler_structure_element_is_content (element))
        {
          g_autofree char *text = poppler_structure_element_get_text (element, 0);

          g_string_append_printf (out, " %s", text);
        }
      if (child != NULL)
        describe_tags (child, out);
      g_clear_pointer (&child, poppler_structure_element_iter_free);
      g_string_append_c (out, ')');
    }
  while (poppler_structure_element_iter_next (iter));
}

static char *
tags_of (PopplerDocument *document)
{
  PopplerStructureElementIter *iter = poppler_structure_element_iter_new (document);
  GString *out = g_string_new (NULL);

  g_assert_nonnull (iter);
  describe_tags (iter, out);
  poppler_structure_element_iter_free (iter);

  return g_string_free (out, FALSE);
}

static GBytes *
picture_of (PopplerPage *page)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1191, 1684);
  cairo_t *cr = cairo_create (surface);
  GBytes *pixels;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, 2, 2);
  poppler_page_render (page, cr);
  cairo_surface_flush (surface);
  pixels = g_bytes_new (cairo_image_surface_get_data (surface),
                        (gsize) cairo_image_surface_get_stride (surface) * 1684);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return pixels;
}

static void
assert_same (PopplerDocument *one,
             PopplerDocument *other)
{
  const int n = poppler_document_get_n_pages (one);
  g_autofree char *one_tags = tags_of (one), *other_tags = tags_of (other);
  g_autofree char *one_title = poppler_document_get_title (one), *other_title = poppler_document_get_title (other);

  g_assert_cmpint (poppler_document_get_n_pages (other), ==, n);
  g_assert_cmpstr (one_tags, ==, other_tags);
  g_assert_cmpstr (one_title, ==, other_title);
  for (int i = 0; i < n; i++)
    {
      g_autoptr(PopplerPage) one_page = poppler_document_get_page (one, i);
      g_autoptr(PopplerPage) other_page = poppler_document_get_page (other, i);
      g_autofree char *one_text = poppler_page_get_text (one_page), *other_text = poppler_page_get_text (other_page);
      g_autoptr(GBytes) one_picture = picture_of (one_page);
      g_autoptr(GBytes) other_picture = picture_of (other_page);

      g_assert_cmpstr (one_text, ==, other_text);
      g_assert_true (g_bytes_equal (one_picture, other_picture));
    }
}

static void
test_same_paper (void)
{
  g_autoptr(SiyiDocument) document = sample_month (SIYI_PAPER_A4, 60);
  g_autoptr(SiyiPages) pages = siyi_pages_new (document, NULL, NULL);
  g_autoptr(GBytes) made = siyi_pages_to_pdf (pages, NULL, NULL);
  g_autofree char *folder = g_dir_make_tmp ("siyi-pack-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "公示.pdf", NULL);
  g_autofree char *saved = NULL;
  g_autoptr(PopplerDocument) one = NULL, other = NULL;
  g_autoptr(GError) error = NULL;
  gsize n;

  g_assert_true (siyi_pages_save (pages, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &saved, &n, NULL));
  one = open_bytes (g_bytes_get_data (made, NULL), g_bytes_get_size (made));
  other = open_bytes (saved, n);
  assert_same (one, other);
  /* Not one tag lies open in it any more, and it is what it promises to be. */
  g_assert_nonnull (memmem (g_bytes_get_data (made, NULL), g_bytes_get_size (made), "/StructElem", 11));
  g_assert_null (memmem (saved, n, "/StructElem", 11));
  g_assert_cmpuint (n, <, g_bytes_get_size (made) / 3);

  g_assert_cmpint (remove (path), ==, 0);
  g_assert_cmpint (remove (folder), ==, 0);
}

static gboolean
is_there (const char *path)
{
  return access (path, F_OK) == 0;
}

static gboolean
pack (const char   *raw,
      const char   *packed,
      GCancellable *stop)
{
  g_autoptr(SiyiNeighbour) to = siyi_neighbour_new_private (packed, NULL);

  return siyi_pdf_pack (raw, to->temporary, NULL, NULL, 0, stop) && siyi_neighbour_name (to, NULL);
}

/* Another cairo may write what qpdf would have to mend, and a file may be damaged: then nothing is made. */
static void
test_unknown (void)
{
  g_autoptr(SiyiDocument) document = sample_month (SIYI_PAPER_A4, 5);
  g_autoptr(SiyiPages) pages = siyi_pages_new (document, NULL, NULL);
  g_autoptr(GBytes) made = siyi_pages_to_pdf (pages, NULL, NULL);
  const gsize n = g_bytes_get_size (made);
  g_autofree char *folder = g_dir_make_tmp ("siyi-pack-XXXXXX", NULL);
  g_autofree char *raw = g_build_filename (folder, "raw", NULL);
  g_autofree char *packed = g_build_filename (folder, "packed", NULL);
  static const char * const marks[] = { "startxref", "xref\n0 ", "endobj", "/Root", "/Info", "1 0 obj" };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autofree char *bytes = g_memdup2 (g_bytes_get_data (made, NULL), n);
      char *mark = last_of (bytes, n, marks[i]);

      g_assert_nonnull (mark);
      mark[0] = '#';
      g_assert_true (g_file_set_contents (raw, bytes, (gssize) n, NULL));
      g_assert_false (pack (raw, packed, NULL));
      g_assert_false (is_there (packed));
    }

  g_assert_cmpint (remove (raw), ==, 0);
  g_assert_false (pack (raw, packed, NULL));
  g_assert_false (is_there (packed));
  g_assert_cmpint (remove (folder), ==, 0);
}

/* What is stopped leaves nothing; the same bytes are packed to the same bytes, for the owner's eyes only. */
static void
test_stopped (void)
{
  g_autoptr(SiyiDocument) document = sample_month (SIYI_PAPER_A4, 5);
  g_autoptr(SiyiPages) pages = siyi_pages_new (document, NULL, NULL);
  g_autoptr(GBytes) made = siyi_pages_to_pdf (pages, NULL, NULL);
  g_autoptr(GCancellable) stop = g_cancellable_new ();
  g_autofree char *folder = g_dir_make_tmp ("siyi-pack-XXXXXX", NULL);
  g_autofree char *raw = g_build_filename (folder, "raw", NULL);
  g_autofree char *packed = g_build_filename (folder, "packed", NULL);
  g_autofree char *once = NULL, *again = NULL;
  gsize n_once, n_again;
  struct stat about;

  g_assert_true (g_file_set_contents (raw, g_bytes_get_data (made, NULL), (gssize) g_bytes_get_size (made), NULL));
  g_cancellable_cancel (stop);
  g_assert_false (pack (raw, packed, stop));
  g_assert_false (is_there (packed));

  g_assert_true (pack (raw, packed, NULL));
  g_assert_true (g_file_get_contents (packed, &once, &n_once, NULL));
  g_assert_cmpint (stat (packed, &about), ==, 0);
  g_assert_cmpuint (about.st_mode & 0777, ==, 0600);
  g_assert_cmpint (remove (packed), ==, 0);
  g_assert_true (pack (raw, packed, NULL));
  g_assert_true (g_file_get_contents (packed, &again, &n_again, NULL));
  g_assert_cmpmem (once, n_once, again, n_again);

  g_assert_cmpint (remove (packed), ==, 0);
  g_assert_cmpint (remove (raw), ==, 0);
  g_assert_cmpint (remove (folder), ==, 0);
}

static guint
files_in (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

/* So many more than are open now. */
static void
allow_files (struct rlimit *before,
             guint          more)
{
  const int lowest = open ("/", O_RDONLY | O_CLOEXEC);
  struct rlimit limit;

  g_assert_cmpint (lowest, >=, 0);
  close (lowest);
  g_assert_cmpint (getrlimit (RLIMIT_NOFILE, before), ==, 0);
  limit = *before;
  limit.rlim_cur = (rlim_t) lowest + more;
  g_assert_cmpint (setrlimit (RLIMIT_NOFILE, &limit), ==, 0);
}

/* A paper that can't be packed, for there can be no second file, is saved as cairo made it, and leaves nothing
 * beside it. */
static void
test_kept (void)
{
  g_autoptr(SiyiDocument) document = sample_month (SIYI_PAPER_A4, 5);
  g_autoptr(SiyiPages) pages = siyi_pages_new (document, NULL, NULL);
  g_autofree char *folder = g_dir_make_tmp ("siyi-pack-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "公示.pdf", NULL);
  g_autofree char *saved = NULL;
  g_autoptr(PopplerDocument) whole = NULL;
  g_autoptr(GError) error = NULL;
  struct rlimit before;
  gboolean done;
  gsize n;

  /* What is loaded and begun once needs files of its own. */
  g_assert_true (siyi_pages_save (pages, path, NULL, &error));
  g_assert_cmpint (remove (path), ==, 0);
  allow_files (&before, 2);
  done = siyi_pages_save (pages, path, NULL, &error);
  g_assert_cmpint (setrlimit (RLIMIT_NOFILE, &before), ==, 0);
  g_assert_no_error (error);
  g_assert_true (done);
  g_assert_true (g_file_get_contents (path, &saved, &n, NULL));
  g_assert_nonnull (memmem (saved, n, "/StructElem", 11));
  whole = open_bytes (saved, n);
  g_assert_cmpint (poppler_document_get_n_pages (whole), >, 0);

  g_assert_cmpuint (files_in (folder), ==, 1);
  g_assert_cmpint (remove (path), ==, 0);
  g_assert_cmpint (remove (folder), ==, 0);
}

static void
on_report_killed (gpointer left,
                  guint64  done,
                  guint64  total)
{
  guint *reports = left;

  if (--*reports == 0)
    raise (SIGKILL);
}

/* In a process of its own, killed at its first report, when cairo writes, and at its last, when it is packed. */
static void
save_and_be_killed (void)
{
  g_autoptr(SiyiDocument) document = sample_month (SIYI_PAPER_A4, 60);
  g_autoptr(SiyiPages) pages = siyi_pages_new (document, NULL, NULL);
  guint reports = g_str_equal (g_getenv ("SIYI_TEST_AT"), "first") ? 1 : siyi_pages_get_n (pages) + 1;

  siyi_pages_save_watched (pages, g_getenv ("SIYI_TEST_PATH"), on_report_killed, &reports, NULL, NULL);
}

/* What a killed save left goes when the same paper is saved again. */
static void
test_killed (void)
{
  static const char * const moments[] = { "first", "last" };

  if (g_test_subprocess ())
    {
      save_and_be_killed ();
      return;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autoptr(SiyiDocument) document = sample_month (SIYI_PAPER_A4, 5);
      g_autoptr(SiyiPages) pages = siyi_pages_new (document, NULL, NULL);
      g_autofree char *folder = g_dir_make_tmp ("siyi-pack-XXXXXX", NULL);
      g_autofree char *path = g_build_filename (folder, "公示.pdf", NULL);
      g_autoptr(GError) error = NULL;

      g_setenv ("SIYI_TEST_PATH", path, TRUE);
      g_setenv ("SIYI_TEST_AT", moments[i], TRUE);
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_failed ();
      g_assert_false (is_there (path));
      g_assert_cmpuint (files_in (folder), >, 0);

      g_assert_true (siyi_pages_save (pages, path, NULL, &error));
      g_assert_no_error (error);
      g_assert_true (is_there (path));
      g_assert_cmpuint (files_in (folder), ==, 1);
      g_assert_cmpint (remove (path), ==, 0);
      g_assert_cmpint (remove (folder), ==, 0);
    }
}

/* The fonts in a PDF, as they were before they were packed. */
static GPtrArray *
fonts_of (GBytes *pdf)
{
  static const char begin[] = "/CIDFontType0C\n>>\nstream\n";
  GPtrArray *fonts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  gsize n;
  const char *bytes = g_bytes_get_data (pdf, &n), *end = bytes + n, *at = bytes;

  while ((at = memmem (at, (gsize) (end - at), begin, strlen (begin))) != NULL)
    {
      g_autoptr(GZlibDecompressor) zlib = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
      g_autofree guint8 *font = g_malloc (4 << 20);
      gsize n_read, n_written;

      at += strlen (begin);
      g_assert_cmpint (g_converter_convert (G_CONVERTER (zlib), at, (gsize) (end - at), font, 4 << 20,
                                            G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL), ==,
                       G_CONVERTER_FINISHED);
      g_ptr_array_add (fonts, g_bytes_new (font, n_written));
    }

  return fonts;
}

/* How many glyphs the nth of them has: cairo writes the width of each. */
static guint
glyphs_of (GBytes *pdf,
           guint   nth)
{
  gsize n;
  const char *bytes = g_bytes_get_data (pdf, &n), *end = bytes + n, *at = bytes;
  guint count = 0;

  for (guint i = 0; i <= nth; i++)
    {
      at = memmem (at, (gsize) (end - at), "/W [0 [ ", 8);
      g_assert_nonnull (at);
      at += 8;
    }
  for (; at < end && *at != ']'; at++)
    if (*at == ' ' && at[-1] != ' ')
      count++;

  return count;
}

/* Without the 30,000 subroutines its glyphs share a font takes a fifth. */
static void
test_outlines (void)
{
  g_autoptr(SiyiDocument) document = sample_month (SIYI_PAPER_A4, 60);
  g_autoptr(SiyiPages) pages = siyi_pages_new (document, NULL, NULL);
  g_autoptr(GBytes) made = siyi_pages_to_pdf (pages, NULL, NULL);
  g_autoptr(GPtrArray) fonts = fonts_of (made);

  g_assert_cmpuint (fonts->len, >, 0);
  for (guint i = 0; i < fonts->len; i++)
    {
      GBytes *font = g_ptr_array_index (fonts, i);
      const guint n = glyphs_of (made, i);
      g_autoptr(GBytes) small = siyi_outlines_unroll (font, n);

      g_assert_nonnull (small);
      g_assert_cmpuint (g_bytes_get_size (small), <, g_bytes_get_size (font) / 2);
      /* Where there are none left, nothing changes; and no glyph is lost unseen. */
      g_assert_null (siyi_outlines_unroll (small, n));
      g_assert_null (siyi_outlines_unroll (font, n - 1));
      g_assert_null (siyi_outlines_unroll (font, n + 1));
      g_assert_null (siyi_outlines_unroll (font, 0));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/pack/same-paper", test_same_paper);
  g_test_add_func ("/paper/pack/unknown", test_unknown);
  g_test_add_func ("/paper/pack/stopped", test_stopped);
  g_test_add_func ("/paper/pack/kept", test_kept);
  g_test_add_func ("/paper/pack/killed", test_killed);
  g_test_add_func ("/paper/pack/outlines", test_outlines);

  return g_test_run ();
}
