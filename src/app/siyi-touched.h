/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* When somebody last touched a key, the pointer or the screen over any window of this program. */
void    siyi_touched_watch (void);
gint64  siyi_touched_at    (void);   /* monotonic microseconds */
void    siyi_touched_now   (void);

G_END_DECLS
