/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The audit trail: every change has its line, every tampering its place. */
#include "store-fixture.h"

#include <string.h>

#include "siyi-case-store.h"
#include "siyi-keeping.h"
#include "siyi-ledger-store.h"
#include "siyi-office-store.h"

static gpointer
set_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  siyi_setting_set (db, "office.name", data, NULL, error);

  return NULL;
}

static gpointer
draft_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  siyi_draft_set (db, "intake", data, error);

  return NULL;
}

static gpointer
load_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_audit_load (db, 0, 0, error);
}

static void
make_lines (StoreFixture *fixture,
            int           n)
{
  for (int i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("示例市信访局%d", i);

      store_write (fixture, set_in_thread, name);
    }
}

static void
assert_one_problem (StoreFixture *fixture,
                    const char   *where)
{
  GError *error = NULL;
  g_autoptr(GPtrArray) problems = siyi_check (fixture->archive, NULL, NULL, NULL, &error);
  const SiyiProblem *problem;

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 1);
  problem = g_ptr_array_index (problems, 0);
  g_assert_cmpstr (problem->where, ==, where);
}

static void
test_lines (void)
{
  StoreFixture fixture;
  g_autoptr(GPtrArray) lines = NULL;
  const SiyiAuditLine *newest;
  guint before;

  store_fixture_set_up (&fixture);
  store_write (&fixture, set_in_thread, (gpointer) "甲");
  lines = store_read (&fixture, load_in_thread, NULL);
  before = lines->len;
  g_clear_pointer (&lines, g_ptr_array_unref);

  store_write (&fixture, draft_in_thread, (gpointer) "半句话");
  store_write (&fixture, set_in_thread, (gpointer) "甲");
  lines = store_read (&fixture, load_in_thread, NULL);
  g_assert_cmpuint (lines->len, ==, before);    /* a draft is no record, the same value no change */
  g_clear_pointer (&lines, g_ptr_array_unref);

  store_write (&fixture, set_in_thread, (gpointer) "乙");
  lines = store_read (&fixture, load_in_thread, NULL);
  g_assert_cmpuint (lines->len, ==, before + 1);
  newest = g_ptr_array_index (lines, 0);
  g_assert_cmpstr (newest->who, ==, "tester");
  g_assert_cmpstr (newest->verb, ==, "setting.save");
  g_assert_cmpstr (newest->entity_id, ==, "office.name");
  g_assert_cmpstr (newest->change, ==,
                   "{\"before\":{\"value\":\"甲\"},\"after\":{\"value\":\"乙\"}}");
  store_assert_sound (&fixture);
  store_fixture_tear_down (&fixture);
}

static void
test_changed_line (void)
{
  StoreFixture fixture;
  g_autofree char *sql = NULL;
  g_autofree char *where = NULL;
  gint64 seq;

  store_fixture_set_up (&fixture);
  make_lines (&fixture, 40);
  seq = store_number (fixture.folder, "SELECT max (seq) - 17 FROM audit");
  sql = g_strdup_printf ("DROP TRIGGER audit_is_never_changed; UPDATE audit SET who = 'nobody' "
                         "WHERE seq = %" G_GINT64_FORMAT, seq);
  where = g_strdup_printf ("audit %" G_GINT64_FORMAT, seq);
  store_tamper (fixture.folder, sql);
  assert_one_problem (&fixture, where);
  store_fixture_tear_down (&fixture);
}

static void
test_missing_line (void)
{
  StoreFixture fixture;
  g_autofree char *sql = NULL;
  g_autofree char *where = NULL;
  gint64 seq;

  store_fixture_set_up (&fixture);
  make_lines (&fixture, 40);
  seq = store_number (fixture.folder, "SELECT max (seq) - 17 FROM audit");
  sql = g_strdup_printf ("DROP TRIGGER audit_is_never_cut; DELETE FROM audit "
                         "WHERE seq = %" G_GINT64_FORMAT, seq);
  where = g_strdup_printf ("audit %" G_GINT64_FORMAT, seq + 1);
  store_tamper (fixture.folder, sql);
  assert_one_problem (&fixture, where);
  store_fixture_tear_down (&fixture);
}

/* A row that was taken over and then changed with a tool, without a line. */
static void
test_changed_row (void)
{
  StoreFixture fixture;
  GError *error = NULL;

  store_fixture_set_up (&fixture);
  store_import (&fixture, "a", 1500, &error);
  g_assert_no_error (error);
  store_assert_sound (&fixture);
  store_tamper (fixture.folder, "UPDATE visit SET persons = 99 WHERE id = 1200");
  assert_one_problem (&fixture, "visit 1025-1500");
  store_fixture_tear_down (&fixture);
}

/* A tool that opens the file as this program does can't overwrite a line either. */
static void
test_append_only (void)
{
  StoreFixture fixture;
  static const char * const attempts[] = {
    "UPDATE audit SET who = 'x' WHERE seq = 1", "DELETE FROM audit WHERE seq = 1",
  };

  store_fixture_set_up (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (attempts); i++)
    g_assert_false (store_try (fixture.folder, attempts[i]));
  g_assert_false (store_try (fixture.folder,
                             "PRAGMA recursive_triggers = ON; INSERT OR REPLACE INTO audit "
                             "SELECT seq, action, at, 'x', verb, entity, entity_id, change, hash "
                             "FROM audit WHERE seq = 1"));
  store_assert_sound (&fixture);
  store_fixture_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/audit/lines", test_lines);
  g_test_add_func ("/audit/changed-line", test_changed_line);
  g_test_add_func ("/audit/missing-line", test_missing_line);
  g_test_add_func ("/audit/changed-row", test_changed_row);
  g_test_add_func ("/audit/append-only", test_append_only);

  return g_test_run ();
}
