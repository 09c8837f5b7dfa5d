/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings: the units in the office's order, with the short names lists call them by. */
#include "siyi-settings.h"

#include <glib/gi18n.h>

#include "siyi-unit-editor.h"
#include "siyi-office-files.h"
#include "siyi-office-store.h"
#include "siyi-settings-list.h"
#include "siyi-settings-work.h"

struct _SiyiSettingsUnits
{
  AdwPreferencesPage parent_instance;

  /* Children */
  AdwPreferencesGroup *group;
  SiyiSettingsList     list;

  /* Owned */
  SiyiArchive *archive;
  GPtrArray   *units;     /* SiyiUnit, as the rows */
};

#define SIYI_TYPE_SETTINGS_UNITS (siyi_settings_units_get_type ())
G_DECLARE_FINAL_TYPE (SiyiSettingsUnits, siyi_settings_units, SIYI, SETTINGS_UNITS,
                      AdwPreferencesPage)
G_DEFINE_FINAL_TYPE (SiyiSettingsUnits, siyi_settings_units, ADW_TYPE_PREFERENCES_PAGE)

static void
open_editor (SiyiSettingsUnits *self, const SiyiUnit *unit)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  adw_preferences_window_present_subpage (ADW_PREFERENCES_WINDOW (root),
                                          siyi_unit_editor_new (self->archive, unit));
}

static void
on_activated (SiyiSettingsUnits *self, GtkWidget *row)
{
  guint number;

  if (g_ptr_array_find (self->list.rows, row, &number))
    open_editor (self, g_ptr_array_index (self->units, number));
}

static void
on_add (SiyiSettingsUnits *self)
{
  open_editor (self, NULL);
}

static void
on_import (SiyiSettingsUnits *self)
{
  siyi_settings_import (GTK_WIDGET (self), self->archive, _("List of units"), "csv",
                        siyi_units_import);
}

static void
add_row (SiyiSettingsUnits *self, const SiyiUnit *unit)
{
  GtkWidget *row = siyi_settings_list_new_row (unit->name, unit->short_name, NULL, unit->active);

  g_signal_connect_object (row, "activated", G_CALLBACK (on_activated), self,
                           G_CONNECT_SWAPPED);
  siyi_settings_list_add (&self->list, row);
}

static gpointer
load_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_units_load (db, TRUE, error);
}

static void
on_loaded (GtkWidget *page, gpointer result)
{
  SiyiSettingsUnits *self = SIYI_SETTINGS_UNITS (page);

  siyi_settings_list_clear (&self->list);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  self->units = g_ptr_array_ref (result);
  for (guint i = 0; i < self->units->len; i++)
    add_row (self, g_ptr_array_index (self->units, i));

  adw_preferences_group_set_description (self->group, self->units->len == 0
    ? _("No units yet. Add them one by one, or import the list as a .csv file with the "
        "columns name, short name, other names, former names, kind.")
    : NULL);
}

static void
load (SiyiSettingsUnits *self)
{
  siyi_settings_load (GTK_WIDGET (self), self->archive, load_in_thread, NULL, NULL,
                      (GDestroyNotify) g_ptr_array_unref, on_loaded);
}

static void
siyi_settings_units_dispose (GObject *object)
{
  SiyiSettingsUnits *self = SIYI_SETTINGS_UNITS (object);

  siyi_settings_list_free (&self->list);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_clear_object (&self->archive);

  G_OBJECT_CLASS (siyi_settings_units_parent_class)->dispose (object);
}

static void
siyi_settings_units_class_init (SiyiSettingsUnitsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siyi_settings_units_dispose;
}

static void
siyi_settings_units_init (SiyiSettingsUnits *self)
{
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _("Units"));
  adw_preferences_group_set_header_suffix (self->group,
    siyi_settings_list_buttons (_("Add…"), G_CALLBACK (on_add),
                                _("Import…"), G_CALLBACK (on_import), self));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), self->group);
  siyi_settings_list_init (&self->list, self->group);
}

/**
 * siyi_settings_units_new:
 * @archive: the open archive
 *
 * Returns: (transfer floating): the page of the units
 */
GtkWidget *
siyi_settings_units_new (SiyiArchive *archive)
{
  SiyiSettingsUnits *self = g_object_new (SIYI_TYPE_SETTINGS_UNITS,
                                            "title", _("Units"),
                                            "icon-name", "siyi-units-symbolic",
                                            NULL);

  self->archive = g_object_ref (archive);
  g_signal_connect_object (archive, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);

  return GTK_WIDGET (self);
}
