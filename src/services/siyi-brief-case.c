/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One matter as a leader reads it the evening before: only what is stored, each text through the
 * gate of its reader (domain, section 2.4). On an archive's thread. */
#include "siyi-session-sheets-private.h"

#include "siyi-case-clocks.h"
#include "siyi-gate.h"
#include "siyi-words.h"

#define WORDS "brief"
#define MOMENTS "brief-moments"

typedef struct
{
  SiyiDb               *db;
  const SiyiPlanned    *session;
  const SiyiPaperVisit *visit;
  const SiyiCaseSheet  *sheet;
  SiyiAudience          audience;
  GPtrArray            *instructions, *tasks;
} Reading;

static const char * const keys[SIYI_N_BRIEF_FIELDS] = {
  "number", "class", "who", "request", "history", "facts", "position", "promised", "clock",
  "beside", "twins",
};

/**
 * siyi_brief_field_key:
 *
 * Returns: (transfer none): the key of the field's label
 */
const char *
siyi_brief_field_key (SiyiBriefField field)
{
  return keys[field];
}

void
siyi_brief_case_free (SiyiBriefCase *self)
{
  for (int i = 0; i < SIYI_N_BRIEF_FIELDS; i++)
    g_free (self->texts[i]);
  g_free (self);
}

static char *
through_gate (const Reading *self,
              SiyiField      field,
              const char    *text)
{
  return siyi_gate_text (self->audience, self->visit->restricted, field, text,
                         self->visit->persons);
}

static char *
join_lines (GPtrArray *lines)
{
  if (lines->len == 0)
    return NULL;

  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* The representatives by name, the first three persons where none is marked. */
static char *
names_of (const SiyiPaperVisit *visit)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;
  guint n_marked = 0, n = 0;

  for (guint i = 0; i < visit->people->len; i++)
    n_marked += ((SiyiPaperPerson *) g_ptr_array_index (visit->people, i))->representative;
  for (guint i = 0; i < visit->people->len; i++)
    {
      const SiyiPaperPerson *person = g_ptr_array_index (visit->people, i);

      if (person->name != NULL && (n_marked > 0 ? person->representative : n < 3))
        {
          g_strv_builder_add (names, person->name);
          n++;
        }
    }
  list = g_strv_builder_end (names);

  return n > 0 ? g_strjoinv (siyi_word ("papers", "list-mark"), list) : g_strdup (visit->visitors);
}

static char *
who_text (const Reading *self)
{
  const SiyiPaperVisit *visit = self->visit;
  g_autofree char *full = names_of (visit);
  g_autofree char *names = through_gate (self, SIYI_FIELD_VISITORS, full);
  g_autofree char *persons = siyi_sheet_number (visit->persons);
  g_autofree char *representatives = siyi_sheet_number (visit->representatives);
  g_autofree char *who = NULL;
  const char *parts[4] = { NULL };
  g_autofree char *concerned = NULL;
  guint n = 0;

  if (names == NULL)
    return NULL;

  who = siyi_fill (siyi_word (WORDS, visit->representatives > 0 ? "who-more" : "who-one"),
                   "names", names, "persons", persons, "representatives", representatives, NULL);
  parts[n++] = who;
  if (visit->first >= 0)
    parts[n++] = siyi_word (WORDS, visit->first ? "first-1" : "first-0");
  if (visit->concerned > 0)
    {
      g_autofree char *number = siyi_sheet_number (visit->concerned);

      concerned = siyi_fill (siyi_word (WORDS, "concerned"), "n", number, NULL);
      parts[n++] = concerned;
    }

  return g_strjoinv (siyi_word ("papers", "comma"), (char **) parts);
}

static char *
moment_text (const SiyiCaseMoment *moment)
{
  gsize n;
  const char * const *words = siyi_words (MOMENTS, moment->kind, &n);

  if (n < 2 || moment->what == NULL || *moment->what == '\0')
    return g_strdup (words[0]);

  return siyi_fill (words[1], "what", moment->what, NULL);
}

/* Oldest first; a reply says more than its date. */
static char *
history_text (const Reading *self)
{
  const GPtrArray *moments = self->sheet->content->moments;
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  gsize n_kinds;
  const char * const *kinds = siyi_words_keys (MOMENTS, &n_kinds);

  for (guint i = moments->len; i-- > 0;)
    {
      const SiyiCaseMoment *moment = g_ptr_array_index (moments, i);
      g_autofree char *text = NULL;

      if (moment->kind == NULL || !g_strv_contains (kinds, moment->kind) ||
          (moment->visit == self->visit->id && moment->day >= self->session->day))
        continue;
      text = moment_text (moment);
      g_ptr_array_add (lines, siyi_sheet_line (moment->day, text));
    }

  return join_lines (lines);
}

