/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The book under construction. A reader adds sheets, rows and cells in the order it meets them; the
 * builder keeps what has something in it, in order, within the limits, and words the refusals: one
 * sentence naming the file, the sheet or record, and the cell. One thread at a time. */
#include "siyi-book-private.h"

#include <string.h>

static void
sheet_free (gpointer data)
{
  SiyiSheet *sheet = data;

  g_array_unref (sheet->rows);
  g_array_unref (sheet->merges);
  g_array_unref (sheet->comments);
  g_array_unref (sheet->hidden_columns);
  g_free ((char *) sheet->name);
  g_free (sheet);
}

/**
 * siyi_builder_init:
 * @self: a builder with book and limits set
 *
 * Makes what the book is built in; the caller frees the book and self->cells.
 */
void
siyi_builder_init (SiyiBookBuilder *self)
{
  self->book->arena = siyi_arena_new (self->limits->memory);
  self->book->sheets = g_ptr_array_new_with_free_func (sheet_free);
  self->cells = g_array_new (FALSE, FALSE, sizeof (SiyiCell));
}

/**
 * siyi_builder_add_sheet:
 * @self: a builder
 * @name: the sheet's name, "" for a text table
 * @hidden: whether a person sees it
 */
void
siyi_builder_add_sheet (SiyiBookBuilder *self,
                        const char      *name,
                        gboolean         hidden)
{
  SiyiSheet *sheet = g_new0 (SiyiSheet, 1);

  sheet->name = g_strdup (name);
  sheet->hidden = hidden;
  sheet->rows = g_array_new (FALSE, FALSE, sizeof (SiyiRow));
  sheet->merges = g_array_new (FALSE, FALSE, sizeof (SiyiMerge));
  sheet->comments = g_array_new (FALSE, FALSE, sizeof (SiyiComment));
  sheet->hidden_columns = g_array_new (FALSE, FALSE, sizeof (guint));

  g_ptr_array_add (self->book->sheets, sheet);
  self->sheet = sheet;
  self->row = (SiyiRow) { 0 };
}

static void
append_column_name (GString *out,
                    guint    column)
{
  char letters[8];
  guint n = 0;

  for (guint rest = column + 1; rest > 0 && n < G_N_ELEMENTS (letters); rest = (rest - 1) / 26)
    letters[n++] = (char) ('A' + (rest - 1) % 26);
  while (n > 0)
    g_string_append_c (out, letters[--n]);
}

static void
append_place (GString         *out,
              SiyiBookBuilder *self,
              guint            column)
{
  if (self->sheet == NULL)
    return;

  if (self->book->is_text)
    {
      if (self->row.number > 0)
        g_string_append_printf (out, "record %u, ", self->row.number);
      if (column != SIYI_NO_COLUMN)
        g_string_append_printf (out, "field %u, ", column + 1);
      return;
    }

  g_string_append_printf (out, "sheet \"%s\", ", self->sheet->name);
  if (self->row.number > 0)
    g_string_append_printf (out, "row %u, ", self->row.number);
  if (column != SIYI_NO_COLUMN)
    {
      g_string_append (out, "column ");
      append_column_name (out, column);
      g_string_append (out, ", ");
    }
}

static GError *
refusal_valist (SiyiBookBuilder *self,
                int              code,
                guint            column,
                const char      *format,
                va_list          arguments)
{
  g_autoptr(GString) sentence = g_string_new (self->book->name);

  g_string_append (sentence, ": ");
  append_place (sentence, self, column);
  g_string_append_vprintf (sentence, format, arguments);

  return g_error_new_literal (SIYI_FILE_ERROR, code, sentence->str);
}

/**
 * siyi_builder_refusal:
 * @self: a builder
 * @code: a #SiyiFileError
 * @column: from 0, or %SIYI_NO_COLUMN
 * @format: what is wrong there
 *
 * Returns: (transfer full): a sentence with file, sheet, row and column before it
 */
GError *
siyi_builder_refusal (SiyiBookBuilder *self,
                      int              code,
                      guint            column,
                      const char      *format,
                      ...)
{
  va_list arguments;
  GError *out;

  va_start (arguments, format);
  out = refusal_valist (self, code, column, format, arguments);
  va_end (arguments);

  return out;
}

/**
 * siyi_builder_refuse:
 * @self: a builder
 * @error: return location
 * @code: a #SiyiFileError
 * @column: from 0, or %SIYI_NO_COLUMN
 * @format: what is wrong there
 *
 * Returns: always %FALSE, so that a failing step reads `return siyi_builder_refuse (…)`
 */
gboolean
siyi_builder_refuse (SiyiBookBuilder *self,
                     GError         **error,
                     int              code,
                     guint            column,
                     const char      *format,
                     ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_propagate_error (error, refusal_valist (self, code, column, format, arguments));
  va_end (arguments);

  return FALSE;
}

/**
 * siyi_builder_charge:
 * @self: a builder
 * @bytes: held on behalf of the book outside of its arena
 * @error: return location
 *
 * Returns: %FALSE with too-big if the book would need more memory than allowed
 */
gboolean
siyi_builder_charge (SiyiBookBuilder *self,
                     gsize            bytes,
                     GError         **error)
{
  if (siyi_arena_charge (self->book->arena, bytes))
    return TRUE;

  return siyi_builder_refuse (self, error, SIYI_FILE_ERROR_TOO_BIG, SIYI_NO_COLUMN,
                              "the table needs more than %" G_GUINT64_FORMAT " MiB of memory",
                              self->limits->memory / (1024 * 1024));
}

/**
 * siyi_builder_too_long:
 * @self: a builder
 * @text: UTF-8
 * @length: in bytes
 *
 * Returns: whether the text has more characters than a cell may hold
 */
