/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-archive.h"
#include "siyi-camera.h"

G_BEGIN_DECLS

/* Beside siyi-session-parts.h: the dialog with a camera that is handed in. */
#define SIYI_TYPE_CAMERA_DIALOG (siyi_camera_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SiyiCameraDialog, siyi_camera_dialog, SIYI, CAMERA_DIALOG, AdwWindow)

GtkWidget *siyi_camera_dialog_new (GtkWindow   *parent,
                                   SiyiArchive *archive,
                                   gint64       session,
                                   SiyiCamera  *camera);

G_END_DECLS
