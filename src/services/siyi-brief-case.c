/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts of a matter as the lines of the paper brief, in an office's words (domain, section 2.4).
 * Any thread. */
#include "siyi-session-sheets-private.h"

#include "siyi-words.h"

#define WORDS "brief"
#define MOMENTS "brief-moments"

typedef struct
{
  const SiyiBriefs *briefs;
  const SiyiBrief  *brief;
} Reading;

static const char * const keys[SIYI_N_BRIEF_FIELDS] = {
  "number", "class", "who", "request", "history", "facts", "position", "promised", "options",
  "clock", "beside", "twins",
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
join_lines (GPtrArray *lines)
{
  if (lines->len == 0)
    return NULL;

  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}

static char *
who_text (const Reading *self)
{
  const SiyiBrief *brief = self->brief;

  if (brief->who == NULL || brief->first < 0)
    return g_strdup (brief->who);

  return g_strconcat (brief->who, siyi_word ("papers", "comma"),
                      siyi_word (WORDS, brief->first ? "first-1" : "first-0"), NULL);
}

static char *
point_text (const SiyiBriefPoint *point)
{
  gsize n;
  const char * const *words = siyi_words (MOMENTS, point->kind, &n);

  if (n < 2 || point->what == NULL || *point->what == '\0')
    return g_strdup (words[0]);

  return siyi_fill (words[1], "what", point->what, NULL);
}

/* Oldest first. */
static char *
history_text (const Reading *self)
{
  const GPtrArray *points = self->brief->points;
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < points->len; i++)
    {
      const SiyiBriefPoint *point = g_ptr_array_index (points, i);
      g_autofree char *text = NULL;

      if (point->is_this)
        continue;
      text = point_text (point);
      g_ptr_array_add (lines, siyi_sheet_line (point->day, text));
    }

  return join_lines (lines);
}

static char *
position_line (const SiyiBriefPosition *position)
{
  const char *body = position->body != NULL ? position->body : siyi_word ("papers", "none");
  g_autofree char *text = position->unit == NULL
                            ? g_strdup (body)
                            : siyi_fill (siyi_word (WORDS, "position-by"), "unit", position->unit,
                                         "text", body, NULL);

  return position->body != NULL ? siyi_sheet_line (position->day, text)
                                : g_steal_pointer (&text);
}

/* Nothing where no unit has said anything: the form tells that there is no record. */
static char *
position_text (const Reading *self)
{
  const GPtrArray *positions = self->brief->positions;
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  if (positions->len == 0 ||
      ((SiyiBriefPosition *) g_ptr_array_index (positions, 0))->body == NULL)
    return NULL;

  for (guint i = 0; i < positions->len; i++)
    g_ptr_array_add (lines, position_line (g_ptr_array_index (positions, i)));

  return join_lines (lines);
}

static char *
task_state (const SiyiBriefTask *task)
{
  g_autofree char *closed = siyi_sheet_day (task->closed);
  g_autofree char *due = siyi_sheet_day (task->due);
  g_autofree char *days = siyi_sheet_number (task->days);
  const char *key = "task-open";

  switch (task->state)
    {
    case SIYI_PROMISE_KEPT:
      key = task->closed != SIYI_DAY_NONE ? "task-closed" : "task-done";
      break;
    case SIYI_PROMISE_KEPT_LATE:
      key = "task-late";
      break;
    case SIYI_PROMISE_DUE:
      key = "task-due";
      break;
    case SIYI_PROMISE_OVERDUE:
      key = "task-over";
      break;
    case SIYI_PROMISE_OPEN:
    case SIYI_PROMISE_UNASSIGNED:
    default:
      break;
    }

  return siyi_fill (siyi_word (WORDS, key), "day", task->closed != SIYI_DAY_NONE ? closed : due,
                    "n", days, NULL);
}

