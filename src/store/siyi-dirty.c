/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which cases an action touched, noted row by row from the preupdate hook. Same thread as the
 * connection. */
#include "siyi-search-store.h"

struct _SiyiDirty
{
  GHashTable *cases;
};

SiyiDirty *
siyi_dirty_new (void)
{
  SiyiDirty *self = g_new0 (SiyiDirty, 1);

  self->cases = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  return self;
}

void
siyi_dirty_free (SiyiDirty *self)
{
  g_hash_table_unref (self->cases);
  g_free (self);
}

void
siyi_dirty_forget (SiyiDirty *self)
{
  g_hash_table_remove_all (self->cases);
}

void
siyi_dirty_note (SiyiDirty  *self,
                 sqlite3    *handle,
                 const char *table,
                 int         op,
                 gint64      rowid)
{
}

gboolean
siyi_dirty_refresh (SiyiDb  *db,
                    GError **error)
{
  return TRUE;
}

void
siyi_search_bulk (SiyiDb   *db,
                  gboolean  on)
{
}
