/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the papers of a session are made of: its visits with their persons, the instructions and
 * tasks of their cases, who sits beside. On an archive's thread. */
#include "siyi-session-papers.h"

#include "siyi-cover.h"
#include "siyi-reception-private.h"
#include "siyi-words.h"

#define VISIT_COLUMNS \
  "v.id, v.case_id, coalesce (v.serial, 0), v.year, v.row_state, v.void_reason, v.void_by, " \
  "v.void_day, v.day, c.restricted, v.persons, v.representatives, v.concerned, v.first, " \
  "v.on_the_spot, v.visitors, v.address, v.talk, coalesce (v.appointed, v.arrived), " \
  "v.sealed_at IS NOT NULL FROM visit v JOIN petition_case c ON c.id = v.case_id "

/* Who was received, is in, waits here; then the booked ones. */
static const char sql_by_queue[] =
  "SELECT " VISIT_COLUMNS "WHERE v.session = ? AND v.row_state = 0 ORDER BY CASE v.queue "
  "WHEN 'left' THEN 0 WHEN 'in' THEN 1 WHEN 'arrived' THEN 2 WHEN 'booked' THEN 3 "
  "ELSE CASE WHEN v.arrived IS NULL THEN 3 ELSE 2 END END, coalesce (v.called, "
  "CASE WHEN v.queue = 'booked' THEN v.appointed ELSE v.arrived END, '99'), v.serial, v.id";
static const char sql_by_serial[] =
  "SELECT " VISIT_COLUMNS "WHERE v.session = ? AND v.row_state < 2 ORDER BY v.year, v.serial, v.id";
static const char sql_one[] =
  "SELECT " VISIT_COLUMNS "WHERE v.id = ?";
static const char sql_paper_numbers[] =
  "SELECT id, coalesce (session, 0), serial FROM visit WHERE book = ? AND year = ? "
  "AND serial IS NOT NULL AND row_state < 2 ORDER BY serial";
static const char sql_people[] =
  "SELECT name, phone, representative FROM petitioner WHERE visit = ? ORDER BY ordinal";
static const char sql_paper_instructions[] =
  "SELECT i.visit, coalesce ((SELECT name FROM leader WHERE id = i.leader), "
  "(SELECT group_concat (name, ?2) FROM (SELECT name FROM session_leader WHERE session = v.session "
  "AND role = (SELECT max (role) FROM session_leader WHERE session = v.session) ORDER BY ordinal))), "
  "i.body, i.given, coalesce (i.day, v.day) FROM instruction i JOIN visit v ON v.id = i.visit "
  "WHERE v.case_id = ?1 AND v.row_state = 0 ORDER BY coalesce (i.day, v.day), v.id, i.ordinal";
static const char sql_paper_tasks[] =
  "SELECT t.visit, (SELECT name FROM task_unit WHERE task = t.id AND ordinal = 0), "
  "(SELECT group_concat (name, ?2) FROM (SELECT name FROM task_unit WHERE task = t.id "
  "AND ordinal > 0 ORDER BY ordinal)), t.handler, t.progress, t.assigned, t.due, t.closed, "
  "t.state = 'closed' FROM task t JOIN visit v ON v.id = t.visit WHERE v.case_id = ?1 "
  "AND v.row_state = 0 AND t.state <> 'void' ORDER BY coalesce (t.assigned, v.day), t.id";
static const char sql_staff[] =
  "SELECT recorder, accompany FROM session WHERE id = ?";
static const char sql_earlier_session[] =
  "SELECT s.id FROM visit v JOIN session s ON s.id = v.session JOIN session o ON o.id = ?2 "
  "WHERE v.case_id = ?1 AND v.row_state = 0 AND s.id <> o.id AND s.day <= o.day "
  "AND s.state <> 'cancelled' ORDER BY s.day DESC, s.id DESC LIMIT 1";
static const char sql_open_units[] =
  "SELECT DISTINCT u.name FROM visit b JOIN petition_case c ON c.id = b.case_id "
  "JOIN visit v ON v.case_id = b.case_id JOIN task t ON t.visit = v.id "
  "JOIN task_unit u ON u.task = t.id WHERE b.session = ? AND b.row_state = 0 AND v.row_state = 0 "
  "AND c.restricted = 0 AND u.unit IS NOT NULL ORDER BY u.name";

static void
person_free (gpointer data)
{
  SiyiPaperPerson *person = data;

  g_free (person->name);
  g_free (person->phone);
  g_free (person);
}

static void
instruction_free (gpointer data)
{
  SiyiPaperInstruction *instruction = data;

  g_free (instruction->leader);
  g_free (instruction->body);
  g_free (instruction->given);
  g_free (instruction);
}

static void
task_free (gpointer data)
{
  SiyiPaperTask *task = data;

  g_free (task->lead);
  g_free (task->co);
  g_free (task->handler);
  g_free (task->progress);
  g_free (task);
}

