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
#include "siyi-office-store.h"
#include "siyi-reception-store.h"

/* What each stored archive holds of the plan and of the reception day. */
typedef struct { const char *name; int n_planned, n_changes, n_sealed; } Format;

static const Format formats[] = {
  { "format-1.db.gz", 0, 0, 0 },
  { "format-2.db.gz", 2, 1, 0 },
  { "format-3.db.gz", 2, 1, 0 },
  { "format-4.db.gz", 2, 1, 1 },
  { "format-5.db.gz", 2, 1, 1 },
};

static gpointer
change_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_free (siyi_ledger_edit (db, 2, 1, SIYI_COLUMN_REMARK, "改过一次", error));
  g_free (siyi_visit_void (db, 3, "重复登记", error));
  g_free (siyi_case_link (db, 1, 4, TRUE, "同人同事", error));

  return NULL;
}

static SiyiPlanned *
new_session (SiyiDb *db, int day, gint64 leader, GError **error)
{
  SiyiPlanned *session = g_new0 (SiyiPlanned, 1);

  session->day = siyi_day_new (2026, 12, day);
  session->from = g_strdup ("9:00");
  session->to = g_strdup ("11:30");
  session->method = g_strdup ("现场接访");
  session->planned_day = siyi_day_new (2026, 11, 30);
  session->planned = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_seat_free);
  session->sat = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_seat_free);
  g_ptr_array_add (session->planned, siyi_seat_new (db, leader, session->day, NULL, error));

  return session;
}

static gpointer
plan_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  SiyiLeader leaders[] = {
    { .name = (char *) "赵甲子", .post = (char *) "副市长", .rank = 1, .active = TRUE },
    { .name = (char *) "钱乙丑", .post = (char *) "市长", .rank = 2, .active = TRUE, .monthly = TRUE,
      .monthly_day = (char *) "day:15" },
  };
  gint64 one = siyi_leader_save (db, &leaders[0], error);
  gint64 two = siyi_leader_save (db, &leaders[1], error);
  g_autoptr(SiyiPlanned) a = new_session (db, 18, one, error);
  g_autoptr(SiyiPlanned) b = new_session (db, 21, two, error);
  SiyiSessionEdit edits[] = { { .session = a }, { .session = b } };
  SiyiSessionEdit stand_in = { .kind = SIYI_CHANGE_STAND_IN, .reason = "开会" };
  SiyiCredit credit = { .leader = one, .day = a->day, .turns = 2, .reason = (char *) "中途加入" };
  SiyiRecusal recusal = { .leader = two, .case_id = 1, .day = a->day, .reason = (char *) "利害关系" };
  g_autoptr(SiyiPlanned) changed = NULL;
  gint64 id = 0;

  g_free (siyi_sessions_write (db, "schedule.plan", edits, 2, &id, error));
  changed = siyi_planned_load_one (db, id, error);
  g_ptr_array_add (changed->sat, siyi_seat_new (db, two, changed->day, "开会", error));
  stand_in.session = changed;
  g_free (siyi_sessions_write (db, "schedule.stand-in", &stand_in, 1, NULL, error));
  g_free (siyi_credit_save (db, &credit, error));
  g_free (siyi_recusal_save (db, &recusal, error));

  return NULL;
}

/* A record from the first word to what was added below the seal; another is in the queue. */
static gpointer
receive_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const char *signers[] = { "何甲寅", NULL };
  g_autoptr(SiyiTalkRecord) record = siyi_talk_load (db, 5, error);
  g_autoptr(GPtrArray) coming = siyi_planned_load (db, siyi_day_new (2026, 12, 18),
                                                   siyi_day_new (2026, 12, 21), FALSE, error);
  gint64 planned = ((SiyiPlanned *) g_ptr_array_index (coming, 0))->id;

  g_free (record->talk);
  record->talk = g_strdup ("如实记录");
  g_free (siyi_talk_save (db, record, error));
  g_free (siyi_talk_sign (db, 5, SIYI_SIGNER_LEADER, "顾甲申", NULL, error));
  g_free (siyi_talk_add (db, 5, "补记", "漏记", error));
  g_free (siyi_visit_set_queue (db, 6, SIYI_QUEUE_IN, "9:05", error));
  g_free (siyi_session_set_step (db, planned, SIYI_STEP_LEADER_TOLD, TRUE, NULL, error));
  g_free (siyi_session_set_staff (db, planned, "柏甲寅", "戴乙卯", error));
  g_free (siyi_session_sign (db, record->session, "B", signers, error));

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
  store_write (&fixture, plan_in_thread, NULL);
  store_write (&fixture, receive_in_thread, NULL);
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
test_opens (gconstpointer data)
{
  const Format *format = data;
  StoreFixture fixture;
  g_autofree char *main_db = NULL;
  g_autofree char *fresh = NULL;
  g_autofree char *stored = NULL;

  store_fixture_set_up (&fixture);
  fresh = schema_of (fixture.folder);
  siyi_archive_close (fixture.archive);
  g_clear_object (&fixture.archive);

  main_db = g_build_filename (fixture.folder, "main.db", NULL);
  unpack (format->name, main_db);
  store_fixture_reopen (&fixture);
  store_assert_sound (&fixture);
  stored = schema_of (fixture.folder);
  if (!g_str_equal (stored, fresh))
    g_error ("%s does not come to the schema of a new archive; a released step is never edited: "
             "append one (before the first release, make the stored archive again)",
             format->name);

  g_assert_cmpint (store_number (fixture.folder, "SELECT count(*) FROM visit"), ==, 12);
  g_assert_cmpint (store_number (fixture.folder, "SELECT row_state FROM visit WHERE id = 3"), ==, 1);
  g_assert_cmpint (store_number (fixture.folder, "SELECT count(*) FROM visit "
                                 "WHERE id = 2 AND remark IS NOT NULL"), ==, 1);
  g_assert_cmpint (store_number (fixture.folder, "SELECT count(*) FROM session "
                                 "WHERE planned_day IS NOT NULL"), ==, format->n_planned);
  g_assert_cmpint (store_number (fixture.folder, "SELECT count(*) FROM session_change"), ==,
                   format->n_changes);
  g_assert_cmpint (store_number (fixture.folder, "SELECT count(*) FROM visit v JOIN record_addition a "
                                 "ON a.visit = v.id WHERE v.sealed_at IS NOT NULL"), ==,
                   format->n_sealed);
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
      g_autofree char *path = g_strconcat ("/golden/", formats[i].name, NULL);

      g_test_add_data_func (path, &formats[i], test_opens);
    }

  return g_test_run ();
}
