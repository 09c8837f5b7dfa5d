/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Masked copies: what lies under a rectangle is gone for good, what lies beside it stays, whichever
 * way up the original was stored; the copy says nothing beside its pixels; the original keeps its
 * bytes; one of 48 megapixels stays within 300 MiB. Pixels to look at stand upright too. */
#include <fcntl.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gexiv2/gexiv2.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "siyi-image.h"

enum { WIDTH = 480, HEIGHT = 240 };

typedef struct
{
  char            *dir;
  SiyiImageReader *reader;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->dir = g_dir_make_tmp ("siyi-cover-XXXXXX", NULL);
  self->reader = siyi_image_reader_new ();
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *path = g_build_filename (self->dir, "picture", NULL);

  g_remove (path);
  g_rmdir (self->dir);
  g_free (self->dir);
  siyi_image_reader_free (self->reader);
}

/* Red, green, blue and white quarters with a noise on them that has no repetition. */
static GdkPixbuf *
noisy_quarters (void)
{
  static const guint8 colors[4][3] = { { 160, 20, 20 }, { 20, 160, 20 }, { 20, 20, 160 }, { 190, 190, 190 } };
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, WIDTH, HEIGHT);
  g_autoptr(GRand) dice = g_rand_new_with_seed (41);

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        guint8 *pixel = gdk_pixbuf_get_pixels (pixbuf) + y * gdk_pixbuf_get_rowstride (pixbuf) + x * 3;
        const int noise = g_rand_int_range (dice, 0, 60);

        for (int c = 0; c < 3; c++)
          pixel[c] = (guint8) (colors[(y >= HEIGHT / 2) * 2 + (x >= WIDTH / 2)][c] + noise);
      }

  return pixbuf;
}

/* As a camera held so would store it: the turn that the orientation takes back. */
static GdkPixbuf *
stored_for (GdkPixbuf *upright,
            int        orientation)
{
  static const struct { GdkPixbufRotation turn; gboolean mirror; } ways[] = {
    { 0, FALSE }, { 0, FALSE }, { 0, TRUE }, { 180, FALSE }, { 180, TRUE },
    { 270, TRUE }, { 90, FALSE }, { 90, TRUE }, { 270, FALSE },
  };
  g_autoptr(GdkPixbuf) turned = gdk_pixbuf_rotate_simple (upright, ways[orientation].turn);

  return ways[orientation].mirror ? gdk_pixbuf_flip (turned, TRUE) : g_object_ref (turned);
}

static void
set_tag (GExiv2Metadata *metadata,
         const char     *tag,
         const char     *value)
{
  g_assert_true (gexiv2_metadata_try_set_tag_string (metadata, tag, value, NULL));
}

/* A descriptor of the stored picture with all that a camera may say beside it. */
static int
store (Fixture    *self,
       GdkPixbuf  *pixbuf,
       const char *kind,
       int         orientation)
{
  g_autofree char *path = g_build_filename (self->dir, "picture", NULL);
  g_autofree char *number = g_strdup_printf ("%d", orientation);
  g_autoptr(GExiv2Metadata) metadata = gexiv2_metadata_new ();
  const gboolean is_jpeg = g_str_equal (kind, "jpeg");
  int fd;

  g_assert_true (gdk_pixbuf_save (pixbuf, path, kind, NULL, is_jpeg ? "quality" : NULL, "97", NULL));
  g_assert_true (gexiv2_metadata_open_path (metadata, path, NULL));
  set_tag (metadata, "Exif.Image.Orientation", number);
  set_tag (metadata, "Exif.Photo.DateTimeOriginal", "2026:12:15 09:12:30");
  set_tag (metadata, "Exif.Image.Make", "Camera Works");
  set_tag (metadata, "Exif.GPSInfo.GPSLatitudeRef", "N");
  set_tag (metadata, "Exif.GPSInfo.GPSLatitude", "31/1 12/1 0/1");
  set_tag (metadata, "Xmp.photoshop.City", "Somewhere");
  g_assert_true (gexiv2_metadata_save_file (metadata, path, NULL));
  fd = siyi_image_open (path, NULL);
  g_assert_cmpint (fd, >=, 0);

  return fd;
}

static GBytes *
read_all (int fd)
{
  const off_t n = lseek (fd, 0, SEEK_END);
  g_autofree guint8 *data = g_malloc ((gsize) n);

  g_assert_cmpint (pread (fd, data, (size_t) n, 0), ==, n);

  return g_bytes_new_take (g_steal_pointer (&data), (gsize) n);
}

