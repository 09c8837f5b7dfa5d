/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The children of the detail card. Main thread. */
#include "siyi-photo-detail-private.h"

#include <glib/gi18n.h>

#include "siyi-tip.h"

#define WIDTH 300

static GtkLabel *
new_label (const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), css_class);

  return label;
}

static GtkWidget *
new_section (GtkOrientation orientation,
             int            spacing)
{
  GtkWidget *box = gtk_box_new (orientation, spacing);

  gtk_widget_add_css_class (box, "photo-section");

  return box;
}

static GtkWidget *
new_head (SiyiPhotoDetail *self)
{
  GtkWidget *section = new_section (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *edit = gtk_button_new_from_icon_name ("document-edit-symbolic");

  self->title = new_label ("heading");
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  self->place = new_label ("secondary");
  gtk_label_set_wrap (self->place, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->place), "numeric");
  gtk_widget_add_css_class (edit, "flat");
  gtk_widget_add_css_class (edit, "photo-edit");
  siyi_tip_set (edit, _("Write the caption (F2)"));
  gtk_widget_set_valign (edit, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (edit), "photos.captions");
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->place));
  gtk_box_append (GTK_BOX (line), edit);
  self->caption = new_label (NULL);
  gtk_label_set_selectable (self->caption, TRUE);
  gtk_box_append (GTK_BOX (section), line);
  gtk_box_append (GTK_BOX (section), GTK_WIDGET (self->caption));

  return section;
}

static const char *
fact_name (SiyiFact fact)
{
  switch (fact)
    {
    case SIYI_FACT_TAKEN: return C_("photo", "Taken");
    case SIYI_FACT_NAME: return C_("photo", "Name");
    case SIYI_FACT_PIXELS: return C_("photo", "Pixels");
    case SIYI_FACT_CHECK: return C_("photo", "Sum");
    case SIYI_FACT_PLACE:
    case SIYI_N_FACTS:
    default: return C_("photo", "Place");
    }
}

static GtkWidget *
new_facts (SiyiPhotoDetail *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 5);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 28);
  gtk_widget_add_css_class (grid, "photo-section");
  for (int fact = 0; fact < SIYI_N_FACTS; fact++)
    {
      GtkLabel *name = new_label ("secondary");

      gtk_label_set_text (name, fact_name ((SiyiFact) fact));
      gtk_widget_set_valign (GTK_WIDGET (name), GTK_ALIGN_START);
      self->fact_names[fact] = GTK_WIDGET (name);
      self->fact_words[fact] = new_label ("secondary");
      gtk_widget_add_css_class (GTK_WIDGET (self->fact_words[fact]), "fact-words");
      gtk_widget_add_css_class (GTK_WIDGET (self->fact_words[fact]), "numeric");
      gtk_widget_set_hexpand (GTK_WIDGET (self->fact_words[fact]), TRUE);
      gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (name), 0, fact, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->fact_words[fact]), 1, fact, 1, 1);
    }

  return grid;
}

static GtkWidget *
new_kind (SiyiPhotoDetail *self)
{
  GtkWidget *section = new_section (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkLabel *name = new_label (NULL);
  const char * const kinds[] = { C_("photo kind", "Overall view"), C_("photo kind", "Sign-in"),
                                 C_("photo kind", "Papers"), C_("photo kind", "Other"), NULL };

  gtk_label_set_text (name, C_("photo", "Kind"));
  gtk_widget_set_hexpand (GTK_WIDGET (name), TRUE);
  self->kinds = gtk_string_list_new (kinds);
  self->kind = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (self->kinds), NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kind), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_("photo", "Kind"), -1);
  siyi_tip_inner (self->kind, self->kind);
  gtk_box_append (GTK_BOX (section), GTK_WIDGET (name));
  gtk_box_append (GTK_BOX (section), GTK_WIDGET (self->kind));

  return section;
}

static GtkWidget *
new_publish (SiyiPhotoDetail *self)
{
  GtkWidget *section = new_section (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkLabel *name = new_label (NULL);

  gtk_label_set_text (name, _("May be published"));
  gtk_widget_set_hexpand (GTK_WIDGET (name), TRUE);
  self->consent = new_label ("secondary");
  self->publish = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->publish), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->publish), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("May be published"), -1);
  gtk_box_append (GTK_BOX (section), GTK_WIDGET (name));
  gtk_box_append (GTK_BOX (section), GTK_WIDGET (self->consent));
  gtk_box_append (GTK_BOX (section), GTK_WIDGET (self->publish));
  self->publish_row = section;

  return section;
}

static GtkWidget *
new_mask (SiyiPhotoDetail *self)
{
  GtkWidget *section = new_section (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *make = gtk_button_new_with_label (_("Make…"));
  GtkLabel *name = new_label (NULL);

  gtk_label_set_text (name, _("Masked copy"));
  gtk_widget_set_hexpand (GTK_WIDGET (name), TRUE);
  self->masked = new_label ("secondary");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (make), "photos.mask");
  gtk_widget_add_css_class (make, "small-button");
  gtk_box_append (GTK_BOX (section), GTK_WIDGET (name));
  gtk_box_append (GTK_BOX (section), GTK_WIDGET (self->masked));
  gtk_box_append (GTK_BOX (section), make);
  self->mask_row = section;

  return section;
}

/* Builds the card with its lines between the sections. */
GtkWidget *
siyi_photo_detail_build (SiyiPhotoDetail *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (card), new_head (self));
  self->facts = new_facts (self);
  gtk_box_append (GTK_BOX (card), self->facts);
  gtk_box_append (GTK_BOX (card), new_kind (self));
  gtk_box_append (GTK_BOX (card), new_publish (self));
  gtk_box_append (GTK_BOX (card), new_mask (self));
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (column, "photo-detail");
  gtk_box_append (GTK_BOX (column), card);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), column);
  gtk_widget_set_size_request (self->scroller, WIDTH, -1);

  return self->scroller;
}
