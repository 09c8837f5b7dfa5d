/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-plan-spread.h"

G_BEGIN_DECLS

/* The answer: for each open seat, in the order of time, the person or -1. */
typedef struct
{
  int       n_seats;
  int      *slot_of;
  int      *person_of;
  gboolean  proven;      /* the best there is; FALSE: the search was stopped */
} SiyiSearch;

SiyiSearch *siyi_search_best (const SiyiSpread   *spread,
                              const SiyiPlanWork *work);
void        siyi_search_deal (const SiyiSpread   *spread,
                              const SiyiPlanWork *work,
                              gboolean            by_load,
                              const int          *n_most,
                              SiyiSearch         *answer);
void        siyi_search_free (SiyiSearch         *search);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiSearch, siyi_search_free)

G_END_DECLS
