/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leaders in one cell, found by the office's list; what stands beside one name is the post
 * (domain, 10.3). */
#include <string.h>

#include "siyi-read-office.h"
#include "siyi-read-private.h"

#define MOST_LEADERS_BYTES 3000   /* more is a story, not a list of names */

static SiyiReadList titles = { "read-leaders", "titles" };

static const char *
name_at (const char         *text,
         const char * const *names,
         gsize              *length)
{
  const char *found = NULL;

  *length = 0;
  for (gsize i = 0; names[i] != NULL; i++)
    {
      gsize n;

      if (names[i][0] != text[0] || !g_str_has_prefix (text, names[i]))
        continue;
      n = strlen (names[i]);
      if (n > *length)
        {
          *length = n;
          found = names[i];
        }
    }

  return found;
}

static gboolean
is_mark (gunichar c)
{
  gunichar half = siyi_read_half (c);

  return half == ' ' || (half < 0x80 && strchr ("()[]:;,/-", (int) half) != NULL) ||
         half == 0x3001 || half == 0x3002 || half == 0x2014;
}

/* A bracket at the end whose other half stands in the middle of the rest. */
static gboolean
closes_inside (const char *begin,
               const char *last)
{
  int depth = 0;

  if (siyi_read_half (g_utf8_get_char (last)) != ')')
    return FALSE;

  for (const char *p = begin; p < last; p = g_utf8_next_char (p))
    {
      gunichar half = siyi_read_half (g_utf8_get_char (p));

      depth += half == '(' ? 1 : half == ')' && depth > 0 ? -1 : 0;
    }

  return depth > 0;
}

/* The rest without the brackets and marks that set it apart from the name. */
static char *
trim_marks (const char *text)
{
  const char *begin = text, *end = text + strlen (text);

  while (begin < end && is_mark (g_utf8_get_char (begin)))
    begin = g_utf8_next_char (begin);
  while (end > begin)
    {
      const char *last = g_utf8_find_prev_char (begin, end);
      gsize title;

      if (last != NULL && is_mark (g_utf8_get_char (last)) && !closes_inside (begin, last))
        end = last;
      else if ((title = siyi_read_list_suffix (&titles, begin, end - begin)) > 0)
        end -= title;
      else
        break;
    }

  return end > begin ? g_strndup (begin, end - begin) : NULL;
}

/**
 * siyi_read_leaders:
 * @text: a cell's clean text, not empty
 * @names: the office's leaders
 * @found: (element-type utf8): the names in @text, or @text itself where none is in it
 * @post: (out) (optional) (nullable): what stands beside a single name
 *
 * Returns: bits of SiyiWhy
 */
guint64
siyi_read_leaders (const char          *text,
                   const char * const  *names,
                   GPtrArray           *found,
                   char               **post)
{
  g_autoptr(GString) rest = NULL;
  guint already = found->len;

  if (post != NULL)
    *post = NULL;
  if (strlen (text) > MOST_LEADERS_BYTES)
    {
      g_ptr_array_add (found, g_strdup (text));
      return SIYI_WHY_BIT (SIYI_WHY_LEADER_UNKNOWN);
    }

  rest = g_string_sized_new (strlen (text) + 1);
  for (const char *p = text; *p != '\0'; )
    {
      gsize length;
      const char *name = name_at (p, names, &length);

      if (name != NULL && !g_ptr_array_find_with_equal_func (found, name, g_str_equal, NULL))
        g_ptr_array_add (found, g_strdup (name));
      if (name == NULL)
        {
          length = g_utf8_next_char (p) - p;
          g_string_append_len (rest, p, length);
        }
      p += length;
    }

  if (found->len == already)
    {
      g_ptr_array_add (found, g_strdup (text));
      return SIYI_WHY_BIT (SIYI_WHY_LEADER_UNKNOWN);
    }
  if (found->len == already + 1 && post != NULL)
    *post = trim_marks (rest->str);

  return 0;
}
