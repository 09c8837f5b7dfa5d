/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The audit trail after a destruction: what was written by hand about the matter is in no file any more, the
 * chain is sound and says how many lines were emptied by which list; lines of other matters keep their
 * words, also where a row's number was another's before; and nobody can empty a line on his own. */
#define _GNU_SOURCE
#include <sqlite3.h>
#include <string.h>

#include "office.h"
#include "siyi-case-store.h"
#include "siyi-db-private.h"
#include "siyi-destruction.h"
#include "siyi-ledger-store.h"
#include "siyi-trail.h"

#define NAME "甄某乙"
#define FORMER "诸葛某己"
#define OTHER "贾某丙"
#define WORDS "后院围墙倒塌"

typedef struct
{
  Office    office;
  gint64    gone, kept, list;
  char     *edit;            /* an action about the matter that goes */
} Fixture;

typedef struct
{
  Fixture    *fixture;
  const char *names, *request, *day;
} Matter;

static gpointer
add_matter (SiyiDb        *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Matter *matter = data;
  g_autoptr(SiyiRecord) record = siyi_record_new ();
  SiyiNewVisit visit = { .record = record };
  SiyiNewVisitResult *result;
  gint64 *id;

  record->date = g_strdup (matter->day);
  record->summary = g_strdup (matter->request);
  record->visitors = g_strsplit (matter->names, " ", -1);
  record->persons = 1;
  result = siyi_visit_add (db, &visit, error);
  if (result == NULL)
    return NULL;
  id = g_memdup2 (&result->case_id, sizeof result->case_id);
  siyi_new_visit_result_free (result);

  return id;
}

static gint64
new_matter (Fixture    *fixture,
            const char *names,
            const char *request,
            const char *day)
{
  const Matter matter = { fixture, names, request, day };
  g_autoptr(GError) error = NULL;
  g_autofree gint64 *id = office_do (&fixture->office, add_matter, (gpointer) &matter, &error);

  g_assert_no_error (error);

  return *id;
}

static char *
edit_facts (SiyiDb      *db,
            gint64       id,
            const char  *words,
            GError     **error)
{
  SiyiCase *content = siyi_case_load (db, id, error);
  char *action = content != NULL ? siyi_case_edit (db, id, content->version, "facts", words, error) : NULL;

  g_clear_pointer (&content, siyi_case_free);

  return action;
}

static gpointer
edit_by_hand (SiyiDb        *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  Fixture *fixture = data;
  g_autofree char *other = edit_facts (db, fixture->kept, OTHER "说明情况", error);

  fixture->edit = other != NULL ? edit_facts (db, fixture->gone, NAME WORDS, error) : NULL;

  return fixture->edit;
}

