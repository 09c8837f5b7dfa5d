/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A few words side by side of which one is chosen. Signal "changed" (): a person chose. */
#define SIYI_TYPE_SEGMENTS (siyi_segments_get_type ())
G_DECLARE_FINAL_TYPE (SiyiSegments, siyi_segments, SIYI, SEGMENTS, GtkWidget)

void        siyi_segments_add       (SiyiSegments *self,
                                     const char   *value,
                                     const char   *label);
void        siyi_segments_set_value (SiyiSegments *self,
                                     const char   *value);
const char *siyi_segments_get_value (SiyiSegments *self);

G_END_DECLS
