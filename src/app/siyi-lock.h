/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The setting of the screen lock: minutes without a touch, 0 for never. */
#define SIYI_LOCK_KEY "lock.minutes"
enum { SIYI_LOCK_MINUTES = 10 };   /* where nothing is set; and at most, in a leader's view */

G_END_DECLS
