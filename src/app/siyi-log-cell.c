/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of a log: what it was, below it more of it, at the end when or with what outcome. Shows grey while
 * its row is under way. Main thread. */
#include "siyi-log-cell.h"

#include "siyi-children.h"

struct _SiyiLogCell
{
  GtkWidget     parent_instance;

  /* Children */
  GtkWidget    *what;
  GtkWidget    *below;
  GtkWidget    *end;

  /* Owned */
  SiyiLazyItem *item;         /* (nullable) */

  SiyiLogSay    say;
  const char   *end_style;    /* (nullable) that of the row shown */
};

G_DEFINE_FINAL_TYPE (SiyiLogCell, siyi_log_cell, GTK_TYPE_WIDGET)

static void
words_clear (SiyiLogWords *words)
{
  g_free (words->what);
  g_free (words->below);
  g_free (words->end);
  g_free (words->hint);
  g_free (words->sentence);
}

static void
show (SiyiLogCell        *self,
      const SiyiLogWords *words)
{
  gtk_label_set_text (GTK_LABEL (self->what), words->what != NULL ? words->what : "");
  gtk_label_set_text (GTK_LABEL (self->below), words->below != NULL ? words->below : "");
  gtk_label_set_text (GTK_LABEL (self->end), words->end != NULL ? words->end : "");
  gtk_widget_set_visible (self->below, words->below == NULL || *words->below != '\0');
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words->hint);
  if (self->end_style != NULL)
    gtk_widget_remove_css_class (self->end, self->end_style);
  self->end_style = words->end_style;
  if (self->end_style != NULL)
    gtk_widget_add_css_class (self->end, self->end_style);
}

static void
update (SiyiLogCell *self)
{
  gconstpointer row = self->item != NULL ? siyi_lazy_item_get_row (self->item) : NULL;
  SiyiLogWords words = { 0 };

  if (row != NULL)
    self->say (row, &words);
  show (self, &words);
  if (row == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "waiting");
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "waiting");
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words.sentence, -1);
    }
  words_clear (&words);
}

static void
siyi_log_cell_dispose (GObject *object)
{
  SiyiLogCell *self = SIYI_LOG_CELL (object);

  g_clear_object (&self->item);
  siyi_children_unparent (self);

  G_OBJECT_CLASS (siyi_log_cell_parent_class)->dispose (object);
}

static void
siyi_log_cell_class_init (SiyiLogCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_log_cell_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "logcell");
}

static GtkWidget *
new_label (const char        *style,
           PangoEllipsizeMode ellipsize)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), ellipsize);
  gtk_widget_add_css_class (label, "numeric");
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

static void
siyi_log_cell_init (SiyiLogCell *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 14);
  self->what = new_label (NULL, PANGO_ELLIPSIZE_END);
  self->below = new_label ("secondary", PANGO_ELLIPSIZE_END);
  self->end = new_label (NULL, PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_valign (self->end, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->what);
  gtk_box_append (GTK_BOX (box), self->below);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  gtk_widget_set_parent (self->end, GTK_WIDGET (self));
}

/**
 * siyi_log_cell_new:
 * @say: what a row says
 *
 * Returns: (transfer floating): an empty cell
 */
GtkWidget *
siyi_log_cell_new (SiyiLogSay say)
{
  SiyiLogCell *self = g_object_new (SIYI_TYPE_LOG_CELL, NULL);

  self->say = say;

  return GTK_WIDGET (self);
}

/**
 * siyi_log_cell_set_item:
 * @item: (nullable): what it shows, now and whenever its row comes or changes
 */
void
siyi_log_cell_set_item (SiyiLogCell  *self,
                        SiyiLazyItem *item)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item != NULL)
    g_signal_connect_object (item, "notify::row", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