/* What the unit said last: an opinion or a reply, else how far it got. */
static char *
position_text (const Reading *self)
{
  static const char * const said[] = { "opinion", "replied", "answered", "progress", NULL };
  const GPtrArray *moments = self->sheet->content->moments;

  for (guint i = 0; i < moments->len; i++)
    {
      const SiyiCaseMoment *moment = g_ptr_array_index (moments, i);
      g_autofree char *body = NULL;
      g_autofree char *text = NULL;
      const char *unit = moment->what;

      if (moment->kind == NULL || moment->body == NULL || *moment->body == '\0' ||
          !g_strv_contains (said, moment->kind))
        continue;
      body = through_gate (self, SIYI_FIELD_PROGRESS, moment->body);
      if (body == NULL)
        return NULL;
      if (unit == NULL || *unit == '\0')
        unit = self->sheet->content->units;
      text = unit == NULL ? g_strdup (body)
                          : siyi_fill (siyi_word (WORDS, "position-by"), "unit", unit, "text", body,
                                       NULL);

      return siyi_sheet_line (moment->day, text);
    }

  return NULL;
}

static char *
task_state (const SiyiPaperTask *task,
            SiyiDay              today)
{
  g_autofree char *closed = siyi_sheet_day (task->closed);
  g_autofree char *due = siyi_sheet_day (task->due);
  g_autofree char *over = siyi_sheet_number (today - task->due);

  if (task->closed != SIYI_DAY_NONE)
    return siyi_fill (siyi_word (WORDS, "task-closed"), "day", closed, NULL);
  if (task->is_closed)
    return g_strdup (siyi_word (WORDS, "task-done"));
  if (task->due == SIYI_DAY_NONE)
    return g_strdup (siyi_word (WORDS, "task-open"));

  return siyi_fill (siyi_word (WORDS, task->due < today ? "task-over" : "task-due"), "day", due,
                    "n", over, NULL);
}

static void
add_tasks (const Reading *self,
           gint64         visit,
           GPtrArray     *lines)
{
  for (guint i = 0; i < self->tasks->len; i++)
    {
      const SiyiPaperTask *task = g_ptr_array_index (self->tasks, i);
      g_autofree char *state = NULL;

      if (task->visit != visit || (task->lead == NULL && task->assigned == SIYI_DAY_NONE))
        continue;
      state = task_state (task, self->sheet->today);
      g_ptr_array_add (lines, siyi_fill (siyi_word (WORDS, "promise-task"), "units",
                                         task->lead != NULL ? task->lead
                                                            : siyi_word ("papers", "none"),
                                         "state", state, NULL));
    }
}

/* Instructions of earlier visits, each with what became of it. */
static char *
promised_text (const Reading *self)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  gint64 told = 0;

  for (guint i = 0; i < self->instructions->len; i++)
    {
      const SiyiPaperInstruction *one = g_ptr_array_index (self->instructions, i);
      const SiyiPaperInstruction *next = i + 1 < self->instructions->len
                                           ? g_ptr_array_index (self->instructions, i + 1) : NULL;
      g_autofree char *day = siyi_sheet_day (one->day);
      g_autofree char *body = NULL;

      if (one->visit == self->visit->id)
        continue;
      body = through_gate (self, SIYI_FIELD_OPINION, one->body);
      if (body != NULL)
        g_ptr_array_add (lines, siyi_fill (siyi_word (WORDS, "promise"), "day", day, "leader",
                                           one->leader != NULL ? one->leader : "", "body", body,
                                           NULL));
      if (body != NULL && (next == NULL || next->visit != one->visit) && told != one->visit)
        {
          told = one->visit;
          add_tasks (self, one->visit, lines);
        }
    }

  return join_lines (lines);
}

static char *
clock_line (const SiyiCaseClock *clock)
{
  const SiyiClockReading *reading = &clock->reading;
  const char *key = reading->left < 0 ? "clock-over" : reading->left == 0 ? "clock-today"
                    : reading->limit.kind == SIYI_DAYS_WORKING ? "clock-working" : "clock-running";
  g_autofree char *due = siyi_sheet_day (reading->due);
  g_autofree char *days = siyi_sheet_number (ABS (reading->left));

  return siyi_fill (siyi_word (WORDS, key), "name", clock->name, "due", due, "n", days, NULL);
}

