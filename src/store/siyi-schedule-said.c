/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person says about a leader's turns: turns credited without a session, and matters he must
 * not receive (article 28). On an archive's thread. */
#include "siyi-db-private.h"
#include "siyi-schedule-private.h"

static const char sql_load_credits[] =
  "SELECT id, leader, day, turns, reason FROM leader_credit WHERE day >= ? AND day <= ? "
  "ORDER BY day, id";
static const char sql_insert_credit[] =
  "INSERT INTO leader_credit (leader, day, turns, reason) VALUES (?, ?, ?, ?)";
static const char sql_load_recusals[] =
  "SELECT r.id, r.leader, r.case_id, r.day, r.reason, l.name FROM recusal r "
  "JOIN leader l ON l.id = r.leader WHERE r.case_id IN "
  "(SELECT case_id FROM visit WHERE session = ? AND row_state = 0) ORDER BY r.id";
static const char sql_load_recusals_of_case[] =
  "SELECT r.id, r.leader, r.case_id, r.day, r.reason, l.name FROM recusal r "
  "JOIN leader l ON l.id = r.leader WHERE r.case_id = ? ORDER BY r.id";
static const char sql_count_case[] =
  "SELECT count (*) FROM petition_case WHERE id = ? AND row_state < 2";
static const char sql_count_recusals[] =
  "SELECT count (*) FROM recusal WHERE case_id = ? AND leader = ?";
static const char sql_delete_recusal[] =
  "DELETE FROM recusal WHERE case_id = ? AND leader = ?";
static const char sql_insert_recusal[] =
  "INSERT INTO recusal (leader, case_id, day, reason) VALUES (?, ?, ?, ?)";

void
siyi_credit_free (SiyiCredit *credit)
{
  g_free (credit->reason);
  g_free (credit);
}

/**
 * siyi_credits_load:
 *
 * Returns: (transfer full) (element-type SiyiCredit): credited from @from to @to, by day
 */
GPtrArray *
siyi_credits_load (SiyiDb   *db,
                   SiyiDay   from,
                   SiyiDay   to,
                   GError  **error)
{
  g_autoptr(GPtrArray) credits = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_credit_free);
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_load_credits, "dd", from, to);
  GError *failed = NULL;

  if (row == NULL)
    return NULL;

  while (siyi_db_row (db, row, &failed))
    {
      SiyiCredit *credit = g_new0 (SiyiCredit, 1);

      credit->id = sqlite3_column_int64 (row, 0);
      credit->leader = sqlite3_column_int64 (row, 1);
      credit->day = siyi_column_day (row, 2);
      credit->turns = sqlite3_column_int (row, 3);
      credit->reason = siyi_column_dup (row, 4);
      g_ptr_array_add (credits, credit);
    }

  return siyi_db_done (db, row, failed, error) ? g_steal_pointer (&credits) : NULL;
}

static gboolean
has_reason (const char *reason)
{
  g_autofree char *stripped = g_strstrip (g_strdup (reason != NULL ? reason : ""));

  return *stripped != '\0';
}

/**
 * siyi_credit_save:
 * @credit: turns may be negative, not 0; needs its reason; day none is today
 *
 * Returns: (transfer full): the action; %NULL with CONSTRAINT without turns or reason
 */
char *
siyi_credit_save (SiyiDb            *db,
                  const SiyiCredit  *credit,
                  GError           **error)
{
  SiyiDay day = credit->day != SIYI_DAY_NONE ? credit->day : siyi_db_today (db);

  if (credit->turns == 0 || !has_reason (credit->reason))
    {
      g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                           "A credit needs turns other than 0 and a reason; give both");
      return NULL;
    }
  if (!siyi_db_begin (db, "leader.credit", FALSE, error))
    return NULL;

  return siyi_db_end (db, siyi_db_run (db, error, sql_insert_credit, "ldit", credit->leader, day,
                                      credit->turns, credit->reason), error);
}

