/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photos given by a person: dropped, or chosen as files or a folder. Main thread. */
#include "siyi-session-photos-private.h"

#include <glib/gi18n.h>

#include "siyi-window.h"

static GPtrArray *
paths_of (GSList *files)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  for (GSList *l = files; l != NULL; l = l->next)
    {
      char *path = g_file_get_path (l->data);

      if (path != NULL)
        g_ptr_array_add (paths, path);
    }

  return paths;
}

/**
 * siyi_session_photos_add_files:
 * @files: (element-type GFile): files and folders
 *
 * Takes them into the session shown, as a job; what was taken on another day is asked about.
 */
void
siyi_session_photos_add_files (GtkWidget *part,
                               GSList    *files)
{
  SiyiSessionPhotos *self = SIYI_SESSION_PHOTOS (part);
  g_autoptr(GPtrArray) paths = paths_of (files);

  if (paths->len > 0)
    siyi_session_photos_take_in (self, paths, self->session, TRUE);
  else if (files != NULL)
    siyi_toast (part, _("Only files on this computer can be opened"));
}

static GSList *
chosen_files (GtkFileChooser *chooser)
{
  g_autoptr(GListModel) chosen = gtk_file_chooser_get_files (chooser);
  GSList *files = NULL;

  for (guint i = g_list_model_get_n_items (chosen); i > 0; i--)
    files = g_slist_prepend (files, g_list_model_get_item (chosen, i - 1));

  return files;
}

static void
on_chosen (GtkNativeDialog   *chooser,
           int                response,
           SiyiSessionPhotos *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      GSList *files = chosen_files (GTK_FILE_CHOOSER (chooser));

      if (g_object_get_data (G_OBJECT (chooser), "all-sessions") != NULL)
        {
          g_autoptr(GPtrArray) paths = paths_of (files);

          siyi_session_photos_take_in (self, paths, 0, FALSE);
        }
      else
        siyi_session_photos_add_files (GTK_WIDGET (self), files);
      g_slist_free_full (files, g_object_unref);
    }
  g_object_unref (chooser);
}

static GtkFileFilter *
new_filter (void)
{
  static const char * const mimes[] = { "image/jpeg", "image/png", "image/webp", "image/tiff", "image/heif",
                                        "image/heic" };
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Photos"));
  for (gsize i = 0; i < G_N_ELEMENTS (mimes); i++)
    gtk_file_filter_add_mime_type (filter, mimes[i]);

  return filter;
}

static GtkFileChooser *
chooser_new (SiyiSessionPhotos    *self,
             const char           *title,
             GtkFileChooserAction  action)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (root), action, _("_Take In"),
                                                               NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_chosen), self, 0);

  return GTK_FILE_CHOOSER (chooser);
}

/**
 * siyi_session_photos_choose:
 *
 * Asks for files, then takes them in.
 */
void
siyi_session_photos_choose (GtkWidget *part)
{
  SiyiSessionPhotos *self = SIYI_SESSION_PHOTOS (part);
  g_autoptr(GtkFileFilter) filter = new_filter ();
  GtkFileChooser *chooser;

  if (self->session == 0)
    return;

  chooser = chooser_new (self, _("Add Photos"), GTK_FILE_CHOOSER_ACTION_OPEN);
  gtk_file_chooser_add_filter (chooser, filter);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * siyi_session_photos_choose_folder:
 * @all_sessions: whether its photos go to all sessions by the time they were taken
 */
void
siyi_session_photos_choose_folder (SiyiSessionPhotos *self,
                                   gboolean           all_sessions)
{
  GtkFileChooser *chooser;

  if (self->session == 0)
    return;

  chooser = chooser_new (self, all_sessions ? _("Sort a Folder to All Sessions") : _("Add a Folder"),
                         GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER);
  if (all_sessions)
    g_object_set_data (G_OBJECT (chooser), "all-sessions", chooser);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
