/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A signature on paper: whole, in the middle of its room, thicker where the pen pressed. */
#include "siyi-ink-draw.h"

enum { WIDTH = 400, HEIGHT = 100 };

/* How many pixels of column @x are inked, and the first of them. */
static guint
column (cairo_surface_t *surface,
        int              x,
        int             *first)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  const int stride = cairo_image_surface_get_stride (surface);
  guint n = 0;

  *first = -1;
  for (int y = 0; y < HEIGHT; y++)
    if (data[y * stride + x] > 60)
      {
        if (n++ == 0)
          *first = y;
      }

  return n;
}

/* A line at half height over a pad twice as wide as high, pressed ever harder. */
static void
test_line (void)
{
  g_autoptr(SiyiInk) ink = siyi_ink_new (2);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  int first;
  guint thin, thick;

  for (int i = 0; i <= 20; i++)
    siyi_ink_add (ink, &(SiyiInkPoint) { (float) i / 10, 0.5f, (float) i / 20, 0 });
  siyi_ink_draw (cr, ink, WIDTH, HEIGHT);
  cairo_surface_flush (surface);

  g_assert_cmpuint (column (surface, 90, &first), ==, 0);
  thin = column (surface, 120, &first);
  thick = column (surface, 290, &first);
  g_assert_cmpuint (thin, >=, 1);
  g_assert_cmpuint (thick, >, thin);
  g_assert_cmpint (first, >=, 45);
  g_assert_cmpint (first + (int) thick, <=, 55);
  for (int x = 102; x < 298; x++)
    g_assert_cmpuint (column (surface, x, &first), >=, 1);
  g_assert_cmpuint (column (surface, 310, &first), ==, 0);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_dot (void)
{
  g_autoptr(SiyiInk) ink = siyi_ink_new (4);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  int first;

  siyi_ink_add (ink, &(SiyiInkPoint) { 1, 0.5f, 1, 0 });
  siyi_ink_draw (cr, ink, WIDTH, HEIGHT);
  cairo_surface_flush (surface);
  g_assert_cmpuint (column (surface, 100, &first), >=, 2);
  g_assert_cmpuint (column (surface, 120, &first), ==, 0);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paper/ink/line", test_line);
  g_test_add_func ("/paper/ink/dot", test_dot);

  return g_test_run ();
}
