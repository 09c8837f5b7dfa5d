/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The archive of a year over the example office: its four ones counted as a single session's are, from one
 * question; a catalogue that numbers without gaps and names nobody; packages whose copies are proved; and
 * destruction after which a name is in no file. */
#define _GNU_SOURCE
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "office.h"
#include "siyi-catalogue.h"
#include "siyi-db-private.h"
#include "siyi-destruction.h"
#include "siyi-office-store.h"
#include "siyi-neighbour.h"
#include "siyi-ones-year.h"
#include "siyi-packing-copy.h"
#include "siyi-retention-store.h"
#include "siyi-work-folder.h"

/* --- The year ----------------------------------------------------------------------------------- */

static gpointer
compare_counts (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr(SiyiOnesYear) year = siyi_ones_year_load (db, 2026, error);
  g_autoptr(GPtrArray) sessions = siyi_planned_load (db, siyi_day_new (2026, 1, 1), siyi_day_new (2026, 12, 31), FALSE,
                                                     error);

  g_assert_no_error (*error);
  g_assert_cmpuint (year->ones->len, ==, sessions->len);
  for (guint i = 0; i < sessions->len; i++)
    {
      const SiyiPlanned *one = g_ptr_array_index (sessions, i);
      const SiyiOnes *ones = &g_array_index (year->ones, SiyiOnes, i);
      g_autofree char *leaders = siyi_planned_leaders (one);

      g_assert_cmpint (ones->session->id, ==, one->id);
      g_assert_cmpint (ones->session->state == SIYI_SESSION_HELD, ==, one->state == SIYI_SESSION_HELD);
      g_assert_cmpstr (ones->session->leaders, ==, leaders);
      for (int piece = 0; piece < SIYI_N_PIECES; piece++)
        {
          g_assert_cmpint (ones->session->pieces[piece].done, ==, one->pieces[piece].done);
          g_assert_cmpint (ones->session->pieces[piece].wanted, ==, one->pieces[piece].wanted);
          g_assert_cmpint (ones->session->pieces[piece].excused, ==, one->pieces[piece].excused);
        }
    }
  g_assert_cmpint (year->n_complete, ==, 229);
  g_assert_cmpint (year->n_gaps, ==, 8);
  g_assert_cmpint (year->n_not_due, ==, 1);
  g_assert_cmpint (year->first, ==, 2023);

  return NULL;
}

static void
test_the_year_counts_as_its_sessions_do (Office        *office,
                                         gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  office_do (office, compare_counts, NULL, &error);
  g_assert_no_error (error);
}

static int
count_statement (unsigned  kind,
                 void     *data,
                 void     *statement,
                 void     *text)
{
  const char *sql = sqlite3_sql (statement);

  /* One begun inside another by a trigger is a comment. */
  if (!g_str_has_prefix (text, "--") && !g_str_has_prefix (sql, "PRAGMA"))
    (*(int *) data)++;

  return 0;
}

static gpointer
count_questions (SiyiDb        *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  int *n = data;
  g_autoptr(GPtrArray) sessions = NULL;

  sqlite3_trace_v2 (db->handle, SQLITE_TRACE_STMT, count_statement, n);
  sessions = siyi_year_sessions_load (db, 2026, error);
  sqlite3_trace_v2 (db->handle, 0, NULL, NULL);
  g_assert_no_error (*error);
  g_assert_cmpuint (sessions->len, ==, 249);

  return NULL;
}

static void
test_the_year_is_one_question (Office        *office,
                               gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  int n = 0;

  office_do (office, count_questions, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, 1);
}

/* --- The catalogue ------------------------------------------------------------------------------ */

static gpointer
read_names (SiyiDb        *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *row = siyi_db_ask (db, error,
                                   "SELECT name FROM petitioner WHERE name IS NOT NULL UNION SELECT title FROM petition_case "
                                   "WHERE title IS NOT NULL", "");
  GError *failed = NULL;

  while (siyi_db_row (db, row, &failed))
    g_ptr_array_add (names, siyi_column_dup (row, 0));
  siyi_db_done (db, row, failed, error);

  return names;
}

static gpointer
load_catalogue (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  return siyi_catalogue_load (db, 2026, error);
}

