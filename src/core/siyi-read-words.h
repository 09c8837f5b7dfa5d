/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-class.h"
#include "siyi-read-text.h"

G_BEGIN_DECLS

/* Columns whose values are words of a short list. */
typedef enum
{
  SIYI_WORDS_FIRST,
  SIYI_WORDS_STATE,
  SIYI_WORDS_RESOLVED,
  SIYI_WORDS_SATISFACTION,
  SIYI_WORDS_FORM,
  SIYI_WORDS_DESTINATION,
  SIYI_N_WORD_LISTS
} SiyiReadWords;

const char *siyi_read_word          (SiyiReadWords  list,
                                     const char    *text);
SiyiClassReading siyi_read_class    (const char    *text);
const char *siyi_read_method        (const char    *text);
gboolean    siyi_read_is_restricted (const char    *purpose);
gboolean    siyi_read_is_visit      (const char    *form);

G_END_DECLS
