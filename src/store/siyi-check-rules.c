/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What always holds in an archive (invariants of the records), as questions whose answers are the
 * rows that break them. */
#include "siyi-alarm-store.h"
#include "siyi-check-private.h"
#include "siyi-session-store.h"
#include "siyi-stats-store.h"

enum { FORMAT_OF_FIGURES = 6 };

typedef struct
{
  SiyiProblemKind  kind;
  const char      *what;
  const char      *sql;    /* table, id; what place names, where that is not the id */
  SiyiWhere        place;
  int              since;  /* format that has the tables; 0: all */
} Rule;

static const Rule rules[] = {
  { SIYI_PROBLEM_SERIALS, "Serial numbers of a year have a gap or stand twice",
    "SELECT 'visit, book ' || book || ', year', year, book FROM visit WHERE serial IS NOT NULL "
    "GROUP BY book, year HAVING min (serial) <> 1 OR max (serial) <> count(*)",
    SIYI_WHERE_YEAR_OF_BOOK },
  { SIYI_PROBLEM_PAPER_NUMBERS, "Numbers of papers of a year have a gap",
    "SELECT 'paper, ' || kind || ', year', year FROM paper GROUP BY kind, year "
    "HAVING min (serial) <> 1 OR max (serial) <> count(*)",
    SIYI_WHERE_YEAR_OF_PAPERS, 5 },
  { SIYI_PROBLEM_BIN, "A row in the bin keeps a serial number, or one outside has none",
    "SELECT 'visit', id FROM visit WHERE (row_state = 2) <> (serial IS NULL)",
    SIYI_WHERE_VISIT },
  { SIYI_PROBLEM_VOID, "A void row has no reason",
    "SELECT 'visit', id FROM visit WHERE row_state = 1 AND coalesce (void_reason, '') = ''",
    SIYI_WHERE_VISIT },
  { SIYI_PROBLEM_TAKEN_OUT, "A file was taken out without a reason",
    "SELECT 'file', id FROM file WHERE row_state = 2 AND coalesce (removed_reason, '') = ''",
    SIYI_WHERE_FILE, 3 },
  { SIYI_PROBLEM_PERSONS, "The persons present are fewer than none",
    "SELECT 'visit', id FROM visit WHERE persons < 0",
    SIYI_WHERE_VISIT },
  { SIYI_PROBLEM_RESTRICTED, "A report or accusation is not restricted",
    "SELECT 'petition_case', id FROM petition_case WHERE restricted = 0 AND type = 2",
    SIYI_WHERE_CASE },
  { SIYI_PROBLEM_SEARCH, "A case is not in the search",
    "SELECT 'petition_case', c.id FROM petition_case c WHERE c.row_state <> 2 "
    "AND NOT EXISTS (SELECT 1 FROM case_text_content t WHERE t.id = c.id)",
    SIYI_WHERE_CASE },
  { SIYI_PROBLEM_IMPORT, "An import's visits are fewer than it took over",
    "SELECT 'import_batch', b.id FROM import_batch b WHERE b.n_visits + b.n_items <> "
    "(SELECT count(*) FROM visit v WHERE v.id BETWEEN b.first_visit AND b.last_visit "
    "AND v.batch = b.id)",
    SIYI_WHERE_IMPORT },
  { SIYI_PROBLEM_MAKER, "A record's only trace is itself: nobody is known to have made it",
    "SELECT 'visit', id FROM visit WHERE batch IS NULL AND NOT EXISTS "
    "(SELECT 1 FROM audit WHERE entity = 'visit' AND entity_id = CAST (visit.id AS TEXT))",
    SIYI_WHERE_VISIT },
  { SIYI_PROBLEM_UNFILLED, "A planned session has no leader and is not marked as unfilled",
    "SELECT 'session', s.id FROM session s WHERE s.state IN ('planned', 'published') "
    "AND coalesce (s.why_code, '') <> 'unfilled' AND NOT EXISTS "
    "(SELECT 1 FROM session_leader WHERE session = s.id)",
    SIYI_WHERE_SESSION, 2 },
  { SIYI_PROBLEM_UNSIGNED, "A sealed record has no leader's signature",
    "SELECT 'visit', v.id FROM visit v WHERE v.sealed_at IS NOT NULL AND NOT EXISTS "
    "(SELECT 1 FROM record_signature WHERE visit = v.id AND role = 'leader')",
    SIYI_WHERE_VISIT, 4 },
  { SIYI_PROBLEM_ADDITION, "An addition stands below a record that is not sealed",
    "SELECT 'record_addition', a.id, a.visit FROM record_addition a JOIN visit v ON v.id = a.visit "
    "WHERE v.sealed_at IS NULL",
    SIYI_WHERE_VISIT, 4 },
  { SIYI_PROBLEM_SESSION_CHANGE, "A change of a session does not say what was or what became",
    "SELECT 'session_change', id, session FROM session_change WHERE kind <> 'added' "
    "AND (before IS NULL OR after IS NULL)",
    SIYI_WHERE_SESSION, 2 },
  { SIYI_PROBLEM_NOTICE_VERSIONS, "Versions of a notice have a gap",
    "SELECT 'notice, month', month FROM notice GROUP BY month "
    "HAVING min (version) <> 1 OR max (version) <> count(*)",
    SIYI_WHERE_MONTH, 2 },
  { SIYI_PROBLEM_FROZEN, "A frozen figure is not the count of its visits",
    "SELECT 'frozen_period', p.id FROM frozen_period p JOIN frozen_figure f ON f.period = p.id "
    "AND f.key = 'own.batches' WHERE f.value <> (SELECT count(*) FROM frozen_visit v "
    "WHERE v.period = p.id AND v.book = 0)",
    SIYI_WHERE_PERIOD, 6 },
  { SIYI_PROBLEM_CASE_LEADER, "A case names another leader than the one who has charge of it",
    "SELECT 'petition_case', c.id FROM case_charge h JOIN petition_case c ON c.id = h.case_id "
    "WHERE h.row_state = 0 AND h.struck IS NULL AND c.case_leader_name IS NOT h.name",
    SIYI_WHERE_CASE, 5 },
  { SIYI_PROBLEM_TWO_CHARGES, "Two leaders have charge of a case at the same time",
    "SELECT 'petition_case', case_id FROM case_charge WHERE row_state = 0 AND struck IS NULL "
    "GROUP BY case_id HAVING count(*) > 1",
    SIYI_WHERE_CASE, 5 },
  { SIYI_PROBLEM_STRUCK, "A charge was struck off that was not approved, served and finished",
    "SELECT 'case_charge', id, case_id FROM case_charge WHERE row_state = 0 AND struck IS NOT NULL "
    "AND (approved IS NULL OR served IS NULL OR result IS NULL)",
    SIYI_WHERE_CASE, 5 },
};

