/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a paper of follow-up can say: the fields of the task, its matter and the office, each through the
 * gate of those it is for. On an archive's threads. */
#include "siyi-task-papers-private.h"

#include <glib/gi18n-lib.h>

#include "siyi-gate.h"
#include "siyi-ledger-extra.h"
#include "siyi-ledger-store.h"
#include "siyi-office-store.h"
#include "siyi-session-sheets-private.h"
#include "siyi-words.h"

#define WORDS "task-papers"

typedef struct
{
  const SiyiTaskPaperAsk *ask;
  SiyiAudience            audience;
  GHashTable             *fields;
} Maker;

/* Takes the text. */
static void
set (Maker      *self,
     const char *key,
     char       *text)
{
  if (text != NULL && *text != '\0')
    g_hash_table_insert (self->fields, (gpointer) key, text);
  else
    g_free (text);
}

/* What somebody typed into a line of the history. */
static void
set_words (Maker      *self,
           const char *key,
           const char *text)
{
  set (self, key, siyi_gate_words (self->audience == SIYI_AUDIENCE_INSIDE ? SIYI_AUDIENCE_INSIDE : SIYI_AUDIENCE_UNIT,
                                   self->ask->task->restricted, text));
}

static void
set_day (Maker      *self,
         const char *key,
         SiyiDay     day)
{
  set (self, key, siyi_sheet_day (day));
}

static void
set_number (Maker      *self,
            const char *key,
            const char *word,
            gint64      number)
{
  g_autofree char *text = siyi_sheet_number (number);

  if (number > 0)
    set (self, key, siyi_fill (siyi_word (WORDS, word), "n", text, NULL));
}

static void
set_cell (Maker               *self,
          const char          *key,
          const SiyiLedgerRow *row,
          SiyiColumn           column)
{
  /* Where names are masked because many read it, all else is as for one unit. */
  const SiyiAudience audience = self->audience == SIYI_AUDIENCE_LIST && column != SIYI_COLUMN_VISITORS
                                  ? SIYI_AUDIENCE_UNIT : self->audience;

  set (self, key, siyi_gate_text (audience, row->restricted, siyi_column_field (column), row->cells[column],
                                  row->persons));
}

static void
set_case (Maker       *self,
          const char  *national)
{
  const char *number = self->ask->task->case_number;

  set (self, "number", g_strdup (number));
  set (self, "case", national == NULL ? g_strdup (number)
                                      : siyi_fill (siyi_word (WORDS, "case"), "number", number, "national",
                                                   national, NULL));
}

static gboolean
set_matter (Maker   *self,
            GError **error)
{
  const SiyiTaskRow *task = self->ask->task;
  g_autoptr(GPtrArray) rows = siyi_ledger_load (self->ask->db, &task->visit, 1, error);
  g_autoptr(SiyiLedgerExtra) extra = rows == NULL ? NULL
                                                  : siyi_ledger_extra_load (self->ask->db, task->visit, error);
  const SiyiLedgerRow *row = extra != NULL ? g_ptr_array_index (rows, 0) : NULL;

  if (extra == NULL)
    return FALSE;
  if (row == NULL)
    {
      g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND, "The visit of this task is not there any more");
      return FALSE;
    }

  set_cell (self, "petitioner", row, SIYI_COLUMN_VISITORS);
  set_cell (self, "address", row, SIYI_COLUMN_ADDRESS);
  set_cell (self, "phone", row, SIYI_COLUMN_PHONES);
  set_cell (self, "matter", row, SIYI_COLUMN_SUMMARY);
  set_cell (self, "instruction", row, SIYI_COLUMN_OPINION);
  set_cell (self, "evaluation", row, SIYI_COLUMN_SATISFACTION);
  set_number (self, "persons", "persons", row->persons);
  set_case (self, extra->number);

  return TRUE;
}

static char *
units_after (char * const *units)
{
  return units[0] != NULL && units[1] != NULL ? g_strjoinv (siyi_word ("papers", "list-mark"), (char **) units + 1)
                                              : NULL;
}

static void
set_task (Maker                *self,
          const SiyiTaskOffice *office)
{
  const SiyiTaskRow *task = self->ask->task;
  const SiyiDay due = task->reading.clock.base_due != SIYI_DAY_NONE && task->reading.clock.added > 0 &&
                      self->ask->kind == SIYI_TASK_PAPER_EXTENSION ? task->reading.clock.base_due
                                                                   : task->reading.due;

  set (self, "unit", g_strdup (task->units[0]));
  set (self, "co", units_after (task->units));
  set (self, "handler", g_strdup (task->handler));
  set (self, "leader", g_strdup (task->leader));
  set (self, "assignment", g_strdup (task->number));
  set_day (self, "assigned", task->assigned);
  set_day (self, "closed", task->closed);
  set_day (self, "due", due);
  if (due != SIYI_DAY_NONE && !task->reading.answered && !task->reading.closed)
    set_number (self, "over", "over", self->ask->today - due);
  set_number (self, "urged", "urged", task->reading.n_urged);
  set (self, "objection", siyi_sheet_number (office->rules.objection.days));
}

