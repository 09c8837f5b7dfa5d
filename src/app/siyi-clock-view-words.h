/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-case-clocks.h"

G_BEGIN_DECLS

char *siyi_clock_words_end      (const SiyiClockReading *reading);
char *siyi_clock_words_note     (const SiyiClockReading *reading,
                                 SiyiDay                 today);
char *siyi_clock_words_line     (const SiyiSumLine      *line);
char *siyi_clock_words_line_day (const SiyiSumLine      *line,
                                 SiyiDay                 today);

G_END_DECLS
