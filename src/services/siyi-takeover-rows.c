/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a sheet told apart: titles, headings, data, totals, notes; and the tables they make
 * (domain, 10.2). */
#include "siyi-takeover-private.h"

#include <string.h>

#include "siyi-read-private.h"

static SiyiReadList totals = { "ledger-rows", "total" };
static SiyiReadList signatures = { "ledger-rows", "signatures" };
static SiyiReadList notes = { "ledger-rows", "notes" };

#define MOST_LABEL_BYTES 96
#define MOST_LABEL_CHARACTERS 30
#define MOST_BARE_LABEL_CHARACTERS 8
#define FEWEST_NUMBERED 3

/**
 * siyi_take_column_at:
 *
 * Returns: (nullable): the heading over a column
 */
const SiyiTakeColumn *
siyi_take_column_at (const SiyiTakeTable *table,
                     guint                column)
{
  guint low = 0, high = table->columns->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const SiyiTakeColumn *at = &g_array_index (table->columns, SiyiTakeColumn, middle);

      if (at->column == column)
        return at;
      if (at->column < column)
        low = middle + 1;
      else
        high = middle;
    }

  return NULL;
}

static SiyiField
field_at (const SiyiTakeTable *table,
          guint                column)
{
  const SiyiTakeColumn *at = siyi_take_column_at (table, column);

  return at != NULL ? at->field : SIYI_FIELD_NONE;
}

static const SiyiCell *
first_cell (const SiyiRow *row,
            guint          skipped)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (!siyi_take_cell_is_blank (&row->cells[i]) && skipped-- == 0)
      return &row->cells[i];

  return NULL;
}

/* "填表人" and "注：" first in the row. */
static gboolean
is_note (const char *label)
{
  gsize length;

  if (siyi_read_list_prefix (&signatures, label) > 0)
    return TRUE;

  length = siyi_read_list_prefix (&notes, label);
  if (length == 0)
    return FALSE;
  while (g_ascii_isdigit (label[length]))
    length++;

  return siyi_read_half (g_utf8_get_char (label + length)) == ':';
}

