/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-document.h"
#include "siyi-report.h"
#include "siyi-statistics.h"

G_BEGIN_DECLS

/* The report of a period in the office's sentences (domain, section 11): made of the template and the
 * figures, then edited. On an archive's threads; loaded once it may be read on any. */
typedef struct
{
  SiyiStatQuery  query;
  SiyiFigures   *figures;
  GPtrArray     *paragraphs;    /* SiyiParagraph */
  GPtrArray     *identities;    /* SiyiIdentity */
  gint64         saved_at;      /* µs; 0: as the template makes it */
  char          *saved_by;
  guint          n_refreshed;   /* figures that changed since it was saved */
} SiyiPeriodReport;

SiyiPeriodReport *siyi_period_report_load      (SiyiDb                  *db,
                                                const SiyiStatQuery     *query,
                                                gboolean                 as_template,
                                                GError                 **error);
void              siyi_period_report_free      (SiyiPeriodReport        *self);
char             *siyi_period_report_save      (SiyiDb                  *db,
                                                const SiyiPeriodReport  *self,
                                                GError                 **error);
char             *siyi_period_report_drop      (SiyiDb                  *db,
                                                const SiyiStatQuery     *query,
                                                GError                 **error);
GPtrArray        *siyi_period_report_findings  (const SiyiPeriodReport  *self);   /* SiyiFinding */
gboolean          siyi_period_report_may_leave (const SiyiPeriodReport  *self,
                                                GError                 **error);
char             *siyi_period_report_name      (const SiyiPeriodReport  *self);
char             *siyi_period_report_text      (const SiyiPeriodReport  *self);
SiyiDocument     *siyi_period_report_document  (const SiyiPeriodReport  *self);
gboolean          siyi_period_report_write     (SiyiDb                  *db,
                                                const SiyiPeriodReport  *self,
                                                const char              *path,
                                                GCancellable            *cancellable,
                                                GError                 **error);
gboolean          siyi_period_report_log_print (SiyiDb                  *db,
                                                const SiyiPeriodReport  *self,
                                                GError                 **error);
const char       *siyi_guard_words             (SiyiGuard                guard);

/* The office's template: a setting where it has typed one, else the shipped text. */
char             *siyi_period_report_template  (SiyiDb                  *db);
gboolean          siyi_period_report_template_is_own (SiyiDb            *db);
const char       *siyi_period_report_template_shipped (void);
/* What @text would make of a period; nothing is stored. */
SiyiPeriodReport *siyi_period_report_preview   (SiyiDb                  *db,
                                                const SiyiStatQuery     *query,
                                                const char              *text,
                                                GError                 **error);
char             *siyi_period_report_set_template (SiyiDb               *db,
                                                const char              *text,
                                                GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiPeriodReport, siyi_period_report_free)

G_END_DECLS
