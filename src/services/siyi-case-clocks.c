/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A case's page in one piece: the stored case, and its clocks read by core's rules from its events
 * with the office's calendar and limits. Runs on a reader's thread. */
#include "siyi-case-clocks.h"

#include "siyi-clock-store.h"
#include "siyi-office-store.h"
#include "siyi-schedule-store.h"

#define ROUTE_OF_THE_PETITION_PROCEDURE 6
#define INSTRUCTION "instruction"

static void
clock_free (gpointer data)
{
  SiyiCaseClock *clock = data;

  g_free (clock->key);
  g_free (clock->name);
  g_free (clock->basis);
  g_clear_pointer (&clock->sum, g_array_unref);
  g_clear_pointer (&clock->moved, g_ptr_array_unref);
  g_free (clock);
}

/**
 * siyi_case_clocks_new:
 *
 * Returns: (transfer full): an empty list of #SiyiCaseClock
 */
GPtrArray *
siyi_case_clocks_new (void)
{
  return g_ptr_array_new_with_free_func (clock_free);
}

void
siyi_case_sheet_free (SiyiCaseSheet *sheet)
{
  g_clear_pointer (&sheet->content, siyi_case_free);
  g_clear_pointer (&sheet->files, g_ptr_array_unref);
  g_clear_pointer (&sheet->clocks, g_ptr_array_unref);
  g_clear_pointer (&sheet->recusals, g_ptr_array_unref);
  g_clear_pointer (&sheet->charges, g_ptr_array_unref);
  g_clear_pointer (&sheet->papers, g_ptr_array_unref);
  g_clear_pointer (&sheet->retention, siyi_retention_line_free);
  g_free (sheet);
}

static GArray *
events_of (const SiyiCase *content)
{
  GArray *events = g_array_new (FALSE, FALSE, sizeof (SiyiEvent));
  gboolean runs_handling = content->route == 0 || content->route == ROUTE_OF_THE_PETITION_PROCEDURE;

  for (guint i = 0; content->events != NULL && i < content->events->len; i++)
    {
      const SiyiCaseMoment *moment = g_ptr_array_index (content->events, i);
      SiyiEvent event = { .kind = moment->kind, .day = moment->day };

      if (!runs_handling && g_str_equal (moment->kind, "accepted"))
        continue;
      event.has_reason = moment->body != NULL && *moment->body != '\0';
      g_array_append_val (events, event);
    }

  return events;
}

static void
add_clock (SiyiDb                 *db,
           SiyiCaseSheet          *sheet,
           const char             *key,
           const SiyiClockReading *reading,
           const SiyiCalendar     *calendar)
{
  SiyiCaseClock *clock = g_new0 (SiyiCaseClock, 1);

  clock->key = g_strdup (key);
  clock->name = g_strdup (siyi_limit_name (key));
  clock->basis = siyi_setting_basis (db, key);
  clock->reading = *reading;
  clock->sum = siyi_clock_sum (reading, calendar, sheet->today);
  g_ptr_array_add (sheet->clocks, clock);
}

static gboolean
is_shown (SiyiClockId             id,
          const SiyiClockReading *reading)
{
  if (reading->state == SIYI_CLOCK_NOT_BEGUN || reading->state == SIYI_CLOCK_EXCEPTED)
    return FALSE;

  /* An extension that counts is told with the handling it lengthens. */
  return id != SIYI_CLOCK_EXTENSION || reading->state == SIYI_CLOCK_INCOMPLETE;
}

static gboolean
is_open (const SiyiClockReading *reading)
{
  return reading->state == SIYI_CLOCK_RUNNING || reading->state == SIYI_CLOCK_OVERDUE;
}

/* Open ones first, the one that ends first before; then the newest. */
static int
compare_clocks (gconstpointer a,
                gconstpointer b)
{
  const SiyiClockReading *x = &(*(SiyiCaseClock * const *) a)->reading;
  const SiyiClockReading *y = &(*(SiyiCaseClock * const *) b)->reading;

  if (is_open (x) != is_open (y))
    return is_open (x) ? -1 : 1;
  if (x->due != y->due)
    return (x->due < y->due) == is_open (x) ? -1 : 1;

  return 0;
}

