/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files and folders that come to the window: chosen, dropped, or named at the start. A folder is
 * an archive, a file a ledger, unless it is sealed: briefs of a leader, or answers to them. A ledger that comes before an archive is open waits for it. */
#include "siyi-window-private.h"

#include <glib/gi18n.h>

#include "siyi-application.h"
#include "siyi-file-ask.h"
#include "siyi-sealed-open.h"

typedef void (*TakePath) (SiyiWindow *self, const char *path);

static void
on_chosen (GtkWidget *window, const char *path, gpointer data)
{
  TakePath take = data;

  take (SIYI_WINDOW (window), path);
}

static void
choose_folder (SiyiWindow *self, const char *title, const char *accept, TakePath take)
{
  gtk_native_dialog_show (siyi_file_ask_open (GTK_WIDGET (self), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, title, accept,
                                              on_chosen, take, NULL));
}

void
siyi_window_choose_ledger (SiyiWindow *self)
{
  static const char * const kinds[] = { "xlsx", "csv", "txt", "xls", "et", NULL };
  GtkNativeDialog *dialog = siyi_file_ask_open (GTK_WIDGET (self), GTK_FILE_CHOOSER_ACTION_OPEN, _("Choose a Ledger"),
                                                _("_Preview"), on_chosen, siyi_window_take_file, NULL);

  siyi_file_ask_add_kind (dialog, _("Workbooks and text tables"), kinds);
  gtk_native_dialog_show (dialog);
}

void
siyi_window_choose_archive (SiyiWindow *self)
{
  choose_folder (self, _("Open an Archive (a Folder NAME.siyi)"), _("_Open"), siyi_window_open_folder);
}

static void
make_at (SiyiWindow *self, const char *path)
{
  g_autofree char *folder = g_str_has_suffix (path, ".siyi") ? g_strdup (path)
                                                            : g_strconcat (path, ".siyi", NULL);

  siyi_window_make_archive (self, folder, FALSE);
}

void
siyi_window_choose_new (SiyiWindow *self)
{
  gtk_native_dialog_show (siyi_file_ask_save (GTK_WIDGET (self), _("New Archive"), _("C_reate"), _("New Archive.siyi"),
                                              on_chosen, make_at, NULL));
}

static void
restore_usual (SiyiWindow *self, const char *backup)
{
  g_autofree char *folder = self->folder != NULL ? g_strdup (self->folder)
                                                 : siyi_archive_default_folder ();

  siyi_window_ask_restore (self, folder, backup);
}

void
siyi_window_choose_backup (SiyiWindow *self)
{
  static const char * const kinds[] = { "siyi-backup", "siyi-backup.sealed", NULL };
  GtkNativeDialog *dialog = siyi_file_ask_open (GTK_WIDGET (self), GTK_FILE_CHOOSER_ACTION_OPEN,
                                                _("Restore from a Backup"), _("_Restore"), on_chosen,
                                                restore_usual, NULL);

  siyi_file_ask_add_kind (dialog, _("Backups of Siyi"), kinds);
  gtk_native_dialog_show (dialog);
}

/**
 * siyi_window_is_ledger_file:
 * @path: what came from outside
 *
 * Returns: whether it is a file to take over, not an archive
 */
gboolean
siyi_window_is_ledger_file (const char *path)
{
  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

static SiyiClock *
clock_of (SiyiWindow *self)
{
  return siyi_application_get_clock (SIYI_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
}

static void
open_briefs (SiyiWindow *self, const char *path)
{
  siyi_sealed_open (gtk_window_get_application (GTK_WINDOW (self)), GTK_WINDOW (self), path, clock_of (self));
}

void
siyi_window_choose_briefs (SiyiWindow *self)
{
  siyi_sealed_choose (gtk_window_get_application (GTK_WINDOW (self)), GTK_WINDOW (self), clock_of (self));
}

/**
 * siyi_window_show_file:
 * @self: the window, with an archive
 * @path: a ledger or sealed answers
 */
void
siyi_window_show_file (SiyiWindow *self, const char *path)
{
  if (path != NULL && siyi_sealed_is_answers (path))
    siyi_window_show_answers (self, path);
  else
    siyi_window_preview_file (self, path);
}

/**
 * siyi_window_take_file:
 * @self: the window
 * @path: a ledger, or what came sealed
 *
 * Opens the preview of its takeover, or what is sealed. Without an archive the person's own one is made first.
 */
void
siyi_window_take_file (SiyiWindow *self, const char *path)
{
  if (siyi_window_must_wait (self))
    return;
  if (path != NULL && siyi_sealed_is_briefs (path))
    {
      open_briefs (self, path);
      return;
    }
  if (self->archive != NULL)
    {
      siyi_window_show_file (self, path);
      return;
    }

  g_free (self->waiting_file);
  self->waiting_file = g_strdup (path);
  if (self->folder == NULL)
    {
      g_autofree char *folder = siyi_archive_default_folder ();

      siyi_window_make_archive (self, folder, FALSE);
    }
}

static gboolean
on_drop (SiyiWindow *self, const GValue *value, double x, double y, GtkDropTarget *target)
{
  GSList *files = g_value_get_boxed (value);
  g_autofree char *path = files != NULL ? g_file_get_path (files->data) : NULL;

  if (path == NULL || self->locked)
    return FALSE;

  if (files->next != NULL)
    siyi_toast (GTK_WIDGET (self), _("One file at a time: the first one was taken"));

  if (siyi_window_is_ledger_file (path))
    siyi_window_take_file (self, path);
  else
    siyi_window_open_folder (self, path);

  return TRUE;
}

void
siyi_window_accept_drops (SiyiWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
