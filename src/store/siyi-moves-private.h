/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-clock-store.h"
#include "siyi-task-private.h"

G_BEGIN_DECLS

/* siyi-moves-read.c: what the old and the new settings make of a task and of a case. */
typedef struct
{
  gboolean moved;             /* its day is another one … */
  SiyiDay  before, after;
  gboolean settles;           /* … or its day of warning may be: its row is settled anew */
  gboolean ended;             /* its limit; the last day stays as it was */
  SiyiDay  base_before, base_after;
} SiyiTaskMove;

typedef struct { SiyiClockId clock; SiyiDay before, after; } SiyiClockMove;

typedef struct _SiyiMovesReader SiyiMovesReader;

SiyiMovesReader    *siyi_moves_reader_new   (const SiyiTaskOffice *before, const SiyiTaskOffice *after, SiyiDay today);
void                siyi_moves_reader_free  (SiyiMovesReader *self);
gboolean            siyi_moves_reader_tasks (const SiyiMovesReader *self, gint64 *which);
gboolean            siyi_moves_reader_cases (const SiyiMovesReader *self);
const SiyiTaskMove *siyi_moves_read_task    (SiyiMovesReader *self, const SiyiTaskFacts *facts);
const GArray       *siyi_moves_read_case    (SiyiMovesReader *self, const SiyiOpenCase *one);    /* SiyiClockMove */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiMovesReader, siyi_moves_reader_free)

G_END_DECLS
