/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "siyi-book.h"

/**
 * siyi_read_limits_init:
 * @limits: (out caller-allocates): filled with the defaults of the import rules (domain, 10.1)
 */
void
siyi_read_limits_init (SiyiReadLimits *limits)
{
  *limits = (SiyiReadLimits) {
    .cell_characters = 32767,
    .part_bytes = 64 * 1024 * 1024,
    .part_ratio = 200,
    .rows = 200000,
    .entries = 2000,
    .cells = 6 * 1000 * 1000,
  };
}
