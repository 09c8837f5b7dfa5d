/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the audit trail: what was done, below it what changed, at the end when and its number. Shows
 * grey while its row is under way. Main thread. */
#include "siyi-audit-cell.h"

#include <glib/gi18n.h>

#include "siyi-trail-words.h"

struct _SiyiAuditCell
{
  GtkWidget      parent_instance;

  /* Children */
  GtkLabel      *what;
  GtkLabel      *below;
  GtkLabel      *when;

  /* Owned */
  SiyiAuditItem *item;       /* (nullable) */
};

G_DEFINE_FINAL_TYPE (SiyiAuditCell, siyi_audit_cell, GTK_TYPE_WIDGET)

static void
update (SiyiAuditCell *self)
{
  const SiyiAuditLine *line = self->item != NULL ? siyi_audit_item_get_line (self->item) : NULL;
  g_autofree char *what = line != NULL ? siyi_trail_words (line) : g_strdup ("");
  g_autofree char *below = line != NULL ? siyi_trail_changes (line) : g_strdup ("");
  g_autofree char *time = line != NULL ? siyi_trail_time (line->at) : g_strdup ("");
  /* Translators: a row of the audit trail: when, its number */
  g_autofree char *when = line != NULL ? g_strdup_printf (_("%1$s  no. %2$d"), time, (int) line->seq) : g_strdup ("");
  g_autofree char *sentence = NULL;

  gtk_label_set_text (self->what, what);
  gtk_label_set_text (self->below, below);
  gtk_label_set_text (self->when, when);
  gtk_widget_set_visible (GTK_WIDGET (self->below), *below != '\0');
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), *below != '\0' ? below : NULL);
  if (line == NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "waiting");
      return;
    }

  gtk_widget_remove_css_class (GTK_WIDGET (self), "waiting");
  /* Translators: a row of the audit trail as a screen reader says it: what was done; what changed; when */
  sentence = g_strdup_printf (C_("trail", "%1$s, %2$s, %3$s"), what, below, when);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

static void
siyi_audit_cell_dispose (GObject *object)
{
  SiyiAuditCell *self = SIYI_AUDIT_CELL (object);
  GtkWidget *child;

  g_clear_object (&self->item);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (siyi_audit_cell_parent_class)->dispose (object);
}

static void
siyi_audit_cell_class_init (SiyiAuditCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_audit_cell_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "auditcell");
}

static GtkLabel *
new_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "numeric");
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return GTK_LABEL (label);
}

static void
siyi_audit_cell_init (SiyiAuditCell *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 14);
  self->what = new_label (NULL);
  self->below = new_label ("secondary");
  self->when = new_label ("secondary");
  gtk_widget_set_valign (GTK_WIDGET (self->when), GTK_ALIGN_CENTER);
  gtk_label_set_ellipsize (self->when, PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->what));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->below));
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->when), GTK_WIDGET (self));
}

GtkWidget *
siyi_audit_cell_new (void)
{
  return g_object_new (SIYI_TYPE_AUDIT_CELL, NULL);
}

/**
 * siyi_audit_cell_set_item:
 * @item: (nullable): what it shows, now and whenever its row comes
 */
void
siyi_audit_cell_set_item (SiyiAuditCell *self,
                          SiyiAuditItem *item)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item != NULL)
    g_signal_connect_object (item, "notify::row", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
