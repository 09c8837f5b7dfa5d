/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Papers of a case: what they say, what they are refused for, their dense numbers, the event they make, and that
 * none of a unit tells of an accusation. Real archives. */
#include "office.h"

#include <string.h>

#include "paper-text.h"
#include "siyi-official-papers.h"
#include "siyi-case-store.h"
#include "siyi-ledger-store.h"
#include "siyi-office-store.h"

static SiyiDay
day (const char *text)
{
  return siyi_day_parse (text);
}

typedef struct { gint64 matter, task; } Matter;

static Matter
add_matter (SiyiDb *db, const char *summary, gboolean restricted)
{
  static const char * const units[] = { "示例市住建局", "壬湖街道", NULL };
  const char *names[] = { "欧阳戊子", NULL };
  g_autoptr(SiyiRecord) record = siyi_record_new ();
  SiyiNewVisit visit = { .record = record };
  g_autoptr(GError) error = NULL;
  g_autofree char *action = NULL;
  SiyiNewVisitResult *result;
  Matter matter = { 0 };

  siyi_setting_set (db, "office.name", "示例市信访局", NULL, &error);
  siyi_setting_set (db, "office.phone", "0000-1234567", NULL, &error);
  record->date = g_strdup ("2026-11-02");
  record->visitors = g_strdupv ((char **) names);
  record->persons = 1;
  record->summary = g_strdup (summary);
  record->opinion = g_strdup ("请住建局核实后答复");
  record->restricted = restricted;
  result = siyi_visit_add (db, &visit, &error);
  g_assert_no_error (error);
  action = siyi_task_assign (db, result->visit, units, "冯壬申", day ("2026-11-03"), (SiyiLimit) { 30, SIYI_DAYS_CALENDAR },
                             SIYI_DAY_NONE, &matter.task, &error);
  g_assert_no_error (error);
  matter.matter = result->case_id;
  siyi_new_visit_result_free (result);

  return matter;
}

static void
event (SiyiDb *db, Matter matter, const char *kind, const char *on)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_case_add_moment (db, matter.matter, kind, day (on), NULL, &error);

  g_assert_no_error (error);
}

static void
step (SiyiDb *db, Matter matter, SiyiNewStep new_step)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *action = NULL;

  new_step.day = day ("2026-12-10");
  action = siyi_task_add_step (db, matter.task, &new_step, NULL, &error);
  g_assert_no_error (error);
}

static GHashTable *
given (const char *key, ...)
{
  GHashTable *facts = g_hash_table_new (g_str_hash, g_str_equal);
  va_list rest;

  va_start (rest, key);
  for (; key != NULL; key = va_arg (rest, const char *))
    g_hash_table_insert (facts, (gpointer) key, va_arg (rest, char *));
  va_end (rest);

  return facts;
}

static char *
issue (SiyiDb *db, Matter matter, SiyiTaskPaperKind kind, GHashTable *facts, gboolean record, const char *number)
{
  const SiyiCasePaperOrder order = { matter.matter, kind, facts, record };
  g_autoptr(GError) error = NULL;
  g_auto(SiyiTaskPaper) paper = { 0 };
  g_autofree char *action = siyi_case_paper_issue (db, &order, &paper, &error);
  g_autoptr(SiyiStoredPaper) stored = NULL;
  g_autoptr(SiyiDocument) document = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (paper.number, ==, number);
  stored = siyi_stored_paper_load (db, paper.id, &error);
  g_assert_no_error (error);
  document = siyi_stored_paper_document (stored, &error);
  g_assert_no_error (error);

  return paper_text (document);
}

