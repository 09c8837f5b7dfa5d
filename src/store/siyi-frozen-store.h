/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-stats-store.h"

G_BEGIN_DECLS

/* Months whose figures were fixed, and what has changed since (domain, section 4.4). Keys: of a figure its
 * own; of a table "table/group/key". On an archive's thread. */
typedef struct
{
  gint64  id;
  SiyiDay from, to;
  gint64  at;                   /* µs */
  char   *who;
  gint64  audit_seq;
} SiyiFrozenHead;

typedef struct
{
  char     *key;
  gint64    value, numerator, denominator;
  gboolean  told;
  GArray   *ids;                /* (nullable) gint64, in order of their days */
  GArray   *part_ids;           /* (nullable) of a share those of the numerator; of days the days of each */
} SiyiFrozenFigure;

/* A visit that counts otherwise than it did. */
typedef struct
{
  gint64  visit;
  char   *number;               /* (nullable) of its matter */
  char   *before, *after;       /* (nullable) JSON of the sides it counts by; NULL: did not, does not */
  int     row_state;            /* now; -1: gone */
  char   *who;                  /* (nullable) of the newest change since */
  gint64  at;
} SiyiFrozenChange;

void              siyi_frozen_head_clear    (SiyiFrozenHead       *self);
void              siyi_frozen_figure_free   (SiyiFrozenFigure     *self);
void              siyi_frozen_change_free   (SiyiFrozenChange     *self);

gboolean          siyi_frozen_find          (SiyiDb               *db,
                                             const SiyiStatScope  *scope,
                                             SiyiFrozenHead       *head);
char             *siyi_frozen_action        (SiyiDb               *db,
                                             gint64                period);
GPtrArray        *siyi_frozen_load          (SiyiDb               *db,
                                             gint64                period,
                                             const char           *table,     /* NULL: the figures */
                                             gboolean              with_ids,
                                             GError              **error);    /* SiyiFrozenFigure, by key */
gboolean          siyi_frozen_save          (SiyiDb               *db,        /* within an action */
                                             const SiyiStatScope  *scope,
                                             GPtrArray            *figures,
                                             GError              **error);
GPtrArray        *siyi_frozen_changes       (SiyiDb               *db,
                                             const SiyiStatScope  *scope,
                                             const SiyiFrozenHead *head,
                                             GError              **error);    /* SiyiFrozenChange */

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SiyiFrozenHead, siyi_frozen_head_clear)

G_END_DECLS
