/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "siyi-error.h"

G_BEGIN_DECLS

/* A workbook or text table read whole, compactly; empty cells cost nothing. Immutable when made. */
typedef enum
{
  SIYI_CELL_TEXT,
  SIYI_CELL_NUMBER,      /* see siyi_cell_number() for its value */
  SIYI_CELL_BOOLEAN,
  SIYI_CELL_ERROR,       /* #REF! …; text is the word */
  SIYI_CELL_NO_VALUE,    /* a formula without cached value */
} SiyiCellKind;

typedef enum
{
  SIYI_SHAPE_GENERAL,
  SIYI_SHAPE_DECIMALS,   /* 0, 0.0, 0.00 …: see decimals */
  SIYI_SHAPE_DATE,       /* a date (with or without time) */
  SIYI_SHAPE_TIME,
  SIYI_SHAPE_TEXT,       /* "@" */
  SIYI_SHAPE_OTHER,
} SiyiShape;

/* 16 bytes, because a book of 200,000 rows holds five million of them. */
typedef struct
{
  const char *text;      /* TEXT, ERROR: the text; NUMBER: as stored; BOOLEAN: "0", "1" */
  guint32     length;    /* of text, in bytes */
  guint32     column : 15;  /* from 0 */
  guint32     kind : 3;
  guint32     shape : 3;
  guint32     decimals : 5;
  guint32     formula : 1;
} SiyiCell;

typedef struct
{
  guint     number;      /* worksheet row or text record, from 1 */
  guint     n_cells;
  gboolean  hidden;
  const SiyiCell *cells; /* by ascending column, only cells with something in them */
} SiyiRow;

/* Rows from 1, columns from 0; last ones included. A merge may cover a million rows. */
typedef struct
{
  guint first_row, last_row;
  guint first_column, last_column;
} SiyiMerge;

typedef struct
{
  guint       row, column;
  const char *text;
} SiyiComment;

typedef struct
{
  const char *name;      /* "" for a text table */
  gboolean    hidden;
  GArray     *rows;      /* SiyiRow, ascending */
  GArray     *merges;    /* SiyiMerge */
  GArray     *comments;  /* SiyiComment */
  GArray     *hidden_columns; /* guint */
} SiyiSheet;

typedef struct _SiyiBookFile SiyiBookFile;

/* What a reader allows; all settings. */
typedef struct
{
  guint   cell_characters;      /* 32767 */
  guint64 part_bytes;           /* 64 MiB unpacked at more than */
  guint   part_ratio;           /* 200:1 */
  guint64 part_most_bytes;      /* 1 GiB unpacked, whatever the ratio */
  guint   rows;                 /* 200000 */
  guint   entries;              /* 2000 */
  guint64 cells;                /* 6 million, with something in them */
  guint64 memory;               /* 160 MiB for the book itself */
  guint64 file_bytes;           /* 512 MiB on the disk */
  gboolean only_expat;          /* no short ways: slower, the same result; for comparing */
} SiyiReadLimits;

void          siyi_read_limits_init  (SiyiReadLimits *limits);

typedef void (*SiyiReadProgress)     (gpointer data, guint64 done, guint64 total);

/* The kind is found from the bytes, not the name. Errors: SIYI_FILE_ERROR, each one sentence
 * naming file and place; G_IO_ERROR for what cannot be opened or was cancelled. Never more than
 * 256 MiB. limits NULL: the defaults. */
SiyiBookFile *siyi_book_read         (const char            *path,
                                      const SiyiReadLimits  *limits,
                                      SiyiReadProgress       progress,
                                      gpointer               progress_data,
                                      GCancellable          *cancellable,
                                      GError               **error);
SiyiBookFile *siyi_book_read_bytes   (const char            *name,
                                      GBytes                *bytes,
                                      const SiyiReadLimits  *limits,
                                      GError               **error);
gboolean      siyi_book_is_text      (SiyiBookFile *book);
gboolean      siyi_book_is_1904      (SiyiBookFile *book);
GPtrArray    *siyi_book_get_sheets   (SiyiBookFile *book);   /* (transfer none) SiyiSheet, workbook order */
const char   *siyi_book_get_hash     (SiyiBookFile *book);   /* sha256 of the file's bytes, hex */
const char   *siyi_book_get_name     (SiyiBookFile *book);   /* base name */
void          siyi_book_free         (SiyiBookFile *book);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiBookFile, siyi_book_free)

/* Rows: sparse look-up. */
const SiyiCell *siyi_row_cell        (const SiyiRow *row, guint column);
double          siyi_cell_number     (const SiyiCell *cell);

G_END_DECLS
