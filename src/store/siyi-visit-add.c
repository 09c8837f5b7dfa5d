/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A visit registered at the desk: a new case, or a further visit of a known one. On an archive's
 * writing thread. */
#include "siyi-case-store.h"

#include "siyi-import-private.h"
#include "siyi-reception-private.h"

static const char sql_case_number[] =
  "SELECT number FROM petition_case WHERE id = ? AND row_state = 0";
static const char sql_session_state[] =
  "SELECT 1 FROM session WHERE id = ? AND state IN ('planned', 'published', 'held')";
/* Somebody booked for a session to come, or for today's without having come: he waits for it, and
 * his matter is registered today. */
static const char sql_is_to_come[] =
  "SELECT 1 FROM session WHERE id = ?1 AND (day > ?2 OR (day = ?2 AND ?3))";
static const char sql_wait[] =
  "UPDATE visit SET queue = 'booked' WHERE id = ?";
static const char sql_registered_today[] =
  "UPDATE petition_case SET registered = ?2 WHERE id = ?1 AND registered > ?2";
static const char sql_update_facts[] =
  "UPDATE petition_case SET facts = ?2, version = version + 1 WHERE id = ?1 "
  "AND coalesce (facts, '') <> ?2";

void
siyi_new_visit_result_free (SiyiNewVisitResult *result)
{
  g_free (result->case_number);
  g_free (result->action);
  g_free (result);
}

static gboolean
is_complete (SiyiDb              *db,
             const SiyiNewVisit  *visit,
             GError             **error)
{
  const SiyiRecord *record = visit->record;
  gboolean named = (record->visitors != NULL && record->visitors[0] != NULL) ||
                   record->visitors_text != NULL || record->anonymous;

  if (!named)
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT,
                        "A visit needs a petitioner's name, or the mark that it is anonymous");
  if (visit->case_id == 0 && (record->summary == NULL || *record->summary == '\0'))
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT,
                        "A visit needs the request in one sentence");
  if (record->persons == 0 || record->persons < -1)
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "A visit has at least one person present");
  if (visit->session != 0 && siyi_db_ask_int64 (db, 0, sql_session_state, "l", visit->session) == 0)
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT,
                        "There is no such reception, or it was cancelled");

  return TRUE;
}

/* What the form left open: as many persons as names, today. */
static SiyiRecord *
complete_record (SiyiDb             *db,
                 const SiyiNewVisit *visit)
{
  SiyiRecord *record = siyi_record_copy (visit->record);
  guint n_names = record->visitors != NULL ? g_strv_length (record->visitors) : 0;

  if (record->persons < 0)
    record->persons = n_names > 0 ? (int) n_names : 1;
  if (record->date == NULL)
    record->date = siyi_day_to_text (siyi_db_today (db));
  record->row = 0;

  return record;
}

static gboolean
wait_for_session (SiyiDb              *db,
                  const SiyiNewVisit  *visit,
                  const SiyiWritten   *written,
                  GError             **error)
{
  SiyiDay today = siyi_db_today (db);

  if (!visit->booked || siyi_db_ask_int64 (db, 0, sql_is_to_come, "ldi", visit->session, today,
                                           visit->arrived == NULL) == 0)
    return TRUE;

  return siyi_db_run (db, error, sql_wait, "l", written->visit) &&
         siyi_db_run (db, error, sql_registered_today, "ld", written->case_id, today);
}

static gboolean
write_visit (SiyiDb              *db,
             const SiyiNewVisit  *visit,
             SiyiWritten         *written,
             GError             **error)
{
  g_autoptr(SiyiRecord) record = complete_record (db, visit);
  g_autofree char *arrived = siyi_time_tidy (visit->arrived);
  SiyiRecordPlace place = { visit->case_id, visit->session, visit->facts, visit->problem_place,
                            arrived, visit->booked };
  SiyiRecordWriter *writer = siyi_record_writer_new (db, 0, error);
  gboolean ok;

  if (writer == NULL)
    return FALSE;

  ok = siyi_record_writer_write (writer, record, &place, written, error);
  siyi_record_writer_free (writer);
  ok = ok && wait_for_session (db, visit, written, error);
  if (ok && visit->case_id != 0 && visit->facts != NULL && *visit->facts != '\0')
    ok = siyi_db_run (db, error, sql_update_facts, "lt", visit->case_id, visit->facts);
  if (!ok || visit->link_to == 0 || visit->link_to == written->case_id)
    return ok;

  {
    g_autofree char *link = siyi_case_link (db, written->case_id, visit->link_to, TRUE, NULL,
                                            error);

    return link != NULL;
  }
}

/**
 * siyi_visit_add:
 *
 * Registers a visit in one action.
 *
 * Returns: (transfer full): ids and numbers; %NULL with CONSTRAINT and a sentence where something
 *   is missing, NOT_FOUND where the case is gone
 */
SiyiNewVisitResult *
siyi_visit_add (SiyiDb              *db,
                const SiyiNewVisit  *visit,
                GError             **error)
{
  g_autofree char *number = NULL;
  SiyiNewVisitResult *result;
  SiyiWritten written;

  if (visit->case_id != 0)
    {
      number = siyi_db_ask_text (db, sql_case_number, "l", visit->case_id);
      if (number == NULL)
        {
          g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND, "There is no such case");
          return NULL;
        }
    }
  if (!is_complete (db, visit, error) || !siyi_db_begin (db, "visit.add", FALSE, error))
    return NULL;

  if (!write_visit (db, visit, &written, error) || !siyi_db_commit (db, error))
    {
      siyi_db_cancel (db);
      return NULL;
    }

  result = g_new0 (SiyiNewVisitResult, 1);
  result->visit = written.visit;
  result->case_id = written.case_id;
  result->case_number = number != NULL ? g_steal_pointer (&number) : g_strdup (written.number);
  result->serial = written.serial;
  result->action = g_strdup (siyi_db_action (db));

  return result;
}
