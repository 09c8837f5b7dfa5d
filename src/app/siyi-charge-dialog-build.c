/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a charge's dialog: of the table, or of one line. Main thread. */
#include "siyi-charge-dialog-private.h"

#include <glib/gi18n.h>

#include "siyi-dialog-head.h"

static GtkWidget *
new_head (SiyiChargeDialog *self)
{
  self->save = gtk_button_new_with_mnemonic (_("_Save"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->save), "dialog.save");

  return siyi_dialog_head_new (self->save);
}

static GtkEditable *
add_entry (SiyiChargeDialog    *self,
           AdwPreferencesGroup *group,
           const char          *title,
           const char          *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  g_signal_connect_swapped (row, "changed", G_CALLBACK (siyi_charge_dialog_update), self);
  adw_preferences_group_add (group, row);

  return GTK_EDITABLE (row);
}

static GtkEditable *
add_day (SiyiChargeDialog    *self,
         AdwPreferencesGroup *group,
         const char          *title,
         SiyiDay              day)
{
  g_autofree char *text = day != SIYI_DAY_NONE ? siyi_day_to_text (day) : NULL;

  return add_entry (self, group, title, text);
}

static void
add_leader (SiyiChargeDialog    *self,
            AdwPreferencesGroup *group,
            const char          *title)
{
  self->leader = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->leader), title);
  g_signal_connect_swapped (self->leader, "notify::selected", G_CALLBACK (siyi_charge_dialog_on_leader), self);
  adw_preferences_group_add (group, GTK_WIDGET (self->leader));
}

static GtkWidget *
new_fields (SiyiChargeDialog *self,
            const SiyiCharge *charge)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  if (siyi_charge_is_table (self->kind))
    {
      add_leader (self, group, _("Leader in charge"));
      self->post = add_entry (self, group, _("Post"), charge != NULL ? charge->post : NULL);
      self->unit = add_entry (self, group, _("Responsible unit"), charge != NULL ? charge->unit : NULL);
    }
  if (siyi_charge_is_by_top_leader (self->kind))
    add_leader (self, group, self->kind == SIYI_CHARGE_LINE_APPROVED ? _("Approved by") : _("Consented by"));
  /* What was approved moves by an extension alone. */
  if (self->kind == SIYI_CHARGE_LINE_EXTENDED ||
      (siyi_charge_is_table (self->kind) && self->facts.approved == SIYI_DAY_NONE))
    self->limit = add_day (self, group, self->kind == SIYI_CHARGE_LINE_EXTENDED ? _("New limit") : _("Limit"),
                           self->kind == SIYI_CHARGE_LINE_CHANGED ? self->facts.limit : SIYI_DAY_NONE);
  self->day = add_day (self, group, _("Day"), self->today);

  return GTK_WIDGET (group);
}

static GtkWidget *
new_words (SiyiChargeDialog *self,
           const char       *caption,
           const char       *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (caption);
  GtkWidget *scroll = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();

  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "facts-field");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "field-caption");
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, caption, -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroll), 96);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), view);
  self->body = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_set_text (self->body, text != NULL ? text : "", -1);
  g_signal_connect_object (self->body, "changed", G_CALLBACK (siyi_charge_dialog_update), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), scroll);

  return box;
}

static const char *
caption_of (SiyiChargeLineKind kind)
{
  switch ((int) kind)
    {
    case SIYI_CHARGE_LINE_EXTENDED:
    case SIYI_CHARGE_LINE_WITHDRAWN:
      return _("Reason");
    case SIYI_CHARGE_LINE_PAPERS:
      return _("Which papers there are");
    default:
      return _("In words");
    }
}

void
siyi_charge_dialog_build (SiyiChargeDialog *self,
                          const SiyiCharge *charge)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  const char *now = charge == NULL ? NULL : self->kind == SIYI_CHARGE_LINE_PLAN ? charge->plan : NULL;

  gtk_widget_add_css_class (body, "dialog-body");
  gtk_box_append (GTK_BOX (box), new_head (self));
  self->check = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->check, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->check), "error");
  gtk_box_append (GTK_BOX (body), new_fields (self, charge));
  if (siyi_charge_needs_words (self->kind) || self->kind == SIYI_CHARGE_LINE_EXTENDED)
    gtk_box_append (GTK_BOX (body), new_words (self, caption_of (self->kind), now));
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->check));
  gtk_box_append (GTK_BOX (box), body);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->save);
  siyi_charge_dialog_update (self);
}
