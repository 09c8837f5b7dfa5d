/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-read-date.h"

G_BEGIN_DECLS

/* A time limit: a day, or a length and its kind of day. */
typedef struct
{
  SiyiReadDate  date;
  int           days;   /* 0: a date, or nothing */
  const char   *kind;   /* (nullable) "calendar", "working" */
} SiyiReadLimit;

void siyi_read_limit (const SiyiReadCell        *cell,
                      const SiyiReadDateContext *context,
                      SiyiReadLimit             *out);

G_END_DECLS
