/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stored archive of every format opens, comes to the newest one and holds what it held. The files
 * (tests/data/archives/format-N.db.gz) are made once a format, when it is released:
 *   test-golden --make FILE.db     and then gzip -9n
 * Before the first release a changed schema asks for format-1 to be made again. */
#include "store-fixture.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "siyi-case-store.h"
#include "siyi-keeping.h"
#include "siyi-ledger-store.h"

static const char * const formats[] = { "format-1.db.gz" };

static gpointer
change_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_free (siyi_ledger_edit (db, 2, 1, SIYI_COLUMN_REMARK, "改过一次", error));
  g_free (siyi_visit_void (db, 3, "重复登记", error));
  g_free (siyi_case_link (db, 1, 4, TRUE, "同人同事", error));

  return NULL;
}

static int
make (const char *path)
{
  StoreFixture fixture;
  g_autofree char *dir = g_path_get_dirname (path);
  g_autofree char *backup = NULL;
  GError *error = NULL;

  store_fixture_set_up (&fixture);
  store_import (&fixture, "golden", 12, &error);
  store_write (&fixture, change_in_thread, NULL);
  backup = siyi_backup (fixture.archive, dir, &error);
  if (backup == NULL || g_rename (backup, path) != 0)
    g_error ("%s", error != NULL ? error->message : path);
  store_fixture_tear_down (&fixture);

  return 0;
}

static void
unpack (const char *name,
        const char *path)
{
  g_autofree char *packed = g_test_build_filename (G_TEST_DIST, "data", "archives", name, NULL);
  g_autoptr(GFile) from = g_file_new_for_path (packed);
  g_autoptr(GFile) to = g_file_new_for_path (path);
  g_autoptr(GZlibDecompressor) gzip = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr(GInputStream) raw = NULL;
  g_autoptr(GInputStream) in = NULL;
  g_autoptr(GOutputStream) out = NULL;
  GError *error = NULL;

  raw = G_INPUT_STREAM (g_file_read (from, NULL, &error));
  g_assert_no_error (error);
  in = g_converter_input_stream_new (raw, G_CONVERTER (gzip));
  out = G_OUTPUT_STREAM (g_file_replace (to, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, &error));
  g_assert_no_error (error);
  g_output_stream_splice (out, in, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);
}

/* The schema as SQLite keeps it, in the order of names. */
static char *
schema_of (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "main.db", NULL);
  GString *text = g_string_new (NULL);
  sqlite3_stmt *row;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT name, sql FROM sqlite_schema ORDER BY name", -1,
                                       &row, NULL), ==, SQLITE_OK);
  while (sqlite3_step (row) == SQLITE_ROW)
    g_string_append_printf (text, "%s: %s\n", sqlite3_column_text (row, 0),
                            sqlite3_column_text (row, 1));
  sqlite3_finalize (row);
  sqlite3_close (db);

  return g_string_free (text, FALSE);
}

static void
test_opens (gconstpointer name)
{
  StoreFixture fixture;
  g_autofree char *main_db = NULL;
  g_autofree char *fresh = NULL;
  g_autofree char *stored = NULL;

  store_fixture_set_up (&fixture);
  fresh = schema_of (fixture.folder);
  siyi_archive_close (fixture.archive);
  g_clear_object (&fixture.archive);

  main_db = g_build_filename (fixture.folder, "main.db", NULL);
  unpack (name, main_db);
  store_fixture_reopen (&fixture);
  store_assert_sound (&fixture);
  stored = schema_of (fixture.folder);
  if (!g_str_equal (stored, fresh))
    g_error ("%s does not come to the schema of a new archive; a released step is never edited: "
             "append one (before the first release, make the stored archive again)",
             (const char *) name);

  g_assert_cmpint (store_number (fixture.folder, "SELECT count(*) FROM visit"), ==, 12);
  g_assert_cmpint (store_number (fixture.folder, "SELECT row_state FROM visit WHERE id = 3"), ==, 1);
  g_assert_cmpint (store_number (fixture.folder, "SELECT count(*) FROM visit "
                                 "WHERE id = 2 AND remark IS NOT NULL"), ==, 1);
  store_fixture_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && strcmp (argv[1], "--make") == 0)
    return make (argv[2]);

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *path = g_strconcat ("/golden/", formats[i], NULL);

      g_test_add_data_func (path, formats[i], test_opens);
    }

  return g_test_run ();
}
