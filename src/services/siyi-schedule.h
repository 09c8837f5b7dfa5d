/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-limits.h"
#include "siyi-schedule-store.h"

G_BEGIN_DECLS

/* Planning receptions and changing the plan. All on an archive's thread; every change is one
 * action and answers with its UUID, for undo. */

/* --- Settings (setting keys "schedule.…") ------------------------------------------------------ */
typedef enum
{
  SIYI_ACCOUNT_YEAR,
  SIYI_ACCOUNT_HALF,
  SIYI_ACCOUNT_QUARTER,
} SiyiAccountPeriod;

typedef struct
{
  SiyiHoliday        holiday;
  int                min_distance;    /* working days */
  SiyiAccountPeriod  account;
} SiyiScheduleRules;

gboolean  siyi_schedule_rules_load  (SiyiDb *db, SiyiScheduleRules *rules, GError **error);
gboolean  siyi_schedule_rules_save  (SiyiDb *db, const SiyiScheduleRules *rules, GError **error);

/* --- A month as a proposal --------------------------------------------------------------------- */
typedef struct
{
  SiyiPlanned *session;     /* as it would be; id 0: new */
  char        *before;      /* (nullable) who stands there now */
  gboolean     changed;
} SiyiProposal;

typedef struct
{
  SiyiPlanTrouble  trouble;
  SiyiDay          day;       /* SIYI_DAY_NONE: of the whole month */
  char            *text;      /* the sentence, with the nearest way out */
} SiyiScheduleWarning;

typedef struct { gint64 leader; char *name; int due, planned, sat; } SiyiScheduleLoad;

typedef struct
{
  int        year, month;
  gboolean   replan;          /* the month had a plan */
  GPtrArray *proposals;       /* SiyiProposal, by day */
  GPtrArray *warnings;        /* SiyiScheduleWarning */
  GPtrArray *loads;           /* SiyiScheduleLoad, in office order */
} SiyiMonthPlan;

void           siyi_month_plan_free     (SiyiMonthPlan *plan);
SiyiMonthPlan *siyi_schedule_plan       (SiyiDb *db, int year, int month, gboolean replan, GError **error);
char          *siyi_schedule_adopt      (SiyiDb *db, const SiyiMonthPlan *plan, GError **error);

/* --- The "why" of a slot ----------------------------------------------------------------------- */
typedef enum { SIYI_WHY_LINE_OK, SIYI_WHY_LINE_WARNING } SiyiWhyLineKind;
typedef struct { SiyiWhyLineKind kind; char *label, *text; } SiyiWhyLine;     /* 轮到, 次数, 间隔, 提醒 */
GPtrArray     *siyi_schedule_why        (const SiyiPlanned *session);           /* SiyiWhyLine; pure */

/* --- Changes ----------------------------------------------------------------------------------- */
typedef struct
{
  SiyiChangeKind  kind;
  gint64          session, other;    /* other: the second of a swap; the leader a stand-in replaces, 0: the first */
  int             version;           /* of session as the person saw it; 0: any. STALE where it moved on */
  gint64          leader;            /* of a stand-in, an added session */
  SiyiDay         day;               /* of a move, an added session */
  SiyiPart        part;
  const char     *from, *to, *place, *method, *topic;   /* (nullable) edited, added: NULL leaves as it is */
  gint64          venue;
  const char     *reason;            /* needed for all but edits of an unpublished plan */
} SiyiScheduleChange;

/* What a person should know before: sentences, none of them forbids (domain 5.2): lead time, a day
 * off, the leader's other session, leave, recusal, minimum distance. */
GPtrArray     *siyi_schedule_warnings   (SiyiDb *db, const SiyiScheduleChange *change, GError **error);  /* char* */
char          *siyi_schedule_change     (SiyiDb *db, const SiyiScheduleChange *change, GError **error);
char          *siyi_schedule_change_id  (SiyiDb *db, const SiyiScheduleChange *change, gint64 *id, GError **error);

/* --- The four ones of a session ---------------------------------------------------------------- */
SiyiCompleteness  siyi_schedule_four_ones  (const SiyiPlanned *session, const SiyiCalendar *calendar,
                                            int grace_days, SiyiDay today);

/* --- The month as the window shows it ---------------------------------------------------------- */
typedef struct
{
  SiyiDay      day;
  SiyiDayKind  kind;
  gboolean     working, provisional;
  char        *holiday;        /* (nullable) 元旦, … */
  GPtrArray   *away;           /* char*: names of leaders of the rotation on leave */
} SiyiScheduleDay;

typedef struct
{
  GPtrArray *days;             /* SiyiScheduleDay, every day from from to to */
  GPtrArray *sessions;         /* SiyiPlanned, cancelled ones included */
  GPtrArray *leaders;          /* SiyiLeader, active ones */
  GPtrArray *loads;            /* SiyiMonthLoad, in office order */
  gboolean   planned;          /* the month has a plan */
  int        n_sessions, n_statutory, n_own;   /* sessions not cancelled; on statutory, on own working days */
  char      *next_missing;     /* (nullable) sentence: next year's calendar is missing */
} SiyiMonth;

typedef struct
{
  gint64   leader;
  char    *name;
  gboolean monthly;
  gboolean away_all;          /* on leave the whole month */
  int      sat, planned;      /* this month: past sessions sat; still to come */
  int      stood_in, replaced;
  int      year_sat;          /* this year, up to and with today */
} SiyiMonthLoad;

void           siyi_month_free          (SiyiMonth *month);
SiyiMonth     *siyi_schedule_month      (SiyiDb *db, SiyiDay from, SiyiDay to, int year, int month, GError **error);

/* --- A leader's account ------------------------------------------------------------------------ */
typedef enum { SIYI_ACCOUNT_SAT, SIYI_ACCOUNT_PLANNED, SIYI_ACCOUNT_REPLACED, SIYI_ACCOUNT_STOOD_IN,
               SIYI_ACCOUNT_CANCELLED, SIYI_ACCOUNT_CREDIT } SiyiAccountLineKind;
typedef struct { gint64 session; SiyiDay day; SiyiAccountLineKind kind; char *why; char *with; } SiyiAccountLine;

typedef struct
{
  gint64     leader;
  char      *name, *post;
  gboolean   monthly;
  double     due;            /* an even share of the turns of the time he was in office and not away */
  int        planned, sat, replaced, stood_in, credit;
  GPtrArray *lines;          /* SiyiAccountLine, by day */
  int        by_month[12];   /* turns credited in each month of the year (of years: summed) */
} SiyiAccount;

void           siyi_account_free        (SiyiAccount *account);
GPtrArray     *siyi_schedule_accounts   (SiyiDb *db, SiyiDay from, SiyiDay to, GError **error);  /* SiyiAccount */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiMonthPlan, siyi_month_plan_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiMonth, siyi_month_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiAccount, siyi_account_free)

G_END_DECLS
