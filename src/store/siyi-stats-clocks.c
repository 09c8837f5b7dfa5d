/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures that stand in no column: matters acted on in time, and days from the receipt to an event (domain,
 * section 4.6). Read from events by core's clocks; the numbers and the matters behind them are of one walk, or
 * of the months kept of it. On an archive's thread. */
#include "siyi-stats-private.h"

#include <string.h>

#include "siyi-clock-store.h"
#include "siyi-office-store.h"

/* Of a body only an extension's matters: it is the reason. */
#define EVENT_COLUMNS \
  "SELECT v.case_id, v.is_first, v.day, e.kind, e.day, coalesce (e.days, 0), " \
  "CASE e.kind WHEN 'extended' THEN (SELECT coalesce (body, '') <> '' FROM event WHERE id = e.id) ELSE 0 END FROM "

/* What days are counted to, from the receipt. */
typedef enum { STEP_RECEIVED, STEP_ROUTED, STEP_ACCEPTED, STEP_REPLIED, STEP_CLOSED, N_STEPS } Step;

static const struct { const char *kind; Step step; } steps[] = {
  { "received", STEP_RECEIVED }, { "routed", STEP_ROUTED }, { "accepted", STEP_ACCEPTED },
  { "opinion", STEP_REPLIED }, { "served", STEP_REPLIED }, { "closed", STEP_CLOSED },
};

typedef struct
{
  gint64    id;
  gboolean  is_first;
  int       day;          /* of its first visit in the period, as of SiyiStatMatter */
  SiyiDay   first[N_STEPS];
  GArray   *events;       /* SiyiEvent; kinds are interned */
} Matter;

/* How much of the numerator a matter is to a figure; -1: not in it. */
typedef gint64 (*ShareFunc) (const Matter           *matter,
                             const SiyiClockReading *readings);

/* In time over ended or due: a clock that still runs is in neither. */
static gint64
in_time (const SiyiClockReading *reading)
{
  if (reading->state == SIYI_CLOCK_ENDED_ON_TIME)
    return 1;

  return reading->state == SIYI_CLOCK_ENDED_LATE || reading->state == SIYI_CLOCK_OVERDUE ? 0 : -1;
}

static gint64
routed_in_time (const Matter           *matter,
                const SiyiClockReading *readings)
{
  return in_time (&readings[SIYI_CLOCK_ROUTE]);
}

static gint64
told_in_time (const Matter           *matter,
              const SiyiClockReading *readings)
{
  return in_time (&readings[SIYI_CLOCK_NOTIFY]);
}

static gint64
replied_in_time (const Matter           *matter,
                 const SiyiClockReading *readings)
{
  return in_time (&readings[SIYI_CLOCK_HANDLE]);
}

/* With what is not due yet, which is not replied either. */
static gint64
replied_in_time_of_all (const Matter           *matter,
                        const SiyiClockReading *readings)
{
  const SiyiClockReading *reading = &readings[SIYI_CLOCK_HANDLE];

  return reading->state == SIYI_CLOCK_RUNNING ? 0 : in_time (reading);
}

static gint64
days_to (const Matter *matter,
         Step          step)
{
  const SiyiDay from = matter->first[STEP_RECEIVED], to = matter->first[step];

  return from != SIYI_DAY_NONE && to >= from ? to - from : -1;
}

static gint64
days_to_routing (const Matter           *matter,
                 const SiyiClockReading *readings)
{
  return days_to (matter, STEP_ROUTED);
}

static gint64
days_to_acceptance (const Matter           *matter,
                    const SiyiClockReading *readings)
{
  return days_to (matter, STEP_ACCEPTED);
}

static gint64
days_to_reply (const Matter           *matter,
               const SiyiClockReading *readings)
{
  return days_to (matter, STEP_REPLIED);
}

static gint64
days_to_closing (const Matter           *matter,
                 const SiyiClockReading *readings)
{
  return days_to (matter, STEP_CLOSED);
}

/* Days are counted of first matters alone: an older one had its receipt in another period. */
static const struct { const char *key; ShareFunc share; gboolean of_first; } figures[SIYI_N_CLOCK_FIGURES] = {
  { "accept.rate", routed_in_time, FALSE },
  { "reply.rate", replied_in_time, FALSE },
  { "reply.all.rate", replied_in_time_of_all, FALSE },
  { "unit.accept.rate", told_in_time, FALSE },
  { "route.days", days_to_routing, TRUE },
  { "accept.days", days_to_acceptance, TRUE },
  { "reply.days", days_to_reply, TRUE },
  { "close.days", days_to_closing, TRUE },
};

