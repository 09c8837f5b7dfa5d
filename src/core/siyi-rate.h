/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-day.h"

G_BEGIN_DECLS

#define SIYI_RATE_EMPTY (-1)

/* How a reply stands against its last day. */
typedef enum
{
  SIYI_REPLY_ON_TIME,
  SIYI_REPLY_LATE,
  SIYI_REPLY_NOT_YET,    /* not replied, not yet due */
  SIYI_REPLY_OVERDUE,    /* not replied and past its day */
} SiyiReply;

typedef enum
{
  SIYI_TREND_DOWN,
  SIYI_TREND_UP,
  SIYI_TREND_FLAT,
  SIYI_TREND_LAST_ZERO,
  SIYI_TREND_NO_DATA,
} SiyiTrend;

typedef struct
{
  SiyiTrend trend;
  char      number[32];   /* "52.38", without sign; empty unless up or down */
} SiyiYearOnYear;

gint64          siyi_rate_hundredths       (gint64                numerator,
                                            gint64                denominator);
char           *siyi_rate_text             (gint64                numerator,
                                            gint64                denominator);
SiyiReply       siyi_reply_of              (SiyiDay               due,
                                            SiyiDay               replied,
                                            SiyiDay               today);
SiyiYearOnYear  siyi_year_on_year          (gint64                this_year,
                                            gint64                last_year,
                                            gboolean              has_last_year);
SiyiYearOnYear  siyi_year_on_year_of_rates (gint64                this_hundredths,
                                            gint64                last_hundredths);
char           *siyi_year_on_year_text     (const SiyiYearOnYear *change,
                                            gboolean              of_rates,
                                            const char           *unit);
char           *siyi_period_on_period_text (const SiyiYearOnYear *change,
                                            gboolean              of_rates,
                                            const char           *unit);

G_END_DECLS
