/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What official pages promise (GB/T 9704-2012, domain.md 8): the type area, the grid, the page's
 * number, headings over each page, rows in one piece. Read from the ink itself. */
#include <math.h>
#include <string.h>

#include "sample.h"
#include "siyi-paper-private.h"
#include "siyi-sheet.h"

static SiyiPages *
pages_of (SiyiDocument *document)
{
  SiyiPages *pages = siyi_pages_new (document, NULL, NULL);

  g_assert_nonnull (pages);

  return pages;
}

static SiyiPage *
page_at (SiyiPages *pages,
         guint      number)
{
  return g_ptr_array_index (pages->pages, number);
}

static guint
count_in (const char *text,
          const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + 1, part))
    n++;

  return n;
}

static SiyiDocument *
text_document (SiyiPaperForm form,
               const char   *sentence,
               guint         times)
{
  SiyiDocument *document = siyi_document_new ("text", form);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < times; i++)
    g_string_append (text, sentence);
  siyi_document_add (document, SIYI_BLOCK_PLAIN, text->str);
  g_string_free (text, TRUE);

  return document;
}

/* How many baselines a page has, and from where to where its ink goes across. */
static guint
count_baselines (const SiyiPage *page,
                 double         *left,
                 double         *right)
{
  double last = -1;
  guint n = 0;

  *left = INFINITY;
  *right = 0;
  for (guint i = 0; i < page->glyphs->len; i++)
    {
      const SiyiGlyph *glyph = &g_array_index (page->glyphs, SiyiGlyph, i);

      n += fabs (glyph->y - last) > 5;
      last = glyph->y;
      *left = MIN (*left, glyph->x);
      *right = MAX (*right, glyph->x);
    }

  return n;
}

/* 22 lines of 28 characters between the margins of the standard. */
static void
test_grid (void)
{
  g_autoptr(SiyiDocument) document = text_document (SIYI_PAPER_A4, "信访工作条例", 28 * 22);
  g_autoptr(SiyiPages) pages = pages_of (document);
  double left, right, width, height;

  siyi_pages_get_size (pages, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 595.28, 0.01);
  g_assert_cmpfloat_with_epsilon (height, 841.89, 0.01);
  g_assert_cmpuint (siyi_pages_get_n (pages), ==, 6);
  g_assert_cmpuint (count_baselines (page_at (pages, 0), &left, &right), ==, 22);
  g_assert_cmpuint (page_at (pages, 0)->glyphs->len, ==, 22 * 28);
  g_assert_cmpfloat_with_epsilon (left, 28 * SIYI_POINTS_A_MM, 0.01);
  g_assert_cmpfloat_with_epsilon (right + 15.75, width - 26 * SIYI_POINTS_A_MM, 0.3);
}

static void
test_forms (void)
{
  static const double sizes[][2] = { { 595.28, 841.89 }, { 841.89, 595.28 }, { 841.89, 1190.55 },
                                     { 595.28, 841.89 } };

  for (SiyiPaperForm form = SIYI_PAPER_A4; form <= SIYI_PAPER_LARGE; form++)
    {
      g_autoptr(SiyiDocument) document = text_document (form, "接访公示", 2000);
      g_autoptr(SiyiPages) pages = pages_of (document);
      const SiyiSheet *sheet = siyi_sheet_of (form);
      double left, right, width, height;

      siyi_pages_get_size (pages, &width, &height);
      g_assert_cmpfloat_with_epsilon (width, sizes[form][0], 0.01);
      g_assert_cmpfloat_with_epsilon (height, sizes[form][1], 0.01);
      g_assert_cmpuint (count_baselines (page_at (pages, 0), &left, &right), ==, sheet->n_lines);
      g_assert_cmpfloat (left, >=, sheet->left - 0.01);
      g_assert_cmpfloat (right + sheet->body, <=, width - sheet->right + 0.01);
    }
}

