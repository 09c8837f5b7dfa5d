/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reception day as siyictl answers with it: the queue, the three stages, what is missing. */
#include "commands.h"

/**
 * ctl_add_lacks:
 *
 * Adds what a record still lacks, as a list of keys.
 */
void
ctl_add_lacks (JsonBuilder *answer,
               SiyiLacks    lacks)
{
  g_auto(GStrv) words = siyi_lacks_words (lacks);

  ctl_add_list (answer, "lacks", (const char * const *) words);
}

/**
 * ctl_add_count:
 * @count: -1 where nobody said it
 */
void
ctl_add_count (JsonBuilder *answer,
               const char  *key,
               int          count)
{
  json_builder_set_member_name (answer, key);
  if (count < 0)
    json_builder_add_null_value (answer);
  else
    json_builder_add_int_value (answer, count);
}

static void
add_line (JsonBuilder         *answer,
          const SiyiQueueLine *line)
{
  json_builder_begin_object (answer);
  ctl_add_int (answer, "visit", line->visit);
  ctl_add_int (answer, "case", line->case_id);
  ctl_add_text (answer, "number", line->case_number);
  ctl_add_int (answer, "serial", line->serial);
  ctl_add_text (answer, "state", siyi_queue_word (line->queue));
  ctl_add_text (answer, "appointed", line->appointed);
  ctl_add_text (answer, "arrived", line->arrived);
  ctl_add_text (answer, "called", line->called);
  ctl_add_text (answer, "gone", line->gone);
  ctl_add_text (answer, "visitors", line->masked);
  ctl_add_text (answer, "request", line->title);
  ctl_add_count (answer, "persons", line->persons);
  ctl_add_count (answer, "representatives", line->representatives);
  ctl_add_count (answer, "concerned", line->concerned);
  ctl_add_count (answer, "first", line->first);
  ctl_add_flag (answer, "restricted", line->restricted);
  ctl_add_flag (answer, "walk_in", line->walk_in);
  ctl_add_flag (answer, "sealed", line->sealed);
  ctl_add_count (answer, "on_the_spot", line->on_the_spot);
  ctl_add_lacks (answer, line->lacks);
  json_builder_end_object (answer);
}

/**
 * ctl_add_queue:
 *
 * Adds the member "queue" to the object that is open.
 */
void
ctl_add_queue (JsonBuilder         *answer,
               const SiyiReception *reception)
{
  json_builder_set_member_name (answer, "queue");
  json_builder_begin_array (answer);
  for (guint i = 0; i < reception->queue->len; i++)
    add_line (answer, g_ptr_array_index (reception->queue, i));
  json_builder_end_array (answer);
}

static const char *
state_word (SiyiStepState state)
{
  switch (state)
    {
    case SIYI_STEP_DONE:
      return "done";
    case SIYI_STEP_NOT_NEEDED:
      return "not-needed";
    case SIYI_STEP_OPEN:
    default:
      return "open";
    }
}

static const char *
stage_word (SiyiStage stage)
{
  static const char * const words[] = { "prepare", "receive", "follow", "done" };

  return words[stage];
}

static void
add_stages (JsonBuilder      *answer,
            const SiyiStages *stages)
{
  ctl_add_text (answer, "stage", stage_word (stages->current));
  json_builder_set_member_name (answer, "stages");
  json_builder_begin_object (answer);
  for (int i = 0; i < SIYI_N_STAGES; i++)
    {
      json_builder_set_member_name (answer, stage_word ((SiyiStage) i));
      json_builder_begin_object (answer);
      ctl_add_int (answer, "done", stages->n_done[i]);
      ctl_add_int (answer, "wanted", stages->n_wanted[i]);
      json_builder_end_object (answer);
    }
  json_builder_end_object (answer);
  json_builder_set_member_name (answer, "steps");
  json_builder_begin_object (answer);
  for (int i = 0; i < SIYI_N_STEPS; i++)
    ctl_add_text (answer, siyi_step_word ((SiyiStep) i), state_word (stages->steps[i]));
  json_builder_end_object (answer);
}

