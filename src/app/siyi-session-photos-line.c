/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line above the cards: the views a set should have, each there or missing, and how many photos
 * there are in which order. Main thread. */
#include "siyi-session-photos-private.h"

#include <glib/gi18n.h>

#include "siyi-children.h"
#include "siyi-light.h"
#include "siyi-photo-words.h"
#include "siyi-tip.h"

static const char *
short_word (SiyiView view)
{
  switch (view)
    {
    case SIYI_VIEW_OVERVIEW: return C_("wanted view", "Overview");
    case SIYI_VIEW_SIGNIN: return C_("wanted view", "Sign-in");
    case SIYI_VIEW_PAPERS:
    case SIYI_N_VIEWS:
    default: return C_("wanted view", "Papers");
    }
}

static GtkWidget *
new_mark (const char *icon_name)
{
  GtkWidget *icon;

  if (icon_name != NULL)
    {
      icon = gtk_image_new_from_icon_name (icon_name);
      gtk_widget_add_css_class (icon, "soon");
      return icon;
    }

  icon = siyi_light_icon_new (16);
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);

  return icon;
}

static void
show_view (SiyiSessionPhotos *self,
           SiyiView           view)
{
  GtkWidget *box = self->views[view];
  const gboolean there = self->set->n_views[view] > 0;
  const gboolean missing = !there && self->set->wanted && view != SIYI_VIEW_PAPERS;
  const gboolean excused = missing && self->set->excuse != NULL;
  GtkWidget *icon = new_mark (missing && !excused ? "dialog-warning-symbolic" : NULL);
  GtkWidget *word = gtk_label_new (short_word (view));
  GtkWidget *child;

  siyi_children_remove (box);
  if (SIYI_IS_LIGHT_ICON (icon))
    siyi_light_icon_set (SIYI_LIGHT_ICON (icon), there ? SIYI_LIGHT_DONE : SIYI_LIGHT_NONE, 0,
                         there ? _("There") : _("Not there"));
  /* No clock here: neither is something over nor without a limit. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  there ? _("There") : _("Not there"), -1);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), word);
  if (!missing)
    return;

  if (!excused)
    gtk_widget_add_css_class (word, "soon");
  child = gtk_label_new (excused ? C_("wanted view", "Excused") : C_("wanted view", "missing"));
  gtk_widget_add_css_class (child, excused ? "muted" : "soon");
  gtk_widget_set_tooltip_text (box, self->set->excuse);
  gtk_box_append (GTK_BOX (box), child);
}

/* What is said of the set as it is now. */
void
siyi_session_photos_line_show (SiyiSessionPhotos *self)
{
  const guint n = self->set->ids->len;
  g_autofree char *count = g_strdup_printf (ngettext ("%u photo filed", "%u photos filed", n), n);
  g_autofree char *doubles =
    g_strdup_printf (ngettext ("%u double left out", "%u doubles left out", self->n_doubles),
                     self->n_doubles);

  for (int view = 0; view < SIYI_N_VIEWS; view++)
    show_view (self, (SiyiView) view);
  gtk_label_set_text (self->order, self->set->n_by_time == n ? _("By time taken") : _("In an order of its own"));
  gtk_label_set_text (self->count, count);
  gtk_label_set_text (self->doubles, doubles);
  gtk_widget_set_visible (GTK_WIDGET (self->order), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->count), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->doubles), self->n_doubles > 0);
}

/* Made anew each time: a camera may have been plugged in. */
static void
make_menu (GtkMenuButton *button,
           gpointer       data)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) take_in = g_menu_new ();
  g_autoptr(GMenu) all = g_menu_new ();

  g_menu_append (take_in, _("_Add Photos…"), "photos.add");
  g_menu_append (take_in, _("Add a _Folder…"), "photos.add-folder");
  if (siyi_camera_is_there ())
    g_menu_append (take_in, _("Take _Photos…"), "photos.camera");
  g_menu_append (take_in, _("Sort a Folder to All _Sessions…"), "photos.sort-folder");
  g_menu_append (all, _("Order by _Time Taken"), "photos.by-time");
  g_menu_append (all, _("_Give a Reason for What Is Missing…"), "photos.excuse");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (take_in));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (all));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static GtkWidget *
new_menu_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), make_menu, NULL, NULL);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  siyi_tip_set (button, _("What to do with the photos"));
  gtk_widget_add_css_class (button, "flat");

  return button;
}

static GtkLabel *
add_words (GtkWidget *line)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, "secondary");
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (line), label);

  return GTK_LABEL (label);
}

GtkWidget *
siyi_session_photos_line_new (SiyiSessionPhotos *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *head = gtk_label_new (C_("wanted view", "Wanted"));
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (line, "photo-line");
  gtk_widget_add_css_class (head, "heading");
  gtk_box_append (GTK_BOX (line), head);
  for (int view = 0; view < SIYI_N_VIEWS; view++)
    {
      self->views[view] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      gtk_box_append (GTK_BOX (line), self->views[view]);
    }
  gtk_widget_set_hexpand (space, TRUE);
  gtk_box_append (GTK_BOX (line), space);
  self->order = add_words (line);
  self->count = add_words (line);
  self->doubles = add_words (line);
  gtk_box_append (GTK_BOX (line), new_menu_button ());

  return line;
}
