/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-stats-store.h"

G_BEGIN_DECLS

gboolean   siyi_stats_received    (SiyiDb     *db,
                                   SiyiDay     from,
                                   SiyiDay     to,
                                   SiyiCount  *count,
                                   GError    **error);

G_END_DECLS
