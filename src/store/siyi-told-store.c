/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of other registers, typed in with their source, and what the national system told of an item: its
 * day of exchange, and whether it is the first there. On an archive's thread; writing is one action each. */
#include "siyi-told-store.h"

#include "siyi-edit-private.h"
#include "siyi-stats-private.h"

static const char sql_load[] =
  "SELECT value, source FROM told_figure WHERE key = ? AND from_day = ? AND to_day = ?";
static const char sql_save[] =
  "INSERT INTO told_figure (key, from_day, to_day, value, source, at, who) VALUES (?, ?, ?, ?, ?, ?, ?) "
  "ON CONFLICT (key, from_day, to_day) DO UPDATE SET value = excluded.value, source = excluded.source, "
  "at = excluded.at, who = excluded.who";
static const char sql_is_live[] =
  "SELECT count (*) FROM visit WHERE id = ? AND row_state = 0";
static const char sql_save_item[] =
  "INSERT INTO national_item (visit, exchanged, first) VALUES (?, ?, ?) "
  "ON CONFLICT (visit) DO UPDATE SET exchanged = excluded.exchanged, first = excluded.first";

void
siyi_told_figure_clear (SiyiToldFigure *self)
{
  g_clear_pointer (&self->source, g_free);
}

/**
 * siyi_told_figure_load:
 * @self: (out caller-allocates): without source where nothing is told of exactly these days
 */
gboolean
siyi_told_figure_load (SiyiDb          *db,
                       const char      *key,
                       SiyiDay          from,
                       SiyiDay          to,
                       SiyiToldFigure  *self,
                       GError         **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_load, "tdd", key, from, to);
  GError *failed = NULL;

  *self = (SiyiToldFigure) { NULL, 0 };
  if (row == NULL)
    return FALSE;

  if (siyi_db_row (db, row, &failed))
    *self = (SiyiToldFigure) { siyi_column_dup (row, 1), sqlite3_column_int64 (row, 0) };

  return siyi_db_done (db, row, failed, error);
}

/**
 * siyi_told_figure_save:
 * @source: which register told it, and when
 *
 * Returns: (transfer full): the action; %NULL with CONSTRAINT where the source is missing
 */
char *
siyi_told_figure_save (SiyiDb      *db,
                       const char  *key,
                       SiyiDay      from,
                       SiyiDay      to,
                       gint64       value,
                       const char  *source,
                       GError     **error)
{
  g_autofree char *told_by = g_strstrip (g_strdup (source != NULL ? source : ""));

  if (*told_by == '\0' || value < 0)
    {
      siyi_edit_refuse (error, "A figure of another register needs its source and is not below 0");
      return NULL;
    }
  if (!siyi_db_begin (db, "figure.tell", FALSE, error))
    return NULL;

  if (siyi_db_run (db, error, sql_save, "tddltlt", key, from, to, value, told_by, siyi_db_now (db), db->who))
    return siyi_db_commit (db, error) ? g_strdup (siyi_db_action (db)) : NULL;

  siyi_db_cancel (db);

  return NULL;
}

/**
 * siyi_national_item_save:
 *
 * Returns: (transfer full): the action; %NULL with NOT_FOUND
 */
char *
siyi_national_item_save (SiyiDb   *db,
                         gint64    visit,
                         SiyiDay   exchanged,
                         int       first,
                         GError  **error)
{
  if (!siyi_db_begin (db, "visit.national", FALSE, error))
    return NULL;

  if (siyi_db_ask_int64 (db, 0, sql_is_live, "l", visit) == 0)
    g_set_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND,
                 "There is no live visit %" G_GINT64_FORMAT " to tell something of", visit);
  else if (siyi_db_run (db, error, sql_save_item, "ldI", visit, exchanged, first))
    return siyi_db_commit (db, error) ? g_strdup (siyi_db_action (db)) : NULL;

  siyi_db_cancel (db);

  return NULL;
}

/**
 * siyi_national_items_known:
 *
 * Returns: whether the national system has told of a visit in the scope whether it is the first
 */
gboolean
siyi_national_items_known (SiyiDb              *db,
                           const SiyiStatScope *scope)
{
  g_auto(SiyiStatFilter) filter = { 0 };
  g_autofree char *sql = NULL;
  sqlite3_stmt *row;
  gboolean known;

  siyi_stat_filter_init (&filter, db, scope, SIYI_ALL_BOOKS);
  sql = g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM national_item n CROSS JOIN visit v ON v.id = n.visit "
                         "%s AND n.first IS NOT NULL)", filter.base);
  row = siyi_stat_ask (db, &filter, sql, NULL);
  known = row != NULL && siyi_db_row (db, row, NULL) && sqlite3_column_int (row, 0) != 0;
  siyi_db_release (db, row);

  return known;
}
