/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Heading blocks: where one begins, how many rows it has, and what each column under it holds
 * (domain, 10.2). Looks at a sheet, changes nothing. */
#include "siyi-takeover-block.h"

#include <string.h>

#define FEWEST_KNOWN 4
#define LOOKED_AT 12
#define MOST_COLUMNS_OF_A_FIELD 4   /* a merged heading over a whole sheet names no field */

/* Data rows are told by their first cells: none of them is a heading's word. */
static guint
count_words (const SiyiRow *row)
{
  guint n_words = 0, n_looked = 0;

  for (guint i = 0; i < row->n_cells; i++)
    {
      const char *text = siyi_block_text (&row->cells[i]);

      if (row->cells[i].kind == SIYI_CELL_NUMBER)
        n_looked++;
      if (text != NULL)
        {
          n_looked++;
          if (siyi_heading_is_word (text))
            n_words++;
        }
      if (n_words == 0 && n_looked >= LOOKED_AT)
        return 0;
    }

  return n_words;
}

static gboolean
is_number_text (const char *text)
{
  return *text != '\0' && text[strspn (text, "0123456789.-/ ")] == '\0';
}

static gboolean
has_numbers (const SiyiRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (row->cells[i].kind == SIYI_CELL_NUMBER ||
        (row->cells[i].kind == SIYI_CELL_TEXT && is_number_text (row->cells[i].text)))
      return TRUE;

  return FALSE;
}

static gboolean
same_texts (const SiyiRow *one,
            const SiyiRow *two)
{
  if (one->n_cells != two->n_cells)
    return FALSE;
  for (guint i = 0; i < one->n_cells; i++)
    if (one->cells[i].column != two->cells[i].column ||
        g_strcmp0 (one->cells[i].text, two->cells[i].text) != 0)
      return FALSE;

  return TRUE;
}

