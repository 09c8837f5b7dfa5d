/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fast small picture of a JPEG is the one that libjpeg makes at an eighth, in each way cameras
 * write them; what it does not know it leaves alone, and no byte that is changed brings it down. */
#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>

#include "siyi-image-private.h"

enum { MUTATIONS = 4000 };

typedef struct
{
  const char *name;
  int         width, height, components, h, v, interval;
  gboolean    optimised, progressive;
  int         quality;
} Way;

static const Way ways[] = {
  { "plain", 640, 480, 3, 2, 2, 0, FALSE, FALSE, 88 },
  { "odd", 643, 471, 3, 2, 2, 0, TRUE, FALSE, 92 },
  { "one-pixel", 1, 1, 3, 2, 2, 0, FALSE, FALSE, 90 },
  { "half-colours", 333, 217, 3, 2, 1, 0, TRUE, FALSE, 75 },
  { "upright-half-colours", 217, 333, 3, 1, 2, 0, FALSE, FALSE, 75 },
  { "full-colours", 320, 200, 3, 1, 1, 0, TRUE, FALSE, 98 },
  { "intervals", 400, 300, 3, 2, 2, 7, TRUE, FALSE, 80 },
  { "interval-of-one", 100, 90, 3, 2, 2, 1, FALSE, FALSE, 50 },
  { "grey", 321, 99, 1, 1, 1, 5, TRUE, FALSE, 85 },
  { "coarse", 640, 480, 3, 2, 2, 0, FALSE, FALSE, 3 },
  { "finest", 640, 480, 3, 2, 2, 0, TRUE, FALSE, 100 },
};

static const Way progressive = { "progressive", 320, 240, 3, 2, 2, 0, TRUE, TRUE, 85 };

/* Soft colours and noise, so that codes of all lengths come. */
static void
paint_row (const Way *way,
           int        y,
           GRand     *random,
           guint8    *row)
{
  for (int x = 0; x < way->width; x++)
    for (int c = 0; c < way->components; c++)
      row[x * way->components + c] =
        (guint8) CLAMP (x * 200 / way->width + (c == 1 ? y * 90 / way->height : 30) +
                        g_rand_int_range (random, 0, (x / 64 + y / 64) % 2 == 0 ? 8 : 120), 0, 255);
}

static GBytes *
write_jpeg (const Way *way)
{
  struct jpeg_compress_struct compressor;
  struct jpeg_error_mgr errors;
  g_autoptr(GRand) random = g_rand_new_with_seed (7);
  g_autofree guint8 *row = g_malloc ((gsize) way->width * (gsize) way->components);
  unsigned char *bytes = NULL;
  unsigned long n = 0;
  GBytes *written;

  compressor.err = jpeg_std_error (&errors);
  jpeg_create_compress (&compressor);
  jpeg_mem_dest (&compressor, &bytes, &n);
  compressor.image_width = (JDIMENSION) way->width;
  compressor.image_height = (JDIMENSION) way->height;
  compressor.input_components = way->components;
  compressor.in_color_space = way->components == 1 ? JCS_GRAYSCALE : JCS_RGB;
  jpeg_set_defaults (&compressor);
  jpeg_set_quality (&compressor, way->quality, TRUE);
  compressor.comp_info[0].h_samp_factor = way->h;
  compressor.comp_info[0].v_samp_factor = way->v;
  compressor.restart_interval = (unsigned) way->interval;
  compressor.optimize_coding = way->optimised;
  if (way->progressive)
    jpeg_simple_progression (&compressor);
  jpeg_start_compress (&compressor, TRUE);
  for (int y = 0; y < way->height; y++)
    {
      JSAMPROW rows[1] = { row };

      paint_row (way, y, random, row);
      jpeg_write_scanlines (&compressor, rows, 1);
    }
  jpeg_finish_compress (&compressor);
  jpeg_destroy_compress (&compressor);
  written = g_bytes_new (bytes, n);
  free (bytes);

  return written;
}

static void
on_size (GdkPixbufLoader *loader,
         int              width,
         int              height)
{
  gdk_pixbuf_loader_set_size (loader, (width + 7) / 8, (height + 7) / 8);
}

