/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-period-report.h"

G_BEGIN_DECLS

/* The report of a period: its figures at the left, its words at the right, each leading to the other.
 * Signal "open-figure" (key, part): the rows behind a figure are wanted. Actions: report.export,
 * report.print, report.anew. */
#define SIYI_TYPE_REPORT_PAGE (siyi_report_page_get_type ())
G_DECLARE_FINAL_TYPE (SiyiReportPage, siyi_report_page, SIYI, REPORT_PAGE, GtkWidget)

GtkWidget *siyi_report_page_new       (SiyiArchive         *archive);
void       siyi_report_page_set_query (SiyiReportPage      *self,
                                       const SiyiStatQuery *query);
void       siyi_report_page_save      (SiyiReportPage      *self);
const SiyiPeriodReport *siyi_report_page_get_report (SiyiReportPage *self);

G_END_DECLS