static void
test_the_catalogue_names_nobody (Office        *office,
                                 gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiCatalogue) catalogue = office_do (office, load_catalogue, NULL, &error);
  g_autoptr(GPtrArray) names = office_do (office, read_names, NULL, &error);
  g_autoptr(GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  int volume = 0, item = 0;

  g_assert_no_error (error);
  g_assert_cmpint (catalogue->n_volumes, ==, 237);
  g_assert_cmpuint (names->len, >, 10);
  for (guint i = 0; i < catalogue->lines->len; i++)
    {
      const SiyiCatalogueLine *line = g_ptr_array_index (catalogue->lines, i);

      item = line->volume == volume ? item + 1 : 1;
      g_assert_cmpint (line->volume - volume, <=, 1);
      volume = line->volume;
      g_assert_cmpint (line->item, ==, item);
      g_assert_true (g_hash_table_add (numbers, line->number));
      for (guint j = 0; j < names->len; j++)
        {
          g_assert_null (strstr (line->title, g_ptr_array_index (names, j)));
          g_assert_true (line->remark == NULL || strstr (line->remark, g_ptr_array_index (names, j)) == NULL);
        }
    }
  g_assert_cmpint (volume, ==, 237);
}

/* --- A package on a stick ------------------------------------------------------------------------- */

/* A person who chooses an empty stick gets a folder on it, not the stick itself; what a killed packing left goes. */
static void
test_into_an_empty_folder (Office        *office,
                           gconstpointer  data)
{
  g_autofree char *stick = g_build_filename (office->dir, "stick", NULL);
  g_autofree char *left = g_build_filename (stick, "package", NULL);
  g_autofree char *start = siyi_neighbour_prefix (left);
  g_autofree char *killed = g_strconcat (stick, G_DIR_SEPARATOR_S, start, "KILLED", NULL);
  const SiyiPackingWish wish = { .kind = SIYI_PACKAGE_MONTH, .year = 2026, .month = 2, .form = SIYI_BAG_FOLDER,
                                 .output = stick, .into = TRUE };

  for (int turn = 0; turn < 2; turn++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(SiyiPacked) packed = NULL;
      g_autofree char *place = NULL;

      g_assert_cmpint (g_mkdir_with_parents (turn == 0 ? stick : killed, 0700), ==, 0);
      packed = siyi_pack (office->archive, &wish, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      place = g_path_get_dirname (packed->path);
      g_assert_cmpstr (place, ==, stick);
      g_assert_false (g_file_test (killed, G_FILE_TEST_EXISTS));
      siyi_tree_remove (packed->path);
    }
  g_assert_cmpint (g_rmdir (stick), ==, 0);
}

static void
test_a_copy_is_proved (Office        *office,
                       gconstpointer  data)
{
  g_autofree char *made = g_build_filename (office->dir, "made", NULL);
  g_autofree char *stick = g_build_filename (office->dir, "stick", NULL);
  const SiyiPackingWish wish = { .kind = SIYI_PACKAGE_MONTH, .year = 2026, .month = 2, .form = SIYI_BAG_FOLDER,
                                 .output = made };
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiPacked) packed = siyi_pack (office->archive, &wish, NULL, NULL, NULL, &error);
  g_autofree char *copy = NULL;
  g_autofree char *again = NULL;
  g_autofree char *manifest = NULL;

  g_assert_no_error (error);
  g_mkdir (stick, 0700);
  copy = siyi_packing_copy (packed->path, stick, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (copy, G_FILE_TEST_IS_DIR));

  /* There already: nothing is overwritten. */
  again = siyi_packing_copy (packed->path, stick, NULL, NULL, NULL, &error);
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_EXISTS);
  g_clear_error (&error);
  siyi_tree_remove (copy);

  /* One that is not sound is not copied for sound. */
  manifest = g_build_filename (packed->path, "bag-info.txt", NULL);
  g_file_set_contents (manifest, "changed", -1, &error);
  g_assert_no_error (error);
  again = siyi_packing_copy (packed->path, stick, NULL, NULL, NULL, &error);
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CORRUPT);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
}

/* --- Retention and destruction -------------------------------------------------------------------- */

typedef struct { gint64 id, list; char *number; const char *who; GPtrArray *lines; int year; } Matter;

static gpointer
load_due (SiyiDb        *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return siyi_retention_due (db, ((Matter *) data)->year, error);
}

/* A matter of the old ledger, with its first name. */
static gpointer
choose_matter (SiyiDb        *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  Matter *matter = data;

  matter->id = siyi_db_ask_int64 (db, 0,
                                  "SELECT v.case_id FROM visit v JOIN petitioner p ON p.visit = v.id "
                                  "WHERE v.day LIKE '2023-%' AND length (p.name) >= 3 "
                                  "AND (SELECT count (*) FROM petitioner o WHERE o.name = p.name) = 1 "
                                  "AND v.visitors = p.name AND (SELECT count (*) FROM visit x WHERE x.case_id = v.case_id) = 1 "
                                  "ORDER BY v.id LIMIT 1", "");

  return siyi_db_ask_text (db, "SELECT p.name FROM petitioner p JOIN visit v ON v.id = p.visit WHERE v.case_id = ?", "l",
                           matter->id);
}

