/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bars, the line of closing, the funnel and the cross table with the words people read, beside the year
 * before; and the rows behind a bar or cell. On an archive's thread. */
#include "siyi-figures-private.h"

#include <stdlib.h>
#include <string.h>

#include "siyi-code.h"
#include "siyi-words.h"

enum { NO_DATA = -1 };

void
siyi_bar_free (SiyiBar *bar)
{
  g_free (bar->key);
  g_free (bar->words);
  g_free (bar);
}

void
siyi_cross_row_free (SiyiCrossRow *row)
{
  g_free (row->key);
  g_free (row->words);
  g_free (row);
}

/* Of "2026-11"; a row of which only the year is known has "2026". */
static char *
month_words (const char     *key,
             const SiyiSpan *span)
{
  g_auto(GStrv) parts = g_strsplit (key, "-", 2);
  SiyiSpan month;

  if (g_strv_length (parts) != 2)
    return g_strdup (key);

  month = siyi_span_new (SIYI_SPAN_MONTH, atoi (parts[0]), atoi (parts[1]));

  return siyi_day_year (span->from) == siyi_day_year (span->to) ? siyi_span_short_words (&month)
                                                                : siyi_span_words (&month);
}

static char *
words_of (const char     *key,
          SiyiDimension   by,
          const SiyiSpan *span)
{
  const char *word = NULL;

  if (*key == '\0')
    return g_strdup (siyi_word ("figure-words", "none"));
  if (by == SIYI_BY_MONTH)
    return month_words (key, span);
  if (by == SIYI_BY_FIRST)
    word = siyi_code_word (SIYI_LIST_FIRST, atoi (key));
  if (by == SIYI_BY_SIZE)
    word = siyi_code_word (SIYI_LIST_GROUP_BAND, atoi (key));

  return g_strdup (word != NULL ? word : key);
}

static const SiyiCount *
find_count (GPtrArray  *counts,
            const char *key)
{
  for (guint i = 0; i < counts->len; i++)
    if (strcmp (((SiyiCount *) g_ptr_array_index (counts, i))->key, key) == 0)
      return g_ptr_array_index (counts, i);

  return NULL;
}

/* "2026-11" of the year before is "2025-11". */
static char *
key_before (const char    *key,
            SiyiDimension  by)
{
  if (by != SIYI_BY_MONTH)
    return g_strdup (key);

  return g_strdup_printf ("%04d%s", atoi (key) - 1, strlen (key) > 4 ? key + 4 : "");
}

static SiyiBar *
bar_new (const SiyiCount *count,
         SiyiDimension    by,
         const SiyiSpan  *span,
         GPtrArray       *previous)
{
  const SiyiCount none = { NULL, 0, 0, 0 };
  const SiyiCount unknown = { NULL, NO_DATA, NO_DATA, NO_DATA };
  const SiyiCount *then = &unknown;
  g_autofree char *then_key = key_before (count->key, by);
  SiyiBar *bar = g_new0 (SiyiBar, 1);

  if (previous->len > 0)
    then = find_count (previous, then_key);
  if (then == NULL)
    then = &none;

  bar->key = g_strdup (count->key);
  bar->words = words_of (count->key, by, span);
  bar->batches = count->batches;
  bar->persons = count->persons;
  bar->sessions = count->sessions;
  bar->previous_batches = then->batches;
  bar->previous_persons = then->persons;
  bar->previous_sessions = then->sessions;

  return bar;
}

static GPtrArray *
bars_of (GPtrArray      *now,
         GPtrArray      *previous,
         SiyiDimension   by,
         const SiyiSpan *span)
{
  GPtrArray *bars = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_bar_free);

  for (guint i = 0; i < now->len; i++)
    g_ptr_array_add (bars, bar_new (g_ptr_array_index (now, i), by, span, previous));

  return bars;
}

/* A line over time has no holes: months without anything stand with 0. */
static void
fill_months (GPtrArray      *counts,
             const SiyiSpan *span)
{
  const int n_months = siyi_span_n_months (span);

  for (int i = 0; i < n_months; i++)
    {
      const SiyiSpan month = siyi_span_month_at (span, i);
      g_autofree char *key = siyi_day_to_text (month.from);
      SiyiCount *count;

      key[7] = '\0';
      if (find_count (counts, key) != NULL)
        continue;
      count = g_new0 (SiyiCount, 1);
      count->key = g_steal_pointer (&key);
      g_ptr_array_insert (counts, MIN (i, (int) counts->len), count);
    }
}

typedef GPtrArray *(*CountFunc) (SiyiDb               *db,
                                 const SiyiStatScope  *scope,
                                 GError              **error);

