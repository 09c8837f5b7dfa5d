/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Periods of figures (domain, section 4.4): their days, their words and the periods they are compared
 * with, all from one object. Words are data (figures.ini): official papers print them in Chinese
 * whatever the interface speaks. Pure functions. */
#include "siyi-span.h"

#include <string.h>

#include "siyi-words.h"

enum { MONTHS = 12 };

static const char * const basis_words[SIYI_N_BASES] = { "visit", "registered", "exchanged" };
static const char * const place_words[SIYI_N_PLACES] = { "problem", "registered", "usual" };

static SiyiDay
first_of (int month_number)
{
  return siyi_day_new (month_number / MONTHS, month_number % MONTHS + 1, 1);
}

/* Months since the year 0. */
static int
month_of (SiyiDay day)
{
  int year, month, month_day;

  siyi_day_split (day, &year, &month, &month_day);

  return year * MONTHS + month - 1;
}

static SiyiSpan
span_of_months (SiyiSpanKind kind,
                int          first,
                int          n_months)
{
  return (SiyiSpan) { kind, first_of (first), first_of (first + n_months) - 1 };
}

/**
 * siyi_span_new:
 * @nth: which month, quarter or half of @year; the last month of %SIYI_SPAN_TO_MONTH; else 0
 *
 * January to January is a month and January to December a year.
 *
 * Returns: the period; an empty one (no days) where there is no such
 */
SiyiSpan
siyi_span_new (SiyiSpanKind kind,
               int          year,
               int          nth)
{
  static const int lengths[] = { 1, 3, 6, 0, MONTHS };
  const int january = year * MONTHS;

  g_return_val_if_fail (kind < SIYI_SPAN_FREE && year > 0, ((SiyiSpan) { kind, 0, 0 }));

  if (kind == SIYI_SPAN_YEAR)
    return span_of_months (kind, january, MONTHS);
  if (nth < 1 || nth > (kind == SIYI_SPAN_TO_MONTH ? MONTHS : MONTHS / lengths[kind]))
    return (SiyiSpan) { kind, SIYI_DAY_NONE, SIYI_DAY_NONE };
  if (kind == SIYI_SPAN_TO_MONTH)
    return span_of_months (nth == 1 ? SIYI_SPAN_MONTH : nth == MONTHS ? SIYI_SPAN_YEAR : kind, january, nth);

  return span_of_months (kind, january + (nth - 1) * lengths[kind], lengths[kind]);
}

/**
 * siyi_span_free:
 * @from: first day
 * @to: last day
 *
 * Returns: these days, whatever period they are; siyi_span_of_days() recognises it
 */
SiyiSpan
siyi_span_free (SiyiDay from,
                SiyiDay to)
{
  return (SiyiSpan) { SIYI_SPAN_FREE, from, to };
}

/**
 * siyi_span_n_months:
 *
 * Returns: of how many whole months it is made; 0 where it begins or ends within one
 */
int
siyi_span_n_months (const SiyiSpan *self)
{
  const int first = month_of (self->from);
  const int after = month_of (self->to + 1);

  return first_of (first) == self->from && first_of (after) == self->to + 1 ? after - first : 0;
}

/**
 * siyi_span_month_at:
 *
 * Returns: the month that is @nth of the period's own, from 0
 */
SiyiSpan
siyi_span_month_at (const SiyiSpan *self,
                    int             nth)
{
  return span_of_months (SIYI_SPAN_MONTH, month_of (self->from) + nth, 1);
}

/**
 * siyi_span_of_days:
 * @from: first day
 * @to: last day
 *
 * Returns: the period, of the kind these days make: 1 January to 31 March is a quarter, to
 *   30 November January to November
 */
SiyiSpan
siyi_span_of_days (SiyiDay from,
                   SiyiDay to)
{
  SiyiSpan self = siyi_span_free (from, to);
  const int n_months = siyi_span_n_months (&self);
  const int at = month_of (from) % MONTHS;

  if (n_months == 1)
    self.kind = SIYI_SPAN_MONTH;
  else if (n_months == 3 && at % 3 == 0)
    self.kind = SIYI_SPAN_QUARTER;
  else if (n_months == 6 && at % 6 == 0)
    self.kind = SIYI_SPAN_HALF;
  else if (n_months == MONTHS && at == 0)
    self.kind = SIYI_SPAN_YEAR;
  else if (n_months > 1 && n_months < MONTHS && at == 0)
    self.kind = SIYI_SPAN_TO_MONTH;

  return self;
}

/* The same day of the year before; 28 February for the 29th. */
static SiyiDay
day_year_before (SiyiDay day)
{
  int year, month, month_day;
  SiyiDay before;

  siyi_day_split (day, &year, &month, &month_day);
  before = siyi_day_new (year - 1, month, month_day);

  return before != SIYI_DAY_NONE ? before : siyi_day_new (year - 1, month, month_day - 1);
}