static void
test_empty (void)
{
  g_autoptr(SiyiDocument) document = siyi_document_new ("", SIYI_PAPER_A4);
  g_autoptr(SiyiPages) pages = pages_of (document);
  g_autoptr(GBytes) pdf = siyi_pages_to_pdf (pages, NULL, NULL);

  g_assert_cmpuint (siyi_pages_get_n (pages), ==, 1);
  g_assert_true (g_str_has_prefix (g_bytes_get_data (pdf, NULL), "%PDF-"));
}

/* "，" and "。" never begin a line, a number stays with its unit. */
static void
test_line_starts (void)
{
  for (guint i = 0; i < 30; i++)
    {
      g_autoptr(SiyiDocument) document = siyi_document_new ("text", SIYI_PAPER_A4);
      g_autofree char *fill = g_strnfill (3 * i, ' ');
      g_autofree char *text = NULL;
      g_autoptr(SiyiPages) pages = NULL;
      const SiyiPage *page;
      double last = -1;

      for (guint k = 0; k < i; k++)
        memcpy (fill + 3 * k, "访", 3);
      text = g_strconcat (fill, "，共接待群众来访450批，其中重复12项。（见附件）《条例》，", fill, NULL);
      siyi_document_add (document, SIYI_BLOCK_PLAIN, text);
      pages = pages_of (document);
      page = page_at (pages, 0);
      for (guint k = 0; k < page->inks->len; k++)
        {
          const SiyiMark *ink = &g_array_index (page->inks, SiyiMark, k);
          const char *begin = page->bytes->str + ink->bytes;
          double y;

          if (ink->kind != SIYI_INK_TEXT || ink->n_glyphs == 0)
            continue;
          y = g_array_index (page->glyphs, SiyiGlyph, ink->glyphs).y;
          if (fabs (y - last) > 5 && last > 0)
            {
              g_autofree char *first = g_strndup (begin, 3);

              g_assert_null (strstr ("，。）》、", first));
              g_assert_false (g_str_has_prefix (begin, "批"));
              g_assert_false (g_str_has_prefix (begin, "项"));
            }
          last = y;
        }
    }
}

/* Each page has the heading once, each row stands on one page only and none is lost. */
static void
test_table (void)
{
  for (SiyiPaperForm form = SIYI_PAPER_A4; form <= SIYI_PAPER_LARGE; form++)
    {
      g_autoptr(SiyiDocument) document = siyi_document_new ("table", form);
      g_autoptr(SiyiPages) pages = NULL;
      guint found = 0;

      siyi_document_add_table (document);
      siyi_document_add_column (document, "号", 0, SIYI_ALIGN_CENTRE);
      siyi_document_add_column (document, "事由", 0, SIYI_ALIGN_START);
      siyi_document_add_column (document, "止", 0, SIYI_ALIGN_CENTRE);
      for (guint i = 0; i < 120; i++)
        {
          g_autofree char *first = g_strdup_printf ("起%03u", i);
          g_autofree char *last = g_strdup_printf ("末%03u", i);
          GString *text = g_string_new (NULL);

          for (guint k = 0; k < i % 17; k++)
            g_string_append (text, "反映征地补偿款未足额发放");
          siyi_document_add_row (document);
          siyi_document_add_cell (document, first, SIYI_CELL_PLAIN);
          g_string_append (text, last);
          siyi_document_add_cell (document, text->str, SIYI_CELL_PLAIN);
          g_string_free (text, TRUE);
        }
      pages = pages_of (document);
      g_assert_cmpuint (siyi_pages_get_n (pages), >, 2);
      for (guint p = 0; p < siyi_pages_get_n (pages); p++)
        {
          const char *text = siyi_pages_get_text (pages, p);

          g_assert_cmpuint (count_in (text, "事由"), ==, 1);
          for (guint i = 0; i < 120; i++)
            {
              g_autofree char *first = g_strdup_printf ("起%03u", i);
              g_autofree char *last = g_strdup_printf ("末%03u", i);

              g_assert_cmpuint (count_in (text, first), ==, count_in (text, last));
              found += count_in (text, first);
            }
        }
      g_assert_cmpuint (found, ==, 120);
    }
}

