/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How one row of a grid is painted: its cells with their marks, lights and lines, the columns
 * that scroll first, the frozen ones over them. Asks the model only for columns that are seen. */
#include "siyi-grid-private.h"

#include "siyi-light.h"

typedef struct
{
  SiyiGrid             *grid;
  GtkSnapshot          *snapshot;
  const SiyiGridColors *colors;
  int                   height;
} Pen;

static void
fill (Pen *pen, const GdkRGBA *color, double x, double y, double width, double height)
{
  gtk_snapshot_append_color (pen->snapshot, color,
                             &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

static void
frame (Pen *pen, const GdkRGBA *color, double x, double y, double width, double height,
       float radius, float line)
{
  const float widths[4] = { line, line, line, line };
  const GdkRGBA four[4] = { *color, *color, *color, *color };
  GskRoundedRect rect;

  gsk_rounded_rect_init_from_rect (&rect, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width,
                                                               (float) height), radius);
  gtk_snapshot_append_border (pen->snapshot, &rect, widths, four);
}

static void
draw_mark (Pen *pen, SiyiGridMark mark, int x)
{
  const double unit = pen->grid->scale;
  const double middle = pen->height / 2.0;

  switch (mark)
    {
    case SIYI_GRID_MARK_INFERRED:
      for (int i = 0; i < 4; i++)
        fill (pen, &pen->colors->dim, x + i * 2 * unit, (int) middle, unit, unit);
      break;
    case SIYI_GRID_MARK_LOOK:
      {
        const graphene_rect_t square = GRAPHENE_RECT_INIT ((float) x, (float) (middle - 3.5 * unit),
                                                           (float) (7 * unit), (float) (7 * unit));
        GskRoundedRect rounded;

        gsk_rounded_rect_init_from_rect (&rounded, &square, (float) (1.5 * unit));
        gtk_snapshot_push_rounded_clip (pen->snapshot, &rounded);
        gtk_snapshot_append_color (pen->snapshot, &pen->colors->look, &square);
        gtk_snapshot_pop (pen->snapshot);
      }
      break;
    case SIYI_GRID_MARK_UNREADABLE:
      frame (pen, &pen->colors->error, x, middle - 3.5 * unit, 7 * unit, 7 * unit,
             (float) (3.5 * unit), (float) (1.5 * unit));
      break;
    case SIYI_GRID_MARK_NONE:
    default:
      break;
    }
}

static void
draw_ground (Pen *pen, SiyiGridMark mark, int x, int width)
{
  const SiyiGridColors *colors = pen->colors;

  if (mark == SIYI_GRID_MARK_LOOK)
    {
      fill (pen, &colors->look_ground, x, 0, width - 1, pen->height - 1);
      frame (pen, &colors->look_line, x - 1, -1, width + 1, pen->height + 1, 0, 1);
    }
  else if (mark == SIYI_GRID_MARK_UNREADABLE)
    {
      fill (pen, &colors->error_ground, x, 0, width - 1, pen->height - 1);
      frame (pen, &colors->error_line, x - 1, -1, width + 1, pen->height + 1, 0, 1);
    }
}

static const GdkRGBA *
text_color (Pen *pen, const SiyiGridCell *cell)
{
  if (cell->style & SIYI_GRID_STYLE_STRIKE)
    return &pen->colors->faint;
  if (cell->style & SIYI_GRID_STYLE_DIM || cell->mark == SIYI_GRID_MARK_INFERRED)
    return &pen->colors->dim;

  return &pen->colors->text;
}

static void
draw_text (Pen *pen, const SiyiGridLayout *laid, int x, const GdkRGBA *color)
{
  const graphene_point_t origin = GRAPHENE_POINT_INIT ((float) x,
                                                       (float) (pen->grid->baseline - laid->baseline));

  gtk_snapshot_save (pen->snapshot);
  gtk_snapshot_translate (pen->snapshot, &origin);
  gtk_snapshot_append_layout (pen->snapshot, laid->layout, color);
  gtk_snapshot_restore (pen->snapshot);
}

static void
draw_light (Pen *pen, const SiyiGridCell *cell, int x)
{
  const double size = 14 * pen->grid->scale;
  const graphene_point_t origin = GRAPHENE_POINT_INIT ((float) x, (float) (int) ((pen->height - size) / 2 + 1));

  gtk_snapshot_save (pen->snapshot);
  gtk_snapshot_translate (pen->snapshot, &origin);
  siyi_light_snapshot (pen->snapshot, cell->light, cell->fraction, size, GTK_WIDGET (pen->grid));
  gtk_snapshot_restore (pen->snapshot);
}

static void
draw_cell (Pen *pen, const SiyiGridCell *cell, float xalign, int x, int width)
{
  SiyiGrid *grid = pen->grid;
  const SiyiGridLayout *laid = NULL;
  int room = width - 2 * grid->pad;
  int lead = 0, at;

  if (cell->has_light)
    lead = (int) (20 * grid->scale);
  else if (cell->mark != SIYI_GRID_MARK_NONE)
    lead = (int) (13 * grid->scale);

  draw_ground (pen, cell->mark, x, width);
  if (cell->text != NULL && cell->text[0] != '\0' && room > lead)
    laid = siyi_grid_text_get (grid->text, cell->text, room - lead, cell->style);

  at = x + grid->pad;
  if (xalign > 0.5f)
    at = x + width - grid->pad - (laid != NULL ? laid->width : 0) - lead;
  if (cell->has_light)
    draw_light (pen, cell, at);
  else
    draw_mark (pen, cell->mark, at);
  if (laid != NULL)
    draw_text (pen, laid, at + lead, text_color (pen, cell));
}

/* Neighbours that join: one text, from where they begin to be seen to the last of them. */
static guint
draw_span (Pen *pen, guint row, guint first, guint last, int left, const SiyiGridCell *cell)
{
  SiyiGrid *grid = pen->grid;
  SiyiGridCell joined = *cell, next;
  g_autofree char *text = g_strdup (cell->text);
  int x = MAX (siyi_grid_place_x (grid, first), left);
  guint end = first + 1;
  int right;

  for (; end < last; end++)
    {
      siyi_grid_model_get_cell (grid->model, row, siyi_grid_place (grid, end)->column.id, &next);
      if (!next.span)
        break;
    }

  right = siyi_grid_place_x (grid, end - 1) + siyi_grid_place (grid, end - 1)->width;
  joined.text = text;
  draw_cell (pen, &joined, 0, x, right - x);
  fill (pen, &pen->colors->line, right - 1, 0, 1, pen->height);

  return end;
}

static void
draw_columns (Pen *pen, guint row, guint first, guint last, int left, int width)
{
  SiyiGrid *grid = pen->grid;
  SiyiGridCell cell;
  guint i = first;

  while (i < last)
    {
      SiyiGridPlace *place = siyi_grid_place (grid, i);
      int x = siyi_grid_place_x (grid, i);

      if (x + place->width <= left || x >= width)
        {
          i++;
          continue;
        }
      siyi_grid_model_get_cell (grid->model, row, place->column.id, &cell);
      if (cell.span)
        {
          i = draw_span (pen, row, i, last, left, &cell);
          continue;
        }
      draw_cell (pen, &cell, place->column.xalign, x, place->width);
      fill (pen, &pen->colors->line, x + place->width - 1, 0, 1, pen->height);
      i++;
    }
}

/* A row that has not arrived: grey bars, their lengths differing a little. */
static void
draw_bars (Pen *pen, guint row, guint first, guint last, int left, int width)
{
  SiyiGrid *grid = pen->grid;
  const double thick = 8 * grid->scale;

  for (guint i = first; i < last; i++)
    {
      SiyiGridPlace *place = siyi_grid_place (grid, i);
      int x = siyi_grid_place_x (grid, i);
      int room = place->width - 2 * grid->pad;
      int length = room * (int) (45 + (row * 7 + i * 13) % 40) / 100;

      if (x + place->width <= left || x >= width)
        continue;
      fill (pen, &pen->colors->bar, x + grid->pad + (place->column.xalign > 0.5f ? room - length : 0),
            (pen->height - thick) / 2, length, thick);
      fill (pen, &pen->colors->line, x + place->width - 1, 0, 1, pen->height);
    }
}

/* Paints one row into (0, 0, width, row height). */
void
siyi_grid_draw_row (SiyiGrid    *self,
                    guint        row,
                    GtkSnapshot *snapshot,
                    int          width)
{
  Pen pen = { self, snapshot, siyi_grid_get_colors (self), self->row_height };
  gboolean loaded = siyi_grid_model_is_loaded (self->model, row);
  void (*draw) (Pen *, guint, guint, guint, int, int) = loaded ? draw_columns : draw_bars;
  guint n_frozen = MIN (self->n_frozen, self->places->len);
  int end = siyi_grid_place_x (self, self->places->len - 1) +
            siyi_grid_place (self, self->places->len - 1)->width;

  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT (self->frozen_width, -1,
                                               MAX (width - self->frozen_width, 0), pen.height + 1));
  draw (&pen, row, n_frozen, self->places->len, self->frozen_width, width);
  gtk_snapshot_pop (snapshot);
  draw (&pen, row, 0, n_frozen, 0, width);
  fill (&pen, &pen.colors->line, 0, pen.height - 1, MIN (end, width), 1);
}
