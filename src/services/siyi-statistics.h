/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-figures.h"
#include "siyi-paper.h"
#include "siyi-span.h"

G_BEGIN_DECLS

/* What the statistics page, the report and siyictl ask for. Every number comes from here, and every
 * number can name the rows behind it. On an archive's thread. */
typedef struct
{
  SiyiSpan       span;
  SiyiDateBasis  basis;
  SiyiPlaceBasis place;
} SiyiStatQuery;

/* One bar, or one line of a table. */
typedef struct
{
  char   *key;                      /* stored value; "" where a visit has none */
  char   *words;                    /* as people read it */
  gint64  batches, persons, sessions;
  gint64  previous_batches, previous_persons, previous_sessions;  /* same days of the year before; -1: no data */
} SiyiBar;

/* place × first/repeated × individual/group, in batches and persons (first: 0 repeated, 1 first,
 * 2 not known; size: 0 individual, 1 group). */
typedef struct
{
  char   *key, *words;
  gint64  batches[3][2];
  gint64  persons[3][2];
} SiyiCrossRow;

typedef struct
{
  SiyiBehindKind kind;
  GArray        *ids;               /* gint64, in order of their day */
} SiyiBehind;

/* A frozen period beside what would be counted today. */
typedef struct
{
  char    *key, *words;             /* of a figure */
  gint64   frozen, now;
} SiyiCorrection;

typedef struct
{
  gint64   visit;                   /* 0: gone */
  char    *number;                  /* of its matter */
  char    *what;                    /* 新增, 作废, 人数12改为13, … */
  char    *who;
  gint64   at;                      /* µs */
} SiyiCorrectionLine;

typedef struct
{
  gint64     at;                    /* µs; 0: the period is not frozen */
  char      *who;
  GPtrArray *figures;               /* SiyiCorrection; only what differs */
  GPtrArray *lines;                 /* SiyiCorrectionLine */
} SiyiFrozen;

/* All figures of the span, with the year before and the period before. A frozen span gives the frozen ones. */
SiyiStatQuery siyi_stat_query         (SiyiDay from,
                                       SiyiDay to);           /* by the visits' days */
SiyiFigures *siyi_statistics_load     (SiyiDb              *db,
                                       const SiyiStatQuery *query,
                                       GError             **error);
/* Definition of a figure in the interface's language, one or two sentences; never NULL for a known key. */
const char  *siyi_figure_definition   (const char          *key);
const char  *siyi_figure_title        (const char          *key);     /* 领导接访批次 */
char        *siyi_figure_value_text   (const SiyiFigure    *figure);  /* 2,049人次, 99.27% */
char        *siyi_figure_change_text  (const SiyiFigure    *figure);  /* 同比下降7.41%（上年486） */
char        *siyi_figure_before_text  (const SiyiFigure    *figure);  /* 环比…（上期…） */
char        *siyi_figure_number_text  (const SiyiFigure    *figure,
                                       gint64               value);   /* 2,049, 99.27%, — */

/* part: NULL for the figure's rows; "numerator", "denominator", "rest" of a rate. */
SiyiBehind  *siyi_figure_behind       (SiyiDb              *db,
                                       const SiyiStatQuery *query,
                                       const char          *key,
                                       const char          *part,
                                       GError             **error);
void         siyi_behind_free         (SiyiBehind          *self);

GPtrArray   *siyi_statistics_bars     (SiyiDb              *db,
                                       const SiyiStatQuery *query,
                                       SiyiDimension        by,
                                       GError             **error);   /* SiyiBar */
SiyiBehind  *siyi_bar_behind          (SiyiDb              *db,
                                       const SiyiStatQuery *query,
                                       SiyiDimension        by,
                                       const char          *key,
                                       GError             **error);
GPtrArray   *siyi_statistics_cross    (SiyiDb              *db,
                                       const SiyiStatQuery *query,
                                       GError             **error);   /* SiyiCrossRow, sum last with key NULL */
/* first: 0, 1, 2 or -1 any; size: 0, 1 or -1 any; key NULL any. */
SiyiBehind  *siyi_cross_behind        (SiyiDb              *db,
                                       const SiyiStatQuery *query,
                                       const char          *key,
                                       int                  first,
                                       int                  size,
                                       GError             **error);
/* Line of closing: matters closed by month, a month without one too; funnel: tasks assigned, answered, served,
 * closed, resolved. */
GPtrArray   *siyi_statistics_closing  (SiyiDb              *db,
                                       const SiyiStatQuery *query,
                                       GError             **error);   /* SiyiBar, key 2026-11 */
SiyiBehind  *siyi_closing_behind      (SiyiDb              *db,
                                       const SiyiStatQuery *query,
                                       const char          *key,
                                       GError             **error);
GPtrArray   *siyi_statistics_funnel   (SiyiDb              *db,
                                       const SiyiStatQuery *query,
                                       GError             **error);   /* SiyiBar, batches = tasks */
SiyiBehind  *siyi_funnel_behind       (SiyiDb              *db,
                                       const SiyiStatQuery *query,
                                       const char          *key,
                                       GError             **error);
void         siyi_bar_free            (SiyiBar             *bar);
void         siyi_cross_row_free      (SiyiCrossRow        *row);

/* Freezing is one audited action; a span of several months is frozen when each of its months is. Undo takes
 * it back, the newest or an older one: both stand in the audit trail. */
char        *siyi_statistics_freeze   (SiyiDb              *db,
                                       const SiyiStatQuery *query,
                                       GError             **error);
char        *siyi_statistics_freeze_action (SiyiDb              *db,
                                            const SiyiStatQuery *query,
                                            GError             **error);   /* for siyi_action_undo() */
SiyiFrozen  *siyi_statistics_frozen   (SiyiDb              *db,
                                       const SiyiStatQuery *query,
                                       GError             **error);
void         siyi_frozen_free         (SiyiFrozen          *self);
void         siyi_correction_line_free (SiyiCorrectionLine *line);

/* Sentences that must hold before anything is printed (domain, section 11); each holds both sides. */
typedef struct { gboolean holds; char *words; const char *key, *other; } SiyiIdentity;   /* keys of the two sides */
void         siyi_identity_free       (SiyiIdentity        *identity);
GPtrArray   *siyi_statistics_check    (const SiyiFigures   *figures);    /* SiyiIdentity */

/* To .xlsx, .csv, .pdf by the ending of path; logged. export is the same within a writing work. */
gboolean     siyi_statistics_export   (SiyiDb              *db,
                                       const SiyiStatQuery *query,
                                       const char          *path,
                                       GCancellable        *cancellable,
                                       GError             **error);
gboolean     siyi_statistics_write    (SiyiArchive         *archive,
                                       const SiyiStatQuery *query,
                                       const char          *path,
                                       GCancellable        *cancellable,
                                       GError             **error);

SiyiPages   *siyi_statistics_print    (SiyiDb              *db,
                                       const SiyiStatQuery *query,
                                       GCancellable        *cancellable,
                                       GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiBehind, siyi_behind_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiFrozen, siyi_frozen_free)

G_END_DECLS
