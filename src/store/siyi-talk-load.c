/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record of one matter in one session, gathered from the visit, its case, its persons, its
 * instruction and its task. On any of an archive's threads. */
#include "siyi-talk-private.h"

#include "siyi-cover.h"

static const char sql_visit[] =
  "SELECT v.case_id, v.session, v.version, c.version, v.day, v.serial, v.year, c.number, "
  "c.national_number, c.restricted, v.visitors, v.address, v.persons, v.representatives, "
  "v.concerned, v.first, c.type, c.title, c.facts, c.purpose, c.class, c.problem_place, v.talk, "
  "coalesce (v.recorder, s.recorder), v.saved_at, v.saved_by, v.on_the_spot, v.sealed_at, "
  "v.sealed_by FROM visit v JOIN petition_case c ON c.id = v.case_id "
  "LEFT JOIN session s ON s.id = v.session WHERE v.id = ? AND v.row_state = 0";
static const char sql_people[] =
  "SELECT name, post, phone, representative FROM petitioner WHERE visit = ? "
  "AND (name IS NOT NULL OR phone IS NOT NULL) ORDER BY ordinal";
static const char sql_instructions[] =
  "SELECT body, given, leader FROM instruction WHERE visit = ? ORDER BY ordinal";
/* Who gave the instruction if he sat there; else the first who sat. */
static const char sql_seat[] =
  "SELECT l.leader, l.name, l.post FROM session_leader l WHERE l.session = ?1 AND l.role = "
  "(SELECT max (role) FROM session_leader WHERE session = ?1) "
  "ORDER BY l.leader IS NOT ?2, l.ordinal LIMIT 1";
static const char sql_task[] =
  "SELECT id, assigned, due, limit_days, limit_kind, handler FROM task "
  "WHERE id = (SELECT min (id) FROM task WHERE visit = ?)";
static const char sql_units[] =
  "SELECT name FROM task_unit WHERE task = ? ORDER BY ordinal";
static const char sql_signatures[] =
  "SELECT role, name, ink, day FROM record_signature WHERE visit = ?";
static const char sql_additions[] =
  "SELECT id, day, at, who, body, reason FROM record_addition WHERE visit = ? ORDER BY id";

static const char * const signer_words[SIYI_N_SIGNERS] = {
  [SIYI_SIGNER_LEADER] = "leader",
  [SIYI_SIGNER_RECORDER] = "recorder",
  [SIYI_SIGNER_PETITIONER] = "petitioner",
};

/**
 * siyi_signer_word:
 *
 * Returns: (transfer none): the stable key of who signs, as stored
 */
const char *
siyi_signer_word (SiyiSigner signer)
{
  g_return_val_if_fail (signer < SIYI_N_SIGNERS, "");

  return signer_words[signer];
}

/* One row of the answer at a time. */
typedef void (*ReadRow) (SiyiTalkRecord *self, sqlite3_stmt *row);

static gboolean
load_rows (SiyiDb          *db,
           SiyiTalkRecord  *self,
           sqlite3_stmt    *row,
           ReadRow          read,
           GError         **error)
{
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;

  while (siyi_db_row (db, row, &failed))
    read (self, row);

  return siyi_db_done (db, row, failed, error);
}

static void
read_head (SiyiTalkRecord *self,
           sqlite3_stmt   *row)
{
  self->case_id = sqlite3_column_int64 (row, 0);
  self->session = sqlite3_column_int64 (row, 1);
  self->version = sqlite3_column_int (row, 2);
  self->case_version = sqlite3_column_int (row, 3);
  self->day = siyi_column_day (row, 4);
  self->serial = sqlite3_column_int (row, 5);
  self->year = sqlite3_column_int (row, 6);
  self->case_number = siyi_column_dup (row, 7);
  self->national_number = siyi_column_dup (row, 8);
  self->restricted = sqlite3_column_int (row, 9) != 0;
  self->visitors = siyi_column_dup (row, 10);
  self->address = siyi_column_dup (row, 11);
  self->persons = sqlite3_column_int (row, 12) > 0 ? sqlite3_column_int (row, 12) : -1;
  self->representatives = siyi_column_int (row, 13, -1);
  self->concerned = siyi_column_int (row, 14, -1);
  self->first = siyi_column_int (row, 15, -1);
}

static void
read_visit (SiyiTalkRecord *self,
            sqlite3_stmt   *row)
{
  read_head (self, row);
  self->type = sqlite3_column_int (row, 16);
  self->title = siyi_column_dup (row, 17);
  self->facts = siyi_column_dup (row, 18);
  self->purpose = siyi_column_dup (row, 19);
  self->class_name = siyi_column_dup (row, 20);
  self->problem_place = siyi_column_dup (row, 21);
  self->talk = siyi_column_dup (row, 22);
  self->recorder = siyi_column_dup (row, 23);
  self->saved_at = sqlite3_column_int64 (row, 24);
  self->saved_by = siyi_column_dup (row, 25);
  self->on_the_spot = siyi_column_int (row, 26, -1);
  self->sealed_at = sqlite3_column_int64 (row, 27);
  self->sealed_by = siyi_column_dup (row, 28);
}

