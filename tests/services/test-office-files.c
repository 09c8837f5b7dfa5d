/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The office's own files: what is right is stored as written, what is wrong is refused whole with a
 * sentence that names the file and the line. */
#include <string.h>

#include "office.h"
#include "siyi-ledger-store.h"
#include "siyi-office-files.h"
#include "siyi-office-store.h"

#define LEADERS_HEAD "姓名,职务,分管工作,排序,每月固定接访,请假\n"
#define UNITS_HEAD "名称,简称,别名,曾用名,类别\n"

typedef struct
{
  const char *name;
  const char *text;
  const char *place;    /* what the refusal names beside the file; NULL: taken */
  int         n;        /* of a taken file: how many */
} Case;

static const Case leader_cases[] = {
  { "as-documented", LEADERS_HEAD "顾甲申,市委书记,全面,1,是,2026-12-01..2026-12-11\n", NULL, 1 },
  { "columns-in-any-order", "每月固定接访,姓名,排序\n否,顾甲申,3\n是,陆乙酉,1\n", NULL, 2 },
  { "name-alone", "姓名\n顾甲申\n", NULL, 1 },
  { "spaced-name", "姓 名\n顾　甲申\n", NULL, 1 },
  { "unknown-column", "姓名,手机\n顾甲申,19900000001\n", NULL, 1 },
  { "blank-lines", "\n姓名,职务\n\n顾甲申,市委书记\n,\n", NULL, 1 },
  { "several-leaves", LEADERS_HEAD "顾甲申,书记,,1,是,2026-12-16；2026-12-23\n", NULL, 1 },
  { "no-heading", "顾甲申,市委书记\n", "line 1", 0 },
  { "no-lines", LEADERS_HEAD, "leaders.csv", 0 },
  { "empty-name", LEADERS_HEAD ",市委书记,,1,是,\n", "line 2", 0 },
  { "name-twice", LEADERS_HEAD "顾甲申,书记,,1,是,\n陆乙酉,市长,,2,是,\n顾甲申,书记,,3,否,\n", "line 4", 0 },
  { "heading-twice", "姓名,职务,姓名\n顾甲申,书记,陆乙酉\n", "line 1", 0 },
  { "order-in-words", LEADERS_HEAD "顾甲申,书记,,第一,是,\n", "line 2", 0 },
  { "neither-yes-nor-no", LEADERS_HEAD "顾甲申,书记,,1,每月,\n", "line 2", 0 },
  { "no-such-day", LEADERS_HEAD "顾甲申,书记,,1,是,2026-02-30\n", "line 2", 0 },
  { "leave-backwards", LEADERS_HEAD "顾甲申,书记,,1,是,2026-12-11..2026-12-01\n", "line 2", 0 },
  { "leave-in-words", LEADERS_HEAD "顾甲申,书记,,1,是,十二月上旬\n", "line 2", 0 },
  { "one-bad-leave-of-two", LEADERS_HEAD "顾甲申,书记,,1,是,2026-12-16；2026-13-01\n", "line 2", 0 },
  { "comma-without-quotes", LEADERS_HEAD "顾甲申,书记,党建,1,是,,2026-12-01\n", "line 2", 0 },
};

static const Case unit_cases[] = {
  { "as-documented", UNITS_HEAD "示例市教育局,市教育局,教育局|教体局,市教委,市直部门\n", NULL, 1 },
  { "own-names-repeat", UNITS_HEAD "示例市教育局,教育局,教育局|示例市教育局,教育局,\n", NULL, 1 },
  { "name-alone", "名称\n示例市教育局\n示例市财政局\n", NULL, 2 },
  { "no-full-name", UNITS_HEAD ",市教育局,,,\n", "line 2", 0 },
  { "unit-twice", UNITS_HEAD "示例市教育局,,,,\n示例市教育局,,,,\n", "line 3", 0 },
  { "alias-of-two", UNITS_HEAD "示例市教育局,,教育局,,\n示例市体育局,,教育局,,\n", "line 3", 0 },
  { "alias-is-a-unit", UNITS_HEAD "示例市教育局,,财政局,,\n财政局,,,,\n", "line 3", 0 },
  { "old-name-is-an-alias", UNITS_HEAD "甲局,,乙局,,\n丙局,,,乙局,\n", "line 3", 0 },
  { "short-name-of-two", UNITS_HEAD "甲局,市局,,,\n丙局,市局,,,\n", "line 3", 0 },
};

