/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A change of settings that may move last days: looked at first on the archive's reader, with a dialog
 * where that takes a moment; saved at once where nothing moves, else when a person says so. Main thread
 * but for the given look and save functions. */
#include "siyi-settings-change.h"

#include <glib/gi18n.h>

#include "siyi-limits.h"
#include "siyi-moves-dialog.h"
#include "siyi-office-store.h"
#include "siyi-window.h"

/* A dialog that is gone again before it can be read only flickers. */
#define SHOW_AFTER_MS 250

typedef struct
{
  GtkWidget           *page;
  SiyiArchive         *archive;
  char                *title;
  SiyiSettingsLook     look;
  SiyiSettingsSave     save;
  gpointer             data;
  GDestroyNotify       destroy_data;
  SiyiSettingsChanged  changed;
  SiyiJob             *job;
  SiyiMovesDialog     *dialog;      /* (nullable) borrowed; it clears this by deciding */
  guint                show_source;
  gboolean             looking;
  gboolean             stopped;
} Change;

typedef struct
{
  char *key;
  char *value;
  char *basis;
} Value;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_clear_handle_id (&change->show_source, g_source_remove);
  if (change->destroy_data != NULL)
    change->destroy_data (change->data);
  g_object_unref (change->page);
  g_object_unref (change->archive);
  g_object_unref (change->job);
  g_free (change->title);
  g_free (change);
}

static gboolean
is_there (Change *change)
{
  return gtk_widget_get_root (change->page) != NULL;
}

static void
tell (Change *change, gboolean saved, const GError *error)
{
  if (change->changed != NULL && is_there (change))
    change->changed (change->page, change->data, saved, error);
}

static gboolean
save_in_thread (SiyiDb *db, gpointer data, GError **error)
{
  Change *change = data;

  return change->save (db, change->data, error);
}

static void
on_saved (GtkWidget *page, gpointer data, const GError *error)
{
  tell (data, error == NULL, error);
}

/* Takes the change. */
static void
apply (Change *change)
{
  if (is_there (change))
    siyi_settings_save (change->page, change->archive, change->title, save_in_thread, change, change_free,
                        change->changed != NULL ? on_saved : NULL);
  else
    change_free (change);
}

static void
on_decided (SiyiMovesDialog *dialog, gboolean does_apply, Change *change)
{
  change->dialog = NULL;
  if (change->looking)
    {
      change->stopped = TRUE;
      g_cancellable_cancel (siyi_job_get_cancellable (change->job));
      return;
    }

  if (does_apply)
    {
      apply (change);
      return;
    }
  tell (change, FALSE, NULL);
  change_free (change);
}

static void
make_dialog (Change *change)
{
  change->dialog = siyi_moves_dialog_new (GTK_WINDOW (gtk_widget_get_root (change->page)), change->title,
                                          change->job);
  g_signal_connect (change->dialog, "decided", G_CALLBACK (on_decided), change);
}

static void
show_late (gpointer data)
{
  Change *change = data;

  change->show_source = 0;
  if (!is_there (change))
    return;

  make_dialog (change);
  gtk_window_present (GTK_WINDOW (change->dialog));
}

static void
drop_dialog (Change *change)
{
  SiyiMovesDialog *dialog = g_steal_pointer (&change->dialog);

  if (dialog == NULL)
    return;

  g_signal_handlers_disconnect_by_data (dialog, change);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
refuse (Change *change, const GError *error)
{
  const gboolean shown_there = change->changed != NULL && g_error_matches (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);

  if (is_there (change) && !shown_there && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    siyi_show_error (change->page, change->title, error);
  tell (change, FALSE, error);
  drop_dialog (change);
  change_free (change);
}

static gpointer
look_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Change *change = data;

  return change->look (db, change->data, siyi_job_report, change->job, error);
}

static void
on_looked (GObject *archive, GAsyncResult *result, gpointer data)
{
  Change *change = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) moves = siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, &error);

  change->looking = FALSE;
  g_clear_handle_id (&change->show_source, g_source_remove);
  if (moves == NULL || change->stopped || !is_there (change))
    {
      refuse (change, error);
      return;
    }
  if (moves->len == 0)
    {
      drop_dialog (change);
      apply (change);
      return;
    }

  if (change->dialog == NULL)
    make_dialog (change);
  siyi_moves_dialog_show (change->dialog, moves, siyi_clock_today (siyi_archive_get_clock (change->archive)));
  gtk_window_present (GTK_WINDOW (change->dialog));
}

/**
 * siyi_settings_change:
 * @page: the page that asks; kept alive
 * @archive: the archive
 * @title: translated: what is changed, a noun
 * @look: what would move
 * @save: makes the change as one action, on the archive's writer
 * @data: for all three; used by one thread at a time
 * @destroy_data: (nullable): for @data
 * @changed: (nullable): hears whether it was made
 */
void
siyi_settings_change (GtkWidget            *page,
                      SiyiArchive          *archive,
                      const char           *title,
                      SiyiSettingsLook      look,
                      SiyiSettingsSave      save,
                      gpointer              data,
                      GDestroyNotify        destroy_data,
                      SiyiSettingsChanged   changed)
{
  Change *change = g_new0 (Change, 1);

  change->page = g_object_ref (page);
  change->archive = g_object_ref (archive);
  change->title = g_strdup (title);
  change->look = look;
  change->save = save;
  change->data = data;
  change->destroy_data = destroy_data;
  change->changed = changed;
  change->job = siyi_job_new (title);
  change->looking = TRUE;
  change->show_source = g_timeout_add_once (SHOW_AFTER_MS, show_late, change);
  siyi_archive_run_async (archive, SIYI_ACCESS_READ, look_in_thread, change, NULL,
                          (GDestroyNotify) g_ptr_array_unref, siyi_job_get_cancellable (change->job), on_looked,
                          change);
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

static GPtrArray *
look_at_value (SiyiDb             *db,
               gpointer            data,
               SiyiMovesProgress   progress,
               gpointer            progress_data,
               GError            **error)
{
  const Value *value = data;
  SiyiMovesChange change = { .key = value->key, .value = value->value };

  if (!siyi_moves_concern (value->key))
    return g_ptr_array_new ();

  return siyi_moves_preview (db, &change, progress, progress_data, error);
}

static gboolean
save_value (SiyiDb *db, gpointer data, GError **error)
{
  const Value *value = data;

  return siyi_setting_set (db, value->key, value->value, value->basis, error);
}

/**
 * siyi_settings_change_value:
 * @page: the page
 * @archive: the archive
 * @title: translated: what the setting is called
 * @key: the setting's key
 * @value: (nullable): %NULL goes back to the default
 * @basis: (nullable): the article it rests on
 * @changed: (nullable): hears whether it was made; its data is a pointer to the key
 */
void
siyi_settings_change_value (GtkWidget            *page,
                            SiyiArchive          *archive,
                            const char           *title,
                            const char           *key,
                            const char           *value,
                            const char           *basis,
                            SiyiSettingsChanged   changed)
{
  Value *task = g_new0 (Value, 1);

  task->key = g_strdup (key);
  task->value = g_strdup (value);
  task->basis = g_strdup (basis);
  siyi_settings_change (page, archive, title, look_at_value, save_value, task, value_free, changed);
}
