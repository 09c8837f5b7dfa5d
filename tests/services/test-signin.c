/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the printed sheet through the scanner into the archive: a scan finds its session and part by
 * its code; another session's is refused and named; one without a code waits for a person; doubles and
 * hostile files leave nothing behind. */
#include "notice-plan.h"

#include <string.h>

#include "siyi-db.h"
#include "siyi-image.h"
#include "siyi-keeping.h"
#include "siyi-paper.h"
#include "siyi-session-sheets.h"
#include "siyi-signin-scan.h"

static gint64 sessions[2];

static gpointer
plan_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  plan_office (db);
  sessions[0] = plan_session (db, plan_leader (db, "黎甲午", "副市长"), siyi_day_new (2026, 12, 28),
                              "一号接访室", NULL);
  sessions[1] = plan_session (db, plan_leader (db, "陆乙酉", "市长"), siyi_day_new (2026, 12, 29),
                              "一号接访室", NULL);

  return NULL;
}

typedef struct { gint64 session; SiyiSigninParts parts; const char *path; SiyiSignin *sheet; } Print;

static gpointer
print_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Print *print = data;
  SiyiSheetCount count;

  g_assert_true (siyi_signin_write (db, print->session, print->parts, print->path, &count, NULL, error));

  return NULL;
}

static gpointer
load_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Print *print = data;

  print->sheet = siyi_signin_load (db, print->session, error);

  return NULL;
}

static char *
print_sheet (Office *office, gint64 session, SiyiSigninParts parts, const char *name)
{
  char *path = g_build_filename (office->dir, name, NULL);
  Print print = { .session = session, .parts = parts, .path = path };
  g_autoptr(GError) error = NULL;

  office_do (office, print_in_thread, &print, &error);
  g_assert_no_error (error);

  return path;
}

static SiyiSignin *
load (Office *office, gint64 session)
{
  Print print = { .session = session };
  g_autoptr(GError) error = NULL;

  office_do (office, load_in_thread, &print, &error);
  g_assert_no_error (error);

  return print.sheet;
}

static GPtrArray *
scan (Office *office, const char *path, gint64 session, SiyiSigninPart part)
{
  const char *paths[] = { path, NULL };
  const SiyiScanWish wish = { session, part };
  g_autoptr(GError) error = NULL;
  GPtrArray *lines = siyi_signin_scan (office->archive, paths, &wish, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 1);

  return lines;
}

static const SiyiScanLine *
only (GPtrArray *lines)
{
  return g_ptr_array_index (lines, 0);
}

static void
test_finds_its_session (Office *office, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr(GPtrArray) lines = NULL;
  g_autoptr(GPtrArray) again = NULL;
  g_autoptr(SiyiSignin) sheet = NULL;
  const SiyiFiledSheet *filed;

  office_do (office, plan_in_thread, NULL, NULL);
  path = print_sheet (office, sessions[1], SIYI_SIGNIN_BOTH, "两部.pdf");
  lines = scan (office, path, 0, SIYI_N_SIGNIN_PARTS);
  g_assert_cmpint (only (lines)->fate, ==, SIYI_SCAN_FILED);
  g_assert_cmpuint (only (lines)->n_pages, >=, 2);
  g_assert_cmpuint (only (lines)->places->len, ==, 2);
  g_assert_nonnull (only (lines)->action);
  sheet = load (office, sessions[1]);
  g_assert_cmpuint (sheet->sheets->len, ==, 2);
  filed = g_ptr_array_index (sheet->sheets, 0);
  g_assert_cmpstr (filed->name, ==, "两部.pdf");
  g_assert_cmpstr (filed->mime, ==, "application/pdf");
  g_assert_cmpint (filed->part, ==, SIYI_SIGNIN_STAFF);

  again = scan (office, path, 0, SIYI_N_SIGNIN_PARTS);
  g_assert_cmpint (only (again)->fate, ==, SIYI_SCAN_DOUBLE);
  g_assert_cmpint (only (again)->session, ==, sessions[1]);
}

static void
test_another_session (Office *office, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr(GPtrArray) lines = NULL;
  g_autoptr(SiyiSignin) sheet = NULL;

  office_do (office, plan_in_thread, NULL, NULL);
  path = print_sheet (office, sessions[1], SIYI_SIGNIN_B, "b.pdf");
  lines = scan (office, path, sessions[0], SIYI_SIGNIN_VISITORS);
  g_assert_cmpint (only (lines)->fate, ==, SIYI_SCAN_REFUSED);
  g_assert_cmpstr (only (lines)->why, ==, "other-session");
  g_assert_cmpint (only (lines)->session, ==, sessions[1]);
  g_assert_cmpint (only (lines)->day, ==, siyi_day_new (2026, 12, 29));
  g_assert_cmpstr (only (lines)->leaders, ==, "陆乙酉");
  sheet = load (office, sessions[1]);
  g_assert_cmpuint (sheet->sheets->len, ==, 0);
}

