/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the ledger's rows answer to a grid: cells, editing, copying. A text just typed is shown
 * until it has been read back from the archive. */
#include "siyi-ledger-model-private.h"

#include "siyi-ledger-cells.h"
#include "siyi-ledger-work.h"
#include "siyi-role-guard.h"

#define COPY_ROWS 512

typedef struct { gint64 visit; SiyiColumn column; char *text; } Pending;

static void
pending_free (gpointer data)
{
  g_free (((Pending *) data)->text);
  g_free (data);
}

GPtrArray *
siyi_ledger_model_new_pending (void)
{
  return g_ptr_array_new_with_free_func (pending_free);
}

GHashTable *
siyi_ledger_model_new_rows (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) siyi_ledger_row_unref);
}

static gint64
id_at (SiyiLedgerModel *self, guint row)
{
  return g_array_index (self->ids, gint64, row);
}

static Pending *
find_pending (SiyiLedgerModel *self, gint64 visit, SiyiColumn column)
{
  for (guint i = 0; i < self->pending->len; i++)
    {
      Pending *pending = self->pending->pdata[i];

      if (pending->visit == visit && pending->column == column)
        return pending;
    }

  return NULL;
}

/* These rows have been read again. */
void
siyi_ledger_model_forget_pending (SiyiLedgerModel *self,
                                  GArray          *ids)
{
  for (guint i = self->pending->len; i > 0; i--)
    {
      Pending *pending = self->pending->pdata[i - 1];

      for (guint k = 0; k < ids->len; k++)
        if (g_array_index (ids, gint64, k) == pending->visit)
          {
            g_ptr_array_remove_index_fast (self->pending, i - 1);
            break;
          }
    }
}

static guint
get_n_rows (SiyiGridModel *model)
{
  return SIYI_LEDGER_MODEL (model)->ids->len;
}

static gboolean
is_loaded (SiyiGridModel *model, guint row)
{
  return siyi_ledger_model_get_row (SIYI_LEDGER_MODEL (model), row) != NULL;
}

static void
get_cell (SiyiGridModel *model, guint row, guint column, SiyiGridCell *cell)
{
  SiyiLedgerModel *self = SIYI_LEDGER_MODEL (model);
  SiyiLedgerRow *record = siyi_ledger_model_get_row (self, row);
  Pending *pending;

  if (record == NULL)
    return;

  siyi_ledger_show_cell (record, column, self->office, self->query->today, self->year, self->scratch,
                         cell);
  pending = self->pending->len > 0 ? find_pending (self, record->id, column) : NULL;
  if (pending != NULL)
    {
      cell->text = pending->text;
      cell->style |= SIYI_GRID_STYLE_DIM;
    }
}

static gint64
get_row_id (SiyiGridModel *model, guint row)
{
  return id_at (SIYI_LEDGER_MODEL (model), row);
}

static guint
find_row (SiyiGridModel *model, gint64 id)
{
  SiyiLedgerModel *self = SIYI_LEDGER_MODEL (model);
  const gint64 *ids = (const gint64 *) (gpointer) self->ids->data;

  for (guint i = 0; i < self->ids->len; i++)
    if (ids[i] == id)
      return i;

  return G_MAXUINT;
}

static char *
dup_edit_text (SiyiGridModel *model, guint row, guint column, char **why_not)
{
  SiyiLedgerModel *self = SIYI_LEDGER_MODEL (model);
  SiyiLedgerRow *record = siyi_ledger_model_get_row (self, row);
  const char *why;

  if (record == NULL)
    return NULL;

  why = siyi_archive_may (self->archive, SIYI_DEED_RECORD) ? siyi_ledger_why_fixed (record, column)
                                                            : siyi_guard_reason (SIYI_DEED_RECORD);
  if (why != NULL)
    {
      *why_not = g_strdup (why);
      return NULL;
    }
  if (column == SIYI_COLUMN_UNITS && self->office != NULL && record->cells[column] != NULL)
    return siyi_ledger_office_shorten (self->office, record->cells[column]);

  return g_strdup (record->cells[column] != NULL ? record->cells[column] : "");
}

static GPtrArray *
propose (SiyiGridModel *model, guint row, guint column, const char *typed)
{
  SiyiLedgerModel *self = SIYI_LEDGER_MODEL (model);

  return self->office != NULL ? siyi_ledger_office_propose (self->office, column, typed) : NULL;
}

typedef struct { GArray *ids; GArray *columns; } Copy;

static void
copy_free (gpointer data)
{
  g_array_unref (((Copy *) data)->ids);
  g_array_unref (((Copy *) data)->columns);
  g_free (data);
}

