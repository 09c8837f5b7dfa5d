/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates in cells of ledgers: which day is meant, or why none can be said (domain, 10.3). A pure
 * function of the cell and of what stands around it; any thread. */
#include "siyi-read-date-private.h"

#include <math.h>
#include <string.h>

#define FIRST_SERIAL_YEAR 2000
#define LAST_SERIAL_YEAR 2099
#define FIRST_YEAR 1900
#define CENTURY 2000

static void
give_up (SiyiReadDate *out,
         SiyiWhy       why)
{
  out->day = out->end = SIYI_DAY_NONE;
  out->year = out->month = 0;
  out->part = NULL;
  out->why = SIYI_WHY_BIT (why);
}

/* Serial numbers of days: 1 is 1 January 1900 with a 29 February 1900 that never was, so that
 * from March on the count starts at 30 December 1899; or 0 is 1 January 1904. */
static void
read_serial (double        serial,
             gboolean      from_1904,
             SiyiReadDate *out)
{
  const SiyiDay zero = from_1904 ? siyi_day_new (1904, 1, 1) : siyi_day_new (1899, 12, 30);
  double whole = floor (serial);

  if (!(whole > 0 && whole < 100000) ||
      siyi_day_year (zero + (SiyiDay) whole) < FIRST_SERIAL_YEAR ||
      siyi_day_year (zero + (SiyiDay) whole) > LAST_SERIAL_YEAR)
    {
      give_up (out, SIYI_WHY_DATE_INVALID);
      return;
    }

  out->day = zero + (SiyiDay) whole;
  if (serial - whole > 1e-6)
    out->part = serial - whole < 0.5 ? "am" : "pm";
}

static gboolean
exists_in_some_year (const SiyiWrittenDate *date)
{
  return date->month >= 1 && date->month <= 12 && date->day >= 0 &&
         (date->day == 0 || siyi_day_new (2024, date->month, date->day) != SIYI_DAY_NONE);
}

/* The first year in which the day, or the month, does not lie before another day. */
static int
year_not_before (const SiyiWrittenDate *date,
                 SiyiDay                not_before)
{
  int year, month;

  siyi_day_split (not_before, &year, &month, NULL);
  if (date->day == 0)
    return date->month >= month ? year : year + 1;

  for (int i = 0; i <= 8; i++)
    if (siyi_day_new (year + i, date->month, date->day) >= not_before)
      return year + i;

  return 0;
}

static int
find_year (const SiyiWrittenDate     *date,
           const SiyiReadDateContext *context,
           guint64                   *why)
{
  if (date->short_year)
    {
      *why |= SIYI_WHY_BIT (SIYI_WHY_TWO_DIGIT_YEAR);
      return CENTURY + date->year;
    }
  if (date->year != 0)
    return date->year;
  if (context->not_before != SIYI_DAY_NONE)
    return year_not_before (date, context->not_before);
  if (context->year != 0 && context->year_inferred)
    *why |= SIYI_WHY_BIT (SIYI_WHY_YEAR_INFERRED);

  return context->year;
}

static void
take_last (const SiyiWrittenDate *last,
           SiyiReadDate          *out)
{
  SiyiReadDateContext context = { .not_before = out->day };
  guint64 ignored = 0;
  int year;

  out->why |= SIYI_WHY_BIT (SIYI_WHY_DATE_RANGE);
  if (out->day == SIYI_DAY_NONE || last->day <= 0 || !exists_in_some_year (last))
    return;

  year = find_year (last, &context, &ignored);
  out->end = siyi_day_new (year, last->month, last->day);
  if (out->end < out->day)
    out->end = SIYI_DAY_NONE;
}

static void
settle (const SiyiWritten         *written,
        const SiyiReadDateContext *context,
        SiyiReadDate              *out)
{
  const SiyiWrittenDate *first = &written->first;
  int year;

  if (!exists_in_some_year (first))
    {
      give_up (out, SIYI_WHY_DATE_INVALID);
      return;
    }

  year = find_year (first, context, &out->why);
  if (year == 0)
    {
      give_up (out, SIYI_WHY_YEAR_MISSING);
      return;
    }

  if (first->imprecise)
    {
      out->year = year;
      out->month = first->month;
      out->why |= SIYI_WHY_BIT (SIYI_WHY_DATE_IMPRECISE);
    }
  else
    out->day = siyi_day_new (year, first->month, first->day);

  if (year < FIRST_YEAR || year > LAST_SERIAL_YEAR ||
      (!first->imprecise && out->day == SIYI_DAY_NONE))
    {
      give_up (out, SIYI_WHY_DATE_INVALID);
      return;
    }

  if (written->has_last)
    take_last (&written->last, out);
  if (written->weekday > 0 && out->day != SIYI_DAY_NONE &&
      siyi_day_weekday (out->day) != written->weekday)
    out->why |= SIYI_WHY_BIT (SIYI_WHY_WEEKDAY_MISMATCH);
  if (written->part != NULL)
    out->part = written->part;
  else if (written->hour >= 0)
    out->part = written->hour < 12 ? "am" : "pm";
}

