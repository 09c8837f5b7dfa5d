/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks before a backup takes the place of an archive, and says what that means; the restoring itself on
 * the worker thread that then opens the archive, with the page that shows it and stops it. */
#include "siyi-window-private.h"

#include <glib/gi18n.h>

#include "siyi-sealing.h"

/* --- Asked --------------------------------------------------------------------------------------- */

static void
on_response (SiyiWindow *self, const char *response, AdwMessageDialog *dialog)
{
  GtkWidget *entry = adw_message_dialog_get_extra_child (dialog);

  if (g_str_equal (response, "restore") && entry != NULL)
    siyi_window_restore_sealed (self, g_object_get_data (G_OBJECT (dialog), "folder"),
                                g_object_get_data (G_OBJECT (dialog), "backup"),
                                gtk_editable_get_text (GTK_EDITABLE (entry)));
  else if (g_str_equal (response, "restore"))
    siyi_window_restore (self, g_object_get_data (G_OBJECT (dialog), "folder"),
                         g_object_get_data (G_OBJECT (dialog), "backup"));
}

/* Backups are named NAME-YYYYMMDD-hhmmss; one renamed by hand is called by its name. */
static char *
moment_of (const char *backup)
{
  g_autofree char *name = g_filename_display_basename (backup);
  g_autoptr(GRegex) regex = g_regex_new ("-(\\d{4})(\\d\\d)(\\d\\d)-(\\d\\d)(\\d\\d)(\\d\\d)\\.",
                                         G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autoptr(GDateTime) moment = NULL;
  int parts[6];

  if (!g_regex_match (regex, name, G_REGEX_MATCH_DEFAULT, &match))
    return g_steal_pointer (&name);

  for (int i = 0; i < 6; i++)
    {
      g_autofree char *part = g_match_info_fetch (match, i + 1);

      parts[i] = atoi (part);
    }
  moment = g_date_time_new_local (parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);

  /* Translators: a day and a time of day, as for g_date_time_format() */
  return moment != NULL ? g_date_time_format (moment, _("%Y-%m-%d %H:%M"))
                        : g_steal_pointer (&name);
}

static GtkWidget *
new_phrase_entry (void)
{
  GtkWidget *entry = gtk_password_entry_new ();

  gtk_password_entry_set_show_peek_icon (GTK_PASSWORD_ENTRY (entry), TRUE);
  g_object_set (entry, "placeholder-text", _("Pass phrase or recovery code"), "activates-default", TRUE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Pass phrase or recovery code"), -1);

  return entry;
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
  g_autofree char *moment = moment_of (backup);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self),
                                              _("Restore From This Backup?"), NULL);

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  _("The archive becomes what it was at %s; everything "
                                    "entered since is missing from it. The present file is not "
                                    "removed but kept beside."), moment);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel", _("_Cancel"),
                                    "restore", _("_Restore"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "restore",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  if (siyi_backup_is_sealed (backup))
    adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), new_phrase_entry ());
  g_object_set_data_full (G_OBJECT (dialog), "folder", g_strdup (folder), g_free);
  g_object_set_data_full (G_OBJECT (dialog), "backup", g_strdup (backup), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- Under way ----------------------------------------------------------------------------------- */

/**
 * siyi_window_begin_restore:
 * @self: the window, which shows no archive
 *
 * Shows the page of the restoring; nothing else can be done until it ends.
 *
 * Returns: (transfer full): what it tells itself by, and is stopped by
 */
SiyiJob *
siyi_window_begin_restore (SiyiWindow *self)
{
  SiyiJob *job = siyi_job_new (_("Restoring the backup"));

  siyi_job_set_stage (job, SIYI_N_RESTORE_PARTS);
  g_set_object (&self->restore_job, job);
  siyi_restore_page_set_job (self->restoring, job);
  gtk_stack_set_visible_child_name (self->root, "restoring");
  gtk_widget_grab_focus (GTK_WIDGET (siyi_restore_page_get_stop (self->restoring)));
  siyi_window_update_actions (self);
  /* What is half in its place is finished before the program ends. */
  g_application_hold (g_application_get_default ());

  return job;
}

/**
 * siyi_window_end_restore:
 * @self: the window, or what is left of it
 * @job: of siyi_window_begin_restore()
 */
void
siyi_window_end_restore (SiyiWindow *self, SiyiJob *job)
{
  g_application_release (g_application_get_default ());
  if (self->restore_job != job)
    return;

  g_clear_object (&self->restore_job);
  siyi_restore_page_set_job (self->restoring, NULL);
  siyi_window_update_actions (self);
}

static void
on_progress (gpointer job, SiyiRestorePart part, guint64 done, guint64 total)
{
  siyi_job_set_stage (job, (int) part);
  siyi_job_report (job, done, total);
}

static gboolean
restore_once (SiyiJob *job, const char *folder, const char *backup, const char *phrase, GError **error)
{
  GCancellable *cancellable = siyi_job_get_cancellable (job);

  if (phrase != NULL)
    return siyi_restore_sealed (folder, backup, phrase, NULL, cancellable, on_progress, job, error);

  return siyi_restore_told (folder, backup, NULL, cancellable, on_progress, job, error);
}

/**
 * siyi_window_restore_in_thread:
 * @phrase: (nullable): of a sealed backup
 *
 * Restores as soon as nobody has the archive open: the one that was shown is still being closed on its
 * own thread, and the reminder looks into it for a moment now and then. On a worker thread.
 *
 * Returns: as siyi_restore_told()
 */
gboolean
siyi_window_restore_in_thread (SiyiJob    *job,
                               const char *folder,
                               const char *backup,
                               const char *phrase,
                               GError    **error)
{
  enum { TRIES = 600, WAIT_US = 100 * 1000 };
  g_autoptr(GError) failed = NULL;

  for (int i = 0; i < TRIES; i++)
    {
      g_clear_error (&failed);
      if (g_cancellable_set_error_if_cancelled (siyi_job_get_cancellable (job), error))
        return FALSE;
      if (restore_once (job, folder, backup, phrase, &failed))
        return TRUE;
      if (!g_error_matches (failed, SIYI_ERROR, SIYI_ERROR_BUSY))
        break;
      g_usleep (WAIT_US);
    }
  g_propagate_error (error, g_steal_pointer (&failed));

  return FALSE;
}

/**
 * siyi_window_must_wait:
 *
 * Returns: whether a backup is being restored, so that nothing else may be opened; it is said then
 */
gboolean
siyi_window_must_wait (SiyiWindow *self)
{
  if (self->restore_job == NULL)
    return FALSE;

  siyi_toast (GTK_WIDGET (self), _("A backup is being restored: wait until it is done, or stop it"));

  return TRUE;
}
