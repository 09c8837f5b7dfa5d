/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Open cases with what happened to them, one at a time: memory stays that of one case however many there
 * are. Route 6 alone runs the petition procedure's clock (article 31). On an archive's thread. */
#include "siyi-clock-store.h"

#include <string.h>

#include "siyi-db-private.h"
#include "siyi-office-store.h"

#define OPEN "SELECT c.id, c.restricted, e.kind, e.day, coalesce (e.days, 0), coalesce (e.body, '') <> '' " \
  "FROM petition_case c CROSS JOIN event e ON e.case_id = c.id " \
  "WHERE c.closed_day IS NULL AND c.row_state = 0 AND NOT (e.kind = 'accepted' AND coalesce (c.route, 6) <> 6) "

static const char sql_open[] = OPEN "ORDER BY c.id, e.day, e.id";
static const char sql_open_of[] = OPEN "AND c.id = ? ORDER BY e.day, e.id";
static const char sql_name[] =
  "SELECT number, title, (SELECT masked FROM visit WHERE case_id = c.id AND row_state = 0 "
  "ORDER BY day DESC, id DESC LIMIT 1) FROM petition_case c WHERE id = ?";

static const char sql_red[] =
  "SELECT subject, red FROM alarm WHERE kind = 5 AND red <= ?1 ORDER BY red, yellow, subject LIMIT ?2";
static const char sql_yellow[] =
  "SELECT a.subject, a.red FROM alarm_count c CROSS JOIN alarm a ON a.kind = 5 AND a.red = +c.red AND a.yellow = +c.yellow "
  "WHERE c.kind = 5 AND c.red > ?1 AND c.yellow <= ?1 ORDER BY c.red, c.yellow LIMIT ?2";
static const char sql_n_due[] =
  "SELECT coalesce (sum (n), 0) FROM alarm_count WHERE kind = 5 AND (red <= ?1 OR yellow <= ?2)";

/**
 * siyi_clock_rules_set:
 * @rules: rules that hold other values
 * @key: a setting; another one than of clocks changes nothing
 * @value: (nullable): as stored; %NULL or what can't be read is the shipped value
 */
void
siyi_clock_rules_set (SiyiClockRules *rules,
                      const char     *key,
                      const char     *value)
{
  SiyiClockRules shipped;

  siyi_clock_rules_init (&shipped);
  if (g_str_equal (key, "clock.rolling"))
    rules->rolling = siyi_rolling_from_word (value);
  else if (g_str_equal (key, "clock.steps"))
    {
      siyi_warning_steps_parse (value, &shipped, NULL);
      rules->notice = shipped.notice;
      rules->warning = shipped.warning;
      rules->severe = shipped.severe;
    }
  else if (g_str_has_prefix (key, "limit."))
    for (int i = 0; i < SIYI_N_CLOCKS; i++)
      if (g_str_equal (key + strlen ("limit."), siyi_clock_key ((SiyiClockId) i)))
        {
          siyi_limit_parse (value, &shipped.limits[i]);
          rules->limits[i] = shipped.limits[i];
        }
}

/**
 * siyi_clock_rules_load:
 * @rolling: of the office's calendar
 * @rules: (out): the clocks as the office has set them
 *
 * What lights in lists go by follows.
 */
void
siyi_clock_rules_load (SiyiDb         *db,
                       SiyiRolling     rolling,
                       SiyiClockRules *rules)
{
  g_autofree char *steps = siyi_setting_get (db, "clock.steps", NULL);

  siyi_clock_rules_init (rules);
  for (int i = 0; i < SIYI_N_CLOCKS; i++)
    rules->limits[i] = siyi_setting_limit (db, siyi_clock_key ((SiyiClockId) i));
  rules->rolling = rolling;
  siyi_clock_rules_set (rules, "clock.steps", steps);
  siyi_light_set_warning (rules->warning);
}

static void
begin (SiyiOpenCase *one,
       sqlite3_stmt *row)
{
  g_array_set_size (one->events, 0);
  one->id = sqlite3_column_int64 (row, 0);
  one->restricted = sqlite3_column_int (row, 1) != 0;
}

/**
 * siyi_open_cases_walk:
 * @only: a case; 0: all
 * @function: called for each open case that has events
 */
