/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of words as the readers of ledgers ask them: is there one at this place, does the text
 * end with one, is it one. Any thread may ask. */
#include "siyi-read-private.h"

#include <string.h>

#include "siyi-words.h"

void
siyi_read_list_ready (SiyiReadList *list)
{
  if (g_once_init_enter (&list->ready))
    {
      list->words = siyi_words (list->group, list->key, &list->n_words);
      g_once_init_leave (&list->ready, 1);
    }
}

/**
 * siyi_read_list_index:
 * @length: (out) (optional): bytes of the word
 *
 * Returns: which word of the list @text begins with, the longest one; -1 for none
 */
int
siyi_read_list_index (SiyiReadList *list,
                      const char   *text,
                      gsize        *length)
{
  int found = -1;
  gsize longest = 0;

  siyi_read_list_ready (list);
  for (gsize i = 0; i < list->n_words; i++)
    {
      gsize n;

      if (list->words[i][0] != text[0] || !g_str_has_prefix (text, list->words[i]))
        continue;

      n = strlen (list->words[i]);
      if (n > longest)
        {
          longest = n;
          found = (int) i;
        }
    }
  if (length != NULL)
    *length = longest;

  return found;
}

gsize
siyi_read_list_prefix (SiyiReadList *list,
                       const char   *text)
{
  gsize length;

  siyi_read_list_index (list, text, &length);

  return length;
}

gsize
siyi_read_list_suffix (SiyiReadList *list,
                       const char   *text,
                       gsize         length)
{
  gsize longest = 0;

  siyi_read_list_ready (list);
  for (gsize i = 0; i < list->n_words; i++)
    {
      gsize n = strlen (list->words[i]);

      if (n > longest && n <= length && memcmp (text + length - n, list->words[i], n) == 0)
        longest = n;
    }

  return longest;
}

gboolean
siyi_read_list_has (SiyiReadList *list,
                    const char   *text)
{
  siyi_read_list_ready (list);

  for (gsize i = 0; i < list->n_words; i++)
    if (g_str_equal (list->words[i], text))
      return TRUE;

  return FALSE;
}

/**
 * siyi_read_split:
 *
 * Returns: (transfer full) (element-type utf8): the pieces, outer white space removed
 */
GPtrArray *
siyi_read_split (const char   *text,
                 SiyiReadList *separators)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (g_free);
  const char *begin = text;

  for (const char *p = text;; )
    {
      gsize n = *p == '\0' ? 0 :
                *p == '\n' || *p == '\r' ? 1 : siyi_read_list_prefix (separators, p);

      if (*p != '\0' && n == 0)
        {
          p = g_utf8_next_char (p);
          continue;
        }

      if (p > begin)
        {
          g_autofree char *piece = g_strndup (begin, p - begin);
          char *clean = siyi_read_text (piece);

          if (clean != NULL)
            g_ptr_array_add (pieces, clean);
        }
      if (*p == '\0')
        return pieces;
      p += n;
      begin = p;
    }
}
