/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger as a file: ids first, then rows page by page through the gate of its audience into a
 * table writer, so that memory does not grow with the book. Matters that the audience may not
 * know of leave no trace in the file. What was written is logged before the file gets its name.
 * On an archive's writing thread. */
#include "siyi-ledger-export.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "siyi-count.h"
#include "siyi-export-cells.h"
#include "siyi-gate.h"
#include "siyi-keeping.h"
#include "siyi-ledger-store.h"
#include "siyi-table-writer.h"
#include "siyi-words.h"

#define ROWS_A_PAGE 256
#define MOST_COLUMNS (SIYI_N_COLUMNS + 16)

typedef struct
{
  SiyiDb          *db;
  SiyiAudience     audience;
  SiyiColumn       columns[SIYI_N_COLUMNS];
  gsize            n_columns;
  SiyiField        extras[16];
  gsize            n_extras;
  SiyiTableWriter *writer;
  SiyiExported     done;
} Export;

static void
choose_columns (Export                *self,
                const SiyiLedgerQuery *query,
                const SiyiColumn      *columns,
                gsize                  n_columns)
{
  const gboolean one_book = !query->all_books && query->book == SIYI_BOOK_RECEPTION;
  gsize n;
  const char * const *extras = siyi_words_keys ("export-headings", &n);

  self->n_columns = columns != NULL ? MIN (n_columns, SIYI_N_COLUMNS) : SIYI_N_COLUMNS;
  for (gsize i = 0; i < self->n_columns; i++)
    self->columns[i] = columns != NULL ? columns[i] : (SiyiColumn) i;

  if (columns != NULL || self->audience != SIYI_AUDIENCE_INSIDE)
    return;

  for (gsize i = 0; i < n && self->n_extras < G_N_ELEMENTS (self->extras); i++)
    {
      const SiyiField field = siyi_field_from_word (extras[i]);

      /* The book of receptions holds visits at the own level and nothing else. */
      if (!one_book || (field != SIYI_FIELD_FORM && field != SIYI_FIELD_DESTINATION))
        self->extras[self->n_extras++] = field;
    }
}

/* Columns that are no plain text, or wider than one. */
static const struct
{
  SiyiField   field;
  SiyiOutKind kind;
  double      width;
} shapes[] = {
  { SIYI_FIELD_SERIAL, SIYI_OUT_NUMBER, 0 },
  { SIYI_FIELD_PERSONS, SIYI_OUT_NUMBER, 0 },
  { SIYI_FIELD_CONCERNED, SIYI_OUT_NUMBER, 0 },
  { SIYI_FIELD_DATE, SIYI_OUT_DAY, 0 },
  { SIYI_FIELD_ASSIGNED, SIYI_OUT_DAY, 0 },
  { SIYI_FIELD_DUE, SIYI_OUT_DAY, 0 },
  { SIYI_FIELD_CLOSED, SIYI_OUT_DAY, 0 },
  { SIYI_FIELD_ACCEPTED, SIYI_OUT_DAY, 0 },
  { SIYI_FIELD_ROUTED, SIYI_OUT_DAY, 0 },
  { SIYI_FIELD_REPLIED, SIYI_OUT_DAY, 0 },
  { SIYI_FIELD_SUMMARY, SIYI_OUT_TEXT, 40 },
  { SIYI_FIELD_OPINION, SIYI_OUT_TEXT, 40 },
  { SIYI_FIELD_PROGRESS, SIYI_OUT_TEXT, 22 },
  { SIYI_FIELD_VISIT_BACK, SIYI_OUT_TEXT, 22 },
  { SIYI_FIELD_UNITS, SIYI_OUT_TEXT, 22 },
  { SIYI_FIELD_ADDRESS, SIYI_OUT_TEXT, 22 },
  { SIYI_FIELD_PLACE, SIYI_OUT_TEXT, 22 },
  { SIYI_FIELD_IDS, SIYI_OUT_TEXT, 22 },
  { SIYI_FIELD_POST, SIYI_OUT_TEXT, 22 },
};

static SiyiOutColumn
out_column (const char *heading,
            SiyiField   field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (shapes[i].field == field)
      return (SiyiOutColumn) { heading, shapes[i].kind, shapes[i].width };

  return (SiyiOutColumn) { heading, SIYI_OUT_TEXT, 0 };
}

static gboolean
open_writer (Export                 *self,
             const SiyiLedgerQuery  *query,
             const char             *path,
             GError                **error)
{
  SiyiOutColumn columns[MOST_COLUMNS] = { 0 };
  gsize n = 0;

  for (gsize i = 0; i < self->n_columns; i++)
    columns[n++] = out_column (siyi_column_heading (self->columns[i]),
                               siyi_column_field (self->columns[i]));
  for (gsize i = 0; i < self->n_extras; i++)
    columns[n++] = out_column (siyi_word ("export-headings", siyi_field_word (self->extras[i])),
                               self->extras[i]);

  self->writer = siyi_table_writer_new (path,
                                        siyi_word ("export-cells",
                                                   query->all_books ? "sheet-all" : "sheet"),
                                        columns, n, error);

  return self->writer != NULL;
}

static void
count_row (Export              *self,
           const SiyiLedgerRow *row)
{
  self->done.rows++;
  if (row->state != SIYI_ROW_LIVE || !siyi_book_is_visits (row->book) || row->waits)
    return;

  self->done.batches++;
  self->done.persons += row->persons;
}