static GBytes *
blank_pdf (const char *code)
{
  g_autoptr(SiyiDocument) document = siyi_document_new ("无码", SIYI_PAPER_A4);
  g_autoptr(SiyiPages) pages = NULL;

  if (code != NULL)
    siyi_document_add (document, SIYI_BLOCK_CODE, code);
  siyi_document_add (document, SIYI_BLOCK_TITLE, "签到表");
  pages = siyi_pages_new (document, NULL, NULL);

  return siyi_pages_to_pdf (pages, NULL, NULL);
}

static char *
save (Office *office, const char *name, GBytes *bytes)
{
  char *path = g_build_filename (office->dir, name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);

  return path;
}

static void
test_without_code (Office *office, gconstpointer data)
{
  g_autoptr(GBytes) blank = blank_pdf (NULL);
  g_autoptr(GBytes) foreign = blank_pdf ("https://example.org/menu");
  g_autofree char *path = save (office, "blank.pdf", blank);
  g_autofree char *other = save (office, "menu.pdf", foreign);
  g_autoptr(GPtrArray) lines = NULL, menu = NULL, alone = NULL, filed = NULL;
  g_autoptr(SiyiSignin) sheet = NULL;

  office_do (office, plan_in_thread, NULL, NULL);
  lines = scan (office, path, 0, SIYI_N_SIGNIN_PARTS);
  g_assert_cmpint (only (lines)->fate, ==, SIYI_SCAN_DOUBTFUL);
  g_assert_cmpstr (only (lines)->why, ==, "no-code");
  menu = scan (office, other, 0, SIYI_N_SIGNIN_PARTS);
  g_assert_cmpint (only (menu)->fate, ==, SIYI_SCAN_DOUBTFUL);
  alone = scan (office, path, sessions[0], SIYI_N_SIGNIN_PARTS);
  g_assert_cmpint (only (alone)->fate, ==, SIYI_SCAN_DOUBTFUL);
  filed = scan (office, path, sessions[0], SIYI_SIGNIN_VISITORS);
  g_assert_cmpint (only (filed)->fate, ==, SIYI_SCAN_FILED);
  sheet = load (office, sessions[0]);
  g_assert_cmpuint (sheet->sheets->len, ==, 1);
  g_assert_cmpint (((SiyiFiledSheet *) g_ptr_array_index (sheet->sheets, 0))->part, ==, SIYI_SIGNIN_VISITORS);
}

static void
test_other_archive (Office *office, gconstpointer data)
{
  g_autofree char *code = siyi_signin_code ("0191f3a0-1111-7222-8333-444455556666", SIYI_SIGNIN_STAFF);
  g_autoptr(GBytes) bytes = blank_pdf (code);
  g_autofree char *path = save (office, "a.pdf", bytes);
  g_autoptr(GPtrArray) lines = NULL;

  office_do (office, plan_in_thread, NULL, NULL);
  lines = scan (office, path, 0, SIYI_N_SIGNIN_PARTS);
  g_assert_cmpint (only (lines)->fate, ==, SIYI_SCAN_REFUSED);
  g_assert_cmpstr (only (lines)->why, ==, "other-archive");
}

static void
test_hostile (Office *office, gconstpointer data)
{
  static const struct { const char *name, *text, *why; } files[] = {
    { "empty.pdf", "", "empty" },
    { "words.pdf", "no scan", "no-picture" },
    { "cut.pdf", "%PDF-1.7\n", "damaged" },
    { "a\342\200\256fdp.jpg", "%PDF-1.7\n", "odd-name" },
  };

  office_do (office, plan_in_thread, NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = office_write_file (office, files[i].name, files[i].text);
      g_autoptr(GPtrArray) lines = scan (office, path, sessions[0], SIYI_SIGNIN_STAFF);

      g_assert_cmpint (only (lines)->fate, ==, SIYI_SCAN_REFUSED);
      g_assert_cmpstr (only (lines)->why, ==, files[i].why);
      g_assert_nonnull (only (lines)->message);
    }
  {
    g_autoptr(GPtrArray) lines = scan (office, office->dir, sessions[0], SIYI_SIGNIN_STAFF);
    g_autoptr(SiyiSignin) sheet = load (office, sessions[0]);

    g_assert_cmpstr (only (lines)->why, ==, "no-file");
    g_assert_cmpuint (sheet->sheets->len, ==, 0);
  }
}

static void
add (const char *path, void (*test) (Office *, gconstpointer))
{
  g_test_add (path, Office, NULL, office_set_up, test, office_tear_down);
}

int
main (int    argc,
      char **argv)
{
  if (siyi_image_child_run (argc, argv))
    return 0;
  g_test_init (&argc, &argv, NULL);

  add ("/services/signin/finds-its-session", test_finds_its_session);
  add ("/services/signin/another-session", test_another_session);
  add ("/services/signin/without-code", test_without_code);
  add ("/services/signin/other-archive", test_other_archive);
  add ("/services/signin/hostile", test_hostile);

  return g_test_run ();
}
