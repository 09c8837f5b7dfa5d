/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-archive.h"

G_BEGIN_DECLS

/* Seals the briefs of a session for the leader's own computer. */
#define SIYI_TYPE_BRIEFS_DIALOG (siyi_briefs_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SiyiBriefsDialog, siyi_briefs_dialog, SIYI, BRIEFS_DIALOG, AdwWindow)

void siyi_briefs_dialog_ask  (GtkWidget        *from,
                              SiyiArchive      *archive,
                              gint64            session);    /* 0: one of those to come */
void siyi_briefs_dialog_seal (SiyiBriefsDialog *self,
                              const char       *path);       /* what the file chooser answers */

G_END_DECLS
