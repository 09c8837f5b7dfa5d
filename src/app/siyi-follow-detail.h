/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-follow-form.h"

G_BEGIN_DECLS

/* The pane beside the follow-up list: one task with its history and the form of its next step, or an
 * urging of several. Signals: "changed" () when what can be written is another, "written" () after a
 * step was. Its buttons say follow.step (s): the word of a step. */
#define SIYI_TYPE_FOLLOW_DETAIL (siyi_follow_detail_get_type ())
G_DECLARE_FINAL_TYPE (SiyiFollowDetail, siyi_follow_detail, SIYI, FOLLOW_DETAIL, GtkWidget)

void             siyi_follow_detail_set_archive (SiyiFollowDetail *self,
                                                 SiyiArchive      *archive);
void             siyi_follow_detail_set_units   (SiyiFollowDetail *self,
                                                 GPtrArray        *units);
void             siyi_follow_detail_show        (SiyiFollowDetail *self,
                                                 const GArray     *hits,
                                                 SiyiDay           today);
gboolean         siyi_follow_detail_set_step    (SiyiFollowDetail *self,
                                                 SiyiTaskStepKind  kind);
void             siyi_follow_detail_focus_form  (SiyiFollowDetail *self);
const char      *siyi_follow_detail_get_verb    (SiyiFollowDetail *self);
SiyiTaskStepKind siyi_follow_detail_get_step    (SiyiFollowDetail *self);
gboolean         siyi_follow_detail_can_write   (SiyiFollowDetail *self);
void             siyi_follow_detail_write       (SiyiFollowDetail *self);
const SiyiFollowSheet *siyi_follow_detail_get_sheet (SiyiFollowDetail *self);

/* siyi-follow-detail-history.c */
void                   siyi_follow_detail_correct    (SiyiFollowDetail *self,
                                                      gint64            step);

G_END_DECLS