gboolean
siyi_builder_too_long (SiyiBookBuilder *self,
                       const char      *text,
                       gsize            length)
{
  guint64 characters = 0;

  if (length <= self->limits->cell_characters)
    return FALSE;

  for (gsize i = 0; i < length; i++)
    characters += (text[i] & 0xC0) != 0x80;

  return characters > self->limits->cell_characters;
}

/**
 * siyi_builder_begin_row:
 * @self: a builder with a sheet
 * @number: worksheet row or text record, from 1
 * @hidden: whether a person sees it
 */
void
siyi_builder_begin_row (SiyiBookBuilder *self,
                        guint            number,
                        gboolean         hidden)
{
  self->row.number = number;
  self->row.hidden = hidden;
  g_array_set_size (self->cells, 0);
}

/**
 * siyi_builder_add_text:
 * @self: a builder with a row
 * @cell: all but the text
 * @text: UTF-8, copied
 * @length: in bytes, not 0
 * @error: return location
 *
 * Returns: %FALSE with too-big if the text or the book is over a limit
 */
gboolean
siyi_builder_add_text (SiyiBookBuilder *self,
                       SiyiCell         cell,
                       const char      *text,
                       gsize            length,
                       GError         **error)
{
  if (siyi_builder_too_long (self, text, length))
    return siyi_builder_refuse (self, error, SIYI_FILE_ERROR_TOO_BIG, cell.column,
                                "the cell holds more than %u characters",
                                self->limits->cell_characters);

  cell.text = siyi_arena_string (self->book->arena, text, length);
  if (cell.text == NULL)
    return siyi_builder_charge (self, G_MAXSIZE, error);

  cell.length = (guint32) length;
  g_array_append_val (self->cells, cell);

  return TRUE;
}

/**
 * siyi_builder_add_cell:
 * @self: a builder with a row
 * @cell: whose text lives as long as the book
 */
void
siyi_builder_add_cell (SiyiBookBuilder *self,
                       SiyiCell         cell)
{
  g_array_append_val (self->cells, cell);
}

static int
compare_cells (gconstpointer a,
               gconstpointer b)
{
  const SiyiCell *one = a, *two = b;

  return (int) one->column - (int) two->column;
}

/* Nearly every file has its cells in order; the others are sorted, but two values for one cell
 * leave no way to know which is meant. */
static gboolean
order_cells (SiyiBookBuilder *self,
             GError         **error)
{
  SiyiCell *cells = (SiyiCell *) (gpointer) self->cells->data;
  gboolean sorted = TRUE;

  for (guint i = 1; i < self->cells->len && sorted; i++)
    sorted = cells[i - 1].column < cells[i].column;

  if (sorted)
    return TRUE;

  g_array_sort (self->cells, compare_cells);
  for (guint i = 1; i < self->cells->len; i++)
    if (cells[i - 1].column == cells[i].column)
      return siyi_builder_refuse (self, error, SIYI_FILE_ERROR_TRUNCATED, cells[i].column,
                                  "the file is damaged: the cell stands there twice");

  return TRUE;
}

/**
 * siyi_builder_end_row:
 * @self: a builder with a row
 * @error: return location
 *
 * Keeps the row if it has a cell.
 *
 * Returns: %FALSE with too-big over the limits, truncated if a cell stands there twice
 */
gboolean
siyi_builder_end_row (SiyiBookBuilder *self,
                      GError         **error)
{
  gsize bytes = self->cells->len * sizeof (SiyiCell);
  gpointer cells;

  if (bytes == 0)
    return TRUE;

  if (!order_cells (self, error))
    return FALSE;

  if (++self->n_rows > self->limits->rows)
    return siyi_builder_refuse (self, error, SIYI_FILE_ERROR_TOO_BIG, SIYI_NO_COLUMN,
                                "the file has more than %u rows", self->limits->rows);

  self->n_cells += self->cells->len;
  if (self->n_cells > self->limits->cells)
    return siyi_builder_refuse (self, error, SIYI_FILE_ERROR_TOO_BIG, SIYI_NO_COLUMN,
                                "the file has more than %" G_GUINT64_FORMAT " cells",
                                self->limits->cells);

  cells = siyi_arena_alloc (self->book->arena, bytes);
  if (cells == NULL || !siyi_arena_charge (self->book->arena, sizeof (SiyiRow)))
    return siyi_builder_charge (self, G_MAXSIZE, error);

  memcpy (cells, self->cells->data, bytes);
  self->row.cells = cells;
  self->row.n_cells = self->cells->len;
  g_array_append_val (self->sheet->rows, self->row);

  return TRUE;
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const SiyiRow *one = a, *two = b;

  return one->number < two->number ? -1 : one->number > two->number;
}

/**
 * siyi_builder_end_sheet:
 * @self: a builder with a sheet
 * @error: return location
 *
 * Puts the rows in order.
 *
 * Returns: %FALSE with truncated if a row stands there twice
 */
gboolean
siyi_builder_end_sheet (SiyiBookBuilder *self,
                        GError         **error)
{
  GArray *rows = self->sheet->rows;
  gboolean sorted = TRUE;

  for (guint i = 1; i < rows->len && sorted; i++)
    sorted = g_array_index (rows, SiyiRow, i - 1).number < g_array_index (rows, SiyiRow, i).number;

  if (sorted)
    return TRUE;

  g_array_sort (rows, compare_rows);
  for (guint i = 1; i < rows->len; i++)
    {
      self->row = g_array_index (rows, SiyiRow, i);
      if (g_array_index (rows, SiyiRow, i - 1).number == self->row.number)
        return siyi_builder_refuse (self, error, SIYI_FILE_ERROR_TRUNCATED, SIYI_NO_COLUMN,
                                    "the file is damaged: the row stands there twice");
    }

  return TRUE;
}
