/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings: a page of the office's records of one kind, in its order. Each row opens an editor; a
 * file of them can be imported. Main thread, but for the load of the kind. */
#include "siyi-settings-records.h"

#include <glib/gi18n.h>

#include "siyi-settings-list.h"
#include "siyi-settings-work.h"

struct _SiyiSettingsRecords
{
  AdwPreferencesPage parent_instance;

  /* Children */
  AdwPreferencesGroup *group;
  SiyiSettingsList     list;

  /* Borrowed */
  const SiyiSettingsKind *kind;

  /* Owned */
  SiyiArchive *archive;
  GPtrArray   *records;     /* as the rows; NULL until loaded */
};

#define SIYI_TYPE_SETTINGS_RECORDS (siyi_settings_records_get_type ())
G_DECLARE_FINAL_TYPE (SiyiSettingsRecords, siyi_settings_records, SIYI, SETTINGS_RECORDS,
                      AdwPreferencesPage)
G_DEFINE_FINAL_TYPE (SiyiSettingsRecords, siyi_settings_records, ADW_TYPE_PREFERENCES_PAGE)

typedef struct
{
  const SiyiSettingsKind *kind;
  SiyiDay                 today;
} Load;

static void
open_editor (SiyiSettingsRecords *self, gconstpointer record)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  guint n_records = self->records != NULL ? self->records->len : 0;

  adw_preferences_window_present_subpage (ADW_PREFERENCES_WINDOW (root),
                                          self->kind->new_editor (self->archive, record,
                                                                  n_records));
}

static void
on_activated (SiyiSettingsRecords *self, GtkWidget *row)
{
  guint number;

  if (g_ptr_array_find (self->list.rows, row, &number))
    open_editor (self, g_ptr_array_index (self->records, number));
}

static void
on_add (SiyiSettingsRecords *self)
{
  open_editor (self, NULL);
}

static void
on_import (SiyiSettingsRecords *self)
{
  siyi_settings_import (GTK_WIDGET (self), self->archive, _(self->kind->list), "csv",
                        self->kind->import, NULL);
}

static void
add_row (SiyiSettingsRecords *self, gconstpointer record)
{
  GtkWidget *row = self->kind->new_row (record);

  g_signal_connect_object (row, "activated", G_CALLBACK (on_activated), self,
                           G_CONNECT_SWAPPED);
  siyi_settings_list_add (&self->list, row);
}

static gpointer
load_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Load *task = data;

  return task->kind->load (db, task->today, error);
}

static void
on_loaded (GtkWidget *page, gpointer result)
{
  SiyiSettingsRecords *self = SIYI_SETTINGS_RECORDS (page);

  siyi_settings_list_clear (&self->list);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->records = g_ptr_array_ref (result);
  for (guint i = 0; i < self->records->len; i++)
    add_row (self, g_ptr_array_index (self->records, i));

  adw_preferences_group_set_description (self->group, self->records->len == 0
                                                      ? _(self->kind->nothing) : NULL);
}

static void
load (SiyiSettingsRecords *self)
{
  const Load task = { self->kind, siyi_clock_today (siyi_archive_get_clock (self->archive)) };

  siyi_settings_load (GTK_WIDGET (self), self->archive, load_in_thread,
                      g_memdup2 (&task, sizeof task), g_free, (GDestroyNotify) g_ptr_array_unref,
                      on_loaded);
}

static void
siyi_settings_records_dispose (GObject *object)
{
  SiyiSettingsRecords *self = SIYI_SETTINGS_RECORDS (object);

  siyi_settings_list_free (&self->list);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_object (&self->archive);

  G_OBJECT_CLASS (siyi_settings_records_parent_class)->dispose (object);
}

static void
siyi_settings_records_class_init (SiyiSettingsRecordsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siyi_settings_records_dispose;
}

static void
siyi_settings_records_init (SiyiSettingsRecords *self)
{
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), self->group);
  siyi_settings_list_init (&self->list, self->group);
}

/**
 * siyi_settings_records_new:
 * @archive: the open archive
 * @kind: static
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
siyi_settings_records_new (SiyiArchive *archive, const SiyiSettingsKind *kind)
{
  SiyiSettingsRecords *self = g_object_new (SIYI_TYPE_SETTINGS_RECORDS,
                                            "title", _(kind->title),
                                            "icon-name", kind->icon,
                                            NULL);

  self->kind = kind;
  self->archive = g_object_ref (archive);
  adw_preferences_group_set_title (self->group, _(kind->title));
  adw_preferences_group_set_header_suffix (self->group,
    siyi_settings_list_buttons (_("Add…"), G_CALLBACK (on_add),
                                kind->import != NULL ? _("Import…") : NULL, G_CALLBACK (on_import), self));
  g_signal_connect_object (archive, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);

  return GTK_WIDGET (self);
}
