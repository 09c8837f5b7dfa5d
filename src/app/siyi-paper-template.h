/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-task-papers.h"
#include "siyi-template-dialog.h"

G_BEGIN_DECLS

/* The office's own text of a paper of follow-up, with the paper beside it. */
#define SIYI_TYPE_PAPER_TEMPLATE_DIALOG (siyi_paper_template_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SiyiPaperTemplateDialog, siyi_paper_template_dialog, SIYI, PAPER_TEMPLATE_DIALOG, SiyiTemplateDialog)

GtkWindow *siyi_paper_template_dialog_new (GtkWindow         *parent,
                                           SiyiArchive       *archive,
                                           SiyiTaskPaperKind  kind,
                                           gboolean           again);   /* the second text of the return slip */

G_END_DECLS
