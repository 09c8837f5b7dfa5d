/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A card of the statistics: title, legend or note, the chart, and a button that puts the table in its
 * place. The table may hold more rows than the chart has bars. Main thread. */
#include "siyi-chart-card.h"

#include <glib/gi18n.h>

#include "siyi-children.h"
#include "siyi-tip.h"

struct _SiyiChartCard
{
  GtkWidget        parent_instance;

  /* Children */
  GtkLabel        *title;
  GtkWidget       *legend;
  GtkLabel        *now, *before;
  GtkWidget       *before_box;
  GtkLabel        *note;
  GtkToggleButton *button;
  GtkStack        *stack;        /* "chart", "table", "nothing" */
  SiyiChart       *chart;
  SiyiFigureTable *table;
  GtkLabel        *foot;

  /* Owned */
  SiyiFigureRows  *rows;         /* (nullable) of the table, until it is looked at */
  gboolean         has_bars;
};

enum { CHOSEN, OPENED, COPIED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiChartCard, siyi_chart_card, GTK_TYPE_WIDGET)

static void
on_bar_chosen (SiyiChartCard *self,
               guint          bar)
{
  g_signal_emit (self, signals[CHOSEN], 0, bar, 1);
}

static void
on_bar_opened (SiyiChartCard *self,
               guint          bar)
{
  g_signal_emit (self, signals[OPENED], 0, bar, 1);
}

static void
on_bar_copied (SiyiChartCard *self,
               guint          bar)
{
  g_signal_emit (self, signals[COPIED], 0, bar, 1);
}

static void
on_cell_chosen (SiyiChartCard *self,
                guint          row,
                guint          column)
{
  g_signal_emit (self, signals[CHOSEN], 0, row, column);
}

static void
on_cell_opened (SiyiChartCard *self,
                guint          row,
                guint          column)
{
  g_signal_emit (self, signals[OPENED], 0, row, column);
}

static void
on_cell_copied (SiyiChartCard *self,
                guint          row,
                guint          column)
{
  g_signal_emit (self, signals[COPIED], 0, row, column);
}

static void
show_part (SiyiChartCard *self)
{
  const gboolean table = gtk_toggle_button_get_active (self->button);

  if (table && self->rows != NULL)
    siyi_figure_table_take (self->table, g_steal_pointer (&self->rows));
  gtk_stack_set_visible_child_name (self->stack, !self->has_bars ? "nothing" : table ? "table" : "chart");
  gtk_widget_set_sensitive (GTK_WIDGET (self->button), self->has_bars);
}

static void
siyi_chart_card_dispose (GObject *object)
{
  siyi_children_unparent (object);

  G_OBJECT_CLASS (siyi_chart_card_parent_class)->dispose (object);
}

static void
siyi_chart_card_finalize (GObject *object)
{
  g_clear_pointer (&SIYI_CHART_CARD (object)->rows, siyi_figure_rows_free);

  G_OBJECT_CLASS (siyi_chart_card_parent_class)->finalize (object);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, SIYI_TYPE_CHART_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                       G_TYPE_UINT, G_TYPE_UINT);
}

static void
siyi_chart_card_class_init (SiyiChartCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_chart_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = siyi_chart_card_finalize;
  signals[CHOSEN] = add_signal ("chosen");
  signals[OPENED] = add_signal ("opened");
  signals[COPIED] = add_signal ("copied");
  gtk_widget_class_set_css_name (widget_class, "chartcard");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
new_series (GtkLabel   **label,
            const char  *class_name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *mark = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  *label = GTK_LABEL (gtk_label_new (""));
  gtk_widget_add_css_class (mark, "series");
  gtk_widget_add_css_class (mark, class_name);
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (*label), "secondary");
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (*label));

  return box;
}

static GtkWidget *
new_head (SiyiChartCard *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->title = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "xalign", 0.0,
                                         "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  self->legend = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_append (GTK_BOX (self->legend), new_series (&self->now, "now"));
  self->before_box = new_series (&self->before, "before");
  gtk_box_append (GTK_BOX (self->legend), self->before_box);
  gtk_widget_set_visible (self->legend, FALSE);
  self->note = GTK_LABEL (gtk_label_new (""));
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "secondary");

  self->button = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  gtk_button_set_icon_name (GTK_BUTTON (self->button), "siyi-ledger-symbolic");
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "card-button");
  siyi_tip_set (self->button, _("Show as a table"));
  g_signal_connect_swapped (self->button, "toggled", G_CALLBACK (show_part), self);

  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head), self->legend);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->note));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->button));

  return head;
}

static GtkWidget *
new_nothing (void)
{
  GtkWidget *label = gtk_label_new (_("Nothing in this period"));

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);

  return label;
}