/* The masked copy's bytes; the original's are the same before and after. */
static GBytes *
cover (Fixture            *self,
       int                 fd,
       const SiyiMaskRect *rects,
       guint               n_rects)
{
  g_autoptr(GBytes) before = read_all (fd);
  g_autoptr(GBytes) after = NULL;
  g_autoptr(GError) error = NULL;
  const int out = siyi_image_reader_cover (self->reader, fd, rects, n_rects, &error);
  GBytes *copy;

  g_assert_no_error (error);
  after = read_all (fd);
  g_assert_true (g_bytes_equal (before, after));
  copy = read_all (out);
  close (out);

  return copy;
}

static GdkPixbuf *
decode (GBytes *bytes)
{
  g_autoptr(GInputStream) in = g_memory_input_stream_new_from_bytes (bytes);
  GdkPixbuf *pixbuf = gdk_pixbuf_new_from_stream (in, NULL, NULL);

  g_assert_nonnull (pixbuf);

  return pixbuf;
}

static int
value (GdkPixbuf *pixbuf,
       int        x,
       int        y,
       int        c)
{
  return gdk_pixbuf_read_pixels (pixbuf)[y * gdk_pixbuf_get_rowstride (pixbuf) +
                                         x * gdk_pixbuf_get_n_channels (pixbuf) + c];
}

/* How far two pictures differ in a part of them, on the average and at most. */
static double
difference (GdkPixbuf *a,
            GdkPixbuf *b,
            int        x,
            int        y,
            int        width,
            int        height)
{
  double sum = 0;

  for (int v = y; v < y + height; v++)
    for (int u = x; u < x + width; u++)
      for (int c = 0; c < 3; c++)
        sum += abs (value (a, u, v, c) - value (b, u, v, c));

  return sum / (3.0 * width * height);
}

/* Of the detail: each pixel against the mean of its eight by eight neighbours. 1: the same. */
static double
correlation (GdkPixbuf          *a,
             GdkPixbuf          *b,
             const SiyiMaskRect *rect)
{
  double aa = 0, bb = 0, ab = 0;

  for (int y = rect->y; y + 8 <= rect->y + rect->height; y += 8)
    for (int x = rect->x; x + 8 <= rect->x + rect->width; x += 8)
      {
        double mean_a = 0, mean_b = 0;

        for (int i = 0; i < 64; i++)
          {
            mean_a += value (a, x + i % 8, y + i / 8, 1) / 64.0;
            mean_b += value (b, x + i % 8, y + i / 8, 1) / 64.0;
          }
        for (int i = 0; i < 64; i++)
          {
            const double p = value (a, x + i % 8, y + i / 8, 1) - mean_a;
            const double q = value (b, x + i % 8, y + i / 8, 1) - mean_b;

            aa += p * p;
            bb += q * q;
            ab += p * q;
          }
      }

  return aa > 0 && bb > 0 ? ab / sqrt (aa * bb) : 0;
}

static void
assert_says_nothing (GBytes *copy)
{
  gsize n;
  const guint8 *data = g_bytes_get_data (copy, &n);
  gsize at = 2;

  g_assert_cmpuint (data[1], ==, 0xd8);
  while (data[at + 1] != 0xda)
    {
      /* Of all application segments and comments only the one that says "JFIF". */
      if (data[at + 1] == 0xfe || (data[at + 1] >= 0xe0 && data[at + 1] <= 0xef))
        {
          g_assert_cmpuint (data[at + 1], ==, 0xe0);
          g_assert_cmpmem (data + at + 4, 5, "JFIF", 5);
        }
      at += 2 + ((gsize) data[at + 2] << 8 | data[at + 3]);
      g_assert_cmpuint (at + 1, <, n);
    }
  g_assert_cmpuint (data[n - 2], ==, 0xff);
  g_assert_cmpuint (data[n - 1], ==, 0xd9);
}

