/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the page of backups does: makes them as a job with a bar and Stop, tries one, saves the rules,
 * asks for a folder. A page that was closed meanwhile hears nothing. Main thread but for the jobs. */
#include "siyi-backup-page-private.h"

#include <glib/gi18n.h>

#include "siyi-sealing.h"
#include "siyi-settings-work.h"
#include "siyi-weak.h"
#include "siyi-window.h"

typedef struct
{
  SiyiArchive   *archive;
  char          *path;
  SiyiBackupTry  tried;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_object_unref (work->archive);
  g_free (work->path);
  g_free (work);
}

static Work *
work_new (SiyiBackupPage *self,
          const char     *path)
{
  Work *work = g_new0 (Work, 1);

  work->archive = g_object_ref (self->archive);
  work->path = g_strdup (path);

  return work;
}

/**
 * siyi_backup_page_set_job:
 * @job: (nullable): the one that runs from now on
 */
void
siyi_backup_page_set_job (SiyiBackupPage *self,
                          SiyiJob        *job)
{
  g_set_object (&self->job, job);
  gtk_widget_set_sensitive (self->now, job == NULL);
  gtk_widget_set_sensitive (self->prove, job == NULL);
  gtk_widget_set_visible (self->stop, job != NULL);
  gtk_widget_set_visible (self->progress, job != NULL);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), 0);
  if (job != NULL)
    g_object_bind_property (job, "fraction", self->progress, "fraction", G_BINDING_DEFAULT);
  siyi_backup_page_show_last (self);
}

/**
 * siyi_backup_page_show_last:
 *
 * Below the first title stands what is done now, else when the last good backup was made.
 */
void
siyi_backup_page_show_last (SiyiBackupPage *self)
{
  g_autofree char *words = NULL;

  if (self->job != NULL && gtk_widget_get_visible (self->progress))
    g_object_get (self->job, "title", &words, NULL);
  else if (self->shown != NULL)
    words = siyi_backup_words_last (self->shown);
  if (words != NULL)
    adw_action_row_set_subtitle (self->last, words);
}

static gpointer
back_up_in_thread (SiyiJob       *job,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  Work *work = data;

  return siyi_backup_all (work->archive, siyi_sealing_seal, cancellable, siyi_job_report, job, error) ? GINT_TO_POINTER (TRUE) : NULL;
}

