/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures counted from stored rows, and the rows themselves. Rules over the same rows are counted in one
 * walk: a condition that a list is asked with stands there as the FILTER of its count. A stretch of days is put
 * together of months kept from before and of what lies between them. On an archive's thread. */
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

/* A visit and its tasks have one day: their numbers of two stretches add up. */
static gboolean
adds_up (const SiyiStatRule *rule)
{
  return rule->kind == SIYI_BEHIND_VISITS || rule->kind == SIYI_BEHIND_TASKS;
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
  const gint64 whole = sqlite3_column_int64 (row, column);

  value->value += whole;
  if (rule->measure != SIYI_MEASURE_SHARE)
    return;

  value->denominator += whole;
  value->numerator += sqlite3_column_int64 (row, column + 1);
}

/* All rules that walk the rows of rules[first]. */
static gboolean
count_together (SiyiDb                *db,
                const SiyiStatFilter  *filter,
                guint                  first,
                SiyiStatSums          *sums,
                GError               **error)
{
  guint n_rules;
  const SiyiStatRule *rules = siyi_stat_rules (&n_rules);
  g_autofree char *from = siyi_stat_from (filter, rules[first].kind);
  g_autoptr(GString) columns = g_string_new (NULL);
  g_autofree char *sql = NULL;
  sqlite3_stmt *row;
  GError *failed = NULL;

  for (guint i = first; i < n_rules; i++)
    if (walk_together (&rules[first], &rules[i]))
      add_columns (columns, &rules[i]);

  sql = g_strconcat ("SELECT ", columns->str, " FROM ", from, NULL);
  row = siyi_stat_ask (db, filter, sql, error);
  if (row == NULL)
    return FALSE;

  if (siyi_db_row (db, row, &failed))
    for (guint i = first, column = 0; i < n_rules; i++)
      if (walk_together (&rules[first], &rules[i]))
        {
          take_columns (&rules[i], &sums->values[i], row, (int) column);
          column += 2;
        }

  return siyi_db_done (db, row, failed, error);
}

