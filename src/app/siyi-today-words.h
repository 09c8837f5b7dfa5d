/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-today-work.h"

G_BEGIN_DECLS

/* How Today says what it shows. */
typedef enum
{
  SIYI_TODAY_ALL,
  SIYI_TODAY_FOLLOW,       /* tasks, clocks, instructions, visits back */
  SIYI_TODAY_PLAN,         /* notices, calendar */
  SIYI_TODAY_ARCHIVE,
  SIYI_N_TODAY_PARTS
} SiyiTodayPart;

SiyiTodayPart  siyi_today_part             (SiyiDueKind               kind);
const char    *siyi_today_words_button     (const SiyiDueItem        *item);
char          *siyi_today_words_stage      (const SiyiReception      *reception,
                                            SiyiStage                 stage);
char          *siyi_today_words_change     (const SiyiTodaySession   *shown);
char          *siyi_today_words_neighbour  (const SiyiTodayNeighbour *one);
char          *siyi_today_words_rang       (const SiyiTodayDue       *due,
                                            gint64                    now_us);
char          *siyi_today_words_next       (const SiyiTodayDue       *due,
                                            gint64                    now_us);

G_END_DECLS
