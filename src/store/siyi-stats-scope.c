/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which visits count in a period, as SQL that every number and every list of rows behind one begins with.
 * By the visits' days the period is that of the ledger's filter, so that each figure equals the sum below
 * its list. Fixed clauses, every value a named parameter. On an archive's thread. */
#include "siyi-stats-private.h"

#include "siyi-office-store.h"
#include "siyi-words.h"

/* Not voided, not in the bin; who is booked and has not come is none yet. */
#define COUNTS "WHERE v.row_state = 0 AND v.serial IS NOT NULL AND v.queue IS NOT 'booked'"

static const char clause_day[] = " AND v.day BETWEEN :from AND :to";
static const char clause_day_or_year[] =
  " AND (v.day BETWEEN :from AND :to OR (v.day IS NULL AND v.year BETWEEN :year1 AND :year2))";
static const char clause_year[] = " AND v.day IS NULL AND v.year BETWEEN :year1 AND :year2";
static const char clause_registered[] =
  " AND v.case_id IN (SELECT id FROM petition_case WHERE registered BETWEEN :from AND :to)";
static const char clause_exchanged[] =
  " AND v.id IN (SELECT visit FROM national_item WHERE exchanged BETWEEN :from AND :to)";
static const char clause_book[] = " AND v.book = :book";
/* Named one by one the index of books and days serves them all. */
static const char clause_books[] = " AND v.book IN (0, 1, 2, 3, 4, 5, 6)";
static const char sql_undated[] =
  "SELECT EXISTS (SELECT 1 FROM visit WHERE day IS NULL AND year BETWEEN ? AND ?)";

/* {base} is the WHERE; cases and sessions stand once, with their first day, however many visits they have.
 * Of events: route 6 alone runs the petition procedure's clock (article 31). */
#define CASES "(SELECT v.case_id, min (v.day) AS day, max (v.first = 1) AS is_first FROM visit v {base} " \
  "GROUP BY v.case_id) v "

static const char * const froms[] = {
  [SIYI_BEHIND_VISITS] = "visit v {base}",
  [SIYI_BEHIND_TASKS] = "visit v CROSS JOIN task t ON t.visit = v.id LEFT JOIN petition_case c ON c.id = v.case_id "
                        "{base} AND t.state <> 'void'",
  [SIYI_BEHIND_CASES] = CASES "CROSS JOIN petition_case c ON c.id = v.case_id WHERE 1",
  [SIYI_BEHIND_SESSIONS] = "(SELECT v.session, min (v.day) AS day FROM visit v {base} AND v.session IS NOT NULL "
                           "GROUP BY v.session) v WHERE 1",
  [SIYI_FROM_EVENTS] = CASES "CROSS JOIN event e ON e.case_id = v.case_id WHERE NOT (e.kind = 'accepted' "
                       "AND coalesce ((SELECT route FROM petition_case WHERE id = v.case_id), 6) <> 6)",
};

static const char * const ids[] = {
  [SIYI_BEHIND_VISITS] = "v.id",
  [SIYI_BEHIND_TASKS] = "t.id",
  [SIYI_BEHIND_CASES] = "c.id",
  [SIYI_BEHIND_SESSIONS] = "v.session",
};

static const char *
period_clause (const SiyiStatFilter *self)
{
  switch (self->scope->basis)
    {
    case SIYI_BASIS_REGISTERED:
      return clause_registered;
    case SIYI_BASIS_EXCHANGED:
      return clause_exchanged;
    case SIYI_BASIS_VISIT:
    case SIYI_N_BASES:
    default:
      return self->undated == SIYI_UNDATED_ALONE ? clause_year
             : self->undated == SIYI_UNDATED_TOO ? clause_day_or_year : clause_day;
    }
}

/* Whole years in the scope; none where the second is before the first. */
static void
whole_years (const SiyiStatScope *scope,
             int                 *first,
             int                 *last)
{
  *first = siyi_day_year (scope->from);
  *last = siyi_day_year (scope->to);
  if (siyi_day_new (*first, 1, 1) != scope->from)
    (*first)++;
  if (siyi_day_new (*last, 12, 31) != scope->to)
    (*last)--;
}

