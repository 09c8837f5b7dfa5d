/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a case knows for one of its papers: of the case, its clocks and the task that counts. What is asked of a
 * person is proposed from it. On an archive's threads. */
#include "siyi-official-papers-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "siyi-gate.h"
#include "siyi-office-store.h"
#include "siyi-schedule-store.h"
#include "siyi-session-sheets-private.h"
#include "siyi-task-papers-private.h"
#include "siyi-words.h"

#define WORDS "case-papers"

void
siyi_case_paper_known_free (SiyiCasePaperKnown *known)
{
  g_clear_pointer (&known->sheet, siyi_case_sheet_free);
  g_clear_pointer (&known->task, siyi_task_row_free);
  g_clear_pointer (&known->fields, g_hash_table_unref);
  g_free (known);
}

static void
fact_free (gpointer data)
{
  SiyiCasePaperFact *fact = data;

  g_free (fact->text);
  g_free (fact);
}

void
siyi_case_paper_draft_free (SiyiCasePaperDraft *draft)
{
  g_ptr_array_unref (draft->facts);
  g_free (draft->number);
  g_free (draft);
}

/* Of a kind in a group of the rules; empty where it has none. */
const char * const *
siyi_case_paper_list (const char        *group,
                      SiyiTaskPaperKind  kind)
{
  static const char * const none[] = { NULL };
  const char *word = siyi_task_paper_word (kind);

  return g_strv_contains (siyi_words_keys (group, NULL), word) ? siyi_words (group, word, NULL) : none;
}

/* Takes the text. */
static void
set (SiyiCasePaperKnown *self,
     const char         *key,
     char               *text)
{
  if (text != NULL && *text != '\0')
    g_hash_table_insert (self->fields, (gpointer) key, text);
  else
    g_free (text);
}

static void
set_day (SiyiCasePaperKnown *self,
         const char         *key,
         SiyiDay             day)
{
  set (self, key, siyi_sheet_day (day));
}

static SiyiDay
day_of (const SiyiCasePaperKnown *self,
        const char               *kind)
{
  const GPtrArray *events = self->sheet->content->events;

  for (guint i = 0; i < events->len; i++)
    {
      const SiyiCaseMoment *event = g_ptr_array_index (events, i);

      if (g_str_equal (event->kind, kind))
        return event->day;
    }

  return SIYI_DAY_NONE;
}

static const SiyiClockReading *
reading_of (const SiyiCasePaperKnown *self,
            const char               *key)
{
  for (guint i = 0; i < self->sheet->clocks->len; i++)
    {
      const SiyiCaseClock *clock = g_ptr_array_index (self->sheet->clocks, i);

      if (g_str_equal (clock->key, key))
        return &clock->reading;
    }

  return NULL;
}

/* Without "reports that", which the title says already. */
static char *
topic_of (const char *matter)
{
  const char *before = siyi_word (WORDS, "before-topic");

  return g_strdup (g_str_has_prefix (matter, before) ? matter + strlen (before) : matter);
}

static void
set_case (SiyiCasePaperKnown *self)
{
  const SiyiCase *content = self->sheet->content;
  const SiyiAudience audience = siyi_task_paper_audience (self->kind);
  char *matter = siyi_gate_text (audience, content->restricted, SIYI_FIELD_SUMMARY, content->title, content->persons);

  set (self, "number", g_strdup (content->number));
  set (self, "case", content->national_number == NULL
                       ? g_strdup (content->number)
                       : siyi_fill (siyi_word ("task-papers", "case"), "number", content->number, "national",
                                    content->national_number, NULL));
  set (self, "petitioner", siyi_gate_text (audience, content->restricted, SIYI_FIELD_VISITORS, content->visitors,
                                           content->persons));
  if (matter != NULL)
    {
      set (self, "topic", topic_of (matter));
      set (self, "demands", g_strdup (matter));
      set (self, "matter", matter);
    }
}

/* The newest answer of the unit. */
static const char *
answer_of (const SiyiTaskRow *task)
{
  for (guint i = 0; i < task->steps->len; i++)
    {
      const SiyiTaskStepRow *step = g_ptr_array_index (task->steps, i);

      if (step->kind == SIYI_TASK_STEP_ANSWERED && step->body != NULL)
        return step->body;
    }

  return NULL;
}

/* Who signs: the unit the matter was assigned to, by its full name, else the office itself. An accusation is
 * told by the office alone. */
