/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A matter as a ledger or the intake form gives it becomes rows: a case, its visit, the
 * petitioners; session, task and search row are written by their own files. Serial numbers go on
 * densely behind the stored ones of their book and year, in the order of writing. For one action,
 * on an archive's writing thread. */
#include "siyi-import-private.h"

#include <stdlib.h>

#include "siyi-code.h"
#include "siyi-count.h"
#include "siyi-mask.h"
#include "siyi-numbers.h"
#include "siyi-sort.h"
#include "siyi-words.h"

enum { TYPE_ACCUSATION = 2 };

struct _SiyiRecordWriter
{
  SiyiDb         *db;
  gint64          batch;
  gint64          now;
  SiyiDay         today;
  SiyiNumbers    *numbers;
  SiyiNames      *names;
  SiyiSessions   *sessions;
  SiyiTaskWriter *tasks;
  sqlite3_stmt   *insert_case;
  sqlite3_stmt   *insert_visit;
  SiyiPersons    *persons;
  GString        *joined;
};

static const char sql_insert_case[] =
  "INSERT INTO petition_case (uid, number, national_number, title, facts, type, purpose, class, "
  "class_path, restricted, problem_place, registered, registered_at, case_leader, "
  "case_leader_name, status_text, closed_day, resolved, satisfaction, batch) "
  "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
static const char sql_insert_visit[] =
  "INSERT INTO visit (uid, case_id, session, book, year, serial, day, day_end, part, arrived, "
  "persons, persons_approximate, representatives, concerned, anonymous, visitors, masked, "
  "address, first, booked, remark, pinyin_key, stroke_key, batch, batch_sheet, batch_row, "
  "method, place) "
  "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
static const char sql_restrict_case[] =
  "UPDATE petition_case SET restricted = 1, version = version + 1 WHERE id = ? AND restricted = 0";

gboolean
siyi_step_held (SiyiDb        *db,
                sqlite3_stmt  *statement,
                GError       **error)
{
  gboolean ok = siyi_db_step_done (db, statement, error);

  sqlite3_reset (statement);

  return ok;
}

/**
 * siyi_record_writer_new:
 * @batch: the import the rows come from, 0: typed in
 */
SiyiRecordWriter *
siyi_record_writer_new (SiyiDb  *db,
                        gint64   batch,
                        GError **error)
{
  SiyiRecordWriter *self = g_new0 (SiyiRecordWriter, 1);

  self->db = db;
  self->batch = batch;
  self->now = siyi_db_now (db);
  self->today = siyi_db_today (db);
  self->joined = g_string_new (NULL);
  self->numbers = siyi_numbers_new (db);
  self->names = siyi_names_new (db);
  self->insert_case = siyi_db_prepare (db, sql_insert_case, error);
  if (self->insert_case != NULL)
    self->insert_visit = siyi_db_prepare (db, sql_insert_visit, error);
  if (self->insert_visit != NULL)
    self->persons = siyi_persons_new (db, error);
  if (self->persons != NULL)
    self->sessions = siyi_sessions_new (db, self->names, batch, error);
  if (self->sessions != NULL)
    self->tasks = siyi_task_writer_new (db, self->names, error);
  if (self->tasks != NULL)
    return self;

  siyi_record_writer_free (self);

  return NULL;
}

void
siyi_record_writer_free (SiyiRecordWriter *self)
{
  siyi_db_release (self->db, self->insert_case);
  siyi_db_release (self->db, self->insert_visit);
  g_clear_pointer (&self->persons, siyi_persons_free);
  g_clear_pointer (&self->sessions, siyi_sessions_free);
  g_clear_pointer (&self->tasks, siyi_task_writer_free);
  siyi_names_free (self->names);
  siyi_numbers_free (self->numbers);
  g_string_free (self->joined, TRUE);
  g_free (self);
}

SiyiNames *
siyi_record_writer_names (SiyiRecordWriter *self)
{
  return self->names;
}

static int
code_of (SiyiList    list,
         const char *word)
{
  return word != NULL ? siyi_code_from_word (list, word) : -1;
}

/* A matter is closed on the day of its opinion (article 34): a register that says "closed" and
 * names only the day of the reply means that day. */
static const char *
closed_day (const SiyiRecord *record)
{
  if (record->closed != NULL || code_of (SIYI_LIST_PROGRESS, record->state) != 1)
    return record->closed;

  return record->replied;
}

static gboolean
write_case (SiyiRecordWriter       *self,
            const SiyiRecord       *record,
            const SiyiRecordPlace  *place,
            SiyiWritten            *written,
            GError                **error)
{
  sqlite3_stmt *st = self->insert_case;
  const SiyiKnownName *leader = siyi_names_leader (self->names, record->case_leader);
  int type = code_of (SIYI_LIST_PURPOSE, record->purpose);
  char uid[37], today[11];

  siyi_uid_fill (self->now, uid);
  siyi_numbers_next_case (self->numbers, written->year, written->number, sizeof written->number);
  siyi_numbers_day (self->today, today);

  siyi_bind_static (st, 1, uid);
  siyi_bind_static (st, 2, written->number);
  siyi_bind_static (st, 3, record->number);
  siyi_bind_static (st, 4, record->summary);
  siyi_bind_static (st, 5, place->facts);
  siyi_bind_count (st, 6, type > 0 ? type : -1, -1);
  siyi_bind_static (st, 7, record->purpose);
  siyi_bind_static (st, 8, record->class_name);
  siyi_bind_static (st, 9, record->class_path);
  /* A report or accusation is restricted whoever forgot to say so (article 30). */
  sqlite3_bind_int (st, 10, record->restricted || type == TYPE_ACCUSATION);
  siyi_bind_static (st, 11, place->problem_place);
  siyi_bind_static (st, 12, record->date != NULL && *record->date != '\0' ? record->date : today);
  siyi_bind_static (st, 13, record->registered_at);
  siyi_bind_count (st, 14, leader != NULL ? leader->id : 0, 0);
  siyi_bind_static (st, 15, record->case_leader);
  siyi_bind_static (st, 16, record->state);
  siyi_bind_static (st, 17, closed_day (record));
  siyi_bind_count (st, 18, code_of (SIYI_LIST_RESOLVED, record->resolved), -1);
  siyi_bind_count (st, 19, code_of (SIYI_LIST_SATISFACTION, record->satisfaction), -1);
  siyi_bind_count (st, 20, self->batch, 0);

  if (!siyi_step_held (self->db, st, error))
    return FALSE;
  written->case_id = siyi_db_last_id (self->db);

  return TRUE;
}

