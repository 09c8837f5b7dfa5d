/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-takeover-private.h"

G_BEGIN_DECLS

/* A matter being read: its cells, the row before it, and the values as they come. */
typedef struct
{
  const SiyiTakeover  *self;
  const SiyiTakeTable *table;
  const SiyiTakeSheet *take;
  const SiyiRow       *row;
  guint                row_index;
  const SiyiReading   *before;     /* (nullable) the matter above in the same table */
  SiyiTakeCells        cells;
  SiyiReading         *reading;
  SiyiRecord          *record;
  SiyiTakeNote         note;       /* (nullable) */
  gpointer             note_data;

  GPtrArray           *lead;
  GPtrArray           *co;
  GPtrArray           *visitors;
  GPtrArray           *marked;     /* representatives' names */
  GPtrArray           *phones;
  GPtrArray           *ids;
  int                  said;       /* 等5人; -1: not said */
  gboolean             repeated;   /* the value asked for last came from the row before */
} SiyiTakeReader;

/* siyi-takeover-values.c */
void                 siyi_take_note        (SiyiTakeReader     *reader,
                                            const SiyiTakeCell *cell,
                                            SiyiField           field,
                                            guint64             why);
const SiyiTakeCell  *siyi_take_value       (SiyiTakeReader     *reader,
                                            SiyiField           field);
void                 siyi_take_mark        (SiyiTakeReader     *reader,
                                            SiyiField           field);
char               **siyi_take_list        (GPtrArray          *list);

/* siyi-takeover-repeat.c */
gboolean             siyi_take_repeat      (SiyiTakeReader     *reader,
                                            SiyiField           field);

/* siyi-takeover-dates.c, siyi-takeover-texts.c, siyi-takeover-people.c */
void                 siyi_take_dates       (SiyiTakeReader     *reader);
void                 siyi_take_texts       (SiyiTakeReader     *reader);
void                 siyi_take_office      (SiyiTakeReader     *reader);
void                 siyi_take_people      (SiyiTakeReader     *reader);
void                 siyi_take_persons     (SiyiTakeReader     *reader);

G_END_DECLS
