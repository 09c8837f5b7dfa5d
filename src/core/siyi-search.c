/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two sides of the search index in one place, so that they cannot differ: how stored text is
 * cut into tokens, and how a typed word asks for them. Columns: han (each Han character a token,
 * other words whole), pinyin (siyi_pinyin_search_text()), digits (each three digits in a row a
 * token, the last two and the last one too, and long numbers whole). What is asked for is
 * never a beginning of one character only, which would run over half of the index. Pure
 * functions. */
#include "siyi-search.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

/* Begins the tokens that stand for rare characters: a letter to SQLite, on nobody's keyboard. */
#define RARE_MARK  "\xca\x98"

/* From here on a number is a token of its own as well: mobiles and identity numbers. */
#define WHOLE_PLACES 11

#define MAX_WORDS  8
#define MAX_TOKENS 40

/**
 * siyi_fold:
 * @text: any text
 *
 * Makes forms alike that people hold for the same: width, case, compatibility characters; drops
 * what is not seen.
 *
 * Returns: (transfer full): the folded text
 */
char *
siyi_fold (const char *text)
{
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *fold = unorm2_getNFKCCasefoldInstance (&status);
  glong length;
  g_autofree gunichar2 *wide = NULL;
  g_autofree UChar *folded = NULL;
  int32_t capacity, n;

  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);

  wide = g_utf8_to_utf16 (text, -1, NULL, &length, NULL);
  if (wide == NULL)
    return g_strdup ("");

  /* One character may become many (a ligature up to 18). */
  capacity = (int32_t) length * 3 + 32;
  folded = g_new (UChar, capacity);
  n = unorm2_normalize (fold, (const UChar *) wide, (int32_t) length, folded, capacity, &status);
  if (status == U_BUFFER_OVERFLOW_ERROR)
    {
      status = U_ZERO_ERROR;
      folded = g_renew (UChar, folded, n);
      n = unorm2_normalize (fold, (const UChar *) wide, (int32_t) length, folded, n, &status);
    }
  if (U_FAILURE (status))
    return g_strdup (text);

  return g_utf16_to_utf8 ((const gunichar2 *) folded, n, NULL, NULL, NULL);
}

/* SQLite's unicode61 knows the characters of Unicode 6.1 and takes the later ones for gaps, so
 * everything outside the two old blocks becomes a token of letters and digits. */
static void
append_han (GString *tokens,
            gunichar c)
{
  if (tokens->len > 0 && tokens->str[tokens->len - 1] != ' ')
    g_string_append_c (tokens, ' ');

  if ((c >= 0x4e00 && c <= 0x9fcc) || (c >= 0x3400 && c <= 0x4db5) || c == 0x3007)
    g_string_append_unichar (tokens, c);
  else
    g_string_append_printf (tokens, RARE_MARK "%x", c);
  g_string_append_c (tokens, ' ');
}

static void
append_folded (GString    *tokens,
               const char *folded)
{
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (u_hasBinaryProperty ((UChar32) c, UCHAR_IDEOGRAPHIC))
        append_han (tokens, c);
      else if (u_isalnum ((UChar32) c))
        g_string_append_unichar (tokens, c);
      else if (tokens->len > 0 && tokens->str[tokens->len - 1] != ' ')
        g_string_append_c (tokens, ' ');
    }

  if (tokens->len > 0 && tokens->str[tokens->len - 1] == ' ')
    g_string_truncate (tokens, tokens->len - 1);
}

static void
append_gap (GString *tokens)
{
  if (tokens->len > 0 && tokens->str[tokens->len - 1] != ' ')
    g_string_append_c (tokens, ' ');
}

/* Characters that folding leaves as they are, or that are gaps before and after it; nearly all of a
 * ledger is made of these, and ICU costs more than all the rest of a takeover's search row.
 * FALSE: @c is another one. */
