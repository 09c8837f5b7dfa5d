/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A ledger read but not yet taken. The book's cells are kept, the records are read from them on
 * demand: a hundred thousand rows then cost little more than the file. Read by one thread; after
 * that any thread may ask, one at a time for records. */
#include "siyi-takeover-private.h"

#include <string.h>

static int
by_row (gconstpointer a,
        gconstpointer b)
{
  const SiyiComment *one = a, *two = b;

  return one->row < two->row ? -1 : one->row > two->row ? 1
         : one->column < two->column ? -1 : one->column > two->column;
}

static void
sheet_free (gpointer data)
{
  SiyiTakeoverSheet *sheet = data;

  g_array_unref (sheet->headings);
  g_free (sheet);
}

static void
take_free (gpointer data)
{
  SiyiTakeSheet *take = data;

  g_free (take->kinds);
  g_array_unref (take->merges);
  g_array_unref (take->all_merges);
  g_array_unref (take->comments);
  g_free (take);
}

static void
add_sheet (SiyiTakeover    *self,
           const SiyiSheet *sheet)
{
  SiyiTakeoverSheet *facts = g_new0 (SiyiTakeoverSheet, 1);
  SiyiTakeSheet *take = g_new0 (SiyiTakeSheet, 1);

  facts->name = sheet->name;
  facts->hidden = sheet->hidden;
  facts->headings = g_array_new (FALSE, FALSE, sizeof (guint));
  take->sheet = sheet;
  take->facts = facts;
  take->kinds = g_new0 (guint8, sheet->rows->len);
  take->named_year = siyi_read_year (sheet->name);
  take->comments = g_array_new (FALSE, FALSE, sizeof (SiyiComment));
  if (sheet->comments != NULL && sheet->comments->len > 0)
    g_array_append_vals (take->comments, sheet->comments->data, sheet->comments->len);
  g_array_sort (take->comments, by_row);
  siyi_take_merges_prepare (take);
  g_ptr_array_add (self->sheets, facts);
  g_ptr_array_add (self->takes, take);
}

/* A sheet that names no year takes the one all the others agree on. */
static void
infer_years (SiyiTakeover *self)
{
  int year = 0;

  for (guint i = 0; i < self->tables->len; i++)
    {
      const SiyiTakeTable *table = g_ptr_array_index (self->tables, i);

      if (table->year != 0 && year != 0 && table->year != year)
        return;
      if (table->year != 0)
        year = table->year;
    }
  for (guint i = 0; i < self->tables->len; i++)
    {
      SiyiTakeTable *table = g_ptr_array_index (self->tables, i);

      if (table->year == 0)
        {
          table->year = year;
          table->year_inferred = TRUE;
        }
    }
}

static void
list_columns (SiyiTakeover *self)
{
  for (guint t = 0; t < self->tables->len; t++)
    {
      const SiyiTakeTable *table = g_ptr_array_index (self->tables, t);

      for (guint i = 0; i < table->columns->len; i++)
        {
          const SiyiTakeColumn *from = &g_array_index (table->columns, SiyiTakeColumn, i);
          SiyiTakeoverColumn column = { from->heading, from->field, table->sheet, from->column,
                                        from->not_stored };

          g_array_append_val (self->columns, column);
        }
    }
}

static SiyiTakeover *
takeover_new (SiyiBookFile    *book,
              SiyiOfficeNames *names,
              GHashTable      *mapping)
{
  SiyiTakeover *self = g_new0 (SiyiTakeover, 1);
  GPtrArray *sheets = siyi_book_get_sheets (book);

  g_mutex_init (&self->lock);
  self->book = book;
  self->names = siyi_office_names_ref (names);
  self->mapping = mapping != NULL ? g_hash_table_ref (mapping) : NULL;
  self->texts = g_string_chunk_new (1024);
  self->sheets = g_ptr_array_new_with_free_func (sheet_free);
  self->takes = g_ptr_array_new_with_free_func (take_free);
  self->tables = siyi_take_tables_new ();
  self->records = g_array_new (FALSE, FALSE, sizeof (SiyiTakeRecord));
  self->flags = g_array_new (FALSE, FALSE, sizeof (SiyiTakeoverFlag));
  self->columns = g_array_new (FALSE, FALSE, sizeof (SiyiTakeoverColumn));
  self->choices = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->counted = g_hash_table_new (NULL, NULL);
  self->anchors = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) siyi_take_reading_free);
  for (guint i = 0; i < sheets->len; i++)
    add_sheet (self, g_ptr_array_index (sheets, i));

  return self;
}

