/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-moves.h"
#include "siyi-task-store.h"

G_BEGIN_DECLS

/* What the follow-up page asks; crosses to a reader's thread by value. */
typedef struct
{
  SiyiTasksPart part;
  int           orphan;      /* SiyiOrphan: one of the lists that must be empty; -1: the part */
  gint64        unit;        /* 0: any */
  SiyiDay       today;
} SiyiFollowQuestion;

typedef struct
{
  SiyiTaskCounts  counts;
  gint64          orphans[SIYI_N_ORPHANS];
  GPtrArray      *units;     /* SiyiUnit, those in use */
} SiyiFollowCounts;

/* One task or several, as the pane beside the list shows them. */
typedef struct
{
  SiyiDay         today;
  GArray         *hits;      /* SiyiTaskHit, as asked */
  GPtrArray      *rows;      /* SiyiTaskRow; the only one with its steps; NULL for a vanished one */
  SiyiTaskOffice *office;
  SiyiLimit       limit;     /* of an instruction, proposed (article 22 (3)) */
  GPtrArray      *moved;     /* SiyiMovedDay of the only one, the newest first; NULL of several */
} SiyiFollowSheet;

/* A step to write, or an assignment; owned. */
typedef struct
{
  GArray           *tasks;   /* gint64 */
  SiyiTaskStepKind  kind;
  SiyiDay           day, due;
  int               days;
  gint64            corrects;
  char             *person, *way, *body, *grounds, *value;

  gint64            visit;   /* of an assignment */
  char            **units;
  SiyiLimit         limit;
} SiyiFollowChange;

/* A paper to be made void; owned. */
typedef struct
{
  gint64  paper;
  char   *reason;
} SiyiFollowVoid;

void              siyi_follow_void_free   (SiyiFollowVoid   *what);
void              siyi_follow_counts_free (SiyiFollowCounts *counts);
SiyiFollowSheet  *siyi_follow_sheet_new   (SiyiDay           today);
void              siyi_follow_sheet_free  (SiyiFollowSheet  *sheet);
SiyiFollowChange *siyi_follow_change_new  (SiyiTaskStepKind  kind);
void              siyi_follow_change_free (SiyiFollowChange *change);

/* SiyiWork functions: a question gives a GArray of SiyiTaskHit, or SiyiFollowCounts; a sheet with its
 * hits gives a filled one; a change gives the UUID of its action. */
gpointer          siyi_follow_find_work   (SiyiDb           *db,
                                           gpointer          data,
                                           GCancellable     *cancellable,
                                           GError          **error);
gpointer          siyi_follow_count_work  (SiyiDb           *db,
                                           gpointer          data,
                                           GCancellable     *cancellable,
                                           GError          **error);
gpointer          siyi_follow_sheet_work  (SiyiDb           *db,
                                           gpointer          data,
                                           GCancellable     *cancellable,
                                           GError          **error);
gpointer          siyi_follow_change_work (SiyiDb           *db,
                                           gpointer          data,
                                           GCancellable     *cancellable,
                                           GError          **error);
gpointer          siyi_follow_void_work   (SiyiDb           *db,
                                           gpointer          data,
                                           GCancellable     *cancellable,
                                           GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiFollowChange, siyi_follow_change_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiFollowSheet, siyi_follow_sheet_free)

G_END_DECLS
