/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A signature comes back out of the archive as it was drawn; foreign bytes are no signature. */
#include "siyi-ink.h"

#include <math.h>
#include <string.h>

#include "siyi-error.h"

static SiyiInk *
new_signature (void)
{
  SiyiInk *ink = siyi_ink_new (3.5);

  for (int stroke = 0; stroke < 3; stroke++)
    {
      siyi_ink_begin (ink);
      for (int i = 0; i < 40; i++)
        siyi_ink_add (ink, &(SiyiInkPoint) { 0.3f + (float) stroke + 0.01f * (float) i,
                                             0.5f + 0.3f * sinf ((float) i), (float) i / 40,
                                             (guint) (stroke * 900 + i * 8) });
    }

  return ink;
}

static void
assert_alike (const SiyiInk *a,
              const SiyiInk *b)
{
  g_assert_cmpfloat (siyi_ink_get_aspect (a), ==, siyi_ink_get_aspect (b));
  g_assert_cmpuint (siyi_ink_n_strokes (a), ==, siyi_ink_n_strokes (b));
  for (guint stroke = 0; stroke < siyi_ink_n_strokes (a); stroke++)
    {
      guint n, other;
      const SiyiInkPoint *p = siyi_ink_stroke (a, stroke, &n);
      const SiyiInkPoint *q = siyi_ink_stroke (b, stroke, &other);

      g_assert_cmpuint (n, ==, other);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpfloat_with_epsilon (p[i].x, q[i].x, 3.5 / 65535);
          g_assert_cmpfloat_with_epsilon (p[i].y, q[i].y, 1.0 / 65535);
          g_assert_cmpfloat_with_epsilon (p[i].pressure, q[i].pressure, 1.0 / 255);
          g_assert_cmpuint (p[i].ms, ==, q[i].ms);
        }
    }
}

static void
test_comes_back (void)
{
  g_autoptr(SiyiInk) ink = new_signature ();
  g_autoptr(GBytes) bytes = siyi_ink_to_bytes (ink);
  g_autoptr(SiyiInk) again = siyi_ink_from_bytes (bytes, NULL);
  g_autoptr(GBytes) twice = NULL;

  g_assert_nonnull (again);
  assert_alike (ink, again);
  twice = siyi_ink_to_bytes (again);
  g_assert_true (g_bytes_equal (bytes, twice));
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 14 + 3 * 4 + 120 * 7);
}

static void
test_strokes_go (void)
{
  g_autoptr(SiyiInk) ink = new_signature ();
  g_autoptr(SiyiInk) empty = siyi_ink_new (2);
  g_autoptr(GBytes) bytes = siyi_ink_to_bytes (empty);
  g_autoptr(SiyiInk) again = siyi_ink_from_bytes (bytes, NULL);

  siyi_ink_begin (ink);
  g_assert_cmpuint (siyi_ink_n_strokes (ink), ==, 3);
  g_assert_true (siyi_ink_drop_stroke (ink));
  g_assert_cmpuint (siyi_ink_n_strokes (ink), ==, 2);
  g_assert_true (siyi_ink_drop_stroke (ink));
  g_assert_true (siyi_ink_drop_stroke (ink));
  g_assert_true (siyi_ink_is_empty (ink));
  g_assert_false (siyi_ink_drop_stroke (ink));
  g_assert_true (siyi_ink_is_empty (again));
}

/* What lies beside the pad, or is no number, stands at its edge. */
static void
test_stays_on_the_pad (void)
{
  g_autoptr(SiyiInk) ink = siyi_ink_new (2);
  const SiyiInkPoint *points;
  guint n;

  siyi_ink_add (ink, &(SiyiInkPoint) { 9, -1, 4, 0 });
  siyi_ink_add (ink, &(SiyiInkPoint) { NAN, INFINITY, NAN, 5 });
  points = siyi_ink_stroke (ink, 0, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpfloat (points[0].x, ==, 2);
  g_assert_cmpfloat (points[0].y, ==, 0);
  g_assert_cmpfloat (points[0].pressure, ==, 1);
  g_assert_cmpfloat (points[1].x, ==, 0);
  g_assert_cmpfloat (points[1].y, ==, 0);
}

typedef struct
{
  const char *name;
  gsize       at;         /* this byte … */
  guint8      value;      /* … becomes this */
  gssize      length;     /* -1: as it was */
  SiyiError   code;
} Broken;

static const Broken broken[] = {
  { "empty", 0, 'S', 0, SIYI_ERROR_CORRUPT },
  { "short-head", 0, 'S', 13, SIYI_ERROR_CORRUPT },
  { "other-kind", 0, 'X', -1, SIYI_ERROR_CORRUPT },
  { "newer", 4, 2, -1, SIYI_ERROR_NEWER_SCHEMA },
  { "aspect-no-number", 9, 0xff, -1, SIYI_ERROR_CORRUPT },
  { "more-strokes", 10, 4, -1, SIYI_ERROR_CORRUPT },
  { "fewer-strokes", 10, 2, -1, SIYI_ERROR_CORRUPT },
  { "strokes-without-end", 13, 0xff, -1, SIYI_ERROR_CORRUPT },
  { "points-without-end", 17, 0xff, -1, SIYI_ERROR_CORRUPT },
  { "stroke-without-points", 14, 0, -1, SIYI_ERROR_CORRUPT },
  { "cut", 0, 'S', 500, SIYI_ERROR_CORRUPT },
};

static void
test_broken (gconstpointer data)
{
  const Broken *self = data;
  g_autoptr(SiyiInk) ink = new_signature ();
  g_autoptr(GBytes) bytes = siyi_ink_to_bytes (ink);
  g_autoptr(GError) error = NULL;
  gsize n;
  guint8 *copy = g_bytes_unref_to_data (g_steal_pointer (&bytes), &n);

  copy[self->at] = self->value;
  bytes = g_bytes_new_take (copy, self->length < 0 ? n : (gsize) self->length);
  g_assert_null (siyi_ink_from_bytes (bytes, &error));
  g_assert_error (error, SIYI_ERROR, (int) self->code);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/ink/comes-back", test_comes_back);
  g_test_add_func ("/core/ink/strokes-go", test_strokes_go);
  g_test_add_func ("/core/ink/stays-on-the-pad", test_stays_on_the_pad);
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *path = g_strconcat ("/core/ink/broken/", broken[i].name, NULL);

      g_test_add_data_func (path, &broken[i], test_broken);
    }

  return g_test_run ();
}
