/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-period-report.h"
#include "siyi-report-page.h"
#include "siyi-report-text.h"
#include "siyi-span-bar.h"

G_BEGIN_DECLS

/* The page is one class in several files: what is shared stands here. */
struct _SiyiReportPage
{
  GtkWidget         parent_instance;

  /* Template */
  GtkLabel         *heading;
  GtkLabel         *state;
  GtkBox           *groups;          /* of figures */
  GtkStack         *stack;           /* "loading", "words", "trouble" */
  AdwStatusPage    *trouble;
  AdwBin           *sheet;
  SiyiSpanBar      *span_bar;

  SiyiReportText   *text;

  /* Owned */
  SiyiArchive      *archive;
  GCancellable     *loading;         /* replaced with every question */
  SiyiPeriodReport *report;          /* NULL before the first answer */
  SiyiStatQuery     query;
  GHashTable       *rows;            /* key -> AdwExpanderRow, borrowed */
  AdwPreferencesGroup *checks;       /* borrowed */
  guint             save_source;
  guint             n_saving;
  int               scale;           /* tenths */
  gboolean          choosing;
  gboolean          dirty;
};

/* siyi-report-page.c */
void              siyi_report_page_ask          (SiyiReportPage *self);
SiyiPeriodReport *siyi_report_page_typed        (SiyiReportPage *self);

/* siyi-report-page-figures.c */
void              siyi_report_page_show_figures (SiyiReportPage *self);
void              siyi_report_page_show_checks  (SiyiReportPage *self);
void              siyi_report_page_choose       (SiyiReportPage *self,
                                                 const char     *key);

/* siyi-report-page-out.c */
void              siyi_report_page_export       (GtkWidget      *widget,
                                                 const char     *name,
                                                 GVariant       *parameter);
void              siyi_report_page_print        (GtkWidget      *widget,
                                                 const char     *name,
                                                 GVariant       *parameter);

G_END_DECLS
