/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reading of one Han character as ICU knows it; for the build tool. */
#include "siyi-pinyin-table.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#define SYLLABLE_MAX 12

static UTransliterator *
open_transliterator (void)
{
  static const UChar id[] = { 'H', 'a', 'n', '-', 'L', 'a', 't', 'i', 'n', 0 };
  UErrorCode status = U_ZERO_ERROR;
  UTransliterator *opened = utrans_openU (id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);

  if (U_FAILURE (status))
    g_warning ("No transliteration of Han characters: %s", u_errorName (status));

  return U_SUCCESS (status) ? opened : NULL;
}

/* "lǚ" to "lu": tones and the two dots go, so that lu and lv both find it (see search). */
static const char *
intern_plain (const UChar *syllable,
              int32_t      length)
{
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *nfd = unorm2_getNFDInstance (&status);
  UChar apart[4 * SYLLABLE_MAX];
  char plain[SYLLABLE_MAX + 1];
  int n = 0;

  length = unorm2_normalize (nfd, syllable, length, apart, G_N_ELEMENTS (apart), &status);
  for (int32_t i = 0; U_SUCCESS (status) && i < length && n < SYLLABLE_MAX; i++)
    if (apart[i] < 128 && g_ascii_isalpha ((char) apart[i]))
      plain[n++] = g_ascii_tolower ((char) apart[i]);
  plain[n] = '\0';

  return g_intern_string (plain);
}

/**
 * siyi_pinyin_ask_icu:
 *
 * Returns: (transfer none): the reading of a character, "" for none
 */
const char *
siyi_pinyin_ask_icu (gunichar c)
{
  static UTransliterator *han_latin = NULL;
  UErrorCode status = U_ZERO_ERROR;
  UChar buffer[2 * SYLLABLE_MAX];
  int32_t length = 0;
  int32_t limit;

  if (han_latin == NULL)
    han_latin = open_transliterator ();
  if (han_latin == NULL)
    return "";

  U16_APPEND_UNSAFE (buffer, length, (UChar32) c);
  limit = length;
  utrans_transUChars (han_latin, buffer, &length, G_N_ELEMENTS (buffer), 0, &limit, &status);

  return U_SUCCESS (status) ? intern_plain (buffer, length) : "";
}
