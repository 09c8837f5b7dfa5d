/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of comma, tab and semicolon separates the fields of a text table. What stands in quotes
 * does not count. The heading line and the rows below it have many separators, sentences in a cell
 * few: the separator is the one that most lines have at least three times; in narrow tables, the
 * one that most lines have at all. */
#include "siyi-text-separator.h"

#include <string.h>

#define MAX_LINES 60

static const char separators[] = { ',', '\t', ';' };

typedef struct
{
  guint many[G_N_ELEMENTS (separators)];     /* lines that have it three times or more */
  guint some[G_N_ELEMENTS (separators)];     /* lines that have it */
  guint total[G_N_ELEMENTS (separators)];
  guint line[G_N_ELEMENTS (separators)];     /* in the line under way */
  guint lines;
} Count;

static void
end_line (Count *count)
{
  for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      count->many[i] += count->line[i] >= 3;
      count->some[i] += count->line[i] > 0;
      count->total[i] += count->line[i];
      count->line[i] = 0;
    }
  count->lines++;
}

static gsize
best (const guint *first,
      const guint *second)
{
  gsize out = 0;

  for (gsize i = 1; i < G_N_ELEMENTS (separators); i++)
    if (first[i] > first[out] || (first[i] == first[out] && second[i] > second[out]))
      out = i;

  return out;
}

static gboolean
is_edge (char c)
{
  return c == '\n' || c == '\r' || memchr (separators, c, sizeof separators) != NULL;
}

/**
 * siyi_find_separator:
 * @text: the first piece of a text table, UTF-8 or GB18030
 * @length: in bytes
 *
 * Returns: ',', '\t' or ';'; a comma if there is none
 */
char
siyi_find_separator (const char *text,
                     gsize       length)
{
  Count count = { 0 };
  gboolean quoted = FALSE;
  gsize winner;

  for (gsize i = 0; i < length && count.lines < MAX_LINES; i++)
    {
      const char *which;

      if (text[i] == '"' && !quoted)
        quoted = i == 0 || is_edge (text[i - 1]);
      else if (text[i] == '"')
        quoted = i + 1 < length && !is_edge (text[i + 1]) && (text[i + 1] != '"' || i++ > 0);
      else if (quoted)
        continue;
      else if (text[i] == '\n' || text[i] == '\r')
        end_line (&count);
      else if ((which = memchr (separators, text[i], sizeof separators)) != NULL)
        count.line[which - separators]++;
    }
  end_line (&count);

  winner = best (count.many, count.total);
  if (count.many[winner] == 0)
    winner = best (count.some, count.total);

  return separators[winner];
}
