/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every long work tells how far it is at least twice a second, and stopping it at any report leaves
 * what is stored as it was. Nothing is timed: between two reports a work may read and write no more
 * than the slowest disk of an office does in half a second (a stick: 16 MB a second). */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "../bench/camera.h"
#include "office.h"
#include "siyi-backup-store.h"
#include "siyi-db.h"
#include "siyi-image.h"
#include "siyi-import-store.h"
#include "siyi-keeping.h"
#include "siyi-ledger-export.h"
#include "siyi-ledger-paper.h"
#include "siyi-office-files.h"
#include "siyi-packing.h"
#include "siyi-photo-import.h"
#include "siyi-record-book-year.h"
#include "siyi-sealing.h"
#include "siyi-takeover.h"

enum
{
  MOST_BETWEEN = 16 * 1024 * 1024,
  MOST_OF_A_PAPER = 16 * 1024 * 1024,    /* cairo writes fonts and tags in one go */
  MOST_OF_PHOTOS = 48 * 1024 * 1024,    /* stored through the journal and looked at; small ones may share a report */
  FARTHER = 7,      /* so many times as far each stop is */
  N_PHOTOS = 3,
  N_ROWS = 3000,
};

static const char phrase[] = "四一接访 2026 进度";

typedef struct
{
  Office  office;
  char   *out, *stick, *second, *book, *backup;
  char   *photos[N_PHOTOS + 1];
} Fixture;

/* --- What was told -------------------------------------------------------------------------------- */

typedef struct
{
  GCancellable *cancellable;
  guint         n, stop_at;        /* 0: never */
  guint64       moved, most;       /* bytes read and written: at the last report, between two */
} Told;

/* Of this process and all its threads, whatever library moved them. */
static guint64
bytes_moved (void)
{
  g_autofree char *text = NULL;
  guint64 in = 0, out = 0;

  g_assert_true (g_file_get_contents ("/proc/self/io", &text, NULL, NULL));
  g_assert_cmpint (sscanf (text, "rchar: %" G_GUINT64_FORMAT " wchar: %" G_GUINT64_FORMAT, &in, &out), ==, 2);

  return in + out;
}

static void
on_told (gpointer data,
         guint64  done,
         guint64  total)
{
  Told *self = data;
  const guint64 moved = bytes_moved ();

  g_assert_cmpuint (done, <=, total);
  self->most = MAX (self->most, moved - self->moved);
  self->moved = moved;
  if (++self->n == self->stop_at)
    g_cancellable_cancel (self->cancellable);
}

static void
on_check_told (gpointer      data,
               SiyiCheckPart part,
               guint64       done,
               guint64       total)
{
  g_assert_cmpint (part, <, SIYI_N_CHECK_PARTS);
  on_told (data, done, total);
}

static void
on_restore_told (gpointer        data,
                 SiyiRestorePart part,
                 guint64         done,
                 guint64         total)
{
  g_assert_cmpint (part, <, SIYI_N_RESTORE_PARTS);
  on_told (data, done, total);
}

/* --- What is stored ------------------------------------------------------------------------------- */

static void
digest_table (sqlite3   *db,
              const char *name,
              GChecksum *sum)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"", name);
  sqlite3_stmt *row = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &row, NULL), ==, SQLITE_OK);
  while (sqlite3_step (row) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (row); i++)
      {
        const void *value = sqlite3_column_blob (row, i);
        const int n = sqlite3_column_bytes (row, i);

        g_checksum_update (sum, (const guchar *) &n, sizeof n);
        if (n > 0)
          g_checksum_update (sum, value, n);
      }
  sqlite3_finalize (row);
}

/* What left and was looked at stays noted; everything else counts. */
static char *
digest_db (const char *path)
{
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  sqlite3 *db = NULL;
  sqlite3_stmt *row = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'audit' "
                                       "AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name", -1, &row, NULL), ==, SQLITE_OK);
  while (sqlite3_step (row) == SQLITE_ROW)
    digest_table (db, (const char *) sqlite3_column_text (row, 0), sum);
  sqlite3_finalize (row);
  sqlite3_close (db);

  return g_strdup (g_checksum_get_string (sum));
}

