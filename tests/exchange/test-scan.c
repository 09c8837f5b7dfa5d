/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scanned sheets: a sheet of our own printing is known again by its code, turned, noisy, pale, small,
 * as a picture and as a PDF of pictures; hostile files are refused with a sentence each, and the next
 * one is read all the same. */
#include <cairo-pdf.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "siyi-paper.h"
#include "siyi-scan.h"
#include "siyi-signin.h"

#define UID "0191f3a0-1111-7222-8333-444455556666"

static SiyiImageReader *reader;

static void
add_part (SiyiDocument *document, SiyiSigninPart part)
{
  g_autofree char *code = siyi_signin_code (UID, part);

  if (siyi_document_get_n_blocks (document) > 0)
    siyi_document_add (document, SIYI_BLOCK_PAGE_BREAK, NULL);
  siyi_document_add (document, SIYI_BLOCK_CODE, code);
  siyi_document_add (document, SIYI_BLOCK_TITLE, "领导接访签到表");
  siyi_document_add (document, SIYI_BLOCK_NOTE, "2026年12月17日　9:00—11:30　一号接访室");
  siyi_document_add_table (document);
  siyi_document_add_column (document, "序号", 0.2, SIYI_ALIGN_CENTRE);
  siyi_document_add_column (document, "姓名", 0.3, SIYI_ALIGN_CENTRE);
  siyi_document_add_column (document, "签名", 0.5, SIYI_ALIGN_CENTRE);
  for (int i = 0; i < 8; i++)
    {
      siyi_document_add_row (document);
      siyi_document_add_cell (document, "1", SIYI_CELL_PLAIN);
      siyi_document_add_cell (document, "某某", SIYI_CELL_PLAIN);
      siyi_document_add_cell (document, "\n", SIYI_CELL_PLAIN);
    }
}

static SiyiPages *
new_sheet (void)
{
  g_autoptr(SiyiDocument) document = siyi_document_new ("签到表", SIYI_PAPER_A4);
  SiyiPages *pages;

  add_part (document, SIYI_SIGNIN_STAFF);
  add_part (document, SIYI_SIGNIN_VISITORS);
  pages = siyi_pages_new (document, NULL, NULL);
  g_assert_cmpuint (siyi_pages_get_n (pages), ==, 2);

  return pages;
}

/* How the sheet went through the scanner. */
typedef struct
{
  const char *name, *kind;     /* pdf: pictures in a PDF; print: our own PDF, never printed */
  int         dpi;
  double      angle;           /* degrees */
  int         noise;           /* of 255, either way */
  double      ink;             /* how dark, 1 is black */
} Way;

static const Way ways[] = {
  { "own-pdf", "print", 0, 0, 0, 1 },
  { "clean", "png", 150, 0, 0, 1 },
  { "crooked", "png", 200, 3, 0, 1 },
  { "on-its-side", "jpeg", 150, 90, 20, 1 },
  { "upside-down", "jpeg", 200, 178, 20, 1 },
  { "noisy", "jpeg", 200, 1, 90, 1 },
  { "pale", "jpeg", 200, 1.5, 30, 0.4 },
  { "small", "jpeg", 110, 0.7, 15, 0.9 },
  { "large", "jpeg", 400, 2, 30, 0.9 },
  { "fax-pdf", "pdf", 200, 1, 50, 0.8 },
  { "large-pdf", "pdf", 300, -2, 40, 0.7 },
};

/* The page on grey paper, turned, with a noise that has no repetition. */
static cairo_surface_t *
scanned (SiyiPages *pages, guint page, const Way *way)
{
  double width, height;
  cairo_surface_t *surface;
  cairo_t *cr;
  g_autoptr(GRand) dice = g_rand_new_with_seed (41 + page);
  const double scale = way->dpi / 72.0;
  guint8 *data;
  int side, stride;

  siyi_pages_get_size (pages, &width, &height);
  side = (int) (height * scale * 1.04);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, side, side);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 0.93, 0.92, 0.9);
  cairo_paint (cr);
  cairo_translate (cr, side / 2.0, side / 2.0);
  cairo_rotate (cr, way->angle * G_PI / 180);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -width / 2, -height / 2);
  siyi_pages_draw (pages, page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  data = cairo_image_surface_get_data (surface);
  stride = cairo_image_surface_get_stride (surface);
  for (int y = 0; y < side; y++)
    for (int x = 0; x < side; x++)
      {
        guint8 *pixel = data + y * stride + x * 4;
        const int noise = way->noise > 0 ? g_rand_int_range (dice, -way->noise, way->noise + 1) : 0;

        for (int c = 0; c < 3; c++)
          pixel[c] = (guint8) CLAMP (255 - (255 - pixel[c]) * way->ink + noise, 0, 255);
      }
  cairo_surface_mark_dirty (surface);

  return surface;
}

