/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A matter read from its rows, from the first to the last field. */
#include "siyi-takeover-reader.h"


static void
take_choices (SiyiTakeReader *reader)
{
  if (g_hash_table_size (reader->self->choices) == 0)
    return;

  for (int field = 1; field < SIYI_N_FIELDS; field++)
    {
      SiyiTakeCell *cell = &reader->cells.fields[field];
      const char *choice = g_hash_table_lookup (reader->self->choices,
                                                SIYI_CHOICE_KEY (reader->reading->index, field));

      if (choice != NULL)
        *cell = (SiyiTakeCell) { .choice = choice, .row = reader->row->number };
    }
}

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

/**
 * siyi_take_reading_new:
 * @row: index of a data row of @table in its sheet's rows
 * @index: of the record
 * @before: (nullable): the matter above it in the same table
 * @note: (nullable): told what is worth a look
 *
 * Returns: (transfer full): the matter that begins in this row
 */
SiyiReading *
siyi_take_reading_new (const SiyiTakeover  *self,
                       const SiyiTakeTable *table,
                       guint                row,
                       guint                index,
                       const SiyiReading   *before,
                       SiyiTakeNote         note,
                       gpointer             note_data)
{
  const SiyiTakeSheet *take = g_ptr_array_index (self->takes, table->sheet);
  SiyiReading *reading = g_new0 (SiyiReading, 1);
  SiyiTakeReader reader = {
    .self = self, .table = table, .take = take, .row_index = row, .before = before,
    .row = &g_array_index (take->sheet->rows, SiyiRow, row), .reading = reading,
    .note = note, .note_data = note_data, .said = -1,
    .visitors = new_list (), .marked = new_list (), .phones = new_list (), .ids = new_list (),
    .lead = new_list (), .co = new_list (),
  };

  reading->index = index;
  reading->record = reader.record = siyi_record_new ();
  reader.record->sheet = *take->sheet->name != '\0' ? g_strdup (take->sheet->name) : NULL;
  reader.record->row = reader.row->number;

  siyi_take_cells_gather (self, table, reader.row, &reader.cells);
  take_choices (&reader);
  siyi_take_dates (&reader);
  siyi_take_texts (&reader);
  siyi_take_office (&reader);
  siyi_take_people (&reader);
  siyi_take_persons (&reader);

  reader.record->visitors = siyi_take_list (reader.visitors);
  reader.record->representative_names = siyi_take_list (reader.marked);
  reader.record->phones = siyi_take_list (reader.phones);
  reader.record->ids = siyi_take_list (reader.ids);

  return reading;
}

SiyiReading *
siyi_take_reading_copy (const SiyiReading *reading)
{
  SiyiReading *copy = g_memdup2 (reading, sizeof *reading);

  copy->record = siyi_record_copy (reading->record);

  return copy;
}

void
siyi_take_reading_free (SiyiReading *reading)
{
  if (reading == NULL)
    return;

  g_clear_pointer (&reading->record, siyi_record_free);
  g_free (reading);
}
