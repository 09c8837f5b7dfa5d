/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-takeover-private.h"

G_BEGIN_DECLS

#define SIYI_MOST_HEADING_ROWS 3

/* The texts over each column: of row r and column c at [r * n_columns + c]. */
typedef struct
{
  guint        n_rows;
  guint        n_columns;
  guint        top;         /* worksheet row */
  const char **texts;       /* as they stand; NULL: blank */
  char       **keys;
  guint       *anchors;     /* 1 + place of the cell the text stands in; 0: blank */
} SiyiBlock;

const SiyiRow *siyi_block_row   (const SiyiTakeSheet *take,
                                 guint                index);
const char    *siyi_block_text  (const SiyiCell      *cell);
void           siyi_block_init  (SiyiBlock           *block,
                                 const SiyiTakeSheet *take,
                                 guint                index,
                                 guint                n_rows);
void           siyi_block_clear (SiyiBlock           *block);
guint          siyi_block_stack (const SiyiBlock     *block,
                                 guint                column,
                                 guint                stack[SIYI_MOST_HEADING_ROWS]);

G_END_DECLS