/* Of a matter or session one row: what holds of it, for the rules that walk the rows of rules[first]. */
static gboolean
gather_together (SiyiDb                *db,
                 const SiyiStatFilter  *filter,
                 guint                  first,
                 SiyiStatSums          *sums,
                 GError               **error)
{
  guint n_rules;
  const SiyiStatRule *rules = siyi_stat_rules (&n_rules);
  g_autofree char *from = siyi_stat_from (filter, rules[first].kind);
  g_autoptr(GString) sql = g_string_new ("SELECT ");
  sqlite3_stmt *row;
  GError *failed = NULL;

  g_string_append_printf (sql, "%s, 0", siyi_stat_id (rules[first].kind));
  for (guint i = first, bit = 0; i < n_rules; i++)
    if (walk_together (&rules[first], &rules[i]))
      {
        const char *where = rules[i].where != NULL ? rules[i].where : "1";

        g_string_append_printf (sql, " + (CASE WHEN %s THEN %u ELSE 0 END)", where, 1u << bit);
        if (rules[i].also != NULL)
          g_string_append_printf (sql, " + (CASE WHEN (%s) AND (%s) THEN %u ELSE 0 END)", where, rules[i].also,
                                  2u << bit);
        bit += 2;
      }
  g_string_append_printf (sql, " FROM %s", from);

  row = siyi_stat_ask (db, filter, sql->str, error);
  if (row == NULL)
    return FALSE;

  while (siyi_db_row (db, row, &failed))
    {
      const SiyiStatRow one = { sqlite3_column_int64 (row, 0), first, (guint32) sqlite3_column_int64 (row, 1) };

      g_array_append_val (sums->rows, one);
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

/* The first limit of a task that runs out later changes a number without anybody's doing. */
static gboolean
find_next_limit (SiyiDb               *db,
                 const SiyiStatScope  *scope,
                 SiyiUndated           undated,
                 SiyiStatSums         *self,
                 GError              **error)
{
  g_auto(SiyiStatFilter) filter = { 0 };
  g_autofree char *from = NULL;
  g_autofree char *sql = NULL;
  sqlite3_stmt *row;
  GError *failed = NULL;

  siyi_stat_filter_init_of (&filter, scope, SIYI_ALL_BOOKS, undated);
  from = siyi_stat_from (&filter, SIYI_BEHIND_TASKS);
  sql = g_strdup_printf ("SELECT min (t.due) FROM %s AND t.due > :today", from);
  row = siyi_stat_ask (db, &filter, sql, error);
  if (row == NULL)
    return FALSE;
  if (siyi_db_row (db, row, &failed) && siyi_column_day (row, 0) != SIYI_DAY_NONE)
    self->until = MIN (self->until, siyi_column_day (row, 0) - 1);

  return siyi_db_done (db, row, failed, error);
}

void
siyi_stat_sums_init (SiyiStatSums *self)
{
  guint n_rules;

  siyi_stat_rules (&n_rules);
  self->values = g_new0 (SiyiStatValue, n_rules);
  self->rows = g_array_new (FALSE, FALSE, sizeof (SiyiStatRow));
  self->matters = g_array_new (FALSE, FALSE, sizeof (SiyiStatMatter));
  self->until = siyi_day_new (9999, 12, 31);
}

void
siyi_stat_sums_clear (SiyiStatSums *self)
{
  g_clear_pointer (&self->values, g_free);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->matters, g_array_unref);
}

/**
 * siyi_stat_sums_count:
 * @self: (inout): what the scope gives is added
 *
 * From the rows as they are.
 *
 * Returns: whether all was counted
 */
gboolean
siyi_stat_sums_count (SiyiDb               *db,
                      const SiyiStatScope  *scope,
                      SiyiUndated           undated,
                      SiyiStatSums         *self,
                      GError              **error)
{
  guint n_rules;
  const SiyiStatRule *rules = siyi_stat_rules (&n_rules);

  for (guint i = 0; i < n_rules && !self->of_matters; i++)
    if (is_first_of_walk (rules, i))
      {
        g_auto(SiyiStatFilter) filter = { 0 };

        siyi_stat_filter_init_of (&filter, scope, rules[i].book, undated);
        if (adds_up (&rules[i]) ? !count_together (db, &filter, i, self, error)
                                : !gather_together (db, &filter, i, self, error))
          return FALSE;
      }

  return (self->of_matters || find_next_limit (db, scope, undated, self, error)) &&
         siyi_stat_clocks (db, scope, undated, self, error);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const SiyiStatRow *x = a, *y = b;

  return x->walk != y->walk ? (x->walk > y->walk) - (x->walk < y->walk) : (x->id > y->id) - (x->id < y->id);
}

static int
compare_matters (gconstpointer a,
                 gconstpointer b)
{
  const SiyiStatMatter *x = a, *y = b;

  return (x->id > y->id) - (x->id < y->id);
}

/**
 * siyi_stat_sums_join:
 *
 * A matter has its receipt in this period when it has it in one of the stretches, and so with all that is
 * asked of a row; the rest of a matter is the same in each.
 */
void
siyi_stat_sums_join (SiyiStatSums *self)
{
  guint n = 0;

  g_array_sort (self->rows, compare_rows);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const SiyiStatRow *row = &g_array_index (self->rows, SiyiStatRow, i);
      SiyiStatRow *last = n > 0 ? &g_array_index (self->rows, SiyiStatRow, n - 1) : NULL;

      if (last != NULL && compare_rows (last, row) == 0)
        last->bits |= row->bits;
      else
        g_array_index (self->rows, SiyiStatRow, n++) = *row;
    }
  g_array_set_size (self->rows, n);

  n = 0;
  g_array_sort (self->matters, compare_matters);
  for (guint i = 0; i < self->matters->len; i++)
    {
      const SiyiStatMatter *matter = &g_array_index (self->matters, SiyiStatMatter, i);
      SiyiStatMatter *last = n > 0 ? &g_array_index (self->matters, SiyiStatMatter, n - 1) : NULL;

      if (last != NULL && last->id == matter->id)
        {
          last->is_first |= matter->is_first;
          last->day = last->day == 0 || matter->day == 0 ? MAX (last->day, matter->day) : MIN (last->day, matter->day);
        }
      else
        g_array_index (self->matters, SiyiStatMatter, n++) = *matter;
    }
  g_array_set_size (self->matters, n);
}

