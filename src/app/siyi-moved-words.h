/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-moves.h"

G_BEGIN_DECLS

char *siyi_moved_words (const SiyiMovedDay *moved,
                        SiyiDay             today);

G_END_DECLS