static void
set_task (SiyiCasePaperKnown *self,
          const char         *office)
{
  const SiyiTaskRow *task = self->task;
  const gboolean by_unit = task != NULL && task->units[0] != NULL && !self->sheet->content->restricted;
  g_autofree char *assigned = siyi_sheet_day (task != NULL ? task->assigned : SIYI_DAY_NONE);

  set (self, "issuer", g_strdup (by_unit ? task->units[0] : office));
  set (self, "source", by_unit && *assigned != '\0'
                         ? siyi_fill (siyi_word (WORDS, "source-assigned"), "office", office, "day", assigned, NULL)
                         : g_strdup (siyi_word (WORDS, "source-direct")));
  set_day (self, "closed", task != NULL && task->closed != SIYI_DAY_NONE ? task->closed
                                                                         : self->sheet->content->closed);
  if (task == NULL)
    return;

  set (self, "assignment", g_strdup (task->number));
  set (self, "assigned", g_steal_pointer (&assigned));
  set (self, "agent", g_strdup (task->handler));
  set (self, "facts", siyi_gate_words (siyi_task_paper_audience (self->kind), self->sheet->content->restricted,
                                     answer_of (task)));
}

static void
set_days (SiyiCasePaperKnown   *self,
          SiyiDb               *db,
          const SiyiTaskOffice *office)
{
  const SiyiDay received = day_of (self, "unit-received"), on_record = day_of (self, "accepted");
  const SiyiDay accepted = on_record != SIYI_DAY_NONE ? on_record : self->today;

  set_day (self, "received", received != SIYI_DAY_NONE ? received : day_of (self, "received"));
  set_day (self, "accepted", accepted);
  set_day (self, "handle-due", siyi_limit_due (siyi_setting_limit (db, "D4"), accepted, office->calendar,
                                               office->rules.clocks.rolling).last);
  set (self, "review-days", siyi_sheet_number (siyi_setting_limit (db, "D6").days));
  set_day (self, "date", self->today);
}

static void
set_reason (SiyiCasePaperKnown *self,
            const char         *word,
            SiyiDay             day)
{
  g_autofree char *text = siyi_sheet_day (day);

  set (self, "reason", siyi_fill (siyi_word (WORDS, word), "day", text, NULL));
}

/* Why the same facts and reasons are not taken up again (articles 35 and 36). */
static gboolean
set_concluded (SiyiCasePaperKnown  *self,
               GError             **error)
{
  const SiyiClockReading *final = reading_of (self, "D9");
  const SiyiClockReading *first = reading_of (self, "D6"), *second = reading_of (self, "D8");
  const gboolean ended = final != NULL && final->end != SIYI_DAY_NONE;

  if (ended)
    set_reason (self, "reason-final", final->end);
  else if (second != NULL && second->state == SIYI_CLOCK_RIGHT_LAPSED)
    set_reason (self, "reason-again", second->start);
  else if (first != NULL && first->state == SIYI_CLOCK_RIGHT_LAPSED)
    set_reason (self, "reason-review", first->start);
  else
    {
      g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                           _("The matter is not concluded: no final opinion, and no right to ask for a review has lapsed "
                             "(articles 35 and 36); write down what is missing in its history first"));
      return FALSE;
    }
  set (self, "basis", g_strdup (siyi_word (WORDS, ended ? "no-more-basis" : "no-more-basis-lapsed")));

  return TRUE;
}

/* What the rule says about this paper of this case, before anything is asked. */
static gboolean
may_be (SiyiCasePaperKnown  *self,
        GError             **error)
{
  const SiyiCase *content = self->sheet->content;

  if (content->restricted &&
      g_strv_contains (siyi_words (WORDS, "of-units", NULL), siyi_task_paper_word (self->kind)))
    return siyi_task_paper_refuse_unit (error);
  if (self->kind == SIYI_CASE_PAPER_NO_MORE)
    return set_concluded (self, error);
  if (self->kind == SIYI_CASE_PAPER_DECLINE)
    set (self, "basis", g_strdup (siyi_word (WORDS, "decline-basis")));
  if (self->kind == SIYI_CASE_PAPER_OPINION)
    set (self, "next-organ", g_strdup (siyi_word (WORDS, "next-organ")));
  if (self->kind != SIYI_CASE_PAPER_REPORT || content->closed != SIYI_DAY_NONE ||
      (self->task != NULL && self->task->closed != SIYI_DAY_NONE))
    return TRUE;

  g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                       _("The matter is not closed yet; close it first, then report its completion"));

  return FALSE;
}

