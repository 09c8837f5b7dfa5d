/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Frozen months as stored: the figures of that day, the rows behind them, and how each visit counted. On an
 * archive's thread; the caller's action holds what is written. */
#include "siyi-frozen-store.h"

#include "siyi-id-list.h"
#include "siyi-stats-private.h"

static const char sql_find[] =
  "SELECT id, at, who, audit_seq FROM frozen_period WHERE from_day = ? AND to_day = ? AND basis = ?";
/* A key of a table begins with its name and a slash, one of a figure has none; '0' comes after '/'. */
static const char sql_figures[] =
  "SELECT key, value, numerator, denominator, told, ids, part_ids FROM frozen_figure "
  "WHERE period = ?1 AND ((?2 IS NULL AND instr (key, '/') = 0) OR (key >= ?2 || '/' AND key < ?2 || '0')) ORDER BY key";
static const char sql_action[] =
  "SELECT action FROM audit WHERE entity = 'frozen_period' AND entity_id = CAST (? AS TEXT) ORDER BY seq DESC LIMIT 1";
static const char sql_add_period[] =
  "INSERT INTO frozen_period (uid, from_day, to_day, basis, at, who, audit_seq) VALUES (?, ?, ?, ?, ?, ?, "
  "(SELECT coalesce (max (seq), 0) FROM audit))";
static const char sql_add_figure[] =
  "INSERT INTO frozen_figure (period, key, value, numerator, denominator, told, ids, part_ids) "
  "VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
static const char sql_add_visits[] =
  "INSERT INTO frozen_visit (period, visit, book, persons, facts) "
  "SELECT :period, v.id, v.book, v.persons, " SIYI_FROZEN_FACTS " FROM visit v ";

void
siyi_frozen_head_clear (SiyiFrozenHead *self)
{
  g_clear_pointer (&self->who, g_free);
}

void
siyi_frozen_figure_free (SiyiFrozenFigure *self)
{
  g_free (self->key);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->part_ids, g_array_unref);
  g_free (self);
}

/**
 * siyi_frozen_find:
 * @head: (out caller-allocates): cleared by siyi_frozen_head_clear()
 *
 * Returns: whether exactly these days are frozen, by this date basis
 */
gboolean
siyi_frozen_find (SiyiDb              *db,
                  const SiyiStatScope *scope,
                  SiyiFrozenHead      *head)
{
  sqlite3_stmt *row = siyi_db_ask (db, NULL, sql_find, "ddt", scope->from, scope->to,
                                   siyi_date_basis_word (scope->basis));
  gboolean found;

  *head = (SiyiFrozenHead) { 0 };
  found = row != NULL && siyi_db_row (db, row, NULL);
  if (found)
    *head = (SiyiFrozenHead) { sqlite3_column_int64 (row, 0), scope->from, scope->to, sqlite3_column_int64 (row, 1),
                               siyi_column_dup (row, 2), sqlite3_column_int64 (row, 3) };
  siyi_db_release (db, row);

  return found;
}

/**
 * siyi_frozen_action:
 *
 * Returns: (transfer full) (nullable): the action that froze it
 */
char *
siyi_frozen_action (SiyiDb *db,
                    gint64  period)
{
  return siyi_db_ask_text (db, sql_action, "l", period);
}

static GArray *
column_ids (sqlite3_stmt *row,
            int           column)
{
  if (sqlite3_column_type (row, column) == SQLITE_NULL)
    return NULL;

  return siyi_id_list_unpack (sqlite3_column_blob (row, column), (gsize) sqlite3_column_bytes (row, column));
}

/**
 * siyi_frozen_load:
 * @table: (nullable): of which table; %NULL: the figures
 * @with_ids: whether the rows behind are wanted
 *
 * Returns: (transfer full) (element-type SiyiFrozenFigure)
 */
GPtrArray *
siyi_frozen_load (SiyiDb      *db,
                  gint64       period,
                  const char  *table,
                  gboolean     with_ids,
                  GError     **error)
{
  g_autoptr(GPtrArray) figures = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_frozen_figure_free);
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_figures, "lT", period, table);
  GError *failed = NULL;

  while (row != NULL && siyi_db_row (db, row, &failed))
    {
      SiyiFrozenFigure *figure = g_new0 (SiyiFrozenFigure, 1);

      figure->key = siyi_column_dup (row, 0);
      figure->value = sqlite3_column_int64 (row, 1);
      figure->numerator = sqlite3_column_int64 (row, 2);
      figure->denominator = sqlite3_column_int64 (row, 3);
      figure->told = sqlite3_column_int (row, 4) != 0;
      figure->ids = with_ids ? column_ids (row, 5) : NULL;
      figure->part_ids = with_ids ? column_ids (row, 6) : NULL;
      g_ptr_array_add (figures, figure);
    }
  if (row == NULL || !siyi_db_done (db, row, failed, error))
    return NULL;

  return g_steal_pointer (&figures);
}

static gboolean
add_figure (SiyiDb                  *db,
            gint64                   period,
            const SiyiFrozenFigure  *figure,
            GError                 **error)
{
  g_autoptr(GBytes) ids = figure->ids != NULL ? siyi_id_list_pack (figure->ids) : NULL;
  g_autoptr(GBytes) part_ids = figure->part_ids != NULL ? siyi_id_list_pack (figure->part_ids) : NULL;

  return siyi_db_run (db, error, sql_add_figure, "ltlllibb", period, figure->key, figure->value, figure->numerator,
                      figure->denominator, figure->told, ids, part_ids);
}

static gboolean
add_visits (SiyiDb               *db,
            gint64                period,
            const SiyiStatScope  *scope,
            GError              **error)
{
  g_auto(SiyiStatFilter) filter = { 0 };
  g_autofree char *sql = NULL;
  sqlite3_stmt *statement;
  gboolean done;

  siyi_stat_filter_init (&filter, db, scope, SIYI_ALL_BOOKS);
  sql = g_strconcat (sql_add_visits, filter.base, NULL);
  statement = siyi_stat_ask (db, &filter, sql, error);
  if (statement == NULL)
    return FALSE;

  siyi_stat_bind_int (statement, ":period", period);
  done = siyi_db_step_done (db, statement, error);
  siyi_db_release (db, statement);

  return done;
}

/**
 * siyi_frozen_save:
 * @figures: (element-type SiyiFrozenFigure): as they were counted within the same action
 *
 * Returns: whether the month is frozen; CONSTRAINT where it is already
 */
gboolean
siyi_frozen_save (SiyiDb               *db,
                  const SiyiStatScope  *scope,
                  GPtrArray            *figures,
                  GError              **error)
{
  g_autofree char *uid = siyi_uid_new (db);
  gint64 period;

  if (!siyi_db_run (db, error, sql_add_period, "tddtlt", uid, scope->from, scope->to,
                    siyi_date_basis_word (scope->basis), siyi_db_now (db), db->who))
    return FALSE;

  period = siyi_db_last_id (db);
  for (guint i = 0; i < figures->len; i++)
    if (!add_figure (db, period, g_ptr_array_index (figures, i), error))
      return FALSE;

  return add_visits (db, period, scope, error);
}
