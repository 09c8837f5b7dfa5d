/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-office-names-private.h"
#include "siyi-read-text.h"
#include "siyi-takeover.h"

G_BEGIN_DECLS

/* One column of a table as its heading says. */
typedef struct
{
  guint       column;
  SiyiField   field;        /* SIYI_FIELD_NONE: unknown, left out or never stored */
  const char *heading;      /* white space removed; "" where there is none */
  gboolean    not_stored;
  gboolean    left_out;     /* a person's mapping says so */
  guint       rank;         /* place of the heading among those of its field */
} SiyiTakeColumn;

/* Rows below one heading block. A repeated heading does not end it. */
typedef struct
{
  guint    sheet;
  guint    first_heading;   /* worksheet rows */
  guint    last_heading;
  guint    begin, end;      /* indexes into the sheet's rows */
  int      year;            /* for dates without one; 0: not known */
  gboolean year_inferred;
  GArray  *columns;         /* SiyiTakeColumn, ascending */
  GArray  *known;           /* guint: indexes of the columns that hold a field, by rank */
} SiyiTakeTable;

typedef enum
{
  SIYI_ROW_SKIPPED,
  SIYI_ROW_NOTE,
  SIYI_ROW_DATA,
  SIYI_ROW_TOTAL,
} SiyiRowKind;

typedef struct
{
  const SiyiSheet   *sheet;
  SiyiTakeoverSheet *facts;
  guint8            *kinds;        /* SiyiRowKind of each row */
  GArray            *merges;       /* SiyiMerge over several rows, by column, then row */
  GArray            *all_merges;   /* SiyiMerge by first row */
  GArray            *comments;     /* SiyiComment by row */
  int                named_year;   /* of the sheet's name */
} SiyiTakeSheet;

/* Where a matter stands; its values are read again when asked for. */
typedef struct
{
  guint32 table;
  guint32 row;              /* index into the sheet's rows */
  guint32 next;             /* index of the first row behind the matter */
  guint32 ditto : 1;        /* a cell repeats the row before */
  guint32 duplicate : 1;
} SiyiTakeRecord;

/* A field's cell in one row, wherever its value stands. */
typedef struct
{
  const SiyiCell *cell;     /* NULL: empty */
  const char     *choice;   /* (nullable) what a person says instead of the cell */
  guint           row;      /* worksheet row of the cell */
  guint           index;    /* into the table's columns */
  gboolean        inferred; /* it comes from a merged cell above */
} SiyiTakeCell;

typedef struct
{
  SiyiTakeCell fields[SIYI_N_FIELDS];
} SiyiTakeCells;

/* A matter's values with what the next row may repeat. */
typedef struct
{
  SiyiRecord *record;
  guint       index;             /* of the record */
  guint       next;              /* index of the first row behind the matter */
  int         year;              /* of the year's column; 0: none */
  guint       n_units;           /* of the column of units; co-units of their own column follow */
  guint       last_visitor;      /* where the last row's part of a list begins */
  guint       last_phone;
  guint       last_id;
  gboolean    has_ditto;
} SiyiReading;

/* What a reading finds worth a look; row is a worksheet row. */
typedef void (*SiyiTakeNote) (gpointer data, guint row, SiyiField field, guint64 why);

struct _SiyiTakeover
{
  SiyiBookFile    *book;
  SiyiOfficeNames *names;
  GHashTable      *mapping;      /* (nullable) heading -> field word */
  GStringChunk    *texts;        /* headings */
  GPtrArray       *sheets;       /* SiyiTakeoverSheet, for others */
  GPtrArray       *takes;        /* SiyiTakeSheet */
  GPtrArray       *tables;       /* SiyiTakeTable */
  GArray          *records;      /* SiyiTakeRecord */
  GArray          *flags;        /* SiyiTakeoverFlag */
  GArray          *columns;      /* SiyiTakeoverColumn */
  GHashTable      *choices;      /* SIYI_CHOICE_KEY -> char* */
  GHashTable      *counted;      /* set of records: doubles a person counts */
  int              rows, visits, items;
  gint64           persons;

  /* The record read last: a walk in order then reads each row once, whatever repeats. */
  GMutex           lock;
  SiyiReading     *last;
  GHashTable      *anchors;      /* index -> SiyiReading: rests in long chains of repeats */
};

/* Every so many records of a chain one is kept. */
#define SIYI_ANCHOR_EVERY 128

#define SIYI_CHOICE_KEY(record, field) \
  GSIZE_TO_POINTER ((gsize) (record) * SIYI_N_FIELDS + (gsize) (field))

/* siyi-takeover-words.c */
SiyiField        siyi_heading_field       (const char * const  *stack,
                                           guint               *rank);
gboolean         siyi_heading_is_above    (const char          *key);
gboolean         siyi_heading_is_word     (const char          *text);
gboolean         siyi_heading_not_stored  (const char          *key);

const SiyiTakeColumn *siyi_take_column_at (const SiyiTakeTable *table,
                                           guint                column);

/* siyi-takeover-merges.c */
void             siyi_take_merges_prepare (SiyiTakeSheet       *take);
const SiyiMerge *siyi_take_merge_at       (const SiyiTakeSheet *take,
                                           guint                row,
                                           guint                column);
guint            siyi_take_first_merge    (const SiyiTakeSheet *take,
                                           guint                row);
const SiyiRow   *siyi_take_find_row       (const SiyiTakeSheet *take,
                                           guint                number);

/* siyi-takeover-headings.c */
guint            siyi_take_headings       (SiyiTakeover        *self,
                                           const SiyiTakeSheet *take,
                                           guint                index,
                                           SiyiTakeTable       *out);

/* siyi-takeover-rows.c */
GPtrArray       *siyi_take_tables_new     (void);
void             siyi_take_sheet_scan     (SiyiTakeover        *self,
                                           guint                sheet);

/* siyi-takeover-cells.c */
gboolean         siyi_take_cell_is_blank  (const SiyiCell      *cell);
const char      *siyi_take_cell_text      (const SiyiTakeover  *self,
                                           const SiyiTakeCell  *cell,
                                           char               **made);
gboolean         siyi_take_cell_is_ditto  (const SiyiTakeCell  *cell);
void             siyi_take_cell_open      (const SiyiTakeover  *self,
                                           const SiyiTakeCell  *cell,
                                           SiyiReadCell        *out);
void             siyi_take_cells_gather   (const SiyiTakeover  *self,
                                           const SiyiTakeTable *table,
                                           const SiyiRow       *row,
                                           SiyiTakeCells       *out);
void             siyi_take_raw            (const SiyiTakeover  *self,
                                           const SiyiTakeTable *table,
                                           const SiyiRow       *row,
                                           SiyiRecord          *record);

/* siyi-takeover-reading.c */
SiyiReading     *siyi_take_reading_copy   (const SiyiReading   *reading);
SiyiReading     *siyi_take_reading_new    (const SiyiTakeover  *self,
                                           const SiyiTakeTable *table,
                                           guint                row,
                                           guint                index,
                                           const SiyiReading   *before,
                                           SiyiTakeNote         note,
                                           gpointer             note_data);
void             siyi_take_reading_free   (SiyiReading         *reading);

/* siyi-takeover-pass.c */
gboolean         siyi_take_pass           (SiyiTakeover        *self,
                                           GCancellable        *cancellable,
                                           GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiReading, siyi_take_reading_free)

G_END_DECLS