/* A merged heading of rows top … last reaches into the row below them. */
static gboolean
is_reached (const SiyiTakeSheet *take,
            guint                top,
            guint                last)
{
  for (guint i = siyi_take_first_merge (take, top); i < take->all_merges->len; i++)
    {
      const SiyiMerge *merge = &g_array_index (take->all_merges, SiyiMerge, i);
      const SiyiRow *row;
      const SiyiCell *cell;

      if (merge->first_row > last)
        return FALSE;
      if (merge->last_row <= last)
        continue;
      row = siyi_take_find_row (take, merge->first_row);
      cell = row != NULL ? siyi_row_cell (row, merge->first_column) : NULL;
      if (cell != NULL && siyi_block_text (cell) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* In a table without merges: the row only adds words under blanks or under group headings. */
static gboolean
fits_below (const SiyiRow *upper,
            const SiyiRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    {
      const SiyiCell *above = siyi_row_cell (upper, row->cells[i].column);
      const char *text = siyi_block_text (&row->cells[i]);
      g_autofree char *key = NULL;

      if (text == NULL)
        return FALSE;
      if (above == NULL || siyi_block_text (above) == NULL)
        continue;
      key = siyi_read_key (above->text);
      if (!siyi_heading_is_above (key))
        return FALSE;
    }

  return TRUE;
}

static guint
count_rows (const SiyiTakeSheet *take,
            guint                index)
{
  const SiyiRow *first = siyi_block_row (take, index);
  guint n = 1;

  for (; n < SIYI_MOST_HEADING_ROWS; n++)
    {
      const SiyiRow *upper = siyi_block_row (take, index + n - 1);
      const SiyiRow *row = siyi_block_row (take, index + n);
      guint words;

      if (row == NULL || row->number != upper->number + 1)
        break;
      if (is_reached (take, first->number, upper->number))
        continue;

      words = count_words (row);
      if (words == 0 || has_numbers (row) || same_texts (upper, row) ||
          (words < 2 && !fits_below (upper, row)))
        break;
    }

  return n;
}

/* One group heading alone over part of the columns, the others all in the row below it. */
static gboolean
is_lone_group (const SiyiTakeSheet *take,
               guint                index)
{
  const SiyiRow *row = siyi_block_row (take, index);
  const SiyiRow *next = siyi_block_row (take, index + 1);
  g_autofree char *key = NULL;

  if (row->n_cells == 0 || next == NULL || next->n_cells == 0 || next->number != row->number + 1 ||
      siyi_block_text (&row->cells[0]) == NULL || row->cells[0].column <= next->cells[0].column)
    return FALSE;

  key = siyi_read_key (row->cells[0].text);

  return siyi_heading_is_above (key) && count_words (next) >= 2 && !has_numbers (next);
}

static void
settle (SiyiTakeover   *self,
        SiyiTakeColumn *column,
        const char    **keys)
{
  const char *word = NULL;

  for (guint i = 0; keys[i] != NULL; i++)
    column->not_stored = column->not_stored || siyi_heading_not_stored (keys[i]);
  if (column->not_stored)
    return;

  if (self->mapping != NULL)
    word = g_hash_table_lookup (self->mapping, column->heading);
  column->left_out = word != NULL && g_str_equal (word, "-");
  if (word == NULL)
    column->field = siyi_heading_field (keys, &column->rank);
  else if (!column->left_out)
    column->field = siyi_field_from_word (word);
}

static GArray *
read_columns (SiyiTakeover *self,
              const SiyiBlock  *block)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (SiyiTakeColumn));
  guint n_columns[SIYI_N_FIELDS] = { 0 };

  for (guint c = 0; c < block->n_columns; c++)
    {
      SiyiTakeColumn column = { .column = c };
      guint stack[SIYI_MOST_HEADING_ROWS];
      guint n = siyi_block_stack (block, c, stack);
      const char *keys[SIYI_MOST_HEADING_ROWS + 1] = { NULL };
      g_autofree char *heading = NULL;

      if (n == 0)
        continue;
      for (guint i = 0; i < n; i++)
        keys[i] = block->keys[stack[i] - 1];
      heading = siyi_read_squeeze (block->texts[stack[0] - 1]);
      column.heading = g_string_chunk_insert_const (self->texts, heading);
      settle (self, &column, keys);
      if (++n_columns[column.field] > MOST_COLUMNS_OF_A_FIELD)
        column.field = SIYI_FIELD_NONE;
      g_array_append_val (columns, column);
    }

  return columns;
}

static guint
count_known (const GArray *columns)
{
  guint64 seen = 0;
  guint n = 0;

  for (guint i = 0; i < columns->len; i++)
    {
      SiyiField field = g_array_index (columns, SiyiTakeColumn, i).field;

      if (field != SIYI_FIELD_NONE && !(seen & (G_GUINT64_CONSTANT (1) << field)))
        {
          seen |= G_GUINT64_CONSTANT (1) << field;
          n++;
        }
    }

  return n;
}

/**
 * siyi_take_headings:
 * @index: of the row in the sheet's rows where a block may begin
 * @out: (out caller-allocates): its heading rows and columns
 *
 * Returns: how many rows the heading block has; 0: none begins here
 */
guint
siyi_take_headings (SiyiTakeover        *self,
                    const SiyiTakeSheet *take,
                    guint                index,
                    SiyiTakeTable       *out)
{
  g_autoptr(GArray) columns = NULL;
  guint n_rows;
  SiyiBlock block;

  if (count_words (siyi_block_row (take, index)) < 2 && !is_lone_group (take, index))
    return 0;

  n_rows = count_rows (take, index);
  siyi_block_init (&block, take, index, n_rows);
  columns = read_columns (self, &block);
  siyi_block_clear (&block);
  if (count_known (columns) < FEWEST_KNOWN)
    return 0;

  out->first_heading = siyi_block_row (take, index)->number;
  out->last_heading = siyi_block_row (take, index + n_rows - 1)->number;
  out->columns = g_steal_pointer (&columns);

  return n_rows;
}
