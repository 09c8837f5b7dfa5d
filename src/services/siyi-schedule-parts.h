/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-office-store.h"
#include "siyi-schedule.h"

G_BEGIN_DECLS

/* What the files of the schedule share. */

/* siyi-schedule-words.c */
char       *siyi_schedule_day_words   (SiyiDay day);
char       *siyi_schedule_far_day_words (SiyiDay day, SiyiDay near);
char       *siyi_schedule_slot_words  (SiyiDay day, SiyiPart part);
char       *siyi_schedule_away_words  (SiyiDay from, SiyiDay to);
gboolean    siyi_schedule_is_working  (const SiyiCalendar *calendar, SiyiDay day);
int         siyi_schedule_notice_year (const SiyiCalendar *calendar, SiyiDay day);
char       *siyi_schedule_join        (GPtrArray *seats);
const char *siyi_schedule_name_of     (GPtrArray *leaders, gint64 id);
SiyiLeader *siyi_schedule_leader      (GPtrArray *leaders, gint64 id);
gboolean    siyi_schedule_is_away     (const SiyiLeader *leader, SiyiDay day, SiyiPart part);

/* siyi-schedule-book.c: turns credited in an accounting period, credits among them. */
typedef struct
{
  SiyiDay    from;         /* first day of the accounting period */
  GArray    *turns;        /* SiyiCreditedTurn */
  GPtrArray *credits;      /* SiyiCredit: stored ones, and those of who starts level (id 0) */
} SiyiTurnBook;

SiyiDay       siyi_account_begins     (SiyiAccountPeriod period, SiyiDay day);
SiyiTurnBook *siyi_turn_book_load     (SiyiDb              *db,
                                       GPtrArray           *leaders,
                                       const SiyiCalendar  *calendar,
                                       SiyiDay              from,
                                       SiyiDay              turns_to,
                                       SiyiDay              credits_to,
                                       GError             **error);
void          siyi_turn_book_free     (SiyiTurnBook *self);
int           siyi_turn_book_count    (const SiyiTurnBook *self, gint64 leader, SiyiDay before);
int           siyi_turn_book_credited (const SiyiTurnBook *self, gint64 leader);

/* siyi-schedule-slots.c: the sessions a month wants, and what stands there already. */
typedef struct
{
  SiyiPlanned *session;     /* owned; id 0: new */
  gboolean     fixed;       /* stays whatever the plan */
  gboolean     dropped;     /* stands there, but no pattern wants it any more */
  int          seats;
} SiyiWantedSlot;

GPtrArray *siyi_schedule_slots      (SiyiDb                  *db,
                                     int                      year,
                                     int                      month,
                                     gboolean                 had_plan,
                                     const SiyiCalendar      *calendar,
                                     const SiyiScheduleRules *rules,
                                     GError                 **error);   /* SiyiWantedSlot, by day */
gboolean   siyi_schedule_has_plan   (GPtrArray *sessions);

/* siyi-schedule-gather.c: a month while it is planned. */
typedef struct
{
  SiyiDb            *db;
  int                year, month;
  SiyiDay            first, last;
  SiyiScheduleRules  rules;
  SiyiCalendar      *calendar;
  GPtrArray         *leaders;      /* SiyiLeader, active */
  SiyiTurnBook      *book;
  GPtrArray         *wanted;       /* SiyiWantedSlot */
  GPtrArray         *sessions;     /* borrowed SiyiPlanned, by slot of the rotation */
  GPtrArray         *of_slot;      /* borrowed SiyiWantedSlot, the same */
  GPtrArray         *remarks;      /* GPtrArray of char*, the same */
  GArray            *plan_leaders;
  GArray            *plan_slots;
  SiyiPlan          *plan;
} SiyiPlanning;

gboolean   siyi_planning_gather     (SiyiPlanning *self, gboolean had_plan, GError **error);
void       siyi_planning_clear      (SiyiPlanning *self);

/* siyi-schedule-reasons.c */
void       siyi_schedule_reason     (SiyiPlanned         *session,
                                     const SiyiTurn      *turns,
                                     guint                n_turns,
                                     GPtrArray           *leaders,
                                     GPtrArray           *remarks,
                                     const SiyiCalendar  *calendar);
void       siyi_schedule_by_hand    (SiyiPlanned         *session,
                                     char                *text);

/* siyi-schedule-troubles.c */
GPtrArray *siyi_schedule_troubles   (const SiyiPlan      *plan,
                                     GPtrArray           *slots,
                                     GPtrArray           *leaders,
                                     const SiyiCalendar  *calendar,
                                     GPtrArray           *remarks_by_slot);
void       siyi_schedule_warning_free (SiyiScheduleWarning *warning);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiTurnBook, siyi_turn_book_free)

G_END_DECLS