/* One black, one blurred; turned as the camera was held. */
static void
test_covers (Fixture       *self,
             gconstpointer  data)
{
  static const SiyiMaskRect rects[] = {
    { 32, 16, 96, 64, SIYI_COVER_BLACK }, { 288, 144, 128, 80, SIYI_COVER_BLUR },
  };
  const char *kind = data;
  g_autoptr(GdkPixbuf) upright = noisy_quarters ();

  for (int orientation = 1; orientation <= 8; orientation++)
    {
      g_autoptr(GdkPixbuf) stored = stored_for (upright, orientation);
      const int fd = store (self, stored, kind, orientation);
      g_autoptr(GBytes) bytes = cover (self, fd, rects, G_N_ELEMENTS (rects));
      g_autoptr(GdkPixbuf) copy = decode (bytes);

      g_test_message ("%s, orientation %d", kind, orientation);
      close (fd);
      assert_says_nothing (bytes);
      g_assert_cmpint (gdk_pixbuf_get_width (copy), ==, WIDTH);
      g_assert_cmpint (gdk_pixbuf_get_height (copy), ==, HEIGHT);
      for (int y = 0; y < rects[0].height; y++)
        for (int x = 0; x < rects[0].width; x++)
          g_assert_cmpint (value (copy, rects[0].x + x, rects[0].y + y, 0), <=, 6);
      g_assert_cmpfloat (fabs (correlation (upright, copy, &rects[1])), <, 0.05);
      g_assert_cmpfloat (difference (upright, copy, rects[1].x, rects[1].y, 128, 80), <, 40);
      /* Beside them, whole blocks of the JPEG away, all is as it was. */
      g_assert_cmpfloat (difference (upright, copy, 144, 0, 128, HEIGHT), <, 9);
      g_assert_cmpfloat (difference (upright, copy, 0, 112, WIDTH, 16), <, 9);
      g_assert_cmpfloat (correlation (upright, copy, &(SiyiMaskRect) { 144, 0, 128, HEIGHT }), >, 0.9);
    }
}

/* However large a face is in the picture, no more than 8 by 8 colours stay of it. */
static void
test_blur_is_coarse (Fixture       *self,
                     gconstpointer  data)
{
  g_autoptr(GdkPixbuf) upright = noisy_quarters ();
  const SiyiMaskRect all = { -50, -50, 5000, 5000, SIYI_COVER_BLUR };
  const int fd = store (self, upright, "jpeg", 1);
  g_autoptr(GBytes) bytes = cover (self, fd, &all, 1);
  g_autoptr(GdkPixbuf) copy = decode (bytes);

  close (fd);
  g_assert_cmpfloat (fabs (correlation (upright, copy, &(SiyiMaskRect) { 0, 0, WIDTH, HEIGHT })), <, 0.05);
  g_assert_cmpint (siyi_mask_cell (WIDTH, HEIGHT), ==, 60);
  g_assert_cmpint (siyi_mask_cell (30, 900), ==, 113);
  g_assert_cmpint (siyi_mask_cell (20, 20), ==, 16);
}

static void
test_refused (Fixture       *self,
              gconstpointer  data)
{
  static const SiyiMaskRect outside = { WIDTH, 0, 20, 20, SIYI_COVER_BLACK };
  g_autoptr(GdkPixbuf) upright = noisy_quarters ();
  const int fd = store (self, upright, "jpeg", 1);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (siyi_image_reader_cover (self->reader, fd, &outside, 1, &error), ==, -1);
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_cmpint (siyi_image_reader_cover (self->reader, fd, &outside, 0, &error), ==, -1);
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  close (fd);
}

static void
test_look (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(GdkPixbuf) upright = noisy_quarters ();

  for (int orientation = 1; orientation <= 8; orientation++)
    {
      g_autoptr(GdkPixbuf) stored = stored_for (upright, orientation);
      const int fd = store (self, stored, "jpeg", orientation);
      g_autoptr(SiyiPixels) whole = siyi_image_reader_look (self->reader, fd, 4000, NULL);
      g_autoptr(SiyiPixels) small = siyi_image_reader_look (self->reader, fd, 120, NULL);
      g_autoptr(GdkPixbuf) seen = NULL;

      close (fd);
      g_assert_cmpint (whole->width, ==, WIDTH);
      g_assert_cmpint (whole->height, ==, HEIGHT);
      g_assert_cmpint (small->width, ==, 120);
      g_assert_cmpint (small->height, ==, 60);
      seen = gdk_pixbuf_new_from_bytes (whole->bytes, GDK_COLORSPACE_RGB, FALSE, 8, whole->width,
                                        whole->height, (int) whole->stride);
      g_assert_cmpfloat (difference (upright, seen, 0, 0, WIDTH, HEIGHT), <, 9);
    }
}