#define NOTICE(off, work) "{\"2027\":{\"off\":[" off "],\"work\":[" work "],\"source\":\"发1号\"}}"

static const Case calendar_cases[] = {
  { "one-year", NOTICE ("\"2027-01-01\"", "\"2027-01-02\""), NULL, 1 },
  { "december-before", NOTICE ("\"2026-12-31\"", ""), NULL, 1 },
  { "nothing-off", NOTICE ("", ""), NULL, 1 },
  { "no-json", "{\"2027\":", "1:8", 0 },
  { "a-list", "[]", "calendar.json", 0 },
  { "no-year", "{}", "calendar.json", 0 },
  { "year-in-words", "{\"next\":{\"off\":[],\"work\":[],\"source\":\"x\"}}", "next", 0 },
  { "no-source", "{\"2027\":{\"off\":[],\"work\":[]}}", "source", 0 },
  { "no-list", "{\"2027\":{\"off\":[],\"source\":\"x\"}}", "work", 0 },
  { "no-such-day", NOTICE ("\"2027-02-29\"", ""), "off", 0 },
  { "day-as-number", NOTICE ("20270101", ""), "off", 0 },
  { "off-and-worked", NOTICE ("\"2027-01-02\"", "\"2027-01-02\""), "2027-01-02", 0 },
  { "day-twice", NOTICE ("\"2027-01-01\",\"2027-01-01\"", ""), "2027-01-01", 0 },
  { "another-year", NOTICE ("\"2028-01-01\"", ""), "2028-01-01", 0 },
  { "day-of-a-stored-year", "{\"2027\":{\"off\":[\"2026-12-31\"],\"work\":[],\"source\":\"x\"},"
    "\"2026\":{\"off\":[\"2026-12-31\"],\"work\":[],\"source\":\"x\"}}", "2026-12-31", 0 },
  { "second-year-wrong", "{\"2027\":{\"off\":[],\"work\":[],\"source\":\"x\"},"
    "\"2028\":{\"off\":[\"2028-02-30\"],\"work\":[],\"source\":\"x\"}}", "off", 0 },
};

typedef struct
{
  const char  *file;
  int        (*import) (SiyiDb *db, const char *path, GError **error);
  const Case  *cases;
  gsize        n_cases;
} Table;

static const Table tables[] = {
  { "leaders.csv", siyi_leaders_import, leader_cases, G_N_ELEMENTS (leader_cases) },
  { "units.csv", siyi_units_import, unit_cases, G_N_ELEMENTS (unit_cases) },
  { "calendar.json", siyi_calendar_import, calendar_cases, G_N_ELEMENTS (calendar_cases) },
};

/* What the office knows, in one text: leaders, units, calendar. */
static gpointer
describe (SiyiDb        *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  GString *text = g_string_new (NULL);
  g_autoptr(GPtrArray) leaders = siyi_leaders_load (db, siyi_day_new (2026, 12, 17), TRUE, error);
  g_autoptr(GPtrArray) units = siyi_units_load (db, TRUE, error);
  g_autoptr(GPtrArray) days = siyi_calendar_rows (db, error);

  g_assert_no_error (*error);
  for (guint i = 0; i < leaders->len; i++)
    {
      const SiyiLeader *leader = g_ptr_array_index (leaders, i);

      g_string_append_printf (text, "%s %s %d %d %u\n", leader->name, leader->post, leader->rank,
                              leader->monthly, leader->leave->len);
    }
  for (guint i = 0; i < units->len; i++)
    g_string_append_printf (text, "%s\n", ((SiyiUnit *) g_ptr_array_index (units, i))->name);
  g_string_append_printf (text, "%u days\n", days->len);

  return g_string_free (text, FALSE);
}

