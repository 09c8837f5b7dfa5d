/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-ink.h"

G_BEGIN_DECLS

/* A paper as words, without a layout: what paper draws, .docx, .html and plain text write. Built
 * once, then immutable; may cross threads. */
typedef enum
{
  SIYI_BLOCK_TITLE,       /* 小标宋, centred */
  SIYI_BLOCK_SUBTITLE,    /* 楷体, centred */
  SIYI_BLOCK_HEADING,     /* 黑体: 一、 */
  SIYI_BLOCK_TEXT,        /* 仿宋, two characters in */
  SIYI_BLOCK_PLAIN,       /* 仿宋, not indented */
  SIYI_BLOCK_NOTE,        /* small, grey: what stands under a table */
  SIYI_BLOCK_SIGNED,      /* issuer, date: at the right, four characters in */
  SIYI_BLOCK_TABLE,
  SIYI_BLOCK_PAGE_BREAK,
  SIYI_BLOCK_FOOT,        /* under this page and those after it: {page}, {pages} of this part */
  SIYI_BLOCK_REST,        /* nothing follows: the words, a stroke over the rest of the page */
  SIYI_BLOCK_CODE,        /* a QR code of it above this page and those after; else words */
  SIYI_BLOCK_PICTURES,    /* side by side, the words of each below it */
} SiyiBlockKind;

typedef enum
{
  SIYI_CELL_PLAIN,
  SIYI_CELL_STRONG,       /* the new line of a correction */
  SIYI_CELL_FAINT,        /* the old one */
} SiyiCellStyle;

typedef enum
{
  SIYI_ALIGN_START,
  SIYI_ALIGN_CENTRE,
  SIYI_ALIGN_END,
} SiyiAlign;

/* How the paper lies; measures of GB/T 9704-2012 for A4, larger type for a poster. */
typedef enum
{
  SIYI_PAPER_A4,
  SIYI_PAPER_A4_WIDE,     /* landscape: ledgers */
  SIYI_PAPER_POSTER,      /* A3, for the notice board */
  SIYI_PAPER_LARGE,       /* A4, large type */
} SiyiPaperForm;

typedef struct
{
  char      *heading;
  double     share;       /* of the table's width; 0: by its contents */
  SiyiAlign  align;
} SiyiTableColumn;

typedef struct
{
  char           *text;
  SiyiCellStyle   style;
  SiyiInk        *ink;      /* (nullable) signed by hand on the screen: drawn in the cell */
  gboolean        has_bar;  /* a bar of a chart lies in it, the words stand in other cells */
  double          bar, bar_before;    /* 0 to 1 of the greatest; negative: nothing to compare with */
} SiyiTableCell;

/* Fills @pixels, rows of @stride bytes, with what a picture shows, four bytes each in the processor's
 * order: blue in the lowest, red, nothing. Any thread. */
typedef gboolean (*SiyiPictureDecode) (GBytes *jpeg, int width, int height, guint8 *pixels, int stride);

typedef struct
{
  GBytes            *jpeg;            /* made by ourselves, of the size it is printed at */
  int                width, height;   /* pixels */
  SiyiPictureDecode  decode;
  char              *text;            /* what stands below it */
} SiyiPicture;

typedef struct
{
  SiyiBlockKind  kind;
  char          *text;      /* paragraphs */
  GArray        *pictures;  /* SiyiPicture */
  guint          abreast;   /* pictures: how many have room beside each other */
  double         share;     /* pictures: of the type area's height */
  GArray        *columns;   /* SiyiTableColumn; tables: repeated on each page */
  GPtrArray     *rows;      /* GArray of SiyiTableCell */
  gboolean       flows;     /* rows go on at a line over pages */
} SiyiBlock;

typedef struct _SiyiDocument SiyiDocument;

SiyiDocument    *siyi_document_new          (const char      *name,
                                             SiyiPaperForm    form);
SiyiDocument    *siyi_document_ref          (SiyiDocument    *self);
void             siyi_document_unref        (SiyiDocument    *self);
const char      *siyi_document_get_name     (SiyiDocument    *self);
SiyiPaperForm    siyi_document_get_form     (SiyiDocument    *self);
void             siyi_document_set_numbered (SiyiDocument    *self,
                                             gboolean         numbered);
gboolean         siyi_document_is_numbered  (SiyiDocument    *self);

void             siyi_document_add          (SiyiDocument    *self,
                                             SiyiBlockKind    kind,
                                             const char      *text);
void             siyi_document_add_table    (SiyiDocument    *self);
void             siyi_document_let_rows_flow (SiyiDocument   *self);
void             siyi_document_add_column   (SiyiDocument    *self,
                                             const char      *heading,
                                             double           share,
                                             SiyiAlign        align);
void             siyi_document_add_row      (SiyiDocument    *self);
void             siyi_document_add_cell     (SiyiDocument    *self,
                                             const char      *text,
                                             SiyiCellStyle    style);
void             siyi_document_add_ink      (SiyiDocument    *self,
                                             SiyiInk         *ink,
                                             const char      *text);
void             siyi_document_add_bar      (SiyiDocument    *self,
                                             double           bar,
                                             double           before);
void             siyi_document_add_pictures (SiyiDocument    *self,
                                             guint            abreast,
                                             double           share);
void             siyi_document_add_picture  (SiyiDocument    *self,
                                             GBytes          *jpeg,
                                             int              width,
                                             int              height,
                                             SiyiPictureDecode decode,
                                             const char      *text);

void             siyi_document_append       (SiyiDocument    *self,
                                             SiyiDocument    *other);

guint            siyi_document_get_n_blocks (SiyiDocument    *self);
const SiyiBlock *siyi_document_get_block    (SiyiDocument    *self,
                                             guint            number);
const char      *siyi_document_get_title    (SiyiDocument    *self);

const SiyiTableCell *siyi_block_get_cell    (const SiyiBlock *self,
                                             guint            row,
                                             guint            column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiDocument, siyi_document_unref)

G_END_DECLS