/**
 * siyi_case_paper_known:
 *
 * Returns: (transfer full): what the case knows; CONSTRAINT where this paper can't be of this case: an accusation,
 *   a matter that is not concluded, one that is not closed
 */
SiyiCasePaperKnown *
siyi_case_paper_known (SiyiDb             *db,
                       gint64              case_id,
                       SiyiTaskPaperKind   kind,
                       GError            **error)
{
  SiyiCaseAsk ask = { case_id, siyi_schedule_today (db) };
  g_autoptr(SiyiCasePaperKnown) self = g_new0 (SiyiCasePaperKnown, 1);
  g_autoptr(SiyiTaskOffice) rules = siyi_task_office_load (db, error);
  g_autofree char *office = siyi_setting_get (db, "office.name", "");

  self->kind = kind;
  self->today = ask.today;
  self->fields = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->sheet = rules != NULL ? siyi_case_sheet_work (db, &ask, NULL, error) : NULL;
  if (self->sheet == NULL)
    return NULL;
  if (self->sheet->content->task != 0)
    {
      self->task = siyi_task_load (db, self->sheet->content->task, self->today, error);
      if (self->task == NULL)
        return NULL;
    }

  set_case (self);
  set_task (self, office);
  set_days (self, db, rules);
  set (self, "office-phone", siyi_setting_get (db, "office.phone", ""));
  set (self, "office", g_steal_pointer (&office));

  return may_be (self, error) ? g_steal_pointer (&self) : NULL;
}

/* (nullable): the paper of this kind that counts. */
const SiyiStoredPaper *
siyi_case_paper_issued (const SiyiCasePaperKnown *known)
{
  for (guint i = 0; i < known->sheet->papers->len; i++)
    {
      const SiyiStoredPaper *paper = g_ptr_array_index (known->sheet->papers, i);

      if (!paper->is_void && g_str_equal (paper->kind, siyi_task_paper_word (known->kind)))
        return paper;
    }

  return NULL;
}

/* (nullable): the kind of event that the paper makes and the history does not have. */
const char *
siyi_case_paper_event (const SiyiCasePaperKnown *known)
{
  const char *kind = siyi_case_paper_list ("case-paper-events", known->kind)[0];

  return kind != NULL && day_of (known, kind) == SIYI_DAY_NONE ? kind : NULL;
}

/**
 * siyi_case_paper_draft:
 *
 * Returns: (transfer full): what is asked for the paper, with what the case proposes; CONSTRAINT as
 *   siyi_case_paper_known()
 */
SiyiCasePaperDraft *
siyi_case_paper_draft (SiyiDb             *db,
                       gint64              case_id,
                       SiyiTaskPaperKind   kind,
                       GError            **error)
{
  g_autoptr(SiyiCasePaperKnown) known = siyi_case_paper_known (db, case_id, kind, error);
  const char * const *asks = siyi_case_paper_list ("case-paper-asks", kind);
  const char * const *needs = siyi_case_paper_list ("case-paper-needs", kind);
  const SiyiStoredPaper *issued = known != NULL ? siyi_case_paper_issued (known) : NULL;
  SiyiCasePaperDraft *draft;

  if (known == NULL)
    return NULL;

  draft = g_new0 (SiyiCasePaperDraft, 1);
  draft->facts = g_ptr_array_new_with_free_func (fact_free);
  draft->day = known->today;
  draft->event = siyi_case_paper_event (known);
  if (issued != NULL)
    {
      draft->issued = issued->id;
      draft->number = g_strdup (issued->number);
    }
  for (gsize i = 0; asks[i] != NULL; i++)
    {
      SiyiCasePaperFact *fact = g_new0 (SiyiCasePaperFact, 1);
      const char *text = g_hash_table_lookup (known->fields, asks[i]);

      fact->key = asks[i];
      fact->name = siyi_word ("task-paper-fields", asks[i]);
      fact->text = g_strdup (text != NULL ? text : "");
      fact->needed = g_strv_contains (needs, asks[i]);
      fact->is_long = g_strv_contains (siyi_words (WORDS, "long", NULL), asks[i]);
      g_ptr_array_add (draft->facts, fact);
    }

  return draft;
}
