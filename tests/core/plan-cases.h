/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calendar-file.h"
#include "siyi-plan.h"

/* Leaders and slots for tests of plans. */
typedef struct
{
  SiyiCalendar  *calendar;
  GArray        *leaders;    /* SiyiPlanLeader; ids 1, 2, … in office order */
  GArray        *slots;      /* SiyiPlanSlot */
  SiyiPlanRules  rules;
} PlanCase;

PlanCase       *plan_case_new      (void);
void            plan_case_free     (PlanCase        *self);
SiyiPlanLeader *plan_case_leader   (PlanCase        *self,
                                    int              load,
                                    SiyiDay          last);
SiyiPlanSlot   *plan_case_slot     (PlanCase        *self,
                                    SiyiDay          day,
                                    int              seats);
void            plan_case_days     (PlanCase        *self,
                                    SiyiDay          from,
                                    SiyiDay          to);
void            plan_case_away     (PlanCase        *self,
                                    int              leader,
                                    SiyiDay          from,
                                    SiyiDay          to,
                                    SiyiPart         part);
void            plan_case_add_id   (GArray         **ids,
                                    gint64           id);
SiyiPlan       *plan_case_make     (PlanCase        *self);
void            plan_case_check    (PlanCase        *self,
                                    const SiyiPlan  *plan);
int             plan_case_count    (const SiyiPlan  *plan,
                                    SiyiPlanTrouble  trouble);
char           *plan_case_to_text  (const SiyiPlan  *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlanCase, plan_case_free)
