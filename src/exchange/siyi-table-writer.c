/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One table out, as a workbook or as a text file. The kind comes from the ending of the name; rows
 * are passed on one by one and not kept, so memory does not grow with the table. One thread at a
 * time. */
#include "siyi-table-writer-private.h"

#include <string.h>

/* More digits than a double holds must stay text. */
#define MAX_DIGITS 15

/**
 * siyi_table_number:
 * @text: a cell
 * @number: (out): its value
 *
 * Returns: whether the text is a number that survives as one: digits, a sign, a point, at most 15
 *   digits and no zeros before them
 */
gboolean
siyi_table_number (const char *text,
                   double     *number)
{
  const char *p = text + (*text == '-');
  gboolean leading_zero = p[0] == '0' && g_ascii_isdigit (p[1]);
  guint digits = 0, points = 0;

  if (!g_ascii_isdigit (*p) || leading_zero)
    return FALSE;

  for (; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        digits++;
      else if (*p == '.' && g_ascii_isdigit (p[1]))
        points++;
      else
        return FALSE;
    }

  if (digits > MAX_DIGITS || points > 1)
    return FALSE;

  *number = g_ascii_strtod (text, NULL);

  return TRUE;
}

static void
clear_columns (SiyiTableWriter *self)
{
  for (gsize i = 0; i < self->n_columns; i++)
    g_free ((char *) self->columns[i].heading);
  g_clear_pointer (&self->columns, g_free);
  g_clear_pointer (&self->sheet_name, g_free);
}

static void
copy_columns (SiyiTableWriter     *self,
              const SiyiOutColumn *columns,
              gsize                n_columns)
{
  self->columns = g_new0 (SiyiOutColumn, n_columns);
  self->n_columns = n_columns;
  for (gsize i = 0; i < n_columns; i++)
    {
      self->columns[i] = columns[i];
      self->columns[i].heading = g_utf8_make_valid (columns[i].heading, -1);
    }
}

/**
 * siyi_table_writer_new:
 * @path: the file to make or replace; its ending says which kind: .xlsx or .csv
 * @sheet_name: name of the sheet; characters a sheet's name can't have are replaced
 * @columns: (array length=n_columns): what stands in the columns
 * @n_columns: how many
 * @error: return location
 *
 * Begins a table with its heading. Nothing stands at @path until siyi_table_writer_close().
 *
 * Returns: (transfer full) (nullable): a writer, ended by close or cancel
 */
SiyiTableWriter *
siyi_table_writer_new (const char          *path,
                       const char          *sheet_name,
                       const SiyiOutColumn *columns,
                       gsize                n_columns,
                       GError             **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  const SiyiTableKind *kind = NULL;
  SiyiNeighbour *file;
  SiyiTableWriter *self;

  if (g_str_has_suffix (lower, ".xlsx"))
    kind = &siyi_table_xlsx;
  else if (g_str_has_suffix (lower, ".csv"))
    kind = &siyi_table_csv;

  if (kind == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   "%s: a table is written to a file ending in .xlsx or .csv", path);
      return NULL;
    }

  file = siyi_neighbour_new (path, error);
  if (file == NULL)
    return NULL;

  self = g_new0 (SiyiTableWriter, 1);
  self->kind = kind;
  self->file = file;
  self->sheet_name = g_utf8_make_valid (sheet_name != NULL ? sheet_name : "", -1);
  copy_columns (self, columns, n_columns);
  self->n_rows = 1;
  self->data = kind->open (self, error);
  if (self->data == NULL)
    g_clear_pointer (&self, siyi_table_writer_cancel);

  return self;
}

/**
 * siyi_table_writer_row:
 * @self: a writer
 * @cells: (array): one text a column, %NULL or "" for nothing
 * @error: return location
 *
 * A text that is not what its column says (a month in a column of days) is written as text.
 *
 * Returns: %FALSE if the row can't be written; the writer is to be cancelled then
 */
gboolean
siyi_table_writer_row (SiyiTableWriter    *self,
                       const char * const *cells,
                       GError            **error)
{
  if (!self->kind->row (self, cells, error))
    return FALSE;

  self->n_rows++;

  return TRUE;
}

/**
 * siyi_table_writer_sheet:
 *
 * Ends the table at hand and begins another one of the same file with its heading.
 *
 * Returns: %FALSE if it can't be begun; the writer is to be cancelled then
 */
gboolean
siyi_table_writer_sheet (SiyiTableWriter      *self,
                         const char           *sheet_name,
                         const SiyiOutColumn  *columns,
                         gsize                 n_columns,
                         GError              **error)
{
  self->kind->end (self);
  clear_columns (self);
  self->sheet_name = g_utf8_make_valid (sheet_name, -1);
  copy_columns (self, columns, n_columns);
  self->n_rows = 1;

  return self->kind->sheet (self, error);
}

/**
 * siyi_table_writer_close:
 * @self: (transfer full): a writer
 * @error: return location
 *
 * Completes the file and gives it its name. Frees the writer in any case.
 *
 * Returns: %FALSE if the file could not be written whole; nothing was replaced then
 */
gboolean
siyi_table_writer_close (SiyiTableWriter *self,
                         GError         **error)
{
  gboolean done = self->kind->close (self, error) && siyi_neighbour_finish (self->file, error);

  siyi_table_writer_cancel (self);

  return done;
}

/**
 * siyi_table_writer_cancel:
 * @self: (transfer full) (nullable): a writer; what was written so far is removed
 */
void
siyi_table_writer_cancel (SiyiTableWriter *self)
{
  if (self == NULL)
    return;

  if (self->data != NULL)
    self->kind->free (self->data);
  siyi_neighbour_free (self->file);
  clear_columns (self);
  g_free (self);
}
