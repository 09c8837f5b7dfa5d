/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-calendar.h"

SiyiCalendarBuilder *test_calendar_builder (void);
SiyiCalendar        *test_calendar_new     (void);
SiyiDay              test_day              (const char *text);
