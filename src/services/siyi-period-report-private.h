/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-period-report.h"

G_BEGIN_DECLS

/* siyi-period-report-words.c: what computed pieces say. */
typedef struct _SiyiReportSource SiyiReportSource;

SiyiReportSource *siyi_report_source_new   (SiyiDb                 *db,
                                            const SiyiStatQuery    *query,
                                            const SiyiFigures      *figures,
                                            GError                **error);
void              siyi_report_source_free  (SiyiReportSource       *self);
gboolean          siyi_report_source_words (const char             *key,
                                            const char             *form,
                                            char                  **text,
                                            gpointer                data);

/* siyi-period-report-json.c */
char             *siyi_period_report_to_json   (GPtrArray          *paragraphs);
GPtrArray        *siyi_period_report_from_json (const char         *body,
                                                GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiReportSource, siyi_report_source_free)

G_END_DECLS
