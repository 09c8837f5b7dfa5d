/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger's filters as SQL: fixed clauses chosen by the query, every value a named parameter;
 * nothing a user typed becomes SQL. Where a question can be answered from an index of visit alone
 * (book, day, serial) the clauses name no other column: at a million rows that is the difference
 * between 0.1 and 2 seconds. */
#include "siyi-ledger-private.h"

#include "siyi-cover.h"
#include "siyi-search.h"

static const char clause_period[] =
  " AND (v.day BETWEEN :from AND :to)";
/* A row whose day is unknown belongs to its year. */
static const char clause_period_or_year[] =
  " AND (v.day BETWEEN :from AND :to OR (v.day IS NULL AND v.year BETWEEN :year1 AND :year2))";
static const char clause_hide_void[] =
  " AND v.id NOT IN (SELECT id FROM visit WHERE row_state = 1)";
static const char clause_session[] =
  " AND v.session = :session";
static const char clause_leader[] =
  " AND v.session IN (SELECT session FROM session_leader o WHERE leader = :leader AND role = "
  "(SELECT max (role) FROM session_leader WHERE session = o.session))";
static const char clause_unit[] =
  " AND v.id IN (SELECT t.visit FROM task_unit u JOIN task t ON t.id = u.task "
  "WHERE u.unit = :unit)";
static const char clause_class[] =
  " AND v.case_id IN (SELECT id FROM petition_case WHERE class = :class)";
static const char clause_closed[] =
  " AND v.id IN (SELECT visit FROM task WHERE state = 'closed')";
static const char clause_open[] =
  " AND v.id NOT IN (SELECT visit FROM task WHERE state = 'closed')";
static const char clause_light[] =
  " AND :light = coalesce ((SELECT siyi_light (t.assigned, t.due, t.closed, t.state, :today) "
  "FROM task t WHERE t.visit = v.id ORDER BY t.id LIMIT 1), 0)";
static const char clause_words[] =
  " AND v.case_id IN (SELECT rowid FROM case_text WHERE case_text MATCH :match)";
static const char clause_number[] =
  " AND v.case_id IN (SELECT id FROM petition_case WHERE instr (number, :number) > 0)";
static const char clause_not_restricted[] =
  " AND v.case_id NOT IN (SELECT id FROM petition_case WHERE restricted = 1)";
static const char clause_only[] =
  " AND v.id IN (SELECT value FROM json_each (:only))";

static void
full_years (const SiyiLedgerQuery *query,
            int                   *first,
            int                   *last)
{
  *first = query->from != SIYI_DAY_NONE ? siyi_day_year (query->from) : 0;
  *last = query->to != SIYI_DAY_NONE ? siyi_day_year (query->to) : 9999;

  if (query->from != SIYI_DAY_NONE && siyi_day_new (*first, 1, 1) != query->from)
    (*first)++;
  if (query->to != SIYI_DAY_NONE && siyi_day_new (*last, 12, 31) != query->to)
    (*last)--;
}

static void
add_period (SiyiLedgerFilter *self)
{
  int first, last;

  if (self->query->from == SIYI_DAY_NONE && self->query->to == SIYI_DAY_NONE)
    return;

  full_years (self->query, &first, &last);
  g_string_append (self->where, first <= last ? clause_period_or_year : clause_period);
}

/* Words would tell by what they find: a role that reads no names finds matters by number. */
static void
add_words (SiyiLedgerFilter *self,
           SiyiDb           *db)
{
  g_autoptr(SiyiSearchQuery) search = siyi_search_query (self->query->words);

  self->match = g_steal_pointer (&search->match);
  if (self->match == NULL)
    return;
  if (siyi_may_read_all (db, NULL))
    {
      g_string_append (self->where, clause_words);
      return;
    }

  g_clear_pointer (&self->match, g_free);
  self->number = g_strstrip (g_strdup (self->query->words));
  g_string_append (self->where, clause_number);
}

/* The rows behind a figure are as many as it says; otherwise a role that reads none of reports and
 * accusations has no line of them. */
static gboolean
leaves_out_restricted (SiyiDb                *db,
                       const SiyiLedgerQuery *query)
{
  return !siyi_covers_nothing (db) && (query->only == NULL || query->words != NULL);
}

/**
 * siyi_ledger_filter_init:
 *
 * Composes the WHERE for @query, which must outlive @self. The bin is never in it: a row in the bin
 * has no serial.
 */
