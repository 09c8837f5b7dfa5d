/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One walk over all data rows: counts, flags, doubles, totals. The values themselves are not kept:
 * a record is read again when somebody asks for it. */
#include "siyi-takeover-doubles.h"
#include "siyi-takeover-private.h"
#include "siyi-takeover-totals.h"

#include "siyi-read-why.h"

#define LOOK_UP_EVERY 256   /* rows between two looks at the cancellable */

typedef struct
{
  SiyiTakeover  *self;
  SiyiTakeTable *table;
  SiyiTakeSheet *take;
  SiyiDoubles   *doubles;
  SiyiTotals    *totals;
  guint          index;      /* of the table */
  guint          record;     /* index of the one being read */
  gboolean      *content;    /* of each column of the table */
  gboolean       stray;      /* something stands beside all headings */
} Pass;

static void
add_flag (Pass       *pass,
          guint       row,
          const char *field,
          SiyiField   key,
          SiyiWhy     why,
          guint       record)
{
  SiyiTakeoverFlag flag = { pass->table->sheet, row, field, siyi_why_word (why), record, key };

  g_array_append_val (pass->self->flags, flag);
}

static void
take_note (gpointer  data,
           guint     row,
           SiyiField field,
           guint64   why)
{
  Pass *pass = data;

  for (int i = 0; i < SIYI_N_WHYS; i++)
    if (why & SIYI_WHY_BIT (i))
      add_flag (pass, row, field != SIYI_FIELD_NONE ? siyi_field_word (field) : "*", field, i,
                pass->record);
}

static SiyiRecord *
read_again (gpointer data,
            guint    index)
{
  Pass *pass = data;

  return siyi_takeover_get_record (pass->self, index);
}

/* Which columns have something in a data row, and whether it is hidden. */
static void
look_at_row (Pass          *pass,
             const SiyiRow *row)
{
  const GArray *columns = pass->table->columns;

  if (row->hidden)
    add_flag (pass, row->number, "*", SIYI_FIELD_NONE, SIYI_WHY_HIDDEN_ROW, pass->record);

  for (guint i = 0; i < row->n_cells; i++)
    {
      const SiyiCell *cell = &row->cells[i];
      const SiyiTakeColumn *column = siyi_take_column_at (pass->table, cell->column);

      if (column == NULL)
        pass->stray = pass->stray || !siyi_take_cell_is_blank (cell);
      else if (column->field == SIYI_FIELD_NONE)
        {
          gsize c = (gsize) (column - &g_array_index (columns, SiyiTakeColumn, 0));

          pass->content[c] = pass->content[c] || !siyi_take_cell_is_blank (cell);
        }
    }
}

static void
count_record (Pass             *pass,
              const SiyiRecord *record,
              gboolean          duplicate)
{
  SiyiTakeover *self = pass->self;
  SiyiTakeoverSheet *facts = pass->take->facts;

  siyi_totals_count (pass->totals, record->persons);
  if (duplicate && !g_hash_table_contains (self->counted, GUINT_TO_POINTER (pass->record)))
    return;

  if (record->is_item)
    {
      facts->items++;
      self->items++;
      return;
    }
  facts->visits++;
  facts->persons += MAX (record->persons, 0);
  self->visits++;
  self->persons += MAX (record->persons, 0);
}

static void
look_at_rows (Pass              *pass,
              const SiyiRecord  *record,
              guint              first,
              guint              next)
{
  for (guint i = first; i < next; i++)
    if (pass->take->kinds[i] == SIYI_ROW_DATA)
      {
        look_at_row (pass, &g_array_index (pass->take->sheet->rows, SiyiRow, i));
        pass->take->facts->rows++;
        pass->self->rows++;
      }
}

static gboolean
is_stored (const Pass       *pass,
           const SiyiRecord *record)
{
  const SiyiStoredTwins *stored = siyi_office_names_stored (pass->self->names);

  return stored != NULL && siyi_stored_twins_find (stored, record) != NULL;
}

/* Of a double one thing is said: that it is left out, and because of which one. Returns whether it
 * is left out. */
static gboolean
look_for_doubles (Pass             *pass,
                  const SiyiRecord *record)
{
  SiyiDouble found = siyi_doubles_add (pass->doubles, record, pass->record);
  SiyiWhy why;

  if (found == SIYI_DOUBLE_EQUAL)
    why = SIYI_WHY_DUPLICATE;
  else if (is_stored (pass, record))
    why = SIYI_WHY_ALREADY_STORED;
  else if (found == SIYI_DOUBLE_POSSIBLE)
    why = SIYI_WHY_POSSIBLE_DUPLICATE;
  else
    return FALSE;

  add_flag (pass, record->row, "*", SIYI_FIELD_NONE, why, pass->record);

  return why != SIYI_WHY_POSSIBLE_DUPLICATE;
}

