/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of a takeover asked for one by one, and what a person decides about them. */
#include "siyi-takeover-private.h"

static const SiyiTakeRecord *
place_of (const SiyiTakeover *self,
          guint               index)
{
  return &g_array_index (self->records, SiyiTakeRecord, index);
}

/* A row that repeats the one before it needs that one first: back to the nearest row that repeats
 * nothing, to the one read last, or to one that was kept. */
static SiyiReading *
read_place (SiyiTakeover *self,
            guint         index)
{
  const SiyiTakeTable *table = g_ptr_array_index (self->tables, place_of (self, index)->table);
  const SiyiReading *kept = NULL;
  SiyiReading *before = NULL;
  guint from = index;

  if (self->last != NULL && self->last->index == index)
    return siyi_take_reading_copy (self->last);

  while (place_of (self, from)->ditto && from > 0 &&
         place_of (self, from - 1)->table == place_of (self, index)->table)
    {
      from--;
      if (self->last != NULL && self->last->index == from)
        {
          before = g_steal_pointer (&self->last);
          from++;
          break;
        }
      kept = g_hash_table_lookup (self->anchors, GUINT_TO_POINTER (from));
      if (kept != NULL)
        {
          before = siyi_take_reading_copy (kept);
          from++;
          break;
        }
    }

  for (guint i = from;; i++)
    {
      SiyiReading *reading = siyi_take_reading_new (self, table, place_of (self, i)->row, i, before,
                                                    NULL, NULL);

      siyi_take_reading_free (before);
      if (i == index)
        return reading;
      before = reading;
    }
}

static void
add_raw (const SiyiTakeover *self,
         guint               index,
         SiyiRecord         *record)
{
  const SiyiTakeRecord *place = place_of (self, index);
  const SiyiTakeTable *table = g_ptr_array_index (self->tables, place->table);
  const SiyiTakeSheet *take = g_ptr_array_index (self->takes, table->sheet);

  for (guint i = place->row; i < place->next; i++)
    if (take->kinds[i] == SIYI_ROW_DATA)
      siyi_take_raw (self, table, &g_array_index (take->sheet->rows, SiyiRow, i), record);
}

/**
 * siyi_takeover_get_record:
 * @index: below siyi_takeover_n_records()
 *
 * Returns: (transfer full): the record; its raw cells and comments borrow their texts from @self
 */
SiyiRecord *
siyi_takeover_get_record (SiyiTakeover *self,
                          guint         index)
{
  SiyiRecord *record;
  SiyiReading *reading;

  g_return_val_if_fail (index < self->records->len, NULL);

  g_mutex_lock (&self->lock);
  reading = read_place (self, index);
  record = siyi_record_copy (reading->record);
  siyi_take_reading_free (self->last);
  self->last = reading;
  g_mutex_unlock (&self->lock);

  record->duplicate = place_of (self, index)->duplicate &&
                      !g_hash_table_contains (self->counted, GUINT_TO_POINTER (index));
  add_raw (self, index, record);

  return record;
}

/**
 * siyi_takeover_set_value:
 * @record: its index
 * @field: a field of the rules
 * @text: read instead of what the cell says; "" leaves the field empty, %NULL goes back to the cell
 * @error: return location
 *
 * Counts and flags are made anew.
 *
 * Returns: whether it could be done
 */
gboolean
siyi_takeover_set_value (SiyiTakeover  *self,
                         guint          record,
                         SiyiField      field,
                         const char    *text,
                         GError       **error)
{
  g_return_val_if_fail (record < self->records->len, FALSE);

  if (field == SIYI_FIELD_NONE || field >= SIYI_N_FIELDS)
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT, "There is no such field to be set");
      return FALSE;
    }

  if (text != NULL)
    g_hash_table_replace (self->choices, SIYI_CHOICE_KEY (record, field), g_strdup (text));
  else
    g_hash_table_remove (self->choices, SIYI_CHOICE_KEY (record, field));

  return siyi_take_pass (self, NULL, error);
}

/**
 * siyi_takeover_count_double:
 * @record: index of a record that equals an earlier one, or that is stored already
 * @counted: whether it counts after all
 */
void
siyi_takeover_count_double (SiyiTakeover *self,
                            guint         record,
                            gboolean      counted)
{
  g_return_if_fail (record < self->records->len);

  if (counted)
    g_hash_table_add (self->counted, GUINT_TO_POINTER (record));
  else
    g_hash_table_remove (self->counted, GUINT_TO_POINTER (record));
  siyi_take_pass (self, NULL, NULL);
}
