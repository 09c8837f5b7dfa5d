/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-db-private.h"

G_BEGIN_DECLS

/* Inside a work on a writing connection: a transaction that keeps what follows from other rows. No action, no
 * trail; it waits for nobody longer than a moment (BUSY: try again later), and nobody hears "changed" of it. */
gboolean    siyi_db_begin_quietly  (SiyiDb *db, GError **error);
gboolean    siyi_db_commit_quietly (SiyiDb *db, GError **error);
void        siyi_db_cancel_quietly (SiyiDb *db);
guint32     siyi_db_change_counter (SiyiDb *db);

/* The archive's: which states of the file such transactions made. Any thread. */
SiyiQuiet  *siyi_quiet_new         (void);
void        siyi_quiet_free        (SiyiQuiet *self);
gboolean    siyi_quiet_covers      (SiyiQuiet *self, guint32 after, guint32 upto);

G_END_DECLS
