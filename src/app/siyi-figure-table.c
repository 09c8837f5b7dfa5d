/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of figures, as it stands behind a chart and among the reports: each number is a button that
 * is read out with its row and column. Tab stops once in it, the arrows walk its cells. Cells that
 * stay keep their focus when new numbers come. Main thread. */
#include "siyi-figure-table.h"

#include <glib/gi18n.h>

struct _SiyiFigureTable
{
  GtkWidget  parent_instance;

  GtkWidget *grid;
  GPtrArray *cells;        /* GtkWidget, row by row; borrowed from the grid */
  SiyiFigureRows *table;        /* NULL: under way */
};

enum { CHOSEN, OPENED, COPIED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiFigureTable, siyi_figure_table, GTK_TYPE_WIDGET)

static void
clear_head (gpointer data)
{
  g_free (((SiyiFigureHead *) data)->words);
}

SiyiFigureRows *
siyi_figure_rows_new (void)
{
  SiyiFigureRows *self = g_new0 (SiyiFigureRows, 1);

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->heads = g_array_new (FALSE, TRUE, sizeof (SiyiFigureHead));
  g_array_set_clear_func (self->heads, clear_head);

  return self;
}

void
siyi_figure_rows_free (SiyiFigureRows *self)
{
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->heads);
  g_free (self);
}

void
siyi_figure_rows_add_column (SiyiFigureRows  *self,
                       const char *name)
{
  g_ptr_array_add (self->names, g_strdup (name));
  self->n_columns++;
}

/**
 * siyi_figure_rows_add_head:
 * @columns: how many columns it stands over
 * @lines: how many lines of the head it takes
 */
void
siyi_figure_rows_add_head (SiyiFigureRows  *self,
                     const char *words,
                     guint       column,
                     guint       line,
                     guint       columns,
                     guint       lines)
{
  const SiyiFigureHead head = { g_strdup (words), column, line, columns, lines };

  g_array_append_val (self->heads, head);
}

/**
 * siyi_figure_rows_take_row:
 * @cells: (transfer full): as many texts as there are columns
 */
void
siyi_figure_rows_take_row (SiyiFigureRows  *self,
                     char      **cells)
{
  g_return_if_fail (g_strv_length (cells) == self->n_columns);

  g_ptr_array_add (self->rows, cells);
}

static void
tell (SiyiFigureTable *self,
      GtkWidget       *cell,
      int              signal)
{
  guint place;

  if (self->table != NULL && g_ptr_array_find (self->cells, cell, &place))
    g_signal_emit (self, signals[signal], 0, place / self->table->n_columns, place % self->table->n_columns);
}

static void
on_clicked (GtkWidget       *cell,
            SiyiFigureTable *self)
{
  tell (self, cell, CHOSEN);
}

static void
on_pressed (GtkGestureClick *click,
            int              n_press,
            double           x,
            double           y,
            SiyiFigureTable *self)
{
  if (n_press == 2)
    tell (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click)), OPENED);
}

static gboolean
on_key (SiyiFigureTable *self,
        guint            key,
        guint            code,
        GdkModifierType  state)
{
  GtkWidget *cell = gtk_widget_get_focus_child (self->grid);

  if (cell == NULL || (state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;

  if (key == GDK_KEY_c || key == GDK_KEY_C)
    tell (self, cell, COPIED);
  else if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    tell (self, cell, OPENED);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static GtkWidget *
new_words (const char *words,
           float       xalign)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), xalign > 0 ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);

  return label;
}

static GtkWidget *
new_number (SiyiFigureTable *self)
{
  GtkWidget *cell = gtk_button_new ();
  GtkWidget *words = new_words ("", 1);
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_button_set_child (GTK_BUTTON (cell), words);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_RELATION_LABELLED_BY, words, NULL, -1);
  gtk_widget_add_css_class (cell, "flat");
  g_signal_connect_object (cell, "clicked", G_CALLBACK (on_clicked), self, 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed), self, 0);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (click));

  return cell;
}

static guint
n_head_lines (const SiyiFigureRows *table)
{
  guint lines = 1;

  for (guint i = 0; i < table->heads->len; i++)
    {
      const SiyiFigureHead *head = &g_array_index (table->heads, SiyiFigureHead, i);

      lines = MAX (lines, head->line + head->lines);
    }

  return lines;
}

static void
attach_head (SiyiFigureTable *self,
             const char      *words,
             guint            column,
             guint            line,
             guint            columns,
             guint            lines)
{
  GtkWidget *label = new_words (words, columns > 1 ? 0.5f : column == 0 ? 0 : 1);

  gtk_widget_add_css_class (label, "table-head");
  if (columns > 1)
    gtk_widget_add_css_class (label, "over");
  gtk_grid_attach (GTK_GRID (self->grid), label, (int) column, (int) line, (int) columns, (int) lines);
}

static void
build (SiyiFigureTable *self)
{
  const SiyiFigureRows *table = self->table;
  const guint lines = n_head_lines (table);

  for (guint i = 0; i < table->heads->len; i++)
    {
      const SiyiFigureHead *head = &g_array_index (table->heads, SiyiFigureHead, i);

      attach_head (self, head->words, head->column, head->line, head->columns, head->lines);
    }
  for (guint i = 0; i < table->n_columns && table->heads->len == 0; i++)
    attach_head (self, g_ptr_array_index (table->names, i), i, 0, 1, 1);

  for (guint row = 0; row < table->rows->len; row++)
    for (guint column = 0; column < table->n_columns; column++)
      {
        GtkWidget *cell = column == 0 ? new_words ("", 0) : new_number (self);

        gtk_widget_set_hexpand (cell, TRUE);
        gtk_widget_add_css_class (cell, "table-cell");
        if (table->has_sum && row + 1 == table->rows->len)
          gtk_widget_add_css_class (cell, "sum");
        gtk_grid_attach (GTK_GRID (self->grid), cell, (int) column, (int) (lines + row), 1, 1);
        g_ptr_array_add (self->cells, cell);
      }
}

