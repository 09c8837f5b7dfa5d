/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table as text: UTF-8 with a byte order mark, because spreadsheets take a file without one for
 * the local encoding; CRLF; quotes where needed. A text that a spreadsheet would compute gets an
 * apostrophe before it, which the import takes off again. */
#include "siyi-table-writer-private.h"

#include <string.h>

#define FLUSH_BYTES (64 * 1024)

static gboolean
flush (SiyiTableWriter *self,
       GString         *out,
       GError         **error)
{
  if (!siyi_neighbour_write (self->file, out->str, out->len, error))
    return FALSE;

  g_string_truncate (out, 0);

  return TRUE;
}

static void
append_text (GString    *out,
             const char *text,
             SiyiOutKind kind)
{
  gboolean computed = *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
  double number;

  if (kind == SIYI_OUT_NUMBER && siyi_table_number (text, &number))
    computed = FALSE;

  if (strpbrk (text, "\",\t\r\n") == NULL && *text != ' ')
    {
      if (computed)
        g_string_append_c (out, '\'');
      g_string_append (out, text);
      return;
    }

  g_string_append (out, computed ? "\"'" : "\"");
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

static gboolean
write_row (SiyiTableWriter    *self,
           const char * const *cells,
           GError            **error)
{
  GString *out = self->data;

  for (gsize i = 0; i < self->n_columns; i++)
    {
      const char *text = cells[i] != NULL ? cells[i] : "";
      g_autofree char *valid = NULL;

      if (i > 0)
        g_string_append_c (out, ',');
      if (!g_utf8_validate (text, -1, NULL))
        text = valid = g_utf8_make_valid (text, -1);
      append_text (out, text, self->columns[i].kind);
    }
  g_string_append (out, "\r\n");

  return out->len < FLUSH_BYTES || flush (self, out, error);
}

static void
append_heading (SiyiTableWriter *self,
                GString         *out)
{
  for (gsize i = 0; i < self->n_columns; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_text (out, self->columns[i].heading, SIYI_OUT_TEXT);
    }
  g_string_append (out, "\r\n");
}

static gpointer
open_csv (SiyiTableWriter *self,
          GError         **error)
{
  GString *out = g_string_new ("\xEF\xBB\xBF");

  append_heading (self, out);

  return out;
}

static void
end_sheet (SiyiTableWriter *self)
{
  g_string_append (self->data, "\r\n");
}

static gboolean
begin_sheet (SiyiTableWriter *self,
             GError         **error)
{
  GString *out = self->data;

  append_text (out, self->sheet_name, SIYI_OUT_TEXT);
  g_string_append (out, "\r\n");
  append_heading (self, out);

  return TRUE;
}

static gboolean
close_csv (SiyiTableWriter *self,
           GError         **error)
{
  return flush (self, self->data, error);
}

static void
free_csv (gpointer data)
{
  g_string_free (data, TRUE);
}

const SiyiTableKind siyi_table_csv = { open_csv, write_row, end_sheet, begin_sheet, close_csv, free_csv };
