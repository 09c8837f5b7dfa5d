/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Our own numbers, made and read by a pattern that is a setting: {year} stands for four digits,
 * {seq} for the serial number, {seq:4} for the same filled up with noughts to four places. The
 * shipped patterns stand in data/rules/words.ini. Pure functions. */
#include "siyi-number.h"

#include <string.h>

#define MAX_PLACES 9

typedef enum
{
  PIECE_TEXT,
  PIECE_YEAR,
  PIECE_SERIAL,
} Piece;

/* What stands at *@pattern; moves behind it. */
static Piece
next_piece (const char **pattern,
            int         *places)
{
  const char *p = *pattern;

  *places = 0;
  if (g_str_has_prefix (p, "{year}"))
    {
      *pattern += strlen ("{year}");
      return PIECE_YEAR;
    }
  if (g_str_has_prefix (p, "{seq}"))
    {
      *pattern += strlen ("{seq}");
      return PIECE_SERIAL;
    }
  if (g_str_has_prefix (p, "{seq:") && g_ascii_isdigit (p[5]) && p[6] == '}')
    {
      *places = p[5] - '0';
      *pattern += strlen ("{seq:4}");
      return PIECE_SERIAL;
    }

  *pattern = g_utf8_next_char (p);

  return PIECE_TEXT;
}

/**
 * siyi_number_format:
 * @pattern: a valid pattern
 * @year: four digits
 * @serial: from 1
 *
 * Returns: (transfer full): the number
 */
char *
siyi_number_format (const char *pattern,
                    int         year,
                    int         serial)
{
  GString *number = g_string_new (NULL);

  while (*pattern != '\0')
    {
      const char *start = pattern;
      int places;
      Piece piece = next_piece (&pattern, &places);

      if (piece == PIECE_YEAR)
        g_string_append_printf (number, "%04d", year);
      else if (piece == PIECE_SERIAL)
        g_string_append_printf (number, "%0*d", places, serial);
      else
        g_string_append_len (number, start, pattern - start);
    }

  return g_string_free (number, FALSE);
}

/* Brackets of the keyboard are read as the hexagonal ones of official papers. */
static gunichar
plain (gunichar c)
{
  if (c >= 0xff01 && c <= 0xff5e)
    c = c - 0xff01 + '!';
  if (c == 0x3014 || c == 0x3010 || c == '[' || c == 0xff3b)
    return '(';
  if (c == 0x3015 || c == 0x3011 || c == ']' || c == 0xff3d)
    return ')';

  return g_unichar_toupper (c);
}

static gboolean
take_digits (const char **text,
             int          at_least,
             int          at_most,
             int         *value)
{
  int n = 0;

  *value = 0;
  while (n < at_most)
    {
      gunichar c = plain (g_utf8_get_char (*text));

      if (c < '0' || c > '9')
        break;
      *value = *value * 10 + (int) (c - '0');
      *text = g_utf8_next_char (*text);
      n++;
    }

  return n >= at_least;
}

/**
 * siyi_number_parse:
 * @pattern: a valid pattern
 * @text: a number, perhaps typed with other brackets, in full width or small letters
 * @year: (out): the year, 0 where the pattern has none
 * @serial: (out): the serial number
 *
 * Returns: whether @text is a number of this pattern
 */
gboolean
siyi_number_parse (const char *pattern,
                   const char *text,
                   int        *year,
                   int        *serial)
{
  *year = 0;
  *serial = 0;

  while (*pattern != '\0')
    {
      const char *start = pattern;
      int places;
      Piece piece = next_piece (&pattern, &places);

      if (piece == PIECE_TEXT)
        {
          if (*text == '\0' || plain (g_utf8_get_char (start)) != plain (g_utf8_get_char (text)))
            return FALSE;
          text = g_utf8_next_char (text);
        }
      else if (piece == PIECE_YEAR && !take_digits (&text, 4, 4, year))
        return FALSE;
      else if (piece == PIECE_SERIAL && !take_digits (&text, MAX (1, places), MAX_PLACES, serial))
        return FALSE;
    }

  return *text == '\0' && *serial > 0;
}

/**
 * siyi_number_pattern_is_valid:
 * @pattern: a pattern as typed in the settings
 *
 * A pattern without year would give the same number twice as soon as a new year begins at 1.
 *
 * Returns: whether it has year and serial number, each once, and its numbers can be read back
 */
gboolean
siyi_number_pattern_is_valid (const char *pattern)
{
  int n_years = 0;
  int n_serials = 0;
  int year, serial;
  g_autofree char *number = NULL;

  for (const char *p = pattern; *p != '\0';)
    {
      int places;
      Piece piece = next_piece (&p, &places);

      n_years += piece == PIECE_YEAR;
      n_serials += piece == PIECE_SERIAL;
    }
  if (n_years != 1 || n_serials != 1)
    return FALSE;

  number = siyi_number_format (pattern, 2026, 35);

  return siyi_number_parse (pattern, number, &year, &serial) && year == 2026 && serial == 35;
}