static int
by_text (gconstpointer a,
         gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

static void
gather (const char *path,
        GPtrArray  *lines)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  GStatBuf info;

  if (dir == NULL)
    {
      g_autofree char *content = g_str_has_suffix (path, ".db") ? digest_db (path) : NULL;

      g_assert_cmpint (g_stat (path, &info), ==, 0);
      if (!g_str_has_suffix (path, "-journal"))
        g_ptr_array_add (lines, content != NULL ? g_strconcat (path, " ", content, NULL)
                                                : g_strdup_printf ("%s %" G_GINT64_FORMAT, path, (gint64) info.st_size));
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      gather (child, lines);
    }
}

/* Every file below the fixture's folder with its size, every database with its rows. */
static char *
stored (const Fixture *fixture)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  gather (fixture->office.dir, lines);
  g_ptr_array_sort (lines, by_text);
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* --- The works ------------------------------------------------------------------------------------ */

static gboolean
pack (Fixture *fixture, Told *told, const char *name, const char *passphrase, GError **error)
{
  g_autofree char *output = g_build_filename (fixture->out, name, NULL);
  const SiyiPackingWish wish = { .kind = SIYI_PACKAGE_MONTH, .year = 2026, .month = 12, .output = output,
                                 .form = passphrase != NULL ? SIYI_BAG_ZIP : SIYI_BAG_FOLDER, .passphrase = passphrase };
  g_autoptr(SiyiPacked) packed = siyi_pack (fixture->office.archive, &wish, on_told, told, told->cancellable, error);

  return packed != NULL;
}

static gboolean
make_package (Fixture *fixture, Told *told, GError **error)
{
  return pack (fixture, told, "package", NULL, error);
}

static gboolean
seal_package (Fixture *fixture, Told *told, GError **error)
{
  return pack (fixture, told, "sealed", phrase, error);
}

static gboolean
check_package (Fixture *fixture, Told *told, GError **error)
{
  g_autofree char *path = g_build_filename (fixture->out, "package", NULL);
  g_autoptr(GPtrArray) problems = siyi_packing_check (path, NULL, NULL, on_told, told, told->cancellable, error);

  g_assert_true (problems == NULL || problems->len == 0);

  return problems != NULL;
}

static gboolean
take_package (Fixture *fixture, Told *told, GError **error)
{
  g_autofree char *path = g_build_filename (fixture->out, "package", NULL);
  g_autoptr(SiyiArchive) second = siyi_archive_open (fixture->second, fixture->office.clock, "tester", error);
  g_auto(SiyiTaken) taken = { 0 };
  const gboolean done = second != NULL &&
                        siyi_packing_take (second, path, NULL, &taken, on_told, told, told->cancellable, error);

  siyi_archive_close (second);

  return done;
}

static gboolean
back_up (Fixture *fixture, Told *told, GError **error)
{
  char *path = siyi_backup_to (fixture->office.archive, fixture->stick, told->cancellable, on_told, told, error);

  if (path == NULL)
    return FALSE;
  g_free (fixture->backup);
  fixture->backup = path;

  return TRUE;
}

static gpointer
save_rules (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (siyi_backup_rules_save (db, data, error));
}

/* Into the archive's own folder, and sealed to another. */
static gboolean
back_up_sealed (Fixture *fixture, Told *told, GError **error)
{
  return siyi_backup_all (fixture->office.archive, siyi_sealing_seal, told->cancellable, on_told, told, error);
}

static gboolean
check_archive (Fixture *fixture, Told *told, GError **error)
{
  g_autoptr(GPtrArray) problems = siyi_check (fixture->office.archive, told->cancellable, on_check_told, told, error);

  g_assert_true (problems == NULL || problems->len == 0);

  return problems != NULL;
}

