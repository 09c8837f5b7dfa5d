/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-statistics.h"

G_BEGIN_DECLS

typedef struct
{
  SiyiStatQuery  query;
  char         **by;
  SiyiFigures   *figures;
  GPtrArray     *tables;     /* GPtrArray of SiyiBar, as by */
  SiyiFrozen    *frozen;
  gboolean       corrections;
} CtlStats;

SiyiDimension ctl_stats_dimension (const char     *word);
char         *ctl_stats_key       (SiyiDimension   by,
                                   const SiyiBar  *bar);
void          ctl_stats_print     (const CtlStats *self);

G_END_DECLS
