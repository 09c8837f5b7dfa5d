/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"
#include "siyi-span.h"
#include "siyi-stats-store.h"

G_BEGIN_DECLS

/* The figures of a period (domain, sections 4.4 to 4.6). Keys are a contract of siyictl. */
typedef enum
{
  SIYI_FIGURE_BATCHES,    /* 批 */
  SIYI_FIGURE_PERSONS,    /* 人次 */
  SIYI_FIGURE_ITEMS,      /* 件 */
  SIYI_FIGURE_MATTERS,    /* 起: a sum over forms, shown with its parts */
  SIYI_FIGURE_SESSIONS,   /* 场 */
  SIYI_FIGURE_RATE,       /* hundredths of a percent */
  SIYI_FIGURE_DAYS,       /* hundredths of a day, an average */
  SIYI_FIGURE_TIMES,      /* hundredths of 次, an average */
} SiyiFigureUnit;

#define SIYI_FIGURE_UNKNOWN ((gint64) -1)

typedef struct
{
  const char         *key;
  SiyiFigureUnit      unit;
  gint64              value;                    /* of a rate: 10000 is 100 %, -1: denominator 0; -1: not known */
  gint64              numerator, denominator;   /* of rates and averages */
  gboolean            has_previous;             /* the same days of the year before have data */
  gint64              previous;
  gboolean            has_before;               /* the period just before has data */
  gint64              before;
  gboolean            is_told;                  /* typed in with its source: no row of ours can give it */
  const char * const *parts;                    /* (nullable) keys that add up to it */
} SiyiFigure;

typedef struct
{
  SiyiSpan       span;
  SiyiDateBasis  basis;
  SiyiDay        from, to;
  SiyiDay        previous_from, previous_to;
  SiyiDay        before_from, before_to;
  gint64         frozen_at;   /* µs; 0: counted now */
  GArray        *figures;     /* SiyiFigure, in a fixed order */
} SiyiFigures;

void              siyi_figures_free  (SiyiFigures       *self);
const SiyiFigure *siyi_figures_find  (const SiyiFigures *self,
                                      const char        *key);
gboolean          siyi_figure_change (const SiyiFigure  *figure,
                                      gint64            *change);
gboolean          siyi_figure_change_before (const SiyiFigure *figure,
                                             gint64           *change);
gboolean          siyi_figure_is_ratio (const SiyiFigure *figure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiFigures, siyi_figures_free)

G_END_DECLS
