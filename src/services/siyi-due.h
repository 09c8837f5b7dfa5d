/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-due-kind.h"
#include "siyi-task-store.h"

G_BEGIN_DECLS

/* Everything with a day, worst first: what Today lists, what `siyictl due` prints and what the reminder
 * rings. One place (design, 10). */
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
