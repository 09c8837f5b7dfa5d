/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-plan.h"

G_BEGIN_DECLS

/* --- The plan in the making (siyi-plan-seats.c) ------------------------------------------------ */

/* Who sits where. Slots are counted by time here, leaders in office order. */
typedef struct
{
  gint64   id;
  int      leader;         /* -1: fixed, but of no list */
  SiyiWhy  why;
  SiyiDay  instead_of;
} SiyiPlanSeat;

typedef struct
{
  GArray              *leaders;      /* borrowed */
  GArray              *slots;        /* borrowed */
  const SiyiPlanRules *rules;        /* borrowed */
  int                  n_leaders, n_slots;
  int                 *order;        /* by time: the index in slots */
  int                 *work;         /* by time: working days after the first slot's day up to this one */
  gboolean            *off;          /* by time: no working day */
  int                 *since;        /* by leader: working days after his last turn up to the first slot's day */
  int                 *open;         /* by time: seats still empty */
  GPtrArray           *seated;       /* by time: GArray of SiyiPlanSeat */
  GPtrArray           *turns;        /* by leader: GArray of int, slots where he sits, by time */
} SiyiPlanWork;

/* What bars a leader from a slot. */
typedef enum
{
  SIYI_BAR_AWAY    = 1 << 0,
  SIYI_BAR_RECUSED = 1 << 1,
  SIYI_BAR_SEATED  = 1 << 2,   /* sits there already */
  SIYI_BAR_CLOSE   = 1 << 3,   /* nearer to another turn than the minimum distance */
} SiyiPlanBars;

SiyiPlanWork   *siyi_plan_work_new      (GArray              *leaders,
                                         GArray              *slots,
                                         const SiyiPlanRules *rules);
void            siyi_plan_work_free     (SiyiPlanWork        *work);
SiyiPlanLeader *siyi_plan_leader        (const SiyiPlanWork  *work,
                                         int                  leader);
SiyiPlanSlot   *siyi_plan_slot          (const SiyiPlanWork  *work,
                                         int                  slot);
int             siyi_plan_gap           (const SiyiPlanWork  *work,
                                         int                  one,
                                         int                  other);
int             siyi_plan_gap_to_last   (const SiyiPlanWork  *work,
                                         int                  leader,
                                         int                  slot);
gboolean        siyi_plan_clash         (const SiyiPlanWork  *work,
                                         int                  one,
                                         int                  other);
SiyiPlanBars    siyi_plan_bars          (const SiyiPlanWork  *work,
                                         int                  leader,
                                         int                  slot);
gboolean        siyi_plan_is_away       (const SiyiPlanLeader *leader,
                                         SiyiDay              day,
                                         SiyiPart             part);
gboolean        siyi_plan_holds         (GArray              *ids,
                                         gint64               id);
void            siyi_plan_seat_fixed    (SiyiPlanWork        *work);
void            siyi_plan_seat          (SiyiPlanWork        *work,
                                         int                  leader,
                                         int                  slot,
                                         SiyiWhy              why,
                                         SiyiDay              instead_of);

/* --- Steps, in the order siyi_plan_make() takes them ------------------------------------------- */
void            siyi_plan_seat_heads    (SiyiPlanWork        *work,
                                         GArray              *warnings);
gboolean        siyi_plan_seat_rotation (SiyiPlanWork        *work);
GArray         *siyi_plan_reasons       (const SiyiPlanWork  *work);
void            siyi_plan_warn          (const SiyiPlanWork  *work,
                                         GArray              *warnings);
void            siyi_plan_way_out       (const SiyiPlanWork  *work,
                                         int                  slot,
                                         SiyiPlanWarning     *warning);
SiyiDay         siyi_plan_free_day      (const SiyiPlanWork  *work,
                                         int                  leader,
                                         SiyiDay              near);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiPlanWork, siyi_plan_work_free)

G_END_DECLS
