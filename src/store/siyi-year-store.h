/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-schedule-store.h"

G_BEGIN_DECLS

/* A session of a year, as far as its four archives go. */
typedef struct
{
  gint64            id;
  SiyiDay           day;
  SiyiSessionState  state;
  char             *leaders;      /* who sat, else who is planned */
  int               n_visits;     /* those that came */
  int               n_unsigned;   /* of them with a record complete but for the leader's signature */
  int               n_photos;
  int               n_other_day;  /* of them taken on another day than the session's */
  gboolean          overview, signin_view;     /* views with a caption */
  int               n_sheets;     /* scanned sign-in sheets of the petitioners */
  SiyiPieceCount    pieces[SIYI_N_PIECES];
} SiyiYearSession;

GPtrArray *siyi_year_sessions_load (SiyiDb   *db,
                                    int       year,
                                    GError  **error);     /* SiyiYearSession, by day, time, id */
gboolean   siyi_year_span_load     (SiyiDb   *db,
                                    int      *first,
                                    int      *last,
                                    GError  **error);
void       siyi_year_session_free  (SiyiYearSession *session);

G_END_DECLS
