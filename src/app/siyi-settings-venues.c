/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings: the places where leaders receive petitioners. Each row opens to name, address and
 * whether it is in use; the last row makes a new one. */
#include "siyi-settings.h"

#include <glib/gi18n.h>

#include "siyi-office-store.h"
#include "siyi-settings-list.h"
#include "siyi-settings-work.h"

struct _SiyiSettingsVenues
{
  AdwPreferencesPage parent_instance;

  /* Children */
  SiyiSettingsList list;
  AdwEntryRow     *new_name;

  /* Owned */
  SiyiArchive *archive;
};

#define SIYI_TYPE_SETTINGS_VENUES (siyi_settings_venues_get_type ())
G_DECLARE_FINAL_TYPE (SiyiSettingsVenues, siyi_settings_venues, SIYI, SETTINGS_VENUES,
                      AdwPreferencesPage)
G_DEFINE_FINAL_TYPE (SiyiSettingsVenues, siyi_settings_venues, ADW_TYPE_PREFERENCES_PAGE)

/* The fields of one row; belongs to it. */
typedef struct
{
  SiyiSettingsVenues *page;
  gint64              id;
  AdwEntryRow        *name;
  AdwEntryRow        *address;
  GtkSwitch          *active;
} Fields;

static gboolean
save_in_thread (SiyiDb *db, gpointer data, GError **error)
{
  return siyi_venue_save (db, data, error) != 0;
}

static void
on_saved (GtkWidget *page, gpointer data, const GError *error)
{
  SiyiSettingsVenues *self = SIYI_SETTINGS_VENUES (page);
  const SiyiVenue *venue = data;

  if (error == NULL && venue->id == 0)
    siyi_settings_clear_text (self->new_name);
  else if (g_error_matches (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT))
    siyi_settings_set_problem (self->new_name, _("There is a place of this name already"));
}

static void
save (SiyiSettingsVenues *self,
      gint64              id,
      const char         *name,
      const char         *address,
      gboolean            active)
{
  SiyiVenue *venue = g_new0 (SiyiVenue, 1);

  venue->id = id;
  venue->name = g_strdup (name);
  venue->address = *address != '\0' ? g_strdup (address) : NULL;
  venue->active = active;
  siyi_settings_set_problem (self->new_name, NULL);
  siyi_settings_save (GTK_WIDGET (self), self->archive, name, save_in_thread, venue,
                      (GDestroyNotify) siyi_venue_free, on_saved);
}

static void
on_applied (Fields *fields)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (fields->name));

  siyi_settings_set_problem (fields->name, *name == '\0' ? _("Enter the name") : NULL);
  if (*name != '\0')
    save (fields->page, fields->id, name,
          gtk_editable_get_text (GTK_EDITABLE (fields->address)),
          gtk_switch_get_active (fields->active));
}

static void
on_active (Fields *fields)
{
  on_applied (fields);
}

static void
on_new (SiyiSettingsVenues *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->new_name));

  if (*name != '\0')
    save (self, 0, name, "", TRUE);
}

static AdwEntryRow *
add_entry (GtkWidget *expander, Fields *fields, const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  siyi_settings_show_text (ADW_ENTRY_ROW (row), text != NULL ? text : "");
  g_signal_connect_swapped (row, "apply", G_CALLBACK (on_applied), fields);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);

  return ADW_ENTRY_ROW (row);
}

static GtkSwitch *
add_switch (GtkWidget *expander, Fields *fields, gboolean active)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *control = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("In use"));
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (control), active);
  g_signal_connect_swapped (control, "notify::active", G_CALLBACK (on_active), fields);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);

  return GTK_SWITCH (control);
}

static void
add_venue (SiyiSettingsVenues *self, const SiyiVenue *venue)
{
  GtkWidget *row = adw_expander_row_new ();
  Fields *fields = g_new0 (Fields, 1);
  g_autofree char *title = g_markup_escape_text (venue->name, -1);
  g_autofree char *subtitle = g_markup_escape_text (venue->address != NULL ? venue->address : "",
                                                    -1);

  g_object_set_data_full (G_OBJECT (row), "siyi-fields", fields, g_free);
  fields->page = self;
  fields->id = venue->id;
  fields->name = add_entry (row, fields, _("Name"), venue->name);
  fields->address = add_entry (row, fields, _("Address"), venue->address);
  fields->active = add_switch (row, fields, venue->active);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row),
                                 venue->active ? subtitle : _("No longer in use"));
  siyi_settings_list_add (&self->list, row);
}

static gpointer
load_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_venues_load (db, error);
}

static void
on_loaded (GtkWidget *page, gpointer result)
{
  SiyiSettingsVenues *self = SIYI_SETTINGS_VENUES (page);
  GPtrArray *venues = result;

  siyi_settings_list_clear (&self->list);
  for (guint i = 0; i < venues->len; i++)
    add_venue (self, g_ptr_array_index (venues, i));
}

static void
load (SiyiSettingsVenues *self)
{
  siyi_settings_load (GTK_WIDGET (self), self->archive, load_in_thread, NULL, NULL,
                      (GDestroyNotify) g_ptr_array_unref, on_loaded);
}

static void
siyi_settings_venues_dispose (GObject *object)
{
  SiyiSettingsVenues *self = SIYI_SETTINGS_VENUES (object);

  siyi_settings_list_free (&self->list);
  g_clear_object (&self->archive);

  G_OBJECT_CLASS (siyi_settings_venues_parent_class)->dispose (object);
}

static void
siyi_settings_venues_class_init (SiyiSettingsVenuesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siyi_settings_venues_dispose;
}

static void
siyi_settings_venues_init (SiyiSettingsVenues *self)
{
  GtkWidget *places = adw_preferences_group_new ();
  GtkWidget *more = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (places), _("Reception Places"));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (places));
  siyi_settings_list_init (&self->list, ADW_PREFERENCES_GROUP (places));

  self->new_name = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->new_name), _("Add a place"));
  adw_entry_row_set_show_apply_button (self->new_name, TRUE);
  g_signal_connect_swapped (self->new_name, "apply", G_CALLBACK (on_new), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (more), GTK_WIDGET (self->new_name));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (more));
}

/**
 * siyi_settings_venues_new:
 * @archive: the open archive
 *
 * Returns: (transfer floating): the page of the reception places
 */
GtkWidget *
siyi_settings_venues_new (SiyiArchive *archive)
{
  SiyiSettingsVenues *self = g_object_new (SIYI_TYPE_SETTINGS_VENUES,
                                           "title", _("Reception Places"),
                                           "icon-name", "mark-location-symbolic",
                                           NULL);

  self->archive = g_object_ref (archive);
  g_signal_connect_object (archive, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);

  return GTK_WIDGET (self);
}
