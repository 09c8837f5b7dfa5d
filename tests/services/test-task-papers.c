/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Papers of follow-up: what they say, whom they may reach, their numbers, and that a reprint is the same
 * paper whatever was changed since. */
#include "office.h"

#include <string.h>

#include <glib/gstdio.h>

#include "paper-text.h"
#include "siyi-case-store.h"
#include "siyi-task-papers.h"

static SiyiDay
day (const char *text)
{
  return siyi_day_parse (text);
}

static gint64
add_matter (SiyiDb *db, gboolean restricted)
{
  static const char * const units[] = { "示例市住建局", "壬湖街道", NULL };
  const char *names[] = { "欧阳戊子", NULL };
  const char *phones[] = { "19900000123", NULL };
  g_autoptr(SiyiRecord) record = siyi_record_new ();
  SiyiNewVisit visit = { .record = record };
  g_autoptr(GError) error = NULL;
  g_autofree char *action = NULL;
  SiyiNewVisitResult *result;
  gint64 task = 0;

  record->date = g_strdup ("2026-11-02");
  record->visitors = g_strdupv ((char **) names);
  record->phones = g_strdupv ((char **) phones);
  record->address = g_strdup ("柳河镇东村一组");
  record->persons = 1;
  record->summary = g_strdup ("反映东村道路坍塌，请求修复");
  record->opinion = g_strdup ("请住建局核实后答复");
  record->restricted = restricted;
  result = siyi_visit_add (db, &visit, &error);
  g_assert_no_error (error);
  action = siyi_task_assign (db, result->visit, units, "冯壬申", day ("2026-11-03"), (SiyiLimit) { 30, SIYI_DAYS_CALENDAR },
                             SIYI_DAY_NONE, &task, &error);
  g_assert_no_error (error);
  siyi_new_visit_result_free (result);

  return task;
}

static void
step (SiyiDb *db, gint64 task, SiyiNewStep new_step)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *action = NULL;

  new_step.day = day ("2026-12-10");
  action = siyi_task_add_step (db, task, &new_step, NULL, &error);
  g_assert_no_error (error);
}

