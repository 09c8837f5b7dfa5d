/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"
#include "siyi-received-store.h"

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
} SiyiFigureUnit;

typedef struct
{
  const char         *key;
  SiyiFigureUnit      unit;
  gint64              value;                    /* of a rate: 10000 is 100 %, -1: denominator 0 */
  gint64              numerator, denominator;   /* of a rate */
  gboolean            has_previous;             /* the same days of the year before have data */
  gint64              previous;
  const char * const *parts;                    /* (nullable) keys that add up to it */
} SiyiFigure;

typedef struct
{
  SiyiDay  from, to;
  SiyiDay  previous_from, previous_to;
  GArray  *figures;       /* SiyiFigure, in a fixed order */
} SiyiFigures;

SiyiFigures      *siyi_figures_load  (SiyiDb            *db,
                                      SiyiDay            from,
                                      SiyiDay            to,
                                      GError           **error);
void              siyi_figures_free  (SiyiFigures       *self);
const SiyiFigure *siyi_figures_find  (const SiyiFigures *self,
                                      const char        *key);
GPtrArray        *siyi_figures_table (SiyiDb            *db,
                                      SiyiDay            from,
                                      SiyiDay            to,
                                      SiyiDimension      by,
                                      GError           **error);   /* SiyiCount */
SiyiDay           siyi_day_year_before (SiyiDay          day);
gboolean          siyi_figure_change (const SiyiFigure  *figure,
                                      gint64            *change);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiFigures, siyi_figures_free)

G_END_DECLS
