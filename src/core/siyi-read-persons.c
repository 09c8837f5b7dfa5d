/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts of persons: 12人, 约30人, 5-6人, 9人（其中代表3人） (domain, 10.3). */
#include "siyi-read-persons.h"

#include <math.h>
#include <string.h>

#include "siyi-read-private.h"

static SiyiReadList units = { "read-persons", "units" };
static SiyiReadList leads = { "read-persons", "lead" };
static SiyiReadList abouts = { "read-persons", "about" };
static SiyiReadList overs = { "read-persons", "over" };
static SiyiReadList more_or_less = { "read-persons", "more-or-less" };
static SiyiReadList ranges = { "read-persons", "range" };
static SiyiReadList representatives = { "read-persons", "representative" };

#define MOST_PERSONS 1000000

static void
skip (const char   **cursor,
      SiyiReadList  *list)
{
  const char *p = siyi_read_skip_spaces (*cursor);

  *cursor = p + siyi_read_list_prefix (list, p);
}

static gboolean
skip_about (const char   **cursor,
            SiyiReadList  *list,
            guint64       *why)
{
  const char *before = siyi_read_skip_spaces (*cursor);

  skip (cursor, list);
  if (*cursor == before)
    return FALSE;

  *why |= SIYI_WHY_BIT (SIYI_WHY_APPROXIMATE);

  return TRUE;
}

/* 五六人 is five or six; any other two digits side by side are no count. */
static gboolean
take_count (const char **cursor,
            int         *count,
            guint64     *why)
{
  const char *p = siyi_read_skip_spaces (*cursor);
  SiyiNumeral number;

  if (!siyi_read_numeral (&p, &number) || number.value > MOST_PERSONS)
    return FALSE;
  if (number.kind == SIYI_NUMERAL_DIGITS)
    {
      if (number.n_digits != 2 || number.value / 10 + 1 != number.value % 10)
        return FALSE;
      number.value /= 10;
      *why |= SIYI_WHY_BIT (SIYI_WHY_RANGE);
    }

  *count = number.value;
  if (p[0] == '.' && p[1 + strspn (p + 1, "0")] == '\0' && p[1] != '\0')
    p += strlen (p);
  *cursor = p;

  return TRUE;
}

static gboolean
take_main (const char     **cursor,
           SiyiReadPersons *out)
{
  const char *before;
  int higher;

  skip (cursor, &leads);
  while (skip_about (cursor, &abouts, &out->why))
    ;
  if (!take_count (cursor, &out->count, &out->why))
    return FALSE;

  skip_about (cursor, &overs, &out->why);
  skip (cursor, &units);
  skip_about (cursor, &overs, &out->why);
  before = *cursor;
  skip (cursor, &ranges);
  if (*cursor != before && take_count (cursor, &higher, &out->why))
    {
      out->why |= SIYI_WHY_BIT (SIYI_WHY_RANGE);
      out->count = MIN (out->count, higher);
      skip_about (cursor, &overs, &out->why);
      skip (cursor, &units);
    }
  skip_about (cursor, &more_or_less, &out->why);
  skip (cursor, &units);

  return TRUE;
}

/* What stands in brackets or behind a comma; only representatives say something. */
static void
take_rest (const char      *rest,
           SiyiReadPersons *out)
{
  for (const char *p = rest; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize length = siyi_read_list_prefix (&representatives, p);
      guint64 ignored = 0;
      int count;

      if (length == 0)
        continue;

      p += length;
      if (*p == ':')
        p++;
      if (take_count (&p, &count, &ignored))
        {
          out->representatives = count;
          return;
        }
    }
}

static void
read_plain (const char      *plain,
            SiyiReadPersons *out)
{
  const char *p = plain;

  if (take_main (&p, out))
    {
      p = siyi_read_skip_spaces (p);
      if (*p == '\0')
        return;
      if (strchr ("(,;[", *p) != NULL)
        {
          take_rest (p, out);
          return;
        }
    }

  *out = (SiyiReadPersons) { -1, -1, SIYI_WHY_BIT (SIYI_WHY_VALUE_UNKNOWN) };
}

/**
 * siyi_read_persons:
 * @cell: a cell that is not empty
 * @out: (out caller-allocates): the reading
 */
void
siyi_read_persons (const SiyiReadCell *cell,
                   SiyiReadPersons    *out)
{
  g_autofree char *plain = NULL;

  *out = (SiyiReadPersons) { -1, -1, 0 };
  if (cell->is_number && cell->shape != SIYI_READ_DATE &&
      cell->number >= 0 && cell->number <= MOST_PERSONS && cell->number == floor (cell->number))
    {
      out->count = (int) cell->number;
      return;
    }
  if (cell->is_number)
    {
      out->why = SIYI_WHY_BIT (SIYI_WHY_VALUE_UNKNOWN);
      return;
    }

  plain = siyi_read_plain (cell->text);
  read_plain (plain, out);
}
