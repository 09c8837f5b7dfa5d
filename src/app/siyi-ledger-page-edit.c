/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing cells of the ledger: typed, pasted or emptied. A change is written on the archive's
 * thread; until it is read back the cell shows what was typed. What can't be written is said
 * beside its cell. */
#include "siyi-ledger-page-private.h"

#include <glib/gi18n.h>

#include "siyi-ledger-cells.h"
#include "siyi-window.h"

#define MOST_CELLS 2000

static SiyiGridModel *
rows_of (SiyiLedgerPage *self)
{
  return SIYI_GRID_MODEL (self->model);
}

static void
show_failure (SiyiLedgerPage *self, const SiyiLedgerEdit *edit, const GError *error)
{
  guint row = siyi_grid_model_find_row (rows_of (self), edit->visit);

  if (g_error_matches (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT) && row != SIYI_GRID_NONE)
    {
      siyi_grid_show_hint (self->grid, row, edit->column, siyi_ledger_how_typed (edit->column));
      return;
    }

  siyi_show_error (GTK_WIDGET (self), _("Saving the cell"), error);
  if (g_error_matches (error, SIYI_ERROR, SIYI_ERROR_STALE))
    siyi_ledger_model_refresh (self->model);
}

static void
drop_pending (SiyiLedgerPage *self, const SiyiLedgerChange *change)
{
  for (guint i = change->actions->len; i < change->edits->len; i++)
    {
      const SiyiLedgerEdit *edit = &g_array_index (change->edits, SiyiLedgerEdit, i);

      siyi_ledger_model_set_pending (self->model, edit->visit, edit->column, NULL);
    }
}

static void
on_changed (GObject      *archive,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(SiyiLedgerPage) self = data;
  g_autoptr(GError) error = NULL;
  SiyiLedgerChange *change = siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, &error);

  if (self->model == NULL)
    {
      g_clear_pointer (&change, siyi_ledger_change_unref);
      return;
    }
  if (change == NULL)
    {
      siyi_show_error (GTK_WIDGET (self), _("Saving the cell"), error);
      siyi_ledger_model_refresh (self->model);
      return;
    }

  for (guint i = 0; i < change->actions->len; i++)
    {
      const SiyiLedgerEdit *edit = &g_array_index (change->edits, SiyiLedgerEdit, i);
      /* Translators: what can be undone; %s is a column's name. */
      g_autofree char *title = g_strdup_printf (_("Change of %s"), siyi_column_heading (edit->column));

      siyi_push_undo (GTK_WIDGET (self), change->actions->pdata[i], title);
    }
  drop_pending (self, change);
  if (change->error != NULL)
    show_failure (self, &g_array_index (change->edits, SiyiLedgerEdit, change->actions->len),
                  change->error);
  siyi_ledger_change_unref (change);
}

/* Takes the reference of @change. */
static void
write_change (SiyiLedgerPage *self, SiyiLedgerChange *change)
{
  if (change->edits->len == 0)
    {
      siyi_ledger_change_unref (change);
      return;
    }

  for (guint i = 0; i < change->edits->len; i++)
    {
      const SiyiLedgerEdit *edit = &g_array_index (change->edits, SiyiLedgerEdit, i);

      siyi_ledger_model_set_pending (self->model, edit->visit, edit->column, edit->text);
    }
  /* Not the page's cancellable: what was typed is written even if the page goes. */
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, siyi_ledger_change_work, change,
                          (GDestroyNotify) siyi_ledger_change_unref,
                          (GDestroyNotify) siyi_ledger_change_unref, NULL, on_changed,
                          g_object_ref (self));
}

/* The cell's new text; FALSE where it can't be or need not be written. */
static gboolean
add_cell (SiyiLedgerPage *self, SiyiLedgerChange *change, guint row, guint column, const char *text)
{
  SiyiLedgerRow *record = siyi_ledger_model_get_row (self->model, row);

  if (record == NULL || siyi_ledger_why_fixed (record, column) != NULL ||
      g_strcmp0 (record->cells[column] != NULL ? record->cells[column] : "", text) == 0)
    return FALSE;

  siyi_ledger_change_add (change, record->id, record->version, column, text);

  return TRUE;
}

void
siyi_ledger_page_edit (SiyiLedgerPage *self,
                       guint           row,
                       guint           column,
                       const char     *text)
{
  SiyiLedgerChange *change = siyi_ledger_change_new ();

  add_cell (self, change, row, column, text);
  write_change (self, change);
}

static void
say_too_many (SiyiLedgerPage *self)
{
  g_autofree char *text = g_strdup_printf (_("Nothing was changed: at most %d cells at once."), MOST_CELLS);

  siyi_toast (GTK_WIDGET (self), text);
}

/* Empties the selected cells. */
void
siyi_ledger_page_clear_cells (SiyiLedgerPage *self)
{
  SiyiLedgerChange *change;
  SiyiGridRange range;

  if (!siyi_grid_get_selection (self->grid, &range))
    return;
  if ((gint64) range.n_rows * range.n_places > MOST_CELLS)
    {
      say_too_many (self);
      return;
    }

  change = siyi_ledger_change_new ();
  for (guint row = range.first_row; row < range.first_row + range.n_rows; row++)
    for (guint i = range.first_place; i < range.first_place + range.n_places; i++)
      add_cell (self, change, row, siyi_grid_get_column (self->grid, i)->id, "");
  write_change (self, change);
}

/* Names and numbers are copied masked; they must not come back so. */
static gboolean
is_masked_copy (SiyiLedgerPage *self, guint column, const char *text)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));

  return (column == SIYI_COLUMN_VISITORS || column == SIYI_COLUMN_PHONES) && text[0] != '\0' &&
         gdk_clipboard_is_local (clipboard);
}

static void
paste_line (SiyiLedgerPage *self, SiyiLedgerChange *change, guint row, guint first_place,
            char **fields, gboolean *left_out)
{
  for (guint i = 0; fields[i] != NULL && first_place + i < siyi_grid_get_n_columns (self->grid); i++)
    {
      guint column = siyi_grid_get_column (self->grid, first_place + i)->id;

      if (is_masked_copy (self, column, fields[i]))
        *left_out = TRUE;
      else
        add_cell (self, change, row, column, fields[i]);
    }
}

/**
 * siyi_ledger_page_paste:
 * @text: tab-separated lines
 *
 * Writes them from the first selected cell on, as far as there are rows.
 */
void
siyi_ledger_page_paste (SiyiLedgerPage *self,
                        const char     *text)
{
  g_autoptr(GPtrArray) lines = siyi_grid_split_table (text);
  SiyiLedgerChange *change;
  SiyiGridRange range;
  gboolean left_out = FALSE;
  guint n_rows = siyi_grid_model_get_n_rows (rows_of (self));

  if (!siyi_grid_get_selection (self->grid, &range))
    return;
  if (lines->len > MOST_CELLS)
    {
      say_too_many (self);
      return;
    }

  change = siyi_ledger_change_new ();
  for (guint i = 0; i < lines->len && range.first_row + i < n_rows; i++)
    paste_line (self, change, range.first_row + i, range.first_place, lines->pdata[i], &left_out);
  if (change->edits->len > MOST_CELLS)
    {
      siyi_ledger_change_unref (change);
      say_too_many (self);
      return;
    }
  write_change (self, change);
  if (left_out)
    siyi_toast (GTK_WIDGET (self), _("Names and numbers were copied masked and are not pasted."));
}