static gboolean
holds_total (const char *label)
{
  siyi_read_list_ready (&totals);
  for (gsize i = 0; i < totals.n_words; i++)
    if (strstr (label, totals.words[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* A label, not a sentence that happens to have the word in it. */
static gboolean
is_total (const SiyiTakeTable *table,
          const SiyiCell      *cell,
          const char          *label)
{
  SiyiField field = field_at (table, cell->column);
  gboolean bare = field == SIYI_FIELD_VISITORS || field == SIYI_FIELD_SUMMARY;

  return holds_total (label) &&
         g_utf8_strlen (label, -1) <= (bare ? MOST_BARE_LABEL_CHARACTERS : MOST_LABEL_CHARACTERS);
}

/* ① to ⑳ */
static gboolean
is_circled (const char *text,
            int         number)
{
  return number <= 20 && g_utf8_get_char (text) == 0x245f + (gunichar) number &&
         *g_utf8_next_char (text) == '\0';
}

/* 1, 2, 3 … under the headings, perhaps with a word for "column" before them. */
static gboolean
is_numbering (const SiyiRow *row)
{
  int expected = 1;
  gboolean labelled = FALSE;

  for (guint i = 0; i < row->n_cells; i++)
    {
      const SiyiCell *cell = &row->cells[i];
      g_autofree char *plain = NULL;
      SiyiNumeral number;
      const char *p;

      if (cell->kind == SIYI_CELL_NUMBER)
        {
          if (siyi_cell_number (cell) != expected)
            return FALSE;
          expected++;
          continue;
        }
      if (siyi_take_cell_is_blank (cell))
        continue;
      if (cell->kind != SIYI_CELL_TEXT || cell->length > 16)
        return FALSE;
      plain = siyi_read_plain (cell->text);
      if (is_circled (plain, expected))
        {
          expected++;
          continue;
        }
      p = plain + strspn (plain, "([");
      if (siyi_read_numeral (&p, &number) && number.value == expected &&
          p[strspn (p, ")].")] == '\0')
        expected++;
      else if (expected > 1 || labelled)
        return FALSE;
      else
        labelled = TRUE;
    }

  return expected > FEWEST_NUMBERED + (labelled ? 1 : 0);
}

static gboolean
has_own (const SiyiTakeSheet *take,
         const SiyiTakeTable *table,
         const SiyiRow       *row)
{
  for (guint i = 0; i < table->known->len; i++)
    {
      const SiyiTakeColumn *column = &g_array_index (table->columns, SiyiTakeColumn,
                                                     g_array_index (table->known, guint, i));
      const SiyiCell *cell;
      const SiyiMerge *merge;

      if (column->field != SIYI_FIELD_VISITORS && column->field != SIYI_FIELD_SUMMARY)
        continue;
      cell = siyi_row_cell (row, column->column);
      if (cell == NULL || siyi_take_cell_is_blank (cell))
        continue;
      merge = take->merges->len > 0 ? siyi_take_merge_at (take, row->number, column->column) : NULL;
      if (merge == NULL || merge->first_row == row->number)
        return TRUE;
    }

  return FALSE;
}

static SiyiRowKind
kind_of (const SiyiTakeSheet *take,
         const SiyiTakeTable *table,
         const SiyiRow       *row)
{
  for (guint skipped = 0; skipped < 2; skipped++)
    {
      const SiyiCell *cell = first_cell (row, skipped);
      g_autofree char *label = NULL;

      if (cell == NULL)
        break;
      if (cell->kind != SIYI_CELL_TEXT)
        continue;
      if (cell->length > MOST_LABEL_BYTES && skipped > 0)
        break;

      label = siyi_read_squeeze (cell->text);
      if (skipped == 0 && is_note (label))
        return SIYI_ROW_NOTE;
      if (is_total (table, cell, label))
        return SIYI_ROW_TOTAL;
      if (!g_ascii_isdigit (label[0]))
        break;
    }

  if (!has_own (take, table, row) || is_numbering (row))
    return SIYI_ROW_SKIPPED;

  return SIYI_ROW_DATA;
}

/* A date cell says its year as it shows it. */
static int
year_of_cell (const SiyiTakeover *self,
              const SiyiCell     *cell)
{
  const SiyiTakeCell take = { .cell = cell };
  g_autofree char *made = NULL;

  if (cell->kind != SIYI_CELL_TEXT && cell->kind != SIYI_CELL_NUMBER)
    return 0;

  return siyi_read_year (siyi_take_cell_text (self, &take, &made));
}

/* Titles and the lines about unit and day above a table: the first year in them. */
static int
year_of_rows (const SiyiTakeover  *self,
              const SiyiTakeSheet *take,
              guint                from,
              guint                to)
{
  for (guint i = from; i < to; i++)
    {
      const SiyiRow *row = &g_array_index (take->sheet->rows, SiyiRow, i);

      for (guint c = 0; c < row->n_cells; c++)
        {
          int year = year_of_cell (self, &row->cells[c]);

          if (year != 0)
            return year;
        }
    }

  return 0;
}

static gboolean
same_columns (const SiyiTakeTable *one,
              const GArray        *two)
{
  if (one == NULL || one->columns->len != two->len)
    return FALSE;

  for (guint i = 0; i < two->len; i++)
    {
      const SiyiTakeColumn *a = &g_array_index (one->columns, SiyiTakeColumn, i);
      const SiyiTakeColumn *b = &g_array_index (two, SiyiTakeColumn, i);

      if (a->column != b->column || a->field != b->field || a->heading != b->heading)
        return FALSE;
    }

  return TRUE;
}

static void
table_free (gpointer data)
{
  SiyiTakeTable *table = data;

  g_clear_pointer (&table->columns, g_array_unref);
  g_clear_pointer (&table->known, g_array_unref);
  g_free (table);
}

GPtrArray *
siyi_take_tables_new (void)
{
  return g_ptr_array_new_with_free_func (table_free);
}

static int
by_rank (gconstpointer a,
         gconstpointer b,
         gpointer      data)
{
  const GArray *columns = data;
  const SiyiTakeColumn *one = &g_array_index (columns, SiyiTakeColumn, *(const guint *) a);
  const SiyiTakeColumn *two = &g_array_index (columns, SiyiTakeColumn, *(const guint *) b);

  if (one->rank != two->rank)
    return one->rank < two->rank ? -1 : 1;

  return one->column < two->column ? -1 : one->column > two->column;
}

/* Of two columns for one field the better known heading is asked first. */
static GArray *
known_columns (GArray *columns)
{
  GArray *known = g_array_new (FALSE, FALSE, sizeof (guint));
  guint64 seen = 0;
  gboolean twice = FALSE;

  for (guint i = 0; i < columns->len; i++)
    {
      SiyiField field = g_array_index (columns, SiyiTakeColumn, i).field;

      if (field == SIYI_FIELD_NONE)
        continue;
      g_array_append_val (known, i);
      twice = twice || (seen & (G_GUINT64_CONSTANT (1) << field)) != 0;
      seen |= G_GUINT64_CONSTANT (1) << field;
    }
  if (twice)
    g_array_sort_with_data (known, by_rank, columns);

  return known;
}

static SiyiTakeTable *
begin_table (SiyiTakeover  *self,
             SiyiTakeSheet *take,
             guint          sheet,
             SiyiTakeTable *found,
             guint          titles,
             guint          index)
{
  SiyiTakeTable *table = g_memdup2 (found, sizeof *found);

  table->known = known_columns (table->columns);
  table->sheet = sheet;
  table->year = take->named_year;
  if (table->year == 0)
    table->year = year_of_rows (self, take, titles, index);
  if (table->year == 0 && take->facts->headings->len > 0)
    table->year = ((SiyiTakeTable *) g_ptr_array_index (self->tables, self->tables->len - 1))->year;
  g_array_append_val (take->facts->headings, table->first_heading);
  g_ptr_array_add (self->tables, table);

  return table;
}

/**
 * siyi_take_sheet_scan:
 * @sheet: index of a visible sheet
 *
 * Finds its tables and the kind of each of its rows.
 */
void
siyi_take_sheet_scan (SiyiTakeover *self,
                      guint         sheet)
{
  SiyiTakeSheet *take = g_ptr_array_index (self->takes, sheet);
  const GArray *rows = take->sheet->rows;
  SiyiTakeTable *table = NULL;
  guint titles = 0;

  for (guint i = 0; i < rows->len; )
    {
      SiyiTakeTable found = { 0 };
      guint n = siyi_take_headings (self, take, i, &found);

      if (n == 0)
        {
          if (table != NULL)
            {
              take->kinds[i] = (guint8) kind_of (take, table, &g_array_index (rows, SiyiRow, i));
              if (take->kinds[i] != SIYI_ROW_SKIPPED)
                titles = i + 1;
              table->end = i + 1;
            }
          i++;
          continue;
        }

      if (same_columns (table, found.columns))
        {
          g_array_unref (found.columns);
          table->end = i + n;
        }
      else
        {
          table = begin_table (self, take, sheet, &found, titles, i);
          table->begin = table->end = i + n;
        }
      i += n;
      titles = i;
    }
  take->facts->taken = table != NULL;
}
