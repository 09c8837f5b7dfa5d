/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One value of a row asked for by its field: faults of the cell and signs for "as above" are dealt
 * with here, so that the readers of fields see only something to read. */
#include "siyi-takeover-reader.h"

/* A merged cell is one cell: its fault is told once, in the first row that uses it. */
static gboolean
is_first_use (const SiyiTakeReader *reader,
              const SiyiTakeCell   *cell)
{
  const GArray *rows = reader->take->sheet->rows;
  guint first = reader->row_index;

  while (first > reader->table->begin &&
         g_array_index (rows, SiyiRow, first - 1).number >= cell->row)
    {
      first--;
      if (reader->take->kinds[first] == SIYI_ROW_DATA)
        return FALSE;
    }

  return TRUE;
}

/**
 * siyi_take_note:
 * @cell: (nullable): the cell it is about; %NULL for the row
 * @field: the field; %SIYI_FIELD_NONE for the whole row
 * @why: bits of SiyiWhy
 */
void
siyi_take_note (SiyiTakeReader     *reader,
                const SiyiTakeCell *cell,
                SiyiField           field,
                guint64             why)
{
  if (why == 0 || reader->note == NULL)
    return;
  if (cell != NULL && cell->inferred && !is_first_use (reader, cell))
    return;

  reader->note (reader->note_data, reader->row->number, field, why);
}

/**
 * siyi_take_mark:
 *
 * Marks a field's value as taken from another cell.
 */
void
siyi_take_mark (SiyiTakeReader *reader,
                SiyiField       field)
{
  if (field == SIYI_FIELD_YEAR)
    return;
  if (field == SIYI_FIELD_CO_UNITS)
    field = SIYI_FIELD_UNITS;

  reader->record->inferred |= G_GUINT64_CONSTANT (1) << field;
}

/**
 * siyi_take_value:
 *
 * Returns: (transfer none) (nullable): the field's cell if there is something to read in it
 */
const SiyiTakeCell *
siyi_take_value (SiyiTakeReader *reader,
                 SiyiField       field)
{
  const SiyiTakeCell *cell = &reader->cells.fields[field];

  reader->repeated = FALSE;
  if (cell->choice == NULL)
    {
      if (cell->cell == NULL)
        return NULL;
      if (cell->cell->kind == SIYI_CELL_ERROR || cell->cell->kind == SIYI_CELL_NO_VALUE)
        {
          siyi_take_note (reader, cell, field,
                          SIYI_WHY_BIT (cell->cell->kind == SIYI_CELL_ERROR
                                        ? SIYI_WHY_CELL_ERROR : SIYI_WHY_NO_CACHED_VALUE));
          return NULL;
        }
    }
  else if (siyi_read_is_blank (cell->choice))
    return NULL;

  if (siyi_take_cell_is_ditto (cell))
    {
      reader->reading->has_ditto = TRUE;
      if (reader->before == NULL)
        siyi_take_note (reader, cell, field, SIYI_WHY_BIT (SIYI_WHY_DITTO_WITHOUT_SOURCE));
      else
        {
          reader->repeated = TRUE;
          if (siyi_take_repeat (reader, field))
            siyi_take_mark (reader, field);
        }
      return NULL;
    }

  if (cell->inferred)
    siyi_take_mark (reader, field);

  return cell;
}

/**
 * siyi_take_list:
 * @list: (transfer full) (element-type utf8): an array that frees its elements
 *
 * Returns: (transfer full) (nullable): its strings, %NULL for none
 */
char **
siyi_take_list (GPtrArray *list)
{
  char **strings = NULL;

  if (list->len > 0)
    {
      g_ptr_array_add (list, NULL);
      strings = (char **) g_ptr_array_steal (list, NULL);
    }
  g_ptr_array_unref (list);

  return strings;
}