gboolean
siyi_open_cases_walk (SiyiDb            *db,
                      gint64             only,
                      SiyiOpenCaseFunc   function,
                      gpointer           data,
                      GError           **error)
{
  SiyiOpenCase one = { .events = g_array_new (FALSE, FALSE, sizeof (SiyiEvent)) };
  sqlite3_stmt *row = only != 0 ? siyi_db_ask (db, error, sql_open_of, "l", only)
                                : siyi_db_ask (db, error, sql_open, "");
  gboolean go_on = TRUE, ok = FALSE;
  GError *failed = NULL;

  if (row != NULL)
    {
      while (go_on && siyi_db_row (db, row, &failed))
        {
          SiyiEvent event = { g_intern_string (siyi_column_text (row, 2)), siyi_column_day (row, 3),
                              sqlite3_column_int (row, 4), sqlite3_column_int (row, 5) != 0 };

          if (sqlite3_column_int64 (row, 0) != one.id)
            {
              go_on = one.id == 0 || function (&one, data);
              begin (&one, row);
            }
          g_array_append_val (one.events, event);
        }
      ok = siyi_db_done (db, row, failed, error);
      if (ok && go_on && one.id != 0)
        function (&one, data);
    }
  g_array_unref (one.events);

  return ok;
}

/**
 * siyi_open_case_key:
 * @key: (inout): becomes a text that is the same for the same events
 *
 * Many cases have the same days behind them: their clocks need reading once.
 */
void
siyi_open_case_key (const SiyiOpenCase *one,
                    GString            *key)
{
  g_string_assign (key, "c");
  for (guint i = 0; i < one->events->len; i++)
    {
      const SiyiEvent *event = &g_array_index (one->events, SiyiEvent, i);

      g_string_append_printf (key, "%s %d %d %d;", event->kind, event->day, event->days, event->has_reason);
    }
}

void
siyi_open_case_name_clear (SiyiOpenCaseName *name)
{
  g_clear_pointer (&name->number, g_free);
  g_clear_pointer (&name->title, g_free);
  g_clear_pointer (&name->visitors_masked, g_free);
}

/**
 * siyi_open_case_name:
 * @name: (out caller-allocates): cleared by siyi_open_case_name_clear(); empty where the case is gone
 *
 * What lists call a case: number, request, the visitors of the latest visit masked.
 */
gboolean
siyi_open_case_name (SiyiDb            *db,
                     gint64             id,
                     SiyiOpenCaseName  *name,
                     GError           **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_name, "l", id);
  GError *failed = NULL;

  *name = (SiyiOpenCaseName) { NULL };
  if (row == NULL)
    return FALSE;

  if (siyi_db_row (db, row, &failed))
    *name = (SiyiOpenCaseName) { siyi_column_dup (row, 0), siyi_column_dup (row, 1), siyi_column_dup (row, 2) };

  return siyi_db_done (db, row, failed, error);
}

static gboolean
add_due (SiyiDb      *db,
         const char  *sql,
         SiyiDay      day,
         gsize        limit,
         GArray      *hits,
         GError     **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql, "dl", day, (gint64) (limit - hits->len));
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;
  while (siyi_db_row (db, row, &failed))
    {
      const SiyiClockHit hit = { sqlite3_column_int64 (row, 0), siyi_column_day (row, 1) - 1 };

      g_array_append_val (hits, hit);
    }

  return siyi_db_done (db, row, failed, error);
}

/**
 * siyi_clocks_due:
 * @until: %SIYI_DAY_NONE: by the steps of warning; else those whose last day is not after it
 * @limit: how many at most
 * @n_all: (out): how many there are
 *
 * Returns: (transfer full): #SiyiClockHit, by the last day of the clock that ends first
 */
GArray *
siyi_clocks_due (SiyiDb   *db,
                 SiyiDay   today,
                 SiyiDay   until,
                 guint     limit,
                 gint64   *n_all,
                 GError  **error)
{
  g_autoptr(GArray) hits = g_array_new (FALSE, FALSE, sizeof (SiyiClockHit));
  const gboolean by_step = until == SIYI_DAY_NONE;
  const SiyiDay red = by_step ? today : until + 1;

  if (!add_due (db, sql_red, red, limit, hits, error) ||
      (by_step && !add_due (db, sql_yellow, today, limit, hits, error)))
    return NULL;
  *n_all = siyi_db_ask_int64 (db, hits->len, sql_n_due, "dd", red, by_step ? today : SIYI_DAY_NONE);

  return g_steal_pointer (&hits);
}
