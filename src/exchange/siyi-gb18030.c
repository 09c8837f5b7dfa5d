/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GB18030 to UTF-8, a field at a time. The C library knows the two-byte forms of the standard of
 * 2022 but refuses four-byte forms of 2005 (82359037, 84318236 …); ICU knows those but gives
 * private-use characters for two-byte forms that have had a place of their own since. So the C
 * library first, ICU for what it refuses, and the private-use characters are replaced. */
#include "siyi-text-stream.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ustring.h>

struct _SiyiGb18030
{
  iconv_t     system;      /* (iconv_t) -1: not there */
  UConverter *icu;         /* made on first need */
};

typedef struct
{
  gunichar private_use, standard;
} Replacement;

/* The characters that GB18030 once had in the private use area, by code point. */
static const Replacement replacements[] = {
  { 0xE78D, 0xFE10 }, { 0xE78E, 0xFE12 }, { 0xE78F, 0xFE11 }, { 0xE790, 0xFE13 },
  { 0xE791, 0xFE14 }, { 0xE792, 0xFE15 }, { 0xE793, 0xFE16 }, { 0xE794, 0xFE17 },
  { 0xE795, 0xFE18 }, { 0xE796, 0xFE19 }, { 0xE816, 0x20087 }, { 0xE817, 0x20089 },
  { 0xE818, 0x200CC }, { 0xE81E, 0x9FB4 }, { 0xE826, 0x9FB5 }, { 0xE82B, 0x9FB6 },
  { 0xE82C, 0x9FB7 }, { 0xE831, 0x215D7 }, { 0xE832, 0x9FB8 }, { 0xE83B, 0x2298F },
  { 0xE843, 0x9FB9 }, { 0xE854, 0x9FBA }, { 0xE855, 0x241FE }, { 0xE864, 0x9FBB },
};

/**
 * siyi_gb18030_new:
 *
 * Returns: (transfer full): a decoder
 */
SiyiGb18030 *
siyi_gb18030_new (void)
{
  SiyiGb18030 *self = g_new0 (SiyiGb18030, 1);

  self->system = iconv_open ("UTF-8", "GB18030");

  return self;
}

/**
 * siyi_gb18030_free:
 * @self: (nullable): a decoder
 */
void
siyi_gb18030_free (SiyiGb18030 *self)
{
  if (self == NULL)
    return;

  if (self->system != (iconv_t) -1)
    iconv_close (self->system);
  if (self->icu != NULL)
    ucnv_close (self->icu);
  g_free (self);
}

static gboolean
decode_by_system (SiyiGb18030 *self,
                  const char  *text,
                  gsize        length,
                  GString     *out)
{
  char *in = (char *) text;
  gsize in_left = length, out_left = 2 * length + 16;
  char *to;

  if (self->system == (iconv_t) -1)
    return FALSE;

  g_string_set_size (out, out_left);
  to = out->str;
  iconv (self->system, NULL, NULL, NULL, NULL);
  if (iconv (self->system, &in, &in_left, &to, &out_left) == (gsize) -1 || in_left > 0)
    return FALSE;

  g_string_truncate (out, (gsize) (to - out->str));

  return TRUE;
}

static gboolean
decode_by_icu (SiyiGb18030 *self,
               const char  *text,
               gsize        length,
               GString     *out)
{
  g_autofree UChar *wide = g_new (UChar, length + 1);
  g_autofree char *narrow = NULL;
  UErrorCode status = U_ZERO_ERROR;
  int32_t n, bytes;

  if (self->icu == NULL)
    {
      self->icu = ucnv_open ("gb18030", &status);
      ucnv_setToUCallBack (self->icu, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
    }

  ucnv_reset (self->icu);
  n = ucnv_toUChars (self->icu, wide, (int32_t) length + 1, text, (int32_t) length, &status);
  if (U_FAILURE (status))
    return FALSE;

  narrow = g_malloc (3 * (gsize) n + 1);
  u_strToUTF8 (narrow, 3 * n + 1, &bytes, wide, n, &status);
  if (U_FAILURE (status))
    return FALSE;

  g_string_truncate (out, 0);
  g_string_append_len (out, narrow, bytes);

  return TRUE;
}

static gunichar
replaced (gunichar c)
{
  for (gsize i = 0; i < G_N_ELEMENTS (replacements); i++)
    if (replacements[i].private_use == c)
      return replacements[i].standard;

  return c;
}

static gboolean
has_private_use (const GString *text)
{
  for (gsize i = 0; i + 1 < text->len; i++)
    if (text->str[i] == '\xEE')
      return TRUE;

  return FALSE;
}

static void
replace_private_use (GString *text)
{
  g_autoptr(GString) out = g_string_sized_new (text->len + 8);

  for (const char *p = text->str; p < text->str + text->len; p = g_utf8_next_char (p))
    g_string_append_unichar (out, replaced (g_utf8_get_char (p)));

  g_string_truncate (text, 0);
  g_string_append_len (text, out->str, (gssize) out->len);
}

/**
 * siyi_gb18030_decode:
 * @self: a decoder
 * @text: GB18030
 * @length: in bytes
 * @out: replaced by the text in UTF-8
 *
 * Returns: %FALSE if the bytes are no GB18030
 */
gboolean
siyi_gb18030_decode (SiyiGb18030 *self,
                     const char  *text,
                     gsize        length,
                     GString     *out)
{
  if (!decode_by_system (self, text, length, out) && !decode_by_icu (self, text, length, out))
    return FALSE;

  if (has_private_use (out))
    replace_private_use (out);

  return TRUE;
}
