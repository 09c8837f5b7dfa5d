/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-schedule-store.h"

G_BEGIN_DECLS

/* What the files of the schedule's store share. */
SiyiSessionState  siyi_session_state_parse     (const char *word);
const char       *siyi_part_word               (SiyiPart    part);   /* "" for the whole day */
SiyiPart          siyi_part_parse              (const char *word);

/* siyi-schedule-counts.c: visits, persons and the pieces of the four ones. */
gboolean          siyi_planned_load_counts     (SiyiDb       *db,
                                                SiyiPlanned  *self,
                                                GError      **error);
/* siyi-signin-count.c */
gboolean     siyi_signin_count           (SiyiDb          *db,
                                          gint64           session,
                                          SiyiPieceCount  *count,
                                          GError         **error);

/* siyi-schedule-announced.c: bodies of the newest notices, each parsed once a load. */
GHashTable       *siyi_announced_new           (void);
gboolean          siyi_planned_load_announced  (SiyiDb       *db,
                                                SiyiPlanned  *self,
                                                GHashTable   *bodies,
                                                GError      **error);

G_END_DECLS
