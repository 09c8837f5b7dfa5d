/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Heading blocks: where one begins, how many rows it has, and what each column under it holds
 * (domain, 10.2). Looks at a sheet, changes nothing. */
#include "siyi-takeover-private.h"

#include <string.h>

#define MOST_HEADING_ROWS 3
#define FEWEST_KNOWN 4
#define MOST_HEADING_BYTES 240
#define MOST_FILLS 1000000      /* merges of a hostile file may overlap */
#define LOOKED_AT 12
#define MOST_COLUMNS_OF_A_FIELD 4   /* a merged heading over a whole sheet names no field */

/* The texts over each column: of row r and column c at [r * n_columns + c]. */
typedef struct
{
  guint        n_rows;
  guint        n_columns;
  guint        top;         /* worksheet row */
  const char **texts;       /* as they stand; NULL: blank */
  char       **keys;
  guint       *anchors;     /* 1 + place of the cell the text stands in; 0: blank */
} Block;

static const char *
heading_text (const SiyiCell *cell)
{
  return cell->kind == SIYI_CELL_TEXT && cell->length > 0 && cell->length <= MOST_HEADING_BYTES
         ? cell->text : NULL;
}

/* Data rows are told by their first cells: none of them is a heading's word. */
static guint
count_words (const SiyiRow *row)
{
  guint n_words = 0, n_looked = 0;

  for (guint i = 0; i < row->n_cells; i++)
    {
      const char *text = heading_text (&row->cells[i]);

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

static const SiyiRow *
row_at (const SiyiTakeSheet *take,
        guint                index)
{
  return index < take->sheet->rows->len ? &g_array_index (take->sheet->rows, SiyiRow, index) : NULL;
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
      if (cell != NULL && heading_text (cell) != NULL)
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
      const char *text = heading_text (&row->cells[i]);
      g_autofree char *key = NULL;

      if (text == NULL)
        return FALSE;
      if (above == NULL || heading_text (above) == NULL)
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
  const SiyiRow *first = row_at (take, index);
  guint n = 1;

  for (; n < MOST_HEADING_ROWS; n++)
    {
      const SiyiRow *upper = row_at (take, index + n - 1);
      const SiyiRow *row = row_at (take, index + n);
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
  const SiyiRow *row = row_at (take, index);
  const SiyiRow *next = row_at (take, index + 1);
  g_autofree char *key = NULL;

  if (row->n_cells == 0 || next == NULL || next->n_cells == 0 || next->number != row->number + 1 ||
      heading_text (&row->cells[0]) == NULL || row->cells[0].column <= next->cells[0].column)
    return FALSE;

  key = siyi_read_key (row->cells[0].text);

  return siyi_heading_is_above (key) && count_words (next) >= 2 && !has_numbers (next);
}

static void
fill (Block           *block,
      const SiyiMerge *merge,
      guint           *n_fills)
{
  guint from = merge->first_row - block->top;
  guint anchor = from * block->n_columns + merge->first_column;
  guint to = MIN (merge->last_row - block->top, block->n_rows - 1);

  if (merge->first_column >= block->n_columns || block->texts[anchor] == NULL)
    return;

  for (guint r = from; r <= to; r++)
    for (guint c = merge->first_column; c <= MIN (merge->last_column, block->n_columns - 1); c++)
      {
        guint place = r * block->n_columns + c;

        if (++*n_fills > MOST_FILLS)
          return;
        block->texts[place] = block->texts[anchor];
        block->anchors[place] = anchor + 1;
      }
}

static void
block_init (Block               *block,
            const SiyiTakeSheet *take,
            guint                index,
            guint                n_rows)
{
  guint n_fills = 0;

  *block = (Block) { .n_rows = n_rows, .top = row_at (take, index)->number };
  for (guint r = 0; r < n_rows; r++)
    {
      const SiyiRow *row = row_at (take, index + r);

      if (row->n_cells > 0)
        block->n_columns = MAX (block->n_columns, row->cells[row->n_cells - 1].column + 1u);
    }
  for (guint i = siyi_take_first_merge (take, block->top); i < take->all_merges->len; i++)
    {
      const SiyiMerge *merge = &g_array_index (take->all_merges, SiyiMerge, i);

      if (merge->first_row >= block->top + n_rows)
        break;
      block->n_columns = MAX (block->n_columns, MIN (merge->last_column, 16383) + 1);
    }

  block->texts = g_new0 (const char *, n_rows * block->n_columns);
  block->keys = g_new0 (char *, n_rows * block->n_columns);
  block->anchors = g_new0 (guint, n_rows * block->n_columns);
  for (guint r = 0; r < n_rows; r++)
    {
      const SiyiRow *row = row_at (take, index + r);

      for (guint i = 0; i < row->n_cells; i++)
        {
          guint place = r * block->n_columns + row->cells[i].column;

          block->texts[place] = heading_text (&row->cells[i]);
          block->anchors[place] = block->texts[place] != NULL ? place + 1 : 0;
        }
    }
  for (guint i = siyi_take_first_merge (take, block->top);
       i < take->all_merges->len && n_fills < MOST_FILLS; i++)
    {
      const SiyiMerge *merge = &g_array_index (take->all_merges, SiyiMerge, i);

      if (merge->first_row >= block->top + n_rows)
        break;
      fill (block, merge, &n_fills);
    }
  for (guint i = 0; i < n_rows * block->n_columns; i++)
    if (block->texts[i] != NULL)
      {
        block->keys[i] = siyi_read_key (block->texts[i]);
        if (*block->keys[i] == '\0')
          {
            g_clear_pointer (&block->keys[i], g_free);
            block->anchors[i] = 0;
          }
      }
}

static void
block_clear (Block *block)
{
  for (guint i = 0; i < block->n_rows * block->n_columns; i++)
    g_free (block->keys[i]);
  g_free (block->keys);
  g_free (block->texts);
  g_free (block->anchors);
}

/* In a table without merges a group's heading stands over its first column only: a blank takes
 * it over from the left while words stand below. */
static void
spread_groups (Block *block)
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

/* Places over a column, plus one, the lowest first; returns how many. */
static guint
stack_of (const Block *block,
          guint        column,
          guint        stack[MOST_HEADING_ROWS])
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
    column->field = siyi_heading_field (keys);
  else if (!column->left_out)
    column->field = siyi_field_from_word (word);
}

static GArray *
read_columns (SiyiTakeover *self,
              const Block  *block)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (SiyiTakeColumn));
  guint n_columns[SIYI_N_FIELDS] = { 0 };

  for (guint c = 0; c < block->n_columns; c++)
    {
      SiyiTakeColumn column = { .column = c };
      guint stack[MOST_HEADING_ROWS];
      guint n = stack_of (block, c, stack);
      const char *keys[MOST_HEADING_ROWS + 1] = { NULL };
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
  Block block;

  if (count_words (row_at (take, index)) < 2 && !is_lone_group (take, index))
    return 0;

  n_rows = count_rows (take, index);
  block_init (&block, take, index, n_rows);
  spread_groups (&block);
  columns = read_columns (self, &block);
  block_clear (&block);
  if (count_known (columns) < FEWEST_KNOWN)
    return 0;

  out->first_heading = row_at (take, index)->number;
  out->last_heading = row_at (take, index + n_rows - 1)->number;
  out->columns = g_steal_pointer (&columns);

  return n_rows;
}
