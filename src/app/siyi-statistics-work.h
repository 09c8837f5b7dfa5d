/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-statistics.h"

G_BEGIN_DECLS

/* Tables of visits by one side, in the order of the page. */
typedef enum
{
  SIYI_STAT_MONTHS,
  SIYI_STAT_CLASSES,
  SIYI_STAT_METHODS,
  SIYI_STAT_FIRST,
  SIYI_STAT_LEADERS,
  SIYI_STAT_UNITS,
  SIYI_STAT_PLACES,
  SIYI_STAT_SIZES,
  SIYI_STAT_CLOSING,      /* matters, not visits */
  SIYI_STAT_FUNNEL,       /* tasks */
  SIYI_N_STAT_TABLES
} SiyiStatTable;

/* What is asked: the figures, or the tables of the bits. */
typedef struct
{
  SiyiStatQuery query;
  gboolean      figures;
  gboolean      cross;
  guint         tables;       /* bits 1 << SiyiStatTable */
} SiyiStatAsked;

typedef struct
{
  SiyiStatAsked  asked;
  SiyiFigures   *figures;
  SiyiFrozen    *frozen;
  GPtrArray     *tables[SIYI_N_STAT_TABLES];   /* SiyiBar */
  GPtrArray     *cross;                        /* SiyiCrossRow */
} SiyiStatAnswer;

void       siyi_stat_answer_free  (SiyiStatAnswer  *self);
gpointer   siyi_stat_load_work    (SiyiDb          *db,
                                   gpointer         data,
                                   GCancellable    *cancellable,
                                   GError         **error);   /* SiyiStatAsked → SiyiStatAnswer */
SiyiDimension siyi_stat_dimension (SiyiStatTable    table);

/* A number somebody pointed at: what is behind it, and the words it goes by. */
typedef enum
{
  SIYI_WISH_FIGURE,
  SIYI_WISH_TABLE,
  SIYI_WISH_CROSS,
} SiyiStatWishKind;

typedef struct
{
  SiyiStatWishKind  kind;
  SiyiStatQuery     query;
  SiyiStatTable     table;
  char             *key;         /* NULL: any */
  char             *part;        /* (nullable) of a rate: "numerator", "rest" */
  gint64            numerator, denominator;   /* of a rate; else 0 */
  int               first, size;
  gboolean          last_year;   /* the number of the year before beside its bar */
  char             *title;       /* 10月批次 */
  char             *source;      /* 图上选中 */
  char             *value;       /* 35批 */
  char             *beside;      /* (nullable) 147人次 */
  char             *change;      /* (nullable) */
  char             *definition;
} SiyiStatWish;

SiyiStatWish *siyi_stat_wish_copy  (const SiyiStatWish *wish);
void          siyi_stat_wish_free  (SiyiStatWish       *wish);
gboolean      siyi_stat_wish_same  (const SiyiStatWish *a,
                                    const SiyiStatWish *b);

/* One row of what is behind a number. */
typedef struct
{
  gint64   id;
  SiyiDay  day;
  char    *who;
  char    *what;
} SiyiStatLine;

typedef struct
{
  SiyiBehindKind  kind;
  GArray         *ids;           /* gint64 */
  GArray         *visits;        /* gint64: those of the ledger; NULL: it has no such rows */
  GPtrArray      *lines;         /* SiyiStatLine: the first ones */
} SiyiStatBehind;

#define SIYI_STAT_PAGE 50

typedef struct { SiyiBehindKind kind; GArray *ids; } SiyiStatSlice;

void       siyi_stat_behind_free  (SiyiStatBehind  *self);
void       siyi_stat_slice_free   (SiyiStatSlice   *self);
gpointer   siyi_stat_behind_work  (SiyiDb          *db,
                                   gpointer         data,
                                   GCancellable    *cancellable,
                                   GError         **error);   /* SiyiStatWish → SiyiStatBehind */
gpointer   siyi_stat_lines_work   (SiyiDb          *db,
                                   gpointer         data,
                                   GCancellable    *cancellable,
                                   GError         **error);   /* SiyiStatSlice → GPtrArray */
gpointer   siyi_stat_freeze_work  (SiyiDb          *db,
                                   gpointer         data,
                                   GCancellable    *cancellable,
                                   GError         **error);   /* SiyiStatQuery → char* */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiStatAnswer, siyi_stat_answer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiStatBehind, siyi_stat_behind_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiStatWish, siyi_stat_wish_free)

G_END_DECLS
