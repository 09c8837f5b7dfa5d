/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-figure-table.h"
#include "siyi-statistics-work.h"

G_BEGIN_DECLS

extern const char * const siyi_stat_tile_keys[];

const char     *siyi_stat_words_table      (SiyiStatTable        table);
char           *siyi_stat_words_number     (SiyiStatTable        table,
                                            gint64               n);
char           *siyi_stat_words_persons    (gint64               n);
char           *siyi_stat_words_change     (SiyiStatTable        table,
                                            const SiyiBar       *bar);
char           *siyi_stat_words_bar        (SiyiStatTable        table,
                                            const SiyiBar       *bar);
const char     *siyi_stat_words_side       (SiyiStatTable        table,
                                            const SiyiBar       *bar);
char           *siyi_stat_words_title      (SiyiStatTable        table,
                                            const char          *what);
char           *siyi_stat_words_share      (gint64               part,
                                            gint64               whole);
const char     *siyi_stat_words_definition (SiyiStatTable        table);
char           *siyi_stat_words_basis      (const SiyiStatQuery *query);
const char     *siyi_stat_words_first      (int                  first);
const char     *siyi_stat_words_size       (int                  size);
gboolean        siyi_stat_has_previous     (const GPtrArray     *bars);
gboolean        siyi_stat_has_persons      (SiyiStatTable        table);
gboolean        siyi_stat_is_last_year     (SiyiStatTable        table,
                                            guint                column);
guint           siyi_stat_n_rows           (const GPtrArray     *bars);
SiyiFigureRows *siyi_stat_rows             (SiyiStatTable        table,
                                            const GPtrArray     *bars);
SiyiFigureRows *siyi_stat_cross_rows       (const GPtrArray     *cross);
gboolean        siyi_stat_cross_cell       (const GPtrArray     *cross,
                                            guint                column,
                                            int                 *first,
                                            int                 *size,
                                            gboolean            *persons);

G_END_DECLS