void
siyi_paper_visit_free (SiyiPaperVisit *self)
{
  g_free (self->void_reason);
  g_free (self->void_by);
  g_free (self->visitors);
  g_free (self->address);
  g_free (self->talk);
  g_free (self->time);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_free (self);
}

static SiyiPaperVisit *
read_visit (sqlite3_stmt *row)
{
  SiyiPaperVisit *self = g_new0 (SiyiPaperVisit, 1);

  self->id = sqlite3_column_int64 (row, 0);
  self->case_id = sqlite3_column_int64 (row, 1);
  self->serial = sqlite3_column_int (row, 2);
  self->year = sqlite3_column_int (row, 3);
  self->state = (SiyiRowState) sqlite3_column_int (row, 4);
  self->void_reason = siyi_column_dup (row, 5);
  self->void_by = siyi_column_dup (row, 6);
  self->void_day = siyi_column_day (row, 7);
  self->day = siyi_column_day (row, 8);
  self->restricted = sqlite3_column_int (row, 9) != 0;
  self->persons = sqlite3_column_int (row, 10);
  self->representatives = siyi_column_int (row, 11, -1);
  self->concerned = siyi_column_int (row, 12, -1);
  self->first = siyi_column_int (row, 13, -1);
  self->on_the_spot = siyi_column_int (row, 14, -1);
  self->visitors = siyi_column_dup (row, 15);
  self->address = siyi_column_dup (row, 16);
  self->talk = siyi_column_dup (row, 17);
  self->time = siyi_column_dup (row, 18);
  self->sealed = sqlite3_column_int (row, 19) != 0;
  self->people = g_ptr_array_new_with_free_func (person_free);

  return self;
}

static gboolean
load_people (SiyiDb          *db,
             SiyiPaperVisit  *visit,
             GError         **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_people, "l", visit->id);
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;

  while (siyi_db_row (db, row, &failed))
    {
      SiyiPaperPerson *person = g_new0 (SiyiPaperPerson, 1);

      person->name = siyi_column_dup (row, 0);
      person->phone = siyi_column_dup (row, 1);
      person->representative = sqlite3_column_int (row, 2) != 0;
      g_ptr_array_add (visit->people, person);
    }

  return siyi_db_done (db, row, failed, error);
}

/**
 * siyi_paper_visits_all:
 *
 * Returns: (transfer full) (element-type SiyiPaperVisit): as siyi_paper_visits_load(), whoever asks: for
 *   comparing names within this room
 */
GPtrArray *
siyi_paper_visits_all (SiyiDb           *db,
                       gint64            session,
                       SiyiVisitsOrder   order,
                       GError          **error)
{
  g_autoptr(GPtrArray) visits =
    g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_paper_visit_free);
  sqlite3_stmt *row = siyi_db_ask (db, error, order == SIYI_VISITS_BY_QUEUE ? sql_by_queue
                                                                            : sql_by_serial,
                                   "l", session);
  GError *failed = NULL;

  if (row == NULL)
    return NULL;

  while (siyi_db_row (db, row, &failed))
    g_ptr_array_add (visits, read_visit (row));
  if (!siyi_db_done (db, row, failed, error))
    return NULL;

  for (guint i = 0; i < visits->len; i++)
    if (!load_people (db, g_ptr_array_index (visits, i), error))
      return NULL;

  return g_steal_pointer (&visits);
}

/**
 * siyi_paper_visits_load:
 * @order: which ones and how
 *
 * Returns: (transfer full) (element-type SiyiPaperVisit): the visits of a session, without those the role may
 *   not read; %NULL with NOT_ALLOWED where it may read none
 */
GPtrArray *
siyi_paper_visits_load (SiyiDb           *db,
                        gint64            session,
                        SiyiVisitsOrder   order,
                        GError          **error)
{
  GPtrArray *visits = siyi_may_read_all (db, error) ? siyi_paper_visits_all (db, session, order, error) : NULL;

  for (guint i = visits != NULL ? visits->len : 0; i > 0; i--)
    if (!siyi_may_read (db, ((SiyiPaperVisit *) g_ptr_array_index (visits, i - 1))->restricted, NULL))
      g_ptr_array_remove_index (visits, i - 1);

  return visits;
}

/**
 * siyi_paper_visit_load:
 *
 * Returns: (transfer full): one visit, also a void one; %NULL with NOT_FOUND, NOT_ALLOWED
 */
SiyiPaperVisit *
siyi_paper_visit_load (SiyiDb  *db,
                       gint64   visit,
                       GError **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_one, "l", visit);
  g_autoptr(SiyiPaperVisit) found = NULL;
  GError *failed = NULL;

  if (row == NULL)
    return NULL;

  if (siyi_db_row (db, row, &failed))
    found = read_visit (row);
  if (!siyi_db_done (db, row, failed, error))
    return NULL;
  if (found == NULL)
    {
      siyi_refuse (error, SIYI_ERROR_NOT_FOUND, "There is no such visit");
      return NULL;
    }

  return siyi_may_read (db, found->restricted, error) && load_people (db, found, error) ? g_steal_pointer (&found)
                                                                                       : NULL;
}