static GBytes *
as_picture (cairo_surface_t *surface, const char *kind)
{
  const int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  g_autoptr(GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autoptr(GError) error = NULL;
  char *bytes;
  gsize n;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        const guint8 *from = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface) + x * 4;
        guint8 *to = gdk_pixbuf_get_pixels (pixbuf) + y * gdk_pixbuf_get_rowstride (pixbuf) + x * 3;

        to[0] = from[2];
        to[1] = from[1];
        to[2] = from[0];
      }
  gdk_pixbuf_save_to_buffer (pixbuf, &bytes, &n, kind, &error, NULL);
  g_assert_no_error (error);

  return g_bytes_new_take (bytes, n);
}

static cairo_status_t
append (gpointer data, const unsigned char *bytes, unsigned n)
{
  g_byte_array_append (data, bytes, n);

  return CAIRO_STATUS_SUCCESS;
}

/* As a scanner's program makes it: each page one JPEG. */
static GBytes *
as_pdf (SiyiPages *pages, const Way *way)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *pdf = cairo_pdf_surface_create_for_stream (append, bytes, 620, 620);
  cairo_t *cr = cairo_create (pdf);

  for (guint i = 0; i < siyi_pages_get_n (pages); i++)
    {
      cairo_surface_t *page = scanned (pages, i, way);
      g_autoptr(GBytes) jpeg = as_picture (page, "jpeg");

      cairo_surface_set_mime_data (page, CAIRO_MIME_TYPE_JPEG, g_bytes_get_data (jpeg, NULL),
                                   g_bytes_get_size (jpeg), NULL, NULL);
      cairo_save (cr);
      cairo_scale (cr, 620.0 / cairo_image_surface_get_width (page), 620.0 / cairo_image_surface_get_width (page));
      cairo_set_source_surface (cr, page, 0, 0);
      cairo_paint (cr);
      cairo_restore (cr);
      cairo_show_page (cr);
      cairo_surface_flush (pdf);
      cairo_surface_destroy (page);
    }
  cairo_destroy (cr);
  cairo_surface_finish (pdf);
  cairo_surface_destroy (pdf);

  return g_byte_array_free_to_bytes (bytes);
}

static SiyiScan *
read_scan (GBytes *bytes, const char *name, GError **error)
{
  const int fd = siyi_scan_open (bytes, error);
  SiyiScan *scan;

  g_assert_cmpint (fd, >=, 0);
  scan = siyi_scan_read (reader, fd, name, NULL, error);
  close (fd);

  return scan;
}

static void
assert_part (const SiyiScan *scan, guint page, SiyiSigninPart part)
{
  const char * const *codes = g_ptr_array_index (scan->pages, page);
  g_autofree char *uid = NULL;
  SiyiSigninPart found;

  g_assert_nonnull (codes[0]);
  g_assert_null (codes[1]);
  g_assert_true (siyi_signin_code_parse (codes[0], &uid, &found));
  g_assert_cmpstr (uid, ==, UID);
  g_assert_cmpint (found, ==, part);
}

