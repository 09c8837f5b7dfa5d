/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-document.h"
#include "siyi-trail.h"

G_BEGIN_DECLS

/* Rows of the audit trail as sentences for people; personal contents are masked. Any thread. */
const char   *siyi_trail_kind_title   (SiyiTrailKind        kind);
const char   *siyi_trail_entity_title (const char          *entity);   /* (nullable) */
char         *siyi_trail_words        (const SiyiAuditLine *line);     /* who did what to what */
char         *siyi_trail_changes      (const SiyiAuditLine *line);     /* "" where there are none */
char         *siyi_trail_time         (gint64               at);
char         *siyi_trail_verdict      (const SiyiTrail     *trail);

/* On an archive's writing thread; logged before it returns. */
SiyiDocument *siyi_trail_document     (SiyiDb *db, const SiyiTrailQuery *query, GError **error);

G_END_DECLS