static void
siyi_chart_card_init (SiyiChartCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->has_bars = TRUE;
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  self->foot = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_xalign (self->foot, 0);
  gtk_label_set_wrap (self->foot, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->foot), "secondary");
  gtk_widget_set_visible (GTK_WIDGET (self->foot), FALSE);

  gtk_box_append (GTK_BOX (box), new_head (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->foot));
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
}

/**
 * siyi_chart_card_new:
 * @title: translated
 *
 * Returns: (transfer floating): a card whose numbers are under way
 */
GtkWidget *
siyi_chart_card_new (SiyiChartKind  kind,
                     const char    *title)
{
  SiyiChartCard *self = g_object_new (SIYI_TYPE_CHART_CARD, NULL);

  self->chart = SIYI_CHART (siyi_chart_new (kind));
  self->table = SIYI_FIGURE_TABLE (siyi_figure_table_new ());
  if (kind != SIYI_CHART_COLUMNS && kind != SIYI_CHART_LINE)
    gtk_widget_set_valign (GTK_WIDGET (self->chart), GTK_ALIGN_START);
  gtk_label_set_label (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chart), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->chart), "chart");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->table), "table");
  gtk_stack_add_named (self->stack, new_nothing (), "nothing");
  g_signal_connect_object (self->chart, "chosen", G_CALLBACK (on_bar_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chart, "opened", G_CALLBACK (on_bar_opened), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chart, "copied", G_CALLBACK (on_bar_copied), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "chosen", G_CALLBACK (on_cell_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "opened", G_CALLBACK (on_cell_opened), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "copied", G_CALLBACK (on_cell_copied), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * siyi_chart_card_take:
 * @bars: (transfer full) (element-type SiyiChartBar): none: nothing in this period
 * @rows: (transfer full): the table behind
 */
void
siyi_chart_card_take (SiyiChartCard  *self,
                      GPtrArray      *bars,
                      SiyiFigureRows *rows)
{
  g_return_if_fail (SIYI_IS_CHART_CARD (self));

  self->has_bars = bars->len > 0;
  siyi_chart_take_bars (self->chart, bars);
  g_clear_pointer (&self->rows, siyi_figure_rows_free);
  self->rows = rows;
  show_part (self);
}

/**
 * siyi_chart_card_wait:
 *
 * Grey bars until siyi_chart_card_take().
 */
void
siyi_chart_card_wait (SiyiChartCard *self)
{
  g_return_if_fail (SIYI_IS_CHART_CARD (self));

  self->has_bars = TRUE;
  siyi_chart_take_bars (self->chart, NULL);
  g_clear_pointer (&self->rows, siyi_figure_rows_free);
  siyi_figure_table_take (self->table, NULL);
  siyi_chart_card_set_note (self, NULL);
  siyi_chart_card_set_foot (self, NULL);
  show_part (self);
}

static void
set_words (GtkLabel   *label,
           const char *words)
{
  gtk_label_set_label (label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL);
}

/**
 * siyi_chart_card_set_note:
 * @note: (nullable): beside the title
 */
void
siyi_chart_card_set_note (SiyiChartCard *self,
                          const char    *note)
{
  g_return_if_fail (SIYI_IS_CHART_CARD (self));

  set_words (self->note, note);
}

/**
 * siyi_chart_card_set_foot:
 * @foot: (nullable): below the bars
 */
void
siyi_chart_card_set_foot (SiyiChartCard *self,
                          const char    *foot)
{
  g_return_if_fail (SIYI_IS_CHART_CARD (self));

  set_words (self->foot, foot);
}

/**
 * siyi_chart_card_set_legend:
 * @now: what the coloured bars are
 * @before: (nullable): what the grey ones are, %NULL without
 */
void
siyi_chart_card_set_legend (SiyiChartCard *self,
                            const char    *now,
                            const char    *before)
{
  g_return_if_fail (SIYI_IS_CHART_CARD (self));

  gtk_label_set_label (self->now, now);
  gtk_label_set_label (self->before, before != NULL ? before : "");
  gtk_widget_set_visible (self->before_box, before != NULL);
  gtk_widget_set_visible (self->legend, TRUE);
}

SiyiChart *
siyi_chart_card_get_chart (SiyiChartCard *self)
{
  g_return_val_if_fail (SIYI_IS_CHART_CARD (self), NULL);

  return self->chart;
}

SiyiFigureTable *
siyi_chart_card_get_table (SiyiChartCard *self)
{
  g_return_val_if_fail (SIYI_IS_CHART_CARD (self), NULL);

  return self->table;
}

void
siyi_chart_card_show_table (SiyiChartCard *self,
                            gboolean       shown)
{
  g_return_if_fail (SIYI_IS_CHART_CARD (self));

  gtk_toggle_button_set_active (self->button, shown);
}
