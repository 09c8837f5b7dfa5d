/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-read-text.h"

G_BEGIN_DECLS

/* A list of data/rules, looked up once: readers are asked for a million cells. */
typedef struct
{
  const char          *group;
  const char          *key;
  gsize                ready;
  gsize                n_words;
  const char * const  *words;
} SiyiReadList;

void        siyi_read_list_ready   (SiyiReadList *list);
gsize       siyi_read_list_prefix  (SiyiReadList *list,
                                    const char   *text);
gsize       siyi_read_list_suffix  (SiyiReadList *list,
                                    const char   *text,
                                    gsize         length);
gboolean    siyi_read_list_has     (SiyiReadList *list,
                                    const char   *text);
int         siyi_read_list_index   (SiyiReadList *list,
                                    const char   *text,
                                    gsize        *length);

gunichar    siyi_read_half         (gunichar      c);
gboolean    siyi_read_is_space     (gunichar      c);
gboolean    siyi_read_is_invisible (gunichar      c);
const char *siyi_read_skip_spaces  (const char   *text);

/* A whole number in ASCII digits or Chinese numerals. */
typedef enum
{
  SIYI_NUMERAL_ARABIC,
  SIYI_NUMERAL_DIGITS,   /* Chinese digits side by side, as in a year */
  SIYI_NUMERAL_CHINESE,  /* with tens, hundreds or one digit alone */
} SiyiNumeralKind;

typedef struct
{
  SiyiNumeralKind  kind;
  int              value;
  int              n_digits;   /* of ARABIC and DIGITS */
  int              last;       /* DIGITS: the last digit; the one before it is value / 10 % 10 */
} SiyiNumeral;

gboolean    siyi_read_numeral      (const char  **cursor,
                                    SiyiNumeral  *out);
gboolean    siyi_read_arabic       (const char  **cursor,
                                    SiyiNumeral  *out);

/* Pieces of a text between the separators of a list and line breaks; empty ones left out. */
GPtrArray  *siyi_read_split        (const char   *text,
                                    SiyiReadList *separators);

G_END_DECLS