/**
 * siyi_span_year_before:
 *
 * The same days of the year before; whole months stay whole, so that February compares with
 * February as it was reported, whichever of them has 29 days.
 *
 * Returns: what a year-on-year figure is compared with (domain, section 4.5)
 */
SiyiSpan
siyi_span_year_before (const SiyiSpan *self)
{
  const int n_months = siyi_span_n_months (self);

  if (n_months > 0)
    return span_of_months (self->kind, month_of (self->from) - MONTHS, n_months);

  return (SiyiSpan) { self->kind, day_year_before (self->from), day_year_before (self->to) };
}

/**
 * siyi_span_before:
 *
 * Returns: the period that ends the day before and is as long, in months where it is made of such
 */
SiyiSpan
siyi_span_before (const SiyiSpan *self)
{
  const int n_months = siyi_span_n_months (self);

  if (n_months > 0)
    return siyi_span_of_days (first_of (month_of (self->from) - n_months), self->from - 1);

  return siyi_span_of_days (self->from - (self->to - self->from + 1), self->from - 1);
}

static const char *
free_word (const SiyiSpan *self)
{
  const gboolean same_year = siyi_day_year (self->from) == siyi_day_year (self->to);

  if (siyi_span_n_months (self) > 0)
    return same_year ? "months" : "months-of-years";
  if (self->from == self->to)
    return "day";

  return same_year ? "days" : "days-of-years";
}

/* Key of the pattern; the number of a quarter or half is part of it, for it is written as a word. */
static char *
word_of (const SiyiSpan *self)
{
  const int at = month_of (self->from) % MONTHS;

  switch (self->kind)
    {
    case SIYI_SPAN_MONTH:
      return g_strdup ("month");
    case SIYI_SPAN_QUARTER:
      return g_strdup_printf ("quarter-%d", at / 3 + 1);
    case SIYI_SPAN_HALF:
      return g_strdup_printf ("half-%d", at / 6 + 1);
    case SIYI_SPAN_TO_MONTH:
      return g_strdup ("to-month");
    case SIYI_SPAN_YEAR:
      return g_strdup ("year");
    case SIYI_SPAN_FREE:
    default:
      return g_strdup (free_word (self));
    }
}

static char *
words_from (const SiyiSpan *self,
            const char     *group)
{
  g_autofree char *key = word_of (self);
  char numbers[6][16];
  int values[6];

  siyi_day_split (self->from, &values[0], &values[1], &values[2]);
  siyi_day_split (self->to, &values[3], &values[4], &values[5]);
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    g_snprintf (numbers[i], sizeof numbers[i], "%d", values[i]);

  return siyi_fill (siyi_word (group, key), "from-year", numbers[0], "from", numbers[1], "from-day",
                    numbers[2], "year", numbers[3], "month", numbers[4], "day", numbers[5], NULL);
}

/**
 * siyi_span_words:
 *
 * Returns: (transfer full): "2026年1至11月", as titles and tables print it
 */
char *
siyi_span_words (const SiyiSpan *self)
{
  return words_from (self, "span");
}

/**
 * siyi_span_short_words:
 *
 * Returns: (transfer full): "1至11月", where the year stands beside
 */
char *
siyi_span_short_words (const SiyiSpan *self)
{
  return words_from (self, "span-short");
}

gboolean
siyi_span_equal (const SiyiSpan *a,
                 const SiyiSpan *b)
{
  return a->kind == b->kind && a->from == b->from && a->to == b->to;
}

static int
find_word (const char * const *words,
           int                 n,
           const char         *word)
{
  int i = 0;

  while (i < n && strcmp (words[i], word) != 0)
    i++;

  return i;
}

/**
 * siyi_date_basis_word:
 *
 * Returns: (transfer none): as stored and as siyictl says it
 */
const char *
siyi_date_basis_word (SiyiDateBasis basis)
{
  g_return_val_if_fail (basis < SIYI_N_BASES, "");

  return basis_words[basis];
}

SiyiDateBasis
siyi_date_basis_from_word (const char *word)
{
  return (SiyiDateBasis) find_word (basis_words, SIYI_N_BASES, word);
}

/**
 * siyi_place_basis_word:
 *
 * Returns: (transfer none): as siyictl says it
 */
const char *
siyi_place_basis_word (SiyiPlaceBasis place)
{
  g_return_val_if_fail (place < SIYI_N_PLACES, "");

  return place_words[place];
}

SiyiPlaceBasis
siyi_place_basis_from_word (const char *word)
{
  return (SiyiPlaceBasis) find_word (place_words, SIYI_N_PLACES, word);
}