/* No ink leaves the type area, whatever stands in a cell. */
static void
test_hostile_cells (void)
{
  g_autoptr(SiyiDocument) document = siyi_document_new ("hostile", SIYI_PAPER_A4_WIDE);
  g_autoptr(SiyiPages) pages = NULL;
  const SiyiSheet *sheet = siyi_sheet_of (SIYI_PAPER_A4_WIDE);
  g_autofree char *digits = g_strnfill (3000, '7');
  GString *long_text = g_string_new (NULL);
  guint han = 0;

  for (guint i = 0; i < 5000; i++)
    g_string_append (long_text, "访");
  siyi_document_add_table (document);
  for (guint c = 0; c < 4; c++)
    siyi_document_add_column (document, c == 2 ? "表\n头" : "表头", c == 1 ? 0.3 : 0, SIYI_ALIGN_START);
  siyi_document_add_row (document);
  siyi_document_add_cell (document, long_text->str, SIYI_CELL_PLAIN);
  siyi_document_add_cell (document, "שלום <&> مرحبا \x01\x02 \xff", SIYI_CELL_FAINT);
  siyi_document_add_row (document);
  siyi_document_add_cell (document, digits, SIYI_CELL_STRONG);
  siyi_document_add_cell (document, "\n\n\t\n", SIYI_CELL_PLAIN);
  pages = pages_of (document);
  for (guint p = 0; p < siyi_pages_get_n (pages); p++)
    {
      const SiyiPage *page = page_at (pages, p);

      for (guint i = 0; i < page->glyphs->len; i++)
        {
          const SiyiGlyph *glyph = &g_array_index (page->glyphs, SiyiGlyph, i);

          g_assert_cmpfloat (glyph->x, >=, sheet->left - 0.01);
          g_assert_cmpfloat (glyph->x, <, sheet->width - sheet->right);
          g_assert_cmpfloat (glyph->y, >, sheet->top);
          g_assert_cmpfloat (glyph->y, <, sheet->height - sheet->bottom);
        }
      han += count_in (siyi_pages_get_text (pages, p), "访");
    }
  g_assert_cmpuint (han, ==, 5000);
  g_string_free (long_text, TRUE);
}

/* "— 1 —": odd pages right, even ones left, 7 mm below the type area. */
static void
test_numbers (void)
{
  g_autoptr(SiyiDocument) document = text_document (SIYI_PAPER_A4, "接访公示", 1000);
  g_autoptr(SiyiPages) pages = NULL;

  siyi_document_set_numbered (document, TRUE);
  pages = pages_of (document);
  for (guint p = 0; p < siyi_pages_get_n (pages); p++)
    {
      const SiyiPage *page = page_at (pages, p);
      const SiyiGlyph *last = &g_array_index (page->glyphs, SiyiGlyph,
                                              page->glyphs->len - 1);
      g_autofree char *number = g_strdup_printf ("— %u —", p + 1);

      g_assert_true (g_str_has_suffix (siyi_pages_get_text (pages, p), number));
      if (p % 2 == 0)
        g_assert_cmpfloat_with_epsilon (last->x, pages->width - 26 * SIYI_POINTS_A_MM - 28, 4);
      else
        g_assert_cmpfloat (last->x, <, pages->width / 2);
      g_assert_cmpfloat (last->y, >, pages->height - (35 - 6) * SIYI_POINTS_A_MM);
      g_assert_cmpfloat (last->y, <, pages->height - (35 - 11) * SIYI_POINTS_A_MM);
    }
}

/* The month of an office: everything is there, the signature in one piece at the end. */
static void
test_month (void)
{
  g_autoptr(SiyiDocument) document = sample_month (SIYI_PAPER_A4_WIDE, 23);
  g_autoptr(SiyiPages) pages = pages_of (document);
  const char *last = siyi_pages_get_text (pages, siyi_pages_get_n (pages) - 1);

  g_assert_cmpuint (siyi_pages_get_n (pages), ==, 2);
  g_assert_cmpuint (siyi_pages_get_missing (pages), ==, 0);
  g_assert_true (g_str_has_prefix (siyi_pages_get_text (pages, 0), "2026年12月市领导接访安排\n"));
  g_assert_nonnull (strstr (last, "示例市信访局\n2026年12月1日\n"));
  for (guint p = 0; p < 2; p++)
    g_assert_cmpuint (count_in (siyi_pages_get_text (pages, p), "接访领导"), ==, 1);
}

