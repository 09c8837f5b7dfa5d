/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-archive.h"

G_BEGIN_DECLS

/* The dialog of the leaders who must not receive a case (article 28). */
#define SIYI_TYPE_RECUSAL_DIALOG (siyi_recusal_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SiyiRecusalDialog, siyi_recusal_dialog, SIYI, RECUSAL_DIALOG, AdwWindow)

GtkWindow *siyi_recusal_dialog_new (GtkWidget   *page,
                                    SiyiArchive *archive,
                                    gint64       case_id);

G_END_DECLS