static void
test_found_again (gconstpointer data)
{
  const Way *way = data;
  g_autoptr(SiyiPages) pages = new_sheet ();
  const gboolean is_picture = way->dpi > 0 && strcmp (way->kind, "pdf") != 0;
  g_autofree char *name = g_strconcat ("scan.", is_picture ? way->kind : "PDF", NULL);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(SiyiScan) scan = NULL;
  g_autoptr(GError) error = NULL;

  if (way->dpi == 0)
    bytes = siyi_pages_to_pdf (pages, NULL, NULL);
  else if (!is_picture)
    bytes = as_pdf (pages, way);
  else
    {
      cairo_surface_t *surface = scanned (pages, 1, way);

      bytes = as_picture (surface, way->kind);
      cairo_surface_destroy (surface);
    }
  scan = read_scan (bytes, name, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (scan->pages->len, ==, is_picture ? 1 : 2);
  if (!is_picture)
    {
      assert_part (scan, 0, SIYI_SIGNIN_STAFF);
      g_assert_cmpstr (scan->mime, ==, "application/pdf");
    }
  assert_part (scan, scan->pages->len - 1, SIYI_SIGNIN_VISITORS);
}

/* A sheet whose code was torn off is read; it says nothing of where it belongs. */
static void
test_without_code (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 800, 1100);
  g_autoptr(GBytes) bytes = as_picture (surface, "jpeg");
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiScan) scan = read_scan (bytes, "scan.jpg", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (g_ptr_array_index (scan->pages, 0)), ==, 0);
  g_assert_cmpstr (scan->mime, ==, "image/jpeg");
  cairo_surface_destroy (surface);
}

static void
test_look (void)
{
  g_autoptr(SiyiPages) pages = new_sheet ();
  g_autoptr(GBytes) bytes = siyi_pages_to_pdf (pages, NULL, NULL);
  g_autoptr(GError) error = NULL;
  const int fd = siyi_scan_open (bytes, &error);
  g_autoptr(SiyiPixels) pixels = siyi_scan_look (reader, fd, 1, 1000, &error);
  const guint8 *data;
  gsize n;

  g_assert_no_error (error);
  g_assert_cmpint (pixels->height, ==, 1000);
  g_assert_cmpint (pixels->width, ==, 707);
  data = g_bytes_get_data (pixels->bytes, &n);
  g_assert_cmpuint (data[0], ==, 255);
  g_assert_null (siyi_scan_look (reader, fd, 2, 1000, &error));
  g_assert_error (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_DAMAGED);
  close (fd);
}

/* A PDF of these objects, without a table: readers have to rebuild it. */
static GBytes *
pdf_of (const char *objects)
{
  g_autofree char *text = g_strdup_printf ("%%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n%s"
                                             "trailer <</Root 1 0 R>>\n%%%%EOF\n", objects);

  return g_bytes_new (text, strlen (text));
}

typedef struct
{
  const char *name, *file;
  const char *objects;       /* of a PDF; else raw */
  const char *raw;
  int         code;          /* -1: read, without a code */
} Hostile;

#define ONE_PAGE "2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n3 0 obj <</Type/Page/Parent 2 0 R/MediaBox"
#define LOCKED ONE_PAGE "[0 0 600 800]>> endobj\n9 0 obj <</Filter/Standard/V 1/R 2/P -44/O<0011223344556677889900112233445566778899001122334455667788990011>" \
  "/U<0011223344556677889900112233445566778899001122334455667788990011>>> endobj\n" \
  "trailer <</Root 1 0 R/Encrypt 9 0 R/ID[<00><00>]>>\n"

static const Hostile hostile[] = {
  { "no-pdf", "a.pdf", NULL, "just words, whatever the name says", SIYI_FILE_ERROR_NO_PICTURE },
  { "script", "a.pdf", NULL, "#!/bin/sh\nrm -rf ~\n", SIYI_FILE_ERROR_NO_PICTURE },
  { "svg", "a.svg", NULL, "<svg xmlns='http://www.w3.org/2000/svg'/>", SIYI_FILE_ERROR_NO_PICTURE },
  { "head-alone", "a.pdf", NULL, "%PDF-1.7\n", SIYI_FILE_ERROR_DAMAGED },
  { "no-pages", "a.pdf", "2 0 obj <</Type/Pages/Kids[]/Count 0>> endobj\n", NULL, SIYI_FILE_ERROR_DAMAGED },
  { "pages-of-themselves", "a.pdf", "2 0 obj <</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>> endobj\n", NULL,
    SIYI_FILE_ERROR_DAMAGED },
  { "claims-pages", "a.pdf", "2 0 obj <</Type/Pages/Kids[]/Count 2000000000>> endobj\n", NULL, SIYI_FILE_ERROR_DAMAGED },
  { "password", "a.pdf", LOCKED, NULL, SIYI_FILE_ERROR_ENCRYPTED_OR_OLD },
  { "wrong-ending", "a.jpg", ONE_PAGE "[0 0 600 800]>> endobj\n", NULL, SIYI_FILE_ERROR_WRONG_ENDING },
  { "huge-page", "a.pdf", ONE_PAGE "[0 0 99999999999 800]>> endobj\n", NULL, -1 },
  { "page-without-size", "a.pdf", ONE_PAGE "[0 0 0 0]>> endobj\n", NULL, -1 },
  { "content-of-itself", "a.pdf",
    ONE_PAGE "[0 0 600 800]/Resources<</XObject<</A 4 0 R>>>>/Contents 4 0 R>> endobj\n"
    "4 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A 4 0 R>>>>/Length 12>> stream\n"
    "/A Do /A Do \nendstream endobj\n", NULL, -1 },
  { "scripts-and-links", "a.pdf",
    ONE_PAGE "[0 0 600 800]/AA<</O<</S/JavaScript/JS(app.alert\\(1\\))>>>>/Annots[<</Subtype/Link/Rect[0 0 9 9]"
    "/A<</S/Launch/F(/bin/true)>>>>]>> endobj\n", NULL, -1 },
};

