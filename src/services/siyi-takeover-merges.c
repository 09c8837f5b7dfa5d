/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merged cells found by place: those over several rows by their first column, for values that
 * hold downwards; all of them by row, for headings. Built once for a sheet, then only read. */
#include "siyi-takeover-private.h"

static int
by_column (gconstpointer a,
           gconstpointer b)
{
  const SiyiMerge *one = a, *two = b;

  if (one->first_column != two->first_column)
    return one->first_column < two->first_column ? -1 : 1;
  if (one->first_row != two->first_row)
    return one->first_row < two->first_row ? -1 : 1;

  return 0;
}

static int
by_row (gconstpointer a,
        gconstpointer b)
{
  const SiyiMerge *one = a, *two = b;

  if (one->first_row != two->first_row)
    return one->first_row < two->first_row ? -1 : 1;

  return by_column (a, b);
}

void
siyi_take_merges_prepare (SiyiTakeSheet *take)
{
  const GArray *merges = take->sheet->merges;

  take->merges = g_array_new (FALSE, FALSE, sizeof (SiyiMerge));
  take->all_merges = g_array_new (FALSE, FALSE, sizeof (SiyiMerge));
  if (merges == NULL || merges->len == 0)
    return;

  g_array_append_vals (take->all_merges, merges->data, merges->len);
  for (guint i = 0; i < merges->len; i++)
    {
      const SiyiMerge *merge = &g_array_index (merges, SiyiMerge, i);

      if (merge->last_row > merge->first_row)
        g_array_append_vals (take->merges, merge, 1);
    }
  g_array_sort (take->merges, by_column);
  g_array_sort (take->all_merges, by_row);
}

/**
 * siyi_take_merge_at:
 *
 * Returns: (nullable): the merge over several rows whose first column is @column and which
 *   covers @row
 */
const SiyiMerge *
siyi_take_merge_at (const SiyiTakeSheet *take,
                    guint                row,
                    guint                column)
{
  guint low = 0, high = take->merges->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const SiyiMerge *merge = &g_array_index (take->merges, SiyiMerge, middle);

      if (merge->first_column < column ||
          (merge->first_column == column && merge->first_row <= row))
        low = middle + 1;
      else
        high = middle;
    }
  if (low > 0)
    {
      const SiyiMerge *merge = &g_array_index (take->merges, SiyiMerge, low - 1);

      if (merge->first_column == column && merge->last_row >= row)
        return merge;
    }

  return NULL;
}

/**
 * siyi_take_first_merge:
 *
 * Returns: the index in all_merges of the first one that begins in @row or below it
 */
guint
siyi_take_first_merge (const SiyiTakeSheet *take,
                       guint                row)
{
  guint low = 0, high = take->all_merges->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (take->all_merges, SiyiMerge, middle).first_row < row)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * siyi_take_find_row:
 * @number: a worksheet row
 *
 * Returns: (nullable): the row, %NULL where nothing stands in it
 */
const SiyiRow *
siyi_take_find_row (const SiyiTakeSheet *take,
                    guint                number)
{
  const GArray *rows = take->sheet->rows;
  guint low = 0, high = rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (rows, SiyiRow, middle).number < number)
        low = middle + 1;
      else
        high = middle;
    }

  return low < rows->len && g_array_index (rows, SiyiRow, low).number == number
         ? &g_array_index (rows, SiyiRow, low) : NULL;
}
