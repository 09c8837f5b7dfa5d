/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pinyin without tones, as people type it. The readings stand in a table made at build time from
 * what ICU knows (opening ICU's rules in a running program takes a quarter of a second); surnames
 * that are read in their own way stand in data/rules/persons.ini. Pure. */
#include "siyi-pinyin.h"

#include <string.h>
#include <unicode/uchar.h>

#include "siyi-mask.h"
#include "siyi-pinyin-table.h"
#include "siyi-words.h"

/* Never NULL; "" for a character that has no known reading. */
static const char *
reading_of (UChar32 c)
{
  gsize low = 0, high = siyi_pinyin_n_rare;

  if (c >= SIYI_PINYIN_TABLE_FIRST && c <= SIYI_PINYIN_TABLE_LAST)
    return siyi_pinyin_syllables[siyi_pinyin_table[c - SIYI_PINYIN_TABLE_FIRST]];

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (siyi_pinyin_rare[middle].c == (guint32) c)
        return siyi_pinyin_syllables[siyi_pinyin_rare[middle].syllable];
      if (siyi_pinyin_rare[middle].c < (guint32) c)
        low = middle + 1;
      else
        high = middle;
    }

  return "";
}

/* The surname's own entry of data/rules; empty where it is read as usual. */
static const char * const *
surname_entry (const char *name,
               gsize      *length)
{
  g_autofree char *surname = NULL;

  *length = siyi_surname_length (name);
  surname = g_strndup (name, *length);

  return siyi_words ("surname-readings", surname, NULL);
}

/**
 * siyi_surname_homophone:
 * @name: a name
 * @surname_length: (out): length of its surname in bytes
 *
 * Returns: (transfer none) (nullable): characters that read like the surname where it is read in
 *   its own way, for keys in the order of pinyin
 */
const char *
siyi_surname_homophone (const char *name,
                        gsize      *surname_length)
{
  const char * const *entry = surname_entry (name, surname_length);

  return entry[0] != NULL ? entry[1] : NULL;   /* a test holds that each entry has both */
}

static void
append (GString    *text,
        const char *syllable,
        gboolean    initials)
{
  if (initials && *syllable != '\0')
    g_string_append_c (text, *syllable);
  else
    g_string_append (text, syllable);
}

/* Characters that are no Han characters: letters and digits as they are, in lower case. */
static void
append_other (GString *text,
              UChar32  c)
{
  if (c < 128 && g_ascii_isalnum ((char) c))
    g_string_append_c (text, g_ascii_tolower ((char) c));
}

static void
append_text (GString    *pinyin,
             const char *text,
             gboolean    initials)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      UChar32 c = (UChar32) g_utf8_get_char (p);

      if (u_hasBinaryProperty (c, UCHAR_IDEOGRAPHIC))
        append (pinyin, reading_of (c), initials);
      else
        append_other (pinyin, c);
    }
}

static void
append_surname (GString    *pinyin,
                const char *name,
                gsize      *length,
                gboolean    initials)
{
  const char * const *entry = surname_entry (name, length);
  g_autofree char *surname = NULL;

  if (entry[0] != NULL && !initials)
    {
      g_string_append (pinyin, entry[0]);
      return;
    }

  /* The homophone of a compound surname has a character for each of its own. */
  surname = entry[0] != NULL ? g_strdup (entry[1]) : g_strndup (name, *length);
  append_text (pinyin, surname, initials);
}

static char *
make_pinyin (const char *text,
             gboolean    is_name,
             gboolean    initials)
{
  GString *pinyin = g_string_new (NULL);
  gsize surname = 0;

  if (is_name && *text != '\0')
    append_surname (pinyin, text, &surname, initials);
  append_text (pinyin, text + surname, initials);

  return g_string_free (pinyin, FALSE);
}

/**
 * siyi_pinyin_full:
 * @text: a name or any text
 * @is_name: whether it begins with a surname
 *
 * Returns: (transfer full): the syllables without tones or spaces ("hejihai"); ü is written u
 */
char *
siyi_pinyin_full (const char *text,
                  gboolean    is_name)
{
  return make_pinyin (text, is_name, FALSE);
}

/**
 * siyi_pinyin_initials:
 * @text: a name or any text
 * @is_name: whether it begins with a surname
 *
 * Returns: (transfer full): the first letter of each syllable ("hjh")
 */
char *
siyi_pinyin_initials (const char *text,
                      gboolean    is_name)
{
  return make_pinyin (text, is_name, TRUE);
}

/**
 * siyi_pinyin_search_text:
 * @text: a name or any text
 * @is_name: whether it begins with a surname
 *
 * What the pinyin column of the search index holds for @text: full pinyin, initials and the first
 * of them alone, and for a name the pinyin and initials of the given name, each a word.
 *
 * Returns: (transfer full): the words, separated by spaces; empty where nothing has a reading
 */
char *
siyi_pinyin_search_text (const char *text,
                         gboolean    is_name)
{
  g_autofree char *full = siyi_pinyin_full (text, is_name);
  g_autofree char *initials = siyi_pinyin_initials (text, is_name);
  const char *given = is_name ? text + siyi_surname_length (text) : "";
  g_autofree char *given_full = siyi_pinyin_full (given, FALSE);
  g_autofree char *given_initials = siyi_pinyin_initials (given, FALSE);
  GString *words = g_string_new (full);

  if (*full == '\0')
    return g_string_free (words, FALSE);

  g_string_append_printf (words, " %s", initials);
  if (initials[1] != '\0')
    g_string_append_printf (words, " %c", initials[0]);
  if (*given_full != '\0')
    g_string_append_printf (words, " %s", given_full);
  if (strlen (given_initials) >= 2)
    g_string_append_printf (words, " %s", given_initials);

  return g_string_free (words, FALSE);
}
