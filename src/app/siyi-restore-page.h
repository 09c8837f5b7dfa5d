/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-job.h"

G_BEGIN_DECLS

/* What the window shows while a backup takes the archive's place: what is done now, a bar, Stop. */
#define SIYI_TYPE_RESTORE_PAGE (siyi_restore_page_get_type ())
G_DECLARE_FINAL_TYPE (SiyiRestorePage, siyi_restore_page, SIYI, RESTORE_PAGE, GtkWidget)

void            siyi_restore_page_set_job  (SiyiRestorePage *self,
                                            SiyiJob         *job);
GtkProgressBar *siyi_restore_page_get_bar  (SiyiRestorePage *self);
GtkButton      *siyi_restore_page_get_stop (SiyiRestorePage *self);
const char     *siyi_restore_page_get_text (SiyiRestorePage *self);

G_END_DECLS
