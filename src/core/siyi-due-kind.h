/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What can be due: the kinds are those of product.md, "Today". */
typedef enum
{
  SIYI_DUE_TASK_OVERDUE,
  SIYI_DUE_TASK_TODAY,
  SIYI_DUE_TASK_SOON,
  SIYI_DUE_OFFICE,           /* objections, extensions, answers to check: the office's turn */
  SIYI_DUE_CLOCK,            /* D1, D2, D4 … of a case */
  SIYI_DUE_CHARGE,           /* the limit of a leader in charge of a case */
  SIYI_DUE_ARCHIVE,          /* a missing "one" */
  SIYI_DUE_UNASSIGNED,       /* an instruction without unit or date */
  SIYI_DUE_NOTICE,           /* a month or change not yet published */
  SIYI_DUE_VISIT_BACK,
  SIYI_DUE_LEADER_TOLD,      /* a leader to be told of his session */
  SIYI_DUE_BOOKING_LIST,     /* the list of who is booked, to be settled before it */
  SIYI_DUE_SESSION,          /* today's */
  SIYI_DUE_CALENDAR,         /* next year's list is missing */
  SIYI_DUE_BACKUP,
  SIYI_N_DUE
} SiyiDueKind;

const char *siyi_due_word      (SiyiDueKind kind);
const char *siyi_due_step_verb (SiyiDueKind kind);

G_END_DECLS