static gboolean
write_row (Export               *self,
           const SiyiLedgerRow  *row,
           GError              **error)
{
  g_autoptr(SiyiLedgerExtra) extra = NULL;
  char *cells[MOST_COLUMNS] = { NULL };
  gsize n = 0;
  gboolean written;

  if (siyi_gate_leaves_out (self->audience, row->restricted))
    return TRUE;

  if (self->audience == SIYI_AUDIENCE_INSIDE)
    {
      extra = siyi_ledger_extra_load (self->db, row->id, error);
      if (extra == NULL)
        return FALSE;
    }

  for (gsize i = 0; i < self->n_columns; i++)
    cells[n++] = siyi_export_cell (row, extra, self->audience, self->columns[i]);
  for (gsize i = 0; i < self->n_extras; i++)
    cells[n++] = siyi_export_extra (row, extra, self->extras[i]);

  written = siyi_table_writer_row (self->writer, (const char * const *) cells, error);
  count_row (self, row);
  for (gsize i = 0; i < n; i++)
    g_free (cells[i]);

  return written;
}

static gboolean
write_rows (Export        *self,
            const gint64  *ids,
            gsize          n_ids,
            GError       **error)
{
  g_autoptr(GPtrArray) rows = siyi_ledger_load (self->db, ids, n_ids, error);

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const SiyiLedgerRow *row = g_ptr_array_index (rows, i);

      if (row != NULL && !write_row (self, row, error))
        return FALSE;
    }

  return TRUE;
}

/* A page is short enough to keep the archive from being written to meanwhile. */
static gboolean
write_page (Export        *self,
            const gint64  *ids,
            gsize          n_ids,
            GError       **error)
{
  const gboolean held = siyi_db_hold (self->db);
  const gboolean written = write_rows (self, ids, n_ids, error);

  siyi_db_let_go (self->db, held);

  return written;
}

/**
 * siyi_ledger_log:
 * @verb: export.ledger or print.ledger
 * @audience: for whom
 * @rows: how many left
 * @query: which
 * @name: of the file; of a printed ledger its title
 * @error: return location
 *
 * Logs that a ledger leaves the archive, before it does.
 *
 * Returns: whether it was logged
 */
gboolean
siyi_ledger_log (SiyiDb                 *db,
                 const char             *verb,
                 SiyiAudience            audience,
                 gint64                  rows,
                 const SiyiLedgerQuery  *query,
                 const char             *name,
                 GError                **error)
{
  static const char * const audiences[] = { "inside", "list", "unit", "public" };
  g_autofree char *from = siyi_day_to_text (query->from);
  g_autofree char *to = siyi_day_to_text (query->to);
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *change = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "audience");
  json_builder_add_string_value (builder, audiences[audience]);
  json_builder_set_member_name (builder, "rows");
  json_builder_add_int_value (builder, rows);
  json_builder_set_member_name (builder, "from");
  json_builder_add_string_value (builder, from != NULL ? from : "");
  json_builder_set_member_name (builder, "to");
  json_builder_add_string_value (builder, to != NULL ? to : "");
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  change = json_to_string (root, FALSE);

  return siyi_audit_note (db, verb, "ledger", name, change, error);
}

static gboolean
log_export (const Export           *self,
            const SiyiLedgerQuery  *query,
            const char             *path,
            GError                **error)
{
  g_autofree char *name = g_path_get_basename (path);

  return siyi_ledger_log (self->db, "export.ledger", self->audience, self->done.rows, query, name,
                          error);
}

static gboolean
write_all (Export        *self,
           const GArray  *ids,
           void         (*progress) (gpointer, guint64, guint64),
           gpointer       progress_data,
           GCancellable  *cancellable,
           GError       **error)
{
  for (guint i = 0; i < ids->len; i += ROWS_A_PAGE)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !write_page (self, &g_array_index (ids, gint64, i), MIN (ROWS_A_PAGE, ids->len - i),
                       error))
        return FALSE;
      if (progress != NULL)
        progress (progress_data, i, ids->len);
    }

  return TRUE;
}

/**
 * siyi_ledger_export:
 * @query: which rows, in which order
 * @columns: (nullable): which columns; %NULL: all 25, and inside the office what else a row holds
 * @audience: for whom; units and the public get no restricted matters
 * @path: ends with .xlsx or .csv
 * @out: (out) (optional): what was written; batches and persons of live visits
 *
 * Returns: whether the file is there; a failure leaves none
 */
gboolean
siyi_ledger_export (SiyiDb                 *db,
                    const SiyiLedgerQuery  *query,
                    const SiyiColumn       *columns,
                    gsize                   n_columns,
                    SiyiAudience            audience,
                    const char             *path,
                    SiyiExported           *out,
                    void                  (*progress) (gpointer, guint64, guint64),
                    gpointer                progress_data,
                    GCancellable           *cancellable,
                    GError                **error)
{
  Export self = { .db = db, .audience = audience };
  g_autoptr(GArray) ids = NULL;

  choose_columns (&self, query, columns, n_columns);
  if (!open_writer (&self, query, path, error))
    return FALSE;

  ids = siyi_ledger_ids (db, query, error);
  if (ids == NULL ||
      !write_all (&self, ids, progress, progress_data, cancellable, error) ||
      !log_export (&self, query, path, error))
    {
      siyi_table_writer_cancel (self.writer);
      return FALSE;
    }

  if (out != NULL)
    *out = self.done;

  return siyi_table_writer_close (self.writer, error);
}
