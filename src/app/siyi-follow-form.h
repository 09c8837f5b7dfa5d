/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-follow-work.h"

G_BEGIN_DECLS

/* The form of one step, or of an assignment. Signal "changed" (): something else is in it. */
#define SIYI_TYPE_FOLLOW_FORM (siyi_follow_form_get_type ())
G_DECLARE_FINAL_TYPE (SiyiFollowForm, siyi_follow_form, SIYI, FOLLOW_FORM, GtkWidget)

void              siyi_follow_form_set_units (SiyiFollowForm        *self,
                                              GPtrArray             *units);
void              siyi_follow_form_show      (SiyiFollowForm        *self,
                                              SiyiTaskStepKind       kind,
                                              const SiyiTaskRow     *row,
                                              const SiyiFollowSheet *sheet);
void              siyi_follow_form_set_sheet (SiyiFollowForm        *self,
                                              const SiyiFollowSheet *sheet);
SiyiTaskStepKind  siyi_follow_form_get_kind  (SiyiFollowForm        *self);
void              siyi_follow_form_set_corrects (SiyiFollowForm    *self,
                                              gint64                 step);
gint64            siyi_follow_form_get_corrects (SiyiFollowForm    *self);
gboolean          siyi_follow_form_is_good   (SiyiFollowForm        *self);
SiyiFollowChange *siyi_follow_form_take      (SiyiFollowForm        *self);

G_END_DECLS
