/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"
#include "siyi-ledger.h"

G_BEGIN_DECLS

/* Questions answer with ids; rows come by id. All run on an archive's thread (SiyiWork). */
GArray    *siyi_ledger_ids        (SiyiDb                *db,
                                   const SiyiLedgerQuery *query,
                                   GError               **error);   /* gint64, in order */
GPtrArray *siyi_ledger_load       (SiyiDb                *db,
                                   const gint64          *ids,
                                   gsize                  n_ids,
                                   GError               **error);   /* SiyiLedgerRow, same order; NULL for a vanished one */
char      *siyi_ledger_plan       (SiyiDb                *db,
                                   const SiyiLedgerQuery *query,
                                   GError               **error);   /* for tests of the indexes */
GArray    *siyi_ledger_visits_of_cases (SiyiDb          *db,
                                   const GArray          *cases,
                                   GError               **error);   /* gint64 */
GArray    *siyi_ledger_visits_of_tasks (SiyiDb          *db,
                                   const GArray          *tasks,
                                   GError               **error);   /* gint64 */
gboolean   siyi_ledger_sum        (SiyiDb                *db,
                                   const SiyiLedgerQuery *query,
                                   SiyiLedgerSums        *sums,
                                   GError               **error);

/* One cell. text is as typed; it is read by the same rules as an imported cell. CONSTRAINT with a
 * sentence where it can't be read, STALE where version is not the stored one.
 * Returns the UUID of the action, for undo. */
char      *siyi_ledger_edit       (SiyiDb                *db,
                                   gint64                 visit,
                                   int                    version,
                                   SiyiColumn             column,
                                   const char            *text,
                                   GError               **error);
char      *siyi_visit_void        (SiyiDb                *db,
                                   gint64                 visit,
                                   const char            *reason,
                                   GError               **error);

/* Takes an action back by a new one that restores what it changed; STALE where a later action
 * touched the same columns. Returns the UUID of the new action (so redo = undo of undo). */
char      *siyi_action_undo       (SiyiDb                *db,
                                   const char            *action,
                                   GError               **error);
char      *siyi_actions_undo      (SiyiDb                *db,
                                   const char * const    *actions,
                                   GError               **error);

G_END_DECLS
