/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The proof of the audit trail against what is known of it outside: a cut tail, an edited row, a chain
 * made anew, an honest restoring. Tampering is done as somebody with SQL would do it. */
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "siyi-audit-private.h"
#include "siyi-backup-store.h"
#include "siyi-keeping.h"
#include "siyi-office-store.h"
#include "siyi-trail.h"

static gpointer
set_name (SiyiDb        *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  siyi_setting_set (db, "office.name", data, NULL, error);

  return NULL;
}

static void
write_rows (StoreFixture *fixture,
            int           n)
{
  for (int i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("office %d", g_random_int_range (0, G_MAXINT));

      store_write (fixture, set_name, name);
    }
}

static char *
back_up (StoreFixture *fixture,
         const char   *dir)
{
  GError *error = NULL;
  char *path = siyi_backup_to (fixture->archive, dir, NULL, NULL, NULL, &error);

  g_assert_no_error (error);

  return path;
}

static SiyiTrail *
verify (StoreFixture *fixture,
        GPtrArray    *told)
{
  GError *error = NULL;
  SiyiTrail *trail = siyi_audit_verify (fixture->archive, told, NULL, &error);

  g_assert_no_error (error);

  return trail;
}

static gint64
n_rows (StoreFixture *fixture)
{
  return store_number (fixture->folder, "SELECT max (seq) FROM audit");
}

/* The triggers that guard the trail are dropped first, as somebody would who knows them. */
static void
tamper (StoreFixture *fixture,
        const char   *sql)
{
  g_autofree char *all =
    g_strdup_printf ("PRAGMA writable_schema = ON; DELETE FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'; "
                     "PRAGMA writable_schema = OFF;");

  siyi_archive_close (fixture->archive);
  g_clear_object (&fixture->archive);
  store_tamper (fixture->folder, all);
  store_tamper (fixture->folder, sql);
  store_fixture_reopen (fixture);
}

static void
rehash (StoreFixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "main.db", NULL);
  g_autofree char *before = g_strdup (siyi_audit_first);
  sqlite3_stmt *rows, *set;
  sqlite3 *db;

  siyi_archive_close (fixture->archive);
  g_clear_object (&fixture->archive);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_prepare_v2 (db, "SELECT seq, action, at, who, verb, entity, entity_id, change FROM audit ORDER BY seq", -1, &rows,
                      NULL);
  sqlite3_prepare_v2 (db, "UPDATE audit SET hash = ? WHERE seq = ?", -1, &set, NULL);
  while (sqlite3_step (rows) == SQLITE_ROW)
    {
      char *hash = siyi_audit_hash (before, sqlite3_column_int64 (rows, 0), (const char *) sqlite3_column_text (rows, 1),
                                    sqlite3_column_int64 (rows, 2), (const char *) sqlite3_column_text (rows, 3),
                                    (const char *) sqlite3_column_text (rows, 4),
                                    (const char *) sqlite3_column_text (rows, 5),
                                    (const char *) sqlite3_column_text (rows, 6),
                                    (const char *) sqlite3_column_text (rows, 7));

      sqlite3_bind_text (set, 1, hash, -1, SQLITE_TRANSIENT);
      sqlite3_bind_int64 (set, 2, sqlite3_column_int64 (rows, 0));
      g_assert_cmpint (sqlite3_step (set), ==, SQLITE_DONE);
      sqlite3_reset (set);
      g_free (before);
      before = hash;
    }
  sqlite3_finalize (rows);
  sqlite3_finalize (set);
  sqlite3_close (db);
  store_fixture_reopen (fixture);
}

typedef struct
{
  const char    *name;
  const char    *sql;        /* with the last row the backup knew as %1$d */
  gboolean       rehash;
  SiyiTrailState state;
  int            from, seq;  /* counted from the last row the backup knew; 100: not looked at */
} Row;

