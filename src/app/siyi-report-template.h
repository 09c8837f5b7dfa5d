/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-period-report.h"

G_BEGIN_DECLS

/* The office's own text of a period's report, with this year's report beside it. Signal "saved" (s): UUID of
 * the action. */
#define SIYI_TYPE_REPORT_TEMPLATE_DIALOG (siyi_report_template_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SiyiReportTemplateDialog, siyi_report_template_dialog, SIYI, REPORT_TEMPLATE_DIALOG, AdwWindow)

GtkWindow *siyi_report_template_dialog_new       (GtkWindow                *parent,
                                                  SiyiArchive              *archive);
gboolean   siyi_report_template_dialog_is_loaded (SiyiReportTemplateDialog *self);
/* Tests type into it. */
GtkTextBuffer *siyi_report_template_dialog_get_text (SiyiReportTemplateDialog *self);

G_END_DECLS
