/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table as a workbook, row by row through libxlsxwriter. Texts are text cells with the text
 * format, so that 18 digits stay whole even when a person edits the cell, and "=…" computes
 * nothing. libxlsxwriter does not notice when the disk with its temporary files is full, so the
 * finished file is read through once and its rows and cells counted. */
#include "siyi-table-writer-private.h"

#include <errno.h>
#include <string.h>
#include <xlsxwriter.h>

#include "siyi-day.h"
#include "siyi-error.h"
#include "siyi-table-check.h"

#define MAX_ROWS 1048576
#define MAX_NAME 31
#define FORMAT_TEXT 49
#define PAPER_A4 9
/* Longer texts in the text format show as #### in older spreadsheets. */
#define MAX_TEXT_FORMAT 255

typedef struct
{
  lxw_workbook  *workbook;
  lxw_worksheet *sheet;
  lxw_format    *heading, *text, *long_text, *day;
  guint64        n_cells;
  guint          n_sheets;
  SiyiDay        epoch, first_day;
} Xlsx;

static char *
make_sheet_name (const char *name)
{
  g_autofree char *cut = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), MAX_NAME));

  g_strdelimit (cut, "[]:*?/\\'", '_');
  for (char *p = cut; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = '_';

  return *cut != '\0' ? g_steal_pointer (&cut) : NULL;
}

static void
make_formats (Xlsx *xlsx)
{
  xlsx->heading = workbook_add_format (xlsx->workbook);
  format_set_bold (xlsx->heading);
  format_set_text_wrap (xlsx->heading);
  format_set_align (xlsx->heading, LXW_ALIGN_CENTER);
  format_set_align (xlsx->heading, LXW_ALIGN_VERTICAL_CENTER);
  format_set_bottom (xlsx->heading, LXW_BORDER_THIN);

  xlsx->text = workbook_add_format (xlsx->workbook);
  format_set_num_format_index (xlsx->text, FORMAT_TEXT);
  format_set_align (xlsx->text, LXW_ALIGN_VERTICAL_TOP);

  xlsx->long_text = workbook_add_format (xlsx->workbook);
  format_set_align (xlsx->long_text, LXW_ALIGN_VERTICAL_TOP);

  xlsx->day = workbook_add_format (xlsx->workbook);
  format_set_num_format (xlsx->day, "yyyy-mm-dd");
  format_set_align (xlsx->day, LXW_ALIGN_VERTICAL_TOP);
}

static double
column_width (const SiyiOutColumn *column)
{
  if (column->width > 0)
    return column->width;

  switch (column->kind)
    {
    case SIYI_OUT_NUMBER:
      return 8;
    case SIYI_OUT_DAY:
      return 12;
    case SIYI_OUT_TEXT:
    default:
      return 16;
    }
}

/* What XML cannot hold, and the form in which workbooks escape it. */
static gboolean
needs_care (const char *text)
{
  return strstr (text, "_x") != NULL || strstr (text, "\xEF\xBF\xBE") != NULL ||
         strstr (text, "\xEF\xBF\xBF") != NULL || !g_utf8_validate (text, -1, NULL);
}

static gboolean
is_escape (const char *text)
{
  if (text[0] != '_' || text[1] != 'x')
    return FALSE;

  for (guint i = 2; i < 6; i++)
    if (!g_ascii_isxdigit (text[i]))
      return FALSE;

  return text[6] == '_';
}

static char *
careful_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr(GString) out = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_escape (p))
        g_string_append (out, "_x005F_");
      else
        g_string_append_unichar (out, c == 0xFFFE || c == 0xFFFF ? 0xFFFD : c);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
write_text (SiyiTableWriter *self,
            gsize            column,
            const char      *text,
            lxw_format      *format,
            GError         **error)
{
  Xlsx *xlsx = self->data;
  g_autofree char *careful = needs_care (text) ? careful_text (text) : NULL;
  lxw_error code;

  code = worksheet_write_string (xlsx->sheet, (lxw_row_t) self->n_rows, (lxw_col_t) column,
                                 careful != NULL ? careful : text, format);
  if (code == LXW_NO_ERROR)
    return TRUE;

  g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
               "%s: row %" G_GUINT64_FORMAT ", column %" G_GSIZE_FORMAT ": %s", self->file->path,
               self->n_rows + 1, column + 1, lxw_strerror (code));

  return FALSE;
}

static gboolean
write_cell (SiyiTableWriter *self,
            gsize            column,
            const char      *text,
            GError         **error)
{
  Xlsx *xlsx = self->data;
  lxw_row_t row = (lxw_row_t) self->n_rows;
  SiyiOutKind kind = self->columns[column].kind;
  SiyiDay day = kind == SIYI_OUT_DAY ? siyi_day_parse (text) : SIYI_DAY_NONE;
  double number;

  xlsx->n_cells++;
  if (day >= xlsx->first_day)
    return worksheet_write_number (xlsx->sheet, row, (lxw_col_t) column, day - xlsx->epoch,
                                   xlsx->day) == LXW_NO_ERROR;

  if (kind == SIYI_OUT_NUMBER && siyi_table_number (text, &number))
    return worksheet_write_number (xlsx->sheet, row, (lxw_col_t) column, number,
                                   NULL) == LXW_NO_ERROR;

  return write_text (self, column, text,
                     strlen (text) > MAX_TEXT_FORMAT ? xlsx->long_text : xlsx->text, error);
}

