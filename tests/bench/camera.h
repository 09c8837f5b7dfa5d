/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Pictures as a camera writes them: 12 megapixels, about 3 MB, EXIF with a time of their own. */
void camera_take (const char *folder,
                  guint       n);

G_END_DECLS
