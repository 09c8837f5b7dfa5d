/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How alike two requests are worded. It only proposes; that two matters are the same one is a
 * person's word (domain, section 4.1). Pure functions. */
#include <stdlib.h>
#include <unicode/uchar.h>

#include "siyi-search.h"

static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  guint64 x = *(const guint64 *) a;
  guint64 y = *(const guint64 *) b;

  return x < y ? -1 : x > y;
}

/* Each two neighbouring letters or digits as one number, sorted; a single one paired with
 * nothing. */
static GArray *
pairs_of (const char *text)
{
  g_autofree char *folded = siyi_fold (text);
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (guint64));
  guint64 last = 0;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      guint64 c = g_utf8_get_char (p);
      guint64 pair = last << 32 | c;

      if (!u_isalnum ((UChar32) c))
        continue;
      if (last != 0)
        g_array_append_val (pairs, pair);
      last = c;
    }

  if (pairs->len == 0 && last != 0)
    g_array_append_val (pairs, last);
  g_array_sort (pairs, compare_pairs);

  return pairs;
}

/**
 * siyi_text_likeness:
 * @a: a text
 * @b: another
 *
 * Dice's measure over pairs of neighbouring characters; width, case, white space and punctuation
 * do not count.
 *
 * Returns: 0 for nothing in common … 1000 for the same; 0 where one of them is empty
 */
int
siyi_text_likeness (const char *a,
                    const char *b)
{
  g_autoptr(GArray) left = pairs_of (a);
  g_autoptr(GArray) right = pairs_of (b);
  guint common = 0;

  for (guint i = 0, k = 0; i < left->len && k < right->len;)
    {
      int order = compare_pairs (&g_array_index (left, guint64, i),
                                 &g_array_index (right, guint64, k));

      common += order == 0;
      i += order <= 0;
      k += order >= 0;
    }

  if (left->len == 0 || right->len == 0)
    return 0;

  return (int) (2000 * (guint64) common / (left->len + right->len));
}
