/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-report-text.h"

G_BEGIN_DECLS

/* The widget is one class in two files: what a person does, and pieces as tags. */
struct _SiyiReportText
{
  GtkTextView    parent_instance;

  GtkTextBuffer *buffer;      /* borrowed */
  GtkTextTag    *looks[4];    /* by SiyiReportPieceKind; NULL for the template's words; borrowed */
  GtkTextTag    *kinds[3];    /* by SiyiParagraphKind; borrowed */
  GtkTextTag    *found;       /* the chosen piece; borrowed */
  GtkTextMark   *asked_from;  /* the figure somebody types over; borrowed, of the buffer */
  char          *asked;       /* (nullable) what was typed there */
  gboolean       filling;
  GtkTextTag    *entered;     /* (nullable) the figure the cursor is in; borrowed */
};

/* siyi-report-text-pieces.c */
GtkTextTag            *siyi_report_text_tag_of    (SiyiReportText    *self,
                                                   const GtkTextIter *at);
const SiyiReportPiece *siyi_report_text_piece_of  (GtkTextTag        *tag);
void                   siyi_report_text_make_tags (SiyiReportText    *self);
void                   siyi_report_text_color     (SiyiReportText    *self);
GtkTextTag            *siyi_report_text_add_piece (SiyiReportText    *self,
                                                   SiyiReportPieceKind kind,
                                                   const char        *key,
                                                   const char        *form);
void                   siyi_report_text_bounds    (SiyiReportText    *self,
                                                   GtkTextTag        *tag,
                                                   GtkTextIter       *start,
                                                   GtkTextIter       *end);

G_END_DECLS
