/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where things stand in a grid: measures that follow the font, columns side by side, the ring of
 * row widgets over the rows that are seen, headings, the focused cell. The only unit that
 * allocates children; model functions it calls must not change the model. */
#include "siyi-grid-private.h"

#define REFERENCE_FONT_PX (11.0 * 96 / 72)

void
siyi_grid_update_measures (SiyiGrid *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, font, NULL);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  int ascent = PANGO_PIXELS (pango_font_metrics_get_ascent (metrics));
  int descent = PANGO_PIXELS (pango_font_metrics_get_descent (metrics));

  if (!pango_font_description_get_size_is_absolute (font))
    size = size * 96 / 72;
  pango_font_metrics_unref (metrics);

  self->scale = MAX (size / REFERENCE_FONT_PX, 0.9);
  self->row_height = MAX ((int) (self->base_row_height * self->scale + 0.5), ascent + descent + 4);
  self->head_height = (int) ((self->two_lines ? 46 : 34) * self->scale + 0.5);
  self->pad = (int) (8 * self->scale + 0.5);
  self->baseline = (self->row_height + ascent - descent) / 2;
}

/* After columns came, went, moved or changed their width. */
void
siyi_grid_place_columns (SiyiGrid *self)
{
  int x = 0;

  self->frozen_width = 0;
  for (guint i = 0; i < self->places->len; i++)
    {
      SiyiGridPlace *place = siyi_grid_place (self, i);

      place->x = x;
      place->width = MAX ((int) (place->column.width * self->scale + 0.5), 3 * self->pad);
      x += place->width;
      if (i < self->n_frozen)
        self->frozen_width = x;
    }
  self->total_width = x;
}

void
siyi_grid_measure (GtkWidget      *widget,
                   GtkOrientation  orientation,
                   int             for_size,
                   int            *minimum,
                   int            *natural,
                   int            *minimum_baseline,
                   int            *natural_baseline)
{
  SiyiGrid *self = SIYI_GRID (widget);

  siyi_grid_update_measures (self);
  siyi_grid_place_columns (self);
  *minimum = 0;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL
             ? self->total_width
             : self->head_height + 10 * self->row_height;
}

/* The left edge of a column on the widget. */
int
siyi_grid_place_x (SiyiGrid *self,
                   guint     place)
{
  int x = siyi_grid_place (self, place)->x;

  return place < self->n_frozen ? x : x - (int) gtk_adjustment_get_value (self->hadjustment);
}

/* The column under a point of the widget; SIYI_GRID_NONE right of the last one. */
guint
siyi_grid_place_at (SiyiGrid *self,
                    double    x)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      double left = siyi_grid_place_x (self, i);

      if (i >= self->n_frozen && x < self->frozen_width)
        break;
      if (x >= left && x < left + siyi_grid_place (self, i)->width)
        return i;
    }

  return SIYI_GRID_NONE;
}

/* The row under a point of the widget; SIYI_GRID_NONE over the headings and below the last row. */
guint
siyi_grid_row_at (SiyiGrid *self,
                  double    y)
{
  double down = y - self->head_height + (int) gtk_adjustment_get_value (self->vadjustment);

  if (y < self->head_height || down < 0 || down / self->row_height >= siyi_grid_n_rows (self))
    return SIYI_GRID_NONE;

  return (guint) (down / self->row_height);
}

guint
siyi_grid_first_row (SiyiGrid *self)
{
  return (guint) (gtk_adjustment_get_value (self->vadjustment) / self->row_height);
}

guint
siyi_grid_rows_per_page (SiyiGrid *self)
{
  int room = gtk_widget_get_height (GTK_WIDGET (self)) - self->head_height;

  return (guint) MAX (room / MAX (self->row_height, 1), 1);
}

void
siyi_grid_cell_area (SiyiGrid     *self,
                     guint         row,
                     guint         place,
                     GdkRectangle *area)
{
  gint64 y = (gint64) row * self->row_height - (gint64) gtk_adjustment_get_value (self->vadjustment);

  area->x = siyi_grid_place_x (self, place);
  area->y = (int) CLAMP (self->head_height + y, -G_MAXINT16, G_MAXINT16);
  area->width = siyi_grid_place (self, place)->width;
  area->height = self->row_height;
}

static void
scroll_into (GtkAdjustment *adjustment, double from, double to, double page)
{
  double value = gtk_adjustment_get_value (adjustment);

  if (from < value || to - from > page)
    gtk_adjustment_set_value (adjustment, from);
  else if (to > value + page)
    gtk_adjustment_set_value (adjustment, to - page);
}

/* The least scrolling that shows the cell; waits for the first allocation. */
void
siyi_grid_scroll_to (SiyiGrid *self,
                     guint     row,
                     guint     place)
{
  double top = (double) row * self->row_height;
  int height = gtk_widget_get_height (GTK_WIDGET (self)) - self->head_height;
  int width = gtk_widget_get_width (GTK_WIDGET (self)) - self->frozen_width;

  self->scroll_later = height <= 0 || width <= 0;
  if (height > 0 && row != SIYI_GRID_NONE)
    scroll_into (self->vadjustment, top, top + self->row_height, height);
  if (width > 0 && place < self->places->len && place >= self->n_frozen)
    {
      SiyiGridPlace *at = siyi_grid_place (self, place);

      scroll_into (self->hadjustment, at->x - self->frozen_width,
                   at->x - self->frozen_width + at->width, width);
    }
}

