/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The archive proved as it stands, as a job with a bar and Stop: what is looked at now stands below the
 * title, what was found in a dialog. A page that was closed meanwhile hears nothing. Main thread but for
 * the job. */
#include "siyi-backup-page-private.h"

#include <glib/gi18n.h>

#include "siyi-problem-words.h"
#include "siyi-weak.h"
#include "siyi-window.h"

enum { MOST_HEIGHT = 240, WORDS_WIDTH = 280 };

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

/* Each kind of finding once, with how often: for which rows, whoever helps asks the log or siyictl. */
static GtkWidget *
new_findings (const gint64 *counts)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *grid = gtk_grid_new ();
  int row = 0;

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  for (int kind = 0; kind < SIYI_N_PROBLEM_KINDS; kind++)
    {
      g_autofree char *times = g_strdup_printf (ngettext ("%u place", "%u places", (gulong) counts[kind]), (guint) counts[kind]);
      GtkWidget *words, *count;

      if (counts[kind] == 0)
        continue;

      words = gtk_label_new (siyi_problem_words ((SiyiProblemKind) kind));
      count = gtk_label_new (times);
      gtk_label_set_xalign (GTK_LABEL (words), 0);
      gtk_label_set_wrap (GTK_LABEL (words), TRUE);
      gtk_label_set_selectable (GTK_LABEL (words), TRUE);
      gtk_widget_set_hexpand (words, TRUE);
      /* The height asked for is that of the least width. */
      gtk_widget_set_size_request (words, WORDS_WIDTH, -1);
      gtk_label_set_xalign (GTK_LABEL (count), 1);
      gtk_widget_set_valign (count, GTK_ALIGN_START);
      gtk_widget_add_css_class (count, "secondary");
      gtk_widget_add_css_class (count, "numeric");
      gtk_grid_attach (GTK_GRID (grid), words, 0, row, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), count, 1, row++, 1, 1);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), grid);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), MOST_HEIGHT);

  return scrolled;
}

static void
show_problems (SiyiBackupPage *self,
               GPtrArray      *problems)
{
  gint64 counts[SIYI_N_PROBLEM_KINDS] = { 0 };
  g_autofree char *body = NULL;
  GtkWidget *dialog;
  guint n = 0;

  for (guint i = 0; i < problems->len; i++)
    {
      const SiyiProblem *problem = g_ptr_array_index (problems, i);

      g_message ("Check of the archive: %s (%s)", problem->what, problem->where);
      counts[problem->kind] += problem->n;
      n += (guint) problem->n;
    }
  body = g_strdup_printf (ngettext ("%u problem was found. Restore the newest good backup, or ask for help "
                                    "before you go on.",
                                    "%u problems were found. Restore the newest good backup, or ask for "
                                    "help before you go on.", n), n);
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("The Archive Is Damaged"), body);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), new_findings (counts));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
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
