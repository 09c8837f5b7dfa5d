/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts of a heading block laid out over its columns: a merged heading stands in each cell it
 * covers, and in a table without merges a group's heading over each word below it. */
#include "siyi-takeover-block.h"

#define MOST_HEADING_BYTES 240
#define MOST_FILLS 1000000      /* merges of a hostile file may overlap */
#define LAST_COLUMN 16383

/**
 * siyi_block_text:
 *
 * Returns: (transfer none) (nullable): a cell's text, if it could be a heading
 */
const char *
siyi_block_text (const SiyiCell *cell)
{
  return cell->kind == SIYI_CELL_TEXT && cell->length > 0 && cell->length <= MOST_HEADING_BYTES
         ? cell->text : NULL;
}

const SiyiRow *
siyi_block_row (const SiyiTakeSheet *take,
                guint                index)
{
  return index < take->sheet->rows->len ? &g_array_index (take->sheet->rows, SiyiRow, index) : NULL;
}

/* The merges that begin in the block's rows, from @at on; %NULL behind the last one. */
static const SiyiMerge *
merge_of (const SiyiBlock     *block,
          const SiyiTakeSheet *take,
          guint                at)
{
  const SiyiMerge *merge;

  if (at >= take->all_merges->len)
    return NULL;

  merge = &g_array_index (take->all_merges, SiyiMerge, at);

  return merge->first_row < block->top + block->n_rows ? merge : NULL;
}

static guint
count_columns (const SiyiBlock     *block,
               const SiyiTakeSheet *take,
               guint                index)
{
  const SiyiMerge *merge;
  guint n_columns = 0;

  for (guint r = 0; r < block->n_rows; r++)
    {
      const SiyiRow *row = siyi_block_row (take, index + r);

      if (row->n_cells > 0)
        n_columns = MAX (n_columns, row->cells[row->n_cells - 1].column + 1u);
    }
  for (guint i = siyi_take_first_merge (take, block->top);
       (merge = merge_of (block, take, i)) != NULL; i++)
    n_columns = MAX (n_columns, MIN (merge->last_column, LAST_COLUMN) + 1);

  return n_columns;
}

static void
lay_cells (SiyiBlock           *block,
           const SiyiTakeSheet *take,
           guint                index)
{
  for (guint r = 0; r < block->n_rows; r++)
    {
      const SiyiRow *row = siyi_block_row (take, index + r);

      for (guint i = 0; i < row->n_cells; i++)
        {
          guint place = r * block->n_columns + row->cells[i].column;
          const char *text = siyi_block_text (&row->cells[i]);
          g_autofree char *key = text != NULL ? siyi_read_key (text) : NULL;

          if (key == NULL || *key == '\0')
            continue;
          block->texts[place] = text;
          block->keys[place] = g_steal_pointer (&key);
          block->anchors[place] = place + 1;
        }
    }
}

static void
lay_merge (SiyiBlock       *block,
           const SiyiMerge *merge,
           guint           *n_fills)
{
  guint from = merge->first_row - block->top;
  guint to = MIN (merge->last_row - block->top, block->n_rows - 1);
  guint last_column = MIN (merge->last_column, block->n_columns - 1);
  guint anchor = from * block->n_columns + merge->first_column;

  if (merge->first_column >= block->n_columns || block->texts[anchor] == NULL)
    return;

  for (guint r = from; r <= to; r++)
    for (guint c = merge->first_column; c <= last_column && *n_fills < MOST_FILLS; c++, ++*n_fills)
      block->anchors[r * block->n_columns + c] = anchor + 1;
}

static void
lay_groups (SiyiBlock *block)
{
  for (guint r = block->n_rows - 1; r-- > 0; )
    {
      guint group = 0;

      for (guint c = 0; c < block->n_columns; c++)
        {
          guint place = r * block->n_columns + c;

          if (block->anchors[place + block->n_columns] == 0)
            group = 0;
          else if (block->anchors[place] != 0)
            group = block->anchors[place] == place + 1 ? place + 1 : 0;
          else
            block->anchors[place] = group;
        }
    }
}

/**
 * siyi_block_init:
 * @block: (out caller-allocates): clear with siyi_block_clear()
 * @index: of the block's first row in the sheet's rows
 * @n_rows: how many rows, one below the other
 */
void
siyi_block_init (SiyiBlock           *block,
                 const SiyiTakeSheet *take,
                 guint                index,
                 guint                n_rows)
{
  const SiyiMerge *merge;
  guint n_fills = 0;

  *block = (SiyiBlock) { .n_rows = n_rows, .top = siyi_block_row (take, index)->number };
  block->n_columns = count_columns (block, take, index);
  block->texts = g_new0 (const char *, n_rows * block->n_columns);
  block->keys = g_new0 (char *, n_rows * block->n_columns);
  block->anchors = g_new0 (guint, n_rows * block->n_columns);

  lay_cells (block, take, index);
  for (guint i = siyi_take_first_merge (take, block->top);
       (merge = merge_of (block, take, i)) != NULL && n_fills < MOST_FILLS; i++)
    lay_merge (block, merge, &n_fills);
  lay_groups (block);
}

void
siyi_block_clear (SiyiBlock *block)
{
  for (guint i = 0; i < block->n_rows * block->n_columns; i++)
    g_free (block->keys[i]);
  g_free (block->keys);
  g_free (block->texts);
  g_free (block->anchors);
}

/**
 * siyi_block_stack:
 * @stack: (out caller-allocates): 1 + places of the headings over a column, the lowest one first
 *
 * Returns: how many
 */
guint
siyi_block_stack (const SiyiBlock *block,
                  guint            column,
                  guint            stack[SIYI_MOST_HEADING_ROWS])
{
  guint n = 0;

  for (guint r = block->n_rows; r-- > 0; )
    {
      guint anchor = block->anchors[r * block->n_columns + column];

      if (anchor != 0 && (n == 0 || stack[n - 1] != anchor))
        stack[n++] = anchor;
    }

  return n;
}
