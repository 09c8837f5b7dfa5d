/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Record book and sign-in sheet: numbers without gaps, void ones with their page; part A never holds
 * anything of a petitioner. */
#include "notice-plan.h"

#include <string.h>

#include "siyi-case-store.h"
#include "siyi-db.h"
#include "siyi-ledger-store.h"
#include "siyi-paper.h"
#include "siyi-record-book-year.h"
#include "siyi-session-sheets.h"

typedef struct { char *name, *phone, *id, *address, *title; gboolean restricted; } Invented;

static void
invented_clear (Invented *one)
{
  g_free (one->name);
  g_free (one->phone);
  g_free (one->id);
  g_free (one->address);
  g_free (one->title);
}

static gint64
book (SiyiDb *db, gint64 session, const Invented *one)
{
  g_autoptr(SiyiRecord) record = siyi_record_new ();
  SiyiNewVisit visit = { .record = record, .session = session, .booked = TRUE };
  const char *names[] = { one->name, NULL };
  const char *phones[] = { one->phone, NULL };
  const char *ids[] = { one->id, NULL };
  g_autoptr(GError) error = NULL;
  SiyiNewVisitResult *result;
  gint64 id;

  record->date = g_strdup ("2026-12-28");
  record->visitors = g_strdupv ((char **) names);
  record->phones = g_strdupv ((char **) phones);
  record->ids = g_strdupv ((char **) ids);
  record->address = g_strdup (one->address);
  record->summary = g_strdup (one->title);
  record->persons = 2;
  record->restricted = one->restricted;
  result = siyi_visit_add (db, &visit, &error);
  g_assert_no_error (error);
  id = result->visit;
  siyi_new_visit_result_free (result);

  return id;
}

static gint64
session_of (SiyiDb *db)
{
  return plan_session (db, plan_leader (db, "黎甲午", "副市长"), siyi_day_new (2026, 12, 28),
                       "一号接访室", NULL);
}

/* A careless hand types a petitioner's name where those who sit beside are named. */
static void
sit_beside (SiyiDb *db, const char *name)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE session SET accompany = '信访局吕某、%s'", name);
  g_autoptr(GError) error = NULL;

  siyi_db_begin (db, "test", FALSE, &error);
  siyi_db_exec (db, sql, &error);
  siyi_db_commit (db, &error);
  g_assert_no_error (error);
}

static char *
text_of (SiyiDocument *document, guint *n_pages)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiPages) pages = siyi_pages_new (document, NULL, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  *n_pages = siyi_pages_get_n (pages);
  for (guint i = 0; i < *n_pages; i++)
    g_string_append_printf (text, "%s\f", siyi_pages_get_text (pages, i));
  g_string_replace (text, "\n", "", 0);
  g_string_replace (text, " ", "", 0);

  return g_string_free (text, FALSE);
}

static char *
signin (SiyiDb *db, gint64 session, SiyiSigninParts parts, guint *n_pages)
{
  g_autoptr(GError) error = NULL;
  guint n_rows;
  g_autoptr(SiyiDocument) document = siyi_signin_document (db, session, parts, &n_rows, &error);

  g_assert_no_error (error);

  return text_of (document, n_pages);
}

static gpointer
part_a_of_random (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char * const stems[] = { "甲", "乙", "丙", "丁", "戊", "己", "庚", "辛" };
  g_autoptr(GRand) random = g_rand_new_with_seed (GPOINTER_TO_UINT (data));
  gint64 session = session_of (db);
  const int n = g_rand_int_range (random, 1, 9);
  Invented all[9];
  guint n_pages, n_restricted = 0;
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  for (int i = 0; i < n; i++)
    {
      all[i] = (Invented) {
        g_strconcat ("欧阳", stems[g_rand_int_range (random, 0, 8)], stems[i % 8], NULL),
        g_strdup_printf ("1990%07d", g_rand_int_range (random, 100, 9999999)),
        g_strdup_printf ("99010119800101%04d", g_rand_int_range (random, 0, 9999)),
        g_strdup_printf ("柳河镇东村%d组", g_rand_int_range (random, 1, 99)),
        g_strdup_printf ("反映第%d号工程款一事", g_rand_int_range (random, 100, 99999)),
        g_rand_boolean (random),
      };
      book (db, session, &all[i]);
      n_restricted += all[i].restricted;
    }

  sit_beside (db, all[0].name);
  a = signin (db, session, SIYI_SIGNIN_A, &n_pages);
  g_assert_nonnull (strstr (a, "信访局吕某"));
  g_assert_nonnull (strstr (a, "黎甲午"));
  b = signin (db, session, SIYI_SIGNIN_B, &n_pages);
  /* Who came with an accusation signs on a page alone. */
  g_assert_cmpuint (n_pages, >=, 1 + n_restricted);
  for (int i = 0; i < n; i++)
    {
      const char *secrets[] = { all[i].name, all[i].phone, all[i].id, all[i].address, all[i].title };

      for (gsize k = 0; k < G_N_ELEMENTS (secrets); k++)
        g_assert_null (strstr (a, secrets[k]));
      g_assert_nonnull (strstr (b, all[i].name));
      for (gsize k = 1; k < G_N_ELEMENTS (secrets); k++)
        g_assert_null (strstr (b, secrets[k]));
      invented_clear (&all[i]);
    }

  return db;
}

static void
test_part_a (Office *office, gconstpointer data)
{
  for (guint seed = 1; seed <= 12; seed++)
    g_assert_nonnull (office_do (office, part_a_of_random, GUINT_TO_POINTER (seed), NULL));
}