/* The same counts over the query's span and over that of the year before. */
static GPtrArray *
compare (SiyiDb               *db,
         const SiyiStatQuery  *query,
         SiyiDimension         by,
         CountFunc             count,
         GError              **error)
{
  const SiyiSpan span_before = siyi_span_year_before (&query->span);
  const SiyiStatScope scope = siyi_stat_scope_of (query, &query->span);
  const SiyiStatScope scope_before = siyi_stat_scope_of (query, &span_before);
  g_autoptr(GPtrArray) now = NULL;
  g_autoptr(GPtrArray) previous = NULL;

  now = count != NULL ? count (db, &scope, error) : siyi_source_groups (db, &scope, by, error);
  if (now == NULL)
    return NULL;
  previous = count != NULL ? count (db, &scope_before, error) : siyi_source_groups (db, &scope_before, by, error);
  if (previous == NULL)
    return NULL;

  if (by == SIYI_BY_MONTH)
    fill_months (now, &query->span);

  return bars_of (now, previous, by, &query->span);
}

/**
 * siyi_statistics_bars:
 * @by: not %SIYI_BY_NOTHING
 *
 * Receptions at the own level by one of their sides; of months all, else the groups that have visits.
 *
 * Returns: (transfer full) (element-type SiyiBar)
 */
GPtrArray *
siyi_statistics_bars (SiyiDb               *db,
                      const SiyiStatQuery  *query,
                      SiyiDimension         by,
                      GError              **error)
{
  return compare (db, query, by, NULL, error);
}

/**
 * siyi_statistics_closing:
 *
 * Returns: (transfer full) (element-type SiyiBar): matters of every form closed in each month of the span
 */
GPtrArray *
siyi_statistics_closing (SiyiDb               *db,
                         const SiyiStatQuery  *query,
                         GError              **error)
{
  return compare (db, query, SIYI_BY_MONTH, siyi_source_closing, error);
}

/**
 * siyi_statistics_funnel:
 *
 * Returns: (transfer full) (element-type SiyiBar): assigned, answered, served, closed, resolved
 */
GPtrArray *
siyi_statistics_funnel (SiyiDb               *db,
                        const SiyiStatQuery  *query,
                        GError              **error)
{
  GPtrArray *bars = compare (db, query, SIYI_BY_NOTHING, siyi_source_funnel, error);

  for (guint i = 0; bars != NULL && i < bars->len; i++)
    {
      SiyiBar *bar = g_ptr_array_index (bars, i);

      g_free (bar->words);
      bar->words = g_strdup (siyi_word ("funnel", bar->key));
    }

  return bars;
}

static SiyiCrossRow *
cross_row_new (const char *key)
{
  SiyiCrossRow *row = g_new0 (SiyiCrossRow, 1);

  row->key = g_strdup (key);
  row->words = key != NULL && *key == '\0' ? g_strdup (siyi_word ("figure-words", "none")) : g_strdup (key);

  return row;
}

static void
add_cell (SiyiCrossRow        *row,
          const SiyiCrossCell *cell)
{
  row->batches[cell->first][cell->size] += cell->batches;
  row->persons[cell->first][cell->size] += cell->persons;
}

static gint64
batches_of (const SiyiCrossRow *row)
{
  gint64 sum = 0;

  for (int first = 0; first < 3; first++)
    sum += row->batches[first][0] + row->batches[first][1];

  return sum;
}

/* The most first; the sum, which has no key, last. */
static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const SiyiCrossRow *x = *(SiyiCrossRow * const *) a;
  const SiyiCrossRow *y = *(SiyiCrossRow * const *) b;
  const gint64 more = batches_of (y) - batches_of (x);

  if (x->key == NULL || y->key == NULL)
    return (x->key == NULL) - (y->key == NULL);
  if (more != 0)
    return more > 0 ? 1 : -1;

  return strcmp (x->key, y->key);
}

/**
 * siyi_statistics_cross:
 *
 * Returns: (transfer full) (element-type SiyiCrossRow): places by first or repeated and by size, the sum last
 */
GPtrArray *
siyi_statistics_cross (SiyiDb               *db,
                       const SiyiStatQuery  *query,
                       GError              **error)
{
  const SiyiStatScope scope = siyi_stat_scope_of (query, &query->span);
  g_autoptr(GPtrArray) cells = siyi_source_cross (db, &scope, error);
  GPtrArray *rows;
  SiyiCrossRow *sum, *row = NULL;

  if (cells == NULL)
    return NULL;

  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_cross_row_free);
  sum = cross_row_new (NULL);
  for (guint i = 0; i < cells->len; i++)
    {
      const SiyiCrossCell *cell = g_ptr_array_index (cells, i);

      if (row == NULL || strcmp (row->key, cell->place) != 0)
        {
          row = cross_row_new (cell->place);
          g_ptr_array_add (rows, row);
        }
      add_cell (row, cell);
      add_cell (sum, cell);
    }
  g_ptr_array_add (rows, sum);
  g_ptr_array_sort (rows, compare_rows);

  return rows;
}