/* The sentence it is refused with; no number is taken. */
static char *
refuse (SiyiDb *db, Matter matter, SiyiTaskPaperKind kind, GHashTable *facts)
{
  const SiyiCasePaperOrder order = { matter.matter, kind, facts, TRUE };
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) unread = NULL;
  g_autoptr(GPtrArray) before = siyi_papers_of_case (db, matter.matter, &unread);
  g_autoptr(GPtrArray) after = NULL;
  g_auto(SiyiTaskPaper) paper = { 0 };

  g_assert_null (siyi_case_paper_issue (db, &order, &paper, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  after = siyi_papers_of_case (db, matter.matter, &unread);
  g_assert_no_error (unread);
  g_assert_cmpuint (after->len, ==, before->len);

  return g_strdup (error->message);
}

static void
assert_says (const char *text, const char *first, ...)
{
  va_list words;

  va_start (words, first);
  for (const char *word = first; word != NULL; word = va_arg (words, const char *))
    if (strstr (text, word) == NULL)
      g_error ("\"%s\" is not in: %s", word, text);
  va_end (words);
}

static guint
n_events (SiyiDb *db, Matter matter, const char *kind)
{
  g_autoptr(GError) error = NULL;
  SiyiCase *content = siyi_case_load (db, matter.matter, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < content->moments->len; i++)
    n += g_str_equal (((SiyiCaseMoment *) g_ptr_array_index (content->moments, i))->kind, kind);
  siyi_case_free (content);

  return n;
}

static gpointer
fields (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Matter matter = add_matter (db, "反映东村道路坍塌，请求修复。", FALSE);
  g_autofree char *accepted = NULL;
  g_autofree char *declined = NULL;
  g_autofree char *opinion = NULL;
  g_autofree char *report = NULL;
  g_autofree char *no_more = NULL;
  g_autofree char *why = NULL;
  g_autoptr(GHashTable) reason = given ("reason", "该事项属于人民法院职权范围。", NULL);
  g_autoptr(GHashTable) opinions = given ("demands", "修复道路\n赔偿损失", "facts", "道路坍塌属实。", "basis", "《公路法》", "opinion",
                                          "支持：年内修复\n不予支持：无损失凭据", "next-organ", "示例市人民政府", NULL);
  g_autoptr(GHashTable) result = given ("signer", "秦癸酉", "facts", "属实", "result", "已修复", "annex", "验收单1份", NULL);

  event (db, matter, "unit-received", "2026-11-04");
  accepted = issue (db, matter, SIYI_CASE_PAPER_ACCEPTANCE, NULL, FALSE, "信受〔2026〕1号");
  /* Accepted on the day of the paper, 17 December: 60 days end on 15 February, a holiday's eve or not, as the limit says. */
  assert_says (accepted, "受理告知书", "欧阳戊子：", "于2026年11月4日收到", "示例市住建局", "2026年12月17日起受理", "第三十四条",
               "送达方式", NULL);
  g_assert_cmpuint (n_events (db, matter, "accepted"), ==, 0);

  why = refuse (db, matter, SIYI_CASE_PAPER_DECLINE, NULL);
  assert_says (why, "理由", NULL);
  declined = issue (db, matter, SIYI_CASE_PAPER_DECLINE, reason, FALSE, "信不受〔2026〕1号");
  assert_says (declined, "不予受理告知书", "该事项属于人民法院职权范围。依照《信访工作条例》第二十三条", NULL);

  opinion = issue (db, matter, SIYI_CASE_PAPER_OPINION, opinions, TRUE, "信答〔2026〕1号");
  assert_says (opinion, "关于欧阳戊子信访事项的答复意见", "由示例市信访局于2026年11月3日交办", "（1）修复道路", "（2）赔偿损失",
               "（2）不予支持：无损失凭据", "《公路法》", "30日内", "示例市人民政府复查", "示例市住建局", NULL);
  g_assert_cmpuint (n_events (db, matter, "opinion"), ==, 1);

  step (db, matter, (SiyiNewStep) { .kind = SIYI_TASK_STEP_ANSWERED, .body = "已修复" });
  step (db, matter, (SiyiNewStep) { .kind = SIYI_TASK_STEP_SERVED });
  step (db, matter, (SiyiNewStep) { .kind = SIYI_TASK_STEP_CLOSED });
  report = issue (db, matter, SIYI_CASE_PAPER_REPORT, result, TRUE, "信结〔2026〕1号");
  assert_says (report, "关于欧阳戊子反映东村道路坍塌，请求修复信访事项办理情况的报告", "示例市信访局：", "秦癸酉", "冯壬申", "验收单1份",
               "已修复", "2026年12月10日", NULL);

  event (db, matter, "final-received", "2026-11-20");
  event (db, matter, "final-opinion", "2026-12-01");
  no_more = issue (db, matter, SIYI_CASE_PAPER_NO_MORE, NULL, TRUE, "信终〔2026〕1号");
  assert_says (no_more, "不再受理告知书", "已于2026年12月1日作出复核意见", "第三十六条", NULL);

  return db;
}

static gpointer
refusals (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Matter matter = add_matter (db, "请求修复东村道路", FALSE);
  g_autoptr(GHashTable) section = given ("issuer", "示例市住建局信访科", NULL);
  g_autoptr(GHashTable) uneven = given ("demands", "修复道路\n赔偿损失", "facts", "属实", "basis", "无", "opinion", "支持：修复", NULL);
  g_autoptr(GHashTable) unsaid = given ("facts", "属实", "basis", "无", "opinion", "我们认为可以", NULL);
  g_autoptr(GHashTable) empty = given ("matter", " \n ", NULL);
  SiyiTaskPaperKind closed[] = { SIYI_CASE_PAPER_NO_MORE, SIYI_CASE_PAPER_REPORT };
  g_autofree char *of_section = refuse (db, matter, SIYI_CASE_PAPER_ACCEPTANCE, section);
  g_autofree char *of_uneven = refuse (db, matter, SIYI_CASE_PAPER_OPINION, uneven);
  g_autofree char *of_unsaid = refuse (db, matter, SIYI_CASE_PAPER_OPINION, unsaid);
  g_autofree char *of_empty = refuse (db, matter, SIYI_CASE_PAPER_ACCEPTANCE, empty);
  g_autofree char *first = NULL;
  g_autofree char *twice = NULL;

  assert_says (of_section, "示例市住建局信访科", NULL);
  assert_says (of_uneven, "2", "1", NULL);
  assert_says (of_unsaid, "解释说明", NULL);
  assert_says (of_empty, "信访事项", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (closed); i++)
    g_free (refuse (db, matter, closed[i], NULL));

  first = issue (db, matter, SIYI_CASE_PAPER_ACCEPTANCE, NULL, TRUE, "信受〔2026〕1号");
  twice = refuse (db, matter, SIYI_CASE_PAPER_ACCEPTANCE, NULL);
  assert_says (twice, "信受〔2026〕1号", NULL);

  return db;
}

/* What a person types is text: no field, no markup, no second paper. */
static gpointer
hostile (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Matter matter = add_matter (db, "请求{petitioner}<b>&\"修复\"</b>%s", FALSE);
  g_autoptr(GHashTable) reason = given ("reason", "{office}<i>&amp;%n\\n", "basis", "\u202e依据\x07{date}", NULL);
  g_autofree char *accepted = issue (db, matter, SIYI_CASE_PAPER_ACCEPTANCE, NULL, TRUE, "信受〔2026〕1号");
  g_autofree char *declined = issue (db, matter, SIYI_CASE_PAPER_DECLINE, reason, FALSE, "信不受〔2026〕1号");

  assert_says (accepted, "请求{petitioner}<b>&\"修复\"</b>%s", NULL);
  assert_says (declined, "{office}<i>&amp;%n\\n", "{date}", NULL);

  return db;
}

static gpointer
accusation (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Matter matter = add_matter (db, "检举某科长收受礼品", TRUE), other = add_matter (db, "请求修复东村道路", FALSE);
  g_autoptr(GHashTable) by_unit = given ("issuer", "示例市住建局", NULL);
  g_autoptr(GHashTable) opinions = given ("facts", "属实", "basis", "无", "opinion", "支持：修复", NULL);
  g_autoptr(GPtrArray) papers = NULL;
  g_autoptr(GError) failed = NULL;
  g_autofree char *accepted = NULL;
  g_autofree char *opinion = NULL;
  g_autofree char *action = NULL;

  g_free (refuse (db, matter, SIYI_CASE_PAPER_OPINION, opinions));
  g_free (refuse (db, matter, SIYI_CASE_PAPER_REPORT, NULL));
  g_free (refuse (db, matter, SIYI_CASE_PAPER_ACCEPTANCE, by_unit));
  accepted = issue (db, matter, SIYI_CASE_PAPER_ACCEPTANCE, NULL, TRUE, "信受〔2026〕1号");
  assert_says (accepted, "示例市信访局", NULL);
  g_assert_null (strstr (accepted, "示例市住建局"));

  /* One that became an accusation goes out on no old paper either. */
  opinion = issue (db, other, SIYI_CASE_PAPER_OPINION, opinions, FALSE, "信答〔2026〕1号");
  papers = siyi_papers_of_case (db, other.matter, &failed);
  g_assert_no_error (failed);
  action = siyi_case_edit (db, other.matter, -1, "restricted", "1", &failed);
  g_assert_no_error (failed);
  g_assert_null (siyi_stored_paper_print (db, ((SiyiStoredPaper *) g_ptr_array_index (papers, 0))->id, NULL, &failed));
  g_assert_error (failed, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);

  return db;
}

static gint64
newest (SiyiDb *db, Matter matter)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) papers = siyi_papers_of_case (db, matter.matter, &error);

  g_assert_no_error (error);

  return ((SiyiStoredPaper *) g_ptr_array_index (papers, 0))->id;
}

