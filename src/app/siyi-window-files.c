/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files and folders that come to the window: chosen, dropped, or named at the start. A folder is
 * an archive, a file a ledger, unless it is sealed: briefs of a leader, or answers to them. A ledger that comes before an archive is open waits for it. */
#include "siyi-window-private.h"

#include <glib/gi18n.h>

#include "siyi-application.h"
#include "siyi-sealed-open.h"

typedef void (*TakePath) (SiyiWindow *self, const char *path);

static void
on_response (GtkNativeDialog *dialog, int response, gpointer data)
{
  g_autoptr(SiyiWindow) self = g_object_ref (g_object_get_data (G_OBJECT (dialog), "window"));
  TakePath take = data;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autofree char *path = g_file_get_path (file);

      if (path != NULL)
        take (self, path);
      else
        siyi_toast (GTK_WIDGET (self), _("Only files on this computer can be opened"));
    }

  g_object_unref (dialog);
}

static GtkFileChooser *
new_chooser (SiyiWindow           *self,
             const char           *title,
             GtkFileChooserAction  action,
             const char           *accept,
             TakePath              take)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action,
                                                              accept, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_object_set_data_full (G_OBJECT (dialog), "window", g_object_ref (self), g_object_unref);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), take);

  return GTK_FILE_CHOOSER (dialog);
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char * const *suffixes)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (gsize i = 0; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  gtk_file_chooser_add_filter (chooser, filter);
}

void
siyi_window_choose_ledger (SiyiWindow *self)
{
  static const char * const suffixes[] = { "xlsx", "csv", "txt", "xls", "et", NULL };
  GtkFileChooser *chooser = new_chooser (self, _("Choose a Ledger"),
                                         GTK_FILE_CHOOSER_ACTION_OPEN, _("_Preview"),
                                         siyi_window_take_file);

  add_filter (chooser, _("Workbooks and text tables"), suffixes);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
siyi_window_choose_archive (SiyiWindow *self)
{
  GtkFileChooser *chooser = new_chooser (self, _("Open an Archive (a Folder NAME.siyi)"),
                                         GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("_Open"),
                                         siyi_window_open_folder);

  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
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
  GtkFileChooser *chooser = new_chooser (self, _("New Archive"), GTK_FILE_CHOOSER_ACTION_SAVE,
                                         _("C_reate"), make_at);

  gtk_file_chooser_set_current_name (chooser, _("New Archive.siyi"));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
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
  static const char * const suffixes[] = { "siyi-backup", "siyi-backup.sealed", NULL };
  GtkFileChooser *chooser = new_chooser (self, _("Restore from a Backup"),
                                         GTK_FILE_CHOOSER_ACTION_OPEN, _("_Restore"),
                                         restore_usual);

  add_filter (chooser, _("Backups of Siyi"), suffixes);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
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
