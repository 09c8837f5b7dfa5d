/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Identity numbers in one cell, judged and kept as they are. What a spreadsheet has turned into a
 * number has lost its last places and is not brought back (domain, 10.3). */
#include "siyi-read-ids.h"

#include <string.h>

#include "siyi-person.h"
#include "siyi-read-private.h"

static SiyiReadList separators = { "read-ids", "split" };
static SiyiReadList labels = { "read-ids", "labels" };

#define SHORT_PLACES 15
#define LONG_PLACES 18

/* 4.3E+17: what a number of 18 places becomes in general format. */
static gboolean
is_damaged (const char *text)
{
  const char *p = text + strspn (text, "0123456789.");

  if (p == text || (*p != 'E' && *p != 'e'))
    return FALSE;
  p++;
  if (*p == '+')
    p++;

  return g_ascii_isdigit (*p) && p[strspn (p, "0123456789")] == '\0';
}

static guint64
take_one (const char *text,
          GPtrArray  *list)
{
  g_autofree char *plain = siyi_read_plain (text);
  const char *p = plain + siyi_read_list_prefix (&labels, plain);
  g_autofree char *number = siyi_id_normalise (p);
  guint64 why = 0;

  if (is_damaged (number))
    return SIYI_WHY_BIT (SIYI_WHY_ID_DAMAGED);
  if (siyi_read_is_empty (number))
    return 0;

  switch (siyi_id_check (number, SIYI_DAY_NONE).verdict)
    {
    case SIYI_ID_OK:
      break;
    case SIYI_ID_DATE:
      why = SIYI_WHY_BIT (SIYI_WHY_ID_DATE);
      break;
    case SIYI_ID_CHECK:
    case SIYI_ID_LENGTH:
    default:
      why = SIYI_WHY_BIT (SIYI_WHY_ID_CHECK);
      break;
    }
  g_ptr_array_add (list, g_steal_pointer (&number));

  return why;
}

static gsize
places (const char *text)
{
  g_autofree char *number = siyi_id_normalise (text);

  return strlen (number);
}

/* 430499 19780611 9883 is one number; two whole ones beside each other are two. */
static guint64
take_piece (const char *piece,
            GPtrArray  *list)
{
  g_auto(GStrv) parts = g_strsplit (piece, " ", -1);
  gboolean whole = TRUE;
  guint64 why = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    whole = whole && (places (parts[i]) == SHORT_PLACES || places (parts[i]) == LONG_PLACES);
  if (!whole)
    return take_one (piece, list);

  for (guint i = 0; parts[i] != NULL; i++)
    why |= take_one (parts[i], list);

  return why;
}

/**
 * siyi_read_ids:
 * @cell: a cell that is not empty
 * @list: (element-type utf8): the numbers are appended to it
 *
 * Returns: bits of SiyiWhy
 */
guint64
siyi_read_ids (const SiyiReadCell *cell,
               GPtrArray          *list)
{
  g_autoptr(GPtrArray) pieces = NULL;
  guint64 why = 0;

  if (cell->is_number)
    return SIYI_WHY_BIT (SIYI_WHY_ID_DAMAGED);

  pieces = siyi_read_split (cell->text, &separators);
  for (guint i = 0; i < pieces->len; i++)
    why |= take_piece (g_ptr_array_index (pieces, i), list);

  return why;
}