typedef struct
{
  SiyiClockRules  rules;
  SiyiCalendar   *calendar;
  SiyiDay         today;
  SiyiStatSums   *sums;
} Walk;

static void
add_matter (SiyiStatSums           *sums,
            const Matter           *matter,
            const SiyiClockReading *readings)
{
  SiyiStatMatter row = { .id = matter->id, .is_first = matter->is_first, .day = matter->day };

  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    row.shares[i] = (int) figures[i].share (matter, readings);
  for (int id = 0; id < SIYI_N_CLOCKS; id++)
    if (readings[id].state == SIYI_CLOCK_RUNNING)
      sums->until = MIN (sums->until, readings[id].due);
  g_array_append_val (sums->matters, row);
}

static void
end_matter (const Walk *walk,
            Matter     *matter)
{
  SiyiClockReading readings[SIYI_N_CLOCKS];

  if (matter->events->len == 0)
    return;

  siyi_clocks_read (&walk->rules, walk->calendar, (const SiyiEvent *) matter->events->data, matter->events->len,
                    walk->today, readings);
  add_matter (walk->sums, matter, readings);
  g_array_set_size (matter->events, 0);
  memset (matter->first, 0, sizeof matter->first);
}

static void
take_step (Matter          *matter,
           const SiyiEvent *event)
{
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (strcmp (steps[i].kind, event->kind) == 0)
      {
        SiyiDay *first = &matter->first[steps[i].step];

        if (*first == SIYI_DAY_NONE || event->day < *first)
          *first = event->day;
        return;
      }
}

/* As the texts, so the numbers are in order: a month alone is before its days. */
static int
number_of_day (const char *text)
{
  int number = 0, n_digits = 0;

  for (; text != NULL && *text != '\0' && n_digits < 8; text++)
    if (g_ascii_isdigit (*text))
      {
        number = number * 10 + (*text - '0');
        n_digits++;
      }
  for (; n_digits > 0 && n_digits < 8; n_digits++)
    number *= 10;

  return number;
}

static void
take_event (const Walk   *walk,
            Matter       *matter,
            sqlite3_stmt *row)
{
  const gint64 id = sqlite3_column_int64 (row, 0);
  const SiyiEvent event = { g_intern_string (siyi_column_text (row, 3)), siyi_column_day (row, 4),
                            sqlite3_column_int (row, 5), sqlite3_column_int (row, 6) != 0 };

  if (id != matter->id)
    {
      end_matter (walk, matter);
      matter->id = id;
      matter->is_first = sqlite3_column_int (row, 1) != 0;
      matter->day = number_of_day (siyi_column_text (row, 2));
    }
  g_array_append_val (matter->events, event);
  take_step (matter, &event);
}

/**
 * siyi_stat_clocks:
 * @sums: (inout): gets the matters of the scope that anything happened to
 *
 * Returns: whether they were read
 */
gboolean
siyi_stat_clocks (SiyiDb               *db,
                  const SiyiStatScope  *scope,
                  SiyiUndated           undated,
                  SiyiStatSums         *sums,
                  GError              **error)
{
  Walk walk = { .calendar = siyi_calendar_load (db, error), .today = siyi_db_today (db), .sums = sums };
  Matter matter = { .events = g_array_new (FALSE, FALSE, sizeof (SiyiEvent)) };
  g_auto(SiyiStatFilter) filter = { 0 };
  g_autofree char *from = NULL;
  g_autofree char *sql = NULL;
  sqlite3_stmt *row = NULL;
  GError *failed = NULL;

  if (walk.calendar != NULL)
    {
      siyi_clock_rules_load (db, siyi_calendar_get_rolling (walk.calendar), &walk.rules);
      siyi_stat_filter_init_of (&filter, scope, SIYI_ALL_BOOKS, undated);
      from = siyi_stat_from (&filter, SIYI_FROM_EVENTS);
      sql = g_strconcat (EVENT_COLUMNS, from, NULL);
      row = siyi_stat_ask (db, &filter, sql, error);
    }
  while (row != NULL && siyi_db_row (db, row, &failed))
    take_event (&walk, &matter, row);
  if (row != NULL && failed == NULL)
    end_matter (&walk, &matter);
  g_array_unref (matter.events);
  g_clear_pointer (&walk.calendar, siyi_calendar_unref);

  return row != NULL && siyi_db_done (db, row, failed, error);
}

