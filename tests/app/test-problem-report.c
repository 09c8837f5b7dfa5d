/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where damage is, in words of an office, and the text that tells it: a row for each kind of place. Names of tables
 * only where no better word is known; nothing that a person typed is in a place at all. */
#include <locale.h>

#include <gio/gio.h>
#include <libintl.h>

#include "siyi-ledger.h"
#include "siyi-problem-report.h"
#include "siyi-problem-words.h"

#define DAY siyi_day_new (2026, 3, 5)

static const struct { SiyiProblemPlace place; gboolean with_day; const char *words; } rows[] = {
  { { SIYI_WHERE_NONE }, FALSE, NULL },
  { { SIYI_WHERE_DATABASE, .text = (char *) "main.db" }, FALSE, "main.db" },
  { { SIYI_WHERE_ROWS, .text = (char *) "visit", .id = 7 }, FALSE, "Table visit, row 7" },
  { { SIYI_WHERE_ROWS, .text = (char *) "visit", .id = 7, .last = 90 }, FALSE, "Table visit, rows 7 to 90" },
  { { SIYI_WHERE_ROWS, .text = (char *) "session_leader" }, FALSE, "Table session_leader" },
  { { SIYI_WHERE_TRAIL, .id = 12 }, FALSE, "Line 12 of the audit trail" },
  { { SIYI_WHERE_VOLUME, .text = (char *) "photos-2026-03" }, FALSE, "photos-2026-03.db" },
  { { SIYI_WHERE_FILE, .text = (char *) "photos-2026-03", .id = 4 }, FALSE, "No. 4 in photos-2026-03.db" },
  { { SIYI_WHERE_FILE, .text = (char *) "photos-2026-03", .id = 4 }, TRUE,
    "No. 4 in photos-2026-03.db, session of 5 Mar 2026" },
  { { SIYI_WHERE_YEAR_OF_BOOK, .id = 2025, .book = SIYI_BOOK_CAPITAL }, FALSE, "To the capital ledger of 2025" },
  { { SIYI_WHERE_YEAR_OF_PAPERS, .id = 2026 }, FALSE, "Papers of 2026" },
  { { SIYI_WHERE_MONTH, .text = (char *) "2026-04" }, FALSE, "Notice of April 2026" },
  { { SIYI_WHERE_MONTH, .text = (char *) "2026-4x" }, FALSE, "2026-4x" },
  { { SIYI_WHERE_VISIT, .id = 31, .book = SIYI_BOOK_RECEPTION, .year = 2026, .serial = 17 }, TRUE,
    "Receptions ledger of 2026, no. 17" },
  { { SIYI_WHERE_VISIT, .id = 31, .year = 2026 }, TRUE, "Visit of 5 Mar 2026 (record 31)" },
  { { SIYI_WHERE_VISIT, .id = 31, .year = 2026 }, FALSE, "Visit (record 31)" },
  { { SIYI_WHERE_CASE, .id = 8, .text = (char *) "JF20260008" }, FALSE, "Matter JF20260008" },
  { { SIYI_WHERE_CASE, .id = 8 }, FALSE, "Matter (record 8)" },
  { { SIYI_WHERE_SESSION, .id = 3 }, TRUE, "Session of 5 Mar 2026 (record 3)" },
  { { SIYI_WHERE_SESSION, .id = 3 }, FALSE, "Session (record 3)" },
  { { SIYI_WHERE_IMPORT, .id = 2 }, TRUE, "Import of 5 Mar 2026 (record 2)" },
  { { SIYI_WHERE_IMPORT, .id = 2 }, FALSE, "Import (record 2)" },
  { { SIYI_WHERE_PERIOD, .id = 1 }, TRUE, "Figures of 5 Mar 2026 to 5 Mar 2026" },
  { { SIYI_WHERE_PERIOD, .id = 1 }, FALSE, "Figures (record 1)" },
};

static char *
words_of (gsize i)
{
  SiyiProblemPlace place = rows[i].place;

  place.day = place.last_day = rows[i].with_day ? DAY : SIYI_DAY_NONE;

  return siyi_problem_words_place (&place);
}

static void
test_places (void)
{
  g_autoptr(GArray) seen = g_array_new (FALSE, TRUE, sizeof (gboolean));

  g_array_set_size (seen, SIYI_N_WHERES);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = words_of (i);

      g_assert_cmpstr (words, ==, rows[i].words);
      g_array_index (seen, gboolean, rows[i].place.kind) = TRUE;
    }
  for (guint kind = 0; kind < seen->len; kind++)
    g_assert_true (g_array_index (seen, gboolean, kind));
}

