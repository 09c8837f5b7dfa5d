/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "office.h"
#include "siyi-notice.h"

G_BEGIN_DECLS

/* A planned office for the tests of the notice: everything runs on the archive's thread. */
void    plan_office   (SiyiDb     *db);
gint64  plan_leader   (SiyiDb     *db,
                       const char *name,
                       const char *post);
gint64  plan_session  (SiyiDb     *db,
                       gint64      leader,
                       SiyiDay     day,
                       const char *place,
                       const char *topic);
void    plan_change   (SiyiDb             *db,
                       SiyiScheduleChange  change);
char   *plan_publish  (SiyiDb     *db,
                       const char *month);

G_END_DECLS
