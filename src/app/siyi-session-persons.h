/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-talk-record.h"

G_BEGIN_DECLS

/* Who came: head counts, names and phones, who represents the others. Signal "changed" (). */
#define SIYI_TYPE_SESSION_PERSONS (siyi_session_persons_get_type ())
G_DECLARE_FINAL_TYPE (SiyiSessionPersons, siyi_session_persons, SIYI, SESSION_PERSONS, GtkWidget)

GtkWidget *siyi_session_persons_new          (void);
void       siyi_session_persons_set          (SiyiSessionPersons   *self,
                                              const SiyiTalkRecord *record);
void       siyi_session_persons_get          (SiyiSessionPersons   *self,
                                              SiyiTalkRecord       *record);
void       siyi_session_persons_set_editable (SiyiSessionPersons   *self,
                                              gboolean              editable);

G_END_DECLS