/* One action: paper and event come and go together; numbers stay dense, a void one keeps its own. */
static gpointer
numbers (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Matter one = add_matter (db, "请求修复东村道路", FALSE), two = add_matter (db, "请求修复西村道路", FALSE);
  const SiyiCasePaperOrder order = { two.matter, SIYI_CASE_PAPER_ACCEPTANCE, NULL, TRUE };
  g_autoptr(GError) failed = NULL;
  g_auto(SiyiTaskPaper) paper = { 0 };
  g_autofree char *first = issue (db, one, SIYI_CASE_PAPER_ACCEPTANCE, NULL, TRUE, "信受〔2026〕1号");
  g_autofree char *action = siyi_case_paper_issue (db, &order, &paper, &failed);
  g_autofree char *undone = NULL;
  g_autofree char *again = NULL;
  g_autofree char *voided = NULL;
  g_autofree char *after = NULL;
  g_autofree char *served = NULL;

  g_assert_no_error (failed);
  g_assert_cmpuint (n_events (db, two, "accepted"), ==, 1);
  undone = siyi_action_undo (db, action, &failed);
  g_assert_no_error (failed);
  g_assert_cmpuint (n_events (db, two, "accepted"), ==, 0);
  again = issue (db, two, SIYI_CASE_PAPER_ACCEPTANCE, NULL, TRUE, "信受〔2026〕2号");
  voided = siyi_paper_void (db, newest (db, two), "期限写错", &failed);
  g_assert_no_error (failed);
  g_assert_null (siyi_stored_paper_serve (db, newest (db, two), day ("2026-12-17"), NULL, &failed));
  g_assert_error (failed, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  g_clear_error (&failed);
  after = issue (db, two, SIYI_CASE_PAPER_ACCEPTANCE, NULL, TRUE, "信受〔2026〕3号");
  /* It is on record already: no second one. */
  g_assert_cmpuint (n_events (db, two, "accepted"), ==, 1);

  g_assert_null (siyi_stored_paper_serve (db, newest (db, two), day ("2026-12-16"), "直接送达", &failed));
  g_assert_error (failed, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  g_clear_error (&failed);
  served = siyi_stored_paper_serve (db, newest (db, two), day ("2026-12-17"), "直接送达", &failed);
  g_assert_no_error (failed);
  g_assert_cmpuint (n_events (db, two, "notified"), ==, 1);

  return db;
}

static gpointer
texts (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr(GError) failed = NULL;

  for (int kind = SIYI_CASE_PAPER_ACCEPTANCE; kind < SIYI_N_PAPERS; kind++)
    {
      const char *shipped = siyi_task_paper_text_shipped ((SiyiTaskPaperKind) kind, FALSE);
      g_autofree char *shown = siyi_task_paper_text_shown (shipped);
      g_autofree char *stored = siyi_task_paper_text_stored (shown);
      g_autoptr(SiyiDocument) document = siyi_task_paper_example (db, (SiyiTaskPaperKind) kind, stored, &failed);
      g_autofree char *text = NULL;

      g_assert_no_error (failed);
      g_assert_cmpstr (stored, ==, shipped);
      text = paper_text (document);
      g_assert_null (strchr (text, '{'));
      g_assert_null (strstr (text, "没有记录"));
    }

  /* A field that says nothing in this paper is none of it. */
  g_assert_null (siyi_task_paper_example (db, SIYI_CASE_PAPER_ACCEPTANCE, "于{due}前办结", &failed));
  g_assert_error (failed, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (failed->message, "“办理期限”"));

  return db;
}

typedef struct { gint64 matter; const char *path; gboolean again; SiyiSheetCount count; } Written;

static gpointer
write_file (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Written *written = data;
  g_auto(SiyiTaskPaper) paper = { 0 };
  SiyiCasePaperOrder order = { .kind = SIYI_CASE_PAPER_ACCEPTANCE };
  gboolean done;

  if (written->matter == 0)
    written->matter = add_matter (db, "请求修复东村道路", FALSE).matter;
  order.case_id = written->matter;
  done = siyi_case_paper_write (db, &order, written->path, &paper, &written->count, cancellable, error);
  g_assert_true (!done || g_str_equal (paper.number, "信受〔2026〕1号"));
  written->again = paper.again;

  return done ? db : NULL;
}

static void
test_files (Office *office, gconstpointer data)
{
  static const char * const names[] = { "a.pdf", "b.docx" };
  Written written = { .path = "/sheet.txt" };
  g_autoptr(GError) error = NULL;

  g_assert_null (office_do (office, write_file, &written, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  g_clear_error (&error);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (office->dir, names[i], NULL);
      g_autofree char *bytes = NULL;
      gsize n_bytes;

      written.path = path;
      g_assert_nonnull (office_do (office, write_file, &written, &error));
      g_assert_no_error (error);
      g_assert_cmpint (written.again, ==, i > 0);
      g_assert_true (g_file_get_contents (path, &bytes, &n_bytes, &error));
      g_assert_cmpmem (bytes, 2, i == 0 ? "%P" : "PK", 2);
      g_assert_cmpuint (written.count.n_pages, ==, 1);
    }
}

static void
test (Office *office, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (office_do (office, (SiyiWork) data, NULL, &error));
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/case-papers/fields", Office, fields, office_set_up, test, office_tear_down);
  g_test_add ("/case-papers/refusals", Office, refusals, office_set_up, test, office_tear_down);
  g_test_add ("/case-papers/hostile", Office, hostile, office_set_up, test, office_tear_down);
  g_test_add ("/case-papers/accusation", Office, accusation, office_set_up, test, office_tear_down);
  g_test_add ("/case-papers/numbers", Office, numbers, office_set_up, test, office_tear_down);
  g_test_add ("/case-papers/texts", Office, texts, office_set_up, test, office_tear_down);
  g_test_add ("/case-papers/files", Office, NULL, office_set_up, test_files, office_tear_down);

  return g_test_run ();
}
