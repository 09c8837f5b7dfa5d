/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The leader's view over briefs that came sealed: no archive is asked or written. What is typed stays in
 * memory until it leaves as a sealed file of answers, and the window asks before it is lost. Main thread
 * but for the sealing. */
#include "siyi-leader-window-private.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-file-ask.h"
#include "siyi-job.h"
#include "siyi-sealed-open.h"
#include "siyi-sealed-words.h"

static gboolean
is_over (SiyiLeaderWindow *self)
{
  const SiyiDay last = siyi_day_parse (self->sealed->expires);

  return last != SIYI_DAY_NONE && siyi_clock_today (self->clock) > last;
}

/* What is typed and in no saved file. */
static gboolean
has_unsaved (SiyiLeaderWindow *self)
{
  if (self->sealed == NULL || self->view == NULL)
    return FALSE;

  siyi_leader_window_keep_words (self);

  return !g_strv_equal ((const char * const *) self->view->drafts, (const char * const *) self->answered);
}

static void
say (SiyiLeaderWindow *self,
     const char       *words)
{
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (adw_window_get_content (ADW_WINDOW (self))), adw_toast_new (words));
}

/* --- Saving ------------------------------------------------------------------------------------- */

typedef struct
{
  SiyiLeaderWindow  *window;     /* keeps the briefs, which do not change */
  char             **texts;
  char              *path;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->window);
  g_strfreev (saving->texts);
  g_free (saving->path);
  g_free (saving);
}

static gpointer
save_in_thread (SiyiJob       *job,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const Saving *saving = data;
  const SiyiLeaderWindow *window = saving->window;

  return siyi_answers_write (window->sealed, (const char * const *) saving->texts, window->clock, window->secret,
                             saving->path, error) ? g_strdupv (saving->texts) : NULL;
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(SiyiLeaderWindow) self = data;
  g_autoptr(GError) error = NULL;
  char **texts = siyi_job_run_finish (SIYI_JOB (source), result, &error);

  self->saving = FALSE;
  if (texts != NULL)
    {
      g_strfreev (self->answered);
      self->answered = texts;
    }
  /* Closed meanwhile. */
  if (self->view == NULL)
    return;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "leader.save-answers", TRUE);
  if (texts == NULL)
    siyi_sealed_show_error (GTK_WINDOW (self), _("Saving the answers"), error);
  else
    say (self, _("Answers sealed and saved. Give the file to the office."));
}

/**
 * siyi_leader_window_write_answers:
 * @path: the sealed file to make or replace
 *
 * Seals what is written, on a thread of its own, with the secret that opened the briefs.
 */
void
siyi_leader_window_write_answers (SiyiLeaderWindow *self,
                                  const char       *path)
{
  g_autoptr(SiyiJob) job = NULL;
  Saving *saving;

  if (self->saving || self->view == NULL)
    return;

  siyi_leader_window_keep_words (self);
  saving = g_new0 (Saving, 1);
  saving->window = g_object_ref (self);
  saving->texts = g_strdupv (self->view->drafts);
  saving->path = g_str_has_suffix (path, SIYI_ANSWERS_ENDING) ? g_strdup (path)
                                                               : g_strconcat (path, SIYI_ANSWERS_ENDING, NULL);
  self->saving = TRUE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "leader.save-answers", FALSE);
  job = siyi_job_new (_("Saving the answers"));
  siyi_job_run_async (job, save_in_thread, saving, saving_free, (GDestroyNotify) g_strfreev, on_saved,
                      g_object_ref (self));
}

static void
on_place (GtkWidget  *widget,
          const char *path,
          gpointer    data)
{
  siyi_leader_window_write_answers (SIYI_LEADER_WINDOW (widget), path);
}

/**
 * siyi_leader_window_save_answers:
 *
 * Asks where the answers go, if there are any.
 */
void
siyi_leader_window_save_answers (SiyiLeaderWindow *self)
{
  g_autofree char *name = NULL;
  g_autofree char *full = NULL;
  gboolean has_words = FALSE;

  if (self->sealed == NULL || self->saving || siyi_leader_window_is_resting (self))
    return;
  if (is_over (self))
    {
      say (self, _("The last day to answer is over"));
      return;
    }

  siyi_leader_window_keep_words (self);
  for (gsize i = 0; self->view->drafts[i] != NULL; i++)
    {
      g_autofree char *words = g_strstrip (g_strdup (self->view->drafts[i]));

      has_words = has_words || *words != '\0';
    }
  if (!has_words)
    {
      say (self, _("Nothing is written yet"));
      return;
    }

  /* Translators: name of a file: day of the session, leader */
  name = g_strdup_printf (_("Answers %1$s %2$s"), self->sealed->day, self->sealed->leader);
  full = g_strconcat (name, SIYI_ANSWERS_ENDING, NULL);
  gtk_native_dialog_show (siyi_file_ask_save (GTK_WIDGET (self), _("Save the Answers"), _("_Save"), full, on_place,
                                              NULL, NULL));
}

