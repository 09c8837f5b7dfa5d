/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"
#include "siyi-ledger.h"
#include "siyi-span.h"

G_BEGIN_DECLS

/* Counts of live visits and of what hangs on them. Each number and the rows behind it are asked for with
 * the same text, so that a list is as long as its number says. On an archive's thread. */
typedef struct
{
  SiyiDay        from, to;      /* both included */
  SiyiDateBasis  basis;
  SiyiPlaceBasis place;
} SiyiStatScope;

typedef enum
{
  SIYI_BY_NOTHING, SIYI_BY_MONTH, SIYI_BY_LEADER, SIYI_BY_CLASS, SIYI_BY_METHOD, SIYI_BY_UNIT,
  SIYI_BY_PLACE, SIYI_BY_FIRST, SIYI_BY_SIZE,
  SIYI_N_DIMENSIONS
} SiyiDimension;

/* What the rows behind a number are. */
typedef enum
{
  SIYI_BEHIND_VISITS,
  SIYI_BEHIND_TASKS,
  SIYI_BEHIND_CASES,
  SIYI_BEHIND_SESSIONS,
} SiyiBehindKind;

typedef enum
{
  SIYI_MEASURE_ROWS,            /* how many */
  SIYI_MEASURE_PERSONS,         /* their persons present */
  SIYI_MEASURE_SHARE,           /* how many of them are also something else */
  SIYI_MEASURE_CLOCK,           /* a share read from clocks */
  SIYI_MEASURE_DAYS,            /* days from the receipt to an event, over the matters that have it */
} SiyiMeasure;

/* A number that is counted from stored rows. */
typedef struct
{
  const char     *key;
  SiyiMeasure     measure;
  SiyiBehindKind  kind;
  int             book;         /* SiyiBook, SIYI_ALL_BOOKS */
  const char     *where, *also; /* (nullable) this room's own business */
} SiyiStatRule;

enum { SIYI_ALL_BOOKS = -1 };

typedef struct { gint64 value, numerator, denominator; } SiyiStatValue;

typedef enum { SIYI_PART_ALL, SIYI_PART_NUMERATOR, SIYI_PART_REST } SiyiStatPart;

const SiyiStatRule *siyi_stat_rules     (guint                *n);
const SiyiStatRule *siyi_stat_rule      (const char           *key);
gboolean            siyi_stat_load      (SiyiDb               *db,
                                         const SiyiStatScope  *scope,
                                         SiyiStatValue        *values,     /* one a rule */
                                         GError              **error);
gint64              siyi_stat_count_wrong (SiyiDb             *db,
                                           GError            **error);     /* for siyi_check() */
GArray             *siyi_stat_ids       (SiyiDb               *db,
                                         const SiyiStatScope  *scope,
                                         const SiyiStatRule   *rule,
                                         SiyiStatPart          part,
                                         GError              **error);

GArray             *siyi_stat_days      (SiyiDb               *db,
                                         const SiyiStatScope  *scope,
                                         const SiyiStatRule   *rule,       /* SIYI_MEASURE_DAYS */
                                         GError              **error);     /* beside siyi_stat_ids() */

/* Receptions in groups of one dimension. */
typedef struct { char *key; gint64 batches, persons, sessions; } SiyiCount;

void                siyi_count_free     (SiyiCount            *count);
GPtrArray          *siyi_stat_groups    (SiyiDb               *db,
                                         const SiyiStatScope  *scope,
                                         SiyiDimension         by,
                                         GError              **error);     /* SiyiCount */
GArray             *siyi_stat_group_ids (SiyiDb               *db,
                                         const SiyiStatScope  *scope,
                                         SiyiDimension         by,
                                         const char           *key,
                                         GError              **error);

GHashTable         *siyi_stat_group_lists (SiyiDb             *db,
                                           const SiyiStatScope *scope,
                                           SiyiDimension       by,
                                           gboolean            crossed,    /* keys "first.size/key" */
                                           GError            **error);     /* key -> GArray of ids */

/* Places by first or repeated and by size, of receptions. */
typedef struct { char *place; int first, size; gint64 batches, persons; } SiyiCrossCell;

void                siyi_cross_cell_free (SiyiCrossCell       *cell);
GPtrArray          *siyi_stat_cross     (SiyiDb               *db,
                                         const SiyiStatScope  *scope,
                                         GError              **error);     /* SiyiCrossCell, by place */
GArray             *siyi_stat_cross_ids (SiyiDb               *db,
                                         const SiyiStatScope  *scope,
                                         const char           *place,      /* NULL: any */
                                         int                   first,      /* -1: any */
                                         int                   size,
                                         GError              **error);

/* Matters closed within the scope's days, by month; and how far the tasks of receptions have come. */
GPtrArray          *siyi_stat_closing   (SiyiDb               *db,
                                         const SiyiStatScope  *scope,
                                         GError              **error);     /* SiyiCount, cases as batches */
GArray             *siyi_stat_closing_ids (SiyiDb              *db,
                                           const SiyiStatScope *scope,
                                           const char          *month,
                                           GError             **error);
GPtrArray          *siyi_stat_funnel    (SiyiDb               *db,
                                         const SiyiStatScope  *scope,
                                         GError              **error);     /* SiyiCount, tasks as batches */
GArray             *siyi_stat_funnel_ids (SiyiDb              *db,
                                          const SiyiStatScope *scope,
                                          const char          *stage,
                                          GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiCount, siyi_count_free)

G_END_DECLS
