/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-shown-month.h"

G_BEGIN_DECLS

char       *siyi_shown_words_month    (int                    year,
                                       int                    month);
char       *siyi_shown_words_leaders  (const SiyiShown       *shown);
const char *siyi_shown_words_mark     (const SiyiShown       *shown);
char       *siyi_shown_words_count    (const SiyiShown       *shown);
char       *siyi_shown_words_time     (const SiyiPlanned     *session);
char       *siyi_shown_words_sentence (const SiyiShown       *shown,
                                       SiyiDay                today);
char       *siyi_shown_words_day      (SiyiShownMonth        *month,
                                       SiyiDay                day);
const char *siyi_shown_words_kind     (const SiyiScheduleDay *day);
char       *siyi_shown_words_away     (SiyiShownMonth        *month,
                                       const SiyiScheduleDay *day);
const char *siyi_shown_words_weekday  (int                    weekday);

G_END_DECLS
