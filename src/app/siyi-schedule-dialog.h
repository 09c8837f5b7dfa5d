/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-schedule-work.h"

G_BEGIN_DECLS

/* One change of the schedule with its reason; what a person should know before stands in it. */
#define SIYI_TYPE_SCHEDULE_DIALOG (siyi_schedule_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SiyiScheduleDialog, siyi_schedule_dialog, SIYI, SCHEDULE_DIALOG, AdwWindow)

GtkWindow *siyi_schedule_dialog_new (GtkWidget                *page,
                                     SiyiArchive              *archive,
                                     SiyiShownMonth           *month,
                                     const SiyiScheduleChange *wanted);

G_END_DECLS
