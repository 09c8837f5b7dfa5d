/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-figures.h"
#include "siyi-statistics.h"

G_BEGIN_DECLS

/* What the files of the figures share. */
typedef struct
{
  const char         *key;
  SiyiFigureUnit      unit;
  const char * const *parts;
  const char         *title, *definition;      /* msgids */
} SiyiFigureKind;

const SiyiFigureKind *siyi_figure_kinds    (guint *n);

/* siyi-figures-count.c: one value a kind, in their order; frozen months give theirs. */
typedef struct
{
  SiyiStatValue *values;
  guint          n;
  gboolean      *told;
  gint64         frozen_at;
} SiyiFigureCounts;

void                  siyi_figure_divide       (const SiyiFigureKind *kind, SiyiStatValue *value);
void                  siyi_figure_counts_init  (SiyiFigureCounts *self);
void                  siyi_figure_counts_clear (SiyiFigureCounts *self);
gboolean              siyi_figure_counts_take_told (SiyiDb *db, const SiyiStatScope *scope, SiyiFigureCounts *self,
                                                    GError **error);
gboolean              siyi_figure_counts_now   (SiyiDb *db, const SiyiStatScope *scope, SiyiFigureCounts *self,
                                                GError **error);
SiyiStatScope         siyi_stat_scope_of       (const SiyiStatQuery *query, const SiyiSpan *span);

/* siyi-figures-source.c: frozen where all months of the scope are, else counted now. */
gboolean              siyi_figure_counts_load  (SiyiDb *db, const SiyiStatScope *scope, SiyiFigureCounts *self,
                                                GError **error);
GPtrArray            *siyi_source_groups       (SiyiDb *db, const SiyiStatScope *scope, SiyiDimension by,
                                                GError **error);                     /* SiyiCount */
GPtrArray            *siyi_source_closing      (SiyiDb *db, const SiyiStatScope *scope, GError **error);
GPtrArray            *siyi_source_funnel       (SiyiDb *db, const SiyiStatScope *scope, GError **error);
GPtrArray            *siyi_source_cross        (SiyiDb *db, const SiyiStatScope *scope, GError **error);

/* siyi-statistics.c */
SiyiBehind           *siyi_behind_new          (SiyiBehindKind kind, GArray *ids);    /* takes ids; NULL of NULL */
SiyiBehind           *siyi_figure_behind_now   (SiyiDb *db, const SiyiStatScope *scope, const char *key,
                                                const char *part, GError **error);

/* siyi-figures-sessions.c: sessions held in the scope, by their own days. */
typedef struct
{
  GArray *held, *complete;          /* gint64, by day */
  GArray *heads;                    /* sessions with a leader who receives once a month */
  gint64  sittings, head_months;
} SiyiSessionFigures;

void                  siyi_session_figures_clear (SiyiSessionFigures *self);
gboolean              siyi_session_figures_load  (SiyiDb *db, const SiyiStatScope *scope, SiyiSessionFigures *self,
                                                  GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SiyiFigureCounts, siyi_figure_counts_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SiyiSessionFigures, siyi_session_figures_clear)

G_END_DECLS