static void
fill (SiyiFigureTable *self)
{
  const SiyiFigureRows *table = self->table;

  for (guint i = 0; i < self->cells->len; i++)
    {
      char **row = g_ptr_array_index (table->rows, i / table->n_columns);
      const guint column = i % table->n_columns;
      GtkWidget *cell = g_ptr_array_index (self->cells, i);
      g_autofree char *sentence = NULL;

      if (column == 0)
        {
          gtk_label_set_label (GTK_LABEL (cell), row[0]);
          gtk_widget_set_tooltip_text (cell, row[0]);
          continue;
        }
      /* Translators: a cell of a table: what the row is about, what the column counts, the number */
      sentence = g_strdup_printf (C_("table", "%1$s, %2$s: %3$s"), row[0],
                                  (const char *) g_ptr_array_index (table->names, column), row[column]);
      gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (cell))), row[column]);
      gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
    }
}

static void
clear (SiyiFigureTable *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->cells, 0);
  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
}

static gboolean
same_heads (const SiyiFigureRows *a,
            const SiyiFigureRows *b)
{
  if (a->n_columns != b->n_columns || a->rows->len != b->rows->len || a->heads->len != b->heads->len ||
      a->has_sum != b->has_sum)
    return FALSE;
  for (guint i = 0; i < a->n_columns; i++)
    if (g_strcmp0 (g_ptr_array_index (a->names, i), g_ptr_array_index (b->names, i)) != 0)
      return FALSE;

  return TRUE;
}

static gboolean
siyi_figure_table_focus (GtkWidget        *widget,
                         GtkDirectionType  direction)
{
  SiyiFigureTable *self = SIYI_FIGURE_TABLE (widget);
  const gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (tab && gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  if (tab && self->cells->len > 1)
    return gtk_widget_grab_focus (g_ptr_array_index (self->cells, 1));

  return gtk_widget_child_focus (self->grid, direction);
}

static void
siyi_figure_table_dispose (GObject *object)
{
  SiyiFigureTable *self = SIYI_FIGURE_TABLE (object);

  g_ptr_array_set_size (self->cells, 0);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  g_clear_pointer (&self->table, siyi_figure_rows_free);

  G_OBJECT_CLASS (siyi_figure_table_parent_class)->dispose (object);
}

static void
siyi_figure_table_finalize (GObject *object)
{
  g_ptr_array_unref (SIYI_FIGURE_TABLE (object)->cells);

  G_OBJECT_CLASS (siyi_figure_table_parent_class)->finalize (object);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, SIYI_TYPE_FIGURE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                       G_TYPE_UINT, G_TYPE_UINT);
}

static void
siyi_figure_table_class_init (SiyiFigureTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = siyi_figure_table_dispose;
  object_class->finalize = siyi_figure_table_finalize;
  widget_class->focus = siyi_figure_table_focus;
  signals[CHOSEN] = add_signal ("chosen");
  signals[OPENED] = add_signal ("opened");
  signals[COPIED] = add_signal ("copied");

  gtk_widget_class_set_css_name (widget_class, "figuretable");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
siyi_figure_table_init (SiyiFigureTable *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->cells = g_ptr_array_new ();
  self->grid = g_object_new (GTK_TYPE_GRID, "accessible-role", GTK_ACCESSIBLE_ROLE_TABLE, "valign", GTK_ALIGN_START, NULL);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
siyi_figure_table_new (void)
{
  return g_object_new (SIYI_TYPE_FIGURE_TABLE, NULL);
}

/**
 * siyi_figure_table_take:
 * @table: (transfer full) (nullable): %NULL empties it
 */
void
siyi_figure_table_take (SiyiFigureTable *self,
                        SiyiFigureRows       *table)
{
  g_autoptr(SiyiFigureRows) old = NULL;

  g_return_if_fail (SIYI_IS_FIGURE_TABLE (self));

  old = g_steal_pointer (&self->table);
  self->table = table;
  if (old == NULL || table == NULL || !same_heads (old, table))
    {
      clear (self);
      if (table != NULL)
        build (self);
    }
  if (table != NULL)
    fill (self);
}

const SiyiFigureRows *
siyi_figure_table_get (SiyiFigureTable *self)
{
  g_return_val_if_fail (SIYI_IS_FIGURE_TABLE (self), NULL);

  return self->table;
}

/**
 * siyi_figure_table_get_cell:
 *
 * Returns: (transfer none) (nullable): the widget of that cell
 */
GtkWidget *
siyi_figure_table_get_cell (SiyiFigureTable *self,
                            guint            row,
                            guint            column)
{
  g_return_val_if_fail (SIYI_IS_FIGURE_TABLE (self) && self->table != NULL, NULL);

  return row < self->table->rows->len && column < self->table->n_columns
           ? g_ptr_array_index (self->cells, row * self->table->n_columns + column) : NULL;
}
