/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as people write them, taken apart: 2023.5.17, 5月17日上午, 5.17-5.19, 五月上旬. Only the
 * form is read here; whether such a day exists and which year is meant is siyi-read-date.c's. */
#include "siyi-read-date-private.h"

#include <string.h>

static SiyiReadList years = { "read-date", "year" };
static SiyiReadList months = { "read-date", "month" };
static SiyiReadList days = { "read-date", "day" };
static SiyiReadList thirds = { "read-date", "early" };
static SiyiReadList ranges = { "read-date", "range" };
static SiyiReadList weekday_words = { "read-date", "weekday" };
static SiyiReadList weekdays = { "read-date", "weekdays" };
static SiyiReadList sundays = { "read-date", "weekday-sunday" };
static SiyiReadList mornings = { "read-date", "am" };
static SiyiReadList afternoons = { "read-date", "pm" };
static SiyiReadList hours = { "read-date", "hour" };
static SiyiReadList minutes = { "read-date", "minute" };
static SiyiReadList halves = { "read-date", "half" };
static SiyiReadList befores = { "read-date", "before" };

static gboolean
skip_word (const char   **cursor,
           SiyiReadList  *list)
{
  const char *p = siyi_read_skip_spaces (*cursor);
  gsize length = siyi_read_list_prefix (list, p);

  if (length == 0)
    return FALSE;

  *cursor = p + length;

  return TRUE;
}

static gboolean
take_number (const char  **cursor,
             SiyiNumeral  *out)
{
  const char *p = siyi_read_skip_spaces (*cursor);

  if (!siyi_read_numeral (&p, out))
    return FALSE;

  *cursor = p;

  return TRUE;
}

static gboolean
take_separator (const char **cursor,
                char        *separator)
{
  const char *p = siyi_read_skip_spaces (*cursor);

  if (*p != '.' && *p != '-' && *p != '/')
    return FALSE;
  if (*separator != '\0' && *p != *separator)
    return FALSE;

  *separator = *p;
  *cursor = p + 1;

  return TRUE;
}

/* Behind the month's word: a day, a third of the month, or nothing. */
static void
take_day (const char      **cursor,
          SiyiWrittenDate  *out)
{
  SiyiNumeral day;

  if (skip_word (cursor, &thirds) || !take_number (cursor, &day))
    {
      out->imprecise = TRUE;
      return;
    }
  out->day = day.value > 0 ? day.value : -1;
  skip_word (cursor, &days);
}

static gboolean
after_year (const char      **cursor,
            SiyiWrittenDate  *out)
{
  SiyiNumeral month, day;
  char separator = '\0';

  if (!take_number (cursor, &month))
    return FALSE;

  out->month = month.value > 0 ? month.value : -1;
  if (skip_word (cursor, &months))
    {
      take_day (cursor, out);
      return TRUE;
    }
  if (!take_separator (cursor, &separator) || !take_number (cursor, &day))
    return FALSE;

  out->day = day.value > 0 ? day.value : -1;
  skip_word (cursor, &days);

  return TRUE;
}

/* 2023.5.17, 23.5.17, 5.17, 2023.5: the separators of one date are alike. */
static gboolean
after_separator (const char       **cursor,
                 char               separator,
                 const SiyiNumeral *one,
                 SiyiWrittenDate   *out)
{
  SiyiNumeral two, three;
  const char *p = *cursor;

  if (!take_number (&p, &two) || two.n_digits > 2)
    return FALSE;

  *cursor = p;
  if (take_separator (&p, &separator) && take_number (&p, &three) && three.n_digits <= 2)
    {
      *cursor = p;
      out->year = one->value;
      out->short_year = one->n_digits <= 2;
      out->month = two.value > 0 ? two.value : -1;
      out->day = three.value > 0 ? three.value : -1;
    }
  else if (one->n_digits == 4)
    {
      out->year = one->value;
      out->month = two.value > 0 ? two.value : -1;
      out->imprecise = TRUE;
    }
  else
    {
      out->month = one->value > 0 ? one->value : -1;
      out->day = two.value > 0 ? two.value : -1;
    }
  skip_word (cursor, out->imprecise ? &months : &days);

  return one->n_digits <= 2 || one->n_digits == 4;
}

