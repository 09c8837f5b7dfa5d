/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-record.h"
#include "siyi-schedule.h"
#include "siyi-signin-store.h"

G_BEGIN_DECLS

/* siyi-example-month.c: plans the clock's month and makes it alive; a year that has sessions
 * already stays as it is. */
gboolean siyi_example_month   (const char *folder, SiyiClock *clock, GError **error);

/* siyi-example-year.c */
gboolean siyi_example_year    (SiyiDb *db, SiyiDay first, SiyiDay last, GError **error);

/* siyi-example-visits.c: n counts the groups of the month, so that each is another. */
SiyiRecord *siyi_example_record (SiyiDay day, int persons, int n);
gboolean siyi_example_receive (SiyiDb *db, const SiyiPlanned *session, int persons, int n,
                               gboolean booked, GError **error);
gboolean siyi_example_papers  (SiyiDb *db, const SiyiPlanned *session, gboolean with_gap,
                               GError **error);

gboolean siyi_example_sign_staff (SiyiDb *db, const SiyiSignin *sheet, GError **error);

/* siyi-example-papers.c: photos and sign-in sheets; what: record, photos, overview, signin-view, signin,
 * heads. */
gboolean siyi_example_photos  (SiyiDb *db, const SiyiPlanned *session, GError **error);
gboolean siyi_example_year_papers (SiyiDb *db, int year, SiyiDay last, gboolean with_gaps, GError **error);
gboolean siyi_example_gap     (SiyiDay day, const char *what);

/* siyi-example-day.c */
gboolean siyi_example_day_book  (SiyiDb *db, const SiyiPlanned *session, GError **error);
gboolean siyi_example_day_tell  (SiyiDb *db, const SiyiPlanned *session, GError **error);
gboolean siyi_example_day_hold  (SiyiDb *db, const SiyiPlanned *session, GError **error);
gboolean siyi_example_day_close (SiyiDb *db, const SiyiPlanned *session, GError **error);

G_END_DECLS
