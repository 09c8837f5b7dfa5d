/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the archive knows about the three stages of a session: counts of its queue, ticks of a
 * person, lines of the log, tasks and what came of them. On any of an archive's threads. */
#include "siyi-reception-private.h"

#include "siyi-case-store.h"
#include "siyi-session-papers.h"

/* A brief that was printed, written to a file, or opened in the leader's view. */
static const char sql_briefs[] =
  "SELECT 1 FROM audit WHERE entity = 'session' AND entity_id = CAST (? AS TEXT) "
  "AND verb LIKE '%.brief' LIMIT 1";
static const char sql_is_taken_over[] =
  "SELECT 1 FROM session WHERE id = ? AND batch IS NOT NULL";
static const char sql_signed[] =
  "SELECT count (*) FROM visit WHERE session = ? AND row_state = 0 AND queue IS NOT 'booked' "
  "AND (sealed_at IS NOT NULL OR batch IS NOT NULL)";
static const char sql_tasks[] =
  "SELECT count (*), sum (t.state = 'closed' OR EXISTS (SELECT 1 FROM task_step WHERE task = t.id "
  " AND kind = 'answered')), sum (t.visit_back IS NOT NULL OR EXISTS (SELECT 1 FROM task_step "
  " WHERE task = t.id AND kind = 'visit-back')) "
  "FROM visit v JOIN task t ON t.visit = v.id WHERE v.session = ? AND v.row_state = 0 "
  "AND t.state <> 'void'";
static const char sql_persons[] =
  "SELECT group_concat (name, ' '), max (phone), max (id_number) FROM petitioner WHERE visit = ?";
static const char sql_is_decided[] =
  "SELECT 1 FROM case_link WHERE case_a = min (?1, ?2) AND case_b = max (?1, ?2)";

static void
count_queue (SiyiReception *self)
{
  SiyiStageFacts *facts = &self->facts;

  for (guint i = 0; i < self->queue->len; i++)
    {
      const SiyiQueueLine *line = g_ptr_array_index (self->queue, i);
      gboolean assigned = !(line->lacks & (SIYI_LACKS_UNIT | SIYI_LACKS_LIMIT));

      facts->n_booked_ever++;
      facts->n_waiting += line->queue == SIYI_QUEUE_BOOKED || line->queue == SIYI_QUEUE_ARRIVED;
      if (line->queue == SIYI_QUEUE_BOOKED)
        continue;

      facts->n_visits++;
      facts->n_in += line->queue == SIYI_QUEUE_IN;
      facts->n_complete += line->lacks == 0;
      if (line->has_instruction && line->on_the_spot != 1)
        {
          facts->n_instructions++;
          facts->n_unassigned += !assigned;
        }
    }
}

static gboolean
load_tasks (SiyiDb         *db,
            SiyiReception  *self,
            GError        **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_tasks, "l", self->session->id);
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;

  if (siyi_db_row (db, row, &failed))
    {
      self->facts.n_tasks = sqlite3_column_int (row, 0);
      self->facts.n_answered = sqlite3_column_int (row, 1);
      self->facts.n_visited_back = sqlite3_column_int (row, 2);
    }

  return siyi_db_done (db, row, failed, error);
}

static gboolean
is_sitting (const SiyiPlanned *session,
            gint64             leader)
{
  GPtrArray *seats = siyi_planned_sitting (session);

  for (guint i = 0; i < seats->len; i++)
    if (((SiyiSeat *) g_ptr_array_index (seats, i))->leader == leader)
      return TRUE;

  return FALSE;
}

static gboolean
load_recusals (SiyiDb         *db,
               SiyiReception  *self,
               GError        **error)
{
  g_autoptr(GPtrArray) recusals = siyi_recusals_load (db, self->session->id, error);

  for (guint i = 0; recusals != NULL && i < recusals->len; i++)
    {
      const SiyiRecusal *recusal = g_ptr_array_index (recusals, i);

      self->facts.n_recused_sitting += is_sitting (self->session, recusal->leader);
    }

  return recusals != NULL;
}

static gboolean
load_units (SiyiDb         *db,
            SiyiReception  *self,
            GError        **error)
{
  g_auto(GStrv) units = siyi_session_open_units (db, self->session->id, error);

  if (units == NULL)
    return FALSE;
  self->facts.n_open_units = (int) g_strv_length (units);

  return TRUE;
}

static gboolean
has_undecided (SiyiDb               *db,
               const SiyiQueueLine  *line,
               GPtrArray            *twins)
{
  for (guint i = 0; i < twins->len; i++)
    {
      const SiyiTwin *twin = g_ptr_array_index (twins, i);

      if (twin->likely && siyi_db_ask_int64 (db, 0, sql_is_decided, "ll", line->case_id,
                                             twin->line->id) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
look_for_twins (SiyiDb               *db,
                const SiyiQueueLine  *line,
                gboolean             *undecided,
                GError              **error)
{
  g_autoptr(GPtrArray) twins = NULL;
  g_autofree char *names = NULL;
  g_autofree char *phone = NULL;
  g_autofree char *id_number = NULL;
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_persons, "l", line->visit);
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;

  if (siyi_db_row (db, row, &failed))
    {
      names = siyi_column_dup (row, 0);
      phone = siyi_column_dup (row, 1);
      id_number = siyi_column_dup (row, 2);
    }
  if (!siyi_db_done (db, row, failed, error))
    return FALSE;

  twins = siyi_twins_find (db, names, phone, id_number, line->title, line->case_id, error);
  if (twins == NULL)
    return FALSE;
  *undecided = has_undecided (db, line, twins);

  return TRUE;
}

/* A person's word ends the looking, and so does the first group that is received. */
static gboolean
load_twins (SiyiDb         *db,
            SiyiReception  *self,
            GError        **error)
{
  SiyiStageFacts *facts = &self->facts;

  if ((facts->ticked & (1u << SIYI_STEP_TWINS)) || facts->is_over ||
      facts->n_booked_ever > facts->n_waiting)
    return TRUE;

  for (guint i = 0; i < self->queue->len; i++)
    {
      gboolean undecided = FALSE;

      if (!look_for_twins (db, g_ptr_array_index (self->queue, i), &undecided, error))
        return FALSE;
      facts->n_unchecked_twins += undecided;
    }

  return TRUE;
}

/* Taken-over sessions have their notice and their signatures on paper elsewhere. */
gboolean
siyi_reception_load_facts (SiyiDb         *db,
                           SiyiReception  *self,
                           SiyiDay         today,
                           GError        **error)
{
  const SiyiPlanned *session = self->session;
  SiyiStageFacts *facts = &self->facts;

  facts->announced = session->announced && session->state != SIYI_SESSION_CANCELLED;
  facts->needs_announcing = session->planned->len > 0 &&
                            session->state != SIYI_SESSION_CANCELLED &&
                            siyi_db_ask_int64 (db, 0, sql_is_taken_over, "l", session->id) == 0;
  if (siyi_db_ask_int64 (db, 0, sql_briefs, "l", session->id) != 0)
    facts->printed |= 1u << SIYI_STEP_BRIEFS;
  if (self->accompany != NULL)
    facts->printed |= 1u << SIYI_STEP_UNITS;
  facts->n_signed = (int) siyi_db_ask_int64 (db, 0, sql_signed, "l", session->id);
  count_queue (self);

  return siyi_session_ticked (db, self->session->id, &self->facts.ticked, error) && load_tasks (db, self, error) &&
         load_recusals (db, self, error) && load_units (db, self, error) &&
         load_twins (db, self, error);
}
