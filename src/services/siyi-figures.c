/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures that stand in reports and on the terminal: one function for all of them, so that two
 * papers never differ. Exact integers; rates in hundredths of a percent, half up, with numerator
 * and denominator beside; sums over forms name their parts. On an archive's thread. */
#include "siyi-figures.h"

#include <stdlib.h>
#include <string.h>

#include "siyi-code.h"
#include "siyi-count.h"
#include "siyi-rate.h"

/* Counts of one period, before they get their names. */
typedef struct
{
  SiyiCount books[SIYI_N_BOOKS];
  SiyiCount received;
  SiyiCount individual, group;
  SiyiRatio accepted, replied;
} Counts;

static const char * const parts_of_all[] = {
  "own.batches", "prefecture.batches", "province.batches", "capital.batches",
  "letters", "online", "calls", NULL
};

static gboolean
count_book (SiyiDb     *db,
            SiyiBook    book,
            SiyiDay     from,
            SiyiDay     to,
            SiyiCount  *count,
            GError    **error)
{
  g_autoptr(GPtrArray) counts = siyi_stats_count (db, book, from, to, SIYI_BY_NOTHING, error);

  if (counts == NULL)
    return FALSE;

  for (guint i = 0; i < counts->len; i++)
    {
      const SiyiCount *one = g_ptr_array_index (counts, i);

      count->batches += one->batches;
      count->persons += one->persons;
      count->sessions += one->sessions;
    }

  return TRUE;
}

static gboolean
count_sizes (SiyiDb   *db,
             SiyiDay   from,
             SiyiDay   to,
             Counts   *counts,
             GError  **error)
{
  g_autoptr(GPtrArray) sizes = siyi_stats_count (db, SIYI_BOOK_RECEPTION, from, to, SIYI_BY_SIZE,
                                                 error);

  if (sizes == NULL)
    return FALSE;

  for (guint i = 0; i < sizes->len; i++)
    {
      const SiyiCount *one = g_ptr_array_index (sizes, i);
      const gboolean is_group = atoi (one->key) != SIYI_BAND_INDIVIDUAL;
      SiyiCount *size = is_group ? &counts->group : &counts->individual;

      size->batches += one->batches;
      size->persons += one->persons;
    }

  return TRUE;
}

static gboolean
count_period (SiyiDb   *db,
              SiyiDay   from,
              SiyiDay   to,
              Counts   *counts,
              GError  **error)
{
  for (int book = 0; book < SIYI_N_BOOKS; book++)
    if (!count_book (db, (SiyiBook) book, from, to, &counts->books[book], error))
      return FALSE;

  return siyi_stats_received (db, from, to, &counts->received, error) &&
         count_sizes (db, from, to, counts, error) &&
         siyi_stats_rates (db, from, to, &counts->accepted, &counts->replied, error);
}

static gint64
all_matters (const Counts *counts)
{
  gint64 sum = 0;

  for (int book = 0; book < SIYI_N_BOOKS; book++)
    sum += counts->books[book].batches;

  return sum;
}

static void
add_count (GArray         *figures,
           const char     *key,
           SiyiFigureUnit  unit,
           gint64          value)
{
  const SiyiFigure figure = { .key = key, .unit = unit, .value = value };

  g_array_append_val (figures, figure);
}

static void
add_rate (GArray          *figures,
          const char      *key,
          const SiyiRatio *ratio)
{
  const SiyiFigure figure = {
    .key = key,
    .unit = SIYI_FIGURE_RATE,
    .value = siyi_rate_hundredths (ratio->numerator, ratio->denominator),
    .numerator = ratio->numerator,
    .denominator = ratio->denominator,
  };

  g_array_append_val (figures, figure);
}

static GArray *
name_counts (const Counts *counts)
{
  GArray *figures = g_array_new (FALSE, TRUE, sizeof (SiyiFigure));
  const SiyiCount *books = counts->books;

  add_count (figures, "own.batches", SIYI_FIGURE_BATCHES, books[SIYI_BOOK_RECEPTION].batches);
  add_count (figures, "own.persons", SIYI_FIGURE_PERSONS, books[SIYI_BOOK_RECEPTION].persons);
  add_count (figures, "own.individual.batches", SIYI_FIGURE_BATCHES, counts->individual.batches);
  add_count (figures, "own.individual.persons", SIYI_FIGURE_PERSONS, counts->individual.persons);
  add_count (figures, "own.group.batches", SIYI_FIGURE_BATCHES, counts->group.batches);
  add_count (figures, "own.group.persons", SIYI_FIGURE_PERSONS, counts->group.persons);
  add_count (figures, "received.batches", SIYI_FIGURE_BATCHES, counts->received.batches);
  add_count (figures, "received.persons", SIYI_FIGURE_PERSONS, counts->received.persons);
  add_count (figures, "received.sessions", SIYI_FIGURE_SESSIONS, counts->received.sessions);
  add_count (figures, "prefecture.batches", SIYI_FIGURE_BATCHES,
             books[SIYI_BOOK_PREFECTURE].batches);
  add_count (figures, "prefecture.persons", SIYI_FIGURE_PERSONS,
             books[SIYI_BOOK_PREFECTURE].persons);
  add_count (figures, "province.batches", SIYI_FIGURE_BATCHES, books[SIYI_BOOK_PROVINCE].batches);
  add_count (figures, "province.persons", SIYI_FIGURE_PERSONS, books[SIYI_BOOK_PROVINCE].persons);
  add_count (figures, "capital.batches", SIYI_FIGURE_BATCHES, books[SIYI_BOOK_CAPITAL].batches);
  add_count (figures, "capital.persons", SIYI_FIGURE_PERSONS, books[SIYI_BOOK_CAPITAL].persons);
  add_count (figures, "letters", SIYI_FIGURE_ITEMS, books[SIYI_BOOK_LETTER].batches);
  add_count (figures, "online", SIYI_FIGURE_ITEMS, books[SIYI_BOOK_ONLINE].batches);
  add_count (figures, "calls", SIYI_FIGURE_ITEMS, books[SIYI_BOOK_CALL].batches);
  add_count (figures, "all", SIYI_FIGURE_MATTERS, all_matters (counts));
  g_array_index (figures, SiyiFigure, figures->len - 1).parts = parts_of_all;
  add_rate (figures, "accept.rate", &counts->accepted);
  add_rate (figures, "reply.rate", &counts->replied);

  return figures;
}

