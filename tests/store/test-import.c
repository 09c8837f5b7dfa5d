/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A ledger taken over: all of it or nothing, numbered without gaps, found at once. */
#include "store-fixture.h"

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/rows", test_rows);

  return g_test_run ();
}
