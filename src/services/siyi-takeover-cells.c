/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the value of a field stands in a row: in its own cell, in a merged one above, or in what a
 * person chose; and the row's cells as they stood, to be kept beside the values. */
#include "siyi-takeover-private.h"

#include <string.h>

#include "siyi-read-date.h"

static const SiyiTakeSheet *
sheet_of (const SiyiTakeover  *self,
          const SiyiTakeTable *table)
{
  return g_ptr_array_index (self->takes, table->sheet);
}

/**
 * siyi_take_cell_is_blank:
 *
 * Returns: whether @cell says nothing; faults of formulas say nothing
 */
gboolean
siyi_take_cell_is_blank (const SiyiCell *cell)
{
  if (cell->kind == SIYI_CELL_TEXT)
    return siyi_read_is_blank (cell->text);

  return cell->kind == SIYI_CELL_ERROR || cell->kind == SIYI_CELL_NO_VALUE;
}

gboolean
siyi_take_cell_is_ditto (const SiyiTakeCell *cell)
{
  const char *text = cell->choice;

  if (text == NULL && cell->cell != NULL && cell->cell->kind == SIYI_CELL_TEXT)
    text = cell->cell->text;

  return text != NULL && siyi_read_is_ditto (text);
}

/* In text tables an apostrophe keeps a spreadsheet from computing; it is no part of the value. */
static const char *
bare_text (const SiyiTakeover *self,
           const char         *text)
{
  if (text[0] == '\'' && text[1] != '\0' && siyi_book_is_text (self->book) &&
      (g_ascii_isdigit (text[1]) || strchr ("=+-@\t\r", text[1]) != NULL))
    return text + 1;

  return text;
}

static SiyiReadShape
shape_of (const SiyiCell *cell)
{
  switch ((SiyiShape) cell->shape)
    {
    case SIYI_SHAPE_DATE:
    case SIYI_SHAPE_TIME:
      return SIYI_READ_DATE;
    case SIYI_SHAPE_DECIMALS:
      return SIYI_READ_DECIMALS;
    case SIYI_SHAPE_GENERAL:
    case SIYI_SHAPE_TEXT:
    case SIYI_SHAPE_OTHER:
    default:
      return SIYI_READ_GENERAL;
    }
}

/**
 * siyi_take_cell_open:
 * @cell: a cell that is not empty
 * @out: (out caller-allocates): borrows the cell's text
 */
void
siyi_take_cell_open (const SiyiTakeover *self,
                     const SiyiTakeCell *cell,
                     SiyiReadCell       *out)
{
  *out = (SiyiReadCell) { .from_1904 = siyi_book_is_1904 (self->book) };
  if (cell->choice != NULL)
    {
      out->text = cell->choice;
      return;
    }

  out->text = bare_text (self, cell->cell->text);
  if (cell->cell->kind != SIYI_CELL_NUMBER)
    return;

  out->is_number = TRUE;
  out->number = siyi_cell_number (cell->cell);
  out->shape = shape_of (cell->cell);
  out->decimals = cell->cell->decimals;
}

/**
 * siyi_take_cell_text:
 * @cell: a cell that is not empty
 * @made: (out): what to free
 *
 * Returns: (transfer none): what the cell shows, for fields that are texts
 */
const char *
siyi_take_cell_text (const SiyiTakeover  *self,
                     const SiyiTakeCell  *cell,
                     char               **made)
{
  SiyiReadDateContext context = { 0 };
  SiyiReadDate date;
  SiyiReadCell open;

  *made = NULL;
  siyi_take_cell_open (self, cell, &open);
  if (!open.is_number)
    {
      if (cell->choice == NULL && cell->cell->kind == SIYI_CELL_BOOLEAN)
        return g_str_equal (open.text, "1") ? "TRUE" : "FALSE";
      return open.text;
    }

  if (open.shape == SIYI_READ_DATE)
    {
      siyi_read_date (&open, &context, &date);
      *made = siyi_read_date_to_text (&date);
    }
  if (*made == NULL)
    *made = siyi_read_number_text (open.number);

  return *made;
}

static const SiyiCell *
merged_above (const SiyiTakeSheet *take,
              const SiyiRow       *row,
              guint                column,
              guint               *anchor)
{
  const SiyiMerge *merge = siyi_take_merge_at (take, row->number, column);
  const SiyiRow *first;

  if (merge == NULL || merge->first_row >= row->number)
    return NULL;

  *anchor = merge->first_row;
  first = siyi_take_find_row (take, merge->first_row);

  return first != NULL ? siyi_row_cell (first, column) : NULL;
}