typedef struct
{
  const Table *table;
  const char  *path;
} Import;

static gpointer
import (SiyiDb        *db,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  const Import *job = data;

  return GINT_TO_POINTER (job->table->import (db, job->path, error));
}

static void
check_case (Office      *office,
            const Table *table,
            const Case  *one)
{
  g_autofree char *path = office_write_file (office, table->file, one->text);
  g_autofree char *before = office_do (office, describe, NULL, NULL);
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;
  Import job = { table, path };
  int n;

  g_test_message ("%s: %s", table->file, one->name);
  n = GPOINTER_TO_INT (office_do (office, import, &job, &error));
  if (one->place == NULL)
    {
      g_assert_no_error (error);
      g_assert_cmpint (n, ==, one->n);
      return;
    }

  g_assert_cmpint (n, ==, -1);
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, table->file));
  g_assert_nonnull (strstr (error->message, one->place));
  after = office_do (office, describe, NULL, NULL);
  g_assert_cmpstr (before, ==, after);
}

static void
test_files_are_taken_or_refused_whole (void)
{
  for (gsize t = 0; t < G_N_ELEMENTS (tables); t++)
    for (gsize i = 0; i < tables[t].n_cases; i++)
      {
        Office office = { 0 };

        office_set_up (&office, NULL);
        check_case (&office, &tables[t], &tables[t].cases[i]);
        office_tear_down (&office, NULL);
      }
}

static gpointer
load_leaders (SiyiDb        *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  return siyi_leaders_load (db, siyi_day_new (2026, 12, 17), TRUE, error);
}

static void
test_leaders_are_stored_as_written (Office        *office,
                                    gconstpointer  data)
{
  g_autofree char *path = office_write_file (office, "leaders.csv", LEADERS_HEAD
    "贺丁亥,常务副市长,\"发展改革,财政\",2,否,2026-12-03..2026-12-04；2026-12-31..2027-01-06\n"
    "顾甲申,市委书记,全面,1,是,2026-12-07\n");
  Import job = { &tables[0], path };
  g_autoptr(GPtrArray) leaders = NULL;
  const SiyiLeader *leader;
  const SiyiLeave *leave;

  g_assert_cmpint (GPOINTER_TO_INT (office_do (office, import, &job, NULL)), ==, 2);
  leaders = office_do (office, load_leaders, NULL, NULL);
  g_assert_cmpuint (leaders->len, ==, 2);

  leader = g_ptr_array_index (leaders, 0);
  g_assert_cmpstr (leader->name, ==, "顾甲申");
  g_assert_true (leader->monthly);
  leave = &g_array_index (leader->leave, SiyiLeave, 0);
  g_assert_cmpint (leave->from, ==, siyi_day_new (2026, 12, 7));
  g_assert_cmpint (leave->to, ==, leave->from);

  leader = g_ptr_array_index (leaders, 1);
  g_assert_cmpstr (leader->portfolio, ==, "发展改革,财政");
  g_assert_false (leader->monthly);
  g_assert_cmpuint (leader->leave->len, ==, 2);
  leave = &g_array_index (leader->leave, SiyiLeave, 1);
  g_assert_cmpint (leave->to, ==, siyi_day_new (2027, 1, 6));
}

/* A second file may not take a name from a unit that the archive has already. */
static void
test_names_of_other_units_are_taken (Office        *office,
                                     gconstpointer  data)
{
  g_autofree char *first = office_write_file (office, "units.csv",
                                              UNITS_HEAD "示例市教育局,,教育局,,\n");
  Import job = { &tables[1], first };
  g_autofree char *second = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (GPOINTER_TO_INT (office_do (office, import, &job, NULL)), ==, 1);
  second = office_write_file (office, "more.csv", UNITS_HEAD "示例市教育督导局,,教育局,,\n");
  job.path = second;
  g_assert_cmpint (GPOINTER_TO_INT (office_do (office, import, &job, &error)), ==, -1);
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "示例市教育局"));
}