/* The names as the ledger shows them, or the text that gives none. */
static const char *
visitors_text (SiyiRecordWriter *self,
               const SiyiRecord *record)
{
  if (record->visitors == NULL || record->visitors[0] == NULL)
    return record->anonymous && record->visitors_text == NULL ? siyi_word ("store", "anonymous")
                                                              : record->visitors_text;
  if (record->visitors[1] == NULL)
    return record->visitors[0];

  g_string_truncate (self->joined, 0);
  for (int i = 0; record->visitors[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (self->joined, siyi_word ("store", "list-mark"));
      g_string_append (self->joined, record->visitors[i]);
    }

  return self->joined->str;
}

static void
bind_keys (sqlite3_stmt *st,
           int           index,
           const char   *name)
{
  for (int i = 0; i < 2; i++)
    {
      g_autoptr(GBytes) key = name != NULL ? siyi_sort_key_of_name (i, name) : NULL;

      siyi_bind_bytes (st, index + i, key);
    }
}

static void
bind_counts (sqlite3_stmt     *st,
             const SiyiRecord *record)
{
  sqlite3_bind_int (st, 11, MAX (record->persons, 0));
  sqlite3_bind_int (st, 12, record->approximate);
  siyi_bind_count (st, 13, record->representatives, -1);
  siyi_bind_count (st, 14, record->concerned, -1);
  sqlite3_bind_int (st, 15, record->anonymous);
}

static gboolean
write_visit (SiyiRecordWriter       *self,
             const SiyiRecord       *record,
             const SiyiRecordPlace  *place,
             SiyiWritten            *written,
             gint64                  session,
             GError                **error)
{
  sqlite3_stmt *st = self->insert_visit;
  SiyiBook book = siyi_book_of (record->form, record->destination);
  gsize n_names = record->visitors != NULL ? g_strv_length (record->visitors) : 0;
  const char *visitors = visitors_text (self, record);
  g_autofree char *masked = siyi_mask_visitors ((const char * const *) record->visitors, n_names,
                                                MAX (record->persons, 0), visitors);
  char uid[37];

  siyi_uid_fill (self->now, uid);
  written->serial = siyi_numbers_next_serial (self->numbers, book, written->year);

  siyi_bind_static (st, 1, uid);
  sqlite3_bind_int64 (st, 2, written->case_id);
  siyi_bind_count (st, 3, session, 0);
  sqlite3_bind_int (st, 4, book);
  sqlite3_bind_int (st, 5, written->year);
  sqlite3_bind_int (st, 6, written->serial);
  siyi_bind_static (st, 7, record->date);
  siyi_bind_static (st, 8, record->date_end);
  siyi_bind_static (st, 9, record->date_part);
  siyi_bind_static (st, 10, place->arrived);
  bind_counts (st, record);
  siyi_bind_static (st, 16, visitors);
  siyi_bind_static (st, 17, masked);
  siyi_bind_static (st, 18, record->address);
  siyi_bind_count (st, 19, code_of (SIYI_LIST_FIRST, record->first), -1);
  sqlite3_bind_int (st, 20, place->booked);
  siyi_bind_static (st, 21, record->remark);
  bind_keys (st, 22, n_names > 0 ? record->visitors[0] : visitors);
  siyi_bind_count (st, 24, self->batch, 0);
  siyi_bind_static (st, 25, record->sheet);
  siyi_bind_count (st, 26, record->row, 0);
  siyi_bind_static (st, 27, record->method);
  siyi_bind_static (st, 28, record->place);

  if (!siyi_step_held (self->db, st, error))
    return FALSE;
  written->visit = siyi_db_last_id (self->db);

  return TRUE;
}

static int
year_of (SiyiRecordWriter *self,
         const SiyiRecord *record)
{
  int year = record->date != NULL ? atoi (record->date) : 0;

  return year > 0 ? year : siyi_day_year (self->today);
}

/**
 * siyi_record_writer_write:
 * @written: (out): the ids and numbers it got
 *
 * Returns: whether all rows of the matter are written
 */
gboolean
siyi_record_writer_write (SiyiRecordWriter       *self,
                          const SiyiRecord       *record,
                          const SiyiRecordPlace  *place,
                          SiyiWritten            *written,
                          GError                **error)
{
  gint64 session = place->session;

  written->year = year_of (self, record);
  written->number[0] = '\0';
  written->case_id = place->case_id;

  if (session == 0 && !siyi_sessions_find (self->sessions, record, &session, error))
    return FALSE;
  if (place->case_id == 0 && !write_case (self, record, place, written, error))
    return FALSE;
  if (place->case_id != 0 && record->restricted &&
      !siyi_db_run (self->db, error, sql_restrict_case, "l", place->case_id))
    return FALSE;

  return write_visit (self, record, place, written, session, error) &&
         siyi_persons_write (self->persons, record, written->visit, error) &&
         siyi_task_writer_write (self->tasks, written->visit, written->case_id, record, error);
}
