/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-paper-view.h"
#include "siyi-session-parts.h"

G_BEGIN_DECLS

#define SIYI_TYPE_SESSION_PRINT (siyi_session_print_get_type ())
G_DECLARE_FINAL_TYPE (SiyiSessionPrint, siyi_session_print, SIYI, SESSION_PRINT, AdwWindow)

SiyiPaperView *siyi_session_print_get_view (SiyiSessionPrint *self);
void           siyi_session_write_paper    (GtkWidget        *from,
                                            SiyiArchive      *archive,
                                            gint64            session,
                                            SiyiSessionPaper  paper,
                                            const char       *path);

G_END_DECLS