/**
 * siyi_stat_clocks_count:
 * @sums: each matter once
 * @values: (inout): beside siyi_stat_rules(); those read from clocks are filled in
 */
void
siyi_stat_clocks_count (const SiyiStatSums *sums,
                        SiyiStatValue      *values)
{
  SiyiStatValue counted[G_N_ELEMENTS (figures)] = { { 0, 0, 0 } };
  guint n_rules;
  const SiyiStatRule *rules = siyi_stat_rules (&n_rules);

  for (guint m = 0; m < sums->matters->len; m++)
    {
      const SiyiStatMatter *matter = &g_array_index (sums->matters, SiyiStatMatter, m);

      for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
        if (matter->shares[i] >= 0 && (matter->is_first || !figures[i].of_first))
          {
            counted[i].numerator += matter->shares[i];
            counted[i].denominator++;
          }
    }
  for (guint i = 0; i < n_rules; i++)
    for (gsize k = 0; k < G_N_ELEMENTS (figures); k++)
      if (strcmp (rules[i].key, figures[k].key) == 0)
        values[i] = counted[k];
}

static int
compare_by_day (gconstpointer a,
                gconstpointer b)
{
  const SiyiStatMatter *x = a, *y = b;

  return x->day != y->day ? (x->day > y->day) - (x->day < y->day) : (x->id > y->id) - (x->id < y->id);
}

static gsize
figure_of (const SiyiStatRule *rule)
{
  gsize k = 0;

  while (k < G_N_ELEMENTS (figures) && strcmp (figures[k].key, rule->key) != 0)
    k++;
  g_return_val_if_fail (k < G_N_ELEMENTS (figures), 0);

  return k;
}

static gboolean
is_in_part (const SiyiStatMatter *matter,
            gsize                 k,
            SiyiStatPart          part)
{
  const int share = matter->shares[k];

  if (share < 0 || (figures[k].of_first && !matter->is_first))
    return FALSE;

  return figures[k].of_first || part == SIYI_PART_ALL || (share > 0) == (part == SIYI_PART_NUMERATOR);
}

/* Beside one another: matters of the part, by day and id; what each is to the figure. */
static gboolean
find_matters (SiyiDb               *db,
              const SiyiStatScope  *scope,
              const SiyiStatRule   *rule,
              SiyiStatPart          part,
              GArray               *ids,
              GArray               *shares,
              GError              **error)
{
  g_auto(SiyiStatSums) sums = { .of_matters = TRUE };
  const gsize k = figure_of (rule);

  siyi_stat_sums_init (&sums);
  if (!siyi_stat_sums_load (db, scope, &sums, error))
    return FALSE;

  g_array_sort (sums.matters, compare_by_day);
  for (guint i = 0; i < sums.matters->len; i++)
    {
      const SiyiStatMatter *matter = &g_array_index (sums.matters, SiyiStatMatter, i);
      const gint64 share = matter->shares[k];

      if (!is_in_part (matter, k, part))
        continue;
      g_array_append_val (ids, matter->id);
      g_array_append_val (shares, share);
    }

  return TRUE;
}

/**
 * siyi_stat_clock_ids:
 *
 * Returns: (transfer full) (nullable): cases; all that have the days of an average, which has no rest
 */
GArray *
siyi_stat_clock_ids (SiyiDb               *db,
                     const SiyiStatScope  *scope,
                     const SiyiStatRule   *rule,
                     SiyiStatPart          part,
                     GError              **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GArray) shares = g_array_new (FALSE, FALSE, sizeof (gint64));

  return find_matters (db, scope, rule, part, ids, shares, error) ? g_steal_pointer (&ids) : NULL;
}

/**
 * siyi_stat_days:
 * @rule: of %SIYI_MEASURE_DAYS
 *
 * Returns: (transfer full) (nullable): the days of each matter, beside siyi_stat_ids()
 */
GArray *
siyi_stat_days (SiyiDb               *db,
                const SiyiStatScope  *scope,
                const SiyiStatRule   *rule,
                GError              **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GArray) days = g_array_new (FALSE, FALSE, sizeof (gint64));

  return find_matters (db, scope, rule, SIYI_PART_ALL, ids, days, error) ? g_steal_pointer (&days) : NULL;
}