static gpointer
void_keeps_page (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Invented one = { (char *) "欧阳甲", (char *) "19900000001", (char *) "990101198001010011",
                         (char *) "柳河镇", (char *) "反映路灯不亮", FALSE };
  const Invented two = { (char *) "欧阳乙", (char *) "19900000002", (char *) "990101198001010028",
                         (char *) "柳河镇", (char *) "反映拖欠工资", FALSE };
  gint64 session = session_of (db);
  g_autoptr(SiyiDocument) document = NULL;
  g_autofree char *action = NULL;
  g_autofree char *text = NULL;
  guint n = 0, n_pages;
  gint64 first = book (db, session, &one);

  book (db, session, &two);
  book (db, session, &two);
  action = siyi_visit_void (db, first, "重复登记", error);
  g_assert_nonnull (action);

  document = siyi_record_book_document (db, session, &n, error);
  g_assert_nonnull (document);
  g_assert_cmpuint (n, ==, 3);
  text = text_of (document, &n_pages);
  g_assert_cmpuint (n_pages, >=, 3);
  g_assert_nonnull (strstr (text, "2026年第1号"));
  g_assert_nonnull (strstr (text, "2026年第2号"));
  g_assert_nonnull (strstr (text, "2026年第3号"));
  g_assert_nonnull (strstr (text, "重复登记"));
  /* A void leaf tells the reason, not the person. */
  g_assert_null (strstr (text, "欧阳甲"));
  g_assert_nonnull (strstr (text, "以下空白"));

  return db;
}

static void
test_void (Office *office, gconstpointer data)
{
  g_assert_nonnull (office_do (office, void_keeps_page, NULL, NULL));
}

/* Two sessions, their numbers in each other's row, one void; 3 and 4 were lost elsewhere. */
static gpointer
fill_year (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Invented one = { (char *) "欧阳甲", (char *) "19900000001", (char *) "990101198001010011",
                         (char *) "柳河镇", (char *) "反映路灯不亮", FALSE };
  const Invented two = { (char *) "欧阳乙", (char *) "19900000002", (char *) "990101198001010028",
                         (char *) "柳河镇", (char *) "反映拖欠工资", FALSE };
  gint64 first = session_of (db);
  gint64 second = plan_session (db, plan_leader (db, "贺丁亥", "副市长"), siyi_day_new (2026, 12, 29),
                                "二号接访室", NULL);
  gint64 mistaken = book (db, first, &one);
  g_autofree char *action = NULL;

  book (db, second, &two);
  book (db, first, &two);
  action = siyi_visit_void (db, mistaken, "重复登记", error);
  siyi_db_begin (db, "test", FALSE, error);
  siyi_db_exec (db, "UPDATE visit SET serial = 5 WHERE serial = 3", error);
  siyi_db_commit (db, error);

  return action != NULL ? data : NULL;
}

static void
test_year_book (Office *office, gconstpointer data)
{
  static const char * const want[] = { "第1号", "第2号", "第3至4号", "第5号" };
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiDocument) document = NULL;
  g_autofree char *text = NULL;
  g_auto(GStrv) pages = NULL;
  guint n, n_pages, at = 0;

  g_assert_nonnull (office_do (office, fill_year, office, &error));
  document = siyi_record_book_year_document (office->archive, 2026, &n, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 3);
  text = text_of (document, &n_pages);
  pages = g_strsplit (text, "\f", -1);
  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *running = g_strdup_printf ("全年第%u页", i + 1);

      g_assert_nonnull (strstr (pages[i], running));
      g_assert_nonnull (strstr (pages[i], "2026年"));
      if (strstr (pages[i], "第1页共") != NULL)
        g_assert_nonnull (strstr (pages[i], want[at++]));
    }
  g_assert_cmpuint (at, ==, G_N_ELEMENTS (want));
  g_assert_nonnull (strstr (pages[0], "重复登记"));
  g_assert_null (strstr (text, "欧阳甲"));
  g_assert_nonnull (strstr (text, "本号无记录"));
  g_assert_null (siyi_record_book_year_document (office->archive, 2019, &n, NULL, NULL, NULL, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND);
}

static void
stop (gpointer data, guint64 done, guint64 total)
{
  g_cancellable_cancel (data);
}

/* A stop leaves the file of before. */
static void
test_year_book_stopped (Office *office, gconstpointer data)
{
  g_autofree char *path = office_write_file (office, "book.pdf", "before");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *left = NULL;
  SiyiSheetCount count = { 0 };

  g_assert_nonnull (office_do (office, fill_year, office, &error));
  g_assert_false (siyi_record_book_year_write (office->archive, 2026, path, &count, stop, cancellable,
                                               cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (path, &left, NULL, NULL));
  g_assert_cmpstr (left, ==, "before");

  g_clear_error (&error);
  g_assert_true (siyi_record_book_year_write (office->archive, 2026, path, &count, NULL, NULL, NULL,
                                              &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count.n_matters, ==, 3);
  g_assert_cmpuint (count.n_pages, >=, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/sheets/part-a", Office, NULL, office_set_up, test_part_a, office_tear_down);
  g_test_add ("/sheets/void-keeps-page", Office, NULL, office_set_up, test_void, office_tear_down);
  g_test_add ("/sheets/year-book", Office, NULL, office_set_up, test_year_book, office_tear_down);
  g_test_add ("/sheets/year-book-stopped", Office, NULL, office_set_up, test_year_book_stopped,
              office_tear_down);

  return g_test_run ();
}
