/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Record book and sign-in sheet: numbers without gaps, void ones with their page; part A never holds
 * anything of a petitioner. */
#include "notice-plan.h"

#include <string.h>

#include "siyi-case-store.h"
#include "siyi-db.h"
#include "siyi-ledger-store.h"
#include "siyi-paper.h"
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/sheets/part-a", Office, NULL, office_set_up, test_part_a, office_tear_down);
  g_test_add ("/sheets/void-keeps-page", Office, NULL, office_set_up, test_void, office_tear_down);

  return g_test_run ();
}
