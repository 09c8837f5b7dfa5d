/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-session-words.h"

G_BEGIN_DECLS

/* A stage's steps over its part of the stepper. Ticks are the page's action "session.tick" (ib). */
#define SIYI_TYPE_STAGE_PANEL (siyi_stage_panel_get_type ())
G_DECLARE_FINAL_TYPE (SiyiStagePanel, siyi_stage_panel, SIYI, STAGE_PANEL, GtkPopover)

GtkWidget *siyi_stage_panel_new      (SiyiStage               stage);
SiyiStage  siyi_stage_panel_get_stage (SiyiStagePanel        *self);
void       siyi_stage_panel_show     (SiyiStagePanel         *self,
                                      const SiyiShownSession *shown);
GtkWidget *siyi_stage_panel_get_tick (SiyiStagePanel         *self,
                                      SiyiStep                step);

G_END_DECLS
