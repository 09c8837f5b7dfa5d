/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The three stages of a reception and what each still needs (domain, section 2.1). Rules only: the
 * facts come from the store. */
typedef enum
{
  SIYI_STAGE_PREPARE,
  SIYI_STAGE_RECEIVE,
  SIYI_STAGE_FOLLOW,
  SIYI_N_STAGES
} SiyiStage;

typedef enum
{
  /* Before: case preparation */
  SIYI_STEP_ANNOUNCED,       /* the notice with this session is published */
  SIYI_STEP_LEADER_TOLD,
  SIYI_STEP_BOOKINGS,        /* the booking list is settled */
  SIYI_STEP_TWINS,           /* duplicates looked for among the booked */
  SIYI_STEP_BRIEFS,          /* briefs printed or opened by the leader */
  SIYI_STEP_UNITS,           /* units called to sit beside */
  SIYI_STEP_RECUSAL,         /* nobody sits who must withdraw (article 28) */
  /* During: dispatch and coordination */
  SIYI_STEP_RECEIVED,        /* every group that came was received and has left */
  SIYI_STEP_RECORDS,         /* every record complete */
  SIYI_STEP_SIGNED,          /* every record signed by the leader */
  /* After: tracking and urging */
  SIYI_STEP_ASSIGNED,        /* every instruction has unit and date, or was answered on the spot */
  SIYI_STEP_ANSWERED,
  SIYI_STEP_VISITED_BACK,
  SIYI_N_STEPS
} SiyiStep;

typedef enum
{
  SIYI_STEP_OPEN,
  SIYI_STEP_DONE,
  SIYI_STEP_NOT_NEEDED,      /* nothing is there that would want it */
} SiyiStepState;

/* What the archive knows; counts of live visits. */
typedef struct
{
  gboolean announced, needs_announcing;
  guint    ticked;                       /* bit 1 << SiyiStep: by a person's word */
  guint    printed;                      /* bit 1 << SiyiStep: told by the log (briefs) */
  int      n_booked_ever, n_visits;      /* all groups; those that came */
  int      n_waiting;                    /* booked or arrived, not yet received */
  int      n_in;
  int      n_complete;                   /* records */
  int      n_signed;
  int      n_unchecked_twins;
  int      n_recused_sitting;            /* matters whose receiving leader must withdraw */
  int      n_open_units;                 /* units concerned */
  int      n_instructions, n_unassigned; /* on the spot answers are not counted */
  int      n_tasks, n_answered, n_visited_back;
  gboolean is_over;                      /* held, or its day is past */
} SiyiStageFacts;

typedef struct
{
  SiyiStepState steps[SIYI_N_STEPS];
  int           n_done[SIYI_N_STAGES];   /* steps done or not needed */
  int           n_wanted[SIYI_N_STAGES];
  SiyiStage     current;                 /* the first that is not finished; SIYI_N_STAGES: none */
} SiyiStages;

SiyiStages   siyi_stages_read     (const SiyiStageFacts *facts);
SiyiStage    siyi_step_stage      (SiyiStep              step);
const char  *siyi_step_word       (SiyiStep              step);   /* for programs: "announced", … */
SiyiStep     siyi_step_from_word  (const char           *word);   /* SIYI_N_STEPS: none */
gboolean     siyi_step_by_person  (SiyiStep              step);   /* may be ticked by hand */

G_END_DECLS