static void
read_person (SiyiTalkRecord *self,
             sqlite3_stmt   *row)
{
  SiyiTalkPerson *person = g_new0 (SiyiTalkPerson, 1);

  person->name = siyi_column_dup (row, 0);
  person->post = siyi_column_dup (row, 1);
  person->phone = siyi_column_dup (row, 2);
  person->representative = sqlite3_column_int (row, 3) != 0;
  g_ptr_array_add (self->people, person);
}

/* Taken-over rows may have several: they are one text of as many lines. */
static void
read_instruction (SiyiTalkRecord *self,
                  sqlite3_stmt   *row)
{
  g_autofree char *before = g_steal_pointer (&self->instruction);

  self->instruction = before != NULL ? g_strconcat (before, "\n", siyi_column_text (row, 0), NULL)
                                     : siyi_column_dup (row, 0);
  if (before != NULL)
    return;

  self->given = siyi_column_dup (row, 1);
  self->leader = sqlite3_column_int64 (row, 2);
}

static void
read_seat (SiyiTalkRecord *self,
           sqlite3_stmt   *row)
{
  if (self->leader == 0)
    self->leader = sqlite3_column_int64 (row, 0);
  self->leader_name = siyi_column_dup (row, 1);
  self->leader_post = siyi_column_dup (row, 2);
}

static void
read_task (SiyiTalkRecord *self,
           sqlite3_stmt   *row)
{
  self->task = sqlite3_column_int64 (row, 0);
  self->assigned = siyi_column_day (row, 1);
  self->due = siyi_column_day (row, 2);
  self->limit_days = sqlite3_column_int (row, 3);
  self->limit_working = g_strcmp0 (siyi_column_text (row, 4), "working") == 0;
  self->handler = siyi_column_dup (row, 5);
}

static void
read_signature (SiyiTalkRecord *self,
                sqlite3_stmt   *row)
{
  SiyiTalkSignature *signature = NULL;

  for (int i = 0; i < SIYI_N_SIGNERS; i++)
    if (g_str_equal (signer_words[i], siyi_column_text (row, 0)))
      signature = &self->signatures[i];
  if (signature == NULL)
    return;

  signature->name = siyi_column_dup (row, 1);
  if (sqlite3_column_type (row, 2) != SQLITE_NULL)
    signature->ink = g_bytes_new (sqlite3_column_blob (row, 2),
                                  (gsize) sqlite3_column_bytes (row, 2));
  signature->day = siyi_column_day (row, 3);
}

static void
read_addition (SiyiTalkRecord *self,
               sqlite3_stmt   *row)
{
  SiyiTalkAddition *addition = g_new0 (SiyiTalkAddition, 1);

  addition->id = sqlite3_column_int64 (row, 0);
  addition->day = siyi_column_day (row, 1);
  addition->at = sqlite3_column_int64 (row, 2);
  addition->who = siyi_column_dup (row, 3);
  addition->body = siyi_column_dup (row, 4);
  addition->reason = siyi_column_dup (row, 5);
  g_ptr_array_add (self->additions, addition);
}

static gboolean
load_units (SiyiDb          *db,
            SiyiTalkRecord  *self,
            GError         **error)
{
  self->units = siyi_db_texts (db, siyi_db_ask (db, error, sql_units, "l", self->task), error);

  return self->units != NULL;
}

static gboolean
load_parts (SiyiDb          *db,
            SiyiTalkRecord  *self,
            GError         **error)
{
  const gint64 visit = self->visit;

  return load_rows (db, self, siyi_db_ask (db, error, sql_people, "l", visit), read_person,
                    error) &&
         load_rows (db, self, siyi_db_ask (db, error, sql_instructions, "l", visit),
                    read_instruction, error) &&
         load_rows (db, self, siyi_db_ask (db, error, sql_seat, "lL", self->session,
                                           self->leader), read_seat, error) &&
         load_rows (db, self, siyi_db_ask (db, error, sql_task, "l", visit), read_task, error) &&
         load_units (db, self, error) &&
         load_rows (db, self, siyi_db_ask (db, error, sql_signatures, "l", visit),
                    read_signature, error) &&
         load_rows (db, self, siyi_db_ask (db, error, sql_additions, "l", visit), read_addition,
                    error);
}

/**
 * siyi_talk_load:
 *
 * Returns: (transfer full): the record as stored; %NULL with NOT_FOUND, also for a void row, with NOT_ALLOWED where
 *   the role may not read it
 */
SiyiTalkRecord *
siyi_talk_load (SiyiDb  *db,
                gint64   visit,
                GError **error)
{
  g_autoptr(SiyiTalkRecord) self = siyi_talk_record_new ();
  gboolean held = siyi_db_hold (db);
  gboolean ok;

  self->visit = visit;
  ok = load_rows (db, self, siyi_db_ask (db, error, sql_visit, "l", visit), read_visit, error);
  if (ok && self->case_id == 0)
    ok = siyi_refuse (error, SIYI_ERROR_NOT_FOUND, "There is no such visit, or it is void");
  ok = ok && siyi_may_read (db, self->restricted, error) && load_parts (db, self, error);
  siyi_db_let_go (db, held);

  return ok ? g_steal_pointer (&self) : NULL;
}
