/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a grid paints over its rows: ground, selection, focus ring, headings' edge; and the
 * colours all of its units use. Rows paint themselves (siyi-grid-cells.c) and GTK keeps their
 * nodes, so scrolling repaints only rows that come into view. */
#include "siyi-grid-private.h"

#include <adwaita.h>

#include "siyi-colors.h"

/* Tokens count from black, window_fg_color is 80 % of it. In high contrast grounds go and
 * outlines come. */
static void
read_colors (SiyiGrid *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  SiyiGridColors *colors = &self->colors;
  gboolean contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());

  colors->text = siyi_color (widget, "window_fg_color", 1);
  colors->dim = siyi_color (widget, "window_fg_color", contrast ? 0.9f : 0.775f);
  colors->faint = siyi_color (widget, "window_fg_color", contrast ? 0.8f : 0.56f);
  colors->line = siyi_color (widget, "window_fg_color", contrast ? 0.5f : 0.09f);
  colors->strong_line = siyi_color (widget, "window_fg_color", contrast ? 0.8f : 0.2f);
  colors->bar = siyi_color (widget, "window_fg_color", 0.1f);
  colors->accent = siyi_color (widget, "accent_bg_color", 1);
  colors->accent_ground = siyi_color (widget, "accent_bg_color", contrast ? 0.06f : 0.12f);
  colors->look = siyi_color (widget, "warning_bg_color", 1);
  colors->look_ground = siyi_color (widget, "warning_bg_color", contrast ? 0 : 0.16f);
  colors->look_line = siyi_color (widget, "warning_color", contrast ? 1 : 0.3f);
  colors->error = siyi_color (widget, "error_color", 1);
  colors->error_ground = siyi_color (widget, "error_bg_color", contrast ? 0 : 0.09f);
  colors->error_line = siyi_color (widget, "error_color", contrast ? 1 : 0.25f);
  colors->high_contrast = contrast;
  colors->valid = TRUE;
}

const SiyiGridColors *
siyi_grid_get_colors (SiyiGrid *self)
{
  if (!self->colors.valid)
    read_colors (self);

  return &self->colors;
}

static void
frame (GtkSnapshot *snapshot, const GdkRGBA *color, float x, float y, float width, float height,
       float line)
{
  const float widths[4] = { line, line, line, line };
  const GdkRGBA four[4] = { *color, *color, *color, *color };
  GskRoundedRect rect;

  gsk_rounded_rect_init_from_rect (&rect, &GRAPHENE_RECT_INIT (x, y, width, height), 0);
  gtk_snapshot_append_border (snapshot, &rect, widths, four);
}

/* The columns first … last - 1 as far as they are seen beside the frozen ones. */
static gboolean
columns_span (SiyiGrid *self, guint first, guint last, gboolean frozen, int *left, int *right)
{
  guint from = frozen ? first : MAX (first, self->n_frozen);
  guint to = frozen ? MIN (last, self->n_frozen) : last;

  if (from >= to)
    return FALSE;

  *left = siyi_grid_place_x (self, from);
  *right = siyi_grid_place_x (self, to - 1) + siyi_grid_place (self, to - 1)->width;

  return TRUE;
}

static void
draw_selection (SiyiGrid *self, GtkSnapshot *snapshot, gboolean frozen)
{
  const SiyiGridColors *colors = siyi_grid_get_colors (self);
  const SiyiGridRange range = self->range;
  GdkRectangle cursor, first, last;
  int left, right;

  if (self->cursor_row == SIYI_GRID_NONE)
    return;

  if ((range.n_rows > 1 || range.n_places > 1) &&
      columns_span (self, range.first_place, range.first_place + range.n_places, frozen, &left, &right))
    {
      siyi_grid_cell_area (self, range.first_row, range.first_place, &first);
      siyi_grid_cell_area (self, range.first_row + range.n_rows - 1, range.first_place, &last);
      gtk_snapshot_append_color (snapshot, &colors->accent_ground,
                                 &GRAPHENE_RECT_INIT (left, first.y, right - left,
                                                      last.y + last.height - first.y));
      frame (snapshot, &colors->accent, left - 1, first.y - 1, right - left + 1,
             last.y + last.height - first.y + 1, 1);
    }

  if ((self->cursor_place < self->n_frozen) != frozen)
    return;
  siyi_grid_cell_area (self, self->cursor_row, self->cursor_place, &cursor);
  frame (snapshot,
         gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL ? &colors->accent
                                                                : &colors->strong_line,
         cursor.x - 1, cursor.y - 1, cursor.width + 1, cursor.height + 1,
         colors->high_contrast ? 3 : 2);
}

static void
draw_body (SiyiGrid *self, GtkSnapshot *snapshot, int width, int height)
{
  const int top = self->head_height;

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, top, width, height - top));
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_snapshot_child (GTK_WIDGET (self), self->rows->pdata[i], snapshot);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (self->frozen_width, top,
                                                         MAX (width - self->frozen_width, 0),
                                                         height - top));
  draw_selection (self, snapshot, FALSE);
  gtk_snapshot_pop (snapshot);
  draw_selection (self, snapshot, TRUE);
  if (self->editor != NULL)
    gtk_widget_snapshot_child (GTK_WIDGET (self), self->editor, snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
draw_heads (SiyiGrid *self, GtkSnapshot *snapshot, int width, gboolean frozen)
{
  guint first = frozen ? 0 : self->n_frozen;
  guint last = frozen ? MIN (self->n_frozen, self->places->len) : self->places->len;
  int left = frozen ? 0 : self->frozen_width;

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (left, 0, MAX (width - left, 0),
                                                         self->head_height));
  for (guint i = first; i < last; i++)
    gtk_widget_snapshot_child (GTK_WIDGET (self), siyi_grid_place (self, i)->head, snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
draw_edges (SiyiGrid *self, GtkSnapshot *snapshot, int width, int height)
{
  const SiyiGridColors *colors = siyi_grid_get_colors (self);
  gint64 below = (gint64) siyi_grid_n_rows (self) * self->row_height -
                 (gint64) gtk_adjustment_get_value (self->vadjustment) + self->head_height;
  int bottom = (int) MIN (below, height);

  gtk_snapshot_append_color (snapshot, &colors->strong_line,
                             &GRAPHENE_RECT_INIT (0, self->head_height - 1, width, 1));
  if (self->frozen_width > 0 && self->n_frozen < self->places->len)
    gtk_snapshot_append_color (snapshot, &colors->strong_line,
                               &GRAPHENE_RECT_INIT (self->frozen_width - 2, 0, 2,
                                                    MAX (bottom, self->head_height)));
  if (self->drop_place != SIYI_GRID_NONE)
    {
      gboolean after = self->drop_place >= self->places->len;
      guint at = after ? self->places->len - 1 : self->drop_place;
      int x = siyi_grid_place_x (self, at) + (after ? siyi_grid_place (self, at)->width : 0);

      gtk_snapshot_append_color (snapshot, &colors->accent,
                                 &GRAPHENE_RECT_INIT (MAX (x - 2, 0), 0, 3, height));
    }
}

void
siyi_grid_snapshot (GtkWidget   *widget,
                    GtkSnapshot *snapshot)
{
  SiyiGrid *self = SIYI_GRID (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  draw_body (self, snapshot, width, height);
  draw_heads (self, snapshot, width, FALSE);
  draw_heads (self, snapshot, width, TRUE);
  draw_edges (self, snapshot, width, height);
}
