/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A grid and the clipboard: the selection as tab-separated text, as spreadsheets take it. Rows
 * that are not loaded are the model's to fetch; a newer copy replaces one under way. */
#include "siyi-grid-private.h"

typedef struct { SiyiGrid *grid; GCancellable *cancellable; } Copy;

static void
copy_free (Copy *copy)
{
  g_object_unref (copy->grid);
  g_object_unref (copy->cancellable);
  g_free (copy);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Copy, copy_free)

static void
on_copied (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(Copy) copy = data;
  g_autoptr(GError) error = NULL;
  SiyiGridModel *model = SIYI_GRID_MODEL (source);
  g_autofree char *text = SIYI_GRID_MODEL_GET_IFACE (model)->copy_finish (model, result, &error);

  if (text != NULL && copy->grid->copying == copy->cancellable)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (copy->grid)), text);
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("Copying: %s", error->message);
}

static char *
copy_from_cells (SiyiGrid *self)
{
  const SiyiGridRange *range = &self->range;
  GString *text = g_string_new (NULL);

  for (guint row = range->first_row; row < range->first_row + range->n_rows; row++)
    {
      for (guint i = 0; i < range->n_places; i++)
        {
          guint column = siyi_grid_place (self, range->first_place + i)->column.id;
          SiyiGridCell cell;

          siyi_grid_model_get_cell (self->model, row, column, &cell);
          siyi_grid_append_field (text, cell.text, i == 0);
        }
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

/**
 * siyi_grid_copy:
 *
 * Puts the selection on the clipboard as a table.
 */
void
siyi_grid_copy (SiyiGrid *self)
{
  const SiyiGridRange *range = &self->range;
  SiyiGridModelInterface *iface;
  g_autoptr(GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));
  Copy *copy;

  g_return_if_fail (SIYI_IS_GRID (self));

  if (self->cursor_row == SIYI_GRID_NONE)
    return;

  g_cancellable_cancel (self->copying);
  g_clear_object (&self->copying);
  iface = SIYI_GRID_MODEL_GET_IFACE (self->model);
  if (iface->copy_async == NULL)
    {
      g_autofree char *text = copy_from_cells (self);

      gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
      return;
    }

  for (guint i = 0; i < range->n_places; i++)
    g_array_append_val (columns, siyi_grid_place (self, range->first_place + i)->column.id);
  self->copying = g_cancellable_new ();
  copy = g_new (Copy, 1);
  copy->grid = g_object_ref (self);
  copy->cancellable = g_object_ref (self->copying);
  iface->copy_async (self->model, range->first_row, range->n_rows, (const guint *) columns->data,
                     columns->len, self->copying, on_copied, copy);
}

static void
on_pasted (GObject      *clipboard,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(SiyiGrid) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  if (text != NULL && text[0] != '\0' && self->cursor_row != SIYI_GRID_NONE)
    g_signal_emit (self, siyi_grid_signals[SIYI_GRID_PASTE], 0, text);
}

/* Asks for the clipboard's text and hands it on as "paste". */
void
siyi_grid_paste (SiyiGrid *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, on_pasted,
                                 g_object_ref (self));
}

/* One field from @p on; leaves @p at the tab, line end or end behind it. */
static char *
take_field (const char **p)
{
  GString *field = g_string_new (NULL);
  const char *at = *p;

  if (*at == '"')
    {
      for (at++; *at != '\0' && (*at != '"' || at[1] == '"'); at++)
        {
          if (*at == '"')
            at++;
          g_string_append_c (field, *at);
        }
      if (*at == '"')
        at++;
    }
  for (; *at != '\0' && *at != '\t' && *at != '\n' && *at != '\r'; at++)
    g_string_append_c (field, *at);
  *p = at;

  return g_string_free (field, FALSE);
}

/**
 * siyi_grid_split_table:
 * @text: tab-separated lines as spreadsheets put them on the clipboard
 *
 * Returns: (transfer full) (element-type GStrv): the lines, each an array of its fields
 */
GPtrArray *
siyi_grid_split_table (const char *text)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  const char *p = text;

  while (*p != '\0')
    {
      GStrvBuilder *line = g_strv_builder_new ();

      for (;;)
        {
          g_autofree char *field = take_field (&p);

          g_strv_builder_add (line, field);
          if (*p != '\t')
            break;
          p++;
        }
      g_ptr_array_add (lines, g_strv_builder_end (line));
      g_strv_builder_unref (line);
      if (*p == '\r')
        p++;
      if (*p == '\n')
        p++;
    }

  return lines;
}
