/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-plan-private.h"

G_BEGIN_DECLS

/* Where the turns of the rotation belong on a line on which every seat is SIYI_SPREAD_UNIT long. */
#define SIYI_SPREAD_UNIT 16

/* Parts of a turn in which rates are counted. */
#define SIYI_SPREAD_RATE 1024

typedef struct
{
  int      n_people, n_slots;
  int     *leader;      /* by person: index of the leader */
  int     *open;        /* by slot: seats for the rotation */
  int     *start;       /* by slot: where it begins, in seats; one more: the length of the line */
  guint8  *may;         /* by person and slot: nothing bars him */
  int     *level;       /* by person: load, fixed turns of the plan included */
  int     *chain;       /* by person: how many turns the distance lets him have at most */
  int     *share;       /* by person: open seats by water-filling up to the chain */
  gint64  *rate;        /* by person: the same in parts of a turn */
  int     *rank;        /* by person: longest ago first, then office order */
} SiyiSpread;

SiyiSpread *siyi_spread_new    (const SiyiPlanWork *work);
void        siyi_spread_free   (SiyiSpread         *spread);
int         siyi_spread_center (const SiyiSpread   *spread,
                                int                 slot);
gboolean    siyi_spread_may    (const SiyiSpread   *spread,
                                int                 person,
                                int                 slot);
void        siyi_spread_ideals (const SiyiSpread   *spread,
                                const SiyiPlanWork *work,
                                int                 person,
                                gboolean            with_leave,
                                GArray             *ideals,
                                int                 n_wanted);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiSpread, siyi_spread_free)

G_END_DECLS
