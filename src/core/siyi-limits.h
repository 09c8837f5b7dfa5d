/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-calendar.h"

G_BEGIN_DECLS

typedef enum
{
  SIYI_DAYS_CALENDAR,
  SIYI_DAYS_WORKING,
} SiyiDaysKind;

typedef struct
{
  int          days;
  SiyiDaysKind kind;
} SiyiLimit;

/* The last day of a limit and how it came about. */
typedef struct
{
  SiyiDay  unrolled;      /* of calendar limits; the last day itself for working ones */
  SiyiDay  last;
  gboolean provisional;   /* a notice that decides about it is not there yet */
} SiyiDue;

const char * const *siyi_limit_keys      (gsize              *n_keys);
SiyiLimit           siyi_limit_default   (const char         *key);
const char         *siyi_limit_name      (const char         *key);
const char         *siyi_limit_basis     (const char         *key);
char               *siyi_limit_to_text   (SiyiLimit           limit);
gboolean            siyi_limit_parse     (const char         *text,
                                          SiyiLimit          *limit);
const char         *siyi_days_kind_word  (SiyiDaysKind        kind);
SiyiDue             siyi_limit_due       (SiyiLimit           limit,
                                          SiyiDay             start,
                                          const SiyiCalendar *calendar,
                                          SiyiRolling         rolling);
int                 siyi_limit_used      (SiyiLimit           limit,
                                          SiyiDay             start,
                                          SiyiDay             day,
                                          const SiyiCalendar *calendar);

G_END_DECLS
