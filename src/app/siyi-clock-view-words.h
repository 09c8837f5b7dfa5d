/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-case-clocks.h"
#include "siyi-clock-words.h"

G_BEGIN_DECLS

char *siyi_clock_words_note     (const SiyiCaseClock    *clock,
                                 SiyiDay                 today);
char *siyi_clock_words_step     (const SiyiClockReading *reading);
char *siyi_clock_words_basis    (const char             *basis);
char *siyi_clock_words_line_day (const SiyiSumLine      *line,
                                 SiyiDay                 today);

G_END_DECLS
