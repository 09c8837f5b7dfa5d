/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People of a matter, over all the rows it stands on: visitors, their numbers and phones, how many
 * they are; and the office's own: leaders and units (domain, 10.3). */
#include "siyi-read-ids.h"
#include "siyi-read-names.h"
#include "siyi-read-office.h"
#include "siyi-read-persons.h"
#include "siyi-takeover-reader.h"

static void
move_all (GPtrArray *to,
          char     **from)
{
  for (guint i = 0; from != NULL && from[i] != NULL; i++)
    g_ptr_array_add (to, g_strdup (from[i]));
}

static void
take_visitors (SiyiTakeReader *reader)
{
  const SiyiTakeCell *cell = siyi_take_value (reader, SIYI_FIELD_VISITORS);
  SiyiRecord *record = reader->record;
  g_autofree char *made = NULL;
  SiyiReadNames names;

  if (cell == NULL)
    return;

  siyi_read_names (siyi_take_cell_text (reader->self, cell, &made), &names);
  move_all (reader->visitors, names.names);
  move_all (reader->marked, names.representatives);
  if (names.text != NULL && record->visitors_text == NULL)
    record->visitors_text = g_steal_pointer (&names.text);
  record->anonymous = record->anonymous || names.anonymous;
  if (reader->said < 0)
    reader->said = names.said;
  siyi_take_note (reader, cell, SIYI_FIELD_VISITORS, names.why);
  siyi_read_names_clear (&names);
}

/* The lists one row adds to. */
static void
take_row (SiyiTakeReader *reader)
{
  SiyiReading *reading = reader->reading;
  const SiyiTakeCell *cell;
  SiyiReadCell open;

  reading->last_visitor = reader->visitors->len;
  reading->last_phone = reader->phones->len;
  reading->last_id = reader->ids->len;

  take_visitors (reader);
  if ((cell = siyi_take_value (reader, SIYI_FIELD_PHONES)) != NULL)
    {
      siyi_take_cell_open (reader->self, cell, &open);
      siyi_take_note (reader, cell, SIYI_FIELD_PHONES, siyi_read_phones (&open, reader->phones));
    }
  if ((cell = siyi_take_value (reader, SIYI_FIELD_IDS)) != NULL)
    {
      siyi_take_cell_open (reader->self, cell, &open);
      siyi_take_note (reader, cell, SIYI_FIELD_IDS, siyi_read_ids (&open, reader->ids));
    }
}

/* Serial and summary merged over the same rows make these one matter. */
static guint
last_row_of_matter (const SiyiTakeReader *reader)
{
  const SiyiMerge *serial, *summary;
  const SiyiTakeCells *cells = &reader->cells;
  const GArray *columns = reader->table->columns;
  guint row = reader->row->number;

  if (reader->take->merges->len == 0 || cells->fields[SIYI_FIELD_SERIAL].cell == NULL ||
      cells->fields[SIYI_FIELD_SUMMARY].cell == NULL)
    return row;

  serial = siyi_take_merge_at (reader->take, row,
                               g_array_index (columns, SiyiTakeColumn,
                                              cells->fields[SIYI_FIELD_SERIAL].index).column);
  summary = siyi_take_merge_at (reader->take, row,
                                g_array_index (columns, SiyiTakeColumn,
                                               cells->fields[SIYI_FIELD_SUMMARY].index).column);

  return serial != NULL && summary != NULL && serial->first_row == row &&
         summary->first_row == row && serial->last_row == summary->last_row
         ? serial->last_row : row;
}

static const SiyiField per_row[] = { SIYI_FIELD_VISITORS, SIYI_FIELD_PHONES, SIYI_FIELD_IDS };