static void
read_written (const char                *text,
              const SiyiReadDateContext *context,
              SiyiReadDate              *out)
{
  SiyiWritten written;

  if (siyi_written_date_scan (text, &written))
    settle (&written, context, out);
  else
    give_up (out, SIYI_WHY_DATE_INVALID);
}

/* 5.1 in general format was typed as 5.1 or as 5.10. */
static gboolean
is_ambiguous (const char *shown)
{
  const char *point = strchr (shown, '.');
  int month = (int) g_ascii_strtoll (shown, NULL, 10);
  int digit;

  if (point == NULL || !g_ascii_isdigit (point[1]) || point[2] != '\0')
    return FALSE;

  digit = point[1] - '0';
  if (month >= FIRST_SERIAL_YEAR)   /* 2023.1: January or October */
    return digit == 1;

  return digit >= 1 && digit <= 3 &&
         siyi_day_new (2023, month, digit) != SIYI_DAY_NONE &&
         siyi_day_new (2023, month, digit * 10) != SIYI_DAY_NONE;
}

static void
read_number (const SiyiReadCell        *cell,
             const SiyiReadDateContext *context,
             SiyiReadDate              *out)
{
  double number = cell->number;
  gboolean whole = number == floor (number);
  g_autofree char *shown = NULL;

  if (cell->shape == SIYI_READ_DATE)
    {
      read_serial (number, cell->from_1904, out);
      return;
    }

  if (whole ? number < 10000000 || number > 99999999
            : !((number >= 1 && number < 13) ||
                (number >= FIRST_SERIAL_YEAR && number <= LAST_SERIAL_YEAR)))
    {
      read_serial (number, cell->from_1904, out);
      return;
    }

  if (cell->shape == SIYI_READ_DECIMALS && !whole)
    shown = g_strdup_printf ("%.*f", (int) MIN (cell->decimals, 15), number);
  else
    shown = siyi_read_number_text (number);

  if (!whole && cell->shape == SIYI_READ_GENERAL && is_ambiguous (shown))
    give_up (out, SIYI_WHY_DATE_AMBIGUOUS);
  else
    read_written (shown, context, out);
}

static gboolean
is_serial_text (const char *text)
{
  gsize digits = strspn (text, "0123456789");

  return digits == 5 && (text[5] == '\0' ||
         (text[5] == '.' && text[6 + strspn (text + 6, "0123456789")] == '\0'));
}

/* Nearly all dates of an export. */
static gboolean
read_iso (const char   *text,
          SiyiReadDate *out)
{
  SiyiDay day = siyi_day_parse (text);

  if (day == SIYI_DAY_NONE || siyi_day_year (day) < FIRST_YEAR ||
      siyi_day_year (day) > LAST_SERIAL_YEAR)
    return FALSE;

  out->day = day;

  return TRUE;
}

/**
 * siyi_read_date:
 * @cell: a cell that is not empty
 * @context: what stands around it
 * @out: (out caller-allocates): the reading
 */
void
siyi_read_date (const SiyiReadCell        *cell,
                const SiyiReadDateContext *context,
                SiyiReadDate              *out)
{
  g_autofree char *plain = NULL;

  *out = (SiyiReadDate) { 0 };
  if (cell->is_number)
    {
      read_number (cell, context, out);
      return;
    }
  if (read_iso (cell->text, out))
    return;

  plain = siyi_read_plain (cell->text);
  if (is_serial_text (plain))
    {
      read_serial (g_ascii_strtod (plain, NULL), cell->from_1904, out);
      if (out->day != SIYI_DAY_NONE)
        out->why |= SIYI_WHY_BIT (SIYI_WHY_DATE_SERIAL_TEXT);
      return;
    }

  read_written (plain, context, out);
}

/**
 * siyi_read_date_to_text:
 *
 * Returns: (transfer full) (nullable): YYYY-MM-DD, YYYY-MM, or %NULL for an empty date
 */
char *
siyi_read_date_to_text (const SiyiReadDate *date)
{
  if (date->day != SIYI_DAY_NONE)
    return siyi_day_to_text (date->day);
  if (date->month != 0)
    return g_strdup_printf ("%04d-%02d", date->year, date->month);

  return NULL;
}
