/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-day.h"

G_BEGIN_DECLS

/* The periods offices speak of; both ends belong to them (domain, section 4.4). */
typedef enum
{
  SIYI_PERIOD_THIS_MONTH,
  SIYI_PERIOD_LAST_MONTH,
  SIYI_PERIOD_THIS_QUARTER,
  SIYI_PERIOD_THIS_YEAR,
  SIYI_PERIOD_LAST_YEAR,
  SIYI_N_PERIODS
} SiyiPeriod;

void siyi_period_days (SiyiPeriod  period,
                       SiyiDay     today,
                       SiyiDay    *from,
                       SiyiDay    *to);

G_END_DECLS
