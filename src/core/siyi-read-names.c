/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of visitors in one cell: separators, the representatives' mark, "and others", and groups
 * without a name (domain, 10.3). */
#include "siyi-read-names.h"

#include <string.h>

#include "siyi-read-persons.h"
#include "siyi-read-private.h"

static SiyiReadList separators = { "read-names", "split" };
static SiyiReadList et_cetera = { "read-names", "et-cetera" };
static SiyiReadList counted = { "read-names", "counted" };
static SiyiReadList representatives = { "read-names", "representative" };
static SiyiReadList anonymous = { "read-names", "anonymous" };
static SiyiReadList no_names = { "read-names", "no-name" };

/* How far a bracket or a count may reach: no name's note is longer. */
#define FARTHEST_BYTES 600

/* Ends a name and marks it; no text holds it. */
#define MARK '\x01'

static const char *
closing (const char *open)
{
  int depth = 0;

  for (const char *p = open; *p != '\0' && p < open + FARTHEST_BYTES; p = g_utf8_next_char (p))
    {
      gunichar c = siyi_read_half (g_utf8_get_char (p));

      if (c == '(' || c == '[' || c == 0x3010)
        depth++;
      else if ((c == ')' || c == ']' || c == 0x3011) && --depth == 0)
        return p;
    }

  return NULL;
}

static gboolean
is_representative (const char *begin,
                   const char *end)
{
  g_autofree char *inside = g_strndup (begin, end - begin);
  g_autofree char *word = siyi_read_squeeze (inside);

  return siyi_read_list_has (&representatives, word);
}

/* Nothing in it but names and what stands between them. */
static gboolean
is_plain (const char *text)
{
  if (strpbrk (text, "([") != NULL)
    return FALSE;

  for (const unsigned char *p = (const unsigned char *) text; *p != '\0'; p++)
    if ((*p == 0xef && (p[1] != 0xbc || p[2] == 0x88 || p[2] == 0xbb)) || *p == 0xe2 ||
        (*p == 0xe3 && p[1] == 0x80 && p[2] == 0x90) || *p < ' ' || *p == 0xc2)
      return FALSE;

  siyi_read_list_ready (&et_cetera);
  for (gsize i = 0; i < et_cetera.n_words; i++)
    if (strstr (text, et_cetera.words[i]) != NULL)
      return FALSE;

  return TRUE;
}

/* Brackets go with what is in them; the representatives' become a mark. */
static char *
without_brackets (const char *text)
{
  GString *plain = g_string_sized_new (strlen (text) + 1);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = siyi_read_half (g_utf8_get_char (p));
      const char *end = c == '(' || c == '[' || c == 0x3010 ? closing (p) : NULL;

      if (end == NULL)
        {
          if (!siyi_read_is_invisible (c) || siyi_read_is_space (c))
            g_string_append_len (plain, p, g_utf8_next_char (p) - p);
          continue;
        }
      if (is_representative (g_utf8_next_char (p), end))
        g_string_append_c (plain, MARK);
      p = end;
    }

  return g_string_free (plain, FALSE);
}

/* 等5人, 等约30余人, 等人: their length in bytes, 0 where none stands. A count that cannot be read,
 * or a word that goes on, is no "and others". */
static gsize
et_cetera_at (const char *text,
              int        *said)
{
  gsize length = siyi_read_list_prefix (&et_cetera, text);
  const char *p = text + length;
  const char *end = p;
  gsize unit;

  if (length == 0)
    return 0;

  while (*end != '\0' && *end != '\n' && *end != MARK && siyi_read_list_prefix (&separators, end) == 0)
    {
      if (end - p > FARTHEST_BYTES / 10)
        return 0;
      if ((unit = siyi_read_list_prefix (&counted, end)) > 0)
        {
          gsize who = siyi_read_list_prefix (&no_names, p);
          g_autofree char *count = g_strndup (p + who, MAX (0, end - (p + who)));
          SiyiReadCell cell = { .text = count };
          SiyiReadPersons persons;

          siyi_read_persons (&cell, &persons);
          if (persons.count < 0 && *g_strstrip (count) != '\0')
            return 0;
          if (*said < 0)
            *said = persons.count;
          return (end - text) + unit;
        }
      end = g_utf8_next_char (end);
    }

  /* Nothing but white space before the next name. */
  for (; p < end; p = g_utf8_next_char (p))
    if (!siyi_read_is_space (g_utf8_get_char (p)))
      return 0;

  return length;
}

