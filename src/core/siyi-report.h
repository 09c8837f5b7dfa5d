/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-span.h"

G_BEGIN_DECLS

/* A period's report as paragraphs of pieces: each knows whether the office's template, a figure or a hand
 * wrote it (domain, section 11). */
typedef enum
{
  SIYI_REPORT_TEMPLATE,    /* the template's words */
  SIYI_REPORT_FIGURE,      /* computed: follows its figure */
  SIYI_REPORT_TYPED,       /* by hand; with a key: in the place of that figure */
  SIYI_REPORT_ASKED,       /* nothing is known: the words ask for it; with a key: until its figure is */
} SiyiReportPieceKind;

typedef struct
{
  SiyiReportPieceKind  kind;
  char          *text;
  char          *key;     /* (nullable) own.batches, period, … */
  char          *form;    /* (nullable) number, parts, change, counts */
} SiyiReportPiece;

typedef enum
{
  SIYI_PARAGRAPH_TITLE,
  SIYI_PARAGRAPH_HEADING,
  SIYI_PARAGRAPH_TEXT,
} SiyiParagraphKind;

typedef struct
{
  SiyiParagraphKind  kind;
  GPtrArray         *pieces;    /* SiyiReportPiece */
} SiyiParagraph;

/* The words of a computed piece; *text stays NULL where nothing is known.
 * Returns whether there is such a field. */
typedef gboolean (*SiyiReportWords) (const char  *key,
                                     const char  *form,
                                     char       **text,
                                     gpointer     data);

typedef enum
{
  SIYI_GUARD_YEAR,          /* another year than the period's or the one before */
  SIYI_GUARD_PERIOD,        /* half a year said of nine months, other months */
  SIYI_GUARD_SIGN,          /* a sign beside the word that says it */
  SIYI_GUARD_WIDTH,         /* full-width digits beside half-width ones */
  SIYI_GUARD_RATE,          /* a rate without its numerator and denominator */
  SIYI_GUARD_VAGUE,         /* doubled vagueness */
  SIYI_GUARD_SPELLING,
  SIYI_GUARD_NUMBERING,     /* two paragraphs numbered the same */
  SIYI_GUARD_UNITS,         /* two counting units of one number */
  SIYI_GUARD_TYPED,         /* a hand wrote over a figure */
  SIYI_GUARD_ASKED,         /* a gap is left */
} SiyiGuard;

typedef struct
{
  SiyiGuard  guard;
  guint      paragraph;     /* from 0 */
  char      *words;         /* what was found */
  gboolean   blocks;        /* must be mended before the paper leaves */
} SiyiFinding;

SiyiReportPiece     *siyi_report_piece_new          (SiyiReportPieceKind     kind,
                                        const char       *text,
                                        const char       *key,
                                        const char       *form);
void           siyi_report_piece_free         (SiyiReportPiece        *self);
SiyiParagraph *siyi_paragraph_new      (SiyiParagraphKind kind);
void           siyi_paragraph_free     (SiyiParagraph    *self);
char          *siyi_paragraph_text     (const SiyiParagraph *self);

GPtrArray     *siyi_report_new         (const char       *text,
                                        SiyiReportWords   words,
                                        gpointer          data,
                                        GError          **error);   /* SiyiParagraph */
guint          siyi_report_refresh     (GPtrArray        *report,
                                        SiyiReportWords   words,
                                        gpointer          data);
char          *siyi_report_heading     (GPtrArray        *report,
                                        guint             paragraph);
GPtrArray     *siyi_report_guard       (GPtrArray        *report,
                                        const SiyiSpan   *span);    /* SiyiFinding */
void           siyi_finding_free       (SiyiFinding      *self);

G_END_DECLS
