/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of cases: which ones, in which order. Without words the visits are walked in an index
 * and each case is taken where it is met first; with words the search index gives the cases, the
 * newest first. Restricted cases are left out unless the query asks for them. On an archive's
 * thread. */
#include "siyi-case-store.h"

#include <string.h>

#include "siyi-cover.h"
#include "siyi-search.h"

/* %s: the case's id in the question at hand. */
static const char clause_not_restricted[] =
  " AND %s NOT IN (SELECT id FROM petition_case WHERE restricted = 1)";
static const char clause_open[] =
  " AND %s IN (SELECT id FROM petition_case WHERE closed_day IS NULL)";
static const char clause_closed[] =
  " AND %s NOT IN (SELECT id FROM petition_case WHERE closed_day IS NULL)";
static const char clause_overdue[] =
  " AND %s IN (SELECT o.case_id FROM task t JOIN visit o ON o.id = t.visit "
  "WHERE t.state = 'open' AND t.due < :today AND o.row_state = 0)";
static const char clause_class[] =
  " AND %s IN (SELECT id FROM petition_case WHERE class = :class)";
static const char clause_unit[] =
  " AND %s IN (SELECT o.case_id FROM task_unit u JOIN task t ON t.id = u.task "
  "JOIN visit o ON o.id = t.visit WHERE u.unit = :unit)";

static const char from_words[] =
  "SELECT rowid FROM case_text WHERE case_text MATCH :match";
static const char from_numbers[] =
  "SELECT c.id FROM petition_case c WHERE c.row_state <> 2 AND instr (c.number, :match) > 0";
static const char from_visits[] =
  "SELECT v.case_id FROM visit v WHERE v.serial IS NOT NULL";
static const char from_due[] =
  "SELECT v.case_id FROM task d JOIN visit v ON v.id = d.visit "
  "WHERE d.state = 'open' AND d.due IS NOT NULL AND v.serial IS NOT NULL";

static const char * const orders[] = {
  [SIYI_CASES_BY_DAY] = " ORDER BY v.day DESC, v.book DESC, v.serial DESC",
  [SIYI_CASES_BY_DUE] = " ORDER BY v.day DESC, v.book DESC, v.serial DESC",
  [SIYI_CASES_BY_PINYIN] = " ORDER BY v.pinyin_key NULLS LAST, v.case_id",
  [SIYI_CASES_BY_STROKE] = " ORDER BY v.stroke_key NULLS LAST, v.case_id",
};

/* Ids in the order they are met, each once. */
typedef struct
{
  GArray     *ids;
  GByteArray *seen;    /* one bit a case */
  guint       limit;
} Collected;

static gboolean
collect (Collected *self,
         gint64     id)
{
  gsize place = (gsize) id / 8;
  guint8 bit = (guint8) (1u << (id % 8));

  if (place >= self->seen->len)
    {
      guint old = self->seen->len;

      g_byte_array_set_size (self->seen, (guint) (place + 1) * 2);
      memset (self->seen->data + old, 0, self->seen->len - old);
    }
  if (self->seen->data[place] & bit)
    return TRUE;

  self->seen->data[place] |= bit;
  g_array_append_val (self->ids, id);

  return self->limit == 0 || self->ids->len < self->limit;
}

/* The clauses are fixed strings of this file; %s is replaced by one of this file's column names. */
static void
add_clause (GString    *sql,
            const char *clause,
            const char *id)
{
  const char *place = strstr (clause, "%s");

  g_string_append_len (sql, clause, place - clause);
  g_string_append (sql, id);
  g_string_append (sql, place + 2);
}

static void
add_filters (GString              *sql,
             SiyiDb               *db,
             const SiyiCasesQuery *query,
             const char           *id)
{
  if (!query->restricted || !siyi_covers_nothing (db))
    add_clause (sql, clause_not_restricted, id);
  if (query->state == SIYI_CASES_OPEN)
    add_clause (sql, clause_open, id);
  if (query->state == SIYI_CASES_CLOSED)
    add_clause (sql, clause_closed, id);
  if (query->state == SIYI_CASES_OVERDUE)
    add_clause (sql, clause_overdue, id);
  if (query->class_name != NULL)
    add_clause (sql, clause_class, id);
  if (query->unit != 0)
    add_clause (sql, clause_unit, id);
}

