/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-db-private.h"
#include "siyi-schedule-store.h"
#include "siyi-talk-record.h"

G_BEGIN_DECLS

/* What the files of the schedule's store share. */
SiyiSessionState  siyi_session_state_parse     (const char *word);
const char       *siyi_part_word               (SiyiPart    part);   /* "" for the whole day */
SiyiPart          siyi_part_parse              (const char *word);

/* siyi-schedule-counts.c: visits, persons and the pieces of the four ones. */
gboolean          siyi_planned_load_counts     (SiyiDb       *db,
                                                SiyiPlanned  *self,
                                                GError      **error);
/* Of a session: how many of the wanted views have a caption, and the pieces that are excused. */
#define SIYI_VIEWS_COLUMN(session) \
  "(SELECT count (DISTINCT kind) FROM photo WHERE session = " session " AND row_state = 0 " \
  " AND derived_from IS NULL AND coalesce (caption, '') <> '' " \
  " AND (kind = 'overview' OR kind = 'sign-in'))"
#define SIYI_EXCUSED_COLUMN(session) \
  "(SELECT group_concat (piece, ' ') FROM excuse WHERE session = " session ")"
gboolean          siyi_pieces_add_visit        (SiyiPieceCount *pieces,
                                                gboolean        booked,
                                                SiyiLacks       lacks,
                                                gboolean        is_signed);
void              siyi_pieces_set_papers       (SiyiPieceCount *pieces,
                                                int             n_views,
                                                const char     *excused);

/* siyi-signin-count.c: columns of a live visit "v" with its difference "d", and of a session. */
#define SIYI_SIGNED_COLUMN \
  "(SELECT count (*) FROM signature s WHERE s.session = v.session AND s.part = 'B' " \
  "AND s.visit = v.id AND s.signed_at IS NOT NULL AND s.ink IS "
#define SIYI_HEADS_COLUMNS \
  "v.queue IS NOT 'booked', v.persons, " SIYI_SIGNED_COLUMN "NOT NULL), " \
  SIYI_SIGNED_COLUMN "NULL), d.signed, coalesce (d.reason, '') <> '' "
#define SIYI_LOOSE_COLUMN(session) \
  "(SELECT count (*) FROM signature WHERE session = " session " AND part = 'B' AND visit IS NULL " \
  "AND signed_at IS NOT NULL)"
#define SIYI_SHEET_HEADS_COLUMN(session) \
  "(SELECT coalesce (sum (heads), 0) FROM signin_sheet WHERE session = " session \
  " AND part = 'B' AND row_state = 0)"
void         siyi_column_heads           (sqlite3_stmt    *row,
                                          int              first,
                                          SiyiPieceCount  *count);
void         siyi_heads_settle           (SiyiPieceCount  *count,
                                          int              loose,
                                          int              on_sheets);
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
