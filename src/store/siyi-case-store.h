/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"
#include "siyi-ledger.h"
#include "siyi-record.h"

G_BEGIN_DECLS

/* A line of the cases' list. */
typedef struct
{
  gint64    id;
  char     *number;
  char     *title;
  char     *visitors;     /* masked */
  char     *address;
  char     *units;        /* short names, joined */
  SiyiDay   last_day;     /* of the latest visit */
  SiyiDay   assigned, due, closed;
  int       resolved;     /* -1 unknown */
  gboolean  restricted;
  int       n_visits;
} SiyiCaseLine;

void       siyi_case_line_free    (SiyiCaseLine  *line);

typedef enum { SIYI_CASES_ALL, SIYI_CASES_OPEN, SIYI_CASES_CLOSED, SIYI_CASES_OVERDUE } SiyiCasesState;
typedef enum { SIYI_CASES_BY_DAY, SIYI_CASES_BY_DUE, SIYI_CASES_BY_PINYIN, SIYI_CASES_BY_STROKE } SiyiCasesOrder;

typedef struct
{
  const char     *words;    /* NULL or "": all */
  SiyiCasesState  state;
  const char     *class_name;
  gint64          unit;
  SiyiCasesOrder  order;    /* without words; with words the newest first */
  gboolean        restricted; /* TRUE: restricted matters too (an authorised look) */
  SiyiDay         today;
  guint           limit;    /* 0: none */
} SiyiCasesQuery;

GArray    *siyi_cases_ids         (SiyiDb               *db,
                                   const SiyiCasesQuery *query,
                                   GError              **error);     /* gint64 */
gint64     siyi_cases_count       (SiyiDb               *db,
                                   const SiyiCasesQuery *query,
                                   GError              **error);
GPtrArray *siyi_cases_load        (SiyiDb               *db,
                                   const gint64         *ids,
                                   gsize                 n_ids,
                                   GError              **error);     /* SiyiCaseLine */

/* Everything a case's page shows. */
typedef struct
{
  SiyiDay  day;
  char    *kind;      /* visit, instruction, assigned, progress, closed, visit-back, event kinds, import … */
  char    *what;      /* leader, unit, … : data, not a sentence */
  char    *body;
  gint64   visit;     /* 0: none */
  gint64   session;   /* of a visit that was received; 0: none */
} SiyiCaseMoment;

typedef struct
{
  gint64     id;
  int        version;
  char      *number, *national_number, *title, *facts, *purpose, *class_name, *class_path;
  char      *address, *problem_place, *registered_at, *status_text;
  int        type, route;
  gboolean   restricted, law_related;
  SiyiRowState row_state;
  SiyiDay    registered;
  char      *case_leader;
  SiyiDay    closed, resolved_day, satisfaction_day;
  int        resolved, satisfaction;     /* -1 unknown */
  char      *satisfaction_of;
  int        first;                      /* of the latest visit; -1 unknown */
  int        persons, concerned;         /* of the latest visit; concerned -1 unknown */
  char      *visitors;                   /* full, of the latest visit */
  char      *phones, *ids;               /* full; shown on demand, logged */
  char      *units;
  SiyiDay    assigned, due;
  gint64     task;      /* whose days these are; 0: none */
  GPtrArray *moments;                    /* SiyiCaseMoment, newest first */
  GPtrArray *events;                     /* SiyiCaseMoment with kind/day only: for the clocks */
  GPtrArray *twins;                      /* SiyiCaseLine */
} SiyiCase;

SiyiCase  *siyi_case_load         (SiyiDb       *db,
                                   gint64        id,
                                   GError      **error);
SiyiCase  *siyi_case_find         (SiyiDb       *db,
                                   const char   *number,
                                   GError      **error);
void       siyi_case_free         (SiyiCase     *self);

/* One field of a case: title, facts, class, purpose, national_number, problem_place, closed,
 * resolved, resolved_day, satisfaction, satisfaction_day, satisfaction_of, case_leader,
 * restricted. Same rules and result as siyi_ledger_edit(). */
char      *siyi_case_edit         (SiyiDb       *db,
                                   gint64        id,
                                   int           version,
                                   const char   *field,
                                   const char   *text,
                                   GError      **error);
char      *siyi_case_add_moment   (SiyiDb       *db,
                                   gint64        id,
                                   const char   *kind,
                                   SiyiDay       day,
                                   const char   *body,
                                   GError      **error);

/* The intake form. case_id 0 makes a new case; link_to links it as twin of another (0: none).
 * session 0: no reception (the book follows form and destination). */
typedef struct
{
  const SiyiRecord *record;
  gint64            case_id;
  gint64            link_to;
  gint64            session;
  const char       *facts;
  const char       *arrived;        /* hh:mm */
  const char       *problem_place;
  gboolean          booked;
} SiyiNewVisit;

typedef struct
{
  gint64  visit, case_id;
  char   *case_number;
  int     serial;
  char   *action;
} SiyiNewVisitResult;

SiyiNewVisitResult *siyi_visit_add      (SiyiDb              *db,
                                         const SiyiNewVisit  *visit,
                                         GError             **error);
void                siyi_new_visit_result_free (SiyiNewVisitResult *result);

/* Cases that may be the same matter, likeliest first; why is a word list "name", "phone", "id",
 * "number", "request". */
typedef struct
{
  SiyiCaseLine *line;
  char         *why;        /* comma separated */
  gboolean      likely;     /* same person and alike request */
  char         *names, *phones;   /* full, as the intake form shows them */
} SiyiTwin;

GPtrArray *siyi_twins_find        (SiyiDb       *db,
                                   const char   *names,
                                   const char   *phone,
                                   const char   *id_number,
                                   const char   *request,
                                   gint64        except,
                                   GError      **error);   /* SiyiTwin */
void       siyi_twin_free         (SiyiTwin     *twin);
char      *siyi_case_link         (SiyiDb       *db,
                                   gint64        a,
                                   gint64        b,
                                   gboolean      same,
                                   const char   *reason,
                                   GError      **error);

char      *siyi_next_case_number  (SiyiDb       *db,
                                   int           year,
                                   GError      **error);

G_END_DECLS
