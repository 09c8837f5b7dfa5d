/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables for people: columns as wide as their widest cell, Chinese characters counted as two
 * places, the last column never padded. Printing a table frees it. */
#include "ctl.h"

#include <string.h>

struct _CtlTable
{
  guint      n_columns;
  guint64    end_aligned;   /* bit per column */
  GPtrArray *cells;         /* char *, row by row; the headings first */
};

static int
text_width (const char *text)
{
  int width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      const gunichar c = g_utf8_get_char (text);

      if (g_unichar_iswide (c))
        width += 2;
      else if (!g_unichar_iszerowidth (c))
        width += 1;
    }

  return width;
}

static char *
one_line (const char *text)
{
  char *copy = g_strdup (text != NULL ? text : "");

  return g_strdelimit (copy, "\n\r\t", ' ');
}

/**
 * ctl_table_new:
 * @first_heading: heading of the first column, then the others, %NULL at the end
 *
 * Returns: (transfer full): give it to ctl_table_print()
 */
CtlTable *
ctl_table_new (const char *first_heading,
               ...)
{
  CtlTable *self = g_new0 (CtlTable, 1);
  va_list list;

  self->cells = g_ptr_array_new_with_free_func (g_free);
  va_start (list, first_heading);
  for (const char *heading = first_heading; heading != NULL; heading = va_arg (list, const char *))
    {
      g_ptr_array_add (self->cells, one_line (heading));
      self->n_columns++;
    }
  va_end (list);

  return self;
}

/**
 * ctl_table_align_end:
 * @column: a column of numbers, from 0
 */
void
ctl_table_align_end (CtlTable *self,
                     guint     column)
{
  self->end_aligned |= G_GUINT64_CONSTANT (1) << column;
}

/**
 * ctl_table_row:
 * @...: (nullable): as many texts as there are columns
 */
void
ctl_table_row (CtlTable *self,
               ...)
{
  va_list list;

  va_start (list, self);
  for (guint i = 0; i < self->n_columns; i++)
    g_ptr_array_add (self->cells, one_line (va_arg (list, const char *)));
  va_end (list);
}

static void
print_cell (const char *text,
            int         room,
            gboolean    at_end,
            gboolean    is_last)
{
  const int padding = MAX (0, room - text_width (text));

  if (at_end)
    ctl_print ("%*s", padding, "");
  ctl_write (text, -1);
  if (!at_end && !is_last)
    ctl_print ("%*s", padding, "");
  ctl_write (is_last ? "\n" : "  ", -1);
}

/**
 * ctl_table_print:
 * @self: (transfer full): the table
 */
void
ctl_table_print (CtlTable *self)
{
  const guint n = self->n_columns;
  g_autofree int *rooms = g_new0 (int, n);

  for (guint i = 0; i < self->cells->len; i++)
    rooms[i % n] = MAX (rooms[i % n], text_width (g_ptr_array_index (self->cells, i)));

  for (guint i = 0; i < self->cells->len; i++)
    print_cell (g_ptr_array_index (self->cells, i), rooms[i % n],
                (self->end_aligned >> (i % n)) & 1, i % n == n - 1);

  g_ptr_array_unref (self->cells);
  g_free (self);
}
