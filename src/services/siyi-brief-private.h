/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

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
GPtrArray *siyi_brief_points_new (void);
GPtrArray *siyi_brief_twins_new (void);

/* siyi-brief-promises.c */
GPtrArray *siyi_brief_promises_new (void);
GPtrArray *siyi_brief_tasks_new (void);
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
GPtrArray *siyi_brief_positions_new (void);
GPtrArray *siyi_brief_positions (const SiyiCase        *content,
                                 const GPtrArray       *tasks);

/* siyi-brief-json.c: a matter as it travels, and back. */
void       siyi_brief_text_to_json (JsonBuilder        *builder,
                                    const char         *name,
                                    const char         *text);    /* (nullable) */
void       siyi_brief_day_to_json  (JsonBuilder        *builder,
                                    const char         *name,
                                    SiyiDay             day);
void       siyi_brief_to_json      (JsonBuilder        *builder,
                                    const SiyiBrief    *brief);
SiyiBrief *siyi_brief_from_json    (JsonObject         *object);
char      *siyi_brief_text_of      (JsonObject         *object,
                                    const char         *name);
SiyiDay    siyi_brief_day_of       (JsonObject         *object,
                                    const char         *name);
gint64     siyi_brief_number_of    (JsonObject         *object,
                                    const char         *name,
                                    gint64              missing);
JsonArray *siyi_brief_array_of     (JsonObject         *object,
                                    const char         *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiBrief, siyi_brief_free)

G_END_DECLS