static gboolean
write_row (SiyiTableWriter    *self,
           const char * const *cells,
           GError            **error)
{
  if (self->n_rows >= MAX_ROWS)
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                   "%s: an .xlsx sheet holds %d rows; write this table as .csv", self->file->path,
                   MAX_ROWS);
      return FALSE;
    }

  for (gsize i = 0; i < self->n_columns; i++)
    if (cells[i] != NULL && *cells[i] != '\0' && !write_cell (self, i, cells[i], error))
      return FALSE;

  return TRUE;
}

static void
lay_out (SiyiTableWriter *self,
         Xlsx            *xlsx)
{
  for (gsize i = 0; i < self->n_columns; i++)
    {
      worksheet_set_column (xlsx->sheet, (lxw_col_t) i, (lxw_col_t) i,
                            column_width (&self->columns[i]), NULL);
      worksheet_write_string (xlsx->sheet, 0, (lxw_col_t) i, self->columns[i].heading,
                              xlsx->heading);
      xlsx->n_cells += *self->columns[i].heading != '\0';
    }

  worksheet_freeze_panes (xlsx->sheet, 1, 0);
  worksheet_set_landscape (xlsx->sheet);
  worksheet_set_paper (xlsx->sheet, PAPER_A4);
  worksheet_repeat_rows (xlsx->sheet, 0, 0);
  worksheet_fit_to_pages (xlsx->sheet, 1, 0);
}

static gpointer
open_xlsx (SiyiTableWriter *self,
           GError         **error)
{
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };
  g_autofree char *name = make_sheet_name (self->sheet_name);
  Xlsx *xlsx = g_new0 (Xlsx, 1);

  /* Before March 1900 the serial days of spreadsheets are off by one. */
  xlsx->epoch = siyi_day_new (1899, 12, 30);
  xlsx->first_day = siyi_day_new (1900, 3, 1);
  xlsx->workbook = workbook_new_opt (self->file->temporary, &options);
  if (xlsx->workbook != NULL)
    xlsx->sheet = workbook_add_worksheet (xlsx->workbook, name);

  if (xlsx->sheet == NULL)
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_FAILED, "%s: cannot be begun", self->file->path);
      if (xlsx->workbook != NULL)
        lxw_workbook_free (xlsx->workbook);
      g_free (xlsx);
      return NULL;
    }

  xlsx->n_sheets = 1;
  make_formats (xlsx);
  lay_out (self, xlsx);

  return xlsx;
}

static void
end_sheet (SiyiTableWriter *self)
{
  const Xlsx *xlsx = self->data;

  if (self->n_rows > 1 && self->n_columns > 0)
    worksheet_autofilter (xlsx->sheet, 0, 0, (lxw_row_t) self->n_rows - 1, (lxw_col_t) self->n_columns - 1);
}

static gboolean
begin_sheet (SiyiTableWriter *self,
             GError         **error)
{
  g_autofree char *name = make_sheet_name (self->sheet_name);
  Xlsx *xlsx = self->data;
  lxw_worksheet *sheet = workbook_add_worksheet (xlsx->workbook, name);

  if (sheet == NULL)
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT, "%s: there is a sheet “%s” already", self->file->path,
                   self->sheet_name);
      return FALSE;
    }

  xlsx->sheet = sheet;
  xlsx->n_sheets++;
  lay_out (self, xlsx);

  return TRUE;
}

static gboolean
close_xlsx (SiyiTableWriter *self,
            GError         **error)
{
  Xlsx *xlsx = self->data;
  lxw_error code;

  end_sheet (self);
  errno = 0;
  code = workbook_close (xlsx->workbook);
  xlsx->workbook = NULL;
  if (code != LXW_NO_ERROR && errno != 0)
    return siyi_neighbour_fail (self->file, errno, "cannot be written", error);
  if (code != LXW_NO_ERROR)
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_FAILED, "%s: cannot be written: %s",
                   self->file->path, lxw_strerror (code));
      return FALSE;
    }

  return siyi_neighbour_reopen (self->file, error) &&
         siyi_table_check_xlsx (self->file->temporary, self->file->path, xlsx->n_sheets, xlsx->n_cells, error);
}

static void
free_xlsx (gpointer data)
{
  Xlsx *xlsx = data;

  if (xlsx->workbook != NULL)
    lxw_workbook_free (xlsx->workbook);
  g_free (xlsx);
}

const SiyiTableKind siyi_table_xlsx = { open_xlsx, write_row, end_sheet, begin_sheet, close_xlsx, free_xlsx };
