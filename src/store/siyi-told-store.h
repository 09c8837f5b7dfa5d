/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-stats-store.h"

G_BEGIN_DECLS

/* What other registers tell: figures typed in with their source, and what the national system says of an
 * item of ours (domain, sections 4.1 and 11). */
typedef struct
{
  char   *source;           /* (nullable): nothing is told */
  gint64  value;
} SiyiToldFigure;

void      siyi_told_figure_clear    (SiyiToldFigure       *self);
gboolean  siyi_told_figure_load     (SiyiDb               *db,
                                     const char           *key,
                                     SiyiDay               from,
                                     SiyiDay               to,
                                     SiyiToldFigure       *self,
                                     GError              **error);
char     *siyi_told_figure_save     (SiyiDb               *db,
                                     const char           *key,
                                     SiyiDay               from,
                                     SiyiDay               to,
                                     gint64                value,
                                     const char           *source,
                                     GError              **error);

/* exchanged: SIYI_DAY_NONE leaves it open; first: 1 first there, 0 repeated, -1 not told. */
char     *siyi_national_item_save   (SiyiDb               *db,
                                     gint64                visit,
                                     SiyiDay               exchanged,
                                     int                   first,
                                     GError              **error);
gboolean  siyi_national_items_known (SiyiDb               *db,
                                     const SiyiStatScope  *scope);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SiyiToldFigure, siyi_told_figure_clear)

G_END_DECLS