static void
configure_adjustments (SiyiGrid *self, int width, int height)
{
  double rows = (double) siyi_grid_n_rows (self) * self->row_height;
  int body = MAX (height - self->head_height, 0);
  double h = gtk_adjustment_get_value (self->hadjustment);
  double v = gtk_adjustment_get_value (self->vadjustment);

  self->allocating = TRUE;
  gtk_adjustment_configure (self->hadjustment, h, 0, MAX (self->total_width, width),
                            8 * self->pad, width * 0.9, width);
  gtk_adjustment_configure (self->vadjustment, v, 0, MAX (rows, body), self->row_height,
                            MAX (body - self->row_height, self->row_height), body);
  self->allocating = FALSE;
}

static void
allocate_at (GtkWidget *child, int x, int y, int width, int height)
{
  const graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);

  gtk_widget_allocate (child, width, height, -1, gsk_transform_translate (NULL, &point));
}

static void
size_ring (SiyiGrid *self, int height)
{
  guint wanted = (guint) (MAX (height - self->head_height, 0) / self->row_height + 2);

  if (wanted == self->rows->len)
    return;

  while (self->rows->len > wanted)
    {
      gtk_widget_unparent (self->rows->pdata[self->rows->len - 1]);
      g_ptr_array_set_size (self->rows, (int) self->rows->len - 1);
    }
  while (self->rows->len < wanted)
    {
      GtkWidget *row = siyi_grid_row_new ();

      /* Before the cells and headings, so that these are drawn and picked above. */
      gtk_widget_insert_before (row, GTK_WIDGET (self), self->cells[0]);
      g_ptr_array_add (self->rows, row);
    }
}

static void
allocate_rows (SiyiGrid *self, int width)
{
  guint n_rows = siyi_grid_n_rows (self);
  guint first = siyi_grid_first_row (self);
  gint64 scrolled = (gint64) gtk_adjustment_get_value (self->vadjustment);

  for (guint i = 0; i < self->rows->len; i++)
    {
      guint number = first + i;
      GtkWidget *row = self->rows->pdata[number % self->rows->len];

      gtk_widget_set_child_visible (row, number < n_rows);
      siyi_grid_row_set (SIYI_GRID_ROW (row), number < n_rows ? number : SIYI_GRID_NONE);
      if (number < n_rows)
        allocate_at (row, 0, self->head_height + (int) ((gint64) number * self->row_height - scrolled),
                     width, self->row_height);
    }

  self->top_id = first < n_rows ? siyi_grid_model_get_row_id (self->model, first) : 0;
  self->top_offset = (int) (scrolled - (gint64) first * self->row_height);
  if (first < n_rows)
    siyi_grid_model_want_rows (self->model, first, MIN (self->rows->len, n_rows - first));
}

static void
allocate_heads (SiyiGrid *self, int width)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      SiyiGridPlace *place = siyi_grid_place (self, i);
      int x = siyi_grid_place_x (self, i);
      gboolean seen = x < width && (i < self->n_frozen || x + place->width > self->frozen_width);

      gtk_widget_set_child_visible (place->head, seen || gtk_widget_has_focus (place->head));
      if (gtk_widget_get_child_visible (place->head))
        allocate_at (place->head, x, 0, place->width, self->head_height);
    }
}

void
siyi_grid_size_allocate (GtkWidget *widget,
                         int        width,
                         int        height,
                         int        baseline)
{
  SiyiGrid *self = SIYI_GRID (widget);
  GdkRectangle area;

  configure_adjustments (self, width, height);
  if (self->scroll_later && self->cursor_row != SIYI_GRID_NONE)
    siyi_grid_scroll_to (self, self->cursor_row, self->cursor_place);
  size_ring (self, height);
  allocate_rows (self, width);
  allocate_heads (self, width);

  for (guint i = 0; i < G_N_ELEMENTS (self->cells); i++)
    {
      if (self->cursor_row != SIYI_GRID_NONE)
        siyi_grid_cell_area (self, self->cursor_row, self->cursor_place, &area);
      gtk_widget_set_child_visible (self->cells[i], self->cursor_row != SIYI_GRID_NONE);
      if (self->cursor_row != SIYI_GRID_NONE)
        allocate_at (self->cells[i], area.x, area.y, area.width, area.height);
    }
  siyi_grid_allocate_editor (self);
  siyi_grid_describe_later (self);
}

/* As wide as its heading and the rows that are seen need it. */
void
siyi_grid_fit_column (SiyiGrid *self,
                      guint     place)
{
  guint column = siyi_grid_place (self, place)->column.id;
  int wanted = siyi_grid_head_natural (SIYI_GRID_HEAD (siyi_grid_place (self, place)->head));

  for (guint i = 0; i < self->rows->len; i++)
    {
      guint row = siyi_grid_row_get (self->rows->pdata[i]);
      SiyiGridCell cell;

      if (row == SIYI_GRID_NONE || !siyi_grid_model_is_loaded (self->model, row))
        continue;
      siyi_grid_model_get_cell (self->model, row, column, &cell);
      if (cell.text != NULL && !cell.span)
        wanted = MAX (wanted, siyi_grid_text_get (self->text, cell.text, -1, cell.style)->width +
                              2 * self->pad + (cell.has_light ? (int) (20 * self->scale) : 0) +
                              (cell.mark != SIYI_GRID_MARK_NONE ? (int) (14 * self->scale) : 0));
    }

  siyi_grid_resize_column (self, place, MIN (wanted + 2, (int) (600 * self->scale)));
}