static void
add (GPtrArray       *problems,
     SiyiProblemKind  kind,
     SiyiWhere        where,
     gint64           id,
     gint64           n)
{
  SiyiProblem *problem = g_new0 (SiyiProblem, 1);

  problem->kind = kind;
  problem->n = n;
  problem->place.kind = where;
  problem->place.id = id;
  g_ptr_array_add (problems, problem);
}

/* Two rows twice the same place, one that stands for eleven, a kind that only counts. */
static GPtrArray *
some_problems (void)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_problem_free);

  add (problems, SIYI_PROBLEM_VOID, SIYI_WHERE_VISIT, 1, 1);
  add (problems, SIYI_PROBLEM_TRAIL_GAP, SIYI_WHERE_TRAIL, 9, 1);
  add (problems, SIYI_PROBLEM_VOID, SIYI_WHERE_VISIT, 1, 1);
  for (int id = 2; id <= 4; id++)
    add (problems, SIYI_PROBLEM_VOID, SIYI_WHERE_VISIT, id, 1);
  add (problems, SIYI_PROBLEM_VOID, SIYI_WHERE_VISIT, 5, 11);
  add (problems, SIYI_PROBLEM_ALARMS, SIYI_WHERE_NONE, 0, 6);

  return problems;
}

static void
test_first_and_more (void)
{
  g_autoptr(GPtrArray) problems = some_problems ();
  g_autoptr(GPtrArray) findings = siyi_findings_new (problems);
  const SiyiFinding *trail = g_ptr_array_index (findings, 0), *void_rows = g_ptr_array_index (findings, 1),
                    *alarms = g_ptr_array_index (findings, 2);
  g_autofree char *one = siyi_finding_places (trail, 3);
  g_autofree char *first = siyi_finding_places (void_rows, 3);
  g_autofree char *all = siyi_finding_places (void_rows, 0);

  g_assert_cmpuint (findings->len, ==, 3);
  g_assert_cmpuint (void_rows->n, ==, 16);
  g_assert_cmpstr (one, ==, "Line 9 of the audit trail");
  g_assert_cmpstr (first, ==, "Visit (record 1)\nVisit (record 2)\nVisit (record 3)\nand 12 more");
  g_assert_cmpstr (all, ==, "Visit (record 1)\nVisit (record 2)\nVisit (record 3)\nVisit (record 4)\nVisit (record 5)\n"
                            "and 10 more");
  g_assert_cmpuint (alarms->n, ==, 6);
  g_assert_null (siyi_finding_places (alarms, 3));
}

static void
test_report (void)
{
  g_autoptr(GPtrArray) problems = some_problems ();
  g_autoptr(GPtrArray) findings = siyi_findings_new (problems);
  g_autoptr(GDateTime) moment = g_date_time_new_local (2026, 12, 17, 8, 30, 0);
  g_autofree char *report = siyi_findings_report (findings, "office", g_date_time_to_unix (moment) * G_USEC_PER_SEC);

  g_assert_cmpstr (report, ==,
                   "What a Check of the Archive Found\nArchive: office\nChecked: 2026-12-17 08:30\n\n"
                   "1. Lines of the audit trail are missing: 1 place\n    Line 9 of the audit trail\n"
                   "2. A voided visit has no reason: 16 places\n    Visit (record 1)\n    Visit (record 2)\n"
                   "    Visit (record 3)\n    Visit (record 4)\n    Visit (record 5)\n    and 10 more\n"
                   "3. Days of open tasks and time limits are not what the rules say: 6 places\n");
}

/* In an office's language nothing of a place stays English but a file's or a table's name. */
static void
test_chinese (void)
{
  if (setlocale (LC_ALL, "zh_CN.UTF-8") == NULL)
    {
      g_test_skip ("The locale zh_CN.UTF-8 is not generated here");
      return;
    }
  bindtextdomain ("siyi", g_getenv ("SIYI_LOCALEDIR"));
  bind_textdomain_codeset ("siyi", "UTF-8");
  textdomain ("siyi");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = words_of (i);

      g_assert_true (words == NULL || g_strcmp0 (words, rows[i].words) != 0 || rows[i].place.kind == SIYI_WHERE_DATABASE ||
                     rows[i].place.kind == SIYI_WHERE_VOLUME || rows[i].place.kind == SIYI_WHERE_MONTH);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/problem-report/places", test_places);
  g_test_add_func ("/app/problem-report/first-and-more", test_first_and_more);
  g_test_add_func ("/app/problem-report/report", test_report);
  g_test_add_func ("/app/problem-report/chinese", test_chinese);

  return g_test_run ();
}
