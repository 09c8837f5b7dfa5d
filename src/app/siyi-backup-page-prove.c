/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The archive proved as it stands, as a job with a bar and Stop: what is looked at now stands below the
 * title, what was found in a dialog. A page that was closed meanwhile hears nothing. Main thread but for
 * the job. */
#include "siyi-backup-page-private.h"

#include <glib/gi18n.h>

#include "siyi-keeping.h"
#include "siyi-problem-dialog.h"
#include "siyi-weak.h"
#include "siyi-window.h"

static const char *
stage_words (SiyiCheckPart part)
{
  switch (part)
    {
    case SIYI_CHECK_STRUCTURE:
      return _("Reading the database…");
    case SIYI_CHECK_TRAIL:
      return _("Following the audit trail…");
    case SIYI_CHECK_RULES:
      return _("Comparing the records…");
    case SIYI_CHECK_FILES:
    case SIYI_N_CHECK_PARTS:
    default:
      return _("Reading photos and scans…");
    }
}

static void
on_stage (SiyiJob        *job,
          GParamSpec     *pspec,
          SiyiBackupPage *self)
{
  int stage;

  g_object_get (job, "stage", &stage, NULL);
  if (self->job == job)
    adw_action_row_set_subtitle (self->proof, stage_words ((SiyiCheckPart) stage));
}

/**
 * siyi_backup_page_set_proof:
 * @job: (nullable): the check that runs from now on
 */
void
siyi_backup_page_set_proof (SiyiBackupPage *self,
                            SiyiJob        *job)
{
  g_set_object (&self->job, job);
  gtk_widget_set_sensitive (self->now, job == NULL);
  gtk_widget_set_sensitive (self->prove, job == NULL);
  gtk_widget_set_visible (self->prove_stop, job != NULL);
  gtk_widget_set_visible (self->prove_progress, job != NULL);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->prove_progress), 0);
  if (job == NULL)
    {
      adw_action_row_set_subtitle (self->proof, _("Reads all of it and compares: database, photos, audit trail. "
                                                  "Nothing is changed"));
      return;
    }

  g_object_bind_property (job, "fraction", self->prove_progress, "fraction", G_BINDING_DEFAULT);
  g_signal_connect_object (job, "notify::stage", G_CALLBACK (on_stage), self, 0);
  on_stage (job, NULL, self);
}

static void
on_progress (gpointer      job,
             SiyiCheckPart part,
             guint64       done,
             guint64       total)
{
  siyi_job_set_stage (job, (int) part);
  siyi_job_report (job, done, total);
}

static gpointer
prove_in_thread (SiyiJob       *job,
                 gpointer       archive,
                 GCancellable  *cancellable,
                 GError       **error)
{
  return siyi_check (archive, cancellable, on_progress, job, error);
}

static void
show_problems (SiyiBackupPage *self,
               GPtrArray      *problems)
{
  g_autofree char *name = siyi_archive_dup_name (self->archive);
  GtkWidget *dialog;

  for (guint i = 0; i < problems->len; i++)
    {
      const SiyiProblem *problem = g_ptr_array_index (problems, i);

      g_message ("Check of the archive: %s (%s)", problem->what, problem->where);
    }
  dialog = siyi_problem_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), problems, name,
                                    siyi_clock_now_us (siyi_archive_get_clock (self->archive)));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_proved (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(SiyiBackupPage) self = siyi_weak_take (data);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) problems = siyi_job_run_finish (SIYI_JOB (source), result, &error);

  if (self == NULL || self->archive == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;

  siyi_backup_page_set_proof (self, NULL);
  if (problems == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    siyi_toast (GTK_WIDGET (self), _("Stopped; a check changes nothing"));
  else if (problems == NULL)
    siyi_show_error (GTK_WIDGET (self), _("Checking the archive"), error);
  else if (problems->len == 0)
    siyi_toast (GTK_WIDGET (self), _("The archive is sound: all of it was read and compared"));
  else
    show_problems (self, problems);
}

/**
 * siyi_backup_page_prove:
 *
 * Proves the archive as it stands.
 */
void
siyi_backup_page_prove (SiyiBackupPage *self)
{
  g_autoptr(SiyiJob) job = NULL;

  if (self->job != NULL)
    return;

  job = siyi_job_new (_("Checking the archive"));
  siyi_backup_page_set_proof (self, job);
  siyi_job_run_async (job, prove_in_thread, g_object_ref (self->archive), g_object_unref,
                      (GDestroyNotify) g_ptr_array_unref, on_proved, siyi_weak_new (self));
}
