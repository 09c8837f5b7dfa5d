/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the ledger by id: one question for the row itself, one each for what it may have several
 * of. The cells are canonical text; masking is the gate's. On an archive's thread. */
#include "siyi-ledger-private.h"

#include "siyi-code.h"
#include "siyi-cover.h"
#include "siyi-words.h"

static const char sql_load_row[] =
  "SELECT v.case_id, v.session, v.version, v.book, v.row_state, v.void_reason, v.void_by, "
  "c.restricted, v.persons, c.number, v.masked, v.serial, v.day, v.day_end, v.part, "
  "coalesce (v.method, s.method), "
  "coalesce (v.place, s.place, (SELECT name FROM venue WHERE id = s.venue)), "
  "v.visitors, v.address, c.title, c.class, v.first, c.case_leader_name, c.resolved, "
  "c.satisfaction, v.remark, t.id, t.handler, t.assigned, t.due, t.progress, t.closed, "
  "t.visit_back, t.state, v.queue IS 'booked' "
  "FROM visit v JOIN petition_case c ON c.id = v.case_id LEFT JOIN session s ON s.id = v.session "
  "LEFT JOIN task t ON t.id = (SELECT min (id) FROM task WHERE visit = v.id) WHERE v.id = ?";
static const char sql_load_leaders[] =
  "SELECT name, post FROM session_leader WHERE session = ?1 AND role = "
  "(SELECT max (role) FROM session_leader WHERE session = ?1) ORDER BY ordinal";
static const char sql_load_phones[] =
  "SELECT phone FROM petitioner WHERE visit = ? AND phone IS NOT NULL ORDER BY ordinal";
static const char sql_load_opinions[] =
  "SELECT body FROM instruction WHERE visit = ? ORDER BY ordinal";
static const char sql_load_units[] =
  "SELECT name FROM task_unit WHERE task = ? ORDER BY ordinal";

/* Columns of sql_load_row that go into a cell as they are. */
static const struct { SiyiColumn column; int index; } plain_cells[] = {
  { SIYI_COLUMN_SERIAL, 11 }, { SIYI_COLUMN_METHOD, 15 }, { SIYI_COLUMN_PLACE, 16 },
  { SIYI_COLUMN_VISITORS, 17 }, { SIYI_COLUMN_PERSONS, 8 }, { SIYI_COLUMN_ADDRESS, 18 },
  { SIYI_COLUMN_SUMMARY, 19 }, { SIYI_COLUMN_CLASS, 20 }, { SIYI_COLUMN_CASE_LEADER, 22 },
  { SIYI_COLUMN_REMARK, 25 }, { SIYI_COLUMN_HANDLER, 27 }, { SIYI_COLUMN_ASSIGNED, 28 },
  { SIYI_COLUMN_DUE, 29 }, { SIYI_COLUMN_PROGRESS, 30 }, { SIYI_COLUMN_CLOSED, 31 },
  { SIYI_COLUMN_VISIT_BACK, 32 },
};

static const struct { SiyiColumn column; int index; SiyiList list; } coded_cells[] = {
  { SIYI_COLUMN_FIRST, 21, SIYI_LIST_FIRST },
  { SIYI_COLUMN_RESOLVED, 23, SIYI_LIST_RESOLVED },
  { SIYI_COLUMN_SATISFACTION, 24, SIYI_LIST_SATISFACTION },
};

/* The texts of one column of the answer, joined. */
static char *
join_texts (SiyiDb     *db,
            const char *sql,
            gint64      id,
            int         column,
            const char *mark)
{
  sqlite3_stmt *statement = siyi_db_ask (db, NULL, sql, "l", id);
  GString *joined = NULL;

  while (statement != NULL && siyi_db_row (db, statement, NULL))
    {
      const char *text = siyi_column_text (statement, column);

      if (text == NULL || *text == '\0')
        continue;
      if (joined == NULL)
        joined = g_string_new (text);
      else
        {
          g_string_append (joined, mark);
          g_string_append (joined, text);
        }
    }
  siyi_db_release (db, statement);

  return joined != NULL ? g_string_free (joined, FALSE) : NULL;
}

/* "19900000001 0330-7654321" of one person are two numbers of the list. */
static char *
split_phones (char       *joined,
              const char *mark)
{
  g_auto(GStrv) parts = joined != NULL ? g_strsplit (joined, " ", -1) : NULL;

  g_free (joined);

  return parts != NULL ? g_strjoinv (mark, parts) : NULL;
}

/* The day; with the last day of a range and the part of the day where the row has them. */
static char *
date_cell (sqlite3_stmt *statement)
{
  const char *day = siyi_column_text (statement, 12);
  const char *day_end = siyi_column_text (statement, 13);
  const char *part = siyi_column_text (statement, 14);
  GString *cell;

  if (day == NULL)
    return NULL;

  cell = g_string_new (day);
  if (day_end != NULL)
    g_string_append_printf (cell, "%s%s", siyi_word ("store", "range-mark"), day_end);
  if (part != NULL)
    g_string_append_printf (cell, " %s", siyi_word ("store", part));

  return g_string_free (cell, FALSE);
}

static void
read_cells (SiyiLedgerRow *row,
            sqlite3_stmt  *statement)
{
  for (gsize i = 0; i < G_N_ELEMENTS (plain_cells); i++)
    row->cells[plain_cells[i].column] = siyi_column_dup (statement, plain_cells[i].index);
  for (gsize i = 0; i < G_N_ELEMENTS (coded_cells); i++)
    {
      int code = siyi_column_int (statement, coded_cells[i].index, -1);

      if (code >= 0)
        row->cells[coded_cells[i].column] = g_strdup (siyi_code_word (coded_cells[i].list, code));
    }
  row->cells[SIYI_COLUMN_DATE] = date_cell (statement);
}

