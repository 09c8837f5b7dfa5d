/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-day.h"

G_BEGIN_DECLS

/* Signal "add" (s kind, i day, s text): write this line into the case's time. */
#define SIYI_TYPE_CASE_PROGRESS (siyi_case_progress_get_type ())
G_DECLARE_FINAL_TYPE (SiyiCaseProgress, siyi_case_progress, SIYI, CASE_PROGRESS, GtkPopover)

void siyi_case_progress_set_today (SiyiCaseProgress *self,
                                   SiyiDay           today);

G_END_DECLS
