/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-brief-view.h"

G_BEGIN_DECLS

/* siyi-brief-facts.c: one matter. */
SiyiBrief *siyi_brief_load      (SiyiDb                *db,
                                 const SiyiPlanned     *session,
                                 const SiyiPaperVisit  *visit,
                                 SiyiAudience           audience,
                                 SiyiDay                today,
                                 GError               **error);
void       siyi_brief_free      (SiyiBrief             *self);

/* siyi-brief-promises.c */
GPtrArray *siyi_brief_promises  (const GPtrArray       *instructions,
                                 const GPtrArray       *tasks,
                                 gint64                 visit,
                                 gboolean               of_visit,
                                 SiyiDay                today);
void       siyi_brief_promises_gate (GPtrArray         *promises,
                                     SiyiAudience       audience,
                                     gboolean           restricted,
                                     int                persons);

/* siyi-brief-positions.c */
GPtrArray *siyi_brief_positions (const SiyiCase        *content,
                                 const GPtrArray       *tasks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiBrief, siyi_brief_free)

G_END_DECLS
