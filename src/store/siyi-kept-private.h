/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-kept.h"
#include "siyi-session-store.h"
#include "siyi-stats-private.h"

G_BEGIN_DECLS

/* What siyi-kept.c puts together, piece by piece. */
enum { SIYI_N_KEPT_PARTS = 3 };      /* of a month */

/* siyi-stats-kept.c */
char       *siyi_stat_kept_rules      (SiyiDb *db, GError **error);
char      **siyi_stat_kept_missing    (SiyiDb *db, const char *rules, GError **error);
gboolean    siyi_stat_kept_part       (SiyiDb *db, const char *month, int part, SiyiStatSums *sums, GError **error);
GBytes     *siyi_stat_kept_pack       (SiyiStatSums *sums);
gboolean    siyi_stat_kept_put        (SiyiDb *db, const char *month, SiyiDay until, const char *rules,
                                       GBytes *packed, GError **error);

/* siyi-session-ones.c */
GArray     *siyi_sessions_over_missing (SiyiDb *db, int n, GError **error);
int         siyi_sessions_over_read    (SiyiDb *db, gint64 session, GError **error);
gboolean    siyi_sessions_over_put     (SiyiDb *db, const SiyiSessionOver *session, GError **error);

G_END_DECLS