/**
 * siyi_day_year_before:
 *
 * Returns: the same day of the year before; 28 February for the 29th
 */
SiyiDay
siyi_day_year_before (SiyiDay day)
{
  int year, month, month_day;
  SiyiDay before;

  siyi_day_split (day, &year, &month, &month_day);
  before = siyi_day_new (year - 1, month, month_day);

  return before != SIYI_DAY_NONE ? before : siyi_day_new (year - 1, month, month_day - 1);
}

/**
 * siyi_figures_table:
 * @by: the groups
 *
 * The receptions of the period by one of their sides, with the words that people read.
 *
 * Returns: (transfer full) (element-type SiyiCount): the groups that have visits
 */
GPtrArray *
siyi_figures_table (SiyiDb         *db,
                    SiyiDay         from,
                    SiyiDay         to,
                    SiyiDimension   by,
                    GError        **error)
{
  GPtrArray *counts = siyi_stats_count (db, SIYI_BOOK_RECEPTION, from, to, by, error);
  const SiyiList list = by == SIYI_BY_FIRST ? SIYI_LIST_FIRST : SIYI_LIST_GROUP_BAND;

  for (guint i = 0; counts != NULL && i < counts->len; i++)
    {
      SiyiCount *count = g_ptr_array_index (counts, i);
      const char *word = NULL;

      if ((by == SIYI_BY_FIRST || by == SIYI_BY_SIZE) && *count->key != '\0')
        word = siyi_code_word (list, atoi (count->key));
      if (word == NULL)
        continue;
      g_free (count->key);
      count->key = g_strdup (word);
    }

  return counts;
}

/**
 * siyi_figure_change:
 * @change: (out): in hundredths of a percent; of a rate in hundredths of a percentage point
 *
 * Returns: whether there is a year before to compare with
 */
gboolean
siyi_figure_change (const SiyiFigure *figure,
                    gint64           *change)
{
  const gint64 difference = figure->value - figure->previous;

  if (!figure->has_previous)
    return FALSE;

  if (figure->unit == SIYI_FIGURE_RATE)
    {
      *change = difference;
      return figure->value >= 0 && figure->previous >= 0;
    }

  if (figure->previous == 0)
    return FALSE;

  /* Half up of the amount. */
  *change = siyi_rate_hundredths (ABS (difference), figure->previous);
  if (difference < 0)
    *change = -*change;

  return TRUE;
}

/**
 * siyi_figures_load:
 * @from: first day
 * @to: last day
 *
 * Returns: (transfer full): the figures of the period beside those of the same days a year before
 */
SiyiFigures *
siyi_figures_load (SiyiDb   *db,
                   SiyiDay   from,
                   SiyiDay   to,
                   GError  **error)
{
  Counts counts = { 0 };
  Counts before = { 0 };
  g_autoptr(GArray) previous = NULL;
  SiyiFigures *self;

  g_return_val_if_fail (from != SIYI_DAY_NONE && to >= from, NULL);

  if (!count_period (db, from, to, &counts, error) ||
      !count_period (db, siyi_day_year_before (from), siyi_day_year_before (to), &before, error))
    return NULL;

  self = g_new0 (SiyiFigures, 1);
  self->from = from;
  self->to = to;
  self->previous_from = siyi_day_year_before (from);
  self->previous_to = siyi_day_year_before (to);
  self->figures = name_counts (&counts);

  previous = name_counts (&before);
  for (guint i = 0; i < self->figures->len && all_matters (&before) > 0; i++)
    {
      SiyiFigure *figure = &g_array_index (self->figures, SiyiFigure, i);

      figure->has_previous = TRUE;
      figure->previous = g_array_index (previous, SiyiFigure, i).value;
    }

  return self;
}

void
siyi_figures_free (SiyiFigures *self)
{
  g_array_unref (self->figures);
  g_free (self);
}

/**
 * siyi_figures_find:
 *
 * Returns: (transfer none) (nullable): the figure with that key
 */
const SiyiFigure *
siyi_figures_find (const SiyiFigures *self,
                   const char        *key)
{
  for (guint i = 0; i < self->figures->len; i++)
    {
      const SiyiFigure *figure = &g_array_index (self->figures, SiyiFigure, i);

      if (strcmp (figure->key, key) == 0)
        return figure;
    }

  return NULL;
}