/* --- Closing ------------------------------------------------------------------------------------ */

static void
destroy_in_idle (gpointer data)
{
  g_autoptr(GtkWindow) window = data;

  gtk_window_destroy (window);
}

/* The question stands over the window and must go first. */
static void
on_close_answered (SiyiLeaderWindow *self,
                   const char       *response)
{
  if (g_str_equal (response, "save"))
    siyi_leader_window_save_answers (self);
  else if (g_str_equal (response, "discard"))
    g_idle_add_once (destroy_in_idle, g_object_ref (self));
}

/**
 * siyi_leader_window_ask_close:
 *
 * Returns: whether the window stays open for now, because something would be lost
 */
gboolean
siyi_leader_window_ask_close (SiyiLeaderWindow *self)
{
  GtkWidget *dialog;

  if (!has_unsaved (self))
    return FALSE;

  dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Close Without Saving the Answers?"),
                                   _("What you wrote is in no file yet and will be gone."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "discard", _("_Discard"),
                                    "save", C_("answers", "_Save…"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_close_answered), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));

  return TRUE;
}

/* --- Opening ------------------------------------------------------------------------------------ */

static char *
bar_words (SiyiLeaderWindow *self)
{
  const SiyiBriefs *briefs = self->view->briefs;
  const SiyiDay today = siyi_clock_today (self->clock);
  const SiyiDay last = siyi_day_parse (self->sealed->expires);
  g_autofree char *made = siyi_case_words_day (briefs->today, today, FALSE);
  g_autofree char *end = siyi_case_words_day (last != SIYI_DAY_NONE ? last : briefs->today, today, FALSE);

  if (is_over (self))
    /* Translators: leader, day the briefs were sealed, last day to answer */
    return g_strdup_printf (_("Sealed briefs for %1$s, as of %2$s. The last day to answer, %3$s, is over: they can only "
                              "be read."), self->sealed->leader, made, end);

  /* Translators: leader, day the briefs were sealed, last day to answer */
  return g_strdup_printf (_("Sealed briefs for %1$s, as of %2$s. Answers until %3$s."), self->sealed->leader, made, end);
}

static SiyiLeaderView *
view_of (SiyiBriefPackage *sealed)
{
  SiyiLeaderView *view = g_new0 (SiyiLeaderView, 1);
  g_autoptr(GStrvBuilder) drafts = g_strv_builder_new ();

  for (guint i = 0; i < sealed->items->len; i++)
    g_strv_builder_add (drafts, "");
  view->drafts = g_strv_builder_end (drafts);
  view->briefs = g_steal_pointer (&sealed->briefs);

  return view;
}

/**
 * siyi_leader_window_present_sealed:
 * @application: the program
 * @sealed: (transfer full): the briefs
 * @secret: the pass phrase or recovery code that opened them
 * @clock: tells the last day
 *
 * Shows sealed briefs in a window of their own.
 */
void
siyi_leader_window_present_sealed (GtkApplication   *application,
                                   SiyiBriefPackage *sealed,
                                   const char       *secret,
                                   SiyiClock        *clock)
{
  SiyiLeaderWindow *self = g_object_new (SIYI_TYPE_LEADER_WINDOW, "application", application, NULL);
  g_autofree char *words = NULL;

  self->sealed = sealed;
  self->secret = g_strdup (secret);
  self->clock = siyi_clock_ref (clock);
  self->view = view_of (sealed);
  self->answered = g_strdupv (self->view->drafts);
  words = bar_words (self);
  gtk_label_set_text (self->sealed_words, words);
  gtk_widget_set_visible (self->sealed_bar, TRUE);
  gtk_widget_set_visible (self->switcher, FALSE);
  gtk_window_set_title (GTK_WINDOW (self), _("Sealed Briefs"));
  siyi_leader_note_set_away (self->note, !is_over (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "leader.save-answers", !is_over (self) && sealed->items->len > 0);
  siyi_leader_window_show_view (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->main_scroller));
}