static void
read_days (SiyiLedgerRow *row,
           sqlite3_stmt  *statement)
{
  row->assigned = siyi_column_day (statement, 28);
  row->due = siyi_column_day (statement, 29);
  row->closed = siyi_column_day (statement, 31);
  /* Closed on a day that nobody wrote down: no limit is running any more. */
  if (row->closed == SIYI_DAY_NONE && g_strcmp0 (siyi_column_text (statement, 33), "closed") == 0)
    row->due = SIYI_DAY_NONE;
}

static char *
void_note (sqlite3_stmt *statement)
{
  const char *reason = siyi_column_text (statement, 5);
  const char *who = siyi_column_text (statement, 6);

  if (reason == NULL)
    return NULL;

  return who != NULL && *who != '\0' ? g_strdup_printf ("%s (%s)", reason, who) : g_strdup (reason);
}

/* Neighbours in the book mostly come from the same session. */
static void
read_leaders (SiyiDb              *db,
              SiyiLedgerRow       *row,
              const SiyiLedgerRow *before,
              const char          *mark)
{
  static const SiyiColumn columns[] = { SIYI_COLUMN_LEADERS, SIYI_COLUMN_POST };

  if (row->session_id == 0)
    return;

  for (int i = 0; i < (int) G_N_ELEMENTS (columns); i++)
    if (before != NULL && before->session_id == row->session_id)
      row->cells[columns[i]] = g_strdup (before->cells[columns[i]]);
    else
      row->cells[columns[i]] = join_texts (db, sql_load_leaders, row->session_id, i, mark);
}

static void
read_lists (SiyiDb              *db,
            SiyiLedgerRow       *row,
            const SiyiLedgerRow *before,
            gint64               task)
{
  const char *mark = siyi_word ("store", "list-mark");

  read_leaders (db, row, before, mark);
  row->cells[SIYI_COLUMN_PHONES] =
    split_phones (join_texts (db, sql_load_phones, row->id, 0, " "), mark);
  row->cells[SIYI_COLUMN_OPINION] = join_texts (db, sql_load_opinions, row->id, 0, "\n");
  if (task != 0)
    row->cells[SIYI_COLUMN_UNITS] = join_texts (db, sql_load_units, task, 0, mark);
}

static SiyiLedgerRow *
read_row (SiyiDb              *db,
          sqlite3_stmt        *statement,
          gint64               id,
          const SiyiLedgerRow *before)
{
  SiyiLedgerRow *row = siyi_ledger_row_new ();

  row->id = id;
  row->case_id = sqlite3_column_int64 (statement, 0);
  row->session_id = sqlite3_column_int64 (statement, 1);
  row->version = sqlite3_column_int (statement, 2);
  row->book = sqlite3_column_int (statement, 3);
  row->state = sqlite3_column_int (statement, 4);
  row->void_note = void_note (statement);
  row->restricted = sqlite3_column_int (statement, 7);
  row->persons = sqlite3_column_int (statement, 8);
  row->waits = sqlite3_column_int (statement, 34);
  row->case_number = siyi_column_dup (statement, 9);
  row->visitors_masked = siyi_column_dup (statement, 10);
  read_cells (row, statement);
  read_days (row, statement);
  read_lists (db, row, before, sqlite3_column_int64 (statement, 26));

  return row;
}

static void
row_unref (gpointer row)
{
  if (row != NULL)
    siyi_ledger_row_unref (row);
}

static const SiyiLedgerRow *
last_row (GPtrArray *rows)
{
  return rows->len > 0 ? g_ptr_array_index (rows, rows->len - 1) : NULL;
}

static gboolean
load_rows (SiyiDb        *db,
           const gint64  *ids,
           gsize          n_ids,
           GPtrArray     *rows,
           GError       **error)
{
  for (gsize i = 0; i < n_ids; i++)
    {
      sqlite3_stmt *statement = siyi_db_ask (db, error, sql_load_row, "l", ids[i]);
      GError *failed = NULL;

      if (statement == NULL)
        return FALSE;

      if (siyi_db_row (db, statement, &failed))
        g_ptr_array_add (rows, read_row (db, statement, ids[i], last_row (rows)));
      else
        g_ptr_array_add (rows, NULL);
      if (!siyi_db_done (db, statement, failed, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * siyi_ledger_load:
 *
 * Returns: (transfer full) (element-type SiyiLedgerRow): the rows in the order of @ids; %NULL in
 *   the place of one that is gone
 */
GPtrArray *
siyi_ledger_load (SiyiDb        *db,
                  const gint64  *ids,
                  gsize          n_ids,
                  GError       **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_full ((guint) n_ids, row_unref);
  const gboolean held = siyi_db_hold (db);
  const gboolean loaded = load_rows (db, ids, n_ids, rows, error);

  /* Not before all are there: a row takes over what it has in common with the one before. */
  for (guint i = 0; i < rows->len; i++)
    if (g_ptr_array_index (rows, i) != NULL)
      siyi_cover_ledger_row (db, g_ptr_array_index (rows, i));
  siyi_db_let_go (db, held);

  return loaded ? g_steal_pointer (&rows) : NULL;
}
