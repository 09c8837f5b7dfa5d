/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-brief-view.h"

G_BEGIN_DECLS

/* siyi-leader-brief.c: the matter itself. */
GtkWidget *siyi_leader_brief_new (const SiyiBriefs *briefs,
                                  const SiyiBrief  *brief,
                                  guint             number);
/* siyi-leader-aside.c: what there is to decide with: limit, ways, who sits beside. */
GtkWidget *siyi_leader_aside_new (const SiyiBriefs *briefs,
                                  const SiyiBrief  *brief);

G_END_DECLS