static gpointer
set_retention (SiyiDb        *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  return siyi_retention_set (db, ((Matter *) data)->id, 1, "测试", error);
}

static gpointer
list_matter (SiyiDb        *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Matter *matter = data;

  matter->list = siyi_destruction_list (db, &matter->id, 1, "鉴定小组决定", error);

  return NULL;
}

static gpointer
sign (SiyiDb        *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  return GINT_TO_POINTER (siyi_destruction_sign (db, ((Matter *) data)->list, error));
}

static gpointer
destroy (SiyiDb        *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  guint n_files;

  return GINT_TO_POINTER (siyi_destruction_destroy (db, ((Matter *) data)->list, &n_files, error));
}

static void
reopen_as (Office     *office,
           const char *who)
{
  g_autoptr(GError) error = NULL;

  siyi_archive_close (office->archive);
  g_object_unref (office->archive);
  office->archive = siyi_archive_open (office->folder, office->clock, who, &error);
  g_assert_no_error (error);
}

static gboolean
any_file_has (const char *folder,
              const char *text)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *bytes = NULL;
      gsize size;

      if (g_file_test (path, G_FILE_TEST_IS_DIR) ? any_file_has (path, text)
          : g_file_get_contents (path, &bytes, &size, NULL) && memmem (bytes, size, text, strlen (text)) != NULL)
        return TRUE;
    }

  return FALSE;
}

static gpointer
check_all (SiyiDb        *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autofree char *words = siyi_db_ask_text (db, "SELECT title FROM petition_case WHERE id = ?", "l", ((Matter *) data)->id);

  g_assert_nonnull (strstr (words, "1"));
  g_assert_cmpint (siyi_db_ask_int64 (db, 0, "SELECT count (*) FROM visit WHERE case_id = ? AND row_state = 1 "
                                      "AND serial IS NOT NULL AND visitors IS NULL", "l", ((Matter *) data)->id), ==, 1);

  return siyi_destruction_load (db, ((Matter *) data)->list, error);
}

