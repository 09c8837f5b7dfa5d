/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list behind "Columns 12/25": a check for each column, up and down, and the way back to how
 * it was at first. The columns are the page's; they outlive this. */
#include "siyi-ledger-columns-popover.h"

#include <glib/gi18n.h>

#include "siyi-children.h"
#include "siyi-tip.h"

struct _SiyiLedgerColumnsPopover
{
  GtkPopover         parent_instance;

  GtkWidget         *list;        /* borrowed child */
  SiyiLedgerColumns *columns;     /* borrowed */
};

G_DEFINE_FINAL_TYPE (SiyiLedgerColumnsPopover, siyi_ledger_columns_popover, GTK_TYPE_POPOVER)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void fill (SiyiLedgerColumnsPopover *self, int focus, const char *part);

static guint
place_of (GtkWidget *widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "place"));
}

static void
on_toggled (SiyiLedgerColumnsPopover *self,
            GtkCheckButton           *check)
{
  guint place = place_of (GTK_WIDGET (check));
  gboolean shown = gtk_check_button_get_active (check);

  self->columns->all[place].shown = shown;
  /* A table without columns is none. */
  if (siyi_ledger_columns_n_shown (self->columns) == 0)
    {
      gtk_check_button_set_active (check, TRUE);
      return;
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
move (SiyiLedgerColumnsPopover *self, guint place, int step)
{
  siyi_ledger_columns_move (self->columns, place, step);
  fill (self, (int) place + step, step < 0 ? "up" : "down");
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_up (SiyiLedgerColumnsPopover *self,
       GtkWidget                *button)
{
  move (self, place_of (button), -1);
}

static void
on_down (SiyiLedgerColumnsPopover *self,
         GtkWidget                *button)
{
  move (self, place_of (button), 1);
}

static void
on_reset (SiyiLedgerColumnsPopover *self)
{
  siyi_ledger_columns_reset (self->columns);
  fill (self, -1, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
step_button (SiyiLedgerColumnsPopover *self, guint place, const char *icon, const char *tooltip,
             const char *name, gboolean sensitive, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_name (button, name);
  siyi_tip_set (button, tooltip);
  gtk_widget_set_sensitive (button, sensitive);
  g_object_set_data (G_OBJECT (button), "place", GUINT_TO_POINTER (place));
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);

  return button;
}

static GtkWidget *
column_row (SiyiLedgerColumnsPopover *self, guint place)
{
  const SiyiLedgerColumn *column = &self->columns->all[place];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *check = gtk_check_button_new_with_label (siyi_column_heading (column->column));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), column->shown);
  gtk_widget_set_hexpand (check, TRUE);
  g_object_set_data (G_OBJECT (check), "place", GUINT_TO_POINTER (place));
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), step_button (self, place, "go-up-symbolic", _("Move up"), "up",
                                              place > 0, G_CALLBACK (on_up)));
  gtk_box_append (GTK_BOX (box), step_button (self, place, "go-down-symbolic", _("Move down"), "down",
                                              place + 1 < SIYI_N_COLUMNS, G_CALLBACK (on_down)));

  return box;
}

/* @focus: the row whose button of the name @part gets the focus; -1: none */
static void
fill (SiyiLedgerColumnsPopover *self, int focus, const char *part)
{
  GtkWidget *child;

  siyi_children_remove (self->list);
  for (guint i = 0; i < SIYI_N_COLUMNS; i++)
    {
      GtkWidget *row = column_row (self, i);

      gtk_box_append (GTK_BOX (self->list), row);
      for (child = gtk_widget_get_first_child (row); (int) i == focus && child != NULL;
           child = gtk_widget_get_next_sibling (child))
        if (g_str_equal (gtk_widget_get_name (child), part))
          gtk_widget_grab_focus (child);
    }
}

static void
on_map (SiyiLedgerColumnsPopover *self)
{
  fill (self, -1, NULL);
}

static void
siyi_ledger_columns_popover_class_init (SiyiLedgerColumnsPopoverClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
siyi_ledger_columns_popover_init (SiyiLedgerColumnsPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *reset = gtk_button_new_with_label (_("As at First"));

  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 480);
  gtk_widget_set_size_request (scrolled, 260, -1);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), reset);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  g_signal_connect_object (reset, "clicked", G_CALLBACK (on_reset), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (on_map), NULL);
}

/**
 * siyi_ledger_columns_popover_new:
 * @columns: (transfer none): shown and changed; must outlive the popover
 */
GtkWidget *
siyi_ledger_columns_popover_new (SiyiLedgerColumns *columns)
{
  SiyiLedgerColumnsPopover *self = g_object_new (SIYI_TYPE_LEDGER_COLUMNS_POPOVER, NULL);

  self->columns = columns;

  return GTK_WIDGET (self);
}
