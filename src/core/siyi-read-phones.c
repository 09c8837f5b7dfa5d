/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Phones in one cell: mobiles as 11 digits, land lines with their area code apart; whatever is
 * neither stays as it was written (domain, 10.3). */
#include <string.h>

#include "siyi-person.h"
#include "siyi-read-ids.h"
#include "siyi-read-private.h"

static SiyiReadList separators = { "read-phones", "split" };

#define MOBILE_PLACES 11
#define MOST_NUMBER_BYTES 60

/* 1.9900007047E10 keeps every digit; 1.99E10 in a text has lost most of them. */
static char *
from_exponent (const char *text)
{
  gsize mantissa = strspn (text, "0123456789.");
  char *end;
  double number;

  if (mantissa < MOBILE_PLACES + 1 || (text[mantissa] != 'E' && text[mantissa] != 'e'))
    return NULL;

  number = g_ascii_strtod (text, &end);
  if (*end != '\0')
    return NULL;

  return siyi_read_number_text (number);
}

static char *
normalise (const char *text)
{
  g_autofree char *digits = from_exponent (text);

  return siyi_phone_normalise (digits != NULL ? digits : text, NULL);
}

/* Joins the parts from the first on until they make a number: +86 199 0000 1234. */
static guint
take_parts (char      **parts,
            GPtrArray  *list)
{
  g_autoptr(GString) joined = g_string_new (NULL);

  for (guint n = 0; parts[n] != NULL && joined->len < MOST_NUMBER_BYTES; n++)
    {
      char *number;

      g_string_append (joined, parts[n]);
      number = normalise (joined->str);
      if (number != NULL)
        {
          g_ptr_array_add (list, number);
          return n + 1;
        }
    }

  return 0;
}

static guint64
take_piece (const char *piece,
            GPtrArray  *list)
{
  g_auto(GStrv) parts = NULL;
  char *number = normalise (piece);
  guint already = list->len;

  if (number != NULL)
    {
      g_ptr_array_add (list, number);
      return 0;
    }

  parts = g_strsplit (piece, " ", -1);
  for (guint i = 0; parts[i] != NULL; )
    {
      guint used = take_parts (parts + i, list);

      if (used == 0)
        {
          g_ptr_array_set_size (list, (int) already);
          g_ptr_array_add (list, g_strdup (piece));
          return SIYI_WHY_BIT (SIYI_WHY_PHONE_INVALID);
        }
      i += used;
    }

  return 0;
}

/* Most cells hold one mobile and nothing else. */
static gboolean
is_mobile (const char *text)
{
  return text[0] == '1' && text[1] >= '3' && text[1] <= '9' &&
         strspn (text, "0123456789") == MOBILE_PLACES && text[MOBILE_PLACES] == '\0';
}

/**
 * siyi_read_phones:
 * @cell: a cell that is not empty
 * @list: (element-type utf8): the numbers are appended to it
 *
 * Returns: bits of SiyiWhy
 */
guint64
siyi_read_phones (const SiyiReadCell *cell,
                  GPtrArray          *list)
{
  g_autoptr(GPtrArray) pieces = NULL;
  guint64 why = 0;

  if (cell->is_number)
    {
      g_autofree char *shown = siyi_read_number_text (cell->number);

      return take_piece (shown, list);
    }
  if (is_mobile (cell->text))
    {
      g_ptr_array_add (list, g_strdup (cell->text));
      return 0;
    }

  pieces = siyi_read_split (cell->text, &separators);
  for (guint i = 0; i < pieces->len; i++)
    why |= take_piece (g_ptr_array_index (pieces, i), list);

  return why;
}
