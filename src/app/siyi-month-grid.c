/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The weeks of a month as a grid of widgets with row and column headings: five wide columns, two
 * narrow ones. The days are made anew with every month shown; the cursor stays on its day. */
#include "siyi-month-grid-private.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-children.h"
#include "siyi-month-chip.h"
#include "siyi-shown-words.h"

#define N_COLUMNS 7

/* Working days are wide, the weekend is narrow. */
static const int weights[N_COLUMNS] = { 133, 133, 133, 133, 133, 92, 92 };

G_DEFINE_FINAL_TYPE (SiyiMonthGrid, siyi_month_grid, GTK_TYPE_WIDGET)

static int
column_edge (int width,
             int column)
{
  int sum = 0, all = 0;

  for (int i = 0; i < N_COLUMNS; i++)
    {
      all += weights[i];
      if (i < column)
        sum += weights[i];
    }

  return width * sum / all;
}

static void
measure_row (GtkWidget      *widget,
             GtkOrientation  orientation,
             int             for_size,
             int            *minimum,
             int            *natural,
             int            *minimum_baseline,
             int            *natural_baseline)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      /* No wider than needed: the panel beside it must not fold for a long name. */
      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        *natural = *minimum += child_minimum;
      else
        {
          *minimum = MAX (*minimum, child_minimum);
          *natural = MAX (*natural, child_natural);
        }
    }
}

static void
allocate_row (GtkWidget *widget,
              int        width,
              int        height,
              int        baseline)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int column = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child), column++)
    {
      int from = column_edge (width, column), to = column_edge (width, column + 1);

      gtk_widget_size_allocate (child,
                                &(GtkAllocation) { mirrored ? width - to : from, 0, to - from,
                                                   height }, -1);
    }
}

static GtkWidget *
new_row (const char *css_class)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_ROW, NULL);

  gtk_widget_set_layout_manager (row, gtk_custom_layout_new (NULL, measure_row, allocate_row));
  gtk_widget_add_css_class (row, css_class);

  return row;
}

static GtkWidget *
new_head (void)
{
  GtkWidget *head = new_row ("month-head");

  for (int i = 1; i <= N_COLUMNS; i++)
    {
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                       "accessible-role", GTK_ACCESSIBLE_ROLE_COLUMN_HEADER,
                                       "label", siyi_shown_words_weekday (i),
                                       "xalign", 0.0f,
                                       NULL);

      gtk_box_append (GTK_BOX (head), label);
    }

  return head;
}

static void
add_week (SiyiMonthGrid *self,
          SiyiDay        monday)
{
  GtkWidget *row = new_row ("month-week");
  g_autofree char *first = siyi_case_words_day (monday, self->month->today, FALSE);
  g_autofree char *last = siyi_case_words_day (monday + N_COLUMNS - 1, self->month->today, FALSE);
  /* Translators: a week: its first and its last day */
  g_autofree char *title = g_strdup_printf (_("%1$s to %2$s"), first, last);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  for (int i = 0; i < N_COLUMNS; i++)
    {
      GtkWidget *day = siyi_month_day_new (self->month, monday + i);

      gtk_box_append (GTK_BOX (row), day);
      g_ptr_array_add (self->days, day);
      siyi_month_grid_accept_drop (self, SIYI_MONTH_DAY (day));
    }
  gtk_box_append (GTK_BOX (self->weeks), row);
}

static void
clear_weeks (SiyiMonthGrid *self)
{
  g_ptr_array_set_size (self->days, 0);
  siyi_children_remove (self->weeks);
}

static gboolean
siyi_month_grid_grab_focus (GtkWidget *widget)
{
  siyi_month_grid_focus_at (SIYI_MONTH_GRID (widget));

  return SIYI_MONTH_GRID (widget)->days->len > 0;
}

/* Tab enters at the cursor and leaves; the arrows walk. */
static gboolean
siyi_month_grid_focus (GtkWidget        *widget,
                       GtkDirectionType  direction)
{
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;

  return siyi_month_grid_grab_focus (widget);
}

