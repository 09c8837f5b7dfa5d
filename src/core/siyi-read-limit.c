/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Limits of handling: a date, or "15 working days from the assignment" (domain, 10.3). */
#include "siyi-read-limit.h"

#include <string.h>

#include "siyi-read-private.h"

static SiyiReadList working = { "read-limit", "working" };
static SiyiReadList calendar = { "read-limit", "calendar" };
static SiyiReadList counters = { "read-limit", "counter" };
static SiyiReadList begins = { "read-limit", "begin" };
static SiyiReadList ends = { "read-limit", "end" };
static SiyiReadList afters = { "read-limit", "after" };

/* What stands before the number ends with the word for "from … on", or is nothing. */
static const char *
skip_begin (const char *text)
{
  const char *p = text;

  for (const char *q = text; *q != '\0'; q = g_utf8_next_char (q))
    {
      gsize length = siyi_read_list_prefix (&begins, q);

      if (length > 0)
        p = q + length;
    }
  while (*p != '\0' && strchr (" ,:()", *p) != NULL)
    p++;

  return p;
}

static gboolean
read_length (const char    *text,
             SiyiReadLimit *out)
{
  const char *p = skip_begin (text);
  SiyiNumeral number;
  gsize length;

  if (!siyi_read_numeral (&p, &number) || number.value < 1 || number.value > 3660)
    return FALSE;

  p = siyi_read_skip_spaces (p);
  p += siyi_read_list_prefix (&counters, p);
  p = siyi_read_skip_spaces (p);
  if ((length = siyi_read_list_prefix (&working, p)) > 0)
    out->kind = "working";
  else if ((length = siyi_read_list_prefix (&calendar, p)) > 0)
    out->kind = "calendar";
  else
    return FALSE;

  p += length;
  p += siyi_read_list_prefix (&ends, p);
  p += siyi_read_list_prefix (&afters, p);
  if (*p != '\0')
    {
      out->kind = NULL;
      return FALSE;
    }
  out->days = number.value;

  return TRUE;
}

/**
 * siyi_read_limit:
 * @cell: a cell that is not empty
 * @context: as for any date beside the reception's
 * @out: (out caller-allocates): the reading
 */
void
siyi_read_limit (const SiyiReadCell        *cell,
                 const SiyiReadDateContext *context,
                 SiyiReadLimit             *out)
{
  *out = (SiyiReadLimit) { 0 };
  if (!cell->is_number && siyi_day_parse (cell->text) == SIYI_DAY_NONE)
    {
      g_autofree char *plain = siyi_read_plain (cell->text);

      if (read_length (plain, out))
        return;
    }

  siyi_read_date (cell, context, &out->date);
}