static gboolean
append_plain (GString    *tokens,
              gunichar    c,
              const char *p)
{
  if (c >= 0x4e00 && c <= 0x9fa5)
    {
      append_gap (tokens);
      g_string_append_len (tokens, p, 3);
      g_string_append_c (tokens, ' ');
    }
  else if (c < 0x80 && g_ascii_isalnum ((char) c))
    g_string_append_c (tokens, g_ascii_tolower ((char) c));
  else if (c < 0x80 || (c >= 0x3000 && c <= 0x3002) || (c >= 0x3008 && c <= 0x3011) ||
           (c >= 0xff01 && c <= 0xff0f) || (c >= 0xff1a && c <= 0xff20) ||
           (c >= 0x2018 && c <= 0x201d))
    append_gap (tokens);
  else
    return FALSE;

  return TRUE;
}

/* FALSE: the text has other characters, and is to be folded. */
static gboolean
append_all_plain (GString    *tokens,
                  const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!append_plain (tokens, g_utf8_get_char (p), p))
      return FALSE;

  if (tokens->len > 0 && tokens->str[tokens->len - 1] == ' ')
    g_string_truncate (tokens, tokens->len - 1);

  return TRUE;
}

/**
 * siyi_search_fold_han:
 * @text: any text
 *
 * Returns: (transfer full): its tokens for the column "han", separated by one space
 */
char *
siyi_search_fold_han (const char *text)
{
  GString *tokens = g_string_sized_new (strlen (text) * 3 / 2 + 1);

  if (!append_all_plain (tokens, text))
    {
      g_autofree char *folded = siyi_fold (text);

      g_string_truncate (tokens, 0);
      append_folded (tokens, folded);
    }

  return g_string_free (tokens, FALSE);
}

static void
append_trigrams (GString    *tokens,
                 const char *run,
                 gsize       length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (tokens->len > 0)
        g_string_append_c (tokens, ' ');
      g_string_append_len (tokens, run + i, (gssize) MIN (3, length - i));
    }

  if (length >= WHOLE_PLACES)
    g_string_append_printf (tokens, " %s", run);
}

static gboolean
is_place (const char *p,
          gsize       n_before)
{
  /* The check letter of an identity number belongs to its digits. */
  return g_ascii_isdigit (*p) || (*p == 'x' && n_before >= 2 && !g_ascii_isalnum (p[1]));
}

/**
 * siyi_search_fold_digits:
 * @text: one or more numbers, separated by anything but a hyphen
 *
 * "0330-7654" becomes "033 330 307 076 765 654 54 4"; hyphens inside a number are left out. One of
 * eleven places or more stands whole behind that.
 *
 * Returns: (transfer full): the tokens for the column "digits"
 */
char *
siyi_search_fold_digits (const char *text)
{
  g_autofree char *folded = siyi_fold (text);
  g_autoptr(GString) run = g_string_new (NULL);
  GString *tokens = g_string_new (NULL);

  for (const char *p = folded;; p++)
    {
      if (is_place (p, run->len))
        g_string_append_c (run, *p);
      else if (*p != '-' || run->len == 0)
        {
          append_trigrams (tokens, run->str, run->len);
          g_string_truncate (run, 0);
        }
      if (*p == '\0')
        break;
    }

  return g_string_free (tokens, FALSE);
}

/* The digits of a word that holds nothing else, else NULL. */
static char *
only_digits (const char *word)
{
  GString *digits = g_string_new (NULL);

  for (const char *p = word; *p != '\0'; p++)
    if (is_place (p, digits->len))
      g_string_append_c (digits, *p);
    else if (*p != '-' && *p != '+' && *p != '(' && *p != ')')
      return g_string_free (digits, TRUE);

  if (digits->len == 0)
    return g_string_free (digits, TRUE);

  return g_string_free (digits, FALSE);
}

static gboolean
is_letters (const char *word)
{
  for (const char *p = word; *p != '\0'; p++)
    if (!g_ascii_isalpha (*p) && *p != '\'')
      return FALSE;

  return TRUE;
}

/* A phrase of the column's tokens; the last one may go on when it is no Han character. */
static void
append_phrase (GString    *match,
               const char *column,
               const char *tokens,
               gboolean    open_end)
{
  g_string_append_printf (match, "%s : \"%s\"%s", column, tokens, open_end ? " *" : "");
}

