/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A ledger's question as rows for a grid: ids first, then rows by id as they come into view.
 *
 * 1. ids is the whole answer; rows holds what has arrived, by id, so that a refresh with another
 *    order shows at once what is known.
 * 2. One load is under way at a time; when it ends the rows seen by then are asked for. So a drag
 *    over a million rows loads where it rests.
 * 3. A reply for a replaced cancellable is dropped.
 * Main thread; the archive's threads only see copies. */
#include "siyi-ledger-model-private.h"

#include "siyi-grid.h"

#include "siyi-ledger-cells.h"
#include "siyi-ledger-work.h"

#define PAGE_ROWS 64
#define MOST_ROWS (16 * PAGE_ROWS)

enum { ANSWERED, FAILED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void siyi_ledger_model_iface_init (SiyiGridModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SiyiLedgerModel, siyi_ledger_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SIYI_TYPE_GRID_MODEL, siyi_ledger_model_iface_init))

typedef struct
{
  SiyiLedgerModel *model;
  GCancellable    *cancellable;
  GArray          *ids;          /* of a load; NULL: of a question */
} Fetch;

static Fetch *
fetch_new (SiyiLedgerModel *self, GArray *ids)
{
  Fetch *fetch = g_new (Fetch, 1);

  fetch->model = g_object_ref (self);
  fetch->cancellable = g_object_ref (self->cancellable);
  fetch->ids = ids != NULL ? g_array_ref (ids) : NULL;

  return fetch;
}

static void
fetch_free (Fetch *fetch)
{
  g_object_unref (fetch->model);
  g_object_unref (fetch->cancellable);
  g_clear_pointer (&fetch->ids, g_array_unref);
  g_free (fetch);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fetch, fetch_free)

static gint64
id_at (SiyiLedgerModel *self, guint row)
{
  return g_array_index (self->ids, gint64, row);
}

/* A row that vanished between question and load: it is there, and empty. */
static SiyiLedgerRow *
gone_row (gint64 id)
{
  SiyiLedgerRow *row = siyi_ledger_row_new ();

  row->id = id;
  row->state = SIYI_ROW_BINNED;

  return row;
}

static void load_seen (SiyiLedgerModel *self);

/* Keeps what is seen and drops the rest, when there is too much. */
static void
drop_far_rows (SiyiLedgerModel *self)
{
  g_autoptr(GHashTable) all = NULL;
  guint end = MIN (self->seen_first + self->seen_n + PAGE_ROWS, self->ids->len);

  if (g_hash_table_size (self->rows) <= MOST_ROWS)
    return;

  all = g_steal_pointer (&self->rows);
  self->rows = siyi_ledger_model_new_rows ();
  for (guint i = self->seen_first > PAGE_ROWS ? self->seen_first - PAGE_ROWS : 0; i < end; i++)
    {
      gint64 id = id_at (self, i);
      SiyiLedgerRow *row = g_hash_table_lookup (all, &id);

      if (row != NULL)
        g_hash_table_insert (self->rows, &row->id, siyi_ledger_row_ref (row));
    }
  g_hash_table_remove_all (self->fresh);
}

static void
on_loaded (GObject      *archive,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(Fetch) fetch = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, &error);
  SiyiLedgerModel *self = fetch->model;

  if (fetch->cancellable != self->cancellable)
    return;

  self->loading = FALSE;
  if (rows == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }

  for (guint i = 0; i < rows->len; i++)
    {
      SiyiLedgerRow *row = rows->pdata[i] != NULL ? siyi_ledger_row_ref (rows->pdata[i])
                                                  : gone_row (g_array_index (fetch->ids, gint64, i));

      g_hash_table_replace (self->rows, &row->id, row);
    }
  drop_far_rows (self);
  siyi_ledger_model_forget_pending (self, fetch->ids);
  siyi_grid_model_rows_changed (SIYI_GRID_MODEL (self), self->seen_first, self->seen_n);
  load_seen (self);
}

/* The pages of the rows that are seen, as far as they are not fresh. */
static GArray *
missing_ids (SiyiLedgerModel *self)
{
  guint last = MIN (self->seen_first + self->seen_n, self->ids->len);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint page = self->seen_first / PAGE_ROWS; page * PAGE_ROWS < last; page++)
    {
      guint from = page * PAGE_ROWS;

      if (!g_hash_table_add (self->fresh, GUINT_TO_POINTER (page)))
        continue;
      g_array_append_vals (ids, &g_array_index (self->ids, gint64, from),
                           MIN (PAGE_ROWS, self->ids->len - from));
    }

  return ids;
}

static void
load_seen (SiyiLedgerModel *self)
{
  g_autoptr(GArray) ids = NULL;

  if (self->loading || self->ids->len == 0)
    return;

  ids = missing_ids (self);
  if (ids->len == 0)
    return;

  self->loading = TRUE;
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, siyi_ledger_load_work, g_array_ref (ids),
                          (GDestroyNotify) g_array_unref, (GDestroyNotify) g_ptr_array_unref,
                          self->cancellable, on_loaded, fetch_new (self, ids));
}

/* The year that needs no saying: the one of all rows, else this one. */
static int
choose_year (SiyiLedgerModel *self, int year_of_all)
{
  const SiyiLedgerQuery *query = self->query;

  if (year_of_all != 0)
    return year_of_all;
  if (self->only_order && self->answered)
    return self->year;
  if (query->from != SIYI_DAY_NONE && query->to != SIYI_DAY_NONE &&
      siyi_day_year (query->from) == siyi_day_year (query->to))
    return siyi_day_year (query->from);

  return siyi_day_year (query->today);
}

