/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A leader's charge of a case is due by its limit and rings with the rest; its table on paper says what is
 * stored, names nobody in full, and is never made of an accusation. Today is 2026-12-17. */
#include "office.h"

#include <string.h>

#include "siyi-bell.h"
#include "siyi-case-store.h"
#include "siyi-charge-paper.h"
#include "siyi-office-store.h"
#include "siyi-paper.h"

#define TODAY (siyi_day_new (2026, 12, 17))

static gint64
add_matter (SiyiDb *db, gboolean restricted)
{
  g_autoptr(SiyiRecord) record = siyi_record_new ();
  SiyiNewVisit visit = { .record = record };
  g_autoptr(GError) error = NULL;
  SiyiNewVisitResult *result;
  gint64 matter;

  record->date = g_strdup ("2026-11-02");
  record->visitors = g_strsplit ("欧阳戊子", ",", -1);
  record->persons = 1;
  record->summary = g_strdup ("请求修复东村道路");
  record->restricted = restricted;
  result = siyi_visit_add (db, &visit, &error);
  g_assert_no_error (error);
  matter = result->case_id;
  siyi_new_visit_result_free (result);

  return matter;
}

static void
take (SiyiDb *db, gint64 matter, const char *limit)
{
  const SiyiNewCharge charge = { "黎甲午", "副市长", "示例市水利局", limit != NULL ? siyi_day_parse (limit) : SIYI_DAY_NONE,
                                 siyi_day_new (2026, 11, 3) };
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_charge_take (db, matter, &charge, NULL, &error);

  g_assert_no_error (error);
}

static void
line (SiyiDb *db, gint64 matter, SiyiChargeLineKind kind, const char *body, const char *limit)
{
  const SiyiNewChargeLine one = { kind, siyi_day_new (2026, 12, 10), "顾甲申", body,
                                  limit != NULL ? siyi_day_parse (limit) : SIYI_DAY_NONE };
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_charge_add_to (db, matter, &one, &error);

  g_assert_no_error (error);
}

static GPtrArray *
due_of (SiyiDb *db, int within)
{
  const SiyiDueQuery query = { .today = TODAY, .within = within, .kinds = 1u << SIYI_DUE_CHARGE };
  g_autoptr(GError) error = NULL;
  GPtrArray *items = siyi_due_list (db, &query, NULL, &error);

  g_assert_no_error (error);

  return items;
}

static gpointer
check_days (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  static const struct { const char *limit; int left; SiyiLight light; const char *step; } table[] = {
    { "2026-12-10", -7, SIYI_LIGHT_RED, "late0" },
    { "2026-12-16", -1, SIYI_LIGHT_RED, "late0" },
    { "2026-12-17", 0, SIYI_LIGHT_YELLOW, "today" },
    { "2026-12-20", 3, SIYI_LIGHT_YELLOW, "soon" },
    { "2027-11-03", 0, SIYI_LIGHT_NONE, NULL },
    { NULL, 0, SIYI_LIGHT_NONE, NULL },
  };
  g_autoptr(SiyiTaskOffice) office = siyi_task_office_load (db, error);

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const gint64 matter = add_matter (db, FALSE);
      const SiyiNewChargeLine away = { SIYI_CHARGE_LINE_WITHDRAWN, TODAY, NULL, "列错", SIYI_DAY_NONE };
      g_autoptr(GPtrArray) items = NULL;
      g_autofree char *action = NULL;

      take (db, matter, table[i].limit);
      items = due_of (db, -1);
      g_test_message ("%s", table[i].limit != NULL ? table[i].limit : "no limit");
      g_assert_cmpuint (items->len, ==, table[i].step != NULL ? 1 : 0);
      if (table[i].step != NULL)
        {
          const SiyiDueItem *item = g_ptr_array_index (items, 0);
          g_autofree char *step = siyi_bell_step (item, office->ladder, TODAY);
          g_autofree char *words = siyi_due_line (item, TRUE);

          g_assert_cmpint (item->id, ==, matter);
          g_assert_cmpint (item->left, ==, table[i].left);
          g_assert_cmpint (item->light, ==, table[i].light);
          g_assert_cmpstr (step, ==, table[i].step);
          g_assert_nonnull (strstr (words, "黎甲午"));
          g_assert_null (strstr (words, "欧阳"));
        }
      action = siyi_charge_add_to (db, matter, &away, error);
      g_assert_no_error (*error);
    }

  return NULL;
}

static void
test_days (Office *office, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  office_do (office, check_days, NULL, &error);
  g_assert_no_error (error);
}

