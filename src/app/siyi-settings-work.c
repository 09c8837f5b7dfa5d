/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a settings page reads and writes the archive: on the archive's threads, saved at once, with
 * a toast that can take it back. A page that was closed meanwhile hears nothing. Main thread only,
 * but for the given work and save functions. */
#include "siyi-settings-work.h"

#include <glib/gi18n.h>

#include "siyi-office-store.h"
#include "siyi-window.h"

typedef struct
{
  GtkWidget          *page;
  SiyiSettingsLoaded  loaded;
  GDestroyNotify      destroy_result;
} Load;

typedef struct
{
  GtkWidget         *page;
  char              *title;
  SiyiSettingsSave   save;
  gpointer           data;
  GDestroyNotify     destroy_data;
  SiyiSettingsSaved  saved;
} Save;

typedef struct
{
  char *key;
  char *value;
  char *basis;
} Value;

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Load *load = data;
  g_autoptr(GtkWidget) page = load->page;
  g_autoptr(GError) error = NULL;
  gpointer loaded = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (error != NULL)
    {
      if (gtk_widget_get_root (page) != NULL)
        siyi_show_error (page, _("Reading the settings"), error);
      return;
    }

  if (gtk_widget_get_root (page) != NULL)
    load->loaded (page, loaded);
  if (loaded != NULL && load->destroy_result != NULL)
    load->destroy_result (loaded);
}

/**
 * siyi_settings_load:
 * @page: the page that asks; kept alive
 * @archive: the archive
 * @work: reads, on the archive's reader
 * @data: for @work
 * @destroy_data: (nullable): for @data
 * @destroy_result: (nullable): for what @work returns
 * @loaded: shows the result; it does not own it
 */
void
siyi_settings_load (GtkWidget          *page,
                    SiyiArchive        *archive,
                    SiyiWork            work,
                    gpointer            data,
                    GDestroyNotify      destroy_data,
                    GDestroyNotify      destroy_result,
                    SiyiSettingsLoaded  loaded)
{
  Load *load = g_new0 (Load, 1);

  load->page = g_object_ref (page);
  load->loaded = loaded;
  load->destroy_result = destroy_result;
  siyi_archive_run_async (archive, SIYI_ACCESS_READ, work, data, destroy_data, destroy_result,
                          NULL, on_loaded, load);
}

static gpointer
save_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Save *save = data;

  return save->save (db, save->data, error) ? siyi_office_last_action (db) : NULL;
}

static void
save_free (Save *save)
{
  if (save->destroy_data != NULL)
    save->destroy_data (save->data);
  g_object_unref (save->page);
  g_free (save->title);
  g_free (save);
}

static void
tell_saved (Save *save, const char *action)
{
  /* Translators: %s names a setting, such as "Name of the office" */
  g_autofree char *text = g_strdup_printf (_("Saved: %s"), save->title);

  siyi_push_undo (save->page, action, save->title);
  siyi_toast_with_button (save->page, text, _("Undo"), "win.undo", NULL);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  Save *save = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);
  gboolean shown_there = save->saved != NULL &&
                         g_error_matches (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);

  if (gtk_widget_get_root (save->page) != NULL)
    {
      if (action != NULL)
        tell_saved (save, action);
      else if (!shown_there)
        siyi_show_error (save->page, save->title, error);
      if (save->saved != NULL)
        save->saved (save->page, save->data, error);
    }

  save_free (save);
}

/**
 * siyi_settings_save:
 * @page: the page that saves; kept alive
 * @archive: the archive
 * @title: translated: what is saved, a noun
 * @save: writes one action, on the archive's writer
 * @data: for @save and @saved
 * @destroy_data: (nullable): for @data
 * @saved: (nullable): called in the main loop; a CONSTRAINT is its to show beside the field
 */