static gboolean
scan_one (const char      **cursor,
          SiyiWrittenDate  *out)
{
  const char *p = *cursor;
  SiyiNumeral one;
  char separator = '\0';
  gboolean found = FALSE;

  *out = (SiyiWrittenDate) { 0 };
  if (!take_number (&p, &one))
    return FALSE;

  if (one.kind == SIYI_NUMERAL_ARABIC && one.n_digits == 8)
    {
      *out = (SiyiWrittenDate) { one.value / 10000, one.value / 100 % 100, one.value % 100 };
      found = TRUE;
    }
  else if (skip_word (&p, &years))
    {
      out->year = one.value;
      out->short_year = one.n_digits == 2;
      found = (one.n_digits == 4 || one.n_digits == 2) && one.kind != SIYI_NUMERAL_CHINESE &&
              after_year (&p, out);
    }
  else if (skip_word (&p, &months))
    {
      out->month = one.value > 0 ? one.value : -1;
      take_day (&p, out);
      found = TRUE;
    }
  else if (take_separator (&p, &separator))
    found = after_separator (&p, separator, &one, out);

  if (found)
    *cursor = p;

  return found;
}

/* The second half of a range may name its day only. */
static gboolean
scan_last (const char            **cursor,
           const SiyiWrittenDate  *first,
           SiyiWrittenDate        *out)
{
  SiyiNumeral day;

  if (scan_one (cursor, out))
    return TRUE;
  if (first->day == 0 || !take_number (cursor, &day) || day.n_digits > 2)
    return FALSE;

  skip_word (cursor, &days);
  out->month = first->month;
  out->day = day.value;

  return TRUE;
}

static gboolean
scan_time (const char  **cursor,
           int          *hour)
{
  const char *p = *cursor;
  SiyiNumeral number;

  if (!take_number (&p, &number) || number.value > 24)
    return FALSE;

  *hour = number.value;
  if (skip_word (&p, &hours))
    {
      if (!skip_word (&p, &halves) && take_number (&p, &number))
        skip_word (&p, &minutes);
    }
  else if (*p == ':')
    {
      while (*p == ':')
        {
          p++;
          if (!siyi_read_arabic (&p, &number) || number.value > 59)
            return FALSE;
        }
    }
  else
    return FALSE;

  *cursor = p;

  return TRUE;
}

static gboolean
scan_weekday (const char  **cursor,
              int          *weekday)
{
  const char *p = *cursor;
  int index;
  gsize length;

  if (!skip_word (&p, &weekday_words))
    return FALSE;

  p = siyi_read_skip_spaces (p);
  index = siyi_read_list_index (&weekdays, p, &length);
  if (index < 0 && (length = siyi_read_list_prefix (&sundays, p)) > 0)
    index = 6;
  if (index < 0)
    return FALSE;

  if (*weekday == 0)
    *weekday = index + 1;
  *cursor = p + length;

  return TRUE;
}

static gboolean
scan_part (const char  **cursor,
           SiyiWritten  *out)
{
  const char *part = NULL;

  if (skip_word (cursor, &mornings))
    part = "am";
  else if (skip_word (cursor, &afternoons))
    part = "pm";
  else
    return FALSE;

  if (out->part == NULL)
    out->part = part;

  return TRUE;
}

static gboolean
scan_extra (const char  **cursor,
            SiyiWritten  *out)
{
  int hour = -1;

  if (scan_weekday (cursor, &out->weekday) || scan_part (cursor, out))
    return TRUE;
  if (!scan_time (cursor, &hour))
    return FALSE;

  if (out->hour < 0)
    out->hour = hour;

  return TRUE;
}

static const char *
skip_marks (const char *p)
{
  while (*p != '\0' && strchr (" ()[],.", *p) != NULL)
    p++;

  return p;
}

/**
 * siyi_written_date_scan:
 * @text: a date in plain form, half-width
 *
 * Returns: whether all of @text was understood
 */
gboolean
siyi_written_date_scan (const char  *text,
                        SiyiWritten *out)
{
  gboolean has_first = FALSE;

  *out = (SiyiWritten) { .hour = -1 };
  for (const char *p = skip_marks (text); *p != '\0'; p = skip_marks (p))
    {
      if (scan_extra (&p, out))
        continue;
      if (!has_first)
        has_first = scan_one (&p, &out->first);
      else if (skip_word (&p, &ranges))
        {
          /* Between two times of the day, or two parts of it, nothing is to be kept. */
          if (scan_extra (&p, out))
            continue;
          if (out->has_last)
            return FALSE;
          out->has_last = scan_last (&p, &out->first, &out->last);
          continue;
        }
      else if (!skip_word (&p, &befores))
        return FALSE;
      if (!has_first)
        return FALSE;
    }

  return has_first;
}
