/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of flagged cells as a table, for correcting the file it came from. */
#include <glib/gi18n.h>

#include "siyi-table-writer.h"
#include "siyi-takeover-private.h"

enum { COLUMN_SHEET, COLUMN_ROW, COLUMN_FIELD, COLUMN_TEXT, COLUMN_WHY, N_COLUMNS };

static char *
text_at (const SiyiTakeover     *self,
         const SiyiTakeoverFlag *flag)
{
  const SiyiTakeSheet *take = g_ptr_array_index (self->takes, flag->sheet);
  const SiyiRow *row = flag->row != 0 ? siyi_take_find_row (take, flag->row) : NULL;

  if (row == NULL || flag->key == SIYI_FIELD_NONE)
    return NULL;

  for (guint t = 0; t < self->tables->len; t++)
    {
      const SiyiTakeTable *table = g_ptr_array_index (self->tables, t);
      SiyiTakeCells cells;

      if (table->sheet != flag->sheet || flag->row < table->last_heading)
        continue;
      if (t + 1 < self->tables->len)
        {
          const SiyiTakeTable *below = g_ptr_array_index (self->tables, t + 1);

          if (below->sheet == flag->sheet && flag->row >= below->first_heading)
            continue;
        }
      siyi_take_cells_gather (self, table, row, &cells);
      if (cells.fields[flag->key].cell != NULL)
        return g_strdup (cells.fields[flag->key].cell->text);
    }

  return NULL;
}

static const char *
heading_of (const SiyiTakeover     *self,
            const SiyiTakeoverFlag *flag)
{
  for (guint i = 0; flag->key != SIYI_FIELD_NONE && i < self->columns->len; i++)
    {
      const SiyiTakeoverColumn *column = &g_array_index (self->columns, SiyiTakeoverColumn, i);

      if (column->sheet == flag->sheet && column->field == flag->key)
        return column->heading;
    }

  return flag->field;
}

/**
 * siyi_takeover_write_flags:
 * @path: .xlsx or .csv
 * @progress: (nullable): told of every hundredth line
 * @cancellable: (nullable): stops it; nothing stands at @path then
 * @error: return location
 *
 * Returns: whether the list was written
 */
gboolean
siyi_takeover_write_flags (SiyiTakeover  *self,
                           const char    *path,
                           SiyiProgress   progress,
                           gpointer       progress_data,
                           GCancellable  *cancellable,
                           GError       **error)
{
  enum { LINES_BETWEEN_REPORTS = 100 };
  const SiyiOutColumn columns[N_COLUMNS] = {
    [COLUMN_SHEET] = { _("Sheet"), SIYI_OUT_TEXT, 16 },
    [COLUMN_ROW] = { _("Row"), SIYI_OUT_NUMBER, 8 },
    [COLUMN_FIELD] = { _("Column"), SIYI_OUT_TEXT, 18 },
    [COLUMN_TEXT] = { _("Text in the file"), SIYI_OUT_TEXT, 36 },
    [COLUMN_WHY] = { _("Reason"), SIYI_OUT_TEXT, 36 },
  };
  SiyiTableWriter *writer = siyi_table_writer_new (path, _("To check"), columns, N_COLUMNS, error);

  if (writer == NULL)
    return FALSE;

  for (guint i = 0; i < self->flags->len; i++)
    {
      const SiyiTakeoverFlag *flag = &g_array_index (self->flags, SiyiTakeoverFlag, i);
      const SiyiTakeoverSheet *sheet = g_ptr_array_index (self->sheets, flag->sheet);
      g_autofree char *row = flag->row != 0 ? g_strdup_printf ("%u", flag->row) : NULL;
      g_autofree char *text = text_at (self, flag);
      const char *cells[N_COLUMNS] = {
        sheet->name, row, heading_of (self, flag), text, siyi_takeover_why_title (flag->why),
      };

      if (progress != NULL && i % LINES_BETWEEN_REPORTS == 0)
        progress (progress_data, i, self->flags->len);
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !siyi_table_writer_row (writer, cells, error))
        {
          siyi_table_writer_cancel (writer);
          return FALSE;
        }
    }

  return siyi_table_writer_close (writer, error);
}
