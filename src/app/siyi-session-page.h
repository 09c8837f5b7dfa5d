/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-session-queue.h"
#include "siyi-session-tabs.h"
#include "siyi-stepper.h"

G_BEGIN_DECLS

#define SIYI_TYPE_SESSION_PAGE (siyi_session_page_get_type ())
G_DECLARE_FINAL_TYPE (SiyiSessionPage, siyi_session_page, SIYI, SESSION_PAGE, GtkWidget)

const SiyiShownSession *siyi_session_page_get_shown    (SiyiSessionPage *self);
gint64                  siyi_session_page_get_selected (SiyiSessionPage *self);
guint                   siyi_session_page_get_n_taken  (SiyiSessionPage *self);
SiyiStepper            *siyi_session_page_get_stepper  (SiyiSessionPage *self);
SiyiSessionQueue       *siyi_session_page_get_queue    (SiyiSessionPage *self);
SiyiSessionTabs        *siyi_session_page_get_tabs     (SiyiSessionPage *self);

G_END_DECLS