static SiyiReading *
take_record (Pass              *pass,
             guint              row,
             const SiyiReading *before)
{
  SiyiTakeover *self = pass->self;
  SiyiTakeRecord place = { .table = pass->index, .row = row };
  SiyiReading *reading;
  gboolean left_out;

  pass->record = self->records->len;
  reading = siyi_take_reading_new (self, pass->table, row, pass->record, before, take_note, pass);
  look_at_rows (pass, reading->record, row, reading->next);

  /* The place stands before the look for doubles: that may ask for any earlier record. */
  place.next = reading->next;
  place.ditto = reading->has_ditto;
  g_array_append_val (self->records, place);
  if (place.ditto && pass->record % SIYI_ANCHOR_EVERY == 0)
    g_hash_table_insert (self->anchors, GUINT_TO_POINTER (pass->record),
                         siyi_take_reading_copy (reading));

  left_out = look_for_doubles (pass, reading->record);
  g_array_index (self->records, SiyiTakeRecord, pass->record).duplicate = left_out;
  count_record (pass, reading->record, left_out);

  return reading;
}

/* Two columns of one name are told once. */
static void
flag_heading (Pass       *pass,
              GHashTable *told,
              const char *heading,
              SiyiWhy     why)
{
  if (!g_hash_table_add (told, (gpointer) heading))
    return;

  add_flag (pass, pass->table->last_heading, heading, SIYI_FIELD_NONE, why, G_MAXUINT);
}

static void
end_table (Pass *pass)
{
  g_autoptr(GArray) mismatches = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < pass->table->columns->len; i++)
    {
      const SiyiTakeColumn *column = &g_array_index (pass->table->columns, SiyiTakeColumn, i);

      if (column->not_stored)
        flag_heading (pass, told, column->heading, SIYI_WHY_COLUMN_NOT_STORED);
      else if (column->field == SIYI_FIELD_NONE && pass->content[i] && !column->left_out)
        flag_heading (pass, told, column->heading, SIYI_WHY_COLUMN_UNKNOWN);
    }
  if (pass->stray)
    flag_heading (pass, told, "", SIYI_WHY_COLUMN_UNKNOWN);

  siyi_totals_end (pass->totals, mismatches);
  for (guint i = 0; i < mismatches->len; i++)
    add_flag (pass, g_array_index (mismatches, guint, i), siyi_field_word (SIYI_FIELD_PERSONS),
              SIYI_FIELD_PERSONS, SIYI_WHY_TOTAL_MISMATCH, G_MAXUINT);
}

static gboolean
walk_table (Pass          *pass,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(SiyiReading) before = NULL;
  g_autoptr(SiyiTotals) totals = siyi_totals_new ();
  g_autofree gboolean *content = g_new0 (gboolean, pass->table->columns->len);

  pass->totals = totals;
  pass->content = content;
  pass->stray = FALSE;
  for (guint i = pass->table->begin; i < pass->table->end; )
    {
      SiyiReading *reading;

      if (i % LOOK_UP_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      if (pass->take->kinds[i] == SIYI_ROW_TOTAL)
        siyi_totals_row (totals, pass->self, pass->table,
                         &g_array_index (pass->take->sheet->rows, SiyiRow, i));
      if (pass->take->kinds[i] != SIYI_ROW_DATA)
        {
          i++;
          continue;
        }
      reading = take_record (pass, i, before);
      i = reading->next;
      siyi_take_reading_free (before);
      before = reading;
    }
  end_table (pass);

  return TRUE;
}

static void
start_over (SiyiTakeover *self)
{
  g_array_set_size (self->records, 0);
  g_array_set_size (self->flags, 0);
  g_clear_pointer (&self->last, siyi_take_reading_free);
  g_hash_table_remove_all (self->anchors);
  self->rows = self->visits = self->items = 0;
  self->persons = 0;
  for (guint i = 0; i < self->sheets->len; i++)
    {
      SiyiTakeoverSheet *facts = g_ptr_array_index (self->sheets, i);

      facts->rows = facts->visits = facts->items = 0;
      facts->persons = 0;
      if (facts->hidden)
        {
          SiyiTakeoverFlag flag = { i, 0, "*", siyi_why_word (SIYI_WHY_HIDDEN_SHEET), G_MAXUINT,
                                    SIYI_FIELD_NONE };

          g_array_append_val (self->flags, flag);
        }
    }
}

/**
 * siyi_take_pass:
 *
 * Fills counts, flags and records of @self anew from its tables and a person's choices.
 *
 * Returns: %FALSE if it was cancelled
 */
gboolean
siyi_take_pass (SiyiTakeover  *self,
                GCancellable  *cancellable,
                GError       **error)
{
  Pass pass = { .self = self };
  g_autoptr(SiyiDoubles) doubles = siyi_doubles_new (read_again, &pass);

  start_over (self);
  pass.doubles = doubles;
  for (guint i = 0; i < self->tables->len; i++)
    {
      pass.index = i;
      pass.table = g_ptr_array_index (self->tables, i);
      pass.take = g_ptr_array_index (self->takes, pass.table->sheet);
      if (!walk_table (&pass, cancellable, error))
        return FALSE;
    }

  return TRUE;
}
