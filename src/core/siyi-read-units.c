/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units in one cell: short and old names to full ones, the lead unit apart from the co-units
 * (domain, 10.3). */
#include <string.h>

#include "siyi-read-office.h"
#include "siyi-read-private.h"

static SiyiReadList separators = { "read-units", "split" };
static SiyiReadList lead_labels = { "read-units", "lead" };
static SiyiReadList co_labels = { "read-units", "co" };

typedef struct
{
  SiyiReadLookup  lookup;
  gconstpointer   data;
  GPtrArray      *lead;
  GPtrArray      *co;
  guint64         why;
} Reading;

static void
add_once (GPtrArray  *list,
          const char *name)
{
  if (!g_ptr_array_find_with_equal_func (list, name, g_str_equal, NULL))
    g_ptr_array_add (list, g_strdup (name));
}

static const char *
find (const Reading *reading,
      const char    *name)
{
  g_autofree char *key = siyi_read_key (name);

  return reading->lookup (reading->data, key);
}

/* "…（配合）" or "…配合" behind a name says whose it is. */
static char *
without_role (const char *name,
              gboolean   *is_co)
{
  g_autofree char *plain = siyi_read_plain (name);
  gsize length = strlen (plain);
  gboolean bracketed = length > 0 && plain[length - 1] == ')';
  gsize inside = length - (bracketed ? 1 : 0);
  gsize n = siyi_read_list_suffix (&co_labels, plain, inside);

  if (n > 0)
    *is_co = TRUE;
  else if ((n = siyi_read_list_suffix (&lead_labels, plain, inside)) > 0)
    *is_co = FALSE;
  if (n == 0 || (bracketed && (inside - n == 0 || plain[inside - n - 1] != '(')))
    return NULL;

  plain[inside - n - (bracketed ? 1 : 0)] = '\0';

  return *g_strstrip (plain) != '\0' ? g_steal_pointer (&plain) : NULL;
}

static gboolean
add_parted (Reading    *reading,
            const char *piece,
            gboolean    is_co)
{
  g_autofree char *plain = siyi_read_plain (piece);
  g_auto(GStrv) parts = g_strsplit (plain, " ", -1);

  if (parts[0] == NULL || parts[1] == NULL)
    return FALSE;
  for (guint i = 0; parts[i] != NULL; i++)
    if (find (reading, parts[i]) == NULL)
      return FALSE;

  for (guint i = 0; parts[i] != NULL; i++)
    add_once (is_co ? reading->co : reading->lead, find (reading, parts[i]));

  return TRUE;
}

static void
add_piece (Reading    *reading,
           const char *begin,
           const char *end,
           gboolean    is_co)
{
  g_autofree char *piece = g_strndup (begin, end - begin);
  g_autofree char *name = siyi_read_text (piece);
  g_autofree char *bare = NULL;
  const char *full;

  if (name == NULL)
    return;

  full = find (reading, name);
  if (full == NULL && add_parted (reading, piece, is_co))
    return;
  if (full == NULL && (bare = without_role (name, &is_co)) != NULL)
    {
      full = find (reading, bare);
      if (full == NULL)
        full = bare;
      if (full == bare)
        reading->why |= SIYI_WHY_BIT (SIYI_WHY_UNIT_UNKNOWN);
    }
  else if (full == NULL)
    {
      full = name;
      reading->why |= SIYI_WHY_BIT (SIYI_WHY_UNIT_UNKNOWN);
    }

  add_once (is_co ? reading->co : reading->lead, full);
}

/* "牵头：": the label's length with its colon, 0 where none stands. */
static gsize
label_at (const char *text,
          gboolean   *is_co)
{
  gsize lead = siyi_read_list_prefix (&lead_labels, text);
  gsize co = siyi_read_list_prefix (&co_labels, text);
  gsize length = MAX (lead, co);
  const char *p = text + length;

  if (length == 0)
    return 0;

  while (*p == ' ')
    p++;
  if (siyi_read_half (g_utf8_get_char (p)) != ':')
    return 0;

  *is_co = co > lead;

  return g_utf8_next_char (p) - text;
}

/**
 * siyi_read_units:
 * @text: a cell's text, not empty
 * @all_co: whether it stands in the column of the co-units
 * @lead: (element-type utf8): lead units are appended to it
 * @co: (element-type utf8): co-units are appended to it
 *
 * Returns: bits of SiyiWhy
 */
guint64
siyi_read_units (const char     *text,
                 gboolean        all_co,
                 SiyiReadLookup  lookup,
                 gconstpointer   lookup_data,
                 GPtrArray      *lead,
                 GPtrArray      *co)
{
  Reading reading = { lookup, lookup_data, lead, co, 0 };
  const char *begin = text;
  const char *full = lookup (lookup_data, text);
  gboolean is_co = all_co;

  if (full != NULL)
    {
      add_once (is_co ? co : lead, full);
      return 0;
    }

  for (const char *p = text; *p != '\0'; )
    {
      gboolean next_is_co = is_co;
      gsize n = label_at (p, &next_is_co);

      if (n == 0)
        n = *p == '\n' || *p == '\r' ? 1 : siyi_read_list_prefix (&separators, p);
      if (n == 0)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      add_piece (&reading, begin, p, is_co);
      is_co = next_is_co || all_co;
      p += n;
      begin = p;
    }
  add_piece (&reading, begin, begin + strlen (begin), is_co);

  return reading.why;
}
