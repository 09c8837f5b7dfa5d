/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures counted from stored rows, and the rows themselves. Rules over the same rows are counted in one
 * walk: a condition that a list is asked with stands there as the FILTER of its count. On an archive's thread. */
#include "siyi-stats-private.h"

static gboolean
is_read_from_clocks (const SiyiStatRule *rule)
{
  return rule->measure == SIYI_MEASURE_CLOCK || rule->measure == SIYI_MEASURE_DAYS;
}

static gboolean
walk_together (const SiyiStatRule *a,
               const SiyiStatRule *b)
{
  return a->kind == b->kind && a->book == b->book && !is_read_from_clocks (a) && !is_read_from_clocks (b);
}

static void
add_filter (GString    *sql,
            const char *where,
            const char *also)
{
  if (where != NULL || also != NULL)
    g_string_append_printf (sql, " FILTER (WHERE (%s) AND (%s))", where != NULL ? where : "1",
                            also != NULL ? also : "1");
}

/* Two columns a rule: the whole (or its persons), and those that are also something else. */
static void
add_columns (GString            *sql,
             const SiyiStatRule *rule)
{
  if (sql->len > 0)
    g_string_append (sql, ", ");
  g_string_append (sql, rule->measure == SIYI_MEASURE_PERSONS ? "sum (v.persons)" : "count (*)");
  add_filter (sql, rule->where, NULL);
  if (rule->measure == SIYI_MEASURE_SHARE)
    {
      g_string_append (sql, ", count (*)");
      add_filter (sql, rule->where, rule->also);
    }
  else
    g_string_append (sql, ", 0");
}

static void
take_columns (const SiyiStatRule *rule,
              SiyiStatValue      *value,
              sqlite3_stmt       *row,
              int                 column)
{
  value->value = sqlite3_column_int64 (row, column);
  if (rule->measure != SIYI_MEASURE_SHARE)
    return;

  value->denominator = value->value;
  value->numerator = sqlite3_column_int64 (row, column + 1);
}

/* All rules that walk the rows of rules[first]. */
static gboolean
count_together (SiyiDb               *db,
                const SiyiStatScope  *scope,
                guint                 first,
                SiyiStatValue        *values,
                GError              **error)
{
  guint n_rules;
  const SiyiStatRule *rules = siyi_stat_rules (&n_rules);
  g_autoptr(GString) columns = g_string_new (NULL);
  g_auto(SiyiStatFilter) filter = { 0 };
  g_autofree char *from = NULL;
  g_autofree char *sql = NULL;
  sqlite3_stmt *row;
  GError *failed = NULL;

  for (guint i = first; i < n_rules; i++)
    if (walk_together (&rules[first], &rules[i]))
      add_columns (columns, &rules[i]);

  siyi_stat_filter_init (&filter, db, scope, rules[first].book);
  from = siyi_stat_from (&filter, rules[first].kind);
  sql = g_strconcat ("SELECT ", columns->str, " FROM ", from, NULL);
  row = siyi_stat_ask (db, &filter, sql, error);
  if (row == NULL)
    return FALSE;

  if (siyi_db_row (db, row, &failed))
    for (guint i = first, column = 0; i < n_rules; i++)
      if (walk_together (&rules[first], &rules[i]))
        {
          take_columns (&rules[i], &values[i], row, (int) column);
          column += 2;
        }

  return siyi_db_done (db, row, failed, error);
}

static gboolean
is_first_of_walk (const SiyiStatRule *rules,
                  guint               at)
{
  if (is_read_from_clocks (&rules[at]))
    return FALSE;
  for (guint i = 0; i < at; i++)
    if (walk_together (&rules[i], &rules[at]))
      return FALSE;

  return TRUE;
}

/**
 * siyi_stat_load:
 * @values: (out caller-allocates): one a rule, in the order of siyi_stat_rules()
 *
 * Of a share value, numerator and denominator are given, of others the value.
 *
 * Returns: whether all was counted
 */
gboolean
siyi_stat_load (SiyiDb               *db,
                const SiyiStatScope  *scope,
                SiyiStatValue        *values,
                GError              **error)
{
  guint n_rules;
  const SiyiStatRule *rules = siyi_stat_rules (&n_rules);

  memset (values, 0, n_rules * sizeof *values);
  for (guint i = 0; i < n_rules; i++)
    if (is_first_of_walk (rules, i) && !count_together (db, scope, i, values, error))
      return FALSE;

  return siyi_stat_clocks (db, scope, values, error);
}

static void
add_condition (GString            *sql,
               const SiyiStatRule *rule,
               SiyiStatPart        part)
{
  if (rule->where != NULL)
    g_string_append_printf (sql, " AND (%s)", rule->where);
  if (rule->also != NULL && part == SIYI_PART_NUMERATOR)
    g_string_append_printf (sql, " AND (%s)", rule->also);
  if (rule->also != NULL && part == SIYI_PART_REST)
    g_string_append_printf (sql, " AND NOT coalesce ((%s), 0)", rule->also);
}

/**
 * siyi_stat_ids:
 * @part: of a share: all rows, those of the numerator, or the others
 *
 * Returns: (transfer full) (nullable): ids of the rows that the rule counts, in the order of their days
 */
GArray *
siyi_stat_ids (SiyiDb               *db,
               const SiyiStatScope  *scope,
               const SiyiStatRule   *rule,
               SiyiStatPart          part,
               GError              **error)
{
  g_autoptr(GString) sql = g_string_new (NULL);
  g_auto(SiyiStatFilter) filter = { 0 };
  g_autofree char *from = NULL;
  const char *id = siyi_stat_id (rule->kind);

  if (is_read_from_clocks (rule))
    return siyi_stat_clock_ids (db, scope, rule, part, error);

  siyi_stat_filter_init (&filter, db, scope, rule->book);
  from = siyi_stat_from (&filter, rule->kind);
  g_string_append_printf (sql, "SELECT %s FROM %s", id, from);
  add_condition (sql, rule, part);
  g_string_append_printf (sql, " ORDER BY v.day, %s", id);

  return siyi_stat_read_ids (db, siyi_stat_ask (db, &filter, sql->str, error), error);
}