void
siyi_ledger_filter_init (SiyiLedgerFilter      *self,
                         SiyiDb                *db,
                         const SiyiLedgerQuery *query)
{
  self->query = query;
  self->where = g_string_new ("WHERE v.serial IS NOT NULL");
  self->match = NULL;
  self->number = NULL;

  /* In the order of days the index of days is walked; the plus keeps SQLite off the book's own. */
  if (!query->all_books)
    g_string_append (self->where, query->sort == SIYI_COLUMN_DATE ? " AND +v.book = :book"
                                                                  : " AND v.book = :book");
  add_period (self);
  if (query->hide_void)
    g_string_append (self->where, clause_hide_void);
  if (query->session != 0)
    g_string_append (self->where, clause_session);
  if (query->leader != 0)
    g_string_append (self->where, clause_leader);
  if (query->unit != 0)
    g_string_append (self->where, clause_unit);
  if (query->class_name != NULL)
    g_string_append (self->where, clause_class);
  if (query->closed >= 0)
    g_string_append (self->where, query->closed ? clause_closed : clause_open);
  if (query->light >= 0)
    g_string_append (self->where, clause_light);
  if (query->only != NULL)
    g_string_append (self->where, clause_only);

  if (leaves_out_restricted (db, query))
    g_string_append (self->where, clause_not_restricted);
  if (query->words != NULL)
    add_words (self, db);
}

void
siyi_ledger_filter_clear (SiyiLedgerFilter *self)
{
  g_string_free (self->where, TRUE);
  g_free (self->match);
  g_free (self->number);
}

static int
index_of (sqlite3_stmt *statement,
          const char   *name)
{
  return sqlite3_bind_parameter_index (statement, name);
}

static void
bind_period (SiyiLedgerFilter *self,
             sqlite3_stmt     *statement)
{
  g_autofree char *from = siyi_day_to_text (self->query->from);
  g_autofree char *to = siyi_day_to_text (self->query->to);
  int first, last;

  /* A row of which only the month is known ("2023-05") counts when its month begins inside. */
  if (from != NULL && g_str_has_suffix (from, "-01"))
    from[7] = '\0';
  full_years (self->query, &first, &last);
  sqlite3_bind_text (statement, index_of (statement, ":from"), from != NULL ? from : "0", -1,
                     SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, index_of (statement, ":to"), to != NULL ? to : "9999-12-31", -1,
                     SQLITE_TRANSIENT);
  if (first <= last)
    {
      sqlite3_bind_int (statement, index_of (statement, ":year1"), first);
      sqlite3_bind_int (statement, index_of (statement, ":year2"), last);
    }
}

static void
bind_only (const GArray *only,
           sqlite3_stmt *statement)
{
  GString *list = g_string_new ("[");

  for (guint i = 0; i < only->len; i++)
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (only, gint64, i));
  g_string_append_c (list, ']');
  sqlite3_bind_text (statement, index_of (statement, ":only"), list->str, (int) list->len, SQLITE_TRANSIENT);
  g_string_free (list, TRUE);
}

/**
 * siyi_ledger_filter_bind:
 *
 * Gives the parameters to a statement that contains the WHERE.
 */
void
siyi_ledger_filter_bind (SiyiLedgerFilter *self,
                         sqlite3_stmt     *statement)
{
  const SiyiLedgerQuery *query = self->query;

  if (!query->all_books)
    sqlite3_bind_int (statement, index_of (statement, ":book"), query->book);
  if (query->from != SIYI_DAY_NONE || query->to != SIYI_DAY_NONE)
    bind_period (self, statement);
  if (query->session != 0)
    sqlite3_bind_int64 (statement, index_of (statement, ":session"), query->session);
  if (query->leader != 0)
    sqlite3_bind_int64 (statement, index_of (statement, ":leader"), query->leader);
  if (query->unit != 0)
    sqlite3_bind_int64 (statement, index_of (statement, ":unit"), query->unit);
  if (query->class_name != NULL)
    sqlite3_bind_text (statement, index_of (statement, ":class"), query->class_name, -1,
                       SQLITE_TRANSIENT);
  if (query->light >= 0)
    {
      sqlite3_bind_int (statement, index_of (statement, ":light"), query->light);
      siyi_bind_day (statement, index_of (statement, ":today"), query->today);
    }
  if (query->only != NULL)
    bind_only (query->only, statement);
  if (self->number != NULL)
    sqlite3_bind_text (statement, index_of (statement, ":number"), self->number, -1, SQLITE_TRANSIENT);
  if (self->match != NULL)
    sqlite3_bind_text (statement, index_of (statement, ":match"), self->match, -1,
                       SQLITE_TRANSIENT);
}