static gboolean
try_backup (Fixture *fixture, Told *told, GError **error)
{
  SiyiBackupTry tried;

  return siyi_backup_try (fixture->backup, &tried, told->cancellable, on_told, told, error);
}

static char *
find_sealed (Fixture *fixture)
{
  g_autofree char *place = g_build_filename (fixture->office.dir, "sealed", NULL);
  g_autoptr(GDir) dir = g_dir_open (place, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (siyi_backup_is_sealed (name))
      return g_build_filename (place, name, NULL);

  return NULL;
}

static gboolean
try_sealed (Fixture *fixture, Told *told, GError **error)
{
  g_autofree char *sealed = find_sealed (fixture);

  return siyi_sealing_check (fixture->office.folder, sealed, on_told, told, told->cancellable, error);
}

static gboolean
restore (Fixture *fixture, Told *told, GError **error)
{
  return siyi_restore_told (fixture->second, fixture->backup, NULL, told->cancellable, on_restore_told, told, error);
}

/* Into a folder that is not there yet, and is not there again when it is stopped. */
static gboolean
restore_sealed (Fixture *fixture, Told *told, GError **error)
{
  g_autofree char *third = g_build_filename (fixture->office.dir, "third.siyi", NULL);
  g_autofree char *sealed = find_sealed (fixture);

  return siyi_restore_sealed (third, sealed, phrase, NULL, told->cancellable, on_restore_told, told, error);
}

static gpointer
first_session (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 id = siyi_db_get_int64 (db, "SELECT min (id) FROM session", 0);

  return g_memdup2 (&id, sizeof id);
}

static gboolean
import_photos (Fixture *fixture, Told *told, GError **error)
{
  g_autofree gint64 *session = office_do (&fixture->office, first_session, NULL, error);
  const SiyiPhotoWish wish = { .session = *session };
  SiyiPhotoResult *result = siyi_photo_import (fixture->office.archive, (const char * const *) fixture->photos, &wish,
                                               on_told, told, told->cancellable, error);
  const gboolean done = result != NULL && !result->stopped;

  if (result != NULL && result->stopped)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Stopped");
  g_clear_pointer (&result, siyi_photo_result_free);

  return done;
}

typedef struct
{
  Fixture         *fixture;
  Told            *told;
  SiyiOfficeNames *names;
  SiyiTakeover    *takeover;
} Work;

static gpointer
load_names (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_office_names_load (db, error);
}

static gpointer
store_book (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;

  return GINT_TO_POINTER (siyi_takeover_store (work->takeover, db, on_told, work->told, cancellable, error) != 0);
}

static gboolean
import_ledger (Fixture *fixture, Told *told, GError **error)
{
  Work work = { fixture, told, office_do (&fixture->office, load_names, NULL, error), NULL };
  gboolean done;

  work.takeover = siyi_takeover_read (fixture->book, work.names, NULL, on_told, told, told->cancellable, error);
  done = work.takeover != NULL && siyi_archive_run (fixture->office.archive, SIYI_ACCESS_WRITE, store_book, &work,
                                                    told->cancellable, error) != NULL;
  g_clear_pointer (&work.takeover, siyi_takeover_free);
  siyi_office_names_unref (work.names);

  return done;
}

static gpointer
write_ledger (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;
  const SiyiLedgerQuery query = { .all_books = TRUE, .closed = -1, .light = -1 };
  g_autofree char *path = g_build_filename (work->fixture->out, "ledger.xlsx", NULL);
  SiyiExported exported;

  return GINT_TO_POINTER (siyi_ledger_export (db, &query, NULL, 0, SIYI_AUDIENCE_INSIDE, path, &exported, on_told,
                                              work->told, cancellable, error));
}

static gpointer
draw_ledger (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;
  const SiyiLedgerQuery query = { .all_books = TRUE, .closed = -1, .light = -1 };
  g_autofree char *path = g_build_filename (work->fixture->out, "ledger.pdf", NULL);
  SiyiExported exported;

  return GINT_TO_POINTER (siyi_ledger_pdf (db, &query, NULL, 0, SIYI_AUDIENCE_INSIDE, path, &exported, on_told,
                                           work->told, cancellable, error));
}

static gboolean
export_ledger (Fixture *fixture, Told *told, GError **error)
{
  Work work = { fixture, told, NULL, NULL };

  return siyi_archive_run (fixture->office.archive, SIYI_ACCESS_WRITE, write_ledger, &work, told->cancellable, error) != NULL;
}

static gboolean
print_ledger (Fixture *fixture, Told *told, GError **error)
{
  Work work = { fixture, told, NULL, NULL };

  return siyi_archive_run (fixture->office.archive, SIYI_ACCESS_WRITE, draw_ledger, &work, told->cancellable, error) != NULL;
}

static gboolean
write_record_book (Fixture *fixture, Told *told, GError **error)
{
  g_autofree char *path = g_build_filename (fixture->out, "book.pdf", NULL);
  SiyiSheetCount count;

  return siyi_record_book_year_write (fixture->office.archive, 2026, path, &count, on_told, told, told->cancellable, error);
}

static const struct
{
  const char *name;
  gboolean  (*run) (Fixture *fixture, Told *told, GError **error);
  guint       at_least;      /* reports */
  gboolean    once;          /* what was made is in the way when it comes again */
  guint64     most;          /* 0: MOST_BETWEEN */
  gboolean    keeps;         /* what is whole when it is stopped */
} works[] = {
  { "a check of the archive", check_archive, 500 },
  { "a package", make_package, 5 },
  { "a sealed package", seal_package, 5, TRUE },
  { "a check of a package", check_package, 5 },
  { "a package taken in", take_package, 5 },
  { "a backup", back_up, 500 },
  { "backups, one of them sealed", back_up_sealed, 500, .keeps = TRUE },
  { "a backup tried", try_backup, 500 },
  { "photos taken in", import_photos, 1, TRUE, MOST_OF_PHOTOS, TRUE },
  { "a ledger taken in", import_ledger, 10, TRUE },
  { "the ledger as a workbook", export_ledger, 10 },
  { "the ledger on paper", print_ledger, 10, .most = MOST_OF_A_PAPER },
  { "the year's record book", write_record_book, 2 },
  { "a sealed backup tried", try_sealed, 5 },
  { "a backup restored", restore, 500 },
  { "a sealed backup restored", restore_sealed, 500, TRUE },
};

/* --- The promises --------------------------------------------------------------------------------- */

static char *
write_book (const Fixture *fixture)
{
  g_autoptr(GString) text = g_string_new ("序号,接访日期,接访领导,信访人,人次,反映事项\n");

  for (int i = 1; i <= N_ROWS; i++)
    g_string_append_printf (text, "%d,2024-%02d-%02d,顾甲申,赵第%d,1,反映第%d件事\n", i, 1 + (i - 1) * 12 / N_ROWS,
                            1 + i % 28, i, i);

  return office_write_file (&fixture->office, "book.csv", text->str);
}

static void
set_up (Fixture *fixture)
{
  g_autofree char *camera = NULL;
  g_autofree char *sealed = NULL;
  g_autoptr(GDir) dir = NULL;
  SiyiBackupRules rules = { .keep = 3, .sealed = TRUE };
  GError *error = NULL;

  fixture->office.dir = g_dir_make_tmp ("siyi-test-XXXXXX", &error);
  fixture->office.folder = g_build_filename (fixture->office.dir, "example.siyi", NULL);
  fixture->office.clock = siyi_clock_new_fixed (siyi_day_new (2026, 12, 17));
  fixture->out = g_build_filename (fixture->office.dir, "out", NULL);
  fixture->stick = g_build_filename (fixture->office.dir, "stick", NULL);
  fixture->second = g_build_filename (fixture->office.dir, "second.siyi", NULL);
  camera = g_build_filename (fixture->office.dir, "camera", NULL);
  sealed = g_build_filename (fixture->office.dir, "sealed", NULL);
  g_mkdir (fixture->out, 0700);
  g_mkdir (fixture->stick, 0700);
  g_mkdir (camera, 0700);
  g_mkdir (sealed, 0700);
  siyi_example_create (fixture->office.folder, fixture->office.clock, &error);
  g_assert_no_error (error);
  siyi_office_create (fixture->second, fixture->office.clock, &error);
  g_assert_no_error (error);
  fixture->office.archive = siyi_archive_open (fixture->office.folder, fixture->office.clock, "tester", &error);
  g_assert_no_error (error);

  rules.dir = sealed;
  office_do (&fixture->office, save_rules, &rules, &error);
  g_assert_no_error (error);
  g_free (siyi_sealing_set (fixture->office.folder, phrase, &error));
  g_assert_no_error (error);
  fixture->book = write_book (fixture);
  camera_take (camera, N_PHOTOS);
  dir = g_dir_open (camera, 0, NULL);
  for (int i = 0; i < N_PHOTOS; i++)
    fixture->photos[i] = g_build_filename (camera, g_dir_read_name (dir), NULL);
}

static void
tear_down (Fixture *fixture)
{
  for (int i = 0; i < N_PHOTOS; i++)
    g_free (fixture->photos[i]);
  g_free (fixture->out);
  g_free (fixture->stick);
  g_free (fixture->second);
  g_free (fixture->book);
  g_free (fixture->backup);
  office_tear_down (&fixture->office, NULL);
}

static void
assert_same (const char *before,
             const char *after)
{
  g_auto(GStrv) was = g_strsplit (before, "\n", -1);
  g_auto(GStrv) is = g_strsplit (after, "\n", -1);

  for (gsize i = 0; was[i] != NULL && is[i] != NULL; i++)
    g_assert_cmpstr (was[i], ==, is[i]);
  g_assert_cmpuint (g_strv_length (was), ==, g_strv_length (is));
}

/* What was taken in or copied whole before the stop stays, and is sound. */
static void
assert_sound (Fixture *fixture)
{
  GError *error = NULL;
  g_autoptr(GPtrArray) problems = siyi_check (fixture->office.archive, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* Returns: whether the work came to its end before that report */
static gboolean
run_until (Fixture *fixture,
           gsize    work,
           guint    report,
           Told    *told)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *before = stored (fixture);
  g_autofree char *after = NULL;
  GError *error = NULL;

  *told = (Told) { .cancellable = cancellable, .stop_at = report, .moved = bytes_moved () };
  if (works[work].run (fixture, told, &error))
    {
      g_assert_cmpuint (told->n, <, report);
      return TRUE;
    }

  g_test_message ("%s, stopped at report %u", works[work].name, report);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  if (works[work].keeps)
    {
      assert_sound (fixture);
      return FALSE;
    }
  after = stored (fixture);
  assert_same (before, after);

  return FALSE;
}

/* Stopped later and later, until it comes to its end; then, where it can be done again, half-way. */
static void
test_work (Fixture *fixture,
           gsize    work)
{
  Told told;
  guint report = 1;

  while (!run_until (fixture, work, report, &told))
    report *= FARTHER;
  g_test_message ("%s: %u reports, at most %" G_GUINT64_FORMAT " bytes between two", works[work].name, told.n, told.most);
  g_assert_cmpuint (told.n, >=, works[work].at_least);
  g_assert_cmpuint (told.most, <=, works[work].most != 0 ? works[work].most : MOST_BETWEEN);

  if (!works[work].once && told.n > FARTHER)
    g_assert_false (run_until (fixture, work, told.n / 2, &told));
}

static void
test_works (void)
{
  Fixture fixture = { 0 };

  set_up (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (works); i++)
    test_work (&fixture, i);
  tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  if (siyi_image_child_run (argc, argv))
    return 0;
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/progress/works", test_works);

  return g_test_run ();
}