static void
append_han_clause (GString    *match,
                   const char *word)
{
  g_autoptr(GString) tokens = g_string_new (NULL);
  const char *last;
  int n = 0;

  append_folded (tokens, word);
  for (char *p = tokens->str; *p != '\0'; p++)
    if (*p == ' ' && ++n == MAX_TOKENS)
      {
        g_string_truncate (tokens, p - tokens->str);
        break;
      }

  last = strrchr (tokens->str, ' ');
  last = last != NULL ? last + 1 : tokens->str;
  append_phrase (match, "han", tokens->str,
                 tokens->len > 1 &&
                 !u_hasBinaryProperty ((UChar32) g_utf8_get_char (last), UCHAR_IDEOGRAPHIC) &&
                 !g_str_has_prefix (last, RARE_MARK));
}

/* A whole mobile or identity number is one token; asking for nine common threes in a row would
 * take the longer the more phones begin alike. */
static gboolean
is_whole_number (const char *digits)
{
  gsize n = strlen (digits);

  return n == 15 || n == 18 || (n == WHOLE_PLACES && digits[0] == '1' && digits[1] >= '3');
}

static void
append_digits_clause (GString    *match,
                      const char *digits)
{
  g_autoptr(GString) tokens = g_string_new (NULL);
  gsize n = MIN (strlen (digits), MAX_TOKENS);

  if (n < 3 || is_whole_number (digits))
    {
      append_phrase (match, "digits", digits, n == 2);
      return;
    }

  /* Only the full threes: what comes after them in the index is unknown. */
  for (gsize i = 0; i + 3 <= n; i++)
    g_string_append_printf (tokens, "%s%.3s", i > 0 ? " " : "", digits + i);
  append_phrase (match, "digits", tokens->str, FALSE);
}

/* As typed on a keyboard: v for ü, an apostrophe between syllables; both are left out of the
 * index (siyi_pinyin_full()). */
static void
append_pinyin_clause (GString    *match,
                      const char *word)
{
  g_autoptr(GString) letters = g_string_new (NULL);

  for (const char *p = word; *p != '\0'; p++)
    if (*p != '\'')
      g_string_append_c (letters, *p == 'v' ? 'u' : *p);
  append_phrase (match, "pinyin", letters->str, letters->len > 1);
}

static gboolean
has_token (const char *word)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      UChar32 c = (UChar32) g_utf8_get_char (p);

      if (u_isalnum (c) || u_hasBinaryProperty (c, UCHAR_IDEOGRAPHIC))
        return TRUE;
    }

  return FALSE;
}

static void
append_word (GString    *match,
             const char *word)
{
  g_autofree char *digits = only_digits (word);

  if (match->len > 0)
    g_string_append (match, " AND ");

  if (digits != NULL || is_letters (word))
    {
      g_string_append_c (match, '(');
      if (digits != NULL)
        append_digits_clause (match, digits);
      else
        append_pinyin_clause (match, word);
      g_string_append (match, " OR ");
      append_han_clause (match, word);
      g_string_append_c (match, ')');
    }
  else
    append_han_clause (match, word);
}

/**
 * siyi_search_query:
 * @words: (nullable): what was typed; several words all have to be found
 *
 * Han characters are found anywhere, in this order and side by side; letters as the beginning of
 * full pinyin or initials, or of a word; digits anywhere in a number, two at its beginning or end,
 * a single one at its end.
 *
 * Returns: (transfer full): the question
 */
SiyiSearchQuery *
siyi_search_query (const char *words)
{
  SiyiSearchQuery *query = g_new0 (SiyiSearchQuery, 1);
  g_autofree char *folded = siyi_fold (words != NULL ? words : "");
  g_auto(GStrv) parts = g_strsplit_set (folded, " \t\r\n", -1);
  g_autoptr(GString) match = g_string_new (NULL);
  GStrvBuilder *kept = g_strv_builder_new ();

  for (gsize i = 0, n = 0; parts[i] != NULL && n < MAX_WORDS; i++)
    if (has_token (parts[i]))
      {
        append_word (match, parts[i]);
        g_strv_builder_add (kept, parts[i]);
        n++;
      }

  query->match = match->len > 0 ? g_strdup (match->str) : NULL;
  query->words = g_strv_builder_end (kept);
  g_strv_builder_unref (kept);

  return query;
}

void
siyi_search_query_free (SiyiSearchQuery *query)
{
  g_free (query->match);
  g_strfreev (query->words);
  g_free (query);
}
