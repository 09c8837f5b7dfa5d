/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a text table whose first line names its columns, in any order. What could shift a value
 * under a wrong heading (a heading twice, a value without heading) refuses the file; columns
 * nobody knows are left out and named. Owns its texts; plain data, any one thread. */
#include "siyi-office-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "siyi-book.h"
#include "siyi-words.h"

typedef struct
{
  guint   line;
  char  **cells;   /* by column of the table, not of the file */
} TableRow;

struct _SiyiOfficeTable
{
  char               *file;
  const char * const *keys;       /* of the group; never freed by it */
  gsize               n_keys;
  const char         *group;
  int                *places;     /* file column -> key index, -1 ignored, -2 no heading */
  guint               n_places;
  GPtrArray          *ignored;
  GArray             *rows;       /* TableRow */
};

static void
clear_row (gpointer data)
{
  TableRow *row = data;

  g_strfreev (row->cells);
}

void
siyi_office_table_free (SiyiOfficeTable *self)
{
  g_free (self->file);
  g_free (self->places);
  g_ptr_array_unref (self->ignored);
  g_array_unref (self->rows);
  g_free (self);
}

static int
find_key (const SiyiOfficeTable *self,
          const char            *heading)
{
  for (gsize i = 0; i < self->n_keys; i++)
    if (g_strv_contains (siyi_words (self->group, self->keys[i], NULL), heading))
      return (int) i;

  return -1;
}

static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iszerowidth (c);
}

/* Outer spaces of any width go; inner ones too where @all. */
static char *
cell_text (const SiyiCell *cell,
           gboolean        all)
{
  GString *text = g_string_new (NULL);
  gsize end = 0;

  for (const char *p = cell->text != NULL ? cell->text : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (is_space (c) && (all || text->len == 0))
        continue;
      g_string_append_unichar (text, c);
      if (!is_space (c))
        end = text->len;
    }
  g_string_truncate (text, end);

  return g_string_free (text, FALSE);
}

static gboolean
place_heading (SiyiOfficeTable  *self,
               const char       *heading,
               guint             column,
               guint             line,
               GError          **error)
{
  const int key = find_key (self, heading);

  if (key < 0)
    {
      self->places[column] = -1;
      g_ptr_array_insert (self->ignored, (int) self->ignored->len - 1, g_strdup (heading));
      return TRUE;
    }

  for (guint i = 0; i < column; i++)
    if (self->places[i] == key)
      {
        g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                     _("%s, line %u: the column “%s” stands twice; leave one of them"),
                     self->file, line, heading);
        return FALSE;
      }
  self->places[column] = key;

  return TRUE;
}

static gboolean
take_headings (SiyiOfficeTable  *self,
               const SiyiRow    *row,
               GError          **error)
{
  g_autofree char *wanted = NULL;
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  gboolean has_first = FALSE;

  self->n_places = row->n_cells > 0 ? row->cells[row->n_cells - 1].column + 1 : 0;
  self->places = g_new (int, self->n_places + 1);
  for (guint i = 0; i < self->n_places; i++)
    self->places[i] = -2;

  for (guint i = 0; i < row->n_cells; i++)
    {
      g_autofree char *heading = cell_text (&row->cells[i], TRUE);

      if (*heading != '\0' &&
          !place_heading (self, heading, row->cells[i].column, row->number, error))
        return FALSE;
      has_first |= self->places[row->cells[i].column] == 0;
    }
  if (has_first)
    return TRUE;

  for (gsize i = 0; i < self->n_keys; i++)
    g_ptr_array_add (names, (gpointer) siyi_word (self->group, self->keys[i]));
  g_ptr_array_add (names, NULL);
  wanted = g_strjoinv (",", (char **) names->pdata);
  g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
               _("%s, line %u: there is no column “%s”; the first line must name the columns: %s"),
               self->file, row->number, siyi_word (self->group, self->keys[0]), wanted);

  return FALSE;
}

static gboolean
take_row (SiyiOfficeTable  *self,
          const SiyiRow    *row,
          GError          **error)
{
  g_auto(GStrv) cells = g_new0 (char *, self->n_keys + 1);
  TableRow taken = { row->number, NULL };
  gboolean is_blank = TRUE;

  for (gsize i = 0; i < self->n_keys; i++)
    cells[i] = g_strdup ("");

  for (guint i = 0; i < row->n_cells; i++)
    {
      const guint column = row->cells[i].column;
      const int place = column < self->n_places ? self->places[column] : -2;
      g_autofree char *text = cell_text (&row->cells[i], FALSE);

      if (*text == '\0')
        continue;
      is_blank = FALSE;
      if (place == -2)
        {
          g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                       _("%s, line %u: “%s” stands under no heading; put a text that contains "
                         "commas between double quotes"), self->file, row->number, text);
          return FALSE;
        }
      if (place >= 0)
        {
          g_free (cells[place]);
          cells[place] = g_steal_pointer (&text);
        }
    }

  if (is_blank)
    return TRUE;

  taken.cells = g_steal_pointer (&cells);
  g_array_append_val (self->rows, taken);

  return TRUE;
}