/* Takes @ids. */
static void
take_ids (SiyiLedgerModel *self, GArray *ids, int year)
{
  gboolean same = ids->len == self->ids->len &&
                  (ids->len == 0 ||
                   memcmp (ids->data, self->ids->data, ids->len * sizeof (gint64)) == 0);

  g_array_unref (self->ids);
  self->ids = ids;
  self->year = choose_year (self, year);
  self->answered = TRUE;
  g_hash_table_remove_all (self->fresh);
  if (!same)
    siyi_grid_model_reset (SIYI_GRID_MODEL (self));
  else
    load_seen (self);
  g_signal_emit (self, signals[ANSWERED], 0);
}

static void
on_ids (GObject      *archive,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr(Fetch) fetch = data;
  g_autoptr(GError) error = NULL;
  SiyiLedgerAnswer *answer = siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, &error);
  SiyiLedgerModel *self = fetch->model;

  if (fetch->cancellable == self->cancellable)
    {
      if (answer != NULL)
        take_ids (self, g_steal_pointer (&answer->ids), answer->year);
      else
        g_signal_emit (self, signals[FAILED], 0, error);
    }
  g_clear_pointer (&answer, siyi_ledger_answer_free);
}

static void
ask_again (SiyiLedgerModel *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->loading = FALSE;
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, siyi_ledger_ids_work,
                          siyi_ledger_query_copy (self->query), (GDestroyNotify) siyi_ledger_query_free,
                          (GDestroyNotify) siyi_ledger_answer_free, self->cancellable, on_ids,
                          fetch_new (self, NULL));
}

static void
want_rows (SiyiGridModel *model, guint first, guint n_rows)
{
  SiyiLedgerModel *self = SIYI_LEDGER_MODEL (model);

  self->seen_first = first;
  self->seen_n = n_rows;
  load_seen (self);
}

static void
siyi_ledger_model_iface_init (SiyiGridModelInterface *iface)
{
  siyi_ledger_model_add_cells (iface);
  iface->want_rows = want_rows;
}

static void
siyi_ledger_model_finalize (GObject *object)
{
  SiyiLedgerModel *self = SIYI_LEDGER_MODEL (object);

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_object_unref (self->archive);
  g_clear_pointer (&self->query, siyi_ledger_query_free);
  g_clear_pointer (&self->office, siyi_ledger_office_unref);
  g_array_unref (self->ids);
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->fresh);
  g_ptr_array_unref (self->pending);
  g_string_free (self->scratch, TRUE);

  G_OBJECT_CLASS (siyi_ledger_model_parent_class)->finalize (object);
}

static void
siyi_ledger_model_class_init (SiyiLedgerModelClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = siyi_ledger_model_finalize;
  signals[ANSWERED] = g_signal_new ("answered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
siyi_ledger_model_init (SiyiLedgerModel *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->rows = siyi_ledger_model_new_rows ();
  self->fresh = g_hash_table_new (NULL, NULL);
  self->pending = siyi_ledger_model_new_pending ();
  self->scratch = g_string_new (NULL);
  self->cancellable = g_cancellable_new ();
}

SiyiLedgerModel *
siyi_ledger_model_new (SiyiArchive *archive)
{
  SiyiLedgerModel *self = g_object_new (SIYI_TYPE_LEDGER_MODEL, NULL);

  self->archive = g_object_ref (archive);

  return self;
}

static gboolean
differ_in_order_alone (const SiyiLedgerQuery *a, const SiyiLedgerQuery *b)
{
  return a->book == b->book && a->all_books == b->all_books && a->from == b->from && a->to == b->to &&
         a->leader == b->leader && a->unit == b->unit && a->closed == b->closed &&
         a->light == b->light && a->hide_void == b->hide_void && a->today == b->today &&
         g_strcmp0 (a->class_name, b->class_name) == 0 && g_strcmp0 (a->words, b->words) == 0;
}

/**
 * siyi_ledger_model_ask:
 * @query: copied
 *
 * Asks another question. What is shown stays until the answer is there.
 */
void
siyi_ledger_model_ask (SiyiLedgerModel       *self,
                       const SiyiLedgerQuery *query)
{
  SiyiLedgerQuery *copy = siyi_ledger_query_copy (query);

  g_return_if_fail (SIYI_IS_LEDGER_MODEL (self));

  self->only_order = self->query != NULL && differ_in_order_alone (self->query, copy);
  g_clear_pointer (&self->query, siyi_ledger_query_free);
  self->query = copy;
  ask_again (self);
}

/* The year whose days are shown without it. */
int
siyi_ledger_model_get_year (SiyiLedgerModel *self)
{
  g_return_val_if_fail (SIYI_IS_LEDGER_MODEL (self), 0);

  return self->year;
}

/* The same question again, after the archive changed. */
void
siyi_ledger_model_refresh (SiyiLedgerModel *self)
{
  g_return_if_fail (SIYI_IS_LEDGER_MODEL (self));

  if (self->query != NULL)
    ask_again (self);
}

/**
 * siyi_ledger_model_find:
 *
 * Returns: the row of the visit, %SIYI_GRID_NONE where the question left it out
 */
guint
siyi_ledger_model_find (SiyiLedgerModel *self,
                        gint64           visit)
{
  g_return_val_if_fail (SIYI_IS_LEDGER_MODEL (self), SIYI_GRID_NONE);

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == visit)
      return i;

  return SIYI_GRID_NONE;
}
