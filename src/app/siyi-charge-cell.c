/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A place of the list of charges, looking like one of follow-up: the head of a group, or light and state,
 * matter over leader and unit, day of the limit. Main thread. */
#include "siyi-charge-cell.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-charge-words.h"
#include "siyi-light.h"

struct _SiyiChargeCell
{
  GtkWidget       parent_instance;

  /* Children */
  GtkLabel       *head;
  GtkWidget      *line;
  SiyiLightIcon  *light;
  GtkLabel       *state, *title, *below, *day;

  /* Owned */
  SiyiChargeItem *item;
  GSignalGroup   *item_signals;

  /* Borrowed */
  const SiyiDay  *today;    /* of the page */
};

G_DEFINE_FINAL_TYPE (SiyiChargeCell, siyi_charge_cell, GTK_TYPE_WIDGET)

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* GTK 4.8 gives a list's item no name of its own: the row above the cell is what is read. */
static void
name_for_readers (SiyiChargeCell *self,
                  const char     *sentence)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

static void
show_head (SiyiChargeCell *self)
{
  const SiyiChargesPart part = siyi_charge_item_get_part (self->item);
  g_autofree char *words = siyi_charge_words_head (part, siyi_charge_item_get_n (self->item));

  gtk_label_set_text (self->head, words);
  set_class (GTK_WIDGET (self->head), "over", part == SIYI_CHARGES_OVERDUE);
  name_for_readers (self, words);
}

static void
show_row (SiyiChargeCell   *self,
          const SiyiCharge *charge)
{
  const SiyiChargeReading *reading = &charge->reading;
  g_autofree char *state = siyi_charge_words_state (charge);
  g_autofree char *title = siyi_charge_words_title (charge);
  g_autofree char *below = siyi_charge_words_below (charge);
  g_autofree char *day = charge->facts.limit != SIYI_DAY_NONE
                           ? siyi_case_words_day (charge->facts.limit, *self->today, TRUE)
                           : g_strdup (_("No limit yet"));
  /* Translators: a charge as a screen reader says it: matter; leader and unit; state; day */
  g_autofree char *sentence = g_strdup_printf (_("%1$s, %2$s, %3$s, %4$s"), title, below, state, day);

  siyi_light_icon_set (self->light, reading->light, reading->percent / 100.0, state);
  gtk_label_set_text (self->state, state);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->below, below);
  gtk_label_set_text (self->day, day);
  set_class (GTK_WIDGET (self->state), "soon", reading->light == SIYI_LIGHT_YELLOW);
  set_class (GTK_WIDGET (self->state), "over", reading->light == SIYI_LIGHT_RED);
  name_for_readers (self, sentence);
}

static void
update (SiyiChargeCell *self)
{
  const gboolean is_head = self->item != NULL && siyi_charge_item_is_head (self->item);
  const SiyiCharge *charge = self->item != NULL && !is_head ? siyi_charge_item_get_row (self->item) : NULL;
  GtkLabel *labels[] = { self->state, self->title, self->below, self->day };

  gtk_widget_set_visible (GTK_WIDGET (self->head), is_head);
  gtk_widget_set_visible (self->line, !is_head);
  set_class (GTK_WIDGET (self), "waiting", !is_head && charge == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->light), charge != NULL);
  if (is_head)
    show_head (self);
  else if (charge != NULL)
    show_row (self, charge);
  for (gsize i = 0; !is_head && charge == NULL && i < G_N_ELEMENTS (labels); i++)
    gtk_label_set_text (labels[i], "");
}

/**
 * siyi_charge_cell_bind:
 * @item: (nullable): the place the cell shows from now on
 */
void
siyi_charge_cell_bind (SiyiChargeCell *self,
                       SiyiChargeItem *item)
{
  g_return_if_fail (SIYI_IS_CHARGE_CELL (self));

  if (g_set_object (&self->item, item))
    g_signal_group_set_target (self->item_signals, item);
  update (self);
}

static void
siyi_charge_cell_dispose (GObject *object)
{
  SiyiChargeCell *self = SIYI_CHARGE_CELL (object);
  GtkWidget *child;

  g_clear_object (&self->item_signals);
  g_clear_object (&self->item);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (siyi_charge_cell_parent_class)->dispose (object);
}

static void
siyi_charge_cell_class_init (SiyiChargeCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_charge_cell_dispose;
  gtk_widget_class_set_css_name (widget_class, "followcell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkLabel *
new_label (const char *style,
           gboolean    ellipsizes)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  if (ellipsizes)
    gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (label, TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), style);

  return label;
}

static void
siyi_charge_cell_init (SiyiChargeCell *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->head = new_label ("heading", FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->head), "follow-head");
  gtk_widget_set_hexpand (GTK_WIDGET (self->head), TRUE);
  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_add_css_class (self->line, "follow-line");
  gtk_widget_set_hexpand (self->line, TRUE);
  self->light = SIYI_LIGHT_ICON (siyi_light_icon_new (16));
  gtk_widget_set_valign (GTK_WIDGET (self->light), GTK_ALIGN_CENTER);
  self->state = new_label ("heading", FALSE);
  gtk_widget_set_size_request (GTK_WIDGET (self->state), 82, -1);
  self->title = new_label (NULL, TRUE);
  self->below = new_label ("secondary", TRUE);
  self->day = new_label ("numeric", FALSE);
  gtk_widget_set_size_request (GTK_WIDGET (self->day), 140, -1);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);

  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->below));
  gtk_box_append (GTK_BOX (self->line), GTK_WIDGET (self->light));
  gtk_box_append (GTK_BOX (self->line), GTK_WIDGET (self->state));
  gtk_box_append (GTK_BOX (self->line), words);
  gtk_box_append (GTK_BOX (self->line), GTK_WIDGET (self->day));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->head));
  gtk_box_append (GTK_BOX (box), self->line);
  gtk_widget_set_parent (box, GTK_WIDGET (self));

  self->item_signals = g_signal_group_new (SIYI_TYPE_CHARGE_ITEM);
  g_signal_group_connect_swapped (self->item_signals, "notify::row", G_CALLBACK (update), self);
}

/**
 * siyi_charge_cell_new:
 * @today: the page's day; outlives the cell
 *
 * Returns: (transfer floating): an empty cell
 */
GtkWidget *
siyi_charge_cell_new (const SiyiDay *today)
{
  SiyiChargeCell *self = g_object_new (SIYI_TYPE_CHARGE_CELL, NULL);

  self->today = today;

  return GTK_WIDGET (self);
}