/* A row of the matter that was another's before: the number of a deleted row is given again. */
static gpointer
change_hands (SiyiDb        *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const Fixture *fixture = data;
  static const char insert[] = "INSERT INTO event (id, case_id, kind, day, body) VALUES (900, ?, 'talked', '2026-01-01', ?)";
  const struct { gint64 id; const char *body; } rows[] = { { fixture->kept, OTHER "来电" }, { fixture->gone, NAME "来电" } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (!siyi_db_begin (db, "event.add", FALSE, error) || !siyi_db_run (db, error, insert, "lt", rows[i].id, rows[i].body) ||
        !siyi_db_commit (db, error) ||
        (i == 0 && (!siyi_db_begin (db, "event.drop", FALSE, error) ||
                    !siyi_db_run (db, error, "DELETE FROM event WHERE id = 900", "") || !siyi_db_commit (db, error))))
      return NULL;

  return data;
}

/* Somebody struck off the list of petitioners, long before. */
static gpointer
drop_petitioner (SiyiDb        *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const Fixture *fixture = data;

  return siyi_db_begin (db, "visit.edit", FALSE, error) &&
         siyi_db_run (db, error, "DELETE FROM petitioner WHERE name = '" FORMER "' AND visit IN (SELECT id FROM visit "
                      "WHERE case_id = ?)", "l", fixture->gone) && siyi_db_commit (db, error) ? data : NULL;
}

static gpointer
draw_up (SiyiDb        *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Fixture *fixture = data;

  fixture->list = siyi_destruction_list (db, &fixture->gone, 1, "鉴定小组决定", error);

  return fixture->list != 0 && siyi_destruction_sign (db, fixture->list, error) ? data : NULL;
}

static gpointer
sign_and_destroy (SiyiDb        *db,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Fixture *fixture = data;
  guint n_files;

  return siyi_destruction_sign (db, fixture->list, error) &&
         siyi_destruction_destroy (db, fixture->list, &n_files, error) ? data : NULL;
}

static void
reopen_as (Fixture    *fixture,
           const char *who)
{
  g_autoptr(GError) error = NULL;

  siyi_archive_close (fixture->office.archive);
  g_object_unref (fixture->office.archive);
  fixture->office.archive = siyi_archive_open (fixture->office.folder, fixture->office.clock, who, &error);
  g_assert_no_error (error);
}

static void
run (Fixture  *fixture,
     SiyiWork  work)
{
  g_autoptr(GError) error = NULL;
  gpointer done = office_do (&fixture->office, work, fixture, &error);

  g_assert_no_error (error);
  g_assert_nonnull (done);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  office_set_up (&fixture->office, data);
  fixture->gone = new_matter (fixture, NAME " " FORMER, "旧事项", "2015-03-01");
  fixture->kept = new_matter (fixture, OTHER, "新事项", "2026-03-01");
  run (fixture, edit_by_hand);
  run (fixture, change_hands);
  run (fixture, drop_petitioner);
  run (fixture, draw_up);
  reopen_as (fixture, "乙");
  run (fixture, sign_and_destroy);
  reopen_as (fixture, "丙");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_free (fixture->edit);
  office_tear_down (&fixture->office, data);
}

static gboolean
any_file_has (Fixture    *fixture,
              const char *text)
{
  g_autoptr(GDir) dir = g_dir_open (fixture->office.folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->office.folder, name, NULL);
      g_autofree char *bytes = NULL;
      gsize size;

      if (g_file_get_contents (path, &bytes, &size, NULL) && memmem (bytes, size, text, strlen (text)) != NULL)
        return TRUE;
    }

  return FALSE;
}

static SiyiTrail *
verify (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  SiyiTrail *trail = siyi_audit_verify (fixture->office.archive, NULL, NULL, &error);

  g_assert_no_error (error);

  return trail;
}

static void
test_words_are_gone_the_chain_is_not (Fixture       *fixture,
                                      gconstpointer  data)
{
  g_autoptr(SiyiTrail) trail = verify (fixture);
  g_autoptr(GError) error = NULL;
  const SiyiEmptiedBy *by;

  g_assert_false (any_file_has (fixture, NAME));
  g_assert_false (any_file_has (fixture, FORMER));
  g_assert_false (any_file_has (fixture, WORDS));
  g_assert_true (any_file_has (fixture, OTHER "来电"));
  g_assert_true (any_file_has (fixture, OTHER "说明情况"));

  g_assert_cmpint (trail->state, ==, SIYI_TRAIL_SOUND);
  g_assert_cmpuint (trail->emptied->len, ==, 1);
  by = &g_array_index (trail->emptied, SiyiEmptiedBy, 0);
  g_assert_cmpint (by->number, ==, 1);
  g_assert_cmpuint (by->rows, >=, 5);
}

static gpointer
undo (SiyiDb        *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  return siyi_action_undo (db, ((Fixture *) data)->edit, error);
}