/* Keys of the list are told in its words, what somebody typed as it was typed. */
static char *
words_of (const char *keys,
          const char *group)
{
  g_auto(GStrv) parts = g_strsplit (keys != NULL ? keys : "", ",", -1);

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      const char *word = siyi_words (group, g_strstrip (parts[i]), NULL)[0];

      if (word != NULL)
        {
          g_free (parts[i]);
          parts[i] = g_strdup (word);
        }
    }

  return g_strjoinv (siyi_word (WORDS, "mark"), parts);
}

static int
which_urging (const SiyiTaskPaperAsk *ask)
{
  int n = 0;

  for (guint i = 0; i < ask->task->steps->len; i++)
    {
      const SiyiTaskStepRow *step = g_ptr_array_index (ask->task->steps, i);

      n += step->kind == SIYI_TASK_STEP_URGED && step->id <= ask->step->id;
    }

  return n;
}

/* What was asked for before it was approved: the days, the reason. */
static const SiyiTaskStepRow *
extension_asked (const SiyiTaskPaperAsk *ask)
{
  for (guint i = 0; i < ask->task->steps->len; i++)
    {
      const SiyiTaskStepRow *step = g_ptr_array_index (ask->task->steps, i);

      if (step->kind == SIYI_TASK_STEP_EXTENSION_ASKED && step->id < ask->step->id)
        return step;
    }

  return NULL;
}

/* Counted from the unrolled last day, then rolled once (domain, section 3.2). */
static void
set_extension (Maker                *self,
               const SiyiTaskOffice *office)
{
  const SiyiTaskStepRow *approved = self->ask->step;
  const SiyiTaskStepRow *asked = extension_asked (self->ask);
  const SiyiClockReading *clock = &self->ask->task->reading.clock;
  const int days = approved->days > 0 || asked == NULL ? approved->days : asked->days;
  SiyiLimit limit = clock->limit;

  limit.days += days - clock->added;
  set_words (self, "reason", asked != NULL ? asked->body : approved->body);
  set_number (self, "days", "days", days);
  set_day (self, "approved", approved->day);
  if (clock->start != SIYI_DAY_NONE && days > 0)
    set_day (self, "new-due", siyi_limit_due (limit, clock->start, office->calendar,
                                              office->rules.clocks.rolling).last);
}

static void
set_step (Maker                *self,
          const SiyiTaskOffice *office)
{
  const SiyiTaskStepRow *step = self->ask->step;

  set_day (self, "step-day", step->day);
  set (self, "way", words_of (step->way, self->ask->kind == SIYI_TASK_PAPER_VISIT_BACK ? "visit-back-way-names"
                                                                                       : "urge-way-names"));
  set (self, "person", g_strdup (step->person));
  set (self, "recorder", g_strdup (step->who));
  set_words (self, "note", step->body);
  if (step->kind == SIYI_TASK_STEP_URGED)
    {
      set (self, "grounds", words_of (step->grounds, "urge-grounds"));
      set_number (self, "nth", "nth", which_urging (self->ask));
      set_day (self, "answer-due", step->due != SIYI_DAY_NONE ? step->due
               : siyi_limit_due (office->rules.urging_answer, step->day, office->calendar,
                                 office->rules.clocks.rolling).last);
    }
  else if (step->kind == SIYI_TASK_STEP_EXTENSION_APPROVED)
    set_extension (self, office);
  else
    set_words (self, "reason", step->body);
}

/**
 * siyi_task_paper_audience:
 *
 * Returns: whom a paper is for: its fields pass the gate of those
 */
SiyiAudience
siyi_task_paper_audience (SiyiTaskPaperKind kind)
{
  const char *word = siyi_task_paper_word (kind);

  if (g_strv_contains (siyi_words (WORDS, "names-masked", NULL), word))
    return SIYI_AUDIENCE_LIST;

  return g_strv_contains (siyi_words (WORDS, "for-units", NULL), word) ||
         g_strv_contains (siyi_words ("case-papers", "to-units", NULL), word) ? SIYI_AUDIENCE_UNIT : SIYI_AUDIENCE_INSIDE;
}

/* Articles 30 and 46. */
gboolean
siyi_task_paper_refuse_unit (GError **error)
{
  g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                       _("A report or accusation goes to no unit on paper (article 30); hand it to the "
                         "discipline office or the competent organ"));

  return FALSE;
}

/**
 * siyi_task_paper_fields:
 *
 * Returns: (transfer full): key -> text of what is stored; CONSTRAINT where the matter is an accusation
 *   and the paper goes to a unit (articles 30 and 46)
 */
GHashTable *
siyi_task_paper_fields (const SiyiTaskPaperAsk  *ask,
                        GError                 **error)
{
  g_autoptr(GHashTable) fields = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr(SiyiTaskOffice) office = NULL;
  Maker self = { ask, siyi_task_paper_audience (ask->kind), fields };

  if (ask->task->restricted && self.audience != SIYI_AUDIENCE_INSIDE)
    {
      siyi_task_paper_refuse_unit (error);
      return NULL;
    }
  office = siyi_task_office_load (ask->db, error);
  if (office == NULL || !set_matter (&self, error))
    return NULL;

  set_task (&self, office);
  if (ask->step != NULL)
    set_step (&self, office);
  set (&self, "office", siyi_setting_get (ask->db, "office.name", ""));
  set (&self, "office-phone", siyi_setting_get (ask->db, "office.phone", ""));
  set (&self, "contact", siyi_setting_get (ask->db, "profile.name", ""));
  set_day (&self, "date", ask->today);

  return g_steal_pointer (&fields);
}
