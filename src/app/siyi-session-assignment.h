/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-calendar.h"
#include "siyi-talk-record.h"

G_BEGIN_DECLS

/* The result of a talk: who is to do what by when, or answered on the spot. Signal "changed" (). */
#define SIYI_TYPE_SESSION_ASSIGNMENT (siyi_session_assignment_get_type ())
G_DECLARE_FINAL_TYPE (SiyiSessionAssignment, siyi_session_assignment, SIYI, SESSION_ASSIGNMENT,
                      GtkWidget)

GtkWidget *siyi_session_assignment_new          (void);
void       siyi_session_assignment_set_words    (SiyiSessionAssignment *self,
                                                 const char * const    *units,
                                                 SiyiCalendar          *calendar);
void       siyi_session_assignment_set          (SiyiSessionAssignment *self,
                                                 const SiyiTalkRecord  *record);
void       siyi_session_assignment_get          (SiyiSessionAssignment *self,
                                                 SiyiTalkRecord        *record);
void       siyi_session_assignment_set_editable (SiyiSessionAssignment *self,
                                                 gboolean               editable);

G_END_DECLS
