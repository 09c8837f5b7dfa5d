/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-schedule.h"

G_BEGIN_DECLS

/* siyi-example-month.c: plans the clock's month and makes it alive; a month that has sessions
 * already stays as it is. */
gboolean siyi_example_month   (const char *folder, SiyiClock *clock, GError **error);

/* siyi-example-visits.c: n counts the groups of the month, so that each is another. */
gboolean siyi_example_receive (SiyiDb *db, const SiyiPlanned *session, int persons, int n,
                               gboolean booked, GError **error);
gboolean siyi_example_papers  (SiyiDb *db, const SiyiPlanned *session, gboolean with_gap,
                               GError **error);

G_END_DECLS
