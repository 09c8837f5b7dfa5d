/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A takeover into a real archive, once; and its list of flagged cells as a file. */
#include <string.h>

#include "office.h"
#include "takeover-files.h"

static gpointer
store (SiyiDb        *db,
       gpointer       data,
       GCancellable  *cancellable,
       GError       **error)
{
  return GSIZE_TO_POINTER ((gsize) siyi_takeover_store (data, db, NULL, NULL, cancellable, error));
}

static gpointer
undo (SiyiDb        *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  return GINT_TO_POINTER (siyi_import_undo (db, (gint64) GPOINTER_TO_SIZE (data), error));
}

static gpointer
count_batches (SiyiDb        *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(GPtrArray) batches = siyi_import_batches (db, error);
  const SiyiImportBatch *newest;

  g_assert_nonnull (batches);
  if (batches->len == 0)
    return NULL;

  newest = g_ptr_array_index (batches, 0);
  g_assert_cmpstr (newest->file_name, ==, "05-damaged.xlsx");
  g_assert_cmpint (newest->n_rows, ==, 34);
  g_assert_cmpint (newest->n_visits, ==, 32);
  g_assert_cmpint (newest->n_persons, ==, 193);

  return GUINT_TO_POINTER (batches->len);
}

/* The same file twice makes no doubles; taken back, it may come again. */
static void
test_once (Office        *office,
           gconstpointer  data)
{
  g_autofree char *path = take_path ("05-damaged.xlsx");
  g_autoptr(SiyiTakeover) takeover = take_file (path);
  g_autoptr(GError) error = NULL;
  gpointer batch = office_do (office, store, takeover, &error);

  g_assert_no_error (error);
  g_assert_nonnull (batch);
  g_assert_cmpuint (GPOINTER_TO_UINT (office_do (office, count_batches, NULL, NULL)), ==, 1);

  g_assert_null (office_do (office, store, takeover, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_cmpuint (GPOINTER_TO_UINT (office_do (office, count_batches, NULL, NULL)), ==, 1);

  g_assert_nonnull (office_do (office, undo, batch, &error));
  g_assert_no_error (error);
  g_assert_nonnull (office_do (office, store, takeover, &error));
  g_assert_no_error (error);
}

static gpointer
load_names (SiyiDb        *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return siyi_office_names_load (db, error);
}

/* A new office knows nobody yet: names are kept as texts, and that is said. */
static void
test_no_names (Office        *office,
               gconstpointer  data)
{
  g_autofree char *path = take_path ("01-clean.xlsx");
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiOfficeNames) names = office_do (office, load_names, NULL, &error);
  g_autoptr(SiyiTakeover) takeover = NULL;
  g_autofree char *flags = NULL;

  g_assert_no_error (error);
  takeover = siyi_takeover_read (path, names, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (siyi_takeover_get_visits (takeover), ==, 60);
  flags = take_flags (takeover);
  g_assert_nonnull (strstr (flags, "2 leaders leader-unknown"));
  g_assert_nonnull (strstr (flags, "2 units unit-unknown"));
}

/* What is stored already is left out until a person counts it after all. */
static void
test_stored (Office        *office,
             gconstpointer  data)
{
  g_autofree char *path = take_path ("01-clean.xlsx");
  g_autoptr(SiyiTakeover) first = take_file (path);
  g_autoptr(SiyiOfficeNames) names = NULL;
  g_autoptr(SiyiTakeover) again = NULL;
  g_autoptr(SiyiRecord) record = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (office_do (office, store, first, &error));
  names = office_do (office, load_names, NULL, &error);
  again = siyi_takeover_read (path, names, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (siyi_takeover_get_visits (again), ==, 0);
  g_assert_cmpint (siyi_takeover_get_persons (again), ==, 0);

  siyi_takeover_count_double (again, 5, TRUE);
  record = siyi_takeover_get_record (again, 5);
  g_assert_false (record->duplicate);
  g_assert_cmpint (siyi_takeover_get_visits (again), ==, 1);
  g_assert_cmpint (siyi_takeover_get_persons (again), ==, record->persons);
  siyi_takeover_count_double (again, 5, FALSE);
  g_assert_cmpint (siyi_takeover_get_visits (again), ==, 0);
}

static void
test_flag_list (Office        *office,
                gconstpointer  data)
{
  g_autofree char *path = take_path ("05-damaged.xlsx");
  g_autofree char *list = g_build_filename (office->dir, "list.csv", NULL);
  g_autoptr(SiyiTakeover) takeover = take_file (path);
  g_autoptr(GCancellable) stopped = g_cancellable_new ();
  g_autoptr(SiyiBookFile) book = NULL;
  g_autoptr(GError) error = NULL;
  const SiyiSheet *sheet;
  gboolean found = FALSE;

  g_cancellable_cancel (stopped);
  g_assert_false (siyi_takeover_write_flags (takeover, list, NULL, NULL, stopped, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (list, G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  siyi_takeover_write_flags (takeover, list, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  book = siyi_book_read (list, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  sheet = g_ptr_array_index (siyi_book_get_sheets (book), 0);
  g_assert_cmpuint (sheet->rows->len, ==, siyi_takeover_get_flags (takeover)->len + 1);
  for (guint i = 1; i < sheet->rows->len; i++)
    {
      const SiyiRow *row = &g_array_index (sheet->rows, SiyiRow, i);
      const SiyiCell *text = siyi_row_cell (row, 3);

      g_assert_cmpstr (siyi_row_cell (row, 0)->text, ==, "2023年台账");
      g_assert_nonnull (siyi_row_cell (row, 4));
      if (text != NULL && g_str_equal (siyi_row_cell (row, 1)->text, "17"))
        {
          found = TRUE;
          g_assert_cmpstr (siyi_row_cell (row, 2)->text, ==, "来访人数");
          g_assert_cmpstr (text->text, ==, "约30人");
        }
    }
  g_assert_true (found);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/takeover/store/once", Office, NULL, office_set_up, test_once, office_tear_down);
  g_test_add ("/takeover/store/no-names", Office, NULL, office_set_up, test_no_names, office_tear_down);
  g_test_add ("/takeover/store/stored", Office, NULL, office_set_up, test_stored, office_tear_down);
  g_test_add ("/takeover/store/flag-list", Office, NULL, office_set_up, test_flag_list, office_tear_down);

  return g_test_run ();
}