static void
test_nothing_is_undone (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (office_do (&fixture->office, undo, fixture, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
}

/* --- Tampering ------------------------------------------------------------------------------------ */

static gboolean
try_sql (Fixture    *fixture,
         const char *sql)
{
  g_autofree char *path = g_build_filename (fixture->office.folder, "main.db", NULL);
  sqlite3 *db = NULL;
  gboolean done;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 10000);
  done = sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK;
  sqlite3_close (db);

  return done;
}

#define UNLOCK "DROP TRIGGER audit_is_never_changed; DROP TRIGGER audit_emptied_is_never_changed; " \
               "DROP TRIGGER audit_emptied_is_never_cut; "
#define EMPTIED "(SELECT min (seq) FROM audit_emptied)"
/* The first line that still has its words. */
#define WHOLE "(SELECT min (seq) FROM audit WHERE seq NOT IN (SELECT seq FROM audit_emptied) AND seq > 1)"

static const struct { const char *what, *sql; } tamperings[] = {
  { "who wrote an emptied line", UNLOCK "UPDATE audit SET who = 'nobody' WHERE seq = " EMPTIED },
  { "which row it told of", UNLOCK "UPDATE audit SET entity_id = '1234' WHERE seq = " EMPTIED },
  { "the line before", UNLOCK "UPDATE audit SET who = 'nobody' WHERE seq = " EMPTIED " - 1" },
  { "the hash that was kept", UNLOCK "UPDATE audit SET hash = '0' WHERE seq = " EMPTIED },
  { "the list's number", UNLOCK "UPDATE audit SET change = '{\"emptied_by\":2}' WHERE seq = " EMPTIED },
  { "a line emptied by nobody", UNLOCK "UPDATE audit SET change = '{\"emptied_by\":1}' WHERE seq = " WHOLE },
  { "a line emptied by hand, booked to the list", UNLOCK
    "INSERT INTO audit_emptied (seq, destruction, before, hash, rest) SELECT " WHOLE ", 1, (SELECT hash FROM audit WHERE seq = "
    WHOLE " - 1), hash, '0' FROM audit WHERE seq = " WHOLE "; "
    "UPDATE audit SET change = '{\"emptied_by\":1}' WHERE seq = (SELECT max (seq) FROM audit_emptied)" },
  { "what the list kept of a line", UNLOCK "UPDATE audit_emptied SET rest = '0' WHERE seq = " EMPTIED },
  { "what the list kept, and one row less", UNLOCK "DELETE FROM audit_emptied WHERE id = (SELECT max (id) FROM audit_emptied)" },
  { "a signature taken from the list", "UPDATE destruction SET second_at = NULL" },
};

static void
test_tampering_is_found (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->office.folder, "main.db", NULL);
  g_autofree char *bytes = NULL;
  gsize size;

  siyi_archive_close (fixture->office.archive);
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (tamperings); i++)
    {
      g_autoptr(SiyiTrail) trail = NULL;

      g_test_message ("%s", tamperings[i].what);
      g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
      g_assert_true (try_sql (fixture, tamperings[i].sql));
      reopen_as (fixture, "丁");
      trail = verify (fixture);
      g_assert_cmpint (trail->state, ==, SIYI_TRAIL_EDITED);
      siyi_archive_close (fixture->office.archive);
    }
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
  reopen_as (fixture, "丁");
}

/* Without taking the locks off first nothing of it can be written at all. */
static void
test_lines_are_never_changed (Fixture       *fixture,
                              gconstpointer  data)
{
  g_assert_false (try_sql (fixture, "UPDATE audit SET who = 'nobody' WHERE seq = " EMPTIED));
  g_assert_false (try_sql (fixture, "UPDATE audit SET change = '{}' WHERE seq = " EMPTIED));
  g_assert_false (try_sql (fixture, "UPDATE audit SET change = '{\"emptied_by\":1}' WHERE seq = " WHOLE));
  g_assert_false (try_sql (fixture, "UPDATE audit_emptied SET rest = '0'"));
  g_assert_false (try_sql (fixture, "DELETE FROM audit_emptied"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/emptied/words-are-gone-the-chain-is-not", test_words_are_gone_the_chain_is_not);
  ADD ("/emptied/nothing-is-undone", test_nothing_is_undone);
  ADD ("/emptied/tampering-is-found", test_tampering_is_found);
  ADD ("/emptied/lines-are-never-changed", test_lines_are_never_changed);
#undef ADD

  return g_test_run ();
}