/**
 * siyi_take_cells_gather:
 * @row: a row of @table
 * @out: (out caller-allocates): for each field the first of its cells that says something
 */
void
siyi_take_cells_gather (const SiyiTakeover  *self,
                        const SiyiTakeTable *table,
                        const SiyiRow       *row,
                        SiyiTakeCells       *out)
{
  const SiyiTakeSheet *take = sheet_of (self, table);
  guint at = 0;

  memset (out, 0, sizeof *out);
  for (guint i = 0; i < table->known->len; i++)
    {
      const guint index = g_array_index (table->known, guint, i);
      const SiyiTakeColumn *column = &g_array_index (table->columns, SiyiTakeColumn, index);
      SiyiTakeCell *place = &out->fields[column->field];
      SiyiTakeCell found = { .row = row->number, .index = index };
      guint anchor = 0;

      if (place->cell != NULL)
        continue;

      if (at > 0 && row->cells[at - 1].column >= column->column)
        at = 0;
      while (at < row->n_cells && row->cells[at].column < column->column)
        at++;
      if (at < row->n_cells && row->cells[at].column == column->column)
        found.cell = &row->cells[at];

      if (take->merges->len > 0)
        {
          const SiyiCell *above = merged_above (take, row, column->column, &anchor);

          if (anchor != 0)
            {
              found.cell = above;
              found.row = anchor;
              found.inferred = TRUE;
            }
        }
      if (found.cell != NULL &&
          (found.cell->kind != SIYI_CELL_TEXT || !siyi_read_is_blank (found.cell->text)))
        *place = found;
    }
}

static void
add_raw (SiyiRecord           *record,
         const SiyiTakeColumn *column,
         guint                 place,
         guint                 row,
         const SiyiCell       *cell)
{
  SiyiRawCell raw = { SIYI_FIELD_NONE, "", place, row, cell->text != NULL ? cell->text : "" };

  if (column != NULL)
    {
      if (column->not_stored)
        return;
      raw.field = column->field;
      raw.heading = column->heading;
    }
  if (record->raw == NULL)
    record->raw = g_array_new (FALSE, FALSE, sizeof (SiyiRawCell));
  g_array_append_val (record->raw, raw);
}

static guint
first_comment (const SiyiTakeSheet *take,
               guint                row)
{
  guint low = 0, high = take->comments->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (take->comments, SiyiComment, middle).row < row)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
add_comments (const SiyiTakeSheet *take,
              const SiyiTakeTable *table,
              guint                row,
              SiyiRecord          *record)
{
  for (guint i = first_comment (take, row); i < take->comments->len; i++)
    {
      const SiyiComment *comment = &g_array_index (take->comments, SiyiComment, i);
      const SiyiTakeColumn *column = siyi_take_column_at (table, comment->column);
      SiyiRawCell kept;

      if (comment->row > row)
        return;
      if (column != NULL && column->not_stored)
        continue;

      kept = (SiyiRawCell) { SIYI_FIELD_NONE, "", comment->column, row, comment->text };
      if (column != NULL)
        {
          kept.field = column->field;
          kept.heading = column->heading;
        }
      if (record->comments == NULL)
        record->comments = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (record->comments, g_memdup2 (&kept, sizeof kept));
    }
}

/**
 * siyi_take_raw:
 * @row: a row of the matter
 *
 * Adds the row's cells and comments as they stand; those of columns that are never stored are
 * left out. The texts belong to the book.
 */
void
siyi_take_raw (const SiyiTakeover  *self,
               const SiyiTakeTable *table,
               const SiyiRow       *row,
               SiyiRecord          *record)
{
  const SiyiTakeSheet *take = sheet_of (self, table);

  for (guint i = 0; take->merges->len > 0 && i < table->known->len; i++)
    {
      const SiyiTakeColumn *column = &g_array_index (table->columns, SiyiTakeColumn,
                                                     g_array_index (table->known, guint, i));
      guint anchor = 0;
      const SiyiCell *above = merged_above (take, row, column->column, &anchor);

      /* The matter's own first row gives its cells anyway. */
      if (above != NULL && anchor < record->row)
        add_raw (record, column, column->column, anchor, above);
    }
  for (guint i = 0; i < row->n_cells; i++)
    add_raw (record, siyi_take_column_at (table, row->cells[i].column), row->cells[i].column,
             row->number, &row->cells[i]);

  add_comments (take, table, row->number, record);
}