void
siyi_recusal_free (SiyiRecusal *recusal)
{
  g_free (recusal->reason);
  g_free (recusal->name);
  g_free (recusal);
}

static GPtrArray *
load_recusals (SiyiDb      *db,
               const char  *sql,
               gint64       of,
               GError     **error)
{
  g_autoptr(GPtrArray) recusals =
    g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_recusal_free);
  sqlite3_stmt *row = siyi_db_ask (db, error, sql, "l", of);
  GError *failed = NULL;

  if (row == NULL)
    return NULL;

  while (siyi_db_row (db, row, &failed))
    {
      SiyiRecusal *recusal = g_new0 (SiyiRecusal, 1);

      recusal->id = sqlite3_column_int64 (row, 0);
      recusal->leader = sqlite3_column_int64 (row, 1);
      recusal->case_id = sqlite3_column_int64 (row, 2);
      recusal->day = siyi_column_day (row, 3);
      recusal->reason = siyi_column_dup (row, 4);
      recusal->name = siyi_column_dup (row, 5);
      g_ptr_array_add (recusals, recusal);
    }

  return siyi_db_done (db, row, failed, error) ? g_steal_pointer (&recusals) : NULL;
}

/**
 * siyi_recusals_load:
 *
 * Returns: (transfer full) (element-type SiyiRecusal): leaders who must not receive a matter of
 *   the session (article 28)
 */
GPtrArray *
siyi_recusals_load (SiyiDb  *db,
                    gint64   session,
                    GError **error)
{
  return load_recusals (db, sql_load_recusals, session, error);
}

/**
 * siyi_recusals_of_case:
 *
 * Returns: (transfer full) (element-type SiyiRecusal): leaders who must not receive the case
 */
GPtrArray *
siyi_recusals_of_case (SiyiDb  *db,
                       gint64   case_id,
                       GError **error)
{
  return load_recusals (db, sql_load_recusals_of_case, case_id, error);
}

/**
 * siyi_recusal_save:
 * @recusal: needs its reason; day none is today
 *
 * A leader stands once at a case: marking him again replaces the reason.
 *
 * Returns: (transfer full): the action; %NULL with CONSTRAINT without a reason,
 *   NOT_FOUND without the case
 */
char *
siyi_recusal_save (SiyiDb             *db,
                   const SiyiRecusal  *recusal,
                   GError            **error)
{
  SiyiDay day = recusal->day != SIYI_DAY_NONE ? recusal->day : siyi_db_today (db);

  if (!has_reason (recusal->reason))
    {
      g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                           "A leader can't be recused without a reason; give one");
      return NULL;
    }
  if (siyi_db_ask_int64 (db, 0, sql_count_case, "l", recusal->case_id) == 0)
    {
      g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND, "There is no such case");
      return NULL;
    }
  if (!siyi_db_begin (db, "leader.recusal", FALSE, error))
    return NULL;

  return siyi_db_end (db, siyi_db_run (db, error, sql_delete_recusal, "ll", recusal->case_id,
                                      recusal->leader) &&
                         siyi_db_run (db, error, sql_insert_recusal, "lldt", recusal->leader,
                                      recusal->case_id, day, recusal->reason), error);
}

/**
 * siyi_recusal_lift:
 *
 * Returns: (transfer full): the action; %NULL with NOT_FOUND where the leader is not marked
 */
char *
siyi_recusal_lift (SiyiDb  *db,
                   gint64   case_id,
                   gint64   leader,
                   GError **error)
{
  if (siyi_db_ask_int64 (db, 0, sql_count_recusals, "ll", case_id, leader) == 0)
    {
      g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND,
                           "This leader is not recused from the case; there is nothing to lift");
      return NULL;
    }
  if (!siyi_db_begin (db, "leader.recusal-lifted", FALSE, error))
    return NULL;

  return siyi_db_end (db, siyi_db_run (db, error, sql_delete_recusal, "ll", case_id, leader), error);
}
