/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the ledger page asks of its archive, on the archive's own threads: each function gets all
 * it needs by its data and touches no widget. */
#include "siyi-ledger-work.h"


SiyiLedgerQuery *
siyi_ledger_query_copy (const SiyiLedgerQuery *query)
{
  SiyiLedgerQuery *copy = g_new (SiyiLedgerQuery, 1);

  *copy = *query;
  copy->class_name = g_strdup (query->class_name);
  copy->words = g_strdup (query->words);
  if (query->only != NULL)
    copy->only = g_array_ref ((GArray *) query->only);

  return copy;
}

void
siyi_ledger_query_free (SiyiLedgerQuery *query)
{
  g_free ((char *) query->class_name);
  g_free ((char *) query->words);
  if (query->only != NULL)
    g_array_unref ((GArray *) query->only);
  g_free (query);
}

void
siyi_ledger_answer_free (SiyiLedgerAnswer *answer)
{
  g_clear_pointer (&answer->ids, g_array_unref);
  g_free (answer);
}

/* In the order of days the first and the last row tell whether all are of one year. */
static int
year_of_all (SiyiDb *db, const SiyiLedgerQuery *query, GArray *ids)
{
  g_autoptr(GPtrArray) ends = NULL;
  const char *days[2];
  gint64 both[2];

  if (query->sort != SIYI_COLUMN_DATE || ids->len == 0)
    return 0;

  both[0] = g_array_index (ids, gint64, 0);
  both[1] = g_array_index (ids, gint64, ids->len - 1);
  ends = siyi_ledger_load (db, both, G_N_ELEMENTS (both), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      SiyiLedgerRow *row = ends != NULL ? ends->pdata[i] : NULL;

      days[i] = row != NULL ? row->cells[SIYI_COLUMN_DATE] : NULL;
      if (days[i] == NULL)
        return 0;
    }

  return strncmp (days[0], days[1], 4) == 0 ? (int) g_ascii_strtoll (days[0], NULL, 10) : 0;
}

gpointer
siyi_ledger_ids_work (SiyiDb        *db,
                      gpointer       data,
                      GCancellable  *cancellable,
                      GError       **error)
{
  GArray *ids = siyi_ledger_ids (db, data, error);
  SiyiLedgerAnswer *answer;

  if (ids == NULL)
    return NULL;

  answer = g_new (SiyiLedgerAnswer, 1);
  answer->ids = ids;
  answer->year = year_of_all (db, data, ids);

  return answer;
}

/* The whole year that the period ends in, without any filter but the book. */
static SiyiLedgerQuery
whole_year (const SiyiLedgerQuery *query)
{
  SiyiDay day = query->to != SIYI_DAY_NONE ? query->to
                                           : query->from != SIYI_DAY_NONE ? query->from : query->today;
  int year = siyi_day_year (day);

  return (SiyiLedgerQuery) {
    .book = query->book,
    .all_books = query->all_books,
    .from = siyi_day_new (year, 1, 1),
    .to = siyi_day_new (year, 12, 31),
    .closed = -1,
    .light = -1,
    .today = query->today,
  };
}

gpointer
siyi_ledger_sums_work (SiyiDb        *db,
                       gpointer       data,
                       GCancellable  *cancellable,
                       GError       **error)
{
  const SiyiLedgerQuery *query = data;
  SiyiLedgerQuery year = whole_year (query);
  g_autofree SiyiLedgerBothSums *sums = g_new0 (SiyiLedgerBothSums, 1);

  sums->which_year = siyi_day_year (year.from);
  if (!siyi_ledger_sum (db, query, &sums->shown, error) ||
      !siyi_ledger_sum (db, &year, &sums->year, error))
    return NULL;

  return g_steal_pointer (&sums);
}

gpointer
siyi_ledger_load_work (SiyiDb        *db,
                       gpointer       data,
                       GCancellable  *cancellable,
                       GError       **error)
{
  GArray *ids = data;

  return siyi_ledger_load (db, (const gint64 *) (gpointer) ids->data, ids->len, error);
}

static void
clear_edit (gpointer data)
{
  g_free (((SiyiLedgerEdit *) data)->text);
}

SiyiLedgerChange *
siyi_ledger_change_new (void)
{
  SiyiLedgerChange *change = g_atomic_rc_box_new0 (SiyiLedgerChange);

  change->edits = g_array_new (FALSE, TRUE, sizeof (SiyiLedgerEdit));
  g_array_set_clear_func (change->edits, clear_edit);
  change->actions = g_ptr_array_new_with_free_func (g_free);

  return change;
}

void
siyi_ledger_change_add (SiyiLedgerChange *change,
                        gint64            visit,
                        int               version,
                        SiyiColumn        column,
                        const char       *text)
{
  const SiyiLedgerEdit edit = { visit, version, column, g_strdup (text) };

  g_array_append_val (change->edits, edit);
}

SiyiLedgerChange *
siyi_ledger_change_ref (SiyiLedgerChange *change)
{
  return g_atomic_rc_box_acquire (change);
}

static void
clear_change (gpointer data)
{
  SiyiLedgerChange *change = data;

  g_array_unref (change->edits);
  g_ptr_array_unref (change->actions);
  g_clear_error (&change->error);
}

void
siyi_ledger_change_unref (SiyiLedgerChange *change)
{
  g_atomic_rc_box_release_full (change, clear_change);
}

/* A row written to a moment ago by this very change has another version now. */
static int
version_now (SiyiDb *db, const SiyiLedgerEdit *edit, gboolean written)
{
  g_autoptr(GPtrArray) rows = NULL;

  if (!written)
    return edit->version;

  rows = siyi_ledger_load (db, &edit->visit, 1, NULL);

  return rows != NULL && rows->pdata[0] != NULL ? ((SiyiLedgerRow *) rows->pdata[0])->version
                                                : edit->version;
}

gpointer
siyi_ledger_change_work (SiyiDb        *db,
                         gpointer       data,
                         GCancellable  *cancellable,
                         GError       **error)
{
  SiyiLedgerChange *change = data;
  g_autoptr(GHashTable) written = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < change->edits->len; i++)
    {
      SiyiLedgerEdit *edit = &g_array_index (change->edits, SiyiLedgerEdit, i);
      int version = version_now (db, edit, g_hash_table_contains (written, &edit->visit));
      char *action = siyi_ledger_edit (db, edit->visit, version, edit->column, edit->text,
                                       &change->error);

      if (action == NULL)
        break;
      g_ptr_array_add (change->actions, action);
      g_hash_table_add (written, &edit->visit);
    }

  return siyi_ledger_change_ref (change);
}

void
siyi_ledger_void_free (SiyiLedgerVoid *what)
{
  g_free (what->reason);
  g_free (what);
}

gpointer
siyi_ledger_void_work (SiyiDb        *db,
                       gpointer       data,
                       GCancellable  *cancellable,
                       GError       **error)
{
  const SiyiLedgerVoid *what = data;

  return siyi_visit_void (db, what->visit, what->reason, error);
}
