/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Months that were counted before, kept as what they give to the figures: a year of a hundred thousand visits
 * is then put together of twelve rows. The schema's triggers mark a month in which anything changed; one that
 * a limit runs out in is kept until that day; other definitions, settings or clocks make all of them void.
 * Nothing is defined here: what is kept is what siyi_stat_sums_count() gave. On an archive's thread. */
#include "siyi-kept-private.h"

#include <stdlib.h>
#include <string.h>

#include "siyi-clock-store.h"
#include "siyi-id-list.h"
#include "siyi-office-store.h"

/* Of a large office a month is long to count at one go. */
enum { DAYS_OF_A_PART = 10 };

static const char sql_kept[] =
  "SELECT month, sums, until FROM figure_month WHERE month BETWEEN ? AND ? AND counted <= ?3 AND until >= ?3 AND rules = ?4 "
  "AND month NOT IN (SELECT month FROM figure_stale) ORDER BY month";
static const char sql_all_kept[] =
  "SELECT month FROM figure_month WHERE counted <= ?1 AND until >= ?1 AND rules = ?2 "
  "AND month NOT IN (SELECT month FROM figure_stale)";
/* One question of the index for each month there is, however many visits it has. */
static const char sql_missing[] =
  "WITH RECURSIVE m (month) AS (SELECT substr (max (day), 1, 7) FROM visit UNION ALL SELECT (SELECT "
  "substr (max (day), 1, 7) FROM visit WHERE day < m.month) FROM m WHERE m.month IS NOT NULL) "
  "SELECT month FROM m WHERE month IS NOT NULL AND month NOT IN (SELECT month FROM figure_month WHERE counted <= ?1 "
  "AND until >= ?1 AND rules = ?2 AND month NOT IN (SELECT month FROM figure_stale))";
static const char sql_sums[] =
  "SELECT sums FROM figure_month WHERE month = ?";
static const char sql_keep[] =
  "INSERT OR REPLACE INTO figure_month (month, counted, until, rules, sums) VALUES (?, ?, ?, ?, ?)";
static const char sql_fresh[] =
  "DELETE FROM figure_stale WHERE month = ?";

/**
 * siyi_stat_kept_rules:
 *
 * Returns: (transfer full) (nullable): digest of everything besides the rows and the calendar that a number
 *   depends on
 */
char *
siyi_stat_kept_rules (SiyiDb  *db,
                      GError **error)
{
  guint n_rules;
  const SiyiStatRule *rules = siyi_stat_rules (&n_rules);
  g_autoptr(SiyiCalendar) calendar = siyi_calendar_load (db, error);
  g_autofree char *satisfied = siyi_setting_get (db, "statistics.satisfied", "");
  g_autoptr(GString) text = g_string_new (SIYI_VERSION "\n");
  SiyiClockRules clocks;

  if (calendar == NULL)
    return NULL;

  g_string_append (text, satisfied);
  for (guint i = 0; i < n_rules; i++)
    g_string_append_printf (text, "\n%s %d %d %d %s; %s", rules[i].key, rules[i].measure, rules[i].kind,
                            rules[i].book, rules[i].where != NULL ? rules[i].where : "",
                            rules[i].also != NULL ? rules[i].also : "");
  siyi_clock_rules_load (db, siyi_calendar_get_rolling (calendar), &clocks);
  for (int id = 0; id < SIYI_N_CLOCKS; id++)
    g_string_append_printf (text, "\n%d %d", clocks.limits[id].days, clocks.limits[id].kind);
  g_string_append_printf (text, "\n%d %d", clocks.rolling, clocks.ends_by_service);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, (gssize) text->len);
}

static void
put (GArray *numbers,
     gint64  number)
{
  g_array_append_val (numbers, number);
}

