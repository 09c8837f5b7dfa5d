/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger as pages: the rows of a question through the gate of their reader into a table, then
 * through the one layout for preview, printer and PDF. Matters that the reader may not know of
 * leave no line and are in no sum. Logged before anything leaves. On an archive's writing thread. */
#include "siyi-ledger-paper.h"

#include "siyi-count.h"
#include "siyi-export-cells.h"
#include "siyi-gate.h"
#include "siyi-ledger-store.h"
#include "siyi-words.h"

#define ROWS_A_PAGE 256
#define WORDS "paper-ledger"

typedef struct
{
  SiyiDb        *db;
  SiyiAudience   audience;
  SiyiColumn     columns[SIYI_N_COLUMNS];
  gsize          n_columns;
  SiyiDocument  *document;
  SiyiExported   done;
  gint64         voided;
  void         (*progress) (gpointer, guint64, guint64);
  gpointer       progress_data;
} Paper;

static void
choose_columns (Paper            *self,
                const SiyiColumn *columns,
                gsize             n_columns)
{
  gsize n;
  const char * const *words = siyi_words (WORDS, "columns", &n);

  if (columns != NULL)
    {
      self->n_columns = MIN (n_columns, SIYI_N_COLUMNS);
      for (gsize i = 0; i < self->n_columns; i++)
        self->columns[i] = columns[i];
      return;
    }

  for (gsize i = 0; i < n; i++)
    for (int column = 0; column < SIYI_N_COLUMNS; column++)
      if (g_str_equal (siyi_column_word ((SiyiColumn) column), words[i]))
        self->columns[self->n_columns++] = (SiyiColumn) column;
}

static char *
day_text (SiyiDay day)
{
  int year, month, month_day;
  g_autofree char *year_text = NULL;
  g_autofree char *month_text = NULL;
  g_autofree char *text = NULL;

  siyi_day_split (day, &year, &month, &month_day);
  year_text = g_strdup_printf ("%d", year);
  month_text = g_strdup_printf ("%d", month);
  text = g_strdup_printf ("%d", month_day);

  return siyi_fill (siyi_word (WORDS, "day"), "year", year_text, "month", month_text, "day", text,
                    NULL);
}

static void
add_period (Paper                 *self,
            const SiyiLedgerQuery *query)
{
  const gboolean has_from = query->from != SIYI_DAY_NONE, has_to = query->to != SIYI_DAY_NONE;
  g_autofree char *from = has_from ? day_text (query->from) : g_strdup ("");
  g_autofree char *to = has_to ? day_text (query->to) : g_strdup ("");
  g_autofree char *period = NULL;

  if (!has_from && !has_to)
    return;

  period = siyi_fill (siyi_word (WORDS, has_from && has_to ? "period" : has_from ? "from" : "to"),
                      "from", from, "to", to, NULL);
  siyi_document_add (self->document, SIYI_BLOCK_SUBTITLE, period);
}

static void
begin (Paper                 *self,
       const SiyiLedgerQuery *query)
{
  const char *title = siyi_word ("export-cells", query->all_books ? "sheet-all" : "sheet");
  const char * const *centred = siyi_words (WORDS, "centred", NULL);

  self->document = siyi_document_new (title, SIYI_PAPER_A4_WIDE);
  siyi_document_set_numbered (self->document, TRUE);
  siyi_document_add (self->document, SIYI_BLOCK_TITLE, title);
  add_period (self, query);
  siyi_document_add_table (self->document);
  for (gsize i = 0; i < self->n_columns; i++)
    siyi_document_add_column (self->document, siyi_column_heading (self->columns[i]), 0,
                              g_strv_contains (centred, siyi_column_word (self->columns[i]))
                                ? SIYI_ALIGN_CENTRE : SIYI_ALIGN_START);
}

static gboolean
is_withheld (const Paper         *self,
             const SiyiLedgerRow *row)
{
  return siyi_gate_leaves_out (self->audience, row->restricted);
}

static gboolean
has_column (const Paper *self,
            SiyiColumn   column)
{
  for (gsize i = 0; i < self->n_columns; i++)
    if (self->columns[i] == column)
      return TRUE;

  return FALSE;
}

static gboolean
add_row (Paper                *self,
         const SiyiLedgerRow  *row,
         GError              **error)
{
  const gboolean is_void = row->state == SIYI_ROW_VOID;
  g_autoptr(SiyiLedgerExtra) extra = NULL;

  if (is_withheld (self, row))
    return TRUE;

  if (self->audience == SIYI_AUDIENCE_INSIDE)
    {
      extra = siyi_ledger_extra_load (self->db, row->id, error);
      if (extra == NULL)
        return FALSE;
    }

  siyi_document_add_row (self->document);
  for (gsize i = 0; i < self->n_columns; i++)
    {
      SiyiColumn column = self->columns[i];
      g_autofree char *cell = NULL;

      /* Why a row is void stands in its remark; without that column, where the matter stood. */
      if (is_void && column == SIYI_COLUMN_SUMMARY && !has_column (self, SIYI_COLUMN_REMARK))
        column = SIYI_COLUMN_REMARK;
      cell = siyi_export_cell (row, extra, self->audience, column);
      siyi_document_add_cell (self->document, cell, is_void ? SIYI_CELL_FAINT : SIYI_CELL_PLAIN);
    }

  self->done.rows++;
  self->voided += is_void;
  if (row->state == SIYI_ROW_LIVE && siyi_book_is_visits (row->book))
    {
      self->done.batches++;
      self->done.persons += row->persons;
    }

  return TRUE;
}

