/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-document.h"
#include "siyi-ordered-store.h"

G_BEGIN_DECLS

/* "What I ordered" as a paper, for the printer; what is printed is logged. On an archive's writing
 * thread. */
SiyiDocument *siyi_ordered_document (SiyiDb                  *db,
                                     const SiyiOrderedQuery  *query,
                                     const char              *leader,
                                     GError                 **error);
gboolean      siyi_ordered_log      (SiyiDb                  *db,
                                     gint64                   leader,
                                     GError                 **error);

G_END_DECLS
