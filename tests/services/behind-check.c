/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Behind every number, bar and cell exactly the rows that it counts, each once. */
#include "behind-check.h"

#include "siyi-ledger-store.h"

static gint64
length_of (SiyiBehind *behind)
{
  const gint64 n = behind->ids->len;
  g_autoptr(GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < behind->ids->len; i++)
    g_assert_true (g_hash_table_add (seen, &g_array_index (behind->ids, gint64, i)));
  siyi_behind_free (behind);

  return n;
}

static gint64
persons_of (const RandomArchive *self,
            SiyiBehind          *behind)
{
  gint64 sum = 0;

  g_assert_cmpint (behind->kind, ==, SIYI_BEHIND_VISITS);
  for (guint i = 0; i < behind->ids->len; i++)
    sum += g_array_index (self->visits, AVisit, g_array_index (behind->ids, gint64, i) - 1).persons;
  siyi_behind_free (behind);

  return sum;
}

/* The ledger shows exactly these rows, and its sums are theirs. */
static void
check_ledger (SiyiDb              *db,
              const SiyiStatQuery *query,
              const SiyiFigure    *figure)
{
  SiyiBehind *behind = siyi_figure_behind (db, query, figure->key, NULL, NULL);
  const SiyiLedgerQuery ledger = { .all_books = TRUE, .closed = -1, .light = -1, .only = behind->ids };
  SiyiLedgerSums sums;

  if (behind->kind == SIYI_BEHIND_VISITS)
    {
      g_autoptr(GArray) ids = siyi_ledger_ids (db, &ledger, NULL);

      g_assert_cmpuint (ids->len, ==, behind->ids->len);
      g_assert_true (siyi_ledger_sum (db, &ledger, &sums, NULL));
      g_assert_cmpint (figure->unit == SIYI_FIGURE_PERSONS ? sums.persons : sums.batches, ==,
                       figure->unit == SIYI_FIGURE_PERSONS ? figure->value : behind->ids->len);
    }
  siyi_behind_free (behind);
}

static void
check_figure (SiyiDb           *db,
              BehindCheck         *check,
              const SiyiFigure *figure)
{
  const SiyiStatQuery *query = check->query;
  const char *key = figure->key;
  gint64 numerator, rest;

  check->n_checked++;
  check_ledger (db, query, figure);
  if (figure->unit == SIYI_FIGURE_PERSONS)
    g_assert_cmpint (persons_of (check->random, siyi_figure_behind (db, query, key, NULL, NULL)), ==, figure->value);
  else if (!siyi_figure_is_ratio (figure))
    g_assert_cmpint (length_of (siyi_figure_behind (db, query, key, NULL, NULL)), ==, MAX (0, figure->value));
  else if (figure->unit == SIYI_FIGURE_DAYS)
    g_assert_cmpint (length_of (siyi_figure_behind (db, query, key, NULL, NULL)), ==, figure->denominator);
  if (figure->unit != SIYI_FIGURE_RATE)
    return;

  numerator = length_of (siyi_figure_behind (db, query, key, "numerator", NULL));
  rest = length_of (siyi_figure_behind (db, query, key, "rest", NULL));
  g_assert_cmpint (numerator, ==, figure->numerator);
  g_assert_cmpint (numerator + rest, ==, figure->denominator);
  g_assert_cmpint (length_of (siyi_figure_behind (db, query, key, "denominator", NULL)), ==, figure->denominator);
}

static void
check_bars (SiyiDb        *db,
            BehindCheck      *check,
            SiyiDimension  by)
{
  g_autoptr(GPtrArray) bars = siyi_statistics_bars (db, check->query, by, NULL);

  for (guint i = 0; i < bars->len; i++)
    {
      const SiyiBar *bar = g_ptr_array_index (bars, i);

      check->n_checked++;
      g_assert_cmpint (length_of (siyi_bar_behind (db, check->query, by, bar->key, NULL)), ==, bar->batches);
      g_assert_cmpint (persons_of (check->random, siyi_bar_behind (db, check->query, by, bar->key, NULL)), ==,
                       bar->persons);
    }
}

static void
check_cross (SiyiDb *db,
             BehindCheck *check)
{
  const SiyiStatQuery *query = check->query;
  g_autoptr(GPtrArray) rows = siyi_statistics_cross (db, query, NULL);
  const SiyiCrossRow *sum = g_ptr_array_index (rows, rows->len - 1);

  g_assert_null (sum->key);
  for (guint i = 0; i < rows->len; i++)
    {
      const SiyiCrossRow *row = g_ptr_array_index (rows, i);

      for (int first = 0; first < 3; first++)
        {
          for (int size = 0; size < 2; size++)
            {
              check->n_checked++;
              g_assert_cmpint (length_of (siyi_cross_behind (db, query, row->key, first, size, NULL)), ==,
                               row->batches[first][size]);
              g_assert_cmpint (persons_of (check->random, siyi_cross_behind (db, query, row->key, first, size, NULL)),
                               ==, row->persons[first][size]);
            }
          g_assert_cmpint (length_of (siyi_cross_behind (db, query, row->key, first, -1, NULL)), ==,
                           row->batches[first][0] + row->batches[first][1]);
        }
    }
}

static void
check_lines (SiyiDb *db,
             BehindCheck *check)
{
  const SiyiStatQuery *query = check->query;
  g_autoptr(GPtrArray) closing = siyi_statistics_closing (db, query, NULL);
  g_autoptr(GPtrArray) funnel = siyi_statistics_funnel (db, query, NULL);

  for (guint i = 0; i < closing->len; i++)
    {
      const SiyiBar *bar = g_ptr_array_index (closing, i);

      g_assert_cmpint (length_of (siyi_closing_behind (db, query, bar->key, NULL)), ==, bar->batches);
    }
  g_assert_cmpuint (funnel->len, ==, 5);
  for (guint i = 0; i < funnel->len; i++)
    {
      const SiyiBar *bar = g_ptr_array_index (funnel, i);

      g_assert_cmpint (length_of (siyi_funnel_behind (db, query, bar->key, NULL)), ==, bar->batches);
      if (i > 0 && i < 4)
        g_assert_cmpint (bar->batches, <=, ((SiyiBar *) g_ptr_array_index (funnel, i - 1))->batches);
    }
}

/**
 * behind_check_work:
 * @data: a #BehindCheck
 *
 * Every figure, bar, cell, month and stage of the query has the rows that its number says.
 */
gpointer
behind_check_work (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  BehindCheck *check = data;
  g_autoptr(SiyiFigures) figures = siyi_statistics_load (db, check->query, error);
  g_autoptr(GPtrArray) identities = siyi_statistics_check (figures);

  for (guint i = 0; i < figures->figures->len; i++)
    check_figure (db, check, &g_array_index (figures->figures, SiyiFigure, i));
  for (guint i = 0; i < identities->len; i++)
    g_assert_true (((SiyiIdentity *) g_ptr_array_index (identities, i))->holds);
  for (int by = SIYI_BY_MONTH; by < SIYI_N_DIMENSIONS; by++)
    check_bars (db, check, (SiyiDimension) by);
  check_cross (db, check);
  check_lines (db, check);

  return NULL;
}