static void
bind_filters (sqlite3_stmt         *statement,
              const SiyiCasesQuery *query,
              const char           *match)
{
  int today = sqlite3_bind_parameter_index (statement, ":today");
  int class_name = sqlite3_bind_parameter_index (statement, ":class");
  int unit = sqlite3_bind_parameter_index (statement, ":unit");
  int words = sqlite3_bind_parameter_index (statement, ":match");

  if (today > 0)
    siyi_bind_day (statement, today, query->today);
  if (class_name > 0)
    sqlite3_bind_text (statement, class_name, query->class_name, -1, SQLITE_TRANSIENT);
  if (unit > 0)
    sqlite3_bind_int64 (statement, unit, query->unit);
  if (words > 0)
    sqlite3_bind_text (statement, words, match, -1, SQLITE_TRANSIENT);
}

static gboolean
run (SiyiDb                *db,
     const SiyiCasesQuery  *query,
     const char            *head,
     const char            *id,
     const char            *order,
     const char            *match,
     Collected             *found,
     GError               **error)
{
  g_autoptr(GString) sql = g_string_new (head);
  sqlite3_stmt *statement;
  GError *failed = NULL;

  add_filters (sql, db, query, id);
  g_string_append (sql, order);
  statement = siyi_db_prepare_text (db, sql->str, error);
  if (statement == NULL)
    return FALSE;

  bind_filters (statement, query, match);
  while (siyi_db_row (db, statement, &failed))
    if (!collect (found, sqlite3_column_int64 (statement, 0)))
      break;

  return siyi_db_done (db, statement, failed, error);
}

static gboolean
run_without_words (SiyiDb                *db,
                   const SiyiCasesQuery  *query,
                   Collected             *found,
                   GError               **error)
{
  if (query->order == SIYI_CASES_BY_DUE &&
      !run (db, query, from_due, "v.case_id", " ORDER BY d.due, v.case_id", NULL, found, error))
    return FALSE;
  if (found->limit > 0 && found->ids->len >= found->limit)
    return TRUE;

  return run (db, query, from_visits, "v.case_id", orders[query->order], NULL, found, error);
}

/**
 * siyi_cases_ids:
 *
 * Returns: (transfer full): ids of cases, gint64, in the asked order
 */
GArray *
siyi_cases_ids (SiyiDb                *db,
                const SiyiCasesQuery  *query,
                GError               **error)
{
  g_autoptr(SiyiSearchQuery) words = siyi_search_query (query->words);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GByteArray) seen = g_byte_array_new ();
  Collected found = { ids, seen, query->limit };
  gboolean ok;

  /* Words would tell by what they find: a role that reads no names finds matters by number. */
  if (words->match != NULL && !siyi_may_read_all (db, NULL))
    ok = run (db, query, from_numbers, "c.id", " ORDER BY c.id DESC", query->words, &found, error);
  else if (words->match != NULL)
    ok = run (db, query, from_words, "case_text.rowid", " ORDER BY case_text.rowid DESC",
              words->match, &found, error);
  else
    ok = run_without_words (db, query, &found, error);

  return ok ? g_steal_pointer (&ids) : NULL;
}

/**
 * siyi_cases_count:
 *
 * Returns: how many cases the query has in all, whatever its limit; -1 on an error
 */
gint64
siyi_cases_count (SiyiDb                *db,
                  const SiyiCasesQuery  *query,
                  GError               **error)
{
  SiyiCasesQuery all = *query;
  g_autoptr(GArray) ids = NULL;

  all.limit = 0;
  if (all.order != SIYI_CASES_BY_DUE)
    all.order = SIYI_CASES_BY_DAY;
  ids = siyi_cases_ids (db, &all, error);

  return ids != NULL ? (gint64) ids->len : -1;
}