static void
siyi_month_grid_dispose (GObject *object)
{
  SiyiMonthGrid *self = SIYI_MONTH_GRID (object);

  siyi_children_unparent (self);
  g_clear_pointer (&self->days, g_ptr_array_unref);
  g_clear_pointer (&self->month, siyi_shown_month_unref);

  G_OBJECT_CLASS (siyi_month_grid_parent_class)->dispose (object);
}

static void
siyi_month_grid_class_init (SiyiMonthGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_month_grid_dispose;
  widget_class->focus = siyi_month_grid_focus;
  widget_class->grab_focus = siyi_month_grid_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  gtk_widget_class_set_css_name (widget_class, "monthgrid");
  siyi_month_grid_bind_keys (widget_class);
}

static void
siyi_month_grid_init (SiyiMonthGrid *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  self->days = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_parent (new_head (), GTK_WIDGET (self));
  self->weeks = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_set_homogeneous (GTK_BOX (self->weeks), TRUE);
  gtk_widget_set_vexpand (self->weeks, TRUE);
  gtk_widget_set_parent (self->weeks, GTK_WIDGET (self));
  siyi_month_grid_add_drag (self);
}

GtkWidget *
siyi_month_grid_new (void)
{
  return g_object_new (SIYI_TYPE_MONTH_GRID, NULL);
}

/* The day the cursor begins at: where it was, else today, else the first of the month. */
static SiyiDay
cursor_for (SiyiMonthGrid *self)
{
  SiyiShownMonth *month = self->month;

  if (self->cursor != SIYI_DAY_NONE && siyi_shown_month_day (month, self->cursor) != NULL)
    return self->cursor;
  if (siyi_shown_month_day (month, month->today) != NULL)
    return month->today;

  return siyi_day_new (month->year, month->month, 1);
}

/* Whether a key would go to a day. Asked of the window, which knows it also while another one is in front;
 * where nobody has the focus, it was in a menu over a day and got lost as that closed. */
static gboolean
is_walked (SiyiMonthGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL)
    return gtk_widget_is_ancestor (focus, GTK_WIDGET (self));

  return root != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)) && self->days->len > 0;
}

/**
 * siyi_month_grid_set_month:
 * @self: the grid
 * @month: what to show; held
 *
 * The cursor stays on its day, and with it the focus.
 */
void
siyi_month_grid_set_month (SiyiMonthGrid  *self,
                           SiyiShownMonth *month)
{
  gboolean focused = is_walked (self);
  g_autofree char *title = siyi_shown_words_month (month->year, month->month);
  SiyiDay from, to;

  siyi_shown_month_ref (month);
  g_clear_pointer (&self->month, siyi_shown_month_unref);
  self->month = month;
  if (focused)
    gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  clear_weeks (self);
  siyi_shown_month_span (month->year, month->month, &from, &to);
  for (SiyiDay monday = from; monday < to; monday += N_COLUMNS)
    add_week (self, monday);

  self->cursor = cursor_for (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (focused)
    siyi_month_grid_focus_at (self);
}

/**
 * siyi_month_grid_set_cursor:
 * @number: which of the day's sessions, from 0
 *
 * Moves the cursor, and the focus where the grid has it.
 */
void
siyi_month_grid_set_cursor (SiyiMonthGrid *self,
                            SiyiDay        day,
                            guint          number)
{
  self->cursor = day;
  self->number = number;
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    siyi_month_grid_focus_at (self);
}

SiyiDay
siyi_month_grid_get_cursor (SiyiMonthGrid *self,
                            guint         *number)
{
  if (number != NULL)
    *number = self->number;

  return self->cursor;
}

/**
 * siyi_month_grid_get_day:
 *
 * Returns: (transfer none) (nullable): the day's widget; %NULL outside the weeks shown
 */
GtkWidget *
siyi_month_grid_get_day (SiyiMonthGrid *self,
                         SiyiDay        day)
{
  SiyiDay first;

  if (self->days->len == 0)
    return NULL;

  first = siyi_month_day_get_day (g_ptr_array_index (self->days, 0));
  if (day < first || day - first >= (int) self->days->len)
    return NULL;

  return g_ptr_array_index (self->days, day - first);
}