static void
test_hostile (gconstpointer data)
{
  const Hostile *self = data;
  g_autoptr(GBytes) bytes = self->objects != NULL ? pdf_of (self->objects)
                                                  : g_bytes_new_static (self->raw, strlen (self->raw));
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiScan) scan = read_scan (bytes, self->file, &error);

  if (self->code < 0)
    {
      g_assert_no_error (error);
      g_assert_cmpuint (scan->pages->len, ==, 1);
    }
  else
    {
      g_assert_null (scan);
      g_assert_error (error, SIYI_FILE_ERROR, self->code);
      g_assert_cmpuint (strlen (error->message), >, 10);
    }
  /* The next one is read all the same. */
  test_without_code ();
}

static void
test_too_many_pages (void)
{
  g_autoptr(GString) objects = g_string_new ("2 0 obj <</Type/Pages/Count 101/Kids[");
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  for (int i = 0; i < 101; i++)
    g_string_append_printf (objects, "%d 0 R ", 3 + i);
  g_string_append (objects, "]>> endobj\n");
  for (int i = 0; i < 101; i++)
    g_string_append_printf (objects, "%d 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>> endobj\n", 3 + i);
  bytes = pdf_of (objects->str);
  g_assert_null (read_scan (bytes, "a.pdf", &error));
  g_assert_error (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_TOO_BIG);
}

/* A few bytes that want gigabytes or hours: refused, or drawn without; never more memory than allowed. */
static void
test_bomb (void)
{
  g_autoptr(GString) objects = g_string_new (ONE_PAGE "[0 0 600 800]/Resources<</XObject<</A 4 0 R>>>>"
                                             "/Contents 5 0 R>> endobj\n"
                                             "5 0 obj <</Length 24>> stream\n600 0 0 800 0 0 cm /A Do\nendstream endobj\n"
                                             "4 0 obj <</Type/XObject/Subtype/Image/Width 40000/Height 40000"
                                             "/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/RunLengthDecode/Length 2000000>> stream\n");
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiScan) scan = NULL;

  for (int i = 0; i < 1000000; i++)
    g_string_append (objects, "\x81z");
  g_string_append (objects, "\nendstream endobj\n");
  bytes = pdf_of (objects->str);
  scan = read_scan (bytes, "a.pdf", &error);
  g_assert_true (scan != NULL || error->domain == SIYI_FILE_ERROR);
  g_assert_cmpint (siyi_image_reader_peak (reader), <, 400 * 1024 * 1024);
  test_without_code ();
}

int
main (int    argc,
      char **argv)
{
  int result;

  if (siyi_image_child_run (argc, argv))
    return 0;
  g_test_init (&argc, &argv, NULL);

  reader = siyi_image_reader_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *path = g_strconcat ("/scan/found-again/", ways[i].name, NULL);

      g_test_add_data_func (path, &ways[i], test_found_again);
    }
  g_test_add_func ("/scan/without-code", test_without_code);
  g_test_add_func ("/scan/look", test_look);
  for (gsize i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autofree char *path = g_strconcat ("/scan/hostile/", hostile[i].name, NULL);

      g_test_add_data_func (path, &hostile[i], test_hostile);
    }
  g_test_add_func ("/scan/too-many-pages", test_too_many_pages);
  g_test_add_func ("/scan/bomb", test_bomb);
  result = g_test_run ();
  siyi_image_reader_free (reader);

  return result;
}