static void
test_destroyed_names_are_in_no_file (Office        *office,
                                     gconstpointer  data)
{
  Matter matter = { .year = 2026 };
  g_autoptr(GError) error = NULL;
  g_autofree char *name = office_do (office, choose_matter, &matter, &error);
  g_autoptr(SiyiDestruction) done = NULL;
  const SiyiDestructionItem *item;

  g_assert_no_error (error);
  g_assert_nonnull (name);
  g_assert_true (any_file_has (office->folder, name));

  /* By the rule it is kept longer. */
  office_do (office, list_matter, &matter, &error);
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_free (office_do (office, set_retention, &matter, &error));
  matter.lines = office_do (office, load_due, &matter, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (matter.lines->len, ==, 1);
  g_clear_pointer (&matter.lines, g_ptr_array_unref);

  office_do (office, list_matter, &matter, &error);
  g_assert_no_error (error);
  g_assert_null (office_do (office, destroy, &matter, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_nonnull (office_do (office, sign, &matter, &error));
  g_assert_null (office_do (office, sign, &matter, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  g_clear_error (&error);
  reopen_as (office, "乙");
  g_assert_nonnull (office_do (office, sign, &matter, &error));
  g_assert_nonnull (office_do (office, destroy, &matter, &error));
  g_assert_no_error (error);

  done = office_do (office, check_all, &matter, &error);
  g_assert_no_error (error);
  item = g_ptr_array_index (done->items, 0);
  g_assert_cmpint (done->done_at, >, 0);
  g_assert_null (strstr (item->title, name));
  reopen_as (office, "乙");
  g_assert_false (any_file_has (office->folder, name));
}

/* --- Photos of another day ------------------------------------------------------------------------ */

static gpointer
move_a_photo (SiyiDb        *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const gint64 photo = siyi_db_ask_int64 (db, 0, "SELECT p.id FROM photo p JOIN session s ON s.id = p.session "
                                          "WHERE p.derived_from IS NULL AND p.row_state = 0 AND s.day LIKE '2026-11-%' LIMIT 1", "");
  const gint64 session = siyi_db_ask_int64 (db, 0, "SELECT session FROM photo WHERE id = ?", "l", photo);

  return siyi_db_begin (db, "photo.edit", FALSE, error) &&
         siyi_db_run (db, error, "UPDATE photo SET taken = '2026-01-01 09:00:00' WHERE id = ?", "l", photo) &&
         siyi_db_commit (db, error) ? g_memdup2 (&session, sizeof session) : NULL;
}

static gpointer
load_year (SiyiDb        *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return siyi_ones_year_load (db, 2026, error);
}

/* The time taken is not the session's day (domain, section 2.2): told, and nothing is missing by it. */
static void
test_photos_of_another_day_are_counted (Office        *office,
                                        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiOnesYear) before = office_do (office, load_year, NULL, &error);
  g_autofree gint64 *session = office_do (office, move_a_photo, NULL, &error);
  g_autoptr(SiyiOnesYear) after = office_do (office, load_year, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (siyi_ones_year_find (after, *session)->session->n_other_day, ==,
                   siyi_ones_year_find (before, *session)->session->n_other_day + 1);
  g_assert_cmpint (after->n_gaps, ==, before->n_gaps);
  g_assert_cmpint (after->n_complete, ==, before->n_complete);
}

/* A record of our own whose leader's signature is not there: of all that are complete, one. */
static gpointer
unseal (SiyiDb        *db,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  const gint64 visit = siyi_db_ask_int64 (db, 0, "SELECT min (id) FROM visit WHERE sealed_at IS NOT NULL AND row_state = 0 "
                                          "AND day < '2026-12-08'", "");
  const gint64 session = siyi_db_ask_int64 (db, 0, "SELECT session FROM visit WHERE id = ?", "l", visit);

  return siyi_db_begin (db, "record.save", FALSE, error) &&
         siyi_db_run (db, error, "DELETE FROM record_signature WHERE visit = ?", "l", visit) &&
         siyi_db_run (db, error, "UPDATE visit SET sealed_at = NULL WHERE id = ?", "l", visit) &&
         siyi_db_commit (db, error) ? g_memdup2 (&session, sizeof session) : NULL;
}

/* The leader's signature belongs to the record book (domain, section 2.2); rows taken over have theirs on paper. */
static void
test_records_not_signed_are_a_gap (Office        *office,
                                   gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiOnesYear) before = office_do (office, load_year, NULL, &error);
  g_autofree gint64 *session = office_do (office, unseal, NULL, &error);
  g_autoptr(SiyiOnesYear) after = office_do (office, load_year, NULL, &error);
  const SiyiOnes *ones;

  g_assert_no_error (error);
  for (guint i = 0; i < before->ones->len; i++)
    if (g_array_index (before->ones, SiyiOnes, i).over)
      g_assert_cmpint (g_array_index (before->ones, SiyiOnes, i).session->n_unsigned, ==, 0);

  ones = siyi_ones_year_find (after, *session);
  g_assert_cmpint (ones->session->n_unsigned, ==, 1);
  g_assert_true (siyi_ones_lack (ones, SIYI_PIECE_RECORD));
  g_assert_cmpint (ones->session->pieces[SIYI_PIECE_RECORD].done, ==,
                   siyi_ones_year_find (before, *session)->session->pieces[SIYI_PIECE_RECORD].done - 1);
  g_assert_cmpint (ones->session->pieces[SIYI_PIECE_LEDGER].done, ==,
                   siyi_ones_year_find (before, *session)->session->pieces[SIYI_PIECE_LEDGER].done);
  g_assert_cmpint (after->n_gaps + after->n_complete, ==, before->n_gaps + before->n_complete);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) \
  g_test_add (path, Office, NULL, office_set_up_example, function, office_tear_down)
  ADD ("/archive-year/counts-as-its-sessions-do", test_the_year_counts_as_its_sessions_do);
  ADD ("/archive-year/one-question", test_the_year_is_one_question);
  ADD ("/archive-year/catalogue-names-nobody", test_the_catalogue_names_nobody);
  ADD ("/archive-year/a-copy-is-proved", test_a_copy_is_proved);
  ADD ("/archive-year/into-an-empty-folder", test_into_an_empty_folder);
  ADD ("/archive-year/destroyed-names-are-in-no-file", test_destroyed_names_are_in_no_file);
  ADD ("/archive-year/photos-of-another-day-are-counted", test_photos_of_another_day_are_counted);
  ADD ("/archive-year/records-not-signed-are-a-gap", test_records_not_signed_are_a_gap);
#undef ADD

  return g_test_run ();
}
