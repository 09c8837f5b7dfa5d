/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-notice.h"

G_BEGIN_DECLS

const SiyiNoticeLine *siyi_hall_words_shown    (const SiyiHall       *hall);
guint                 siyi_hall_words_n_rows   (const SiyiHall       *hall);
const SiyiNoticeLine *siyi_hall_words_row      (const SiyiHall       *hall,
                                                guint                 number);
const char           *siyi_hall_words_heading  (const SiyiHall       *hall);
char                 *siyi_hall_words_names    (const char           *leaders);
char                 *siyi_hall_words_post     (const SiyiNoticeLine *line);
char                 *siyi_hall_words_every    (const SiyiHall       *hall);
char                 *siyi_hall_words_sentence (const SiyiHall       *hall);

G_END_DECLS
