/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-talk-record.h"

G_BEGIN_DECLS

/* The facts of a matter: type, facts and reasons, class, place, and what was done before.
 * Signal "changed" (). */
#define SIYI_TYPE_SESSION_MATTER (siyi_session_matter_get_type ())
G_DECLARE_FINAL_TYPE (SiyiSessionMatter, siyi_session_matter, SIYI, SESSION_MATTER, GtkWidget)

GtkWidget *siyi_session_matter_new         (void);
void       siyi_session_matter_set         (SiyiSessionMatter    *self,
                                            const SiyiTalkRecord *record);
void       siyi_session_matter_get         (SiyiSessionMatter    *self,
                                            SiyiTalkRecord       *record);
void       siyi_session_matter_set_classes (SiyiSessionMatter    *self,
                                            const char * const   *classes);
void       siyi_session_matter_set_history (SiyiSessionMatter    *self,
                                            GPtrArray            *moments,
                                            SiyiDay               before,
                                            SiyiDay               today);
void       siyi_session_matter_set_editable (SiyiSessionMatter   *self,
                                            gboolean              editable);

G_END_DECLS
