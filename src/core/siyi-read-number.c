/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole numbers as people write them: 12, 十二, 二〇二三, 百. Input is half-width. */
#include "siyi-read-private.h"

#include <string.h>

static SiyiReadList digit_lists[] = {
  { "read-numbers", "digits" }, { "read-numbers", "digits-2" }, { "read-numbers", "digits-3" },
};
static SiyiReadList scales[] = {
  { "read-numbers", "tens" }, { "read-numbers", "hundreds" }, { "read-numbers", "thousands" },
};
static SiyiReadList tens_together[] = {
  { "read-numbers", "twenty" }, { "read-numbers", "thirty" },
};

#define LARGEST 99999999

/**
 * siyi_read_arabic:
 * @cursor: (inout): moved behind the number
 *
 * Returns: whether ASCII digits stand there, at most eight
 */
gboolean
siyi_read_arabic (const char  **cursor,
                  SiyiNumeral  *out)
{
  const char *p = *cursor;

  *out = (SiyiNumeral) { SIYI_NUMERAL_ARABIC, 0, 0, 0 };
  for (; g_ascii_isdigit (*p); p++)
    {
      if (++out->n_digits > 8)
        return FALSE;
      out->value = out->value * 10 + (*p - '0');
    }
  if (out->n_digits == 0)
    return FALSE;

  *cursor = p;

  return TRUE;
}

static int
chinese_digit (const char *text,
               gsize      *length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (digit_lists); i++)
    {
      int digit = siyi_read_list_index (&digit_lists[i], text, length);

      if (digit >= 0)
        return digit;
    }

  return -1;
}

static int
scale_of (const char *text,
          gsize      *length)
{
  static const int values[] = { 10, 100, 1000 };

  for (gsize i = 0; i < G_N_ELEMENTS (scales); i++)
    if ((*length = siyi_read_list_prefix (&scales[i], text)) > 0)
      return values[i];

  return 0;
}

static int
tens_of (const char *text,
         gsize      *length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tens_together); i++)
    if ((*length = siyi_read_list_prefix (&tens_together[i], text)) > 0)
      return (int) (i + 2) * 10;

  return 0;
}

/* digits: those not yet used by a scale. */
static gboolean
take_scale (SiyiNumeral *out,
            int         *pending,
            int         *n_pending,
            int          scale)
{
  if (*n_pending > 1)
    return FALSE;

  out->kind = SIYI_NUMERAL_CHINESE;
  out->value += (*n_pending == 0 ? 1 : *pending) * scale;
  *pending = 0;
  *n_pending = 0;

  return out->value <= LARGEST;
}

static gboolean
read_chinese (const char  **cursor,
              SiyiNumeral  *out)
{
  const char *p = *cursor;
  int pending = 0, n_pending = 0;

  *out = (SiyiNumeral) { SIYI_NUMERAL_DIGITS, 0, 0, 0 };
  while (*p != '\0')
    {
      gsize length;
      int value;

      if ((value = chinese_digit (p, &length)) >= 0)
        {
          /* The nought of 一百零二 only holds the place. */
          if (out->kind == SIYI_NUMERAL_CHINESE && value == 0)
            {
              p += length;
              continue;
            }
          if (++n_pending > 8)
            return FALSE;
          pending = pending * 10 + value;
          out->last = value;
        }
      else if ((value = tens_of (p, &length)) > 0)
        {
          out->kind = SIYI_NUMERAL_CHINESE;
          out->value += value;
        }
      else if ((value = scale_of (p, &length)) == 0)
        break;
      else if (!take_scale (out, &pending, &n_pending, value))
        return FALSE;
      p += length;
    }
  if (p == *cursor)
    return FALSE;

  out->n_digits = n_pending;
  out->value += pending;
  if (out->kind == SIYI_NUMERAL_DIGITS && n_pending == 1)
    out->kind = SIYI_NUMERAL_CHINESE;
  *cursor = p;

  return TRUE;
}

/**
 * siyi_read_numeral:
 * @cursor: (inout): moved behind the number
 *
 * Returns: whether a number stands there
 */
gboolean
siyi_read_numeral (const char  **cursor,
                   SiyiNumeral  *out)
{
  if (g_ascii_isdigit (**cursor))
    return siyi_read_arabic (cursor, out);
  if ((unsigned char) **cursor < 0x80)
    return FALSE;

  return read_chinese (cursor, out);
}

static int
year_at (const char  *p,
         const char **end)
{
  SiyiNumeral number;

  *end = p;
  if (!siyi_read_numeral (end, &number))
    {
      /* Over-long: step over all of it. */
      while (g_ascii_isdigit (**end))
        (*end)++;
      return 0;
    }
  if (number.kind == SIYI_NUMERAL_CHINESE || number.n_digits != 4 ||
      number.value < 2000 || number.value > 2099)
    return 0;

  return number.value;
}

/**
 * siyi_read_year:
 * @text: a title, a sheet's name, a cell of the year's column
 *
 * Returns: the first year 2000–2099 in it, as 2023 or 二〇二三; 0 for none
 */
int
siyi_read_year (const char *text)
{
  g_autofree char *plain = siyi_read_squeeze (text);
  g_autofree char *half = siyi_read_plain (plain);
  const char *p = half;

  while (*p != '\0')
    {
      const char *end;
      int year = year_at (p, &end);

      if (year > 0)
        return year;
      p = end > p ? end : g_utf8_next_char (p);
    }

  return 0;
}