static GdkPixbuf *
decode (GBytes *bytes)
{
  g_autoptr(GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type ("jpeg", NULL);

  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_size), NULL);
  g_assert_true (gdk_pixbuf_loader_write_bytes (loader, bytes, NULL));
  g_assert_true (gdk_pixbuf_loader_close (loader, NULL));

  return g_object_ref (gdk_pixbuf_loader_get_pixbuf (loader));
}

static GdkPixbuf *
eighth_of (GBytes *bytes)
{
  gsize n;
  const guint8 *data = g_bytes_get_data (bytes, &n);

  return siyi_image_eighth (data, n);
}

/* The same to one step where colours are as fine as light; else they are repeated where libjpeg reads
 * them finer, which shows in noise and hardly in the mean. */
static void
test_same (gconstpointer data)
{
  const Way *way = data;
  g_autoptr(GBytes) bytes = write_jpeg (way);
  g_autoptr(GdkPixbuf) have = eighth_of (bytes);
  g_autoptr(GdkPixbuf) want = decode (bytes);
  int n = 0;
  gint64 sum = 0;

  g_assert_nonnull (have);
  g_assert_cmpint (gdk_pixbuf_get_width (have), ==, gdk_pixbuf_get_width (want));
  g_assert_cmpint (gdk_pixbuf_get_height (have), ==, gdk_pixbuf_get_height (want));
  for (int y = 0; y < gdk_pixbuf_get_height (have); y++)
    for (int x = 0; x < gdk_pixbuf_get_width (have); x++)
      {
        const guint8 *a = gdk_pixbuf_read_pixels (have) + y * gdk_pixbuf_get_rowstride (have) + 3 * x;
        const guint8 *b = gdk_pixbuf_read_pixels (want) + y * gdk_pixbuf_get_rowstride (want) + 3 * x;

        for (int c = 0; c < 3; c++, n++)
          {
            g_assert_cmpint (ABS (a[c] - b[c]), <=, way->h * way->v == 1 ? 1 : 64);
            sum += ABS (a[c] - b[c]);
          }
      }
  g_assert_cmpint (sum, <=, 6 * n);
}

static void
test_left_alone (void)
{
  static const guint8 nothing[] = { 0xff, 0xd8, 0xff };
  g_autoptr(GBytes) bytes = write_jpeg (&progressive);
  g_autoptr(GBytes) plain = write_jpeg (&ways[0]);
  g_autoptr(GBytes) cut = g_bytes_new_from_bytes (plain, 0, g_bytes_get_size (plain) / 2);

  g_assert_null (eighth_of (bytes));
  g_assert_null (eighth_of (cut));
  g_assert_null (siyi_image_eighth (nothing, sizeof nothing));
}

static void
test_hostile (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (11);

  for (gsize w = 0; w < G_N_ELEMENTS (ways); w += 3)
    {
      g_autoptr(GBytes) bytes = write_jpeg (&ways[w]);
      gsize n;
      const guint8 *data = g_bytes_get_data (bytes, &n);

      for (int i = 0; i < MUTATIONS / 4; i++)
        {
          g_autofree guint8 *changed = g_memdup2 (data, n);
          const gsize kept = (gsize) g_rand_int_range (random, 1, (gint32) n + 1);
          g_autoptr(GdkPixbuf) pixbuf = NULL;

          for (int k = 0; k < 3; k++)
            changed[g_rand_int_range (random, 0, k == 0 ? MIN (700, (gint32) n) : (gint32) n)] =
              (guint8) g_rand_int (random);
          pixbuf = siyi_image_eighth (changed, i % 2 == 0 ? n : kept);
          if (pixbuf != NULL)
            g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), >, 0);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *name = g_strconcat ("/eighth/same/", ways[i].name, NULL);

      g_test_add_data_func (name, &ways[i], test_same);
    }
  g_test_add_func ("/eighth/left-alone", test_left_alone);
  g_test_add_func ("/eighth/hostile", test_hostile);

  return g_test_run ();
}
