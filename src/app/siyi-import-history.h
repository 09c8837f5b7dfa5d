/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-window.h"

G_BEGIN_DECLS

/* The imports of an archive, each of which can be taken back whole. */
void siyi_import_history_present (SiyiWindow *window);
void siyi_import_history_undo    (SiyiWindow *window,
                                  gint64      batch);

G_END_DECLS