/* The rows below the first give their own cells only: merged ones are read already. */
static void
take_row_below (SiyiTakeReader *reader,
                guint           index)
{
  const SiyiRow *first = reader->row;
  const guint first_index = reader->row_index;
  SiyiTakeCells cells = reader->cells;

  reader->row = &g_array_index (reader->take->sheet->rows, SiyiRow, index);
  reader->row_index = index;
  siyi_take_cells_gather (reader->self, reader->table, reader->row, &reader->cells);
  for (guint i = 0; i < G_N_ELEMENTS (per_row); i++)
    if (reader->cells.fields[per_row[i]].inferred || cells.fields[per_row[i]].choice != NULL)
      reader->cells.fields[per_row[i]] = (SiyiTakeCell) { 0 };
  take_row (reader);
  reader->row = first;
  reader->row_index = first_index;
  reader->cells = cells;
}

static void
add_row (SiyiRecord *record,
         guint       row)
{
  if (record->rows == NULL)
    {
      record->rows = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (record->rows, record->row);
    }
  g_array_append_val (record->rows, row);
}

/**
 * siyi_take_people:
 *
 * Collects the visitors, their phones and numbers from all rows of the matter.
 */
void
siyi_take_people (SiyiTakeReader *reader)
{
  const GArray *rows = reader->take->sheet->rows;
  guint last = last_row_of_matter (reader);
  guint index = reader->row_index + 1;

  take_row (reader);
  for (; index < reader->table->end && g_array_index (rows, SiyiRow, index).number <= last; index++)
    if (reader->take->kinds[index] == SIYI_ROW_DATA)
      {
        add_row (reader->record, g_array_index (rows, SiyiRow, index).number);
        take_row_below (reader, index);
      }
  reader->reading->next = index;
}

static void
infer_persons (SiyiTakeReader *reader)
{
  SiyiRecord *record = reader->record;
  SiyiWhy why = SIYI_WHY_PERSONS_INFERRED;

  /* A letter is counted as an item, whoever signed it. */
  if (record->is_item)
    return;

  if (reader->said >= 0)
    record->persons = reader->said;
  else if (reader->visitors->len > 0)
    record->persons = (int) reader->visitors->len;
  else
    why = SIYI_WHY_PERSONS_MISSING;
  siyi_take_note (reader, NULL, SIYI_FIELD_PERSONS, SIYI_WHY_BIT (why));
}

static void
take_concerned (SiyiTakeReader *reader)
{
  const SiyiTakeCell *cell = siyi_take_value (reader, SIYI_FIELD_CONCERNED);
  SiyiReadCell open;
  SiyiReadPersons persons;

  if (cell == NULL)
    return;

  siyi_take_cell_open (reader->self, cell, &open);
  siyi_read_persons (&open, &persons);
  reader->record->concerned = persons.count;
  siyi_take_note (reader, cell, SIYI_FIELD_CONCERNED, persons.why);
}

/**
 * siyi_take_persons:
 *
 * The count of persons present, compared with the names that were read before.
 */
void
siyi_take_persons (SiyiTakeReader *reader)
{
  SiyiRecord *record = reader->record;
  const SiyiTakeCell *cell = siyi_take_value (reader, SIYI_FIELD_PERSONS);
  gboolean repeated = reader->repeated;

  if (cell != NULL)
    {
      SiyiReadCell open;
      SiyiReadPersons persons;

      siyi_take_cell_open (reader->self, cell, &open);
      siyi_read_persons (&open, &persons);
      record->persons = persons.count;
      record->representatives = persons.representatives;
      record->approximate = (persons.why & SIYI_WHY_BIT (SIYI_WHY_APPROXIMATE)) != 0;
      siyi_take_note (reader, cell, SIYI_FIELD_PERSONS, persons.why);
    }

  if (record->persons >= 0)
    {
      if (record->persons < (int) reader->visitors->len ||
          (reader->said >= 0 && reader->said != record->persons))
        siyi_take_note (reader, NULL, SIYI_FIELD_PERSONS, SIYI_WHY_BIT (SIYI_WHY_PERSONS_CONFLICT));
    }
  else if (!repeated)
    infer_persons (reader);
  take_concerned (reader);
}