/**
 * siyi_takeover_new:
 * @book: (transfer full): a book
 * @names: what the office knows
 * @mapping: (nullable): headings to field words, "-" leaves a column out
 * @cancellable: (nullable): to stop
 * @error: return location: %SIYI_FILE_ERROR_NO_LEDGER where no sheet is a ledger
 *
 * Returns: (transfer full) (nullable): what would be taken over
 */
SiyiTakeover *
siyi_takeover_new (SiyiBookFile     *book,
                   SiyiOfficeNames  *names,
                   GHashTable       *mapping,
                   GCancellable     *cancellable,
                   GError          **error)
{
  g_autoptr(SiyiTakeover) self = takeover_new (book, names, mapping);

  for (guint i = 0; i < self->sheets->len; i++)
    if (!((SiyiTakeoverSheet *) g_ptr_array_index (self->sheets, i))->hidden)
      siyi_take_sheet_scan (self, i);
  if (self->tables->len == 0)
    {
      g_set_error (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_NO_LEDGER,
                   "%s: no sheet has four known headings side by side; "
                   "is the ledger in another file or in a hidden sheet?",
                   siyi_book_get_name (book));
      return NULL;
    }

  infer_years (self);
  list_columns (self);
  if (!siyi_take_pass (self, cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * siyi_takeover_read:
 * @path: a workbook or text table
 * @names: what the office knows
 * @mapping: (nullable): headings to field words, "-" leaves a column out
 * @progress: (nullable): called on this thread while the file is read, in bytes
 * @cancellable: (nullable): to stop
 * @error: return location: SIYI_FILE_ERROR or G_IO_ERROR, one sentence naming file and place
 *
 * Reads a ledger as domain, section 10 says. Blocks.
 *
 * Returns: (transfer full) (nullable): what would be taken over
 */
SiyiTakeover *
siyi_takeover_read (const char       *path,
                    SiyiOfficeNames  *names,
                    GHashTable       *mapping,
                    SiyiReadProgress  progress,
                    gpointer          progress_data,
                    GCancellable     *cancellable,
                    GError          **error)
{
  SiyiBookFile *book = siyi_book_read (path, NULL, progress, progress_data, cancellable, error);

  if (book == NULL)
    return NULL;

  return siyi_takeover_new (book, names, mapping, cancellable, error);
}

void
siyi_takeover_free (SiyiTakeover *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->last, siyi_take_reading_free);
  g_ptr_array_unref (self->tables);
  g_ptr_array_unref (self->takes);
  g_ptr_array_unref (self->sheets);
  g_array_unref (self->records);
  g_array_unref (self->flags);
  g_array_unref (self->columns);
  g_hash_table_unref (self->choices);
  g_hash_table_unref (self->counted);
  g_hash_table_unref (self->anchors);
  g_clear_pointer (&self->mapping, g_hash_table_unref);
  g_string_chunk_free (self->texts);
  siyi_office_names_unref (self->names);
  siyi_book_free (self->book);
  g_mutex_clear (&self->lock);
  g_free (self);
}

const char *
siyi_takeover_get_hash (SiyiTakeover *self)
{
  return siyi_book_get_hash (self->book);
}

const char *
siyi_takeover_get_name (SiyiTakeover *self)
{
  return siyi_book_get_name (self->book);
}

int
siyi_takeover_get_rows (SiyiTakeover *self)
{
  return self->rows;
}

int
siyi_takeover_get_visits (SiyiTakeover *self)
{
  return self->visits;
}

int
siyi_takeover_get_items (SiyiTakeover *self)
{
  return self->items;
}

gint64
siyi_takeover_get_persons (SiyiTakeover *self)
{
  return self->persons;
}

GPtrArray *
siyi_takeover_get_sheets (SiyiTakeover *self)
{
  return self->sheets;
}

GArray *
siyi_takeover_get_flags (SiyiTakeover *self)
{
  return self->flags;
}

GArray *
siyi_takeover_get_columns (SiyiTakeover *self)
{
  return self->columns;
}

guint
siyi_takeover_n_records (SiyiTakeover *self)
{
  return self->records->len;
}
