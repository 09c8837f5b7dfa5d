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

void        siyi_move_free      (SiyiMove             *move);
GPtrArray  *siyi_moves_preview  (SiyiDb               *db,
                                 SiyiCalendar         *calendar,     /* (nullable) the new one */
                                 const char           *limit,        /* (nullable) D1 … D9, visit-back */
                                 SiyiLimit             length,
                                 GError              **error);       /* SiyiMove */
gint64      siyi_moves_newest   (SiyiDb               *db);
GPtrArray  *siyi_moves_since    (SiyiDb               *db,
                                 gint64                newest,
                                 GError              **error);       /* SiyiMove */

/* Within the action that changed something: before are the settings as they were. */
gboolean    siyi_moves_concern  (const char           *setting);
gboolean    siyi_moves_settle   (SiyiDb               *db,
                                 const SiyiTaskOffice *before,
                                 const char           *why,
                                 GError              **error);

G_END_DECLS
