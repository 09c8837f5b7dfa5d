/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-task-papers.h"

G_BEGIN_DECLS

/* The office's own text of a paper of follow-up, with the paper beside it. Signal "saved" (s): UUID of the
 * action. */
#define SIYI_TYPE_PAPER_TEMPLATE_DIALOG (siyi_paper_template_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SiyiPaperTemplateDialog, siyi_paper_template_dialog, SIYI, PAPER_TEMPLATE_DIALOG, AdwWindow)

GtkWindow *siyi_paper_template_dialog_new       (GtkWindow               *parent,
                                                 SiyiArchive             *archive,
                                                 SiyiTaskPaperKind        kind,
                                                 gboolean                 again);   /* the second text of the return slip */
gboolean   siyi_paper_template_dialog_is_loaded (SiyiPaperTemplateDialog *self);

G_END_DECLS
