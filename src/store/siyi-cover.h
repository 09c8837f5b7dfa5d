/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-case-store.h"
#include "siyi-charge-store.h"
#include "siyi-db-private.h"
#include "siyi-ledger-extra.h"
#include "siyi-ordered-store.h"
#include "siyi-photo-store.h"
#include "siyi-reception-store.h"
#include "siyi-signin-store.h"
#include "siyi-task-store.h"

G_BEGIN_DECLS

/* Rows as the role of who sits there may read them (siyi-role-read.h): the last step of every loader, so
 * that no page and no command has to think of it. */

/* siyi-cover.c */
gboolean siyi_covers_nothing     (SiyiDb *db);
gboolean siyi_may_read           (SiyiDb *db, gboolean restricted, GError **error);
gboolean siyi_may_read_all       (SiyiDb *db, GError **error);
gboolean siyi_reads_visit        (SiyiDb *db, gint64 visit);
gboolean siyi_reads_case         (SiyiDb *db, gint64 case_id);
gboolean siyi_reads_session      (SiyiDb *db, gint64 session);
gboolean siyi_reads_paper        (SiyiDb *db, gint64 paper);

/* siyi-cover-rows.c */
void     siyi_cover_ledger_row   (SiyiDb *db, SiyiLedgerRow *row);
void     siyi_cover_ledger_extra (SiyiDb *db, gboolean restricted, SiyiLedgerExtra *extra);
void     siyi_cover_case_line    (SiyiDb *db, SiyiCaseLine *line);
void     siyi_cover_case         (SiyiDb *db, SiyiCase *self);
void     siyi_cover_task         (SiyiDb *db, SiyiTaskRow *row);
void     siyi_cover_step         (SiyiDb *db, gboolean restricted, SiyiTaskStepRow *step);
void     siyi_cover_charge       (SiyiDb *db, SiyiCharge *charge);
void     siyi_cover_ordered      (SiyiDb *db, SiyiOrdered *line);
void     siyi_cover_queue_line   (SiyiDb *db, SiyiQueueLine *line);
void     siyi_cover_signin_group (SiyiDb *db, SiyiSigninGroup *group);
void     siyi_cover_photo        (SiyiDb *db, SiyiPhoto *photo);
void     siyi_cover_paper        (SiyiDb *db, SiyiStoredPaper *paper);

G_END_DECLS