/* The limit a leader's instruction set, from the day of assigning; its last day is stored. */
static void
add_instruction (SiyiDb               *db,
                 SiyiCaseSheet        *sheet,
                 const SiyiClockRules *rules,
                 const SiyiCalendar   *calendar)
{
  const SiyiCase *content = sheet->content;
  SiyiClockReading reading;
  SiyiLimit limit = { .days = content->due - content->assigned, .kind = SIYI_DAYS_CALENDAR };
  SiyiClockRules as_stored = *rules;

  if (content->assigned == SIYI_DAY_NONE || content->due <= content->assigned)
    return;

  as_stored.rolling = SIYI_ROLL_NEVER;
  siyi_limit_read (&as_stored, calendar, limit, content->assigned, content->closed, sheet->today,
                   &reading);
  add_clock (db, sheet, INSTRUCTION, &reading, calendar);
}

/* Old days beside the new ones (domain, section 3.2, rule 8). */
static gboolean
load_moved (SiyiDb         *db,
            SiyiCaseSheet  *sheet,
            GError        **error)
{
  for (guint i = 0; i < sheet->clocks->len; i++)
    {
      SiyiCaseClock *clock = g_ptr_array_index (sheet->clocks, i);
      const gboolean of_task = g_str_equal (clock->key, INSTRUCTION);
      g_autofree char *subject = of_task
        ? g_strdup_printf ("task:%" G_GINT64_FORMAT, sheet->content->task)
        : g_strdup_printf ("case:%" G_GINT64_FORMAT ":%s", sheet->content->id, clock->key);

      clock->moved = siyi_moved_days (db, subject, error);
      if (clock->moved == NULL)
        return FALSE;
    }

  return TRUE;
}

/**
 * siyi_case_sheet_work:
 * @data: a #SiyiCaseAsk
 *
 * Returns: (transfer full): a #SiyiCaseSheet
 */
gpointer
siyi_case_sheet_work (SiyiDb        *db,
                      gpointer       data,
                      GCancellable  *cancellable,
                      GError       **error)
{
  const SiyiCaseAsk *ask = data;
  g_autoptr(SiyiCaseSheet) sheet = g_new0 (SiyiCaseSheet, 1);
  g_autoptr(SiyiCalendar) calendar = NULL;
  g_autoptr(GArray) events = NULL;
  SiyiClockReading readings[SIYI_N_CLOCKS];
  SiyiClockRules rules;

  sheet->today = ask->today;
  sheet->clocks = siyi_case_clocks_new ();
  sheet->content = siyi_case_load (db, ask->id, error);
  if (sheet->content == NULL)
    return NULL;
  sheet->files = siyi_files_of_case (db, ask->id, error);
  sheet->recusals = sheet->files != NULL ? siyi_recusals_of_case (db, ask->id, error) : NULL;
  sheet->charges = sheet->recusals != NULL ? siyi_charges_of_case (db, ask->id, ask->today, error) : NULL;
  sheet->papers = sheet->charges != NULL ? siyi_papers_of_case (db, ask->id, error) : NULL;
  calendar = sheet->papers != NULL ? siyi_calendar_load (db, error) : NULL;
  if (calendar == NULL)
    return NULL;
  if (sheet->content->row_state == SIYI_ROW_LIVE &&
      (sheet->retention = siyi_retention_load (db, ask->id, error)) == NULL)
    return NULL;

  siyi_clock_rules_load (db, siyi_calendar_get_rolling (calendar), &rules);
  events = events_of (sheet->content);
  siyi_clocks_read (&rules, calendar, (const SiyiEvent *) events->data, events->len, ask->today,
                    readings);
  add_instruction (db, sheet, &rules, calendar);
  for (int i = 0; i < SIYI_N_CLOCKS; i++)
    if (is_shown (i, &readings[i]))
      add_clock (db, sheet, siyi_clock_key (i), &readings[i], calendar);
  g_ptr_array_sort (sheet->clocks, compare_clocks);

  return load_moved (db, sheet, error) ? g_steal_pointer (&sheet) : NULL;
}
