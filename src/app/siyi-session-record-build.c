/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of the record-book form in the order of reading, which is the order of Tab: request,
 * facts and persons (folded), talk, instruction; beside them assignment and signatures. */
#include "siyi-session-record-private.h"

#include <glib/gi18n.h>

#include "siyi-session-history.h"
#include "siyi-tip.h"

#define TALK_HEIGHT 130
#define INSTRUCTION_HEIGHT 110

/* A button that shows what is folded below the row of buttons. */
static GtkWidget *
add_folded (GtkWidget  *row,
            const char *label,
            GtkWidget  *child)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");
  GtkWidget *revealer = gtk_revealer_new ();

  gtk_box_append (GTK_BOX (box), gtk_label_new (label));
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "folded-head");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_add_css_class (child, "folded");
  gtk_revealer_set_child (GTK_REVEALER (revealer), child);
  g_object_bind_property (button, "active", revealer, "reveal-child", G_BINDING_DEFAULT);
  g_object_bind_property (button, "active", revealer, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (row), button);

  return revealer;
}

static void
add_matter (SiyiSessionRecord *self)
{
  GtkWidget *card = siyi_session_card_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *matter, *persons;

  self->request = siyi_session_field_new (_("Request"));
  siyi_session_card_add (card, GTK_WIDGET (self->request));
  g_signal_connect_swapped (self->request, "changed", G_CALLBACK (siyi_session_record_changed),
                            self);
  gtk_box_append (self->left, card);

  self->matter = SIYI_SESSION_MATTER (siyi_session_matter_new ());
  self->persons = SIYI_SESSION_PERSONS (siyi_session_persons_new ());
  g_signal_connect_swapped (self->matter, "changed", G_CALLBACK (siyi_session_record_changed),
                            self);
  g_signal_connect_swapped (self->persons, "changed", G_CALLBACK (siyi_session_record_changed),
                            self);
  matter = add_folded (row, _("Facts, Class, Place, Earlier Handling"), GTK_WIDGET (self->matter));
  persons = add_folded (row, _("Persons and Representatives"), GTK_WIDGET (self->persons));
  gtk_box_append (self->left, row);
  gtk_box_append (self->left, matter);
  gtk_box_append (self->left, persons);
}

static GtkWidget *
talk_head_new (SiyiSessionRecord *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *heading = siyi_session_heading_new (_("Record of the Talk"));
  GtkWidget *caption = gtk_label_new (_("Recorder"));
  GtkWidget *button = gtk_menu_button_new ();

  gtk_widget_set_hexpand (heading, TRUE);
  gtk_widget_add_css_class (caption, "secondary");
  self->recorder = g_object_new (GTK_TYPE_TEXT, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  gtk_text_set_propagate_text_width (self->recorder, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->recorder), 3);
  gtk_text_set_placeholder_text (self->recorder, siyi_archive_get_who (self->archive));
  gtk_widget_add_css_class (GTK_WIDGET (self->recorder), "recorder");
  gtk_widget_set_valign (GTK_WIDGET (self->recorder), GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->recorder), _("Change the Recorder"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->recorder), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Recorder"), -1);
  g_signal_connect_swapped (self->recorder, "changed", G_CALLBACK (siyi_session_record_changed),
                            self);
  self->saved_words = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->saved_words), "secondary");
  gtk_widget_add_css_class (GTK_WIDGET (self->saved_words), "numeric");

  self->history = siyi_session_history_new (self->archive);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "document-open-recent-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), self->history);
  siyi_tip_set (button, _("Who Wrote When"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "record-icon");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);

  gtk_box_append (GTK_BOX (row), heading);
  gtk_box_append (GTK_BOX (row), caption);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->recorder));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->saved_words));
  gtk_box_append (GTK_BOX (row), button);

  return row;
}

static GtkWidget *
instruction_head_new (SiyiSessionRecord *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *note = gtk_label_new (_("in his or her own words"));

  gtk_widget_add_css_class (note, "secondary");
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_widget_set_hexpand (note, TRUE);
  self->given = g_object_new (SIYI_TYPE_SEGMENTS, NULL);
  siyi_segments_add (self->given, "signed", C_("given", "Signed on the Spot"));
  siyi_segments_add (self->given, "typed", C_("given", "Typed from Paper"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->given), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("How the instruction was given"), -1);
  g_signal_connect_swapped (self->given, "changed", G_CALLBACK (siyi_session_record_changed),
                            self);
  gtk_box_append (GTK_BOX (row), siyi_session_heading_new (_("Leader's Instruction")));
  gtk_box_append (GTK_BOX (row), note);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->given));

  return row;
}

static void
add_texts (SiyiSessionRecord *self)
{
  GtkWidget *talk = siyi_session_text_new (_("Record of the Talk"), TALK_HEIGHT, &self->talk);
  GtkWidget *instruction = siyi_session_text_new (_("Leader's Instruction"), INSTRUCTION_HEIGHT,
                                                  &self->instruction);

  g_signal_connect_swapped (gtk_text_view_get_buffer (self->talk), "changed",
                            G_CALLBACK (siyi_session_record_changed), self);
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->instruction), "changed",
                            G_CALLBACK (siyi_session_record_changed), self);
  gtk_box_append (self->left, talk_head_new (self));
  gtk_box_append (self->left, talk);
  gtk_box_append (self->left, instruction_head_new (self));
  gtk_box_append (self->left, instruction);
}

void
siyi_session_record_build (SiyiSessionRecord *self)
{
  self->light = SIYI_LIGHT_ICON (siyi_light_icon_new (16));
  gtk_box_prepend (self->clock, GTK_WIDGET (self->light));

  add_matter (self);
  add_texts (self);

  self->assignment = SIYI_SESSION_ASSIGNMENT (siyi_session_assignment_new ());
  self->signatures = SIYI_SESSION_SIGNATURES (siyi_session_signatures_new ());
  g_signal_connect_swapped (self->assignment, "changed", G_CALLBACK (siyi_session_record_changed),
                            self);
  g_signal_connect_swapped (self->signatures, "sign", G_CALLBACK (siyi_session_record_sign), self);
  gtk_box_append (self->right, GTK_WIDGET (self->assignment));
  gtk_box_append (self->right, GTK_WIDGET (self->signatures));
}
