/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-ones-year.h"

G_BEGIN_DECLS

char *siyi_ones_words_gap   (const SiyiOnes *ones);
char *siyi_ones_words_state (const SiyiOnes *ones);
char *siyi_ones_words_label (const SiyiOnes *ones,
                             SiyiDay         today);

G_END_DECLS
