/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-report.h"

G_BEGIN_DECLS

/* The words of a period's report, to be edited: computed pieces are blue and guard themselves, what a hand
 * wrote is marked, gaps are grey. Signals:
 * "changed": a person changed the words;
 * "figure-entered" (key, form): the cursor came into a computed piece, or (NULL, NULL) left it;
 * "asks" (words): somebody types over a figure; siyi_report_text_allow() lets it become words of a hand. */
#define SIYI_TYPE_REPORT_TEXT (siyi_report_text_get_type ())
G_DECLARE_FINAL_TYPE (SiyiReportText, siyi_report_text, SIYI, REPORT_TEXT, GtkTextView)

SiyiReportText *siyi_report_text_new            (void);
void            siyi_report_text_set_paragraphs (SiyiReportText *self,
                                                 GPtrArray      *paragraphs);
GPtrArray      *siyi_report_text_get_paragraphs (SiyiReportText *self);
void            siyi_report_text_allow          (SiyiReportText *self);
gboolean        siyi_report_text_show_figure    (SiyiReportText *self,
                                                 const char     *key);
void            siyi_report_text_show_words     (SiyiReportText *self,
                                                 guint           paragraph,
                                                 const char     *words);

G_END_DECLS