static void
count_rows (const SiyiStatSums *self,
            guint               first,
            SiyiStatValue      *values)
{
  guint n_rules;
  const SiyiStatRule *rules = siyi_stat_rules (&n_rules);

  for (guint i = first, bit = 0; i < n_rules; i++)
    if (walk_together (&rules[first], &rules[i]))
      {
        for (guint r = 0; r < self->rows->len; r++)
          {
            const SiyiStatRow *row = &g_array_index (self->rows, SiyiStatRow, r);

            if (row->walk != first)
              continue;
            values[i].value += row->bits >> bit & 1;
            values[i].numerator += row->bits >> (bit + 1) & 1;
          }
        if (rules[i].measure == SIYI_MEASURE_SHARE)
          values[i].denominator = values[i].value;
        bit += 2;
      }
}

/* What lies between the months that are kept. */
static gboolean
count_between (SiyiDb               *db,
               const SiyiStatScope  *scope,
               GHashTable           *kept,
               SiyiStatSums         *sums,
               GError              **error)
{
  SiyiStatScope part = *scope;
  SiyiDay day = scope->from;

  while (day <= scope->to)
    {
      const SiyiSpan one = siyi_span_free (day, day);
      const SiyiSpan month = siyi_span_month_at (&one, 0);
      g_autofree char *key = siyi_day_to_text (day);
      const gboolean is_kept = (key[7] = '\0', g_hash_table_contains (kept, key));

      if (is_kept && part.from < day)
        {
          part.to = day - 1;
          if (!siyi_stat_sums_count (db, &part, SIYI_UNDATED_NOT, sums, error))
            return FALSE;
        }
      day = month.to + 1;
      if (is_kept)
        part.from = day;
    }
  part.to = scope->to;

  return part.from > part.to || siyi_stat_sums_count (db, &part, SIYI_UNDATED_NOT, sums, error);
}

static gboolean
gather (SiyiDb               *db,
        const SiyiStatScope  *scope,
        SiyiStatSums         *sums,
        GError              **error)
{
  const SiyiUndated undated = siyi_stat_undated (db, scope);
  g_autoptr(GHashTable) kept = siyi_stat_kept_load (db, scope, sums, error);

  if (kept == NULL)
    return FALSE;
  if (g_hash_table_size (kept) == 0)
    return siyi_stat_sums_count (db, scope, undated, sums, error);

  return count_between (db, scope, kept, sums, error) &&
         (undated == SIYI_UNDATED_NOT || siyi_stat_sums_count (db, scope, SIYI_UNDATED_ALONE, sums, error));
}

/**
 * siyi_stat_sums_load:
 * @self: (inout): new; what the scope gives, from kept months where there are any
 *
 * Returns: whether all was counted
 */
gboolean
siyi_stat_sums_load (SiyiDb               *db,
                     const SiyiStatScope  *scope,
                     SiyiStatSums         *self,
                     GError              **error)
{
  const gboolean held = siyi_db_hold (db);
  const gboolean counted = gather (db, scope, self, error);

  siyi_db_let_go (db, held);
  if (counted)
    siyi_stat_sums_join (self);

  return counted;
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
  g_auto(SiyiStatSums) sums = { NULL };

  siyi_stat_sums_init (&sums);
  if (!siyi_stat_sums_load (db, scope, &sums, error))
    return FALSE;

  memcpy (values, sums.values, n_rules * sizeof *values);
  for (guint i = 0; i < n_rules; i++)
    if (is_first_of_walk (rules, i) && !adds_up (&rules[i]))
      count_rows (&sums, i, values);
  siyi_stat_clocks_count (&sums, values);

  return TRUE;
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

  return siyi_db_ids (db, siyi_stat_ask (db, &filter, sql->str, error), error);
}
