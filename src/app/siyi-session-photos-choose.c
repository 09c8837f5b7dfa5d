/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photos given by a person: dropped, or chosen as files or a folder. Main thread. */
#include "siyi-session-photos-private.h"

#include <glib/gi18n.h>

#include "siyi-file-ask.h"
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

static void
on_chosen (GtkWidget *part,
           GPtrArray *paths,
           gpointer   data)
{
  SiyiSessionPhotos *self = SIYI_SESSION_PHOTOS (part);

  siyi_session_photos_take_in (self, paths, self->session, TRUE);
}

static void
on_all_chosen (GtkWidget *part,
               GPtrArray *paths,
               gpointer   data)
{
  siyi_session_photos_take_in (SIYI_SESSION_PHOTOS (part), paths, 0, FALSE);
}

/**
 * siyi_session_photos_choose:
 *
 * Asks for files, then takes them in.
 */
void
siyi_session_photos_choose (GtkWidget *part)
{
  static const char * const kinds[] = { "image/jpeg", "image/png", "image/webp", "image/tiff", "image/heif",
                                        "image/heic", NULL };
  GtkNativeDialog *dialog;

  if (SIYI_SESSION_PHOTOS (part)->session == 0)
    return;

  dialog = siyi_file_ask_many (part, GTK_FILE_CHOOSER_ACTION_OPEN, _("Add Photos"), _("_Take In"), on_chosen, NULL,
                               NULL);
  siyi_file_ask_add_kind (dialog, _("Photos"), kinds);
  gtk_native_dialog_show (dialog);
}

/**
 * siyi_session_photos_choose_folder:
 * @all_sessions: whether its photos go to all sessions by the time they were taken
 */
void
siyi_session_photos_choose_folder (SiyiSessionPhotos *self,
                                   gboolean           all_sessions)
{
  if (self->session != 0)
    gtk_native_dialog_show (siyi_file_ask_many (GTK_WIDGET (self), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                                all_sessions ? _("Sort a Folder to All Sessions") : _("Add a Folder"),
                                                _("_Take In"), all_sessions ? on_all_chosen : on_chosen, NULL, NULL));
}
