/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A local date as GLib's Julian day number: 1 is 1 January of the year 1; 0 is "no day".
 * Differences are days. Stored and shown to programs as YYYY-MM-DD. */
typedef gint32 SiyiDay;

#define SIYI_DAY_NONE ((SiyiDay) 0)

SiyiDay  siyi_day_new     (int          year,
                           int          month,
                           int          day);
SiyiDay  siyi_day_parse   (const char  *text);
char    *siyi_day_to_text (SiyiDay      day);
void     siyi_day_split   (SiyiDay      day,
                           int         *year,
                           int         *month,
                           int         *month_day);
int      siyi_day_year    (SiyiDay      day);
int      siyi_day_weekday (SiyiDay      day);

/* The program's clock, injected so that tests and siyictl --today choose the day. */
typedef struct _SiyiClock SiyiClock;

SiyiClock *siyi_clock_new_system (void);
SiyiClock *siyi_clock_new_fixed  (SiyiDay          today);
SiyiClock *siyi_clock_ref        (SiyiClock       *clock);
void       siyi_clock_unref      (SiyiClock       *clock);
SiyiDay    siyi_clock_today      (const SiyiClock *clock);
gint64     siyi_clock_now_us     (const SiyiClock *clock);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiClock, siyi_clock_unref)

G_END_DECLS