void
siyi_settings_save (GtkWidget         *page,
                    SiyiArchive       *archive,
                    const char        *title,
                    SiyiSettingsSave   save,
                    gpointer           data,
                    GDestroyNotify     destroy_data,
                    SiyiSettingsSaved  saved)
{
  Save *task = g_new0 (Save, 1);

  task->page = g_object_ref (page);
  task->title = g_strdup (title);
  task->save = save;
  task->data = data;
  task->destroy_data = destroy_data;
  task->saved = saved;
  siyi_archive_run_async (archive, SIYI_ACCESS_WRITE, save_in_thread, task, NULL, g_free, NULL,
                          on_saved, task);
}

static gboolean
save_value (SiyiDb *db, gpointer data, GError **error)
{
  Value *value = data;

  return siyi_setting_set (db, value->key, value->value, value->basis, error);
}

static void
value_free (gpointer data)
{
  Value *value = data;

  g_free (value->key);
  g_free (value->value);
  g_free (value->basis);
  g_free (value);
}

/**
 * siyi_settings_save_value:
 * @page: the page
 * @archive: the archive
 * @title: translated: what the setting is called
 * @key: the setting's key
 * @value: (nullable): %NULL goes back to the default
 * @basis: (nullable): the article it rests on
 */
void
siyi_settings_save_value (GtkWidget   *page,
                          SiyiArchive *archive,
                          const char  *title,
                          const char  *key,
                          const char  *value,
                          const char  *basis)
{
  Value *task = g_new0 (Value, 1);

  task->key = g_strdup (key);
  task->value = g_strdup (value);
  task->basis = g_strdup (basis);
  siyi_settings_save (page, archive, title, save_value, task, value_free, NULL);
}

/* Without its button the row does not take the text for typed, and offers no applying of it. */
static void
set_text (AdwEntryRow *row, const char *text)
{
  gboolean has_button = adw_entry_row_get_show_apply_button (row);

  adw_entry_row_set_show_apply_button (row, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  adw_entry_row_set_show_apply_button (row, has_button);
}

/**
 * siyi_settings_clear_text:
 * @row: a field whose text was just taken
 */
void
siyi_settings_clear_text (AdwEntryRow *row)
{
  set_text (row, "");
}

/**
 * siyi_settings_show_text:
 * @row: a field
 * @text: what the archive holds now
 *
 * Shows it, unless the person has typed something else that is not yet saved.
 */
void
siyi_settings_show_text (AdwEntryRow *row, const char *text)
{
  const char *stored = g_object_get_data (G_OBJECT (row), "siyi-stored");
  const char *shown = gtk_editable_get_text (GTK_EDITABLE (row));
  gboolean typing = g_strcmp0 (shown, stored != NULL ? stored : "") != 0;

  if (!typing && !g_str_equal (shown, text))
    set_text (row, text);
  g_object_set_data_full (G_OBJECT (row), "siyi-stored", g_strdup (text), g_free);
}

/**
 * siyi_settings_set_problem:
 * @row: a field
 * @text: (nullable): translated: what is wrong and what to enter; %NULL takes it away
 */
void
siyi_settings_set_problem (AdwEntryRow *row, const char *text)
{
  GtkWidget *label = g_object_get_data (G_OBJECT (row), "siyi-problem");

  if (label == NULL)
    {
      label = gtk_label_new (NULL);
      gtk_widget_add_css_class (label, "error");
      adw_entry_row_add_suffix (row, label);
      g_object_set_data (G_OBJECT (row), "siyi-problem", label);
    }

  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
  if (text != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               text != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                            : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/**
 * siyi_settings_close_editor:
 * @editor: a subpage of the settings window
 */
void
siyi_settings_close_editor (GtkWidget *editor)
{
  GtkRoot *root = gtk_widget_get_root (editor);

  adw_preferences_window_close_subpage (ADW_PREFERENCES_WINDOW (root));
}

static gboolean
on_escape (GtkWidget *editor, GVariant *arguments, gpointer data)
{
  siyi_settings_close_editor (editor);

  return GDK_EVENT_STOP;
}

/**
 * siyi_settings_add_escape:
 * @editor_class: of a subpage
 *
 * Escape leaves the subpage without saving, not the whole window.
 */
void
siyi_settings_add_escape (GtkWidgetClass *editor_class)
{
  gtk_widget_class_add_binding (editor_class, GDK_KEY_Escape, 0, on_escape, NULL);
}
