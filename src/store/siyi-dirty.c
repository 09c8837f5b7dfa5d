/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which cases an action touched: noted row by row from the preupdate hook (where the connection may
 * not be asked), turned into cases just before COMMIT, each one's search row then made anew. Same
 * thread as the connection. */
#define SQLITE_ENABLE_PREUPDATE_HOOK
#include "siyi-search-store.h"

#include <string.h>

typedef enum
{
  TOUCHED_CASE,
  TOUCHED_VISIT,
  TOUCHED_TASK,
  TOUCHED_SESSION,
  TOUCHED_UNIT,
  TOUCHED_LEADER,
  N_TOUCHED
} Touched;

/* Where a table's row tells what it belongs to: a column, or -1 for the row's own id. */
static const struct { const char *table; Touched what; int column; } belongs[] = {
  { "petition_case", TOUCHED_CASE, -1 },
  { "visit", TOUCHED_CASE, 2 },
  { "petitioner", TOUCHED_VISIT, 0 },
  { "instruction", TOUCHED_VISIT, 0 },
  { "task", TOUCHED_VISIT, 1 },
  { "task_unit", TOUCHED_TASK, 0 },
  { "session_leader", TOUCHED_SESSION, 0 },
  { "unit", TOUCHED_UNIT, -1 },
  { "unit_alias", TOUCHED_UNIT, 1 },
  { "leader", TOUCHED_LEADER, -1 },
};

static const char * const sql_cases_of[N_TOUCHED] = {
  [TOUCHED_VISIT] = "SELECT case_id FROM visit WHERE id = ?",
  [TOUCHED_TASK] = "SELECT v.case_id FROM task t JOIN visit v ON v.id = t.visit WHERE t.id = ?",
  [TOUCHED_SESSION] = "SELECT case_id FROM visit WHERE session = ?",
  [TOUCHED_UNIT] = "SELECT v.case_id FROM task_unit u JOIN task t ON t.id = u.task "
                   "JOIN visit v ON v.id = t.visit WHERE u.unit = ?",
  [TOUCHED_LEADER] = "SELECT v.case_id FROM session_leader s JOIN visit v ON v.session = s.session "
                     "WHERE s.leader = ?",
};

struct _SiyiDirty
{
  GHashTable *ids[N_TOUCHED];   /* gint64 sets */
};

SiyiDirty *
siyi_dirty_new (void)
{
  SiyiDirty *self = g_new0 (SiyiDirty, 1);

  for (int i = 0; i < N_TOUCHED; i++)
    self->ids[i] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  return self;
}

void
siyi_dirty_free (SiyiDirty *self)
{
  for (int i = 0; i < N_TOUCHED; i++)
    g_hash_table_unref (self->ids[i]);
  g_free (self);
}

void
siyi_dirty_forget (SiyiDirty *self)
{
  for (int i = 0; i < N_TOUCHED; i++)
    g_hash_table_remove_all (self->ids[i]);
}

static void
add_id (SiyiDirty *self,
        Touched    what,
        gint64     id)
{
  if (id != 0)
    g_hash_table_add (self->ids[what], g_memdup2 (&id, sizeof id));
}

/**
 * siyi_dirty_note:
 *
 * From the preupdate hook: notes what the changed row belongs to, before and after.
 */
void
siyi_dirty_note (SiyiDirty  *self,
                 sqlite3    *handle,
                 const char *table,
                 int         op,
                 gint64      rowid)
{
  sqlite3_value *value;
  gsize i = 0;

  while (i < G_N_ELEMENTS (belongs) && strcmp (belongs[i].table, table) != 0)
    i++;
  if (i == G_N_ELEMENTS (belongs))
    return;

  if (belongs[i].column < 0)
    {
      add_id (self, belongs[i].what, rowid);
      return;
    }
  if (op != SQLITE_INSERT &&
      sqlite3_preupdate_old (handle, belongs[i].column, &value) == SQLITE_OK)
    add_id (self, belongs[i].what, sqlite3_value_int64 (value));
  if (op != SQLITE_DELETE &&
      sqlite3_preupdate_new (handle, belongs[i].column, &value) == SQLITE_OK)
    add_id (self, belongs[i].what, sqlite3_value_int64 (value));
}

static gboolean
add_cases_of (SiyiDb   *db,
              Touched   what,
              GError  **error)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, db->dirty->ids[what]);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      sqlite3_stmt *row = siyi_db_ask (db, error, sql_cases_of[what], "l", *(gint64 *) id);
      GError *failed = NULL;

      if (row == NULL)
        return FALSE;
      while (siyi_db_row (db, row, &failed))
        add_id (db->dirty, TOUCHED_CASE, sqlite3_column_int64 (row, 0));
      if (!siyi_db_done (db, row, failed, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * siyi_dirty_refresh:
 *
 * Makes the search rows of all touched cases anew, within the open action.
 *
 * Returns: whether it was done
 */
gboolean
siyi_dirty_refresh (SiyiDb  *db,
                    GError **error)
{
  GHashTableIter iter;
  gpointer id;

  for (int what = TOUCHED_VISIT; what < N_TOUCHED; what++)
    if (!add_cases_of (db, what, error))
      return FALSE;

  g_hash_table_iter_init (&iter, db->dirty->ids[TOUCHED_CASE]);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!siyi_search_row_refresh (db, *(gint64 *) id, error))
      return FALSE;

  return TRUE;
}
