/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-task.h"

G_BEGIN_DECLS

/* The days on which the light of something open changes, so that lists of any day need not read what is
 * behind it (domain, section 3). They depend on settings, calendar and what happened, never on today. Rules only. */
typedef enum
{
  SIYI_ALARM_UNIT,           /* a task whose unit is to act, or waits for somebody else until its yellow day */
  SIYI_ALARM_OFFICE,         /* a task that waits for the office */
  SIYI_ALARM_VISIT_BACK,     /* a task to be called back for or to be evaluated */
  SIYI_ALARM_NO_OWNER,       /* a task without unit or day */
  SIYI_ALARM_NO_TASK,        /* an instruction nobody was told to carry out */
  SIYI_ALARM_CLOCK,          /* the clock of a case that ends first */
  SIYI_N_ALARMS
} SiyiAlarmKind;

#define SIYI_ALARM_NEVER G_MAXINT

typedef struct
{
  SiyiAlarmKind kind;
  SiyiDay       yellow;      /* from this day on it is due soon; SIYI_ALARM_NEVER: never */
  SiyiDay       red;         /* from this day on it is past its day; not before yellow */
} SiyiAlarm;

SiyiDay  siyi_clock_first_yellow (const SiyiClockRules *rules, const SiyiCalendar *calendar,
                                  const SiyiClockReading *clock);
gboolean siyi_task_alarm   (const SiyiTaskRules  *rules,
                            const SiyiCalendar   *calendar,
                            SiyiLimit             limit,
                            SiyiDay               assigned,
                            SiyiDay               fixed_due,
                            const SiyiTaskFact   *facts,
                            gsize                 n_facts,
                            SiyiAlarm            *alarm);
gboolean siyi_clocks_alarm (const SiyiClockRules *rules,
                            const SiyiCalendar   *calendar,
                            const SiyiEvent      *events,
                            gsize                 n_events,
                            SiyiAlarm            *alarm);

G_END_DECLS
