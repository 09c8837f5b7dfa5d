/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks before a backup takes the place of an archive, and says what that means. */
#include "siyi-window-private.h"

#include <glib/gi18n.h>

static void
on_response (SiyiWindow *self, const char *response, AdwMessageDialog *dialog)
{
  if (g_str_equal (response, "restore") && self->archive == NULL)
    siyi_window_restore (self, g_object_get_data (G_OBJECT (dialog), "folder"),
                         g_object_get_data (G_OBJECT (dialog), "backup"));
}

/**
 * siyi_window_ask_restore:
 * @self: the window
 * @folder: the archive
 * @backup: the file to restore from
 */
void
siyi_window_ask_restore (SiyiWindow *self, const char *folder, const char *backup)
{
  g_autofree char *name = g_filename_display_basename (backup);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self),
                                              _("Restore From This Backup?"), NULL);

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  _("The archive becomes what it was when %s was written; "
                                    "everything entered since is missing from it. The present "
                                    "file is not removed but kept beside."), name);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel", _("_Cancel"),
                                    "restore", _("_Restore"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "restore",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "folder", g_strdup (folder), g_free);
  g_object_set_data_full (G_OBJECT (dialog), "backup", g_strdup (backup), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
