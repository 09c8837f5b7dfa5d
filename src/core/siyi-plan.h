/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-calendar.h"

G_BEGIN_DECLS

/* A plan: which leader sits in which slot, and why. Pure; the same input gives the same plan. */
typedef enum
{
  SIYI_PART_DAY,        /* all day, or no half named */
  SIYI_PART_AM,
  SIYI_PART_PM,
} SiyiPart;

typedef struct { SiyiDay from, to; SiyiPart part; } SiyiAway;

/* On which day a leader sits who does so once a month. */
typedef enum
{
  SIYI_MONTHLY_ANY,
  SIYI_MONTHLY_DAY,         /* day: 1…31, the last day of a shorter month */
  SIYI_MONTHLY_WEEKDAY,     /* weekday: 1…7; nth 0: some one, 1…5: that one, the last where there are fewer */
} SiyiMonthlyKind;

typedef struct { SiyiMonthlyKind kind; int day, weekday, nth; } SiyiMonthly;

/* What becomes of a wanted day that is no working day. */
typedef enum
{
  SIYI_HOLIDAY_POSTPONE,    /* to the next working day */
  SIYI_HOLIDAY_CANCEL,
  SIYI_HOLIDAY_AS_USUAL,
} SiyiHoliday;

typedef struct
{
  gint64       id;
  gboolean     monthly;      /* once a month on its own day; outside the rotation */
  SiyiMonthly  wanted;
  int          load;         /* turns credited so far in the accounting period, credits included */
  SiyiDay      last;         /* last day sat or planned before the first slot; SIYI_DAY_NONE: never */
  GArray      *away;         /* (nullable) SiyiAway */
} SiyiPlanLeader;

typedef struct
{
  SiyiDay   day;
  SiyiPart  part;
  int       seats;           /* leaders wanted */
  gboolean  provisional;     /* no notice decides about this day yet */
  GArray   *fixed;           /* (nullable) gint64: who sits here whatever the plan: held, published, by hand */
  GArray   *before;          /* (nullable) gint64: who stood here in the plan to be replaced */
  GArray   *recused;         /* (nullable) gint64: who must not sit here */
} SiyiPlanSlot;

typedef struct
{
  const SiyiCalendar *calendar;
  SiyiHoliday         holiday;       /* for the heads' wanted days */
  int                 min_distance;  /* working days from one turn of a leader to the next; 1: not twice a day */
  gboolean            keep;          /* change as few of the turns that stood before as fairness allows */
} SiyiPlanRules;

/* Why this leader sits here. siyi_plan_why_word() is part of the contract of siyictl. */
typedef enum
{
  SIYI_WHY_TURN,          /* it is his turn: fewest turns, longest ago, office order */
  SIYI_WHY_MOVED,         /* his turn was another day of this month; leave or distance moved it here */
  SIYI_WHY_MONTHLY,       /* his own day of the month */
  SIYI_WHY_MONTHLY_MOVED, /* his own day was no working day, or he was away */
  SIYI_WHY_ONLY,          /* nobody else could sit here */
  SIYI_WHY_FIXED,         /* stood already: held, published, by hand */
} SiyiWhy;

typedef struct
{
  int      slot;          /* index */
  int      seat;          /* 0… */
  gint64   leader;
  SiyiWhy  why;
  int      turns;         /* credited turns of the period before this one */
  SiyiDay  last;          /* the turn before; SIYI_DAY_NONE */
  int      gap;           /* working days since then; 0 where there is none */
  int      n_level;       /* leaders of the rotation who had as few turns, himself included */
  gboolean fewest;        /* nobody of the rotation had fewer */
  SiyiDay  instead_of;    /* MOVED, MONTHLY_MOVED: the day it would have been */
  gboolean changed;       /* a replan put him here */
} SiyiTurn;

typedef enum
{
  SIYI_PLAN_UNFILLED,          /* a seat nobody may take */
  SIYI_PLAN_MONTHLY_UNMET,     /* a head has no day this month */
  SIYI_PLAN_PROVISIONAL,       /* a day no notice decides about yet */
  SIYI_PLAN_FIXED_AWAY,        /* who is fixed here is on leave */
  SIYI_PLAN_FIXED_RECUSED,
  SIYI_PLAN_FIXED_CLOSE,       /* nearer than the minimum distance */
  SIYI_PLAN_UNEVEN,            /* leave keeps the loads from being level: leader, how many turns apart */
} SiyiPlanTrouble;

/* The nearest way out of an unfilled seat, or of one that must be given up. */
typedef enum
{
  SIYI_WAY_NONE,
  SIYI_WAY_CLOSER,         /* the leader could if the minimum distance were smaller */
  SIYI_WAY_ON_LEAVE,       /* the leader could if he came back for it */
  SIYI_WAY_OTHER_DAY,      /* the session could be held on the day */
  SIYI_WAY_STAND_IN,       /* the leader could sit in the place of the one who must withdraw */
} SiyiWayOut;

typedef struct
{
  SiyiPlanTrouble trouble;
  int             slot;          /* -1: of the whole month */
  gint64          leader;        /* 0: none */
  int             n;             /* seats, turns apart */
  SiyiWayOut      way;
  gint64          way_leader;
  SiyiDay         way_day;
} SiyiPlanWarning;

typedef struct { gint64 leader; int before, planned; } SiyiPlanLoad;

typedef struct
{
  GArray  *turns;     /* SiyiTurn, by slot and seat */
  GArray  *warnings;  /* SiyiPlanWarning, by slot */
  GArray  *loads;     /* SiyiPlanLoad, in office order */
  gboolean proven;    /* there is no better plan; FALSE: few leaders, a long distance, the search was stopped */
} SiyiPlan;

SiyiPlan   *siyi_plan_make            (GArray              *leaders,
                                       GArray              *slots,
                                       const SiyiPlanRules *rules);
void        siyi_plan_free            (SiyiPlan            *plan);
const char *siyi_plan_why_word        (SiyiWhy              why);
const char *siyi_plan_trouble_word    (SiyiPlanTrouble      trouble);

gboolean    siyi_monthly_parse        (const char          *text,
                                       SiyiMonthly         *monthly);
char       *siyi_monthly_to_text      (SiyiMonthly          monthly);
SiyiDay     siyi_monthly_day          (SiyiMonthly          monthly,
                                       int                  year,
                                       int                  month,
                                       const SiyiCalendar  *calendar,
                                       SiyiHoliday          holiday);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiPlan, siyi_plan_free)

G_END_DECLS
