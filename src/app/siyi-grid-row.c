/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The children that make a grid real for assistive technology: a widget for each row that is
 * seen, recycled as rows scroll by, which paints its cells and reads as a sentence; and the
 * widget that holds the focus at the cursor's cell. Rows are described a moment after scrolling
 * ends, so that a moving table costs nothing. */
#include "siyi-grid-private.h"

#include <glib/gi18n.h>

#define DESCRIBE_AFTER_MS 120

struct _SiyiGridRow
{
  GtkWidget parent_instance;

  guint     number;
};

G_DEFINE_FINAL_TYPE (SiyiGridRow, siyi_grid_row, GTK_TYPE_WIDGET)

struct _SiyiGridFocus
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (SiyiGridFocus, siyi_grid_focus, GTK_TYPE_WIDGET)

static void
siyi_grid_row_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  SiyiGridRow *self = SIYI_GRID_ROW (widget);
  SiyiGrid *grid = SIYI_GRID (gtk_widget_get_parent (widget));

  /* A reset may have shortened the model before the next allocation. */
  if (self->number < siyi_grid_n_rows (grid) && siyi_grid_get_n_columns (grid) > 0)
    siyi_grid_draw_row (grid, self->number, snapshot, gtk_widget_get_width (widget));
}

static void
siyi_grid_row_class_init (SiyiGridRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = siyi_grid_row_snapshot;
  gtk_widget_class_set_css_name (widget_class, "gridrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void
siyi_grid_row_init (SiyiGridRow *self)
{
  self->number = SIYI_GRID_NONE;
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
siyi_grid_row_new (void)
{
  return g_object_new (SIYI_TYPE_GRID_ROW, NULL);
}

guint
siyi_grid_row_get (SiyiGridRow *row)
{
  return row->number;
}

void
siyi_grid_row_set (SiyiGridRow *row,
                   guint        number)
{
  if (row->number == number)
    return;

  row->number = number;
  gtk_widget_queue_draw (GTK_WIDGET (row));
}

static void
siyi_grid_focus_class_init (SiyiGridFocusClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_css_name (widget_class, "gridcell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
siyi_grid_focus_init (SiyiGridFocus *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
siyi_grid_focus_new (void)
{
  return g_object_new (SIYI_TYPE_GRID_FOCUS, NULL);
}

static char *
describe_cell (SiyiGrid *self, guint row, guint place)
{
  const SiyiGridColumn *column = &siyi_grid_place (self, place)->column;
  SiyiGridCell cell;

  if (!siyi_grid_model_is_loaded (self->model, row))
    return g_strdup (column->title);

  siyi_grid_model_get_cell (self->model, row, column->id, &cell);
  if (cell.text == NULL || cell.text[0] == '\0')
    /* Translators: a column's name, as a screen reader says it for an empty cell. */
    return g_strdup_printf (_("%s empty"), column->title);

  /* Translators: a column's name and the cell's text, as a screen reader says them. */
  return g_strdup_printf (C_("cell", "%s %s"), column->title, cell.text);
}

static char *
describe_row (SiyiGrid *self, guint row)
{
  g_autoptr(GString) text = g_string_new (NULL);
  gboolean spanned = FALSE;

  for (guint i = 0; i < self->places->len; i++)
    {
      const SiyiGridColumn *column = &siyi_grid_place (self, i)->column;
      SiyiGridCell cell;

      siyi_grid_model_get_cell (self->model, row, column->id, &cell);
      if (cell.text == NULL || cell.text[0] == '\0' || (cell.span && spanned))
        continue;
      if (text->len > 0)
        /* Translators: between the cells of a row that is read aloud. */
        g_string_append (text, C_("cells", ", "));
      if (cell.span)
        g_string_append (text, cell.text);
      else
        g_string_append_printf (text, C_("cell", "%s %s"), column->title, cell.text);
      spanned = spanned || cell.span;
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
describe_rows (gpointer data)
{
  SiyiGrid *self = data;

  self->describe_source = 0;
  for (guint i = 0; i < self->rows->len; i++)
    {
      SiyiGridRow *row = self->rows->pdata[i];
      g_autofree char *text = NULL;

      if (row->number >= siyi_grid_n_rows (self) ||
          !siyi_grid_model_is_loaded (self->model, row->number))
        continue;
      text = describe_row (self, row->number);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_ROW_INDEX,
                                      (int) row->number + 1, -1);
    }
}

/* Names the rows that are seen, when they have come to rest. */
void
siyi_grid_describe_later (SiyiGrid *self)
{
  if (self->describe_source != 0)
    g_source_remove (self->describe_source);
  self->describe_source = g_timeout_add_once (DESCRIBE_AFTER_MS, describe_rows, self);
}

/* Names the cell at the cursor. */
void
siyi_grid_describe_cursor (SiyiGrid *self)
{
  g_autofree char *text = NULL;

  if (self->cursor_row == SIYI_GRID_NONE || self->places->len == 0)
    return;

  text = describe_cell (self, self->cursor_row, self->cursor_place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cells[self->current_cell]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->cells[self->current_cell]),
                                  GTK_ACCESSIBLE_RELATION_ROW_INDEX, (int) self->cursor_row + 1,
                                  GTK_ACCESSIBLE_RELATION_COL_INDEX, (int) self->cursor_place + 1,
                                  -1);
}
