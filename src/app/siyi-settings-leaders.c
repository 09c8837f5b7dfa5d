/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings: the leaders in the office's order, with today's post. */
#include "siyi-settings.h"

#include <glib/gi18n.h>

#include "siyi-leader-editor.h"
#include "siyi-office-files.h"
#include "siyi-office-store.h"
#include "siyi-settings-list.h"
#include "siyi-settings-work.h"

struct _SiyiSettingsLeaders
{
  AdwPreferencesPage parent_instance;

  /* Children */
  AdwPreferencesGroup *group;
  SiyiSettingsList     list;

  /* Owned */
  SiyiArchive *archive;
  GPtrArray   *leaders;     /* SiyiLeader, as the rows */
};

#define SIYI_TYPE_SETTINGS_LEADERS (siyi_settings_leaders_get_type ())
G_DECLARE_FINAL_TYPE (SiyiSettingsLeaders, siyi_settings_leaders, SIYI, SETTINGS_LEADERS,
                      AdwPreferencesPage)
G_DEFINE_FINAL_TYPE (SiyiSettingsLeaders, siyi_settings_leaders, ADW_TYPE_PREFERENCES_PAGE)

static void
open_editor (SiyiSettingsLeaders *self, const SiyiLeader *leader)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  int next_rank = self->leaders != NULL ? (int) self->leaders->len + 1 : 1;

  adw_preferences_window_present_subpage (ADW_PREFERENCES_WINDOW (root),
                                          siyi_leader_editor_new (self->archive, leader,
                                                                  next_rank));
}

static void
on_activated (SiyiSettingsLeaders *self, GtkWidget *row)
{
  guint number;

  if (g_ptr_array_find (self->list.rows, row, &number))
    open_editor (self, g_ptr_array_index (self->leaders, number));
}

static void
on_add (SiyiSettingsLeaders *self)
{
  open_editor (self, NULL);
}

static void
on_import (SiyiSettingsLeaders *self)
{
  siyi_settings_import (GTK_WIDGET (self), self->archive, _("List of leaders"), "csv",
                        siyi_leaders_import);
}

static void
add_row (SiyiSettingsLeaders *self, const SiyiLeader *leader)
{
  GtkWidget *row = siyi_settings_list_new_row (leader->name, leader->post,
                                               leader->monthly ? _("Fixed day every month") : NULL,
                                               leader->active);

  g_signal_connect_object (row, "activated", G_CALLBACK (on_activated), self,
                           G_CONNECT_SWAPPED);
  siyi_settings_list_add (&self->list, row);
}

static gpointer
load_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_leaders_load (db, GPOINTER_TO_INT (data), TRUE, error);
}

static void
on_loaded (GtkWidget *page, gpointer result)
{
  SiyiSettingsLeaders *self = SIYI_SETTINGS_LEADERS (page);

  siyi_settings_list_clear (&self->list);
  g_clear_pointer (&self->leaders, g_ptr_array_unref);
  self->leaders = g_ptr_array_ref (result);
  for (guint i = 0; i < self->leaders->len; i++)
    add_row (self, g_ptr_array_index (self->leaders, i));

  adw_preferences_group_set_description (self->group, self->leaders->len == 0
    ? _("No leaders yet. Add them one by one, or import the list as a .csv file with the "
        "columns name, post, portfolio, order, fixed day, leave.")
    : NULL);
}

static void
load (SiyiSettingsLeaders *self)
{
  SiyiDay today = siyi_clock_today (siyi_archive_get_clock (self->archive));

  siyi_settings_load (GTK_WIDGET (self), self->archive, load_in_thread, GINT_TO_POINTER (today),
                      NULL, (GDestroyNotify) g_ptr_array_unref, on_loaded);
}

static void
siyi_settings_leaders_dispose (GObject *object)
{
  SiyiSettingsLeaders *self = SIYI_SETTINGS_LEADERS (object);

  siyi_settings_list_free (&self->list);
  g_clear_pointer (&self->leaders, g_ptr_array_unref);
  g_clear_object (&self->archive);

  G_OBJECT_CLASS (siyi_settings_leaders_parent_class)->dispose (object);
}

static void
siyi_settings_leaders_class_init (SiyiSettingsLeadersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siyi_settings_leaders_dispose;
}

static void
siyi_settings_leaders_init (SiyiSettingsLeaders *self)
{
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _("Leaders"));
  adw_preferences_group_set_header_suffix (self->group,
    siyi_settings_list_buttons (_("Add…"), G_CALLBACK (on_add),
                                _("Import…"), G_CALLBACK (on_import), self));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), self->group);
  siyi_settings_list_init (&self->list, self->group);
}

/**
 * siyi_settings_leaders_new:
 * @archive: the open archive
 *
 * Returns: (transfer floating): the page of the leaders
 */
GtkWidget *
siyi_settings_leaders_new (SiyiArchive *archive)
{
  SiyiSettingsLeaders *self = g_object_new (SIYI_TYPE_SETTINGS_LEADERS,
                                            "name", "leaders",
                                            "title", _("Leaders"),
                                            "icon-name", "system-users-symbolic",
                                            NULL);

  self->archive = g_object_ref (archive);
  g_signal_connect_object (archive, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);

  return GTK_WIDGET (self);
}
