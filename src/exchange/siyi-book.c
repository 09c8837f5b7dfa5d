/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "siyi-book.h"

/**
 * siyi_read_limits_init:
 * @limits: (out caller-allocates): filled with the defaults of the import rules (domain, 10.1)
 */
void
siyi_read_limits_init (SiyiReadLimits *limits)
{
  *limits = (SiyiReadLimits) {
    .cell_characters = 32767,
    .part_bytes = 64 * 1024 * 1024,
    .part_ratio = 200,
    .rows = 200000,
    .entries = 2000,
    .cells = 6 * 1000 * 1000,
  };
}

/**
 * siyi_row_cell:
 * @row: a row
 * @column: from 0
 *
 * Returns: (transfer none) (nullable): the cell, %NULL if nothing stands there
 */
const SiyiCell *
siyi_row_cell (const SiyiRow *row,
               guint          column)
{
  guint low = 0, high = row->n_cells;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (row->cells[middle].column < column)
        low = middle + 1;
      else
        high = middle;
    }

  return low < row->n_cells && row->cells[low].column == column ? &row->cells[low] : NULL;
}

/**
 * siyi_cell_number:
 * @cell: a cell
 *
 * Returns: the value of a number or boolean cell, 0 for the other kinds
 */
double
siyi_cell_number (const SiyiCell *cell)
{
  if (cell->kind != SIYI_CELL_NUMBER && cell->kind != SIYI_CELL_BOOLEAN)
    return 0;

  return g_ascii_strtod (cell->text, NULL);
}
