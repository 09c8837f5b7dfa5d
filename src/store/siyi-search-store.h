/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-db-private.h"

G_BEGIN_DECLS

/* The search rows (case_text) of this room: which cases an action touched, and their text anew. */
SiyiDirty *siyi_dirty_new          (void);
void       siyi_dirty_free         (SiyiDirty *self);
void       siyi_dirty_forget       (SiyiDirty *self);
void       siyi_dirty_note         (SiyiDirty *self, sqlite3 *handle, const char *table, int op,
                                    gint64 rowid);
gboolean   siyi_dirty_refresh      (SiyiDb *db, GError **error);

gboolean   siyi_search_row_refresh (SiyiDb *db, gint64 case_id, GError **error);

/* While many rows go in one action the index keeps more of them in memory; back to normal after. */
gboolean   siyi_search_bulk        (SiyiDb *db, gboolean on, GError **error);

G_END_DECLS
