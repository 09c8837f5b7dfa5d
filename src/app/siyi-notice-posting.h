/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-notice-work.h"

G_BEGIN_DECLS

/* Where a version was made public, and the photo of the posted sheet. Signal "save" (). */
#define SIYI_TYPE_NOTICE_POSTING_DIALOG (siyi_notice_posting_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SiyiNoticePostingDialog, siyi_notice_posting_dialog, SIYI, NOTICE_POSTING_DIALOG,
                      AdwWindow)

GtkWindow        *siyi_notice_posting_dialog_new       (GtkWindow               *parent,
                                                        gint64                   notice,
                                                        const char              *outlet);
void              siyi_notice_posting_dialog_set_proof (SiyiNoticePostingDialog *self,
                                                        const char              *path);
SiyiNoticePosted *siyi_notice_posting_dialog_get       (SiyiNoticePostingDialog *self);

G_END_DECLS