static gboolean
take_sheet (SiyiOfficeTable  *self,
            const SiyiSheet  *sheet,
            GError          **error)
{
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const SiyiRow *row = &g_array_index (sheet->rows, SiyiRow, i);

      if (self->places == NULL ? row->n_cells > 0 && !take_headings (self, row, error)
                               : !take_row (self, row, error))
        return FALSE;
    }
  if (self->rows->len > 0)
    return TRUE;

  g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
               _("%s has no line below its headings; there is nothing to take over"), self->file);

  return FALSE;
}

static SiyiOfficeTable *
read_book (SiyiBookFile  *book,
           const char    *group,
           GError       **error)
{
  g_autoptr(SiyiOfficeTable) self = g_new0 (SiyiOfficeTable, 1);

  self->file = g_strdup (siyi_book_get_name (book));
  self->group = group;
  self->keys = siyi_words_keys (group, &self->n_keys);
  self->ignored = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->ignored, NULL);
  self->rows = g_array_new (FALSE, FALSE, sizeof (TableRow));
  g_array_set_clear_func (self->rows, clear_row);

  if (!siyi_book_is_text (book))
    {
      g_set_error (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_UNKNOWN_KIND,
                   _("%s is a workbook; save the sheet as .csv and take that file"), self->file);
      return NULL;
    }
  if (!take_sheet (self, g_ptr_array_index (siyi_book_get_sheets (book), 0), error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * siyi_office_table_read:
 * @path: a .csv or .txt in any known encoding
 * @group: the group of data/rules/office.ini with the headings; static
 *
 * Returns: (transfer full): the table; %NULL with a sentence naming file, line and remedy
 */
SiyiOfficeTable *
siyi_office_table_read (const char  *path,
                        const char  *group,
                        GError     **error)
{
  SiyiReadLimits limits;
  g_autoptr(SiyiBookFile) book = NULL;

  siyi_read_limits_init (&limits);
  book = siyi_book_read (path, &limits, NULL, NULL, NULL, error);

  return book != NULL ? read_book (book, group, error) : NULL;
}

/**
 * siyi_office_table_read_bytes:
 * @name: how refusals call it
 *
 * Returns: (transfer full): as siyi_office_table_read()
 */
SiyiOfficeTable *
siyi_office_table_read_bytes (const char  *name,
                              GBytes      *bytes,
                              const char  *group,
                              GError     **error)
{
  SiyiReadLimits limits;
  g_autoptr(SiyiBookFile) book = NULL;

  siyi_read_limits_init (&limits);
  book = siyi_book_read_bytes (name, bytes, &limits, error);

  return book != NULL ? read_book (book, group, error) : NULL;
}

const char *
siyi_office_table_get_file (const SiyiOfficeTable *self)
{
  return self->file;
}

/**
 * siyi_office_table_get_ignored:
 *
 * Returns: (transfer none): headings of columns that were left out
 */
const char * const *
siyi_office_table_get_ignored (const SiyiOfficeTable *self)
{
  return (const char * const *) self->ignored->pdata;
}

guint
siyi_office_table_n_rows (const SiyiOfficeTable *self)
{
  return self->rows->len;
}

/**
 * siyi_office_table_line:
 *
 * Returns: the record of the file, counted from 1
 */
guint
siyi_office_table_line (const SiyiOfficeTable *self,
                        guint                  row)
{
  return g_array_index (self->rows, TableRow, row).line;
}

/**
 * siyi_office_table_get:
 *
 * Returns: (transfer none) (nullable): the trimmed text, %NULL where the cell is empty
 */
const char *
siyi_office_table_get (const SiyiOfficeTable *self,
                       guint                  row,
                       const char            *key)
{
  for (gsize i = 0; i < self->n_keys; i++)
    if (strcmp (self->keys[i], key) == 0)
      {
        const char *text = g_array_index (self->rows, TableRow, row).cells[i];

        return *text != '\0' ? text : NULL;
      }

  g_return_val_if_reached (NULL);
}

/**
 * siyi_office_table_split:
 * @text: (nullable): a cell with several values
 * @separators: key of [office-files] with the characters that part them
 *
 * Returns: (transfer full): the values, trimmed, without empty ones
 */
char **
siyi_office_table_split (const char *text,
                         const char *separators)
{
  const char * const *marks = siyi_words ("office-files", separators, NULL);
  g_autoptr(GString) joined = g_string_new (text);
  g_auto(GStrv) parts = NULL;
  GPtrArray *values = g_ptr_array_new ();

  for (gsize i = 0; marks[i] != NULL; i++)
    g_string_replace (joined, marks[i], ";", 0);

  parts = g_strsplit (joined->str, ";", -1);
  for (gsize i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_ptr_array_add (values, g_strdup (parts[i]));
  g_ptr_array_add (values, NULL);

  return (char **) g_ptr_array_free (values, FALSE);
}
