/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes on scanned sheets, read in the child process. A scan may be noisy or large: it is looked at in
 * several sizes, and with its specks smoothed away. */
#include "siyi-image-private.h"

#include <stdio.h>
#include <zbar.h>

#include "siyi-scan.h"

/* 250 dpi of A4: a module of our code is some six pixels wide. */
enum { LONGEST = 2900, LEAST = 700, MAX_CODES = 16, MAX_CODE = 512 };

static void
gray_clear (SiyiGray *gray)
{
  g_clear_pointer (&gray->gray, g_free);
}

/* Each pixel the average of four: noise goes, edges stay. */
static void
halve (const SiyiGray *from,
       SiyiGray       *to)
{
  to->width = from->width / 2;
  to->height = from->height / 2;
  to->gray = g_malloc ((gsize) to->width * (gsize) to->height);
  for (int y = 0; y < to->height; y++)
    for (int x = 0; x < to->width; x++)
      {
        const guint8 *at = from->gray + (gsize) (2 * y) * (gsize) from->width + 2 * x;

        to->gray[(gsize) y * (gsize) to->width + (gsize) x] =
          (guint8) ((at[0] + at[1] + at[from->width] + at[from->width + 1] + 2) / 4);
      }
}

static void
take_symbol (const zbar_symbol_t *symbol,
             GHashTable          *found)
{
  const char *data = zbar_symbol_get_data (symbol);
  const guint n = zbar_symbol_get_data_length (symbol);
  g_autofree char *text = n <= MAX_CODE ? g_strndup (data, n) : NULL;

  if (text != NULL && g_utf8_validate (text, -1, NULL) && g_hash_table_size (found) < MAX_CODES)
    g_hash_table_add (found, g_steal_pointer (&text));
}

static void
scan_gray (const SiyiGray *gray,
           GHashTable     *found)
{
  zbar_image_scanner_t *scanner = zbar_image_scanner_create ();
  zbar_image_t *image = zbar_image_create ();

  /* Other kinds of codes would only cost time. */
  zbar_image_scanner_set_config (scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 0);
  zbar_image_scanner_set_config (scanner, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1);
  zbar_image_set_format (image, zbar_fourcc ('Y', '8', '0', '0'));
  zbar_image_set_size (image, (unsigned) gray->width, (unsigned) gray->height);
  zbar_image_set_data (image, gray->gray, (unsigned long) gray->width * (unsigned long) gray->height, NULL);
  zbar_scan_image (scanner, image);
  for (const zbar_symbol_t *s = zbar_image_first_symbol (image); s != NULL; s = zbar_symbol_next (s))
    take_symbol (s, found);
  zbar_image_destroy (image);
  zbar_image_scanner_destroy (scanner);
}

/* Each pixel the average of nine: a module of the code stays wide enough, specks don't. */
static void
smooth (const SiyiGray *from,
        SiyiGray       *to)
{
  const int stride = from->width;

  *to = *from;
  to->gray = g_memdup2 (from->gray, (gsize) from->width * (gsize) from->height);
  for (int y = 1; y < from->height - 1; y++)
    for (int x = 1; x < from->width - 1; x++)
      {
        const guint8 *at = from->gray + (gsize) y * (gsize) stride + x;
        int sum = 4;

        for (int row = -stride; row <= stride; row += stride)
          sum += at[row - 1] + at[row] + at[row + 1];
        to->gray[(gsize) y * (gsize) stride + (gsize) x] = (guint8) (sum / 9);
      }
}

/* Between each two pixels their average: a code of few pixels has edges to be found. */
static void
twice (const SiyiGray *from,
       SiyiGray       *to)
{
  to->width = from->width * 2;
  to->height = from->height * 2;
  to->gray = g_malloc ((gsize) to->width * (gsize) to->height);
  for (int y = 0; y < to->height; y++)
    for (int x = 0; x < to->width; x++)
      {
        const guint8 *top = from->gray + (gsize) (y / 2) * (gsize) from->width;
        const guint8 *bottom = from->gray + (gsize) MIN ((y + 1) / 2, from->height - 1) * (gsize) from->width;
        const int left = x / 2, right = MIN ((x + 1) / 2, from->width - 1);

        to->gray[(gsize) y * (gsize) to->width + (gsize) x] =
          (guint8) ((top[left] + top[right] + bottom[left] + bottom[right] + 2) / 4);
      }
}