static const Row rows[] = {
  { "untouched", "SELECT 1", FALSE, SIYI_TRAIL_SOUND, 100, 100 },
  { "tail cut behind the backup", "DELETE FROM audit WHERE seq > %1$d + 2", FALSE, SIYI_TRAIL_SOUND, 100, 100 },
  { "tail cut before the backup", "DELETE FROM audit WHERE seq > %1$d - 3; DELETE FROM backup", FALSE, SIYI_TRAIL_CUT, -2, 0 },
  { "a row changed", "UPDATE audit SET who = 'somebody else' WHERE seq = %1$d - 4", FALSE, SIYI_TRAIL_EDITED, -4, -4 },
  { "a row taken out", "DELETE FROM audit WHERE seq = %1$d - 4", FALSE, SIYI_TRAIL_EDITED, -3, -3 },
  { "the last row changed", "UPDATE audit SET change = '{}' WHERE seq = (SELECT max (seq) FROM audit)", FALSE,
    SIYI_TRAIL_EDITED, 100, 100 },
  { "changed and all made anew", "UPDATE audit SET who = 'somebody else' WHERE seq = %1$d - 4; DELETE FROM backup", TRUE,
    SIYI_TRAIL_REWRITTEN, 100, 0 },
  { "changed behind the backup and made anew", "UPDATE audit SET who = 'somebody else' WHERE seq = %1$d + 3", TRUE,
    SIYI_TRAIL_SOUND, 100, 100 },
};

static void
test_table (gconstpointer data)
{
  const Row *row = data;
  StoreFixture fixture;
  g_autofree char *file = NULL;
  g_autofree char *sql = NULL;
  g_autofree char *number = NULL;
  g_autoptr(GString) text = g_string_new (row->sql);
  g_autoptr(SiyiTrail) trail = NULL;
  gint64 known;

  store_fixture_set_up (&fixture);
  write_rows (&fixture, 8);
  known = n_rows (&fixture);
  file = back_up (&fixture, fixture.dir);
  write_rows (&fixture, 8);
  number = g_strdup_printf ("%d", (int) known);
  g_string_replace (text, "%1$d", number, 0);
  tamper (&fixture, text->str);
  if (row->rehash)
    rehash (&fixture);

  /* The file stands where the row of the archive no longer tells: its place is told. */
  {
    g_autofree char *own = siyi_archive_backup_dir (fixture.folder);
    g_autofree char *base = g_path_get_basename (file);
    g_autofree char *to = g_build_filename (own, base, NULL);

    g_mkdir_with_parents (own, 0700);
    g_assert_cmpint (g_rename (file, to), ==, 0);
  }
  trail = verify (&fixture, NULL);
  g_assert_cmpint (trail->state, ==, row->state);
  if (row->from != 100)
    g_assert_cmpint (trail->from, ==, known + row->from);
  if (row->seq != 100)
    g_assert_cmpint (trail->seq, ==, known + row->seq);
  if (row->state == SIYI_TRAIL_SOUND)
    {
      g_assert_cmpint (trail->anchor->seq, ==, known);
      g_assert_cmpint (trail->rows, ==, n_rows (&fixture));
      g_assert_cmpuint (trail->n_anchors, >, 0);
    }
  store_fixture_tear_down (&fixture);
}

/* A backup made after the change fits it; an older one still tells, and narrows the place down. */
static void
test_older_anchor_tells (void)
{
  StoreFixture fixture;
  g_autofree char *first = NULL, *second = NULL, *third = NULL, *sql = NULL;
  g_autoptr(SiyiTrail) trail = NULL;
  gint64 known_first, known_second;

  store_fixture_set_up (&fixture);
  write_rows (&fixture, 4);
  known_first = n_rows (&fixture);
  first = back_up (&fixture, fixture.dir);
  write_rows (&fixture, 4);
  known_second = n_rows (&fixture);
  second = back_up (&fixture, fixture.dir);
  write_rows (&fixture, 4);
  sql = g_strdup_printf ("UPDATE audit SET who = 'x' WHERE seq = %d", (int) known_first + 3);
  tamper (&fixture, sql);
  rehash (&fixture);
  third = back_up (&fixture, fixture.dir);

  trail = verify (&fixture, NULL);
  g_assert_cmpint (trail->state, ==, SIYI_TRAIL_REWRITTEN);
  g_assert_cmpint (trail->from, ==, known_first + 1);
  g_assert_cmpint (trail->seq, ==, known_second);
  store_fixture_tear_down (&fixture);
}

