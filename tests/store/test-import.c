/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A ledger taken over: all of it or nothing, numbered without gaps, found at once. */
#include "store-fixture.h"

#include <string.h>

#include "siyi-import-store.h"
#include "siyi-ledger-store.h"

static gpointer
ids_in_thread (SiyiDb        *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  return siyi_ledger_ids (db, data, error);
}

static gpointer
load_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  GArray *ids = data;

  return siyi_ledger_load (db, (const gint64 *) ids->data, ids->len, error);
}

static void
test_rows (void)
{
  StoreFixture fixture;
  SiyiLedgerQuery query = { .closed = -1, .light = -1 };
  g_autoptr(GArray) ids = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  const SiyiLedgerRow *row;
  GError *error = NULL;

  store_fixture_set_up (&fixture);
  g_assert_cmpint (store_import (&fixture, "a", 30, &error), ==, 1);
  g_assert_no_error (error);

  ids = store_read (&fixture, ids_in_thread, &query);
  g_assert_cmpuint (ids->len, ==, 30);
  rows = store_read (&fixture, load_in_thread, ids);
  row = g_ptr_array_index (rows, 4);
  g_assert_cmpstr (row->cells[SIYI_COLUMN_SERIAL], ==, "5");
  g_assert_cmpstr (row->cells[SIYI_COLUMN_DATE], ==, "2023-01-05");
  g_assert_cmpstr (row->cells[SIYI_COLUMN_LEADERS], ==, "顾甲申");
  g_assert_cmpstr (row->cells[SIYI_COLUMN_POST], ==, "市委书记");
  g_assert_cmpstr (row->cells[SIYI_COLUMN_VISITORS], ==, "欧阳戊");
  g_assert_cmpstr (row->cells[SIYI_COLUMN_FIRST], ==, "初");
  g_assert_cmpstr (row->cells[SIYI_COLUMN_DUE], ==, "2023-01-20");
  g_assert_cmpstr (row->case_number, ==, "JF20230005");
  g_assert_cmpstr (row->visitors_masked, ==, "欧阳某某等5人");
  store_assert_sound (&fixture);

  g_assert_cmpint (store_import (&fixture, "a", 30, &error), ==, 0);
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_EXISTS);
  g_clear_error (&error);
  store_fixture_reopen (&fixture);
  g_assert_cmpint (store_number (fixture.folder, "SELECT count(*) FROM visit"), ==, 30);
  store_fixture_tear_down (&fixture);
}

static gpointer
undo_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (siyi_import_undo (db, *(gint64 *) data, error));
}

static gpointer
edit_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_ledger_edit (db, 4, 1, SIYI_COLUMN_REMARK, data, error);
}