static void
add_pieces (JsonBuilder         *answer,
            const SiyiReception *reception)
{
  json_builder_set_member_name (answer, "pieces");
  json_builder_begin_object (answer);
  for (int i = 0; i < SIYI_N_PIECES; i++)
    {
      json_builder_set_member_name (answer, siyi_piece_word ((SiyiPiece) i));
      json_builder_begin_object (answer);
      ctl_add_int (answer, "done", reception->session->pieces[i].done);
      ctl_add_int (answer, "wanted", reception->session->pieces[i].wanted);
      ctl_add_text (answer, "excuse", reception->excuses[i]);
      json_builder_end_object (answer);
    }
  json_builder_end_object (answer);
}

/**
 * ctl_add_reception:
 *
 * Adds what a session's page shows beside its plan to the object that is open.
 */
void
ctl_add_reception (JsonBuilder         *answer,
                   const SiyiReception *reception)
{
  ctl_add_int (answer, "session_number", reception->number);
  ctl_add_text (answer, "recorder", reception->recorder);
  ctl_add_text (answer, "accompany", reception->accompany);
  ctl_add_text (answer, "began", reception->began);
  ctl_add_text (answer, "ended", reception->ended);
  add_stages (answer, &reception->stages);
  add_pieces (answer, reception);
  ctl_add_queue (answer, reception);
}

/**
 * ctl_print_queue:
 *
 * Prints the queue as a table: petitioners masked, times, what their records lack.
 */
void
ctl_print_queue (const SiyiReception *reception)
{
  CtlTable *table = ctl_table_new (_("Visit"), _("State"), _("Appointed"), _("Arrived"),
                                   _("Called in"), _("Left"), _("Persons"), _("Petitioners"),
                                   _("Lacks"), NULL);

  ctl_table_align_end (table, 0);
  ctl_table_align_end (table, 6);
  for (guint i = 0; i < reception->queue->len; i++)
    {
      const SiyiQueueLine *line = g_ptr_array_index (reception->queue, i);
      g_autofree char *visit = g_strdup_printf ("%" G_GINT64_FORMAT, line->visit);
      g_autofree char *persons = line->persons < 0 ? NULL : g_strdup_printf ("%d", line->persons);
      g_auto(GStrv) words = siyi_lacks_words (line->lacks);
      g_autofree char *lacks = g_strjoinv (" ", words);

      ctl_table_row (table, visit, siyi_queue_word (line->queue), line->appointed, line->arrived,
                     line->called, line->gone, persons, line->masked, lacks);
    }
  ctl_table_print (table);
}

typedef struct
{
  CtlReceptionWork  work;       /* (nullable) */
  gpointer          data;
  gint64            session;
  char             *action;
  SiyiReception    *reception;
} Asked;

static gpointer
work_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Asked *self = data;

  if (self->work != NULL)
    {
      self->action = self->work (db, self->session, self->data, error);
      if (self->action == NULL)
        return NULL;
    }
  self->reception = siyi_reception_load (db, self->session, siyi_schedule_today (db), error);

  return self->reception;
}

static void
answer_json (const Asked *self)
{
  JsonBuilder *answer = ctl_answer_begin ();

  ctl_add_int (answer, "session", self->session);
  ctl_add_text (answer, "state", siyi_session_state_word (self->reception->session->state));
  ctl_add_reception (answer, self->reception);
  if (self->action != NULL)
    ctl_add_text (answer, "action", self->action);
  ctl_answer_end (answer);
}

/**
 * ctl_reception:
 * @work: (nullable): what is done first; returns its action
 *
 * Does something to a session and answers with its queue as it is then.
 */
gboolean
ctl_reception (Ctl               *ctl,
               gint64             session,
               CtlReceptionWork   work,
               gpointer           data,
               GError           **error)
{
  Asked self = { .work = work, .data = data, .session = session };
  gboolean done = ctl_run (ctl, work != NULL ? SIYI_ACCESS_WRITE : SIYI_ACCESS_READ,
                           work_in_thread, &self, error) != NULL;

  if (done && ctl->json)
    answer_json (&self);
  else if (done)
    ctl_print_queue (self.reception);
  g_clear_pointer (&self.reception, siyi_reception_free);
  g_free (self.action);

  return done;
}

/**
 * ctl_is_text:
 *
 * Refuses bytes of the command line that are no text.
 */
gboolean
ctl_is_text (const char  *text,
             GError     **error)
{
  if (text == NULL || g_utf8_validate (text, -1, NULL))
    return TRUE;

  g_set_error_literal (error, CTL_ERROR, 0, _("An option is not UTF-8 text"));

  return FALSE;
}