static gpointer
days_of_2026 (SiyiDb        *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(GPtrArray) rows = siyi_calendar_rows (db, error);
  int n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += ((SiyiCalendarRow *) g_ptr_array_index (rows, i))->year == 2026;

  return GINT_TO_POINTER (n);
}

/* A corrected notice replaces the one before, and no other year. */
static void
test_a_notice_replaces_its_year (Office        *office,
                                 gconstpointer  data)
{
  g_autofree char *path = office_write_file (office, "calendar.json",
    "{\"2026\":{\"off\":[\"2026-01-01\"],\"work\":[\"2026-01-04\"],\"source\":\"更正\"}}");
  Import job = { &tables[2], path };
  g_autofree char *before = office_do (office, describe, NULL, NULL);
  g_autofree char *after = NULL;

  g_assert_cmpint (GPOINTER_TO_INT (office_do (office, days_of_2026, NULL, NULL)), ==, 39);
  g_assert_cmpint (GPOINTER_TO_INT (office_do (office, import, &job, NULL)), ==, 1);
  g_assert_cmpint (GPOINTER_TO_INT (office_do (office, days_of_2026, NULL, NULL)), ==, 2);
  after = office_do (office, describe, NULL, NULL);
  g_assert_cmpstr (before, !=, after);
}

static gpointer
preview (SiyiDb        *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  return siyi_calendar_preview (db, data, error);
}

static gpointer
load_calendar (SiyiDb        *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  return siyi_calendar_load (db, error);
}

static gpointer
undo_last (SiyiDb        *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autofree char *action = siyi_office_last_action (db);

  return siyi_action_undo (db, action, error);
}

/* A file can be looked at before it is taken, and then is one action however many years it holds. */
static void
test_a_file_is_looked_at (Office        *office,
                          gconstpointer  data)
{
  g_autofree char *path = office_write_file (office, "calendar.json",
    "{\"2026\":{\"off\":[\"2026-01-01\"],\"work\":[],\"source\":\"更正\"},"
    "\"2027\":{\"off\":[\"2027-01-04\"],\"work\":[\"2027-01-03\"],\"source\":\"新\"}}");
  g_autofree char *wrong = office_write_file (office, "wrong.json", "{\"2027\":{}}");
  Import job = { &tables[2], path };
  g_autofree char *before = office_do (office, describe, NULL, NULL);
  g_autofree char *looked = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *action = NULL;
  g_autoptr(SiyiCalendar) would_be = office_do (office, preview, path, NULL);
  g_autoptr(SiyiCalendar) is = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_null (office_do (office, preview, wrong, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  looked = office_do (office, describe, NULL, NULL);
  g_assert_cmpstr (before, ==, looked);

  g_assert_cmpint (GPOINTER_TO_INT (office_do (office, import, &job, NULL)), ==, 2);
  is = office_do (office, load_calendar, NULL, NULL);
  for (SiyiDay day = siyi_day_new (2025, 12, 1); day < siyi_day_new (2028, 2, 1); day++)
    g_assert_cmpint (siyi_calendar_day_kind (would_be, day), ==, siyi_calendar_day_kind (is, day));

  action = office_do (office, undo_last, NULL, NULL);
  g_assert_nonnull (action);
  undone = office_do (office, describe, NULL, NULL);
  g_assert_cmpstr (before, ==, undone);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office-files/taken-or-refused-whole", test_files_are_taken_or_refused_whole);
#define ADD(path, test) g_test_add (path, Office, NULL, office_set_up, test, office_tear_down)
  ADD ("/office-files/leaders-as-written", test_leaders_are_stored_as_written);
  ADD ("/office-files/names-of-others", test_names_of_other_units_are_taken);
  ADD ("/office-files/notice-replaces-year", test_a_notice_replaces_its_year);
  ADD ("/office-files/looked-at", test_a_file_is_looked_at);

  return g_test_run ();
}
