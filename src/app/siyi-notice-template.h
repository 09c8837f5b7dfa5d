/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-archive.h"

G_BEGIN_DECLS

/* The office's own words for its notices, with a preview of the month's one. Signal "saved" (s):
 * UUID of the action. */
#define SIYI_TYPE_NOTICE_TEMPLATE_DIALOG (siyi_notice_template_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SiyiNoticeTemplateDialog, siyi_notice_template_dialog, SIYI, NOTICE_TEMPLATE_DIALOG,
                      AdwWindow)

GtkWindow *siyi_notice_template_dialog_new       (GtkWindow                *parent,
                                                  SiyiArchive              *archive,
                                                  const char               *month);
gboolean   siyi_notice_template_dialog_is_loaded (SiyiNoticeTemplateDialog *self);

G_END_DECLS
