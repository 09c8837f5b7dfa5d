/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-book.h"

G_BEGIN_DECLS

void compare_ways (const char           *name,
                   GBytes               *bytes,
                   const SiyiReadLimits *limits,
                   SiyiBookFile         *book,
                   const GError         *error);

G_END_DECLS