static void
copy_row (const SiyiLedgerRow *row, GArray *columns, GString *text)
{
  for (guint i = 0; i < columns->len; i++)
    {
      g_autofree char *field = row != NULL
                               ? siyi_ledger_copy_cell (row, g_array_index (columns, guint, i)) : NULL;

      siyi_grid_append_field (text, field, i == 0);
    }
  g_string_append_c (text, '\n');
}

static gpointer
copy_work (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Copy *copy = data;
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint from = 0; from < copy->ids->len; from += COPY_ROWS)
    {
      const gint64 *ids = &g_array_index (copy->ids, gint64, from);
      g_autoptr(GPtrArray) rows = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      rows = siyi_ledger_load (db, ids, MIN (COPY_ROWS, copy->ids->len - from), error);
      if (rows == NULL)
        return NULL;
      for (guint i = 0; i < rows->len; i++)
        copy_row (rows->pdata[i], copy->columns, text);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
on_copied (GObject      *archive,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;
  char *text = siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, &error);

  if (text == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, text, g_free);
}

static void
copy_async (SiyiGridModel       *model,
            guint                first_row,
            guint                n_rows,
            const guint         *columns,
            guint                n_columns,
            GCancellable        *cancellable,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  SiyiLedgerModel *self = SIYI_LEDGER_MODEL (model);
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Copy *copy = g_new (Copy, 1);

  g_task_set_source_tag (task, copy_async);
  copy->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (copy->ids, &g_array_index (self->ids, gint64, first_row), n_rows);
  copy->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_vals (copy->columns, columns, n_columns);
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, copy_work, copy, copy_free, g_free,
                          cancellable, on_copied, task);
}

static char *
copy_finish (SiyiGridModel *model, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
siyi_ledger_model_add_cells (SiyiGridModelInterface *iface)
{
  iface->get_n_rows = get_n_rows;
  iface->get_cell = get_cell;
  iface->is_loaded = is_loaded;
  iface->get_row_id = get_row_id;
  iface->find_row = find_row;
  iface->dup_edit_text = dup_edit_text;
  iface->propose = propose;
  iface->copy_async = copy_async;
  iface->copy_finish = copy_finish;
}

const SiyiLedgerQuery *
siyi_ledger_model_get_query (SiyiLedgerModel *self)
{
  g_return_val_if_fail (SIYI_IS_LEDGER_MODEL (self), NULL);

  return self->query;
}

/* Whether the first answer has come: before it, no rows means nothing. */
gboolean
siyi_ledger_model_is_answered (SiyiLedgerModel *self)
{
  g_return_val_if_fail (SIYI_IS_LEDGER_MODEL (self), FALSE);

  return self->answered;
}

/**
 * siyi_ledger_model_get_row:
 *
 * Returns: (transfer none) (nullable): the record, %NULL until it has arrived
 */
SiyiLedgerRow *
siyi_ledger_model_get_row (SiyiLedgerModel *self,
                           guint            row)
{
  gint64 id;

  g_return_val_if_fail (SIYI_IS_LEDGER_MODEL (self), NULL);

  if (row >= self->ids->len)
    return NULL;

  id = id_at (self, row);

  return g_hash_table_lookup (self->rows, &id);
}

void
siyi_ledger_model_set_office (SiyiLedgerModel  *self,
                              SiyiLedgerOffice *office)
{
  g_return_if_fail (SIYI_IS_LEDGER_MODEL (self));

  g_clear_pointer (&self->office, siyi_ledger_office_unref);
  self->office = siyi_ledger_office_ref (office);
  siyi_grid_model_rows_changed (SIYI_GRID_MODEL (self), 0, self->ids->len);
}

/**
 * siyi_ledger_model_set_pending:
 * @text: (nullable): shown in place of the stored one until that is read again; %NULL: no more
 */
void
siyi_ledger_model_set_pending (SiyiLedgerModel *self,
                               gint64           visit,
                               SiyiColumn       column,
                               const char      *text)
{
  Pending *pending;

  g_return_if_fail (SIYI_IS_LEDGER_MODEL (self));

  pending = find_pending (self, visit, column);
  if (pending != NULL)
    g_ptr_array_remove_fast (self->pending, pending);
  if (text != NULL)
    {
      pending = g_new (Pending, 1);
      *pending = (Pending) { visit, column, g_strdup (text) };
      g_ptr_array_add (self->pending, pending);
    }
  siyi_grid_model_rows_changed (SIYI_GRID_MODEL (self), self->seen_first, self->seen_n);
}
