/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The title of an official paper that is wider than its line: broken where no word is torn apart,
 * into lines that grow shorter downwards (GB/T 9704-2012 7.3.1: trapezoid or lozenge). Also the
 * width of a text in characters, which needs no font. Pure functions. */
#include "siyi-title.h"

#include <math.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

#include "siyi-words.h"

#define MOST_LINES 5
/* Each line of a trapezoid is longer than the next by about this part of the mean. */
#define SLOPE 0.18

/**
 * siyi_text_ems:
 *
 * Returns: how wide a line is in Chinese characters; half-width ones count a little over a half.
 *   Of several lines the widest.
 */
double
siyi_text_ems (const char *text)
{
  double widest = 0, width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar character = g_utf8_get_char (p);

      if (character == '\n')
        width = 0;
      else if (g_unichar_iswide_cjk (character))
        width += 1;
      else if (!g_unichar_iszerowidth (character))
        width += g_unichar_isupper (character) || strchr ("mw@%", (char) MIN (character, 0x7E)) != NULL
                   ? 0.72 : 0.57;
      widest = MAX (widest, width);
    }

  return widest;
}

static gboolean
stands_at (const char *text,
           gsize       at,
           const char *key,
           gboolean    after)
{
  const char * const *words = siyi_words ("paper-title", key, NULL);

  for (gsize i = 0; words[i] != NULL; i++)
    {
      const gsize length = strlen (words[i]);

      if (after ? at >= length && strncmp (text + at - length, words[i], length) == 0
                : g_str_has_prefix (text + at, words[i]))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_digit_at (const char *text,
             gsize       at)
{
  return at > 0 && g_ascii_isdigit (text[at - 1]) && text[at] != ' ';
}

static gboolean
may_break (const char *text,
           gsize       at)
{
  const gunichar next = g_utf8_get_char (text + at);
  const gunichar before = g_utf8_get_char (g_utf8_find_prev_char (text, text + at));

  switch ((int) g_unichar_break_type (next))
    {
    case G_UNICODE_BREAK_CLOSE_PUNCTUATION:
    case G_UNICODE_BREAK_NON_STARTER:
    case G_UNICODE_BREAK_EXCLAMATION:
      return FALSE;
    default:
      break;
    }

  return g_unichar_break_type (before) != G_UNICODE_BREAK_OPEN_PUNCTUATION &&
         !is_digit_at (text, at) && !stands_at (text, at, "not-before", FALSE) &&
         !stands_at (text, at, "not-after", TRUE);
}

/* Byte offsets where a line may begin. ICU knows Chinese words. */
static GArray *
find_breaks (const char *text)
{
  const gsize length = strlen (text);
  GArray *breaks = g_array_new (FALSE, FALSE, sizeof (gsize));
  UErrorCode status = U_ZERO_ERROR;
  UText *utext = utext_openUTF8 (NULL, text, (int64_t) length, &status);
  UBreakIterator *iterator = ubrk_open (UBRK_WORD, "zh", NULL, 0, &status);

  if (U_SUCCESS (status))
    ubrk_setUText (iterator, utext, &status);
  if (U_SUCCESS (status))
    for (int32_t i = ubrk_next (iterator); i != UBRK_DONE; i = ubrk_next (iterator))
      {
        const gsize at = (gsize) i;

        if (at < length && may_break (text, at))
          g_array_append_val (breaks, at);
      }

  if (iterator != NULL)
    ubrk_close (iterator);
  utext_close (utext);

  return breaks;
}

typedef struct
{
  const char *text;
  GArray     *breaks;
  double      most, mean;
  guint       n_lines;
  gsize       chosen[MOST_LINES], best[MOST_LINES];
  double      best_cost;
} Search;

static double
width_between (const char *text,
               gsize       from,
               gsize       to)
{
  g_autofree char *part = g_strndup (text + from, to - from);

  return siyi_text_ems (g_strstrip (part));
}

static void
try_lines (Search *self,
           guint   line,
           guint   next_break,
           gsize   from,
           double  last,
           double  cost)
{
  const double wanted = self->mean * (1 + SLOPE * ((self->n_lines - 1) / 2.0 - line));
  const gboolean is_last = line + 1 == self->n_lines;

  for (guint i = is_last ? self->breaks->len : next_break; i <= self->breaks->len; i++)
    {
      const gsize to = i < self->breaks->len ? g_array_index (self->breaks, gsize, i)
                                             : strlen (self->text);
      const double width = width_between (self->text, from, to);
      double more = cost + (width - wanted) * (width - wanted);

      if (width > self->most)
        break;
      /* Two lines of one length are a rectangle, a growing one an hourglass. */
      if (line > 0 && width > last - 0.9)
        more += 1000;
      if (more >= self->best_cost)
        continue;
      if (!is_last && i < self->breaks->len)
        {
          self->chosen[line] = to;
          try_lines (self, line + 1, i + 1, to, width, more);
        }
      else if (is_last)
        {
          self->best_cost = more;
          memcpy (self->best, self->chosen, sizeof self->best);
        }
    }
}

static char *
join_lines (const Search *self)
{
  GString *lines = g_string_new (NULL);
  gsize from = 0;

  for (guint i = 0; i < self->n_lines; i++)
    {
      const gsize to = i + 1 < self->n_lines ? self->best[i] : strlen (self->text);
      g_autofree char *line = g_strndup (self->text + from, to - from);

      g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", g_strstrip (line));
      from = to;
    }

  return g_string_free (lines, FALSE);
}

/**
 * siyi_title_break:
 * @text: a title; one with line breaks stays as the office broke it
 * @most_ems: characters that fit into a line
 *
 * Returns: (transfer full): the title, lines separated by line breaks. One that has no good place
 *   to break, or too many lines, is left whole.
 */
char *
siyi_title_break (const char *text,
                  double      most_ems)
{
  const double width = siyi_text_ems (text);
  g_autoptr(GArray) breaks = NULL;

  if (width <= most_ems || strchr (text, '\n') != NULL)
    return g_strdup (text);

  breaks = find_breaks (text);
  for (guint n = (guint) ceil (width / most_ems); n <= MOST_LINES; n++)
    {
      Search search = { .text = text, .breaks = breaks, .most = most_ems, .mean = width / n,
                        .n_lines = n, .best_cost = INFINITY };

      try_lines (&search, 0, 0, 0, 0, 0);
      if (!isinf (search.best_cost))
        return join_lines (&search);
    }

  return g_strdup (text);
}
