/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-session-words.h"

G_BEGIN_DECLS

/* The four ones of a session as tabs. Signal "changed" (): another is in front. A missing piece is
 * excused by the page's action "session.excuse" (i), and the reason lifted by "session.lift" (i). */
#define SIYI_TYPE_SESSION_TABS (siyi_session_tabs_get_type ())
G_DECLARE_FINAL_TYPE (SiyiSessionTabs, siyi_session_tabs, SIYI, SESSION_TABS, GtkWidget)

void       siyi_session_tabs_add         (SiyiSessionTabs        *self,
                                          SiyiPiece               piece);
void       siyi_session_tabs_show        (SiyiSessionTabs        *self,
                                          const SiyiShownSession *shown);
SiyiPiece  siyi_session_tabs_get_current (SiyiSessionTabs        *self);
void       siyi_session_tabs_set_current (SiyiSessionTabs        *self,
                                          SiyiPiece               piece);
void       siyi_session_tabs_turn        (SiyiSessionTabs        *self,
                                          int                     n);
GtkWidget *siyi_session_tabs_get_tab     (SiyiSessionTabs        *self,
                                          SiyiPiece               piece);

G_END_DECLS