/* An import at the end of the numbers leaves nothing behind in lists, and can come again. */
static void
test_undone (void)
{
  StoreFixture fixture;
  SiyiLedgerQuery query = { .closed = -1, .light = -1, .words = "征收" };
  g_autoptr(GArray) ids = NULL;
  GError *error = NULL;
  gint64 batch;

  store_fixture_set_up (&fixture);
  batch = store_import (&fixture, "a", 30, &error);
  g_free (store_write (&fixture, edit_in_thread, (gpointer) "改过"));
  g_assert_true (store_write (&fixture, undo_in_thread, &batch) != NULL);
  store_assert_sound (&fixture);

  ids = store_read (&fixture, ids_in_thread, &query);
  g_assert_cmpuint (ids->len, ==, 0);
  g_assert_cmpint (store_number (fixture.folder, "SELECT count(*) FROM visit WHERE row_state <> 2"),
                   ==, 0);
  g_assert_cmpint (store_number (fixture.folder, "SELECT count(*) FROM session "
                                 "WHERE state <> 'binned'"), ==, 0);
  g_assert_cmpint (store_number (fixture.folder, "SELECT count(*) FROM task WHERE state = 'open'"),
                   ==, 0);

  g_assert_null (siyi_archive_run (fixture.archive, SIYI_ACCESS_WRITE, undo_in_thread, &batch, NULL,
                                   &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  g_clear_error (&error);

  g_assert_cmpint (store_import (&fixture, "a", 30, &error), >, batch);
  g_assert_no_error (error);
  g_assert_cmpint (store_number (fixture.folder, "SELECT max (serial) FROM visit"), ==, 30);
  store_assert_sound (&fixture);
  store_fixture_tear_down (&fixture);
}

/* Rows that others have been numbered behind keep their numbers and become void. */
static void
test_undone_in_the_middle (void)
{
  StoreFixture fixture;
  GError *error = NULL;
  gint64 batch;

  store_fixture_set_up (&fixture);
  batch = store_import (&fixture, "a", 20, &error);
  store_import (&fixture, "b", 5, &error);
  g_assert_no_error (error);
  g_assert_true (store_write (&fixture, undo_in_thread, &batch) != NULL);
  store_assert_sound (&fixture);
  g_assert_cmpint (store_number (fixture.folder, "SELECT count(*) FROM visit WHERE row_state = 1 "
                                 "AND void_reason <> ''"), ==, 20);
  g_assert_cmpint (store_number (fixture.folder, "SELECT count(*) FROM visit WHERE row_state = 0 "
                                 "AND serial BETWEEN 21 AND 25"), ==, 5);
  store_fixture_tear_down (&fixture);
}

typedef struct
{
  int           at;
  int           stop_at;
  GCancellable *cancellable;    /* (nullable) cancelled at stop_at; else the source fails there */
  SiyiRecord   *record;
} Stopping;

static gboolean
next_stopping (gpointer            data,
               const SiyiRecord  **record,
               GError            **error)
{
  Stopping *self = data;

  g_clear_pointer (&self->record, siyi_record_free);
  if (self->at == self->stop_at && self->cancellable == NULL)
    {
      g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_FAILED, "broken off");
      return FALSE;
    }
  if (self->at == self->stop_at)
    g_cancellable_cancel (self->cancellable);
  *record = self->record = store_record (self->at++);

  return self->at < 5000;
}

static gpointer
import_stopping (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  SiyiImportHead head = { .file_name = (char *) "x.csv", .file_hash = (char *) "x", .n_rows = 1 };

  siyi_import_store (db, &head, NULL, 0, next_stopping, data, 0, NULL, NULL, cancellable, error);

  return NULL;
}

/* Stopped or broken off in the middle: nothing was changed, and the archive works on. */
static void
test_stopped (void)
{
  StoreFixture fixture;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  Stopping stopped = { .stop_at = 1000, .cancellable = cancellable };
  Stopping broken = { .stop_at = 1000 };
  GError *error = NULL;

  store_fixture_set_up (&fixture);
  siyi_archive_run (fixture.archive, SIYI_ACCESS_WRITE, import_stopping, &stopped, cancellable,
                    &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  siyi_archive_run (fixture.archive, SIYI_ACCESS_WRITE, import_stopping, &broken, NULL, &error);
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_FAILED);
  g_clear_error (&error);
  g_clear_pointer (&stopped.record, siyi_record_free);

  g_assert_cmpint (store_number (fixture.folder, "SELECT (SELECT count(*) FROM visit) + "
                                 "(SELECT count(*) FROM petition_case) + (SELECT count(*) FROM "
                                 "import_batch) + (SELECT count(*) FROM case_text)"), ==, 0);
  store_assert_sound (&fixture);
  store_import (&fixture, "a", 3, &error);
  g_assert_no_error (error);
  store_fixture_tear_down (&fixture);
}

static const struct { SiyiColumn sort; gboolean descending; } orders[] = {
  { SIYI_COLUMN_SERIAL, FALSE }, { SIYI_COLUMN_SERIAL, TRUE },
  { SIYI_COLUMN_DATE, FALSE }, { SIYI_COLUMN_DATE, TRUE },
};

static gpointer
plans_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      SiyiLedgerQuery query = { .closed = -1, .light = -1, .sort = orders[i].sort,
                                .descending = orders[i].descending };
      g_autofree char *plan = siyi_ledger_plan (db, &query, error);

      g_test_message ("%s", plan);
      g_assert_nonnull (strstr (plan, "USING COVERING INDEX"));
      g_assert_null (strstr (plan, "TEMP B-TREE"));
    }

  return NULL;
}

/* The orders a ledger opens with are read from an index alone: no sorting, no rows. */
static void
test_plans (void)
{
  StoreFixture fixture;

  store_fixture_set_up (&fixture);
  store_read (&fixture, plans_in_thread, NULL);
  store_fixture_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/rows", test_rows);
  g_test_add_func ("/import/undone", test_undone);
  g_test_add_func ("/import/undone-in-the-middle", test_undone_in_the_middle);
  g_test_add_func ("/import/stopped", test_stopped);
  g_test_add_func ("/import/plans", test_plans);

  return g_test_run ();
}
