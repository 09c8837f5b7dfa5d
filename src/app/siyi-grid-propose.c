/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the typed text may mean, in a list under the cell's editor. Up and Down choose, Enter
 * takes; the first one is chosen as soon as something was typed. The editor keeps the focus. */
#include "siyi-grid-private.h"

#include "siyi-children.h"

static GtkListBox *
list_of (SiyiGrid *self)
{
  return GTK_LIST_BOX (gtk_popover_get_child (GTK_POPOVER (self->proposals)));
}

static const char *
text_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "text");
}

void
siyi_grid_close_proposals (SiyiGrid *self)
{
  g_clear_pointer (&self->proposals, gtk_widget_unparent);
}

static void
on_row_activated (SiyiGrid      *self,
                  GtkListBoxRow *row)
{
  gtk_list_box_select_row (list_of (self), row);
  siyi_grid_close_editor (self, TRUE);
}

static GtkWidget *
proposal_row (const SiyiGridProposal *proposal)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (proposal->label != NULL ? proposal->label : proposal->text);

  if (proposal->label != NULL)
    {
      gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("list-add-symbolic"));
      gtk_widget_add_css_class (label, "dim-label");
    }
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (proposal->note != NULL)
    {
      GtkWidget *note = gtk_label_new (proposal->note);

      gtk_widget_add_css_class (note, "dim-label");
      gtk_widget_add_css_class (note, "caption");
      gtk_widget_set_margin_start (note, 20);
      gtk_box_append (GTK_BOX (box), note);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "text", g_strdup (proposal->text), g_free);

  return row;
}

static void
open_popover (SiyiGrid *self)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkPopover *popover;

  self->proposals = gtk_popover_new ();
  popover = GTK_POPOVER (self->proposals);
  gtk_widget_add_css_class (self->proposals, "menu");
  gtk_widget_add_css_class (self->proposals, "grid-proposals");
  gtk_popover_set_child (popover, list);
  gtk_popover_set_autohide (popover, FALSE);
  gtk_popover_set_has_arrow (popover, FALSE);
  gtk_popover_set_position (popover, GTK_POS_BOTTOM);
  gtk_popover_set_offset (popover, 0, self->pad);
  gtk_widget_set_halign (self->proposals, GTK_ALIGN_START);
  gtk_widget_set_can_focus (self->proposals, FALSE);
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (list), TRUE);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (on_row_activated), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->proposals, GTK_WIDGET (self));
}

/* After each change of the editor's text. */
void
siyi_grid_update_proposals (SiyiGrid *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->editor));
  const char *stored = g_object_get_data (G_OBJECT (self->editor), "stored");
  g_autoptr(GPtrArray) found = siyi_grid_model_propose (self->model, self->edit_row,
                                                        self->edit_column, typed);
  GdkRectangle area;

  if (found == NULL || found->len == 0)
    {
      siyi_grid_close_proposals (self);
      return;
    }

  if (self->proposals == NULL)
    open_popover (self);
  siyi_children_remove (list_of (self));
  for (guint i = 0; i < found->len; i++)
    gtk_list_box_append (list_of (self), proposal_row (found->pdata[i]));
  if (typed[0] != '\0' && strcmp (typed, stored) != 0)
    gtk_list_box_select_row (list_of (self), gtk_list_box_get_row_at_index (list_of (self), 0));

  if (siyi_grid_get_cell_area (self, self->edit_row, self->edit_column, &area))
    gtk_popover_set_pointing_to (GTK_POPOVER (self->proposals), &area);
  gtk_popover_popup (GTK_POPOVER (self->proposals));
}

/* Goes on by @step in the list; FALSE where there is none. */
gboolean
siyi_grid_choose_proposal (SiyiGrid *self,
                           int       step)
{
  GtkListBoxRow *row, *next;
  int index;

  if (self->proposals == NULL)
    return FALSE;

  row = gtk_list_box_get_selected_row (list_of (self));
  index = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;
  next = index >= 0 ? gtk_list_box_get_row_at_index (list_of (self), index) : NULL;
  if (next != NULL)
    gtk_list_box_select_row (list_of (self), next);

  return TRUE;
}

/* (nullable): the text of the chosen proposal. */
char *
siyi_grid_dup_chosen (SiyiGrid *self)
{
  GtkListBoxRow *row;

  if (self->proposals == NULL)
    return NULL;

  row = gtk_list_box_get_selected_row (list_of (self));

  return row != NULL ? g_strdup (text_of (row)) : NULL;
}