/* Restoring an old backup leaves newer ones with a longer trail: that is told by its own row and no
 * cut. What was changed before the restoring is still found. */
static void
test_restored (void)
{
  StoreFixture fixture;
  g_autofree char *first = NULL, *second = NULL, *sql = NULL;
  g_autoptr(SiyiTrail) trail = NULL;
  g_autoptr(SiyiTrail) again = NULL;
  GError *error = NULL;
  gint64 known;

  store_fixture_set_up (&fixture);
  write_rows (&fixture, 4);
  known = n_rows (&fixture);
  first = back_up (&fixture, fixture.dir);
  write_rows (&fixture, 6);
  second = back_up (&fixture, fixture.dir);
  siyi_archive_close (fixture.archive);
  g_clear_object (&fixture.archive);
  g_assert_true (siyi_restore (fixture.folder, first, NULL, &error));
  store_fixture_reopen (&fixture);
  g_free (back_up (&fixture, fixture.dir));
  write_rows (&fixture, 9);

  trail = verify (&fixture, NULL);
  g_assert_cmpint (trail->state, ==, SIYI_TRAIL_SOUND);

  sql = g_strdup_printf ("UPDATE audit SET who = 'x' WHERE seq = %d", (int) known - 1);
  tamper (&fixture, sql);
  rehash (&fixture);
  again = verify (&fixture, NULL);
  g_assert_cmpint (again->state, ==, SIYI_TRAIL_REWRITTEN);
  store_fixture_tear_down (&fixture);
}

/* What somebody has on paper: number and first twelve characters. */
static void
test_told (void)
{
  static const struct { const char *head; SiyiTrailState state; } told_rows[] = {
    { NULL, SIYI_TRAIL_SOUND }, { "0123456789ab", SIYI_TRAIL_REWRITTEN },
  };
  StoreFixture fixture;

  store_fixture_set_up (&fixture);
  write_rows (&fixture, 4);
  for (gsize i = 0; i < G_N_ELEMENTS (told_rows); i++)
    {
      g_autoptr(GPtrArray) told = g_ptr_array_new ();
      g_autofree char *path = g_build_filename (fixture.folder, "main.db", NULL);
      SiyiAnchor anchor = { .seq = n_rows (&fixture) - 1, .source = (char *) "told" };
      g_autoptr(SiyiTrail) trail = NULL;
      char head[13] = "";
      sqlite3_stmt *row;
      sqlite3 *db;

      sqlite3_open (path, &db);
      sqlite3_prepare_v2 (db, "SELECT substr (hash, 1, 12) FROM audit WHERE seq = ?", -1, &row, NULL);
      sqlite3_bind_int64 (row, 1, anchor.seq);
      sqlite3_step (row);
      g_strlcpy (head, (const char *) sqlite3_column_text (row, 0), sizeof head);
      sqlite3_finalize (row);
      sqlite3_close (db);
      anchor.head = told_rows[i].head != NULL ? (char *) told_rows[i].head : head;
      g_ptr_array_add (told, &anchor);
      trail = verify (&fixture, told);
      g_assert_cmpint (trail->state, ==, told_rows[i].state);
    }
  store_fixture_tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/trail/%s", rows[i].name);

      g_test_add_data_func (path, &rows[i], test_table);
    }
  g_test_add_func ("/trail/older-anchor-tells", test_older_anchor_tells);
  g_test_add_func ("/trail/restored", test_restored);
  g_test_add_func ("/trail/told", test_told);

  return g_test_run ();
}