/**
 * siyi_paper_numbers_load:
 *
 * Returns: (transfer full): the numbers of the year's receptions, void ones among them
 */
GArray *
siyi_paper_numbers_load (SiyiDb  *db,
                         int      year,
                         GError **error)
{
  g_autoptr(GArray) numbers = g_array_new (FALSE, FALSE, sizeof (SiyiPaperNumber));
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_paper_numbers, "ii", SIYI_BOOK_RECEPTION, year);
  GError *failed = NULL;

  if (row == NULL)
    return NULL;

  while (siyi_db_row (db, row, &failed))
    {
      const SiyiPaperNumber number = { sqlite3_column_int64 (row, 0), sqlite3_column_int64 (row, 1),
                                       sqlite3_column_int (row, 2) };

      g_array_append_val (numbers, number);
    }

  return siyi_db_done (db, row, failed, error) ? g_steal_pointer (&numbers) : NULL;
}

/**
 * siyi_paper_instructions:
 *
 * Returns: (transfer full) (element-type SiyiPaperInstruction): of the case's live visits, oldest
 *   first
 */
GPtrArray *
siyi_paper_instructions (SiyiDb  *db,
                         gint64   case_id,
                         GError **error)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (instruction_free);
  sqlite3_stmt *row;
  GError *failed = NULL;

  if (!siyi_reads_case (db, case_id))
    return g_steal_pointer (&found);
  row = siyi_db_ask (db, error, sql_paper_instructions, "lt", case_id, siyi_word ("store", "list-mark"));
  if (row == NULL)
    return NULL;

  while (siyi_db_row (db, row, &failed))
    {
      SiyiPaperInstruction *one = g_new0 (SiyiPaperInstruction, 1);

      one->visit = sqlite3_column_int64 (row, 0);
      one->leader = siyi_column_dup (row, 1);
      one->body = siyi_column_dup (row, 2);
      one->given = siyi_column_dup (row, 3);
      one->day = siyi_column_day (row, 4);
      g_ptr_array_add (found, one);
    }

  return siyi_db_done (db, row, failed, error) ? g_steal_pointer (&found) : NULL;
}

/**
 * siyi_paper_tasks:
 *
 * Returns: (transfer full) (element-type SiyiPaperTask): of the case's live visits, oldest first
 */
GPtrArray *
siyi_paper_tasks (SiyiDb  *db,
                  gint64   case_id,
                  GError **error)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (task_free);
  sqlite3_stmt *row;
  GError *failed = NULL;

  if (!siyi_reads_case (db, case_id))
    return g_steal_pointer (&found);
  row = siyi_db_ask (db, error, sql_paper_tasks, "lt", case_id, siyi_word ("store", "list-mark"));
  if (row == NULL)
    return NULL;

  while (siyi_db_row (db, row, &failed))
    {
      SiyiPaperTask *task = g_new0 (SiyiPaperTask, 1);

      task->visit = sqlite3_column_int64 (row, 0);
      task->lead = siyi_column_dup (row, 1);
      task->co = siyi_column_dup (row, 2);
      task->handler = siyi_column_dup (row, 3);
      task->progress = siyi_column_dup (row, 4);
      task->assigned = siyi_column_day (row, 5);
      task->due = siyi_column_day (row, 6);
      task->closed = siyi_column_day (row, 7);
      task->is_closed = sqlite3_column_int (row, 8) != 0;
      g_ptr_array_add (found, task);
    }

  return siyi_db_done (db, row, failed, error) ? g_steal_pointer (&found) : NULL;
}

/**
 * siyi_session_staff:
 * @recorder: (out) (nullable): who writes
 * @accompany: (out) (nullable): who sits beside, as typed
 */
gboolean
siyi_session_staff (SiyiDb   *db,
                    gint64    session,
                    char    **recorder,
                    char    **accompany,
                    GError  **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_staff, "l", session);
  GError *failed = NULL;

  *recorder = *accompany = NULL;
  if (row == NULL)
    return FALSE;

  if (siyi_db_row (db, row, &failed))
    {
      *recorder = siyi_column_dup (row, 0);
      *accompany = siyi_column_dup (row, 1);
    }

  return siyi_db_done (db, row, failed, error);
}

/**
 * siyi_paper_earlier_session:
 *
 * Returns: the session in which the case was received last, not after @session; 0: none
 */
gint64
siyi_paper_earlier_session (SiyiDb *db,
                            gint64  case_id,
                            gint64  session)
{
  return siyi_db_ask_int64 (db, 0, sql_earlier_session, "ll", case_id, session);
}

/**
 * siyi_session_open_units:
 *
 * Returns: (transfer full): units of the office's list that deal with matters of the session; a
 *   report's unit is not told (article 30)
 */
char **
siyi_session_open_units (SiyiDb  *db,
                         gint64   session,
                         GError **error)
{
  return siyi_db_texts (db, siyi_db_ask (db, error, sql_open_units, "l", session), error);
}
