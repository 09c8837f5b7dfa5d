/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-task-store.h"

G_BEGIN_DECLS

/* Last days that a changed calendar or limit moves (domain, section 3.2, rule 8): open ones only, the old
 * day is kept beside the new one. On an archive's threads, settling on its writing one. */
typedef struct
{
  char    *subject;         /* task:ID, case:ID:D4 */
  gint64   id;              /* of the task or case */
  char    *number;          /* of the matter */
  SiyiDay  before, after;
} SiyiMove;

/* What would be changed: working days, or one setting. */
typedef struct
{
  SiyiCalendar *calendar;   /* (nullable) the new one */
  const char   *key;        /* (nullable) limit.D1 … limit.visit-back, clock.rolling, clock.steps */
  const char   *value;      /* (nullable) NULL: the shipped value */
} SiyiMovesChange;

typedef void (*SiyiMovesProgress) (gpointer data, guint64 done, guint64 total);

void        siyi_move_free      (SiyiMove             *move);
GPtrArray  *siyi_moves_preview  (SiyiDb                *db,
                                 const SiyiMovesChange *change,
                                 SiyiMovesProgress      progress,     /* (nullable) */
                                 gpointer               progress_data,
                                 GError               **error);       /* SiyiMove */
gint64      siyi_moves_newest   (SiyiDb               *db);
GPtrArray  *siyi_moves_since    (SiyiDb               *db,
                                 gint64                newest,
                                 GError              **error);       /* SiyiMove */

/* What was moved of one task or clock, the newest first. */
typedef struct
{
  SiyiDay  before, after;
  gint64   at;              /* when it was moved, µs */
  char    *who;
  char    *why;             /* calendar:2027, calendar:2026-12-31, or a setting's key */
} SiyiMovedDay;

void        siyi_moved_day_free (SiyiMovedDay         *moved);
GPtrArray  *siyi_moved_days     (SiyiDb               *db,
                                 const char           *subject,
                                 GError              **error);       /* SiyiMovedDay */

/* Within the action that changed something: before are the settings as they were. */
gboolean    siyi_moves_concern  (const char           *setting);
gboolean    siyi_moves_settle   (SiyiDb               *db,
                                 const SiyiTaskOffice *before,
                                 const char           *why,
                                 GError              **error);

G_END_DECLS