static gboolean
was_stopped (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
on_backed_up (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(SiyiBackupPage) self = siyi_weak_take (data);
  g_autoptr(GError) error = NULL;
  gboolean made = siyi_job_run_finish (SIYI_JOB (source), result, &error) != NULL;

  if (self == NULL || self->archive == NULL)
    return;

  siyi_backup_page_set_job (self, NULL);
  if (made)
    siyi_toast (GTK_WIDGET (self), _("Backed up, opened and checked"));
  else if (was_stopped (error))
    siyi_toast (GTK_WIDGET (self), _("Stopped; the older backups are as they were"));
  else
    siyi_show_error (GTK_WIDGET (self), _("Backing up"), error);
}

/**
 * siyi_backup_page_back_up:
 *
 * Makes a backup at each place now.
 */
void
siyi_backup_page_back_up (SiyiBackupPage *self)
{
  g_autoptr(SiyiJob) job = NULL;

  if (self->job != NULL)
    return;

  job = siyi_job_new (_("Backing up…"));
  siyi_backup_page_set_job (self, job);
  siyi_job_run_async (job, back_up_in_thread, work_new (self, NULL), work_free, NULL, on_backed_up,
                      siyi_weak_new (self));
}

static gpointer
try_in_thread (SiyiJob       *job,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  Work *work = data;

  if (siyi_backup_is_sealed (work->path))
    return siyi_sealing_check (siyi_archive_get_folder (work->archive), work->path, siyi_job_report, job, cancellable, error)
             ? g_new0 (SiyiBackupTry, 1) : NULL;
  if (!siyi_backup_try (work->path, &work->tried, cancellable, siyi_job_report, job, error))
    return NULL;

  return g_memdup2 (&work->tried, sizeof work->tried);
}

static char *
tried_words (const SiyiBackupTry *tried)
{
  g_autofree char *visits = g_strdup_printf (ngettext ("%d visit", "%d visits", (gulong) tried->visits), (int) tried->visits);
  g_autofree char *files = g_strdup_printf (ngettext ("%d file", "%d files", (gulong) tried->files), (int) tried->files);

  /* What is in a sealed one was counted before it was sealed. */
  if (tried->last_change == 0)
    return g_strdup (_("The seal is whole and opens with the pass phrase that is kept here. Nothing was changed."));
  if (tried->with_files)
    /* Translators: what a backup holds: "450 visits", "3,412 files" */
    return g_strdup_printf (_("It is sound: %1$s, %2$s, all of them read and compared. Nothing was changed."), visits, files);

  /* Translators: what a backup holds: "450 visits" */
  return g_strdup_printf (_("It is sound: %1$s. Photos and scans are not in it: they stay in the archive and are in the "
                            "backups in the chosen folder. Nothing was changed."), visits);
}

static void
on_tried (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(SiyiBackupPage) self = siyi_weak_take (data);
  g_autoptr(GError) error = NULL;
  g_autofree SiyiBackupTry *tried = siyi_job_run_finish (SIYI_JOB (source), result, &error);
  GtkRoot *root = self != NULL ? gtk_widget_get_root (GTK_WIDGET (self)) : NULL;
  g_autofree char *words = NULL;
  GtkWidget *dialog;

  if (root == NULL || self->archive == NULL)
    return;

  siyi_backup_page_set_job (self, NULL);
  if (tried == NULL)
    {
      if (was_stopped (error))
        siyi_toast (GTK_WIDGET (self), _("Stopped; a check changes nothing"));
      else
        siyi_show_error (GTK_WIDGET (self), _("Trying the backup"), error);
      return;
    }

  words = tried_words (tried);
  dialog = adw_message_dialog_new (GTK_WINDOW (root), _("The Backup Can Be Restored"), words);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * siyi_backup_page_try:
 * @path: of a backup
 *
 * Opens and checks it without touching anything, and tells what is in it.
 */
void
siyi_backup_page_try (SiyiBackupPage *self,
                      const char     *path)
{
  g_autoptr(SiyiJob) job = NULL;

  if (self->job != NULL)
    return;

  job = siyi_job_new (_("Opening and checking the backup…"));
  siyi_backup_page_set_job (self, job);
  siyi_job_run_async (job, try_in_thread, work_new (self, path), work_free, g_free, on_tried, siyi_weak_new (self));
}

static gboolean
save_rules (SiyiDb    *db,
            gpointer   data,
            GError   **error)
{
  return siyi_backup_rules_save (db, data, error);
}

/**
 * siyi_backup_page_save:
 * @dir: the folder, "" for none
 * @keep: how many stay
 * @sealed: whether what goes into the folder is sealed
 */
void
siyi_backup_page_save (SiyiBackupPage *self,
                       const char     *dir,
                       int             keep,
                       gboolean        sealed)
{
  SiyiBackupRules *rules = g_new0 (SiyiBackupRules, 1);

  rules->dir = g_strdup (dir);
  rules->keep = keep;
  rules->sealed = sealed;
  siyi_settings_save (GTK_WIDGET (self), self->archive, _("Rules of backups"), save_rules, rules,
                      (GDestroyNotify) siyi_backup_rules_free, NULL);
}

static void
on_chosen (GtkNativeDialog *dialog,
           int              response,
           SiyiBackupPage  *self)
{
  g_autoptr(GFile) folder = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    folder = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  path = folder != NULL ? g_file_get_path (folder) : NULL;
  if (path != NULL && self->shown != NULL)
    siyi_backup_page_save (self, path, self->shown->rules->keep, self->shown->rules->sealed);
  else if (folder != NULL)
    siyi_toast (GTK_WIDGET (self), _("Only folders on this computer can be chosen"));

  g_object_unref (dialog);
}

/**
 * siyi_backup_page_choose:
 *
 * Asks for the folder the backups go into besides this computer's own.
 */
void
siyi_backup_page_choose (SiyiBackupPage *self)
{
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (_("Choose a Folder for Backups"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                 GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("_Choose"), NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
