/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-calendar.h"

G_BEGIN_DECLS

/* When something may ring: in office hours of working days. Minutes are of the local day. */
typedef struct
{
  gboolean on;
  int      from, to;          /* office hours */
  int      digest;            /* of the day's one summary, inside them */
  gboolean with_names;        /* on this screen: petitioners' names */
  int      leader_told;       /* days before a session */
} SiyiRingRules;

typedef struct { SiyiDay day; int minute; } SiyiMoment;

void        siyi_ring_rules_init  (SiyiRingRules       *rules);
int         siyi_ring_parse_time  (const char          *text);     /* "8:30"; -1: none */
gboolean    siyi_ring_is_open     (const SiyiRingRules *rules,
                                   const SiyiCalendar  *calendar,
                                   SiyiMoment           now);
SiyiMoment  siyi_ring_next_digest (const SiyiRingRules *rules,
                                   const SiyiCalendar  *calendar,
                                   SiyiMoment           now);
SiyiMoment  siyi_ring_next_open   (const SiyiRingRules *rules,
                                   const SiyiCalendar  *calendar,
                                   SiyiMoment           now);

G_END_DECLS
