/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "siyi-ink.h"

G_BEGIN_DECLS

void siyi_ink_draw (cairo_t       *cr,
                    const SiyiInk *ink,
                    double         width,
                    double         height);

G_END_DECLS