/* Column by column: numbers of one kind are near one another, and their steps are short. */
static GBytes *
pack (const SiyiStatSums *sums)
{
  g_autoptr(GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_rules;

  siyi_stat_rules (&n_rules);
  for (guint i = 0; i < n_rules; i++)
    {
      put (numbers, sums->values[i].value);
      put (numbers, sums->values[i].numerator);
      put (numbers, sums->values[i].denominator);
    }
  put (numbers, sums->rows->len);
  put (numbers, sums->matters->len);
  for (guint i = 0; i < sums->rows->len; i++)
    put (numbers, g_array_index (sums->rows, SiyiStatRow, i).id);
  for (guint i = 0; i < sums->rows->len; i++)
    put (numbers, g_array_index (sums->rows, SiyiStatRow, i).walk);
  for (guint i = 0; i < sums->rows->len; i++)
    put (numbers, g_array_index (sums->rows, SiyiStatRow, i).bits);
  for (guint i = 0; i < sums->matters->len; i++)
    put (numbers, g_array_index (sums->matters, SiyiStatMatter, i).id);
  for (guint i = 0; i < sums->matters->len; i++)
    put (numbers, g_array_index (sums->matters, SiyiStatMatter, i).is_first);
  for (guint i = 0; i < sums->matters->len; i++)
    put (numbers, g_array_index (sums->matters, SiyiStatMatter, i).day);
  for (int k = 0; k < SIYI_N_CLOCK_FIGURES; k++)
    for (guint i = 0; i < sums->matters->len; i++)
      put (numbers, g_array_index (sums->matters, SiyiStatMatter, i).shares[k]);

  return siyi_id_list_pack (numbers);
}

static void
add_rows (SiyiStatSums *sums,
          const gint64 *numbers,
          guint         n)
{
  const guint before = sums->rows->len;

  g_array_set_size (sums->rows, before + n);
  for (guint i = 0; i < n; i++)
    g_array_index (sums->rows, SiyiStatRow, before + i) =
      (SiyiStatRow) { numbers[i], (guint32) numbers[n + i], (guint32) numbers[2 * n + i] };
}

static void
add_matters (SiyiStatSums *sums,
             const gint64 *numbers,
             guint         n)
{
  const guint before = sums->matters->len;

  g_array_set_size (sums->matters, before + n);
  for (guint i = 0; i < n; i++)
    {
      SiyiStatMatter *matter = &g_array_index (sums->matters, SiyiStatMatter, before + i);

      matter->id = numbers[i];
      matter->is_first = numbers[n + i] != 0;
      matter->day = (int) numbers[2 * n + i];
      for (int k = 0; k < SIYI_N_CLOCK_FIGURES; k++)
        matter->shares[k] = (int) numbers[(3 + k) * n + i];
    }
}

/* FALSE: it is not what was packed; nothing was added. */
static gboolean
add_packed (SiyiStatSums  *sums,
            gconstpointer  data,
            gsize          size)
{
  g_autoptr(GArray) list = siyi_id_list_unpack (data, size);
  const gint64 *numbers = (const gint64 *) list->data;
  gint64 n_rows, n_matters;
  guint n_rules;

  siyi_stat_rules (&n_rules);
  if (list->len < 3 * n_rules + 2)
    return FALSE;
  n_rows = numbers[3 * n_rules];
  n_matters = numbers[3 * n_rules + 1];
  if (n_rows < 0 || n_matters < 0 || n_rows > list->len || n_matters > list->len ||
      list->len != 3 * n_rules + 2 + 3 * n_rows + (3 + SIYI_N_CLOCK_FIGURES) * n_matters)
    return FALSE;

  for (guint i = 0; i < n_rules; i++, numbers += 3)
    {
      sums->values[i].value += numbers[0];
      sums->values[i].numerator += numbers[1];
      sums->values[i].denominator += numbers[2];
    }
  add_rows (sums, numbers + 2, (guint) n_rows);
  add_matters (sums, numbers + 2 + 3 * n_rows, (guint) n_matters);

  return TRUE;
}

/* First and last whole month within the scope, as text; FALSE: none. */
static gboolean
whole_months (const SiyiStatScope *scope,
              SiyiSpan            *first,
              SiyiSpan            *last)
{
  const SiyiSpan begin = siyi_span_free (scope->from, scope->from);
  const SiyiSpan end = siyi_span_free (scope->to, scope->to);

  *first = siyi_span_month_at (&begin, 0);
  if (first->from < scope->from)
    *first = siyi_span_month_at (&begin, 1);
  *last = siyi_span_month_at (&end, 0);
  if (last->to > scope->to)
    *last = siyi_span_month_at (&end, -1);

  return scope->basis == SIYI_BASIS_VISIT && first->from <= last->from;
}

static char *
month_key (const SiyiSpan *month)
{
  char *key = siyi_day_to_text (month->from);

  key[7] = '\0';

  return key;
}

/**
 * siyi_stat_kept_load:
 * @sums: (inout) (nullable): what the kept months give is added
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the whole months of the scope that are kept, by the
 *   days of visits, and still say what the rows say
 */
GHashTable *
siyi_stat_kept_load (SiyiDb               *db,
                     const SiyiStatScope  *scope,
                     SiyiStatSums         *sums,
                     GError              **error)
{
  g_autoptr(GHashTable) kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *first_key = NULL;
  g_autofree char *last_key = NULL;
  g_autofree char *rules = NULL;
  SiyiSpan first, last;
  sqlite3_stmt *row;
  GError *failed = NULL;

  if (!whole_months (scope, &first, &last))
    return g_steal_pointer (&kept);

  first_key = month_key (&first);
  last_key = month_key (&last);
  rules = siyi_stat_kept_rules (db, error);
  row = rules != NULL ? siyi_db_ask (db, error, sql_kept, "ttdt", first_key, last_key, siyi_db_today (db), rules)
                      : NULL;
  if (row == NULL)
    return NULL;

  while (siyi_db_row (db, row, &failed))
    if (sums == NULL || add_packed (sums, sqlite3_column_blob (row, 1), (gsize) sqlite3_column_bytes (row, 1)))
      {
        g_hash_table_add (kept, siyi_column_dup (row, 0));
        if (sums != NULL)
          sums->until = MIN (sums->until, siyi_column_day (row, 2));
      }

  return siyi_db_done (db, row, failed, error) ? g_steal_pointer (&kept) : NULL;
}

/**
 * siyi_stat_kept_missing:
 * @rules: siyi_stat_kept_rules()
 *
 * Returns: (transfer full) (nullable): months with visits that are not kept, or no longer say what the rows say;
 *   the newest first
 */
char **
siyi_stat_kept_missing (SiyiDb      *db,
                        const char  *rules,
                        GError     **error)
{
  return siyi_db_texts (db, siyi_db_ask (db, error, sql_missing, "dt", siyi_db_today (db), rules), error);
}

/**
 * siyi_stat_kept_part:
 * @month: 2026-11
 * @part: 0 to %SIYI_N_KEPT_PARTS - 1
 * @sums: (inout): what these days of the month give is added
 *
 * Returns: whether they were counted
 */
gboolean
siyi_stat_kept_part (SiyiDb        *db,
                     const char    *month,
                     int            part,
                     SiyiStatSums  *sums,
                     GError       **error)
{
  const SiyiDay first = siyi_day_new (atoi (month), atoi (month + 5), 1);
  const SiyiSpan day = siyi_span_free (first, first);
  const SiyiSpan days = siyi_span_month_at (&day, 0);
  SiyiStatScope scope = { first + part * DAYS_OF_A_PART, first + (part + 1) * DAYS_OF_A_PART - 1, SIYI_BASIS_VISIT,
                          SIYI_PLACE_PROBLEM };

  if (part == SIYI_N_KEPT_PARTS - 1)
    scope.to = days.to;

  return siyi_stat_sums_count (db, &scope, SIYI_UNDATED_NOT, sums, error);
}

/**
 * siyi_stat_kept_pack:
 * @sums: (inout): of all parts of a month; joined
 */
GBytes *
siyi_stat_kept_pack (SiyiStatSums *sums)
{
  siyi_stat_sums_join (sums);

  return pack (sums);
}

/**
 * siyi_stat_kept_put:
 * @until: the last day on which it says the same
 *
 * Within a transaction.
 *
 * Returns: whether the month is kept
 */
gboolean
siyi_stat_kept_put (SiyiDb      *db,
                    const char  *month,
                    SiyiDay      until,
                    const char  *rules,
                    GBytes      *packed,
                    GError     **error)
{
  return siyi_db_run (db, error, sql_keep, "tddtb", month, siyi_db_today (db), until, rules, packed) &&
         siyi_db_run (db, error, sql_fresh, "t", month);
}

static GBytes *
count_month (SiyiDb      *db,
             const char  *month,
             GError     **error)
{
  g_auto(SiyiStatSums) sums = { NULL };

  siyi_stat_sums_init (&sums);
  for (int part = 0; part < SIYI_N_KEPT_PARTS; part++)
    if (!siyi_stat_kept_part (db, month, part, &sums, error))
      return NULL;

  return siyi_stat_kept_pack (&sums);
}

static gboolean
is_wrong (SiyiDb      *db,
          const char  *key,
          gboolean    *wrong,
          GError     **error)
{
  g_autoptr(GBytes) counted = count_month (db, key, error);
  sqlite3_stmt *row = counted != NULL ? siyi_db_ask (db, error, sql_sums, "t", key) : NULL;
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;

  *wrong = FALSE;
  if (siyi_db_row (db, row, &failed))
    {
      const gsize size = (gsize) sqlite3_column_bytes (row, 0);

      *wrong = size != g_bytes_get_size (counted) ||
               memcmp (sqlite3_column_blob (row, 0), g_bytes_get_data (counted, NULL), size) != 0;
    }

  return siyi_db_done (db, row, failed, error);
}

/**
 * siyi_stat_count_wrong:
 *
 * Returns: how many months that are kept, and of which nothing has changed, are not what their rows give;
 *   -1 on error
 */
gint64
siyi_stat_count_wrong (SiyiDb  *db,
                       GError **error)
{
  g_autofree char *rules = siyi_stat_kept_rules (db, error);
  g_auto(GStrv) months = NULL;
  gint64 n_wrong = 0;

  if (rules != NULL)
    months = siyi_db_texts (db, siyi_db_ask (db, error, sql_all_kept, "dt", siyi_db_today (db), rules), error);
  if (months == NULL)
    return -1;

  for (char **month = months; *month != NULL; month++)
    {
      gboolean wrong;

      if (!is_wrong (db, *month, &wrong, error))
        return -1;
      n_wrong += wrong;
    }

  return n_wrong;
}
