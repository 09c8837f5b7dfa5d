/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The briefs of a session: a page a matter whatever is stored (two in large type), empty fields told as empty, in the
 * order the leader meets them, accusations for the inside only, promises with what became of them. */
#include "notice-plan.h"

#include <string.h>

#include "siyi-case-store.h"
#include "siyi-keeping.h"
#include "siyi-paper.h"
#include "siyi-session-sheets.h"

typedef struct
{
  const char *name, *summary, *facts, *arrived, *opinion;
  gint64      case_id;
  gboolean    restricted;
} Matter;

static gint64
receive (SiyiDb *db, gint64 session, const char *day, const Matter *one)
{
  g_autoptr(SiyiRecord) record = siyi_record_new ();
  SiyiNewVisit visit = { .record = record, .session = session, .facts = one->facts,
                         .arrived = one->arrived, .case_id = one->case_id };
  const char *names[] = { one->name, NULL };
  const char *units[] = { "示例市水利局", NULL };
  g_autoptr(GError) error = NULL;
  SiyiNewVisitResult *result;
  gint64 id;

  record->date = g_strdup (day);
  record->visitors = g_strdupv ((char **) names);
  record->summary = g_strdup (one->summary);
  record->persons = 3;
  record->restricted = one->restricted;
  record->opinion = g_strdup (one->opinion);
  if (one->opinion != NULL)
    {
      record->units = g_strdupv ((char **) units);
      record->assigned = g_strdup (day);
      record->due = g_strdup ("2026-12-10");
    }
  result = siyi_visit_add (db, &visit, &error);
  g_assert_no_error (error);
  id = result->case_id;
  siyi_new_visit_result_free (result);

  return id;
}

static char **
pages_of (SiyiDb *db, gint64 session, SiyiAudience audience, SiyiPaperForm form)
{
  g_autoptr(GError) error = NULL;
  guint n;
  g_autoptr(SiyiDocument) document = siyi_brief_document (db, session, audience, form, &n, NULL,
                                                          &error);
  g_autoptr(SiyiPages) pages = NULL;
  g_autoptr(GStrvBuilder) texts = g_strv_builder_new ();

  g_assert_no_error (error);
  pages = siyi_pages_new (document, NULL, &error);
  g_assert_no_error (error);
  if (form == SIYI_PAPER_LARGE)
    g_assert_cmpuint (siyi_pages_get_n (pages), <=, 2 * n);
  else
    g_assert_cmpuint (siyi_pages_get_n (pages), ==, MAX (n, 1));
  for (guint i = 0; i < siyi_pages_get_n (pages); i++)
    {
      g_autoptr(GString) text = g_string_new (siyi_pages_get_text (pages, i));

      g_string_replace (text, "\n", "", 0);
      g_string_replace (text, " ", "", 0);
      g_strv_builder_add (texts, text->str);
    }

  return g_strv_builder_end (texts);
}

static gint64
session_on (SiyiDb *db, int day)
{
  return plan_session (db, plan_leader (db, day == 3 ? "黎甲午" : "常丙申", "副市长"),
                       siyi_day_new (2026, 12, day), "一号接访室", NULL);
}