/* The text of the paper, its number first. */
static char *
issue (SiyiDb *db, gint64 task, SiyiTaskPaperKind kind, const char *number, gboolean again)
{
  g_autoptr(GError) error = NULL;
  g_auto(SiyiTaskPaper) paper = { 0 };
  g_autoptr(SiyiDocument) document = siyi_task_paper_issue (db, task, kind, &paper, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (paper.number, ==, number);
  g_assert_cmpint (paper.again, ==, again);

  return paper_text (document);
}

static void
refuse (SiyiDb *db, gint64 task, SiyiTaskPaperKind kind)
{
  g_autoptr(GError) error = NULL;
  g_auto(SiyiTaskPaper) paper = { 0 };

  g_assert_null (siyi_task_paper_issue (db, task, kind, &paper, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
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

static void
office_words (SiyiDb *db)
{
  g_autoptr(GError) error = NULL;

  siyi_setting_set (db, "office.name", "示例市信访局", NULL, &error);
  siyi_setting_set (db, "office.phone", "0000-1234567", NULL, &error);
  g_assert_no_error (error);
}

static gpointer
fields (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 task = add_matter (db, FALSE);
  g_autofree char *sheet = NULL;
  g_autofree char *letter = NULL;
  g_autofree char *notice = NULL;
  g_autofree char *circular = NULL;
  g_autofree char *slip = NULL;
  g_autofree char *record = NULL;

  office_words (db);
  sheet = issue (db, task, SIYI_TASK_PAPER_ASSIGNMENT, "信交〔2026〕1号", FALSE);
  /* By name to the unit that has to serve the answer; numbers it asks for singly. */
  assert_says (sheet, "信交〔2026〕1号", "示例市住建局：", "壬湖街道", "欧阳戊子", "199****0123", "柳河镇东村一组",
               "反映东村道路坍塌，请求修复", "请住建局核实后答复", "2026年12月3日", "5个工作日", "冯壬申", "示例市信访局",
               "0000-1234567", "2026年12月17日", NULL);
  g_assert_null (strstr (sheet, "19900000123"));

  refuse (db, task, SIYI_TASK_PAPER_URGING);
  step (db, task, (SiyiNewStep) { .kind = SIYI_TASK_STEP_URGED, .way = "letter", .grounds = "overdue,no-report" });
  letter = issue (db, task, SIYI_TASK_PAPER_URGING, "信催〔2026〕1号", FALSE);
  /* Five working days from 10 December; 14 days past the last one. */
  assert_says (letter, "信交〔2026〕1号", "无正当理由超期；未反馈办理结果", "第1次", "14天", "2026年12月17日前书面答复", NULL);
  circular = issue (db, task, SIYI_TASK_PAPER_CIRCULAR, "信通〔2026〕1号", FALSE);
  assert_says (circular, "各有关单位：", "示例市住建局", "欧阳某某", NULL);
  g_assert_null (strstr (circular, "欧阳戊子"));

  refuse (db, task, SIYI_TASK_PAPER_EXTENSION);
  step (db, task, (SiyiNewStep) { .kind = SIYI_TASK_STEP_EXTENSION_ASKED, .days = 20, .body = "需要现场勘验" });
  refuse (db, task, SIYI_TASK_PAPER_EXTENSION);
  step (db, task, (SiyiNewStep) { .kind = SIYI_TASK_STEP_EXTENSION_APPROVED });
  notice = issue (db, task, SIYI_TASK_PAPER_EXTENSION, "信延〔2026〕1号", FALSE);
  /* 3 November and 50 days: 23 December, a Wednesday. */
  assert_says (notice, "欧阳戊子：", "第三十四条", "需要现场勘验", "延长20天", "至2026年12月23日", "2026年12月3日", "送达方式", NULL);

  step (db, task, (SiyiNewStep) { .kind = SIYI_TASK_STEP_ANSWERED, .body = "已修复" });
  step (db, task, (SiyiNewStep) { .kind = SIYI_TASK_STEP_SENT_BACK, .body = "没有附验收材料" });
  slip = issue (db, task, SIYI_TASK_PAPER_RETURN, "信退〔2026〕1号", FALSE);
  assert_says (slip, "没有附验收材料", "重新办理", NULL);
  step (db, task, (SiyiNewStep) { .kind = SIYI_TASK_STEP_ANSWERED, .body = "已修复，附验收材料" });
  step (db, task, (SiyiNewStep) { .kind = SIYI_TASK_STEP_SERVED });
  step (db, task, (SiyiNewStep) { .kind = SIYI_TASK_STEP_VISITED_BACK, .way = "phone", .person = "欧阳戊子", .body = "道路已通" });
  record = issue (db, task, SIYI_TASK_PAPER_VISIT_BACK, "信回〔2026〕1号", FALSE);
  assert_says (record, "电话回访", "道路已通", "欧阳戊子", NULL);

  return db;
}

static gpointer
accusation (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 task = add_matter (db, TRUE);
  g_autoptr(GError) failed = NULL;
  g_autoptr(GPtrArray) papers = NULL;

  step (db, task, (SiyiNewStep) { .kind = SIYI_TASK_STEP_URGED, .grounds = "overdue" });
  refuse (db, task, SIYI_TASK_PAPER_ASSIGNMENT);
  refuse (db, task, SIYI_TASK_PAPER_URGING);
  refuse (db, task, SIYI_TASK_PAPER_SUPERVISION);
  refuse (db, task, SIYI_TASK_PAPER_CIRCULAR);
  step (db, task, (SiyiNewStep) { .kind = SIYI_TASK_STEP_ANSWERED, .body = "已查" });
  step (db, task, (SiyiNewStep) { .kind = SIYI_TASK_STEP_SENT_BACK, .body = "不清楚" });
  refuse (db, task, SIYI_TASK_PAPER_RETURN);
  /* A refusal takes no number. */
  papers = siyi_papers_of_task (db, task, &failed);
  g_assert_no_error (failed);
  g_assert_cmpuint (papers->len, ==, 0);

  return db;
}

static void
void_newest (SiyiDb *db, gint64 task)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) papers = siyi_papers_of_task (db, task, &error);
  g_autofree char *action = siyi_paper_void (db, ((SiyiStoredPaper *) g_ptr_array_index (papers, 0))->id, "期限写错", &error);

  g_assert_no_error (error);
  g_assert_nonnull (action);
}

static gpointer
reprint (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 task = add_matter (db, FALSE), other = add_matter (db, FALSE);
  g_autoptr(GError) failed = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autofree char *of_other = NULL;
  g_autofree char *action = NULL;

  office_words (db);
  first = issue (db, task, SIYI_TASK_PAPER_ASSIGNMENT, "信交〔2026〕1号", FALSE);
  of_other = issue (db, other, SIYI_TASK_PAPER_ASSIGNMENT, "信交〔2026〕2号", FALSE);
  g_assert_cmpstr (first, !=, of_other);

  /* Office, template and history go on; the paper stays what was sent. */
  siyi_setting_set (db, "office.name", "改名后的信访局", NULL, &failed);
  g_assert_no_error (failed);
  g_assert_null (siyi_task_paper_template_save (db, SIYI_TASK_PAPER_ASSIGNMENT, FALSE, "{no-such-field}", &failed));
  g_assert_error (failed, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  g_clear_error (&failed);
  action = siyi_task_paper_template_save (db, SIYI_TASK_PAPER_ASSIGNMENT, FALSE, "本局自己的话：{unit}于{due}前报{office}。", &failed);
  g_assert_no_error (failed);
  second = issue (db, task, SIYI_TASK_PAPER_ASSIGNMENT, "信交〔2026〕1号", TRUE);
  g_assert_cmpstr (first, ==, second);

  /* A void paper keeps its number; the next has the next one and says what is true now. */
  void_newest (db, task);
  third = issue (db, task, SIYI_TASK_PAPER_ASSIGNMENT, "信交〔2026〕3号", FALSE);
  assert_says (third, "本局自己的话：示例市住建局于2026年12月3日前报改名后的信访局。", NULL);

  return db;
}

typedef struct { gint64 task; const char *path; SiyiSheetCount count; } Written;

static gpointer
write_file (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Written *written = data;
  g_auto(SiyiTaskPaper) paper = { 0 };
  gboolean done;

  if (written->task == 0)
    written->task = add_matter (db, FALSE);
  done = siyi_task_paper_write (db, written->task, SIYI_TASK_PAPER_ASSIGNMENT, written->path, &paper, &written->count,
                                cancellable, error);
  g_assert_true (!done || paper.number != NULL);

  return done ? db : NULL;
}

static gpointer
n_papers (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr(GPtrArray) papers = siyi_papers_of_task (db, *(gint64 *) data, error);

  return GUINT_TO_POINTER (papers->len);
}

/* Each shipped text, shown with names and stored with keys again, makes a whole paper of the example. */
static gpointer
examples (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr(GError) failed = NULL;

  office_words (db);
  for (int kind = 0; kind < SIYI_N_TASK_PAPERS; kind++)
    for (int again = 0; again < 2; again++)
      {
        const char *shipped = siyi_task_paper_text_shipped ((SiyiTaskPaperKind) kind, again);
        g_autofree char *shown = siyi_task_paper_text_shown (shipped);
        g_autofree char *stored = siyi_task_paper_text_stored (shown);
        g_autoptr(SiyiDocument) document = siyi_task_paper_example (db, (SiyiTaskPaperKind) kind, stored, &failed);
        g_autofree char *text = NULL;

        g_assert_no_error (failed);
        g_assert_cmpstr (stored, ==, shipped);
        for (const char *at = strchr (shown, '{'); at != NULL; at = strchr (at + 1, '{'))
          g_assert_false (g_ascii_isalpha (at[1]));
        text = paper_text (document);
        g_assert_null (strchr (text, '{'));
        g_assert_null (strstr (text, "没有记录"));
      }

  g_assert_null (siyi_task_paper_example (db, SIYI_TASK_PAPER_URGING, "请{主办部门}办理{due", &failed));
  g_assert_error (failed, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (failed->message, "“主办部门”"));
  g_clear_error (&failed);
  g_assert_null (siyi_task_paper_example (db, SIYI_TASK_PAPER_URGING, "请于{due前办结", &failed));
  g_assert_error (failed, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);

  return db;
}

static void
run (Office *office, SiyiWork work)
{
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (office_do (office, work, NULL, &error));
  g_assert_no_error (error);
}

static void
test_fields (Office *office, gconstpointer data)
{
  run (office, fields);
}

static void
test_examples (Office *office, gconstpointer data)
{
  run (office, examples);
}

static void
test_accusation (Office *office, gconstpointer data)
{
  run (office, accusation);
}

static void
test_reprint (Office *office, gconstpointer data)
{
  run (office, reprint);
}

static void
test_files (Office *office, gconstpointer data)
{
  static const char * const names[] = { "a.pdf", "b.docx" };
  Written written = { 0 };
  g_autoptr(GError) error = NULL;

  written.path = "/sheet.txt";
  g_assert_null (office_do (office, write_file, &written, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_cmpuint (GPOINTER_TO_UINT (office_do (office, n_papers, &written.task, &error)), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (office->dir, names[i], NULL);
      g_autofree char *bytes = NULL;
      gsize n_bytes;

      written.path = path;
      g_assert_nonnull (office_do (office, write_file, &written, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &bytes, &n_bytes, &error));
      g_assert_cmpmem (bytes, 2, i == 0 ? "%P" : "PK", 2);
      g_assert_cmpuint (written.count.n_pages, ==, 1);
    }
  g_assert_cmpuint (GPOINTER_TO_UINT (office_do (office, n_papers, &written.task, &error)), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/task-papers/fields", Office, NULL, office_set_up, test_fields, office_tear_down);
  g_test_add ("/task-papers/examples", Office, NULL, office_set_up, test_examples, office_tear_down);
  g_test_add ("/task-papers/accusation", Office, NULL, office_set_up, test_accusation, office_tear_down);
  g_test_add ("/task-papers/reprint", Office, NULL, office_set_up, test_reprint, office_tear_down);
  g_test_add ("/task-papers/files", Office, NULL, office_set_up, test_files, office_tear_down);

  return g_test_run ();
}
