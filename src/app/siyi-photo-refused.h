/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void siyi_photo_refused_present (GtkWidget *from,
                                 GPtrArray *lines);    /* SiyiPhotoLine; those refused are told */

G_END_DECLS
