/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-day.h"

G_BEGIN_DECLS

/* Working days by the yearly notices of the State Council and the office's own days. Immutable
 * once built; may cross threads. */
typedef struct _SiyiCalendar SiyiCalendar;
typedef struct _SiyiCalendarBuilder SiyiCalendarBuilder;

typedef enum
{
  SIYI_DAY_KIND_WEEKDAY,
  SIYI_DAY_KIND_WEEKEND,
  SIYI_DAY_KIND_OFF,           /* by a notice */
  SIYI_DAY_KIND_MAKE_UP,       /* a working day by a notice */
  SIYI_DAY_KIND_OWN_OFF,       /* by the office's own word */
  SIYI_DAY_KIND_OWN_WORKING,
} SiyiDayKind;

/* The half of an own day that is off. Such a day stays a working day: see siyi_calendar_half_off(). */
typedef enum
{
  SIYI_HALF_NONE,
  SIYI_HALF_MORNING,
  SIYI_HALF_AFTERNOON,
} SiyiHalf;

/* What becomes of a last day that is none. */
typedef enum
{
  SIYI_ROLL_NON_WORKING,   /* forward to the next working day */
  SIYI_ROLL_HOLIDAY,       /* only off a holiday of a notice, to the day after it */
  SIYI_ROLL_NEVER,
} SiyiRolling;

typedef struct
{
  int off, make_up;   /* days the notice of this year lists, wherever they fall */
  int working;        /* working days of the calendar year, own days included */
} SiyiCalendarYear;

SiyiCalendarBuilder *siyi_calendar_builder_new      (void);
void                 siyi_calendar_builder_add_year (SiyiCalendarBuilder *builder,
                                                     int                  notice_year,
                                                     const char          *source);
void                 siyi_calendar_builder_add_day  (SiyiCalendarBuilder *builder,
                                                     SiyiDay              day,
                                                     int                  notice_year,
                                                     gboolean             own,
                                                     gboolean             working);
void                 siyi_calendar_builder_add_half (SiyiCalendarBuilder *builder,
                                                     SiyiDay              day,
                                                     SiyiHalf             half);
void                 siyi_calendar_builder_set_rolling (SiyiCalendarBuilder *builder,
                                                     SiyiRolling          rolling);
SiyiCalendar        *siyi_calendar_builder_end      (SiyiCalendarBuilder *builder);
void                 siyi_calendar_builder_free     (SiyiCalendarBuilder *builder);

SiyiCalendar     *siyi_calendar_ref                 (SiyiCalendar        *calendar);
void              siyi_calendar_unref               (SiyiCalendar        *calendar);

SiyiDayKind       siyi_calendar_day_kind            (const SiyiCalendar  *calendar,
                                                     SiyiDay              day);
gboolean          siyi_calendar_is_working          (const SiyiCalendar  *calendar,
                                                     SiyiDay              day);
SiyiHalf          siyi_calendar_half_off            (const SiyiCalendar  *calendar,
                                                     SiyiDay              day);
gboolean          siyi_calendar_is_provisional      (const SiyiCalendar  *calendar,
                                                     SiyiDay              day);
SiyiDay           siyi_calendar_next_working        (const SiyiCalendar  *calendar,
                                                     SiyiDay              day);
SiyiRolling       siyi_calendar_get_rolling         (const SiyiCalendar  *calendar);
SiyiDay           siyi_calendar_roll                (const SiyiCalendar  *calendar,
                                                     SiyiDay              day,
                                                     SiyiRolling          rolling);
SiyiDay           siyi_calendar_add_working         (const SiyiCalendar  *calendar,
                                                     SiyiDay              day,
                                                     int                  n);
int               siyi_calendar_count_working       (const SiyiCalendar  *calendar,
                                                     SiyiDay              from,
                                                     SiyiDay              to);
gboolean          siyi_calendar_has_year            (const SiyiCalendar  *calendar,
                                                     int                  year);
const char       *siyi_calendar_get_source          (const SiyiCalendar  *calendar,
                                                     int                  notice_year);
SiyiCalendarYear  siyi_calendar_count_year          (const SiyiCalendar  *calendar,
                                                     int                  year);
int               siyi_calendar_missing_year        (const SiyiCalendar  *calendar,
                                                     SiyiDay              today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiCalendar, siyi_calendar_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiCalendarBuilder, siyi_calendar_builder_free)

G_END_DECLS
