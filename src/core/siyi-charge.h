/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-ledger.h"

G_BEGIN_DECLS

/* A leader in charge of a case: what its days and lines make of it (article 18; domain, section 2.5).
 * Rules only. Struck off the list says that the charge is over: neither that the case is closed nor
 * that it is resolved, and neither of these strikes a charge off. */
typedef enum
{
  SIYI_CHARGE_LINE_LISTED,
  SIYI_CHARGE_LINE_CHANGED,        /* another leader, post, unit or first limit */
  SIYI_CHARGE_LINE_APPROVED,       /* by the top leader */
  SIYI_CHARGE_LINE_SERVED,         /* on the leader in charge */
  SIYI_CHARGE_LINE_PLAN,
  SIYI_CHARGE_LINE_INSTRUCTION,
  SIYI_CHARGE_LINE_MEETING,
  SIYI_CHARGE_LINE_PROGRESS,
  SIYI_CHARGE_LINE_EXTENDED,       /* with the top leader's consent */
  SIYI_CHARGE_LINE_RESULT,
  SIYI_CHARGE_LINE_PAPERS,         /* finishing papers handed in */
  SIYI_CHARGE_LINE_STRUCK,
  SIYI_CHARGE_LINE_NOTE,           /* a further line that sets an earlier one right */
  SIYI_CHARGE_LINE_WITHDRAWN,      /* listed by mistake */
  SIYI_N_CHARGE_LINES
} SiyiChargeLineKind;

typedef enum
{
  SIYI_CHARGE_LISTED,
  SIYI_CHARGE_APPROVED,
  SIYI_CHARGE_SERVED,
  SIYI_CHARGE_RUNNING,
  SIYI_CHARGE_OVERDUE,             /* wherever it stands: its limit has passed without a result */
  SIYI_CHARGE_FINISHED,
  SIYI_CHARGE_STRUCK,
  SIYI_N_CHARGE_STATES
} SiyiChargeState;

/* What is still wanted before it may be struck off. */
typedef enum
{
  SIYI_CHARGE_WANTS_TABLE = 1 << 0,     /* unit or limit is not filled in */
  SIYI_CHARGE_WANTS_APPROVAL = 1 << 1,
  SIYI_CHARGE_WANTS_SERVICE = 1 << 2,
  SIYI_CHARGE_WANTS_PLAN = 1 << 3,
  SIYI_CHARGE_WANTS_PROGRESS = 1 << 4,  /* no meeting and no progress written */
  SIYI_CHARGE_WANTS_RESULT = 1 << 5,
  SIYI_CHARGE_WANTS_PAPERS = 1 << 6,
} SiyiChargeWants;

#define SIYI_N_CHARGE_WANTS 7

typedef struct
{
  SiyiDay  listed, approved, served, limit, finished, struck;   /* SIYI_DAY_NONE: not */
  gboolean has_unit, has_plan, has_papers;
  int      n_meetings, n_progress, n_extended;
} SiyiChargeFacts;

typedef struct
{
  SiyiChargeState state;
  guint           wants;       /* SiyiChargeWants */
  SiyiLight       light;
  int             left;        /* days to the limit, negative: past; 0 where there is none */
  int             percent;     /* of the days used, 0 to 100 */
  gboolean        late;        /* finished after the limit */
} SiyiChargeReading;

const char         *siyi_charge_line_word      (SiyiChargeLineKind       kind);     /* listed, … */
SiyiChargeLineKind  siyi_charge_line_from_word (const char              *word);     /* SIYI_N_CHARGE_LINES: none */
const char         *siyi_charge_state_word     (SiyiChargeState          state);    /* for programs */
const char         *siyi_charge_want_word      (guint                    nth);      /* of bit nth, for programs */
void                siyi_charge_add_line       (SiyiChargeFacts         *facts,
                                                SiyiChargeLineKind       kind,
                                                SiyiDay                  day);
void                siyi_charge_read           (const SiyiChargeFacts   *facts,
                                                SiyiDay                  today,
                                                SiyiChargeReading       *reading);
gboolean            siyi_charge_may_follow     (const SiyiChargeFacts   *facts,
                                                SiyiChargeLineKind       kind);

G_END_DECLS