/**
 * siyi_stat_undated:
 *
 * Without a row whose day is unknown the clause of years is left out: it would keep SQLite from
 * walking the index of days alone.
 *
 * Returns: whether the scope counts rows of which only the year is known
 */
SiyiUndated
siyi_stat_undated (SiyiDb              *db,
                   const SiyiStatScope *scope)
{
  int first, last;

  whole_years (scope, &first, &last);

  return first <= last && siyi_db_ask_int64 (db, 1, sql_undated, "ii", first, last) != 0 ? SIYI_UNDATED_TOO
                                                                                        : SIYI_UNDATED_NOT;
}

/**
 * siyi_stat_filter_init_of:
 * @undated: of the rows of which only the year is known
 *
 * As siyi_stat_filter_init(), where it is known.
 */
void
siyi_stat_filter_init_of (SiyiStatFilter      *self,
                          const SiyiStatScope *scope,
                          int                  book,
                          SiyiUndated          undated)
{
  self->scope = scope;
  self->book = book;
  self->undated = undated;
  whole_years (scope, &self->year1, &self->year2);
  self->base = g_strconcat (COUNTS, book == SIYI_ALL_BOOKS ? clause_books : clause_book, period_clause (self),
                            NULL);
}

/**
 * siyi_stat_filter_init:
 * @scope: must outlive @self
 * @book: a #SiyiBook or %SIYI_ALL_BOOKS
 */
void
siyi_stat_filter_init (SiyiStatFilter      *self,
                       SiyiDb              *db,
                       const SiyiStatScope *scope,
                       int                  book)
{
  siyi_stat_filter_init_of (self, scope, book, siyi_stat_undated (db, scope));
}

void
siyi_stat_filter_clear (SiyiStatFilter *self)
{
  g_clear_pointer (&self->base, g_free);
}

/**
 * siyi_stat_from:
 *
 * Returns: (transfer full): what stands after FROM, WHERE begun; more conditions go on with AND
 */
char *
siyi_stat_from (const SiyiStatFilter *filter,
                int                   kind)
{
  return siyi_fill (froms[kind], "base", filter->base, NULL);
}

/**
 * siyi_stat_id:
 *
 * Returns: (transfer none): the column that names a row of this kind
 */
const char *
siyi_stat_id (SiyiBehindKind kind)
{
  return ids[kind];
}

void
siyi_stat_bind_text (sqlite3_stmt *statement,
                     const char   *name,
                     const char   *text)
{
  const int index = sqlite3_bind_parameter_index (statement, name);

  if (index > 0)
    sqlite3_bind_text (statement, index, text, -1, SQLITE_TRANSIENT);
}

void
siyi_stat_bind_int (sqlite3_stmt *statement,
                    const char   *name,
                    gint64        value)
{
  const int index = sqlite3_bind_parameter_index (statement, name);

  if (index > 0)
    sqlite3_bind_int64 (statement, index, value);
}

/**
 * siyi_stat_ask:
 * @sql: with the filter's texts in it
 *
 * Returns: (transfer full) (nullable): the statement with the parameters that it names
 */
sqlite3_stmt *
siyi_stat_ask (SiyiDb                *db,
               const SiyiStatFilter  *filter,
               const char            *sql,
               GError               **error)
{
  sqlite3_stmt *statement = siyi_db_prepare_text (db, sql, error);
  g_autofree char *from = siyi_day_to_text (filter->scope->from);
  g_autofree char *to = siyi_day_to_text (filter->scope->to);
  g_autofree char *today = siyi_day_to_text (siyi_db_today (db));
  g_autofree char *satisfied = siyi_setting_get (db, "statistics.satisfied", "2");

  if (statement == NULL)
    return NULL;

  /* A row of which only the month is known ("2023-05") counts when its month begins inside. */
  if (g_str_has_suffix (from, "-01"))
    from[7] = '\0';
  siyi_stat_bind_text (statement, ":from", from);
  siyi_stat_bind_text (statement, ":to", to);
  siyi_stat_bind_text (statement, ":today", today);
  siyi_stat_bind_int (statement, ":year1", filter->year1);
  siyi_stat_bind_int (statement, ":year2", filter->year2);
  siyi_stat_bind_int (statement, ":book", filter->book);
  siyi_stat_bind_int (statement, ":satisfied", g_ascii_strtoll (satisfied, NULL, 10));

  return statement;
}