/* An extension moves the day; a result ends it; what is far away is listed where days are asked for. */
static gpointer
check_course (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 matter = add_matter (db, FALSE);
  g_autoptr(GPtrArray) red = NULL, moved = NULL, ahead = NULL, done = NULL;

  take (db, matter, "2026-12-11");
  line (db, matter, SIYI_CHARGE_LINE_APPROVED, NULL, NULL);
  line (db, matter, SIYI_CHARGE_LINE_SERVED, NULL, NULL);
  red = due_of (db, -1);
  g_assert_cmpuint (red->len, ==, 1);
  line (db, matter, SIYI_CHARGE_LINE_EXTENDED, "连日有雨", "2027-03-01");
  moved = due_of (db, -1);
  g_assert_cmpuint (moved->len, ==, 0);
  ahead = due_of (db, 100);
  g_assert_cmpuint (ahead->len, ==, 1);
  line (db, matter, SIYI_CHARGE_LINE_RESULT, "道路已通", NULL);
  done = due_of (db, 100);
  g_assert_cmpuint (done->len, ==, 0);

  return NULL;
}

static void
test_course (Office *office, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  office_do (office, check_course, NULL, &error);
  g_assert_no_error (error);
}

/* How often the paper says it. */
static guint
n_said (SiyiDocument *document, const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiPages) pages = siyi_pages_new (document, NULL, &error);
  g_autoptr(GString) all = g_string_new (NULL);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < siyi_pages_get_n (pages); i++)
    g_string_append (all, siyi_pages_get_text (pages, i));
  g_string_replace (all, "\n", "", 0);
  g_string_replace (all, " ", "", 0);
  for (const char *at = all->str; (at = strstr (at, text)) != NULL; at += strlen (text))
    n++;

  return n;
}

static gpointer
check_paper (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char * const duties[] = { "包掌握情况", "包化解到位", NULL };
  const gint64 matter = add_matter (db, FALSE);
  const gint64 accusation = add_matter (db, TRUE);
  const char *said[] = { "黎甲午", "副市长", "示例市水利局", "请求修复东村道路", "包化解到位", "先查后修", "顾甲申批准",
                         "2027年3月1日" };
  g_autoptr(GError) refused = NULL;
  g_autoptr(SiyiDocument) none = siyi_charge_paper_document (db, matter, TODAY, &refused);
  g_autoptr(SiyiDocument) document = NULL;
  g_autoptr(GPtrArray) due = NULL;

  g_assert_error (refused, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  g_clear_error (&refused);
  g_assert_true (siyi_dictionary_save (db, "charge-duty", duties, error));
  take (db, matter, "2027-03-01");
  line (db, matter, SIYI_CHARGE_LINE_APPROVED, NULL, NULL);
  line (db, matter, SIYI_CHARGE_LINE_SERVED, NULL, NULL);
  line (db, matter, SIYI_CHARGE_LINE_PLAN, "先查后修", NULL);
  document = siyi_charge_paper_document (db, matter, TODAY, error);
  g_assert_no_error (*error);
  for (gsize i = 0; i < G_N_ELEMENTS (said); i++)
    if (n_said (document, said[i]) == 0)
      g_error ("The table does not say %s", said[i]);
  g_assert_cmpuint (n_said (document, "送达黎甲午"), ==, 1);
  g_assert_cmpuint (n_said (document, "欧阳戊子"), ==, 0);

  /* An accusation: charge and day, but no paper, and no words on a shared screen. */
  take (db, accusation, "2026-12-10");
  g_assert_null (siyi_charge_paper_document (db, accusation, TODAY, &refused));
  g_assert_error (refused, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  due = due_of (db, -1);
  g_assert_cmpuint (due->len, ==, 1);
  {
    g_autofree char *open = siyi_due_title (g_ptr_array_index (due, 0), FALSE);
    g_autofree char *shared = siyi_due_title (g_ptr_array_index (due, 0), TRUE);

    g_assert_null (strstr (open, "东村"));
    g_assert_null (strstr (shared, "东村"));
  }

  return NULL;
}

static void
test_paper (Office *office, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  office_do (office, check_paper, NULL, &error);
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/charge/days", Office, NULL, office_set_up, test_days, office_tear_down);
  g_test_add ("/charge/course", Office, NULL, office_set_up, test_course, office_tear_down);
  g_test_add ("/charge/paper", Office, NULL, office_set_up, test_paper, office_tear_down);

  return g_test_run ();
}
