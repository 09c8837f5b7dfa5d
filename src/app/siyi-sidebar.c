/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's left side: search, menu, the places, and who sits here.
 *
 * It knows no page: a row says win.show-page with its name, and the window tells which row to
 * mark. Main thread only. */
#include "siyi-sidebar.h"

#include <glib/gi18n.h>

#include "siyi-children.h"

struct _SiyiSidebar
{
  GtkWidget parent_instance;

  /* Template */
  AdwHeaderBar   *header;
  AdwWindowTitle *title;
  GtkMenuButton  *menu;
  GtkListBox     *places;
  AdwAvatar      *avatar;
  GtkLabel       *person;
  GtkLabel       *role;

  /* Owned: what stands below the person */
  char           *section, *backup;
};

G_DEFINE_FINAL_TYPE (SiyiSidebar, siyi_sidebar, GTK_TYPE_WIDGET)

static void
on_row_activated (SiyiSidebar *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "s",
                              gtk_widget_get_name (GTK_WIDGET (row)));
}

static void
siyi_sidebar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SIYI_TYPE_SIDEBAR);
  siyi_children_unparent (object);

  G_OBJECT_CLASS (siyi_sidebar_parent_class)->dispose (object);
}

static void
siyi_sidebar_finalize (GObject *object)
{
  SiyiSidebar *self = SIYI_SIDEBAR (object);

  g_free (self->section);
  g_free (self->backup);

  G_OBJECT_CLASS (siyi_sidebar_parent_class)->finalize (object);
}

static void
siyi_sidebar_class_init (SiyiSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_sidebar_dispose;
  G_OBJECT_CLASS (klass)->finalize = siyi_sidebar_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/cn/siyi/Siyi/sidebar.ui");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_NAVIGATION);
  gtk_widget_class_bind_template_child (widget_class, SiyiSidebar, header);
  gtk_widget_class_bind_template_child (widget_class, SiyiSidebar, title);
  gtk_widget_class_bind_template_child (widget_class, SiyiSidebar, menu);
  gtk_widget_class_bind_template_child (widget_class, SiyiSidebar, places);
  gtk_widget_class_bind_template_child (widget_class, SiyiSidebar, avatar);
  gtk_widget_class_bind_template_child (widget_class, SiyiSidebar, person);
  gtk_widget_class_bind_template_child (widget_class, SiyiSidebar, role);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
siyi_sidebar_init (SiyiSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
new_count (void)
{
  GtkWidget *count = gtk_label_new ("");

  gtk_widget_set_valign (count, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (count, FALSE);
  gtk_widget_add_css_class (count, "place-count");

  return count;
}

/**
 * siyi_sidebar_add_place:
 * @self: the sidebar
 * @name: the page's name, never shown
 * @title: translated
 * @icon_name: a symbolic icon
 */
void
siyi_sidebar_add_place (SiyiSidebar *self,
                        const char  *name,
                        const char  *title,
                        const char  *icon_name)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (title);

  gtk_widget_set_name (row, name);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon_name));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), new_count ());
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_list_box_append (self->places, row);
}

static GtkListBoxRow *
find_row (SiyiSidebar *self, const char *name)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->places, i)) != NULL; i++)
    if (g_strcmp0 (gtk_widget_get_name (GTK_WIDGET (row)), name) == 0)
      break;

  return row;
}

/**
 * siyi_sidebar_set_count:
 * @self: the sidebar
 * @name: of a place
 * @n: how many wait there; 0: nothing is shown
 * @alarm: whether they are past their day
 * @sentence: translated: the place and its count, for screen readers
 */
void
siyi_sidebar_set_count (SiyiSidebar *self,
                        const char  *name,
                        guint        n,
                        gboolean     alarm,
                        const char  *sentence)
{
  GtkListBoxRow *row = find_row (self, name);
  GtkWidget *count = row != NULL ? gtk_widget_get_last_child (gtk_list_box_row_get_child (row)) : NULL;
  g_autofree char *number = g_strdup_printf ("%'u", n);

  if (count == NULL)
    return;

  gtk_label_set_text (GTK_LABEL (count), number);
  gtk_widget_set_visible (count, n > 0);
  if (alarm)
    gtk_widget_add_css_class (count, "alarm");
  else
    gtk_widget_remove_css_class (count, "alarm");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

/**
 * siyi_sidebar_select:
 * @self: the sidebar
 * @name: (nullable): the place to mark; one that is none marks nothing
 */
void
siyi_sidebar_select (SiyiSidebar *self, const char *name)
{
  GtkListBoxRow *row = find_row (self, name);

  if (row != NULL)
    gtk_list_box_select_row (self->places, row);
  else
    gtk_list_box_unselect_all (self->places);
}

/**
 * siyi_sidebar_set_menu:
 * @self: the sidebar
 * @menu: the primary menu
 */
void
siyi_sidebar_set_menu (SiyiSidebar *self, GMenuModel *menu)
{
  gtk_menu_button_set_menu_model (self->menu, menu);
}

/**
 * siyi_sidebar_set_archive:
 * @self: the sidebar
 * @name: (nullable): name of an archive that is not the usual one, so that nobody mistakes it
 */
void
siyi_sidebar_set_archive (SiyiSidebar *self, const char *name)
{
  adw_window_title_set_subtitle (self->title, name != NULL ? name : "");
}

static void
show_below (SiyiSidebar *self)
{
  const char *section = self->section != NULL ? self->section : "";
  const char *backup = self->backup != NULL ? self->backup : "";
  g_autofree char *both = NULL;

  if (*section != '\0' && *backup != '\0')
    /* Translators: below who sits here: the section, and how the backups stand */
    both = g_strdup_printf (_("%1$s · %2$s"), section, backup);
  gtk_label_set_text (self->role, both != NULL ? both : *section != '\0' ? section : backup);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->role), gtk_label_get_text (self->role));
  gtk_widget_set_visible (GTK_WIDGET (self->role), *section != '\0' || *backup != '\0');
}

/**
 * siyi_sidebar_set_person:
 * @self: the sidebar
 * @name: who sits here
 * @role: the section, "" where none is set
 */
void
siyi_sidebar_set_person (SiyiSidebar *self, const char *name, const char *role)
{
  adw_avatar_set_text (self->avatar, name);
  gtk_label_set_text (self->person, name);
  g_free (self->section);
  self->section = g_strdup (role);
  show_below (self);
}

/**
 * siyi_sidebar_set_backup:
 * @self: the sidebar
 * @words: how the backups stand, "" for nothing
 * @warns: whether somebody should look
 */
void
siyi_sidebar_set_backup (SiyiSidebar *self, const char *words, gboolean warns)
{
  g_free (self->backup);
  self->backup = g_strdup (words);
  if (warns)
    gtk_widget_add_css_class (GTK_WIDGET (self->role), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->role), "warning");
  show_below (self);
}

/**
 * siyi_sidebar_set_alone:
 * @self: the sidebar
 * @alone: whether it fills the window, and so must carry the window's buttons
 */
void
siyi_sidebar_set_alone (SiyiSidebar *self, gboolean alone)
{
  adw_header_bar_set_show_end_title_buttons (self->header, alone);
  gtk_widget_set_hexpand (GTK_WIDGET (self), alone);
}

/**
 * siyi_sidebar_set_primary:
 * @self: it
 * @primary: whether F10 opens its menu
 */
void
siyi_sidebar_set_primary (SiyiSidebar *self, gboolean primary)
{
  gtk_menu_button_set_primary (self->menu, primary);
}
