/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-task-store.h"

G_BEGIN_DECLS

/* Everything with a day, worst first: what Today lists, what `siyictl due` prints and what the reminder
 * rings. One place (design, 10): the kinds are those of product.md, "Today". */
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

const char *siyi_due_word (SiyiDueKind kind);      /* for programs: task-overdue, … */

typedef struct
{
  SiyiDueKind  kind;
  char        *subject;      /* stable: "task:12", "session:7:signin", "session:7:leader-told:2026-12-17", "notice:2026-12:3" */
  gint64       id;           /* task, case, session, notice; 0: none */
  SiyiDay      day;          /* by when; NONE: none */
  int          left;         /* days; negative: past */
  SiyiLight    light;
  guint        percent;      /* of the days used */
  gboolean     restricted;
  int          n;            /* how many it stands for (visits back, office) */
  int          n_urged;
  int          n_booked;     /* of a session: groups */
  char        *title;        /* of the matter or session: data, masked as in lists */
  char        *who;          /* visitors masked, or leaders */
  char        *unit;         /* (nullable) short name */
  char        *extra;        /* (nullable) data that the sentence of its kind needs */
  char        *number;       /* case number or paper number: for shared screens */
} SiyiDueItem;

typedef struct
{
  SiyiDay  today;
  int      within;           /* days ahead; -1: by the warning steps */
  guint    limit;            /* 0: none; what is beyond it are tasks, as long as there are some */
  guint    kinds;            /* bits 1 << SiyiDueKind; 0: all */
  SiyiDay  last_backup;      /* day of the last good one; NONE: not known, nothing is said of it */
} SiyiDueQuery;

void        siyi_due_item_free (SiyiDueItem *item);
GPtrArray  *siyi_due_list      (SiyiDb *db, const SiyiDueQuery *query, guint n_of_kind[SIYI_N_DUE], GError **error);   /* SiyiDueItem */

/* siyi-due-words.c: as Today, the terminal and a notification tell it. without_names: on a shared screen,
 * number and unit only; an accusation is never named. */
char       *siyi_due_state     (const SiyiDueItem *item);                            /* 超期3日, 余4日, 未派单 */
char       *siyi_due_title     (const SiyiDueItem *item, gboolean without_names);
char       *siyi_due_line      (const SiyiDueItem *item, gboolean without_names);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiDueItem, siyi_due_item_free)

G_END_DECLS
