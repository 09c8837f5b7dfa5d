/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-task-store.h"

G_BEGIN_DECLS

/* When and how a paper was served on the petitioner. Signal "served" (paper x, day i, way s). */
#define SIYI_TYPE_CASE_SERVICE_DIALOG (siyi_case_service_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SiyiCaseServiceDialog, siyi_case_service_dialog, SIYI, CASE_SERVICE_DIALOG, AdwWindow)

GtkWindow *siyi_case_service_dialog_new (GtkWindow             *parent,
                                         const SiyiStoredPaper *paper,
                                         SiyiDay                today);

G_END_DECLS
