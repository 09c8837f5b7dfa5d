/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rates of the period from the clocks of its matters (domain, section 4.6): computed from events by
 * core's rules, never stored. On an archive's thread. */
#include "siyi-stats-store.h"

#include "siyi-clocks.h"
#include "siyi-db-private.h"
#include "siyi-office-store.h"

static const char sql_events[] =
  "SELECT e.case_id, e.kind, e.day, e.days, e.body IS NOT NULL FROM event e "
  "WHERE e.case_id IN (SELECT v.case_id FROM visit v WHERE v.row_state = 0 "
  "AND v.day BETWEEN ? AND ?) ORDER BY e.case_id, e.day, e.id";

static void
event_clear (gpointer data)
{
  g_free ((char *) ((SiyiEvent *) data)->kind);
}

/* On time over ended or due: a clock that still runs is in neither. */
static void
add_reading (SiyiRatio              *ratio,
             const SiyiClockReading *reading)
{
  gboolean on_time = reading->state == SIYI_CLOCK_ENDED_ON_TIME;

  if (!on_time && reading->state != SIYI_CLOCK_ENDED_LATE && reading->state != SIYI_CLOCK_OVERDUE)
    return;

  ratio->numerator += on_time;
  ratio->denominator++;
}

typedef struct
{
  SiyiClockRules  rules;
  SiyiCalendar   *calendar;
  SiyiDay         today;
  SiyiRatio      *accepted, *replied;
} Rates;

static void
take_case (Rates  *rates,
           GArray *events)
{
  SiyiClockReading readings[SIYI_N_CLOCKS];

  if (events->len == 0)
    return;

  siyi_clocks_read (&rates->rules, rates->calendar, (const SiyiEvent *) events->data, events->len,
                    rates->today, readings);
  add_reading (rates->accepted, &readings[SIYI_CLOCK_ROUTE]);
  add_reading (rates->replied, &readings[SIYI_CLOCK_HANDLE]);
  g_array_set_size (events, 0);
}

/**
 * siyi_stats_rates:
 * @accepted: (out): timely acceptance: the department's clock D1
 * @replied: (out): reply on time: the clock D4
 *
 * Over the matters that came in the period.
 *
 * Returns: whether they were computed
 */
gboolean
siyi_stats_rates (SiyiDb     *db,
                  SiyiDay     from,
                  SiyiDay     to,
                  SiyiRatio  *accepted,
                  SiyiRatio  *replied,
                  GError    **error)
{
  g_autoptr(SiyiCalendar) calendar = siyi_calendar_load (db, error);
  g_autoptr(GArray) events = g_array_new (FALSE, FALSE, sizeof (SiyiEvent));
  Rates rates = { .calendar = calendar, .today = siyi_db_today (db), .accepted = accepted,
                  .replied = replied };
  sqlite3_stmt *row;
  gint64 last = 0;
  GError *failed = NULL;

  *accepted = *replied = (SiyiRatio) { 0, 0 };
  row = calendar != NULL ? siyi_db_ask (db, error, sql_events, "dd", from, to) : NULL;
  if (row == NULL)
    return FALSE;

  siyi_clock_rules_init (&rates.rules);
  g_array_set_clear_func (events, event_clear);
  while (siyi_db_row (db, row, &failed))
    {
      SiyiEvent event = { siyi_column_dup (row, 1), siyi_column_day (row, 2),
                          sqlite3_column_int (row, 3), sqlite3_column_int (row, 4) };
      gint64 id = sqlite3_column_int64 (row, 0);

      if (id != last)
        take_case (&rates, events);
      last = id;
      g_array_append_val (events, event);
    }
  take_case (&rates, events);

  return siyi_db_done (db, row, failed, error);
}
