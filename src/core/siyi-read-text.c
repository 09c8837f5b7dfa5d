/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts of ledgers made clean: what cannot be seen goes, what was written stays. Pure functions
 * over UTF-8; any thread. */
#include "siyi-read-private.h"

#include <string.h>

#define LONGEST_MARK 6           /* bytes of "——" and its like */
#define LONGEST_SPACED_MARK 32   /* the same with spaces in it */

static SiyiReadList empty_marks = { "ledger-rows", "empty" };
static SiyiReadList ditto_marks = { "ledger-rows", "ditto" };
static SiyiReadList spellings = { "ledger-spelling", "headings" };

/* Letters, digits, brackets and signs of full width stand beside the ASCII ones. */
gunichar
siyi_read_half (gunichar c)
{
  if (c >= 0xff01 && c <= 0xff5e)
    return c - 0xfee0;

  return c == 0x3000 ? ' ' : c;
}

gboolean
siyi_read_is_invisible (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xad || c == 0x61c || c == 0x180e ||
         (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2060 && c <= 0x206f) || c == 0xfeff;
}

gboolean
siyi_read_is_space (gunichar c)
{
  return c == ' ' || (c >= '\t' && c <= '\r') ||
         (c > 0x7f && (c == 0x85 || g_unichar_isspace (c)));
}

const char *
siyi_read_skip_spaces (const char *text)
{
  while (*text == ' ')
    text++;

  return text;
}

/**
 * siyi_read_is_unseen:
 *
 * Returns: whether @text begins with white space or a character that cannot be seen
 */
gboolean
siyi_read_is_unseen (const char *text)
{
  gunichar c;

  if (*text == '\0')
    return FALSE;
  c = g_utf8_get_char (text);

  return siyi_read_is_space (c) || siyi_read_is_invisible (c);
}

/* Han characters and the punctuation set with them. */
static gboolean
is_chinese (gunichar c)
{
  return (c >= 0x2e80 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) ||
         (c >= 0xff00 && c <= 0xffef) || (c >= 0x20000 && c <= 0x3ffff);
}

/* Most texts need nothing: one pass over the bytes finds that out. */
static gboolean
is_clean (const char *text)
{
  for (const unsigned char *p = (const unsigned char *) text; *p != '\0'; p++)
    if (*p <= 0x20 || *p == 0x7f || *p == 0xc2 || *p == 0xd8 || *p == 0xe1 || *p == 0xe2 ||
        (*p == 0xe3 && p[1] == 0x80 && p[2] == 0x80) || (*p == 0xef && p[1] == 0xbb))
      return FALSE;

  return TRUE;
}

/**
 * siyi_read_is_empty:
 *
 * Returns: whether the cleaned @text stands for "nothing" (domain, 10.3)
 */
gboolean
siyi_read_is_empty (const char *text)
{
  return text[0] == '\0' || (strnlen (text, LONGEST_MARK + 1) <= LONGEST_MARK &&
                             siyi_read_list_has (&empty_marks, text));
}

/* Most texts say something from their first byte on. */
static gboolean
begins_seen (const char *text)
{
  unsigned char first = (unsigned char) text[0];

  return first > 0x20 && first != 0x7f && first != 0xc2 && first != 0xd8 && first != 0xe1 &&
         first != 0xe2 && first != 0xe3 && first != 0xef;
}

/**
 * siyi_read_is_blank:
 * @text: as it stands in a cell
 *
 * Returns: whether the cell says nothing
 */
gboolean
siyi_read_is_blank (const char *text)
{
  g_autofree char *clean = NULL;

  if (begins_seen (text) && strnlen (text, LONGEST_MARK + 1) > LONGEST_MARK)
    return FALSE;
  if (is_clean (text))
    return siyi_read_is_empty (text);

  while (siyi_read_is_unseen (text))
    text = g_utf8_next_char (text);
  if (*text == '\0')
    return TRUE;
  if (strlen (text) > 64)
    return FALSE;

  clean = siyi_read_squeeze (text);

  return siyi_read_is_empty (clean);
}

/**
 * siyi_read_is_ditto:
 * @text: as it stands in the cell
 *
 * Returns: whether it repeats the row before
 */
gboolean
siyi_read_is_ditto (const char *text)
{
  g_autofree char *clean = NULL;

  if (begins_seen (text) && siyi_read_list_prefix (&ditto_marks, text) == 0)
    return FALSE;
  if (strnlen (text, LONGEST_SPACED_MARK + 1) > LONGEST_SPACED_MARK)
    return FALSE;
  if (is_clean (text))
    return siyi_read_list_has (&ditto_marks, text);

  clean = siyi_read_squeeze (text);

  return siyi_read_list_has (&ditto_marks, clean);
}

