/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sealing of briefs, from the place that is asked for to what was made of it. Main thread but for the work
 * itself, a job that can be stopped. */
#include "siyi-briefs-dialog-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "siyi-brief-package.h"
#include "siyi-error-words.h"
#include "siyi-file-ask.h"
#include "siyi-schedule-store.h"
#include "siyi-weak.h"

#define PULSE_MS 120

typedef struct
{
  SiyiArchive *archive;
  gint64       session;
  SiyiDay      expires;
  char        *leader, *phrase, *path;
} Work;

typedef struct { guint n; char *path, *code; } Sealed;

static void
work_free (gpointer data)
{
  Work *work = data;

  memset (work->phrase, 0, strlen (work->phrase));
  g_free (work->phrase);
  g_free (work->leader);
  g_free (work->path);
  g_object_unref (work->archive);
  g_free (work);
}

static void
sealed_free (gpointer data)
{
  Sealed *sealed = data;

  g_free (sealed->path);
  g_free (sealed->code);
  g_free (sealed);
}

static gpointer
seal_in_thread (SiyiJob       *job,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const Work *work = data;
  const SiyiBriefWish wish = { .session = work->session, .leader = work->leader, .expires = work->expires,
                               .passphrase = work->phrase, .path = work->path };
  Sealed *sealed = g_new0 (Sealed, 1);

  if (siyi_brief_package_write (work->archive, &wish, &sealed->code, &sealed->n, siyi_job_report, job, cancellable, error))
    {
      sealed->path = g_strdup (work->path);
      return sealed;
    }
  sealed_free (sealed);

  return NULL;
}

static void
show_form (SiyiBriefsDialog *self,
           const GError     *error)
{
  gtk_stack_set_visible_child_name (self->stack, "form");
  gtk_widget_set_visible (self->seal, TRUE);
  gtk_button_set_label (GTK_BUTTON (self->cancel), _("Cancel"));
  gtk_label_set_text (self->trouble, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                                       ? _("Stopped; nothing was left behind") : siyi_error_sentence (error));
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), TRUE);
}

static void
on_sealed (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(SiyiBriefsDialog) self = siyi_weak_take (data);
  g_autoptr(GError) error = NULL;
  Sealed *sealed = siyi_job_run_finish (SIYI_JOB (source), result, &error);

  if (self != NULL)
    {
      g_clear_object (&self->job);
      g_clear_handle_id (&self->pulse, g_source_remove);
    }
  if (self != NULL && self->archive != NULL && sealed != NULL)
    siyi_briefs_dialog_show_done (self, sealed->n, sealed->path, sealed->code);
  else if (self != NULL && self->archive != NULL)
    {
      g_message ("Sealing the briefs: %s", error->message);
      show_form (self, error);
    }
  g_clear_pointer (&sealed, sealed_free);
}

static gboolean
pulse (gpointer data)
{
  gtk_progress_bar_pulse (SIYI_BRIEFS_DIALOG (data)->progress);

  return G_SOURCE_CONTINUE;
}

/**
 * siyi_briefs_dialog_seal:
 * @path: the file to make; it gets the ending of sealed briefs
 *
 * Seals what the form says.
 */
void
siyi_briefs_dialog_seal (SiyiBriefsDialog *self,
                         const char       *path)
{
  const SiyiPlanned *session = siyi_briefs_dialog_chosen_session (self);
  const SiyiSeat *seat = siyi_briefs_dialog_chosen_seat (self);
  Work *work;

  if (self->job != NULL || !gtk_widget_get_sensitive (self->seal))
    return;

  work = g_new0 (Work, 1);
  work->archive = g_object_ref (self->archive);
  work->session = session->id;
  work->leader = g_strdup (seat->name);
  siyi_day_row_get_day (self->expires, &work->expires);
  work->phrase = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->phrase)));
  work->path = g_str_has_suffix (path, SIYI_BRIEFS_ENDING) ? g_strdup (path) : g_strconcat (path, SIYI_BRIEFS_ENDING, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), FALSE);
  gtk_widget_set_visible (self->seal, FALSE);
  gtk_button_set_label (GTK_BUTTON (self->cancel), _("Stop"));
  gtk_stack_set_visible_child_name (self->stack, "working");
  self->pulse = g_timeout_add (PULSE_MS, pulse, self);
  self->job = siyi_job_new (_("Sealing the briefs"));
  siyi_job_run_async (self->job, seal_in_thread, work, work_free, sealed_free, on_sealed, siyi_weak_new (self));
}

static void
on_place (GtkWidget  *widget,
          const char *path,
          gpointer    data)
{
  siyi_briefs_dialog_seal (SIYI_BRIEFS_DIALOG (widget), path);
}

/**
 * siyi_briefs_dialog_ask_place:
 *
 * Asks where the briefs go, then seals them.
 */
void
siyi_briefs_dialog_ask_place (SiyiBriefsDialog *self)
{
  const SiyiPlanned *session = siyi_briefs_dialog_chosen_session (self);
  const SiyiSeat *seat = siyi_briefs_dialog_chosen_seat (self);
  g_autofree char *day = siyi_day_to_text (session->day);
  /* Translators: name of a file: day of the session, leader */
  g_autofree char *name = g_strdup_printf (_("Briefs %1$s %2$s"), day, seat->name);
  g_autofree char *full = g_strconcat (name, SIYI_BRIEFS_ENDING, NULL);

  gtk_native_dialog_show (siyi_file_ask_save (GTK_WIDGET (self), _("Where the Briefs Go"), _("_Seal"), full, on_place,
                                              NULL, NULL));
}