/* Instructions of earlier visits, each with what became of it. */
static char *
promised_text (const Reading *self)
{
  const GPtrArray *promises = self->brief->promises;
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < promises->len; i++)
    {
      const SiyiBriefPromise *one = g_ptr_array_index (promises, i);
      g_autofree char *day = siyi_sheet_day (one->day);

      g_ptr_array_add (lines, siyi_fill (siyi_word (WORDS, "promise"), "day", day, "leader",
                                         one->leader != NULL ? one->leader : "", "body", one->body,
                                         NULL));
      for (guint j = 0; j < one->tasks->len; j++)
        {
          const SiyiBriefTask *task = g_ptr_array_index (one->tasks, j);
          g_autofree char *state = task_state (task);

          g_ptr_array_add (lines, siyi_fill (siyi_word (WORDS, "promise-task"), "units",
                                             task->units != NULL ? task->units
                                                                 : siyi_word ("papers", "none"),
                                             "state", state, NULL));
        }
    }

  return join_lines (lines);
}

/* What was proposed, numbered; then what the Regulations leave to a leader. */
static char *
options_text (const Reading *self)
{
  const GPtrArray *options = self->brief->options;
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < options->len; i++)
    {
      g_autofree char *number = siyi_sheet_number (i + 1);

      g_ptr_array_add (lines, siyi_fill (siyi_word (WORDS, "option"), "n", number, "text",
                                         g_ptr_array_index (options, i), NULL));
    }
  if (self->brief->bounds != NULL)
    g_ptr_array_add (lines, g_strdup (self->brief->bounds));

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

  for (guint i = 0; i < self->brief->clocks->len; i++)
    {
      const SiyiCaseClock *clock = g_ptr_array_index (self->brief->clocks, i);

      if (clock->reading.state == SIYI_CLOCK_RUNNING || clock->reading.state == SIYI_CLOCK_OVERDUE)
        g_ptr_array_add (lines, clock_line (clock));
    }

  return join_lines (lines);
}

static char *
beside_text (const Reading *self)
{
  const char *mark = siyi_word ("papers", "list-mark");
  g_autofree char *beside = g_strjoinv (mark, self->briefs->beside);
  const char *units = self->brief->units;

  if (*beside == '\0')
    return g_strdup (units);

  return units != NULL ? g_strconcat (beside, mark, units, NULL) : g_steal_pointer (&beside);
}

static char *
twins_text (const Reading *self)
{
  const GPtrArray *twins = self->brief->twins;
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < twins->len; i++)
    {
      const SiyiBriefTwin *twin = g_ptr_array_index (twins, i);

      g_ptr_array_add (lines, siyi_fill (siyi_word (WORDS, "twin"), "number", twin->number,
                                         "title", twin->title, NULL));
    }

  return join_lines (lines);
}

/**
 * siyi_brief_case_new:
 * @briefs: the session
 * @brief: one of its matters
 *
 * Returns: (transfer full): the texts of the matter
 */
SiyiBriefCase *
siyi_brief_case_new (const SiyiBriefs *briefs,
                     const SiyiBrief  *brief)
{
  const Reading reading = { briefs, brief };
  SiyiBriefCase *out = g_new0 (SiyiBriefCase, 1);

  out->restricted = brief->restricted;
  out->texts[SIYI_BRIEF_NUMBER] = g_strdup (brief->number);
  out->texts[SIYI_BRIEF_CLASS] = g_strdup (brief->class_name);
  out->texts[SIYI_BRIEF_WHO] = who_text (&reading);
  out->texts[SIYI_BRIEF_REQUEST] = g_strdup (brief->request);
  out->texts[SIYI_BRIEF_HISTORY] = history_text (&reading);
  out->texts[SIYI_BRIEF_FACTS] = g_strdup (brief->facts);
  out->texts[SIYI_BRIEF_POSITION] = position_text (&reading);
  out->texts[SIYI_BRIEF_PROMISED] = promised_text (&reading);
  out->texts[SIYI_BRIEF_OPTIONS] = options_text (&reading);
  out->texts[SIYI_BRIEF_CLOCK] = clock_text (&reading);
  out->texts[SIYI_BRIEF_BESIDE] = beside_text (&reading);
  out->texts[SIYI_BRIEF_TWINS] = twins_text (&reading);

  return out;
}
