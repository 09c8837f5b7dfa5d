/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-db.h"
#include "siyi-day.h"
#include "siyi-record.h"

G_BEGIN_DECLS

/* The live visits of an archive as a ledger's rows are compared with them. Loaded on an archive's
 * thread, then read-only on any. */
typedef struct _SiyiStoredTwins SiyiStoredTwins;

SiyiStoredTwins *siyi_stored_twins_load (SiyiDb                 *db,
                                         SiyiDay                 from,    /* none: the first */
                                         SiyiDay                 to,      /* none: the last */
                                         GError                **error);
void             siyi_stored_twins_free (SiyiStoredTwins        *self);
const char      *siyi_stored_twins_find (const SiyiStoredTwins  *self,
                                         const SiyiRecord       *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiStoredTwins, siyi_stored_twins_free)

G_END_DECLS
