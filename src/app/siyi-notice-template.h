/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-template-dialog.h"

G_BEGIN_DECLS

/* The office's own words for its notices, with a preview of the month's one. */
#define SIYI_TYPE_NOTICE_TEMPLATE_DIALOG (siyi_notice_template_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SiyiNoticeTemplateDialog, siyi_notice_template_dialog, SIYI, NOTICE_TEMPLATE_DIALOG,
                      SiyiTemplateDialog)

GtkWindow *siyi_notice_template_dialog_new (GtkWindow   *parent,
                                            SiyiArchive *archive,
                                            const char  *month);

G_END_DECLS
