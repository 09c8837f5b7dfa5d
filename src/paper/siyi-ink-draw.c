/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A signature drawn: the same curves on paper and in the window. Any thread. */
#include "siyi-ink-draw.h"

/* Line widths of no and of full pressure, in heights of the pad. */
#define THIN  0.008
#define THICK 0.032

static double
line_width (const SiyiInkPoint *a,
            const SiyiInkPoint *b)
{
  return THIN + (THICK - THIN) * (a->pressure + b->pressure) / 2;
}

static void
draw_dot (cairo_t            *cr,
          const SiyiInkPoint *point)
{
  cairo_arc (cr, point->x, point->y, line_width (point, point) / 2, 0, 2 * G_PI);
  cairo_fill (cr);
}

/* From the middle before @bend to the middle behind it, bent by it: neighbours meet without a corner. */
static void
draw_bend (cairo_t            *cr,
           const SiyiInkPoint *before,
           const SiyiInkPoint *bend,
           const SiyiInkPoint *behind)
{
  const double x0 = (before->x + bend->x) / 2, y0 = (before->y + bend->y) / 2;
  const double x3 = (bend->x + behind->x) / 2, y3 = (bend->y + behind->y) / 2;

  cairo_move_to (cr, x0, y0);
  cairo_curve_to (cr, x0 + (bend->x - x0) * 2 / 3, y0 + (bend->y - y0) * 2 / 3,
                  x3 + (bend->x - x3) * 2 / 3, y3 + (bend->y - y3) * 2 / 3, x3, y3);
  cairo_set_line_width (cr, line_width (before, behind));
  cairo_stroke (cr);
}

static void
draw_half (cairo_t            *cr,
           const SiyiInkPoint *end,
           const SiyiInkPoint *next)
{
  cairo_move_to (cr, end->x, end->y);
  cairo_line_to (cr, (end->x + next->x) / 2, (end->y + next->y) / 2);
  cairo_set_line_width (cr, line_width (end, next));
  cairo_stroke (cr);
}

static void
draw_stroke (cairo_t            *cr,
             const SiyiInkPoint *points,
             guint               n)
{
  if (n == 1)
    {
      draw_dot (cr, points);
      return;
    }

  draw_half (cr, &points[0], &points[1]);
  for (guint i = 1; i + 1 < n; i++)
    draw_bend (cr, &points[i - 1], &points[i], &points[i + 1]);
  draw_half (cr, &points[n - 1], &points[n - 2]);
}

/**
 * siyi_ink_draw:
 * @cr: draws in its source, which is opaque
 * @width: of the room from (0, 0)
 * @height: of the room
 *
 * Draws the whole pad as large as it fits, in the middle.
 */
void
siyi_ink_draw (cairo_t       *cr,
               const SiyiInk *ink,
               double         width,
               double         height)
{
  const double aspect = siyi_ink_get_aspect (ink);
  const double scale = MIN (height, width / aspect);

  cairo_save (cr);
  cairo_translate (cr, (width - scale * aspect) / 2, (height - scale) / 2);
  cairo_scale (cr, scale, scale);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < siyi_ink_n_strokes (ink); i++)
    {
      guint n;
      const SiyiInkPoint *points = siyi_ink_stroke (ink, i, &n);

      draw_stroke (cr, points, n);
    }
  cairo_restore (cr);
}
