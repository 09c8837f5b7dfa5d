/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has changed since a month was frozen: visits that count otherwise than they did, do not any more, or
 * came later, with who did it last and when, as the audit trail tells. On an archive's thread. */
#include "siyi-frozen-store.h"

#include "siyi-stats-private.h"

/* How a visit that counted counts now; %s is the WHERE of what does. */
#define COUNTED_NOW "(SELECT " SIYI_FROZEN_FACTS " FROM visit v %s AND v.id = f.visit)"
#define NUMBER(visit) \
  "(SELECT number FROM petition_case WHERE id = (SELECT case_id FROM visit WHERE id = " visit "))"

static const char sql_newest[] =
  "SELECT who, at FROM audit WHERE seq > ?2 AND (entity, entity_id) IN ("
  "SELECT 'visit', CAST (?1 AS TEXT) UNION ALL "
  "SELECT 'petition_case', CAST (case_id AS TEXT) FROM visit WHERE id = ?1 UNION ALL "
  "SELECT 'session', CAST (session AS TEXT) FROM visit WHERE id = ?1 UNION ALL "
  "SELECT 'task', CAST (id AS TEXT) FROM task WHERE visit = ?1) ORDER BY seq DESC LIMIT 1";
/* Rows that came by the hundred have one line in the trail. */
static const char sql_import[] =
  "SELECT a.who, a.at FROM visit v JOIN audit a ON a.entity = 'import_batch' AND a.entity_id = CAST (v.batch AS TEXT) "
  "WHERE v.id = ? ORDER BY a.seq LIMIT 1";

void
siyi_frozen_change_free (SiyiFrozenChange *self)
{
  g_free (self->number);
  g_free (self->before);
  g_free (self->after);
  g_free (self->who);
  g_free (self);
}

static gboolean
take_newest (SiyiFrozenChange *change,
             SiyiDb           *db,
             sqlite3_stmt     *row)
{
  const gboolean found = row != NULL && siyi_db_row (db, row, NULL);

  if (found)
    {
      change->who = siyi_column_dup (row, 0);
      change->at = sqlite3_column_int64 (row, 1);
    }
  siyi_db_release (db, row);

  return found;
}

static void
find_newest (SiyiDb           *db,
             SiyiFrozenChange *change,
             gint64            since)
{
  if (!take_newest (change, db, siyi_db_ask (db, NULL, sql_newest, "ll", change->visit, since)))
    take_newest (change, db, siyi_db_ask (db, NULL, sql_import, "l", change->visit));
}

static gboolean
add_changes (SiyiDb                *db,
             const SiyiStatFilter  *filter,
             const SiyiFrozenHead  *head,
             const char            *sql,
             GPtrArray             *changes,
             GError               **error)
{
  sqlite3_stmt *row = siyi_stat_ask (db, filter, sql, error);
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;

  siyi_stat_bind_int (row, ":period", head->id);
  while (siyi_db_row (db, row, &failed))
    {
      SiyiFrozenChange *change = g_new0 (SiyiFrozenChange, 1);

      change->visit = sqlite3_column_int64 (row, 0);
      change->number = siyi_column_dup (row, 1);
      change->before = siyi_column_dup (row, 2);
      change->after = siyi_column_dup (row, 3);
      change->row_state = siyi_column_int (row, 4, -1);
      find_newest (db, change, head->audit_seq);
      g_ptr_array_add (changes, change);
    }

  return siyi_db_done (db, row, failed, error);
}

/**
 * siyi_frozen_changes:
 * @head: of the frozen month of @scope
 *
 * Returns: (transfer full) (element-type SiyiFrozenChange): what came later last
 */
GPtrArray *
siyi_frozen_changes (SiyiDb                *db,
                     const SiyiStatScope   *scope,
                     const SiyiFrozenHead  *head,
                     GError               **error)
{
  g_autoptr(GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_frozen_change_free);
  g_auto(SiyiStatFilter) filter = { 0 };
  g_autofree char *changed = NULL;
  g_autofree char *added = NULL;

  siyi_stat_filter_init (&filter, db, scope, SIYI_ALL_BOOKS);
  changed = g_strdup_printf ("SELECT visit, " NUMBER ("visit") ", before, after, "
                             "(SELECT row_state FROM visit WHERE id = o.visit) FROM (SELECT f.visit AS visit, "
                             "f.facts AS before, " COUNTED_NOW " AS after FROM frozen_visit f "
                             "WHERE f.period = :period) o WHERE before IS NOT after ORDER BY visit", filter.base);
  added = g_strdup_printf ("SELECT v.id, " NUMBER ("v.id") ", NULL, " SIYI_FROZEN_FACTS ", v.row_state FROM visit v %s "
                           "AND NOT EXISTS (SELECT 1 FROM frozen_visit WHERE period = :period AND visit = v.id) "
                           "ORDER BY v.day, v.id", filter.base);
  if (!add_changes (db, &filter, head, changed, changes, error) ||
      !add_changes (db, &filter, head, added, changes, error))
    return NULL;

  return g_steal_pointer (&changes);
}
