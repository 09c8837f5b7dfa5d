/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-clocks.h"

G_BEGIN_DECLS

/* A task of follow-up: what its steps make of it (domain, sections 2.3, 3, 4.3). Rules only. */
typedef enum
{
  SIYI_TASK_STEP_ASSIGNED,
  SIYI_TASK_STEP_RECEIVED,
  SIYI_TASK_STEP_OBJECTED,            /* D3: the office decides about it */
  SIYI_TASK_STEP_RETURNED,            /* the office agreed: it waits for another unit */
  SIYI_TASK_STEP_OBJECTION_REFUSED,
  SIYI_TASK_STEP_PROGRESS,
  SIYI_TASK_STEP_URGED,
  SIYI_TASK_STEP_EXTENSION_ASKED,
  SIYI_TASK_STEP_EXTENSION_APPROVED,
  SIYI_TASK_STEP_EXTENSION_REFUSED,
  SIYI_TASK_STEP_EXTENSION_TOLD,      /* the petitioner was told: without it incomplete (article 34) */
  SIYI_TASK_STEP_ANSWERED,
  SIYI_TASK_STEP_CHECKED,             /* the office took the answer */
  SIYI_TASK_STEP_SENT_BACK,           /* the answer was not enough */
  SIYI_TASK_STEP_SERVED,
  SIYI_TASK_STEP_CLOSED,
  SIYI_TASK_STEP_RESOLVED,
  SIYI_TASK_STEP_VISITED_BACK,
  SIYI_TASK_STEP_EVALUATED,
  SIYI_TASK_STEP_REOPENED,
  SIYI_TASK_STEP_NOTE,                /* a further line that sets an earlier one right */
  SIYI_TASK_STEP_VOIDED,
  SIYI_N_TASK_STEPS
} SiyiTaskStepKind;

const char       *siyi_task_step_word      (SiyiTaskStepKind  kind);     /* assigned, received, … */
SiyiTaskStepKind  siyi_task_step_from_word (const char       *word);     /* SIYI_N_TASK_STEPS: none */

typedef struct
{
  SiyiTaskStepKind kind;
  SiyiDay          day;
  SiyiDay          due;
  int              days;
  gboolean         has_reason;
} SiyiTaskFact;

typedef enum
{
  SIYI_TASK_UNASSIGNED,      /* an instruction without unit or date */
  SIYI_TASK_ASSIGNED,
  SIYI_TASK_HANDLING,        /* signed for */
  SIYI_TASK_OBJECTION,       /* the office's turn */
  SIYI_TASK_RETURNED,        /* to be reassigned */
  SIYI_TASK_EXTENSION,       /* asked, the office's turn */
  SIYI_TASK_ANSWERED,        /* to be checked */
  SIYI_TASK_TO_SERVE,
  SIYI_TASK_TO_CLOSE,
  SIYI_TASK_TO_VISIT_BACK,   /* closed or served, nobody called back yet */
  SIYI_TASK_TO_EVALUATE,
  SIYI_TASK_DONE,
  SIYI_TASK_VOID,
  SIYI_N_TASK_STATES
} SiyiTaskState;

typedef enum { SIYI_TURN_UNIT, SIYI_TURN_OFFICE, SIYI_TURN_OTHER, SIYI_TURN_NOBODY } SiyiTaskTurn;

typedef struct
{
  SiyiClockRules clocks;
  SiyiLimit      objection;        /* D3 */
  SiyiLimit      visit_back;
  SiyiLimit      urging_answer;
  int            longest_extension;
} SiyiTaskRules;

typedef struct
{
  SiyiTaskState    state;
  SiyiTaskTurn         turn;           /* waiting for somebody else never alarms */
  SiyiClockReading clock;          /* of the limit, extension included */
  SiyiLight        light;
  SiyiDay          due;            /* the limit's last day, rolled */
  SiyiDay          next_day;       /* by when the one whose turn it is should be done; NONE: no day */
  int              left;           /* days to next_day */
  int              percent;        /* of the days used, of whoever's turn it is */
  int              n_urged;
  SiyiDay          last_urged, urging_due;
  guint            lacks;          /* SiyiExtensionLacks of an incomplete extension */
  gboolean         answered, served, closed, visited_back, evaluated;
} SiyiTaskReading;

void       siyi_task_read          (const SiyiTaskRules  *rules,
                                    const SiyiCalendar   *calendar,
                                    SiyiLimit             limit,       /* days 0: none set */
                                    SiyiDay               assigned,    /* SIYI_DAY_NONE: not */
                                    SiyiDay               fixed_due,   /* a day set by hand, else NONE */
                                    const SiyiTaskFact   *facts,
                                    gsize                 n_facts,
                                    SiyiDay               today,
                                    SiyiTaskReading      *reading);
gboolean   siyi_task_rules_same_days (const SiyiTaskRules *a,
                                      const SiyiTaskRules *b,
                                      gboolean             unit);
gboolean   siyi_task_step_may_follow (const SiyiTaskReading *now,
                                    SiyiTaskStepKind      kind);

/* The ladder of urging: rungs relative to the last day, in calendar days. */
typedef enum { SIYI_URGE_CALL, SIYI_URGE_PHONE, SIYI_URGE_LETTER, SIYI_URGE_SHEET, SIYI_URGE_VISIT, SIYI_URGE_CIRCULAR, SIYI_N_URGE_WAYS } SiyiUrgeWay;

typedef struct { int offset; SiyiUrgeWay way; } SiyiUrgeRung;

const char   *siyi_urge_way_word     (SiyiUrgeWay          way);
GArray       *siyi_ladder_default    (void);                            /* SiyiUrgeRung: -3 call, 0 phone, 1 letter, 5 sheet, 10 circular */
GArray       *siyi_ladder_parse      (const char          *text,        /* "-3 call; 0 phone; …" */
                                      GError             **error);
gboolean      siyi_ladder_check      (const GArray        *ladder,
                                      GError             **error);
char         *siyi_ladder_to_text    (const GArray        *ladder);
int           siyi_ladder_pace       (const GArray        *ladder);     /* days */
int           siyi_ladder_next       (const GArray        *ladder,      /* index of the rung due today, -1: none yet */
                                      SiyiDay              due,
                                      SiyiDay              last_urged,
                                      SiyiDay              today);
SiyiDay       siyi_ladder_next_day   (const GArray        *ladder,
                                      SiyiDay              due,
                                      SiyiDay              last_urged);

/* Grounds for urging (article 40), as ticks. */
const char * const *siyi_urge_grounds (gsize *n_grounds);

G_END_DECLS
