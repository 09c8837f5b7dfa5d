/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of the log of reminders: what rang, below it when and who saw it, at the end what became of it. Shows
 * grey while its line is under way. Main thread. */
#include "siyi-reminder-cell.h"

#include <glib/gi18n.h>

#include "siyi-reminder-words.h"

struct _SiyiReminderCell
{
  GtkWidget         parent_instance;

  /* Children */
  GtkWidget        *what;
  GtkWidget        *below;
  GtkWidget        *rang;

  /* Owned */
  SiyiReminderItem *item;       /* (nullable) */
};

G_DEFINE_FINAL_TYPE (SiyiReminderCell, siyi_reminder_cell, GTK_TYPE_WIDGET)

static void
update (SiyiReminderCell *self)
{
  const SiyiReminderEntry *entry = self->item != NULL ? siyi_reminder_item_get_entry (self->item) : NULL;
  g_autofree char *what = entry != NULL ? siyi_reminder_words_what (entry) : g_strdup ("");
  g_autofree char *below = entry != NULL ? siyi_reminder_words_below (entry) : g_strdup ("");
  g_autofree char *rang = entry != NULL ? siyi_reminder_words_rang (entry) : g_strdup ("");
  g_autofree char *sentence = NULL;

  gtk_label_set_text (GTK_LABEL (self->what), what);
  gtk_label_set_text (GTK_LABEL (self->below), below);
  gtk_label_set_text (GTK_LABEL (self->rang), rang);
  gtk_widget_remove_css_class (self->rang, "over");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "waiting");
  if (entry == NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "waiting");
      return;
    }

  if (entry->rang == SIYI_RANG_NOWHERE)
    gtk_widget_add_css_class (self->rang, "over");
  /* Translators: a line of the log as a screen reader says it: what rang; when, seen by whom; what became of it */
  sentence = g_strdup_printf (C_("reminders", "%1$s, %2$s, %3$s"), what, below, rang);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

static void
siyi_reminder_cell_dispose (GObject *object)
{
  SiyiReminderCell *self = SIYI_REMINDER_CELL (object);
  GtkWidget *child;

  g_clear_object (&self->item);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (siyi_reminder_cell_parent_class)->dispose (object);
}

static void
siyi_reminder_cell_class_init (SiyiReminderCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_reminder_cell_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "remindercell");
}

static GtkWidget *
new_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "numeric");
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

static void
siyi_reminder_cell_init (SiyiReminderCell *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 14);
  self->what = new_label (NULL);
  self->below = new_label ("secondary");
  self->rang = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->rang, "numeric");
  gtk_widget_set_valign (self->rang, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), self->what);
  gtk_box_append (GTK_BOX (box), self->below);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  gtk_widget_set_parent (self->rang, GTK_WIDGET (self));
}

GtkWidget *
siyi_reminder_cell_new (void)
{
  return g_object_new (SIYI_TYPE_REMINDER_CELL, NULL);
}

/**
 * siyi_reminder_cell_set_item:
 * @item: (nullable): what it shows, now and whenever its line changes
 */
void
siyi_reminder_cell_set_item (SiyiReminderCell *self,
                             SiyiReminderItem *item)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item != NULL)
    g_signal_connect_object (item, "notify::row", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
