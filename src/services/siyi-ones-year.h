/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-year-store.h"

G_BEGIN_DECLS

/* The four ones of a year, judged as of today. A session counts from its own day on; those to come
 * are in the list, but in no figure. */
typedef struct
{
  const SiyiYearSession *session;      /* of the year's list */
  SiyiCompleteness       state;
  gboolean               over, coming; /* neither: today's, not yet held */
  gboolean               gap;          /* over, and not complete */
  int                    days_left;    /* of the grace, working days; less than 0: past */
} SiyiOnes;

typedef struct
{
  int        year, first, last;        /* first and last with sessions, and with today's */
  SiyiDay    today;
  GPtrArray *sessions;                 /* SiyiYearSession */
  GArray    *ones;                     /* SiyiOnes, by day, time, id */
  int        n_complete, n_gaps, n_not_due;
} SiyiOnesYear;

SiyiOnesYear   *siyi_ones_year_load   (SiyiDb             *db,
                                       int                 year,      /* 0: today's */
                                       GError            **error);
void            siyi_ones_year_free   (SiyiOnesYear       *self);
const SiyiOnes *siyi_ones_year_find   (const SiyiOnesYear *self,
                                       gint64              session);
gboolean        siyi_ones_lack        (const SiyiOnes     *ones,
                                       SiyiPiece           piece);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiOnesYear, siyi_ones_year_free)

G_END_DECLS