static void
test_cancelled (void)
{
  g_autoptr(SiyiDocument) document = sample_month (SIYI_PAPER_A4, 100);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (siyi_pages_new (document, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A file that can't be finished leaves what stood there. */
static void
test_save (void)
{
  g_autoptr(SiyiDocument) document = sample_month (SIYI_PAPER_A4, 5);
  g_autoptr(SiyiPages) pages = pages_of (document);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("siyi-paper-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "公示.pdf", NULL);
  g_autofree char *before = NULL, *after = NULL;
  gsize n_before, n_after;

  g_assert_true (siyi_pages_save (pages, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &before, &n_before, NULL));
  g_assert_true (g_str_has_prefix (before, "%PDF-"));

  g_cancellable_cancel (cancellable);
  g_assert_false (siyi_pages_save (pages, path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
  g_assert_cmpint (remove (path), ==, 0);

  /* Nor does a part of a new one stay, under this name or another. */
  g_clear_error (&error);
  g_assert_false (siyi_pages_save (pages, path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (remove (folder), ==, 0);
}

static void
see_nothing_yet (gpointer  path,
                 guint64   done,
                 guint64   total)
{
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Who opens the file while it is written never meets a half. */
static void
test_whole_or_nothing (void)
{
  g_autoptr(SiyiDocument) document = sample_month (SIYI_PAPER_A4, 5);
  g_autoptr(SiyiPages) pages = pages_of (document);
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("siyi-paper-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "公示.pdf", NULL);

  g_assert_true (siyi_pages_save_watched (pages, path, see_nothing_yet, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (remove (path), ==, 0);
  g_assert_cmpint (remove (folder), ==, 0);
}

/* What it paints is asked back from the page. */
static gboolean
paint_red (GBytes *jpeg, int width, int height, guint8 *pixels, int stride)
{
  g_assert_cmpstr (g_bytes_get_data (jpeg, NULL), ==, "bytes");
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      ((guint32 *) (gpointer) (pixels + (gsize) y * stride))[x] = 0xff0000;

  return TRUE;
}

static const SiyiMark *
picture_of (const SiyiPage *page,
            guint           number)
{
  for (guint i = 0; i < page->inks->len; i++)
    {
      const SiyiMark *ink = &g_array_index (page->inks, SiyiMark, i);

      if (ink->kind == SIYI_INK_PICTURE && number-- == 0)
        return ink;
    }

  return NULL;
}

/* Two rows a page below a title, pictures in proportion within the type area, words on their page;
 * the document may go before its pages. */
static void
test_pictures (void)
{
  const SiyiSheet *sheet = siyi_sheet_of (SIYI_PAPER_A4);
  SiyiDocument *document = siyi_document_new ("pictures", SIYI_PAPER_A4);
  g_autoptr(GBytes) jpeg = g_bytes_new_static ("bytes", 6);
  g_autoptr(SiyiPages) pages = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 600, 850);
  cairo_t *cr = cairo_create (surface);
  const guint32 *pixels;

  siyi_document_add (document, SIYI_BLOCK_TITLE, "照片");
  for (int i = 0; i < 3; i++)
    {
      siyi_document_add_pictures (document, 2, 0.42);
      siyi_document_add_picture (document, jpeg, 400, 300, paint_red, "左");
      siyi_document_add_picture (document, jpeg, 30, 4000, paint_red, "右边的一张说明");
    }
  pages = pages_of (document);
  siyi_document_unref (document);
  g_assert_cmpuint (siyi_pages_get_n (pages), ==, 2);
  g_assert_cmpuint (count_in (siyi_pages_get_text (pages, 0), "左"), ==, 2);
  g_assert_cmpuint (count_in (siyi_pages_get_text (pages, 1), "右边的一张说明"), ==, 1);
  for (guint i = 0; i < 4; i++)
    {
      const SiyiMark *ink = picture_of (page_at (pages, 0), i);
      const double width = ink->x_to - ink->x, height = ink->y_to - ink->y;

      g_assert_cmpfloat_with_epsilon (width / height, i % 2 == 0 ? 4 / 3.0 : 30 / 4000.0, 1e-6);
      g_assert_cmpfloat (ink->x, >=, sheet->left - 0.01);
      g_assert_cmpfloat (ink->x_to, <=, sheet->width - sheet->right + 0.01);
      g_assert_cmpfloat (ink->y_to, <, sheet->height - sheet->bottom);
    }

  siyi_pages_draw (pages, 0, cr);
  cairo_surface_flush (surface);
  pixels = (const guint32 *) (gpointer) cairo_image_surface_get_data (surface);
  {
    const SiyiMark *ink = picture_of (page_at (pages, 0), 0);
    const int x = (int) ((ink->x + ink->x_to) / 2), y = (int) ((ink->y + ink->y_to) / 2);

    g_assert_cmphex (pixels[y * cairo_image_surface_get_stride (surface) / 4 + x] & 0xffffff, ==, 0xff0000);
  }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* A signature stands in its cell and nowhere else, on the page that draws it. */
static void
test_hand (void)
{
  g_autoptr(SiyiDocument) document = siyi_document_new ("x", SIYI_PAPER_A4);
  g_autoptr(SiyiInk) ink = siyi_ink_new (3);
  g_autoptr(SiyiPages) pages = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 596, 842);
  cairo_t *cr = cairo_create (surface);
  const SiyiMark *hand = NULL;
  const SiyiPage *page;
  guint n_hands = 0, n_inside = 0;

  for (int i = 0; i <= 30; i++)
    siyi_ink_add (ink, &(SiyiInkPoint) { (float) i / 10, 0.5f, 1, 0 });
  siyi_document_add_table (document);
  siyi_document_add_column (document, NULL, 0.5, SIYI_ALIGN_START);
  siyi_document_add_column (document, NULL, 0.5, SIYI_ALIGN_START);
  siyi_document_add_row (document);
  siyi_document_add_cell (document, "接访领导", SIYI_CELL_STRONG);
  siyi_document_add_ink (document, ink, "\n");
  pages = pages_of (document);
  page = page_at (pages, 0);
  for (guint i = 0; i < page->inks->len; i++)
    if (g_array_index (page->inks, SiyiMark, i).kind == SIYI_INK_HAND)
      {
        hand = &g_array_index (page->inks, SiyiMark, i);
        n_hands++;
      }
  g_assert_cmpuint (n_hands, ==, 1);
  g_assert_cmpfloat (hand->x, >, 596 / 2 - 1);

  siyi_pages_draw (pages, 0, cr);
  cairo_surface_flush (surface);
  for (int x = (int) hand->x + 4; x < (int) hand->x_to - 4; x++)
    for (int y = (int) hand->y + 1; y < (int) hand->y_to - 1; y++)
      n_inside += cairo_image_surface_get_data (surface)[y * cairo_image_surface_get_stride (surface) + x] > 60;
  g_assert_cmpuint (n_inside, >, 40);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int    argc,
      char **argv)
{
  int failed;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paper/pages/grid", test_grid);
  g_test_add_func ("/paper/pages/forms", test_forms);
  g_test_add_func ("/paper/pages/empty", test_empty);
  g_test_add_func ("/paper/pages/line-starts", test_line_starts);
  g_test_add_func ("/paper/pages/table", test_table);
  g_test_add_func ("/paper/pages/hostile-cells", test_hostile_cells);
  g_test_add_func ("/paper/pages/numbers", test_numbers);
  g_test_add_func ("/paper/pages/month", test_month);
  g_test_add_func ("/paper/pages/pictures", test_pictures);
  g_test_add_func ("/paper/pages/hand", test_hand);
  g_test_add_func ("/paper/pages/cancelled", test_cancelled);
  g_test_add_func ("/paper/pages/save", test_save);
  g_test_add_func ("/paper/pages/whole-or-nothing", test_whole_or_nothing);

  failed = g_test_run ();
  sample_forget_fonts ();

  return failed;
}
