/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings: the persons who may sit here, and after how long the screen locks itself. */
#include "siyi-settings.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "siyi-lock.h"
#include "siyi-office-store.h"
#include "siyi-person-editor.h"
#include "siyi-settings-list.h"
#include "siyi-settings-records.h"
#include "siyi-settings-work.h"

static GPtrArray *
load (SiyiDb   *db,
      SiyiDay   today,
      GError  **error)
{
  return siyi_profiles_load (db, TRUE, error);
}

static GtkWidget *
new_row (gconstpointer record)
{
  const SiyiProfile *profile = record;

  return siyi_settings_list_new_row (profile->name, siyi_role_title (profile->role),
                                     profile->has_pass ? _("Pass phrase") : NULL, profile->active);
}

static GtkWidget *
new_editor (SiyiArchive   *archive,
            gconstpointer  record,
            guint          n_records)
{
  return siyi_person_editor_new (archive, record);
}

static const SiyiSettingsKind kind = {
  .title = N_("People of the Office"),
  .icon = "system-users-symbolic",
  .nothing = N_("Nobody is named yet: whoever opens the archive may do everything. Add the persons of the office, the "
                "secretary or an administrator first."),
  .load = load,
  .new_row = new_row,
  .new_editor = new_editor,
};

static gpointer
load_minutes (SiyiDb        *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  return siyi_setting_get (db, SIYI_LOCK_KEY, "");
}

static void
on_changed (GtkSpinButton *spin,
            GtkWidget     *page)
{
  g_autofree char *text = g_strdup_printf ("%d", gtk_spin_button_get_value_as_int (spin));
  SiyiArchive *archive = g_object_get_data (G_OBJECT (page), "siyi-archive");

  siyi_settings_save_value (page, archive, _("Locking after idle minutes"), SIYI_LOCK_KEY, text, NULL);
}

static void
on_minutes (GtkWidget *page,
            gpointer   result)
{
  GtkSpinButton *spin = g_object_get_data (G_OBJECT (page), "siyi-minutes");
  const char *text = result;

  g_signal_handlers_block_by_func (spin, on_changed, page);
  gtk_spin_button_set_value (spin, *text != '\0' ? atoi (text) : SIYI_LOCK_MINUTES);
  g_signal_handlers_unblock_by_func (spin, on_changed, page);
}

static void
load_lock (GtkWidget *page)
{
  siyi_settings_load (page, g_object_get_data (G_OBJECT (page), "siyi-archive"), load_minutes, NULL, NULL, g_free,
                      on_minutes);
}

static void
add_lock (GtkWidget *page)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (0, 120, 1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Screen Lock"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Locks after minutes without a touch"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("0: never by itself. Ctrl+L locks at once; a leader’s view locks after "
                                                       "10 minutes at the latest"));
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Locks after minutes without a touch"), -1);
  g_signal_connect_object (spin, "value-changed", G_CALLBACK (on_changed), page, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  g_object_set_data (G_OBJECT (page), "siyi-minutes", spin);
}

/**
 * siyi_settings_people_new:
 * @archive: the open archive
 *
 * Returns: (transfer floating): the page of the persons and the lock
 */
GtkWidget *
siyi_settings_people_new (SiyiArchive *archive)
{
  GtkWidget *page = siyi_settings_records_new (archive, &kind);

  adw_preferences_page_set_name (ADW_PREFERENCES_PAGE (page), "people");
  g_object_set_data_full (G_OBJECT (page), "siyi-archive", g_object_ref (archive), g_object_unref);
  add_lock (page);
  g_signal_connect_object (archive, "changed", G_CALLBACK (load_lock), page, G_CONNECT_SWAPPED);
  load_lock (page);

  return page;
}