static void
scan_size (const SiyiGray *gray,
           GHashTable     *found)
{
  SiyiGray smoothed;

  scan_gray (gray, found);
  if (g_hash_table_size (found) > 0)
    return;

  smooth (gray, &smoothed);
  scan_gray (&smoothed, found);
  gray_clear (&smoothed);
}

static void
find_codes (SiyiGray   *gray,
            GHashTable *found)
{
  scan_size (gray, found);
  if (g_hash_table_size (found) == 0 && MAX (gray->width, gray->height) <= LONGEST / 2)
    {
      SiyiGray large;

      twice (gray, &large);
      scan_size (&large, found);
      gray_clear (&large);
    }
  while (g_hash_table_size (found) == 0 && MAX (gray->width, gray->height) / 2 >= LEAST)
    {
      SiyiGray half;

      halve (gray, &half);
      gray_clear (gray);
      *gray = half;
      scan_size (gray, found);
    }
}

static gboolean
picture_gray (int             fd,
              SiyiImageKind  *kind,
              SiyiGray       *gray,
              GError        **error)
{
  guint32 width, height;
  g_autoptr(GdkPixbuf) pixbuf = NULL;
  SiyiUpright upright;
  g_autofree guint8 *row = NULL;

  if (!siyi_image_read_head (fd, kind, &width, &height, error))
    return FALSE;
  pixbuf = siyi_image_decode (fd, *kind, LONGEST, error);
  if (pixbuf == NULL)
    return FALSE;

  /* A code is read whichever way it stands. */
  siyi_upright_init (&upright, pixbuf, 1);
  gray->width = upright.width;
  gray->height = upright.height;
  gray->gray = g_malloc ((gsize) gray->width * (gsize) gray->height);
  row = g_malloc ((gsize) gray->width * 3);
  for (int y = 0; y < gray->height; y++)
    {
      siyi_upright_row (&upright, y, row);
      for (int x = 0; x < gray->width; x++)
        gray->gray[(gsize) y * (gsize) gray->width + (gsize) x] =
          (guint8) ((row[3 * x] * 77 + row[3 * x + 1] * 151 + row[3 * x + 2] * 28) >> 8);
    }

  return TRUE;
}

/**
 * siyi_scan_child_codes:
 * @words: the page, from 0
 *
 * Returns: (transfer full): SIYI_SCAN_CODES of the page; %NULL with a SIYI_FILE_ERROR
 */
GVariant *
siyi_scan_child_codes (int          fd,
                       const char  *words,
                       GError     **error)
{
  const guint page = (guint) CLAMP (g_ascii_strtoll (words, NULL, 10), 0, SIYI_SCAN_MAX_PAGES - 1);
  g_autoptr(GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto(GVariantBuilder) codes = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_STRING_ARRAY);
  SiyiImageKind kind = SIYI_IMAGE_NONE;
  SiyiGray gray = { 0 };
  guint n_pages = 1;
  GHashTableIter iter;
  gpointer code;

  if (siyi_scan_is_pdf (fd) ? !siyi_scan_pdf_gray (fd, page, LONGEST, &n_pages, &gray, error)
                            : !picture_gray (fd, &kind, &gray, error))
    return NULL;

  find_codes (&gray, found);
  gray_clear (&gray);
  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &code, NULL))
    g_variant_builder_add (&codes, "s", code);

  return g_variant_ref_sink (g_variant_new ("(uuas)", (guint32) kind, (guint32) n_pages, &codes));
}

/**
 * siyi_scan_child_page:
 * @words: the page, from 0, and the longest side wanted, in pixels
 * @out: gets the pixels, row by row
 *
 * Returns: (transfer full): the size; %NULL with a SIYI_FILE_ERROR
 */
GVariant *
siyi_scan_child_page (int          fd,
                      const char  *words,
                      int          out,
                      GError     **error)
{
  guint page = 0;
  int longest = 0;
  g_autofree char *side = NULL;

  sscanf (words, "%u %d", &page, &longest);
  longest = CLAMP (longest, 1, LONGEST);
  if (siyi_scan_is_pdf (fd))
    return siyi_scan_pdf_pixels (fd, page, longest, out, error);

  side = g_strdup_printf ("%d", longest);

  return siyi_image_child_look (fd, side, out, error);
}