static char *
without_et_cetera (const char *text,
                   int        *said)
{
  GString *plain = g_string_sized_new (strlen (text) + 1);

  for (const char *p = text; *p != '\0'; )
    {
      gsize length = et_cetera_at (p, said);

      if (length == 0)
        {
          length = g_utf8_next_char (p) - p;
          g_string_append_len (plain, p, length);
        }
      p += length;
    }

  return g_string_free (plain, FALSE);
}

/* 张　三 is one name, 张三 李四 are two: parted by a space only where each part could be a name. */
static void
add_names (GPtrArray  *names,
           const char *piece)
{
  g_autofree char *name = siyi_read_text (piece);
  g_autofree char *plain = NULL;
  g_auto(GStrv) parts = NULL;
  gboolean parted = TRUE;

  if (name == NULL)
    return;

  /* Clean text has lost the spaces between Han characters; what it has not lost, the plain form
   * shows as well. */
  plain = strcmp (name, piece) == 0 && strchr (name, ' ') == NULL ? NULL : siyi_read_plain (piece);
  if (plain == NULL || strchr (plain, ' ') == NULL)
    {
      g_ptr_array_add (names, g_steal_pointer (&name));
      return;
    }

  parts = g_strsplit (plain, " ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    parted = parted && g_utf8_strlen (parts[i], -1) >= 2;
  if (!parted)
    {
      g_ptr_array_add (names, g_strjoinv ("", parts));
      return;
    }
  for (guint i = 0; parts[i] != NULL; i++)
    g_ptr_array_add (names, g_strdup (parts[i]));
}

static char **
to_strv (GPtrArray *names)
{
  char **list;

  if (names->len == 0)
    return NULL;

  list = g_new0 (char *, names->len + 1);
  for (guint i = 0; i < names->len; i++)
    list[i] = g_strdup (g_ptr_array_index (names, i));

  return list;
}

static void
split_names (const char    *text,
             SiyiReadNames *out)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) marked = g_ptr_array_new_with_free_func (g_free);
  const char *begin = text;

  for (const char *p = text;; )
    {
      gsize n = *p == '\0' ? 0 : *p == '\n' || *p == '\r' || *p == MARK ? 1
                : siyi_read_list_prefix (&separators, p);

      if (*p != '\0' && n == 0)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      if (p > begin)
        {
          g_autofree char *piece = g_strndup (begin, p - begin);

          add_names (names, piece);
        }
      if (*p == MARK && names->len > 0)
        g_ptr_array_add (marked, g_strdup (g_ptr_array_index (names, names->len - 1)));
      if (*p == '\0')
        break;
      p += n;
      begin = p;
    }

  out->names = to_strv (names);
  out->representatives = to_strv (marked);
}

/**
 * siyi_read_names:
 * @text: a cell's text, not empty
 * @out: (out caller-allocates): the reading; clear with siyi_read_names_clear()
 */
void
siyi_read_names (const char    *text,
                 SiyiReadNames *out)
{
  g_autofree char *plain = NULL;
  g_autofree char *bare = NULL;
  g_autofree char *whole = NULL;

  *out = (SiyiReadNames) { .said = -1 };
  if (is_plain (text))
    bare = g_strdup (text);
  else
    {
      plain = without_brackets (text);
      bare = without_et_cetera (plain, &out->said);
    }
  whole = siyi_read_squeeze (bare);
  if (siyi_read_list_has (&anonymous, whole))
    {
      out->anonymous = TRUE;
      return;
    }
  if (siyi_read_list_suffix (&no_names, whole, strlen (whole)) > 0)
    {
      out->text = siyi_read_text (text);
      out->why = SIYI_WHY_BIT (SIYI_WHY_NO_NAME);
      return;
    }

  split_names (bare, out);
  if (out->names == NULL)
    {
      out->text = siyi_read_text (text);
      out->why = SIYI_WHY_BIT (SIYI_WHY_NO_NAME);
    }
}

void
siyi_read_names_clear (SiyiReadNames *names)
{
  g_clear_pointer (&names->names, g_strfreev);
  g_clear_pointer (&names->representatives, g_strfreev);
  g_clear_pointer (&names->text, g_free);
}
