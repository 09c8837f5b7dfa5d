/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-db-private.h"
#include "siyi-import-store.h"
#include "siyi-ledger.h"

G_BEGIN_DECLS

/* Writes matters as records: case, visit, petitioners, session, instruction, task, events. Made
 * for one action; holds its statements and what it looked up, so that a hundred thousand
 * matters cost no second question. */
typedef struct _SiyiRecordWriter SiyiRecordWriter;
typedef struct _SiyiNames SiyiNames;

typedef struct
{
  gint64      case_id;         /* 0: a new case */
  gint64      session;         /* 0: made from the record, or none */
  const char *facts;
  const char *problem_place;
  const char *arrived;
  gboolean    booked;
} SiyiRecordPlace;

typedef struct
{
  gint64 visit, case_id;
  int    year, serial;
  char   number[40];           /* "" where the case is not a new one */
} SiyiWritten;

SiyiRecordWriter *siyi_record_writer_new   (SiyiDb *db, gint64 batch, GError **error);
void              siyi_record_writer_free  (SiyiRecordWriter *self);
gboolean          siyi_record_writer_write (SiyiRecordWriter *self, const SiyiRecord *record,
                                            const SiyiRecordPlace *place, SiyiWritten *written,
                                            GError **error);
SiyiNames        *siyi_record_writer_names (SiyiRecordWriter *self);

/* siyi-record-names.c: what a name in a record means to the office. */
typedef struct
{
  gint64  id;                  /* 0: not in the office's list */
  char   *name;                /* the full name; the text as written where unknown */
  char   *search_han;          /* name and short name, folded */
  char   *search_pinyin;
} SiyiKnownName;

SiyiNames           *siyi_names_new       (SiyiDb *db);
void                 siyi_names_free      (SiyiNames *self);
const SiyiKnownName *siyi_names_unit      (SiyiNames *self, const char *text);
const SiyiKnownName *siyi_names_leader    (SiyiNames *self, const char *text);
const char          *siyi_names_post      (SiyiNames *self, gint64 leader, const char *day);

/* siyi-record-persons.c */
typedef struct _SiyiPersons SiyiPersons;

SiyiPersons *siyi_persons_new     (SiyiDb *db, GError **error);
void         siyi_persons_free    (SiyiPersons *self);
gboolean     siyi_persons_write   (SiyiPersons *self, const SiyiRecord *record, gint64 visit,
                                   GError **error);

/* siyi-record-session.c: rows of the same day, leaders, place, method and part are one session. */
typedef struct _SiyiSessions SiyiSessions;

SiyiSessions *siyi_sessions_new   (SiyiDb *db, SiyiNames *names, gint64 batch, GError **error);
void          siyi_sessions_free  (SiyiSessions *self);
gboolean      siyi_sessions_find  (SiyiSessions *self, const SiyiRecord *record, gint64 *id,
                                   GError **error);

/* siyi-record-task.c: instruction, task with its units, events. */
typedef struct _SiyiTaskWriter SiyiTaskWriter;

SiyiTaskWriter *siyi_task_writer_new   (SiyiDb *db, SiyiNames *names, GError **error);
void            siyi_task_writer_free  (SiyiTaskWriter *self);
gboolean        siyi_task_writer_write (SiyiTaskWriter *self, gint64 visit, gint64 case_id,
                                        const SiyiRecord *record, GError **error);

/* siyi-record-search.c: the search row of a new case straight from its record. */
typedef struct _SiyiSearchWriter SiyiSearchWriter;

SiyiSearchWriter *siyi_search_writer_new   (SiyiDb *db, SiyiNames *names, GError **error);
void              siyi_search_writer_free  (SiyiSearchWriter *self);
gboolean          siyi_search_writer_write (SiyiSearchWriter *self, gint64 case_id,
                                            const char *number, const SiyiRecord *record,
                                            GError **error);

/* siyi-import-raw.c: the file's own cells, a few hundred matters a row. */
typedef struct _SiyiRawWriter SiyiRawWriter;

SiyiRawWriter *siyi_raw_writer_new    (SiyiDb *db, gint64 batch);
void           siyi_raw_writer_free   (SiyiRawWriter *self);
gboolean       siyi_raw_writer_add    (SiyiRawWriter *self, gint64 visit, const SiyiRecord *record,
                                       GError **error);
gboolean       siyi_raw_writer_finish (SiyiRawWriter *self, GError **error);

/* Helpers for held statements: the text must live until the statement was stepped. */
static inline void
siyi_bind_static (sqlite3_stmt *statement,
                  int           index,
                  const char   *text)
{
  if (text == NULL || *text == '\0')
    sqlite3_bind_null (statement, index);
  else
    sqlite3_bind_text (statement, index, text, -1, SQLITE_STATIC);
}

static inline void
siyi_bind_count (sqlite3_stmt *statement,
                 int           index,
                 gint64        value,
                 gint64        null)
{
  if (value == null)
    sqlite3_bind_null (statement, index);
  else
    sqlite3_bind_int64 (statement, index, value);
}

gboolean siyi_step_held (SiyiDb *db, sqlite3_stmt *statement, GError **error);

G_END_DECLS
