/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-day.h"
#include "siyi-record.h"

G_BEGIN_DECLS

/* The 25 columns of the ledger in their default order (domain, section 2.2). */
typedef enum
{
  SIYI_COLUMN_SERIAL,
  SIYI_COLUMN_DATE,
  SIYI_COLUMN_LEADERS,
  SIYI_COLUMN_POST,
  SIYI_COLUMN_METHOD,
  SIYI_COLUMN_PLACE,
  SIYI_COLUMN_VISITORS,
  SIYI_COLUMN_PERSONS,
  SIYI_COLUMN_ADDRESS,
  SIYI_COLUMN_PHONES,
  SIYI_COLUMN_SUMMARY,
  SIYI_COLUMN_CLASS,
  SIYI_COLUMN_FIRST,
  SIYI_COLUMN_OPINION,
  SIYI_COLUMN_UNITS,
  SIYI_COLUMN_HANDLER,
  SIYI_COLUMN_CASE_LEADER,
  SIYI_COLUMN_ASSIGNED,
  SIYI_COLUMN_DUE,
  SIYI_COLUMN_PROGRESS,
  SIYI_COLUMN_CLOSED,
  SIYI_COLUMN_RESOLVED,
  SIYI_COLUMN_SATISFACTION,
  SIYI_COLUMN_VISIT_BACK,
  SIYI_COLUMN_REMARK,
  SIYI_N_COLUMNS
} SiyiColumn;

/* Whom a text is for: the gate masks or withholds by it (domain, section 7.2). */
typedef enum
{
  SIYI_AUDIENCE_INSIDE,   /* record, brief, inside papers: full */
  SIYI_AUDIENCE_LIST,     /* lists on the screen: names, numbers masked */
  SIYI_AUDIENCE_UNIT,     /* leaves for a responsible unit: no restricted matters */
  SIYI_AUDIENCE_PUBLIC,   /* 张某某 and the township at most; notices hold no petitioner at all */
} SiyiAudience;

/* Which book a row belongs to; serial numbers are dense per book and year. */
typedef enum
{
  SIYI_BOOK_RECEPTION,   /* visits at the own level: the ledger of receptions */
  SIYI_BOOK_PREFECTURE,
  SIYI_BOOK_PROVINCE,
  SIYI_BOOK_CAPITAL,
  SIYI_BOOK_LETTER,
  SIYI_BOOK_ONLINE,
  SIYI_BOOK_CALL,
  SIYI_N_BOOKS
} SiyiBook;

typedef enum
{
  SIYI_ROW_LIVE = 0,
  SIYI_ROW_VOID = 1,     /* keeps its number and its line */
  SIYI_ROW_BINNED = 2,   /* taken back: no number, in no list but the bin's */
} SiyiRowState;

typedef enum
{
  SIYI_LIGHT_NONE,
  SIYI_LIGHT_GREEN,
  SIYI_LIGHT_YELLOW,
  SIYI_LIGHT_RED,
  SIYI_LIGHT_DONE,
} SiyiLight;

/* One row of the ledger as stored. Immutable once made; may cross threads. */
typedef struct
{
  gatomicrefcount ref_count;

  gint64        id;           /* of the visit */
  gint64        case_id;
  gint64        session_id;   /* 0: none */
  int           version;      /* of the visit, for editing: a stale one is refused */
  SiyiBook      book;
  SiyiRowState  state;
  char         *void_note;    /* (nullable) reason, who */
  gboolean      restricted;
  int           persons;      /* present: the row's person-times */
  gboolean      waits;        /* booked and not yet come: no batch */
  SiyiDay       assigned;     /* SIYI_DAY_NONE: not */
  SiyiDay       due;          /* rolled last day of the instruction's limit */
  SiyiDay       closed;
  char         *case_number;
  char         *visitors_masked;   /* as lists show it: 何某某等5人 */

  /* Canonical text a column: days YYYY-MM-DD, counts in digits, words of the lists;
   * NULL where empty. */
  char         *cells[SIYI_N_COLUMNS];
} SiyiLedgerRow;

SiyiLedgerRow *siyi_ledger_row_new   (void);
SiyiLedgerRow *siyi_ledger_row_ref   (SiyiLedgerRow *row);
void           siyi_ledger_row_unref (SiyiLedgerRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiLedgerRow, siyi_ledger_row_unref)

/* What the ledger shows. Zero-initialise; strings are borrowed for the call. */
typedef struct
{
  SiyiBook    book;
  gboolean    all_books;
  SiyiDay     from, to;        /* SIYI_DAY_NONE: open end; both included */
  gint64      session;         /* 0: any */
  gint64      leader;          /* 0: any */
  gint64      unit;            /* 0: any */
  const char *class_name;      /* NULL: any */
  int         closed;          /* -1 any, 0 open, 1 closed */
  int         light;           /* -1 any, else SiyiLight */
  gboolean    hide_void;
  const char *words;           /* NULL: any; searched as in the cases' search */
  const GArray *only;          /* NULL: any; gint64, else these visits and no others */
  SiyiColumn  sort;
  gboolean    descending;
  SiyiDay     today;           /* for the lights */
} SiyiLedgerQuery;

/* What stands below the table; void rows are counted apart and in nothing else. */
typedef struct
{
  gint64 batches;
  gint64 persons;
  gint64 individual_batches, individual_persons;
  gint64 group_batches, group_persons;
  gint64 closed;
  gint64 voided;
} SiyiLedgerSums;

const char *siyi_column_word    (SiyiColumn  column);
SiyiField   siyi_column_field   (SiyiColumn  column);
const char *siyi_column_heading (SiyiColumn  column);
const char *siyi_book_word      (SiyiBook    book);
SiyiLight   siyi_light_of       (SiyiDay     assigned,
                                 SiyiDay     due,
                                 SiyiDay     closed,
                                 SiyiDay     today);
void        siyi_light_set_warning (int     percent);     /* 0: the shipped one */
SiyiLight   siyi_light_by       (SiyiDay     assigned,
                                 SiyiDay     due,
                                 SiyiDay     closed,
                                 SiyiDay     today,
                                 int         warning_percent);

G_END_DECLS
