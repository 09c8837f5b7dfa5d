/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-official-papers-work.h"

G_BEGIN_DECLS

/* What is asked before a paper of a case gets its number, beside the paper itself. Signal "issued" (action s,
 * paper x, to be printed b); the window is closed after it. */
#define SIYI_TYPE_CASE_PAPER_DIALOG (siyi_case_paper_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SiyiCasePaperDialog, siyi_case_paper_dialog, SIYI, CASE_PAPER_DIALOG, AdwWindow)

GtkWindow *siyi_case_paper_dialog_new    (GtkWindow           *parent,
                                          SiyiArchive         *archive,
                                          gint64               case_id,
                                          SiyiTaskPaperKind    kind,
                                          SiyiCasePaperDraft  *draft);
void       siyi_case_paper_dialog_give   (SiyiCasePaperDialog *self,
                                          const char          *key,
                                          const char          *text);
gboolean   siyi_case_paper_dialog_can    (SiyiCasePaperDialog *self);

G_END_DECLS
