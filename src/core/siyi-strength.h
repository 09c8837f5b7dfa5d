/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How well a pass phrase resists guessing, roughly and on the careful side. */
typedef enum
{
  SIYI_STRENGTH_SHORT,       /* too short to be taken */
  SIYI_STRENGTH_WEAK,
  SIYI_STRENGTH_FAIR,
  SIYI_STRENGTH_GOOD,
} SiyiStrength;

SiyiStrength siyi_strength_of (const char *phrase);

G_END_DECLS
