/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-figures.h"

G_BEGIN_DECLS

typedef struct
{
  SiyiDay      from, to;
  char       **by;
  SiyiFigures *figures;
  GPtrArray   *tables;     /* GPtrArray of SiyiCount, as by */
} CtlStats;

SiyiDimension ctl_stats_dimension (const char     *word);
void          ctl_stats_print     (const CtlStats *self);

G_END_DECLS
