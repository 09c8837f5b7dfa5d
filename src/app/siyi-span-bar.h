/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-span.h"

G_BEGIN_DECLS

/* Chooses a period: its kind by segments, which one by the button beside. Signal "changed" () when
 * the person chose another. */
#define SIYI_TYPE_SPAN_BAR (siyi_span_bar_get_type ())
G_DECLARE_FINAL_TYPE (SiyiSpanBar, siyi_span_bar, SIYI, SPAN_BAR, GtkWidget)

void             siyi_span_bar_set_span  (SiyiSpanBar    *self,
                                          const SiyiSpan *span);
const SiyiSpan  *siyi_span_bar_get_span  (SiyiSpanBar    *self);
GtkWidget       *siyi_span_bar_get_kind  (SiyiSpanBar    *self,
                                          SiyiSpanKind    kind);
void             siyi_span_bar_step      (SiyiSpanBar    *self,
                                          int             steps);

G_END_DECLS
