/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings: the office, where and how it is reached, its level, its case numbers, and who sits here. */
#include "siyi-settings.h"

#include "siyi-office-store.h"
#include "siyi-settings-work.h"

struct _SiyiSettingsOffice
{
  AdwPreferencesPage parent_instance;

  /* Template */
  AdwEntryRow *office_name;
  AdwEntryRow *office_phone;
  AdwEntryRow *office_address;
  AdwComboRow *level;
  AdwEntryRow *prefix;
  AdwEntryRow *prefecture;
  AdwEntryRow *profile_name;
  AdwEntryRow *profile_role;

  /* Owned */
  SiyiArchive *archive;
  gboolean     loading;
};

#define SIYI_TYPE_SETTINGS_OFFICE (siyi_settings_office_get_type ())
G_DECLARE_FINAL_TYPE (SiyiSettingsOffice, siyi_settings_office, SIYI, SETTINGS_OFFICE,
                      AdwPreferencesPage)
G_DEFINE_FINAL_TYPE (SiyiSettingsOffice, siyi_settings_office, ADW_TYPE_PREFERENCES_PAGE)

static const char * const keys[] = {
  "office.name", "office.phone", "office.address", "case.number.prefix", "profile.name",
  "profile.role", "office.prefecture", "office.level", NULL
};

/* What holds where nothing is set. */
static const char * const defaults[] = { "", "", "", "JF", "", "", "", "" };

/* In the order of the combo row. */
static const char * const levels[] = { "town", "county", "prefecture", "province" };

static AdwEntryRow *
row_of_key (SiyiSettingsOffice *self, gsize number)
{
  AdwEntryRow *rows[] = { self->office_name, self->office_phone, self->office_address,
                          self->prefix, self->profile_name, self->profile_role, self->prefecture };

  return number < G_N_ELEMENTS (rows) ? rows[number] : NULL;
}

static gpointer
load_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  char **values = g_new0 (char *, G_N_ELEMENTS (keys));

  for (gsize i = 0; keys[i] != NULL; i++)
    values[i] = siyi_setting_get (db, keys[i], defaults[i]);

  return values;
}

static void
on_loaded (GtkWidget *page, gpointer result)
{
  SiyiSettingsOffice *self = SIYI_SETTINGS_OFFICE (page);
  char **values = result;

  self->loading = TRUE;
  for (gsize i = 0; row_of_key (self, i) != NULL; i++)
    siyi_settings_show_text (row_of_key (self, i), values[i]);
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    if (g_str_equal (levels[i], values[G_N_ELEMENTS (keys) - 2]))
      adw_combo_row_set_selected (self->level, i);
  self->loading = FALSE;
}

static void
load (SiyiSettingsOffice *self)
{
  siyi_settings_load (GTK_WIDGET (self), self->archive, load_in_thread, NULL, NULL,
                      (GDestroyNotify) g_strfreev, on_loaded);
}

static void
on_apply (SiyiSettingsOffice *self, AdwEntryRow *row)
{
  gsize number = 0;

  while (row_of_key (self, number) != row)
    number++;

  siyi_settings_save_value (GTK_WIDGET (self), self->archive,
                            adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                            keys[number], gtk_editable_get_text (GTK_EDITABLE (row)), NULL);
}

static void
on_level (SiyiSettingsOffice *self)
{
  guint selected = adw_combo_row_get_selected (self->level);

  if (!self->loading && selected < G_N_ELEMENTS (levels))
    siyi_settings_save_value (GTK_WIDGET (self), self->archive,
                              adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->level)),
                              "office.level", levels[selected], NULL);
}

static void
siyi_settings_office_dispose (GObject *object)
{
  SiyiSettingsOffice *self = SIYI_SETTINGS_OFFICE (object);

  g_clear_object (&self->archive);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIYI_TYPE_SETTINGS_OFFICE);

  G_OBJECT_CLASS (siyi_settings_office_parent_class)->dispose (object);
}

static void
siyi_settings_office_class_init (SiyiSettingsOfficeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_settings_office_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/cn/siyi/Siyi/settings/office.ui");
  gtk_widget_class_bind_template_child (widget_class, SiyiSettingsOffice, office_name);
  gtk_widget_class_bind_template_child (widget_class, SiyiSettingsOffice, office_phone);
  gtk_widget_class_bind_template_child (widget_class, SiyiSettingsOffice, office_address);
  gtk_widget_class_bind_template_child (widget_class, SiyiSettingsOffice, level);
  gtk_widget_class_bind_template_child (widget_class, SiyiSettingsOffice, prefix);
  gtk_widget_class_bind_template_child (widget_class, SiyiSettingsOffice, prefecture);
  gtk_widget_class_bind_template_child (widget_class, SiyiSettingsOffice, profile_name);
  gtk_widget_class_bind_template_child (widget_class, SiyiSettingsOffice, profile_role);
  gtk_widget_class_bind_template_callback (widget_class, on_apply);
  gtk_widget_class_bind_template_callback (widget_class, on_level);
}

static void
siyi_settings_office_init (SiyiSettingsOffice *self)
{
  self->loading = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_selected (self->level, 1);
}

/**
 * siyi_settings_office_new:
 * @archive: the open archive
 *
 * Returns: (transfer floating): the page of the office, its level, who sits here
 */
GtkWidget *
siyi_settings_office_new (SiyiArchive *archive)
{
  SiyiSettingsOffice *self = g_object_new (SIYI_TYPE_SETTINGS_OFFICE, NULL);

  self->archive = g_object_ref (archive);
  g_signal_connect_object (archive, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);

  return GTK_WIDGET (self);
}
