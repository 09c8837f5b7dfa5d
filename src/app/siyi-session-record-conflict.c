/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another computer or program wrote the same record meanwhile: what does not touch is put together,
 * for the rest there is a question that keeps both. Until it is answered nothing is saved, drafts
 * are. Main thread. */
#include "siyi-session-record-private.h"

#include <glib/gi18n.h>

#include "siyi-session-record-words.h"

typedef struct
{
  SiyiTalkRecord *theirs, *mine;
  gboolean        has_base;      /* the fields were filled from self->stored */
  gint64          visit;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_pointer (&question->theirs, siyi_talk_record_free);
  g_clear_pointer (&question->mine, siyi_talk_record_free);
  g_free (question);
}

static void
take (SiyiSessionRecord    *self,
      SiyiTalkRecord       *theirs,
      const SiyiTalkRecord *now)
{
  siyi_session_record_set_stored (self, theirs);
  siyi_session_record_start_line (self);
  siyi_session_record_fill (self, now);
  self->typed++;
  siyi_session_record_save (self);
}

/* What was typed goes on; the words of the other one stay in the audit trail. */
static void
take_mine (SiyiSessionRecord *self,
           Question          *question)
{
  g_autoptr(SiyiTalkRecord) now = siyi_session_record_typed (self);

  take (self, g_steal_pointer (&question->theirs), now);
}

/* only_if_apart: not where both changed the same thing. */
static gboolean
take_both (SiyiSessionRecord *self,
           Question          *question,
           gboolean           only_if_apart)
{
  g_autoptr(SiyiTalkRecord) mine = siyi_session_record_typed (self);
  gboolean both;
  g_autoptr(SiyiTalkRecord) now = siyi_talk_record_join (question->has_base ? self->stored : NULL,
                                                         question->theirs, mine, &both);

  if (both && only_if_apart)
    return FALSE;

  take (self, g_steal_pointer (&question->theirs), now);

  return TRUE;
}

static void
on_response (SiyiSessionRecord *self,
             const char        *response,
             AdwMessageDialog  *dialog)
{
  Question *question = g_object_get_data (G_OBJECT (dialog), "question");

  if (question->visit != self->visit || !self->asking)
    return;

  self->asking = FALSE;
  if (g_str_equal (response, "mine"))
    take_mine (self, question);
  else
    take_both (self, question, FALSE);
}

/* A sealed record takes no change any more: what was typed is offered as an addition. */
static void
ask_to_add (SiyiSessionRecord *self,
            Question          *question)
{
  g_autoptr(GString) text = g_string_new (NULL);
  const char *typed[][2] = {
    { question->mine->talk, question->theirs->talk },
    { question->mine->instruction, question->theirs->instruction },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    if (typed[i][0] != NULL && g_strcmp0 (typed[i][0], typed[i][1]) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", typed[i][0]);

  self->sent = self->saved = self->typed;
  siyi_session_record_stop (self);
  siyi_session_record_set_stored (self, g_steal_pointer (&question->theirs));
  siyi_session_record_start_line (self);
  siyi_session_record_fill (self, self->stored);
  siyi_session_record_add_text (self, text->str);
}

static void
ask (SiyiSessionRecord *self,
     Question          *question)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  const SiyiTalkRecord *theirs = question->theirs;
  g_autofree char *time = siyi_talk_words_time (theirs->saved_at, siyi_session_record_today (self));
  /* Translators: who wrote, when */
  g_autofree char *body = g_strdup_printf (
    _("%1$s saved it at %2$s. What you typed is kept. “Both” puts the two texts one below the "
      "other; “Mine” goes on with yours, the other stays in the trail."),
    theirs->saved_by != NULL ? theirs->saved_by : _("Somebody"), time);
  GtkWidget *dialog = adw_message_dialog_new (root != NULL ? GTK_WINDOW (root) : NULL,
                                              _("The Record Was Changed Meanwhile"), body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "mine", _("_Mine"), "both",
                                    _("_Both"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "both",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "both");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "both");
  g_object_set_data_full (G_OBJECT (dialog), "question", question, question_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * siyi_session_record_ask:
 * @theirs: (transfer full): as the archive has it now
 * @mine: (transfer full): as typed; it stands in the fields
 *
 * Puts the two together, and asks where both changed the same thing.
 */
void
siyi_session_record_ask (SiyiSessionRecord *self,
                         SiyiTalkRecord    *theirs,
                         SiyiTalkRecord    *mine)
{
  Question *question = g_new0 (Question, 1);

  question->theirs = theirs;
  question->mine = mine;
  question->has_base = theirs->version != self->stored->version ||
                       theirs->case_version != self->stored->case_version;
  question->visit = self->visit;
  if (theirs->sealed_at != 0)
    ask_to_add (self, question);
  else if (!take_both (self, question, TRUE))
    {
      self->asking = TRUE;
      ask (self, question);
      return;
    }
  question_free (question);
}