static gpointer
briefs (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *facts = g_strnfill (3000, 'x');
  gint64 earlier = session_on (db, 3), session = session_on (db, 17);
  Matter promised = { .name = "欧阳甲", .summary = "反映水渠堵塞", .opinion = "十日内清理完毕" };
  const Matter second = { .name = "欧阳乙", .summary = "反映路灯不亮", .arrived = "09:40" };
  const Matter accusing = { .name = "欧阳丙", .summary = "举报村干部", .arrived = "09:20",
                            .facts = facts, .restricted = TRUE };
  g_auto(GStrv) pages = NULL;
  g_auto(GStrv) large = NULL;
  g_auto(GStrv) outside = NULL;

  promised.case_id = receive (db, earlier, "2026-12-03", &promised);
  receive (db, session, "2026-12-17", &second);
  receive (db, session, "2026-12-17", &accusing);
  promised.opinion = NULL;
  promised.arrived = "09:00";
  receive (db, session, "2026-12-17", &promised);

  pages = pages_of (db, session, SIYI_AUDIENCE_INSIDE, SIYI_PAPER_A4);
  g_assert_cmpuint (g_strv_length (pages), ==, 3);
  /* By their arrival, not by their number. */
  g_assert_nonnull (strstr (pages[0], "欧阳甲"));
  g_assert_nonnull (strstr (pages[1], "欧阳丙"));
  g_assert_nonnull (strstr (pages[2], "欧阳乙"));
  /* What was promised, by whom, and that it is late. */
  g_assert_nonnull (strstr (pages[0], "2026年12月3日"));
  g_assert_nonnull (strstr (pages[0], "十日内清理完毕"));
  g_assert_nonnull (strstr (pages[0], "示例市水利局"));
  g_assert_nonnull (strstr (pages[0], "已超期7天"));
  /* What does not fit is cut and says so; what is not there says so. */
  g_assert_nonnull (strstr (pages[1], "详见案卷"));
  g_assert_nonnull (strstr (pages[1], "第三十条"));
  g_assert_nonnull (strstr (pages[2], "没有记录"));

  /* In large type a long matter goes on over a second page. */
  large = pages_of (db, session, SIYI_AUDIENCE_INSIDE, SIYI_PAPER_LARGE);
  g_assert_cmpuint (g_strv_length (large), ==, 4);
  g_assert_nonnull (strstr (large[1], "案情简报"));
  g_assert_null (strstr (large[2], "案情简报"));
  g_assert_cmpuint (strlen (large[1]) + strlen (large[2]), >, strlen (pages[1]));

  outside = pages_of (db, session, SIYI_AUDIENCE_UNIT, SIYI_PAPER_A4);
  g_assert_cmpuint (g_strv_length (outside), ==, 2);
  for (gsize i = 0; outside[i] != NULL; i++)
    {
      g_assert_null (strstr (outside[i], "欧阳丙"));
      g_assert_null (strstr (outside[i], "举报"));
    }

  return db;
}

static void
test_briefs (Office *office, gconstpointer data)
{
  g_assert_nonnull (office_do (office, briefs, NULL, NULL));
}

static gpointer
written (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 session = session_on (db, 17);
  SiyiSheetCount count = { 9, 9 };
  g_autoptr(GPtrArray) lines = NULL;
  g_autoptr(GError) refused = NULL;

  g_assert_false (siyi_brief_write (db, session, SIYI_AUDIENCE_INSIDE, SIYI_PAPER_A4, "a.odt", NULL,
                                    NULL, &refused));
  g_assert_error (refused, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  g_assert_true (siyi_brief_write (db, session, SIYI_AUDIENCE_INSIDE, SIYI_PAPER_A4, data, &count,
                                   NULL, error));
  g_assert_cmpuint (count.n_matters, ==, 0);
  g_assert_cmpuint (count.n_pages, ==, 1);
  lines = siyi_audit_load (db, 0, 1000, error);
  g_assert_nonnull (lines);
  for (guint i = 0; i < lines->len; i++)
    if (g_str_equal (((SiyiAuditLine *) g_ptr_array_index (lines, i))->verb, "export.brief"))
      return db;

  return NULL;
}

static void
test_written (Office *office, gconstpointer data)
{
  g_autofree char *path = g_build_filename (office->dir, "brief.pdf", NULL);

  g_assert_nonnull (office_do (office, written, path, NULL));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* A text that would be cut on one page of large type stands whole on two. */
static gpointer
long_facts (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr(GString) facts = g_string_new (NULL);
  gint64 session = session_on (db, 17);
  Matter matter = { .name = "欧阳丁", .summary = "反映水渠堵塞", .arrived = "09:00" };
  g_auto(GStrv) large = NULL;

  for (int i = 0; i < 30; i++)
    g_string_append (facts, "水渠自上游堵塞，下游农田无水。");
  g_string_append (facts, "末尾一句");
  matter.facts = facts->str;
  receive (db, session, "2026-12-17", &matter);

  large = pages_of (db, session, SIYI_AUDIENCE_INSIDE, SIYI_PAPER_LARGE);
  g_assert_cmpuint (g_strv_length (large), ==, 2);
  g_assert_null (strstr (large[0], "详见案卷"));
  g_assert_null (strstr (large[1], "详见案卷"));
  g_assert_true (strstr (large[0], "末尾一句") != NULL || strstr (large[1], "末尾一句") != NULL);

  return db;
}

static void
test_long_facts (Office *office, gconstpointer data)
{
  g_assert_nonnull (office_do (office, long_facts, NULL, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/brief/pages", Office, NULL, office_set_up, test_briefs, office_tear_down);
  g_test_add ("/brief/long-facts", Office, NULL, office_set_up, test_long_facts, office_tear_down);
  g_test_add ("/brief/written", Office, NULL, office_set_up, test_written, office_tear_down);

  return g_test_run ();
}
