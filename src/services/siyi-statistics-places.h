/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-statistics.h"

G_BEGIN_DECLS

void siyi_bars_by_township  (const SiyiStatQuery *query,
                             GPtrArray           *bars);
void siyi_cross_by_township (const SiyiStatQuery *query,
                             GPtrArray           *rows);

G_END_DECLS