/* Counted by the kernel for the child: the most it ever held at once. */
static void
test_memory (Fixture       *self,
             gconstpointer  data)
{
  static const struct { const char *kind; gboolean alpha; int orientation; } cases[] = {
    { "jpeg", FALSE, 6 }, { "png", FALSE, 1 }, { "png", TRUE, 1 },
  };
  const SiyiMaskRect rect = { 100, 100, 900, 900, SIYI_COVER_BLUR };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, cases[i].alpha, 8, 8000, 6000);
      g_autoptr(SiyiPixels) pixels = NULL;
      int fd, out;

      gdk_pixbuf_fill (pixbuf, 0x3060a0ff);
      fd = store (self, pixbuf, cases[i].kind, cases[i].orientation);
      g_clear_object (&pixbuf);
      out = siyi_image_reader_cover (self->reader, fd, &rect, 1, NULL);
      g_assert_cmpint (out, >=, 0);
      close (out);
      pixels = siyi_image_reader_look (self->reader, fd, 8000, NULL);
      g_assert_cmpint (pixels->width, ==, cases[i].orientation == 6 ? 6000 : 8000);
      close (fd);
      g_test_message ("%s: %" G_GINT64_FORMAT " MiB", cases[i].kind,
                      siyi_image_reader_peak (self->reader) / (1024 * 1024));
#ifndef __SANITIZE_ADDRESS__
      g_assert_cmpint (siyi_image_reader_peak (self->reader), <=, G_GINT64_CONSTANT (300) * 1024 * 1024);
#endif
    }
}

static void
test_words (void)
{
  static const struct { const char *text; gboolean ok; } cases[] = {
    { "1,2,3,4", TRUE }, { "1,2,3,4:black", TRUE }, { "-1,2,3,4:blur", TRUE }, { "1,2,3", FALSE },
    { "1,2,0,4", FALSE }, { "1,2,3,4:white", FALSE }, { "1,2,3,4 5", FALSE }, { "", FALSE },
  };
  SiyiMaskRect rect;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (siyi_mask_rect_parse (cases[i].text, &rect), ==, cases[i].ok);
  g_assert_true (siyi_mask_rect_parse ("-10,5,30,400:black", &rect));
  g_assert_true (siyi_mask_rect_clip (&rect, 100, 50));
  g_assert_cmpint (rect.x, ==, 0);
  g_assert_cmpint (rect.width, ==, 20);
  g_assert_cmpint (rect.height, ==, 45);
  g_assert_cmpint (siyi_picture_leave (SIYI_AUDIENCE_INSIDE, FALSE, FALSE, FALSE), ==, SIYI_LEAVE_FREE);
  g_assert_cmpint (siyi_picture_leave (SIYI_AUDIENCE_UNIT, FALSE, TRUE, FALSE), ==, SIYI_LEAVE_UNMASKED);
  g_assert_cmpint (siyi_picture_leave (SIYI_AUDIENCE_UNIT, TRUE, FALSE, FALSE), ==, SIYI_LEAVE_FREE);
  g_assert_cmpint (siyi_picture_leave (SIYI_AUDIENCE_PUBLIC, FALSE, TRUE, FALSE), ==, SIYI_LEAVE_UNMASKED);
  g_assert_cmpint (siyi_picture_leave (SIYI_AUDIENCE_PUBLIC, TRUE, FALSE, FALSE), ==, SIYI_LEAVE_NO_CONSENT);
  g_assert_cmpint (siyi_picture_leave (SIYI_AUDIENCE_PUBLIC, TRUE, TRUE, FALSE), ==, SIYI_LEAVE_FREE);
  g_assert_cmpint (siyi_picture_leave (SIYI_AUDIENCE_UNIT, TRUE, TRUE, TRUE), ==, SIYI_LEAVE_TAKEN_OUT);
}

int
main (int    argc,
      char **argv)
{
  if (siyi_image_child_run (argc, argv))
    return 0;

  g_test_init (&argc, &argv, NULL);
  gexiv2_initialize ();
  g_test_add_func ("/cover/words", test_words);
  g_test_add ("/cover/jpeg", Fixture, "jpeg", set_up, test_covers, tear_down);
  g_test_add ("/cover/tiff", Fixture, "tiff", set_up, test_covers, tear_down);
  g_test_add ("/cover/blur-is-coarse", Fixture, NULL, set_up, test_blur_is_coarse, tear_down);
  g_test_add ("/cover/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/cover/look", Fixture, NULL, set_up, test_look, tear_down);
  g_test_add ("/cover/48-megapixels", Fixture, NULL, set_up, test_memory, tear_down);

  return g_test_run ();
}
