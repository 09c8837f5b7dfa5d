/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-clocks.h"

G_BEGIN_DECLS

char *siyi_clock_words_end  (const SiyiClockReading *reading);
char *siyi_clock_words_line (const SiyiSumLine      *line);

G_END_DECLS
