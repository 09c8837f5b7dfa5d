/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-calendar.h"
#include "siyi-talk-record.h"

G_BEGIN_DECLS

/* The limit of an assignment: by its last day, or by a number of days. Signal "changed" (). */
#define SIYI_TYPE_SESSION_LIMIT (siyi_session_limit_get_type ())
G_DECLARE_FINAL_TYPE (SiyiSessionLimit, siyi_session_limit, SIYI, SESSION_LIMIT, GtkWidget)

GtkWidget *siyi_session_limit_new          (void);
void       siyi_session_limit_set_calendar (SiyiSessionLimit     *self,
                                            SiyiCalendar         *calendar);
void       siyi_session_limit_set          (SiyiSessionLimit     *self,
                                            const SiyiTalkRecord *record);
void       siyi_session_limit_get          (SiyiSessionLimit     *self,
                                            SiyiTalkRecord       *record);

G_END_DECLS
