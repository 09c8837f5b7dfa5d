/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-calendar.h"

G_BEGIN_DECLS

const char *siyi_holiday_name (const SiyiCalendar *calendar,
                               SiyiDay             day);

G_END_DECLS
