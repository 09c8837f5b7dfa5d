/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"

G_BEGIN_DECLS

/* Counts what the statistics of an archive keep and have not yet: after an import, an upgrade, a package taken
 * in. Piece by piece on the archive's writing thread. */
typedef struct _SiyiKept SiyiKept;

#define SIYI_KEPT_BUDGET_US (15 * G_TIME_SPAN_MILLISECOND)

SiyiKept *siyi_kept_new      (gint64     budget_us);
void      siyi_kept_free     (SiyiKept  *self);
gboolean  siyi_kept_is_worth (SiyiDb    *db);
gboolean  siyi_kept_count    (SiyiKept  *self,
                              SiyiDb    *db,
                              gboolean  *more,
                              GError   **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiKept, siyi_kept_free)

G_END_DECLS
