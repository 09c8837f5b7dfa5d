/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-case-store.h"

G_BEGIN_DECLS

char      *siyi_case_words_day      (SiyiDay             day,
                                     SiyiDay             today,
                                     gboolean            with_weekday);
char      *siyi_case_words_left     (SiyiDay             assigned,
                                     SiyiDay             due,
                                     SiyiDay             closed,
                                     SiyiDay             today);
char      *siyi_case_words_line_end (const SiyiCaseLine *line,
                                     SiyiDay             today);
char      *siyi_case_words_below    (const SiyiCaseLine *line,
                                     const char         *words);
char      *siyi_case_words_sentence (const SiyiCaseLine *line,
                                     SiyiDay             today);
char      *siyi_case_words_title    (const char         *title);

G_END_DECLS
