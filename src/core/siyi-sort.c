/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sort keys in the order of pinyin or of strokes, made by ICU. The two collators are opened once,
 * never changed and never closed, so any thread may ask. Keys of another version of ICU are not
 * comparable: the store notes siyi_sort_version() beside them. */
#include "siyi-sort.h"

#include <unicode/ucol.h>
#include <unicode/ustring.h>

#include "siyi-pinyin.h"

static const UCollator *
collator (SiyiOrder order)
{
  static const char * const locales[] = { "zh@collation=pinyin", "zh@collation=stroke" };
  static gsize ready = 0;
  static UCollator *opened[G_N_ELEMENTS (locales)];

  if (g_once_init_enter (&ready))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (locales); i++)
        {
          UErrorCode status = U_ZERO_ERROR;

          opened[i] = ucol_open (locales[i], &status);
          if (U_FAILURE (status))
            g_error ("No order %s: %s", locales[i], u_errorName (status));
        }
      g_once_init_leave (&ready, 1);
    }

  return opened[order];
}

/**
 * siyi_sort_key:
 * @order: which order
 * @text: any text
 *
 * Returns: (transfer full): a key that compares as bytes
 */
GBytes *
siyi_sort_key (SiyiOrder   order,
               const char *text)
{
  glong length;
  g_autofree gunichar2 *wide = g_utf8_to_utf16 (text, -1, NULL, &length, NULL);
  guint8 buffer[256];
  guint8 *key;
  int32_t n;

  if (wide == NULL)
    return g_bytes_new_static ("", 0);

  n = ucol_getSortKey (collator (order), (const UChar *) wide, (int32_t) length, buffer,
                       sizeof buffer);
  /* The closing NUL is no part of the key. */
  if (n <= (int32_t) sizeof buffer)
    return g_bytes_new (buffer, n > 0 ? n - 1 : 0);

  key = g_malloc (n);
  ucol_getSortKey (collator (order), (const UChar *) wide, (int32_t) length, key, n);

  return g_bytes_new_take (key, n - 1);
}

/**
 * siyi_sort_key_of_name:
 * @order: which order
 * @name: a person's name
 *
 * As siyi_sort_key(), but in the order of pinyin a surname with its own reading stands where that
 * reading belongs: 单 under S, not under D.
 *
 * Returns: (transfer full): a key that compares as bytes
 */
GBytes *
siyi_sort_key_of_name (SiyiOrder   order,
                       const char *name)
{
  gsize surname;
  const char *homophone;
  g_autofree char *sounding = NULL;

  homophone = order == SIYI_ORDER_PINYIN ? siyi_surname_homophone (name, &surname) : NULL;
  if (homophone == NULL)
    return siyi_sort_key (order, name);

  sounding = g_strconcat (homophone, name + surname, NULL);

  return siyi_sort_key (order, sounding);
}

/**
 * siyi_sort_version:
 *
 * Returns: (transfer full): names what the keys depend on; keys of another version are remade
 */
char *
siyi_sort_version (void)
{
  UVersionInfo pinyin, stroke;
  char pinyin_text[U_MAX_VERSION_STRING_LENGTH], stroke_text[U_MAX_VERSION_STRING_LENGTH];

  ucol_getVersion (collator (SIYI_ORDER_PINYIN), pinyin);
  ucol_getVersion (collator (SIYI_ORDER_STROKE), stroke);
  u_versionToString (pinyin, pinyin_text);
  u_versionToString (stroke, stroke_text);

  return g_strconcat (pinyin_text, "/", stroke_text, NULL);
}