static char *
clock_text (const Reading *self)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->sheet->clocks->len; i++)
    {
      const SiyiCaseClock *clock = g_ptr_array_index (self->sheet->clocks, i);

      if (clock->reading.state == SIYI_CLOCK_RUNNING || clock->reading.state == SIYI_CLOCK_OVERDUE)
        g_ptr_array_add (lines, clock_line (clock));
    }

  return join_lines (lines);
}

static gboolean
beside_text (const Reading  *self,
             char          **text,
             GError        **error)
{
  g_autofree char *recorder = NULL;
  g_autofree char *accompany = NULL;
  const char *units = self->sheet->content->units;

  if (!siyi_session_staff (self->db, self->session->id, &recorder, &accompany, error))
    return FALSE;
  if (siyi_gate_session (self->audience, SIYI_SESSION_FIELD_ACCOMPANY) == SIYI_GATE_WITHHOLD)
    g_clear_pointer (&accompany, g_free);

  if (accompany != NULL && units != NULL)
    *text = g_strconcat (accompany, siyi_word ("papers", "list-mark"), units, NULL);
  else
    *text = g_strdup (accompany != NULL ? accompany : units);

  return TRUE;
}

static char *
twins_text (const Reading *self)
{
  const GPtrArray *twins = self->sheet->content->twins;
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < twins->len; i++)
    {
      const SiyiCaseLine *twin = g_ptr_array_index (twins, i);
      g_autofree char *title = siyi_gate_text (self->audience, twin->restricted,
                                               SIYI_FIELD_SUMMARY, twin->title, 0);

      if (title != NULL)
        g_ptr_array_add (lines, siyi_fill (siyi_word (WORDS, "twin"), "number", twin->number,
                                           "title", title, NULL));
    }

  return join_lines (lines);
}

static gboolean
fill (const Reading  *self,
      SiyiBriefCase  *out,
      GError        **error)
{
  const SiyiCase *content = self->sheet->content;

  out->restricted = self->visit->restricted;
  out->texts[SIYI_BRIEF_WHO] = who_text (self);
  out->texts[SIYI_BRIEF_REQUEST] = through_gate (self, SIYI_FIELD_SUMMARY, content->title);
  out->texts[SIYI_BRIEF_NUMBER] = through_gate (self, SIYI_FIELD_NUMBER, content->number);
  out->texts[SIYI_BRIEF_CLASS] = through_gate (self, SIYI_FIELD_CLASS, content->class_name);
  out->texts[SIYI_BRIEF_HISTORY] = history_text (self);
  out->texts[SIYI_BRIEF_FACTS] = through_gate (self, SIYI_FIELD_SUMMARY, content->facts);
  out->texts[SIYI_BRIEF_POSITION] = position_text (self);
  out->texts[SIYI_BRIEF_PROMISED] = promised_text (self);
  out->texts[SIYI_BRIEF_CLOCK] = clock_text (self);
  out->texts[SIYI_BRIEF_TWINS] = twins_text (self);

  return beside_text (self, &out->texts[SIYI_BRIEF_BESIDE], error);
}

/**
 * siyi_brief_case_load:
 * @visit: what the leader will hear; visits of other sessions are history
 *
 * Returns: (transfer full): the texts of the matter
 */
SiyiBriefCase *
siyi_brief_case_load (SiyiDb                *db,
                      const SiyiPlanned     *session,
                      const SiyiPaperVisit  *visit,
                      SiyiAudience           audience,
                      SiyiDay                today,
                      GError               **error)
{
  SiyiCaseAsk ask = { visit->case_id, today };
  g_autoptr(SiyiCaseSheet) sheet = siyi_case_sheet_work (db, &ask, NULL, error);
  g_autoptr(GPtrArray) instructions = sheet == NULL ? NULL
                                      : siyi_paper_instructions (db, visit->case_id, error);
  g_autoptr(GPtrArray) tasks = instructions == NULL ? NULL
                               : siyi_paper_tasks (db, visit->case_id, error);
  g_autoptr(SiyiBriefCase) found = g_new0 (SiyiBriefCase, 1);
  const Reading reading = { db, session, visit, sheet, audience, instructions, tasks };

  return tasks != NULL && fill (&reading, found, error) ? g_steal_pointer (&found) : NULL;
}