static void
set_place (SiyiProblem  *problem,
           const Rule   *rule,
           sqlite3_stmt *row)
{
  const gboolean by_year = rule->place == SIYI_WHERE_YEAR_OF_BOOK || rule->place == SIYI_WHERE_YEAR_OF_PAPERS;
  const gint64 third = sqlite3_column_count (row) > 2 ? sqlite3_column_int64 (row, 2) : 0;

  siyi_problem_set_place (problem, rule->place, third != 0 && !by_year ? third : sqlite3_column_int64 (row, 1),
                          rule->place == SIYI_WHERE_MONTH ? siyi_column_text (row, 1) : NULL);
  if (rule->place == SIYI_WHERE_YEAR_OF_BOOK)
    problem->place.book = (int) third;
}

static gboolean
check_rule (SiyiDb      *db,
            const Rule  *rule,
            GPtrArray   *problems,
            GError     **error)
{
  enum { MAX_NAMED = 20 };
  sqlite3_stmt *row = siyi_db_ask (db, error, rule->sql, "");
  GError *failed = NULL;
  SiyiProblem *last = NULL;
  int n = 0;

  if (row == NULL)
    return FALSE;

  while (siyi_db_row (db, row, &failed))
    if (n++ < MAX_NAMED)
      {
        last = siyi_problem_add (problems, rule->kind, g_strdup (rule->what),
                                 g_strdup_printf ("%s %s", siyi_column_text (row, 0), siyi_column_text (row, 1)));
        set_place (last, rule, row);
      }
    else
      last->n++;

  return siyi_db_done (db, row, failed, error);
}

static gboolean
check_alarms (SiyiDb     *db,
              GPtrArray  *problems,
              GError    **error)
{
  const gint64 n = siyi_alarm_count_wrong (db, error);

  if (n > 0)
    siyi_problem_add (problems, SIYI_PROBLEM_ALARMS,
                      g_strdup ("Days of open tasks and clocks are not what the rules say"),
                      g_strdup_printf ("alarm, %" G_GINT64_FORMAT " rows", n))->n = n;

  return n >= 0;
}

static gboolean
check_kept_figures (SiyiDb     *db,
                    GPtrArray  *problems,
                    GError    **error)
{
  const gint64 n_sessions = siyi_sessions_over_count_wrong (db, error);
  const gint64 n_months = n_sessions >= 0 ? siyi_stat_count_wrong (db, error) : -1;

  if (n_sessions > 0)
    siyi_problem_add (problems, SIYI_PROBLEM_KEPT_SESSIONS,
                      g_strdup ("Sessions kept as complete or not are not what is there of them"),
                      g_strdup_printf ("figure_session, %" G_GINT64_FORMAT " rows", n_sessions))->n = n_sessions;
  if (n_months > 0)
    siyi_problem_add (problems, SIYI_PROBLEM_KEPT_MONTHS,
                      g_strdup ("Months kept for the statistics are not what their rows give"),
                      g_strdup_printf ("figure_month, %" G_GINT64_FORMAT " rows", n_months))->n = n_months;

  return n_months >= 0;
}

gboolean
siyi_check_rules (SiyiDb     *db,
                  GPtrArray  *problems,
                  GError    **error)
{
  /* An older file is proved before it is brought to this format. */
  const int format = (int) siyi_db_get_int64 (db, "PRAGMA user_version", 0);

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i].since <= format && !check_rule (db, &rules[i], problems, error))
      return FALSE;

  return format < FORMAT_OF_FIGURES || (check_alarms (db, problems, error) && check_kept_figures (db, problems, error));
}