static char *
join_words (const char *text)
{
  GString *clean = g_string_sized_new (strlen (text) + 1);
  gunichar before = 0;
  gboolean gap = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (siyi_read_is_space (c))
        {
          gap = before != 0;
          continue;
        }
      if (siyi_read_is_invisible (c))
        continue;

      if (gap && !(is_chinese (before) && is_chinese (c)))
        g_string_append_c (clean, ' ');
      g_string_append_unichar (clean, c);
      before = c;
      gap = FALSE;
    }

  return g_string_free (clean, FALSE);
}

/**
 * siyi_read_text:
 * @text: a text on one line: a name, a place, a post
 *
 * White space goes between Chinese characters and becomes one space elsewhere.
 *
 * Returns: (transfer full) (nullable): the clean text, %NULL where nothing is left
 */
char *
siyi_read_text (const char *text)
{
  char *clean = is_clean (text) ? g_strdup (text) : join_words (text);

  if (siyi_read_is_empty (clean))
    g_clear_pointer (&clean, g_free);

  return clean;
}

static void
end_line (GString *text,
          gsize    begin)
{
  while (text->len > begin)
    {
      const char *last = g_utf8_find_prev_char (text->str, text->str + text->len);

      if (!siyi_read_is_space (g_utf8_get_char (last)))
        return;
      g_string_truncate (text, last - text->str);
    }
}

static char *
trim_lines (const char *text)
{
  GString *clean = g_string_sized_new (strlen (text) + 1);
  gsize begin = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' || (c == '\r' && p[1] != '\n') || c == 0x2028 || c == 0x2029)
        {
          end_line (clean, begin);
          g_string_append_c (clean, '\n');
          begin = clean->len;
        }
      else if (siyi_read_is_space (c))
        {
          if (clean->len > begin && c != '\r')
            g_string_append_unichar (clean, c < 0xa0 ? ' ' : c);
        }
      else if (!siyi_read_is_invisible (c))
        g_string_append_unichar (clean, c);
    }
  end_line (clean, begin);

  return g_strstrip (g_string_free (clean, FALSE));
}

/**
 * siyi_read_long_text:
 * @text: a text that may have several lines: a summary, an opinion
 *
 * Returns: (transfer full) (nullable): its lines, each trimmed; %NULL where nothing is left
 */
char *
siyi_read_long_text (const char *text)
{
  char *clean = is_clean (text) ? g_strdup (text) : trim_lines (text);

  if (siyi_read_is_empty (clean))
    g_clear_pointer (&clean, g_free);

  return clean;
}

/**
 * siyi_read_squeeze:
 *
 * Returns: (transfer full): @text without any white space or invisible character
 */
char *
siyi_read_squeeze (const char *text)
{
  GString *clean;

  if (is_clean (text))
    return g_strdup (text);

  clean = g_string_sized_new (strlen (text) + 1);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!siyi_read_is_space (c) && !siyi_read_is_invisible (c))
        g_string_append_unichar (clean, c);
    }

  return g_string_free (clean, FALSE);
}

/**
 * siyi_read_key:
 * @text: a heading
 *
 * Returns: (transfer full): the form headings are compared in
 */
char *
siyi_read_key (const char *text)
{
  g_autofree char *squeezed = siyi_read_squeeze (text);
  GString *key = g_string_sized_new (strlen (squeezed) + 1);

  siyi_read_list_ready (&spellings);
  for (const char *p = squeezed; *p != '\0'; )
    {
      gsize length;
      int variant = siyi_read_list_index (&spellings, p, &length);

      if (variant >= 0 && variant % 2 == 0)
        {
          g_string_append (key, spellings.words[variant + 1]);
          p += length;
        }
      else
        {
          g_string_append_unichar (key, siyi_read_half (g_utf8_get_char (p)));
          p = g_utf8_next_char (p);
        }
    }

  return g_string_free (key, FALSE);
}

/**
 * siyi_read_plain:
 *
 * Returns: (transfer full): @text half-width on one line, single spaces, no invisible characters
 */
char *
siyi_read_plain (const char *text)
{
  GString *plain = g_string_sized_new (strlen (text) + 1);
  gboolean gap = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (siyi_read_is_space (c))
        {
          gap = plain->len > 0;
          continue;
        }
      if (siyi_read_is_invisible (c))
        continue;
      if (gap)
        g_string_append_c (plain, ' ');
      gap = FALSE;
      g_string_append_unichar (plain, siyi_read_half (c));
    }

  return g_string_free (plain, FALSE);
}

/**
 * siyi_read_number_text:
 *
 * Returns: (transfer full): @number as a cell of general format shows it, never with an exponent
 *   up to 15 places
 */
char *
siyi_read_number_text (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (number == (double) (gint64) number && ABS (number) < 1e15)
    return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) number);

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.10g", number));
}