/* A page of rows is short enough to keep the archive from being written to meanwhile. */
static gboolean
add_rows (Paper         *self,
          const gint64  *ids,
          gsize          n_ids,
          GError       **error)
{
  const gboolean held = siyi_db_hold (self->db);
  g_autoptr(GPtrArray) rows = siyi_ledger_load (self->db, ids, n_ids, error);
  gboolean added = rows != NULL;

  for (guint i = 0; added && i < rows->len; i++)
    {
      const SiyiLedgerRow *row = g_ptr_array_index (rows, i);

      added = row == NULL || add_row (self, row, error);
    }
  siyi_db_let_go (self->db, held);

  return added;
}

static void
add_sums (Paper *self)
{
  g_autofree char *batches = g_strdup_printf ("%" G_GINT64_FORMAT, self->done.batches);
  g_autofree char *persons = g_strdup_printf ("%" G_GINT64_FORMAT, self->done.persons);
  g_autofree char *voided = g_strdup_printf ("%" G_GINT64_FORMAT, self->voided);
  g_autofree char *sum = siyi_fill (siyi_word (WORDS, "sum"), "batches", batches, "persons",
                                    persons, NULL);
  g_autofree char *apart = self->voided > 0 ? siyi_fill (siyi_word (WORDS, "voided"), "voided",
                                                         voided, NULL) : g_strdup ("");
  g_autofree char *text = g_strconcat (sum, apart, NULL);

  siyi_document_add (self->document, SIYI_BLOCK_PLAIN, text);
}

static SiyiPages *
make_pages (Paper                  *self,
            const SiyiLedgerQuery  *query,
            GCancellable           *cancellable,
            GError                **error)
{
  g_autoptr(GArray) ids = siyi_ledger_ids (self->db, query, error);

  if (ids == NULL)
    return NULL;

  begin (self, query);
  for (guint i = 0; i < ids->len; i += ROWS_A_PAGE)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !add_rows (self, &g_array_index (ids, gint64, i), MIN (ROWS_A_PAGE, ids->len - i), error))
        return NULL;
      if (self->progress != NULL)
        self->progress (self->progress_data, i, ids->len);
    }
  add_sums (self);

  return siyi_pages_new (self->document, cancellable, error);
}

/**
 * siyi_ledger_print:
 * @query: which rows, in which order
 * @columns: (nullable): which columns, from left to right
 * @audience: for whom
 * @progress: (nullable): called with rows done and all rows
 *
 * For the printer: logged as printed.
 *
 * Returns: (transfer full) (nullable): the pages
 */
SiyiPages *
siyi_ledger_print (SiyiDb                 *db,
                   const SiyiLedgerQuery  *query,
                   const SiyiColumn       *columns,
                   gsize                   n_columns,
                   SiyiAudience            audience,
                   void                  (*progress) (gpointer, guint64, guint64),
                   gpointer                progress_data,
                   GCancellable           *cancellable,
                   GError                **error)
{
  Paper self = { .db = db, .audience = audience, .progress = progress,
                 .progress_data = progress_data };
  g_autoptr(SiyiPages) pages = NULL;

  choose_columns (&self, columns, n_columns);
  pages = make_pages (&self, query, cancellable, error);
  g_clear_pointer (&self.document, siyi_document_unref);
  if (pages == NULL ||
      !siyi_ledger_log (db, "print.ledger", audience, self.done.rows, query,
                        siyi_pages_get_name (pages), error))
    return NULL;

  return g_steal_pointer (&pages);
}

/* All rows are done; that the file is still being made is told. */
static void
on_saving (gpointer data,
           guint64  done,
           guint64  total)
{
  Paper *self = data;

  if (self->progress != NULL)
    self->progress (self->progress_data, self->done.rows, self->done.rows);
}

/**
 * siyi_ledger_pdf:
 * @path: the file to make or replace
 * @out: (out) (optional): what was written; batches and persons of live visits
 *
 * As siyi_ledger_print(), into a PDF: logged as exported.
 *
 * Returns: whether the file is there; a failure leaves what was there before
 */
gboolean
siyi_ledger_pdf (SiyiDb                 *db,
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
  Paper self = { .db = db, .audience = audience, .progress = progress,
                 .progress_data = progress_data };
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr(SiyiPages) pages = NULL;

  choose_columns (&self, columns, n_columns);
  pages = make_pages (&self, query, cancellable, error);
  g_clear_pointer (&self.document, siyi_document_unref);
  if (pages == NULL ||
      !siyi_ledger_log (db, "export.ledger", audience, self.done.rows, query, name, error) ||
      !siyi_pages_save_watched (pages, path, on_saving, &self, cancellable, error))
    return FALSE;

  if (out != NULL)
    *out = self.done;

  return TRUE;
}
