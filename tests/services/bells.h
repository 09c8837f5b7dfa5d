/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-bell.h"

G_BEGIN_DECLS

/* What tests of reminders need: a time, a matter of a petitioner whose name and wish must stay off the screen,
 * and what rings at a minute of a day. */
gint64     bells_us_of    (SiyiDay     day,
                           int         minute);
gint64     bells_add_task (SiyiDb     *db,
                           SiyiDay     day,        /* of the visit and of its assignment */
                           int         days);      /* of the calendar */
SiyiBells *bells_claim    (SiyiDb     *db,
                           SiyiDay     day,
                           int         minute,
                           const char *instance);
SiyiBells *bells_show     (SiyiDb     *db,
                           SiyiDay     day,
                           int         minute);

G_END_DECLS
