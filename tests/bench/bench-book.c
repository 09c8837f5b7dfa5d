/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record book of a year measured: 500 sessions of four matters with a page of talk each. Prints
 * a table; asserts nothing. Argument: the number of sessions (500). */
#include <stdlib.h>
#include <sys/resource.h>

#include "notice-plan.h"
#include "siyi-case-store.h"
#include "siyi-db.h"
#include "siyi-record-book-year.h"

enum { MATTERS = 4, TALK_LINES = 24 };

typedef struct
{
  Office office;
  int    n;
} Bench;

static void
receive (SiyiDb *db,
         gint64  session,
         int     number)
{
  g_autoptr(SiyiRecord) record = siyi_record_new ();
  SiyiNewVisit visit = { .record = record, .session = session };
  g_autofree char *title = g_strdup_printf ("反映第%d号小区电梯停运", number);
  g_autoptr(GError) error = NULL;

  record->date = g_strdup ("2026-12-15");
  record->visitors = g_strdupv ((char *[]) { (char *) "欧阳戊", NULL });
  record->summary = g_strdup (title);
  record->persons = 2;
  siyi_new_visit_result_free (siyi_visit_add (db, &visit, &error));
  g_assert_no_error (error);
}

static gpointer
fill_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Bench *bench = data;
  g_autoptr(GString) talk = g_string_new (NULL);
  g_autofree char *sql = NULL;
  gint64 leader = plan_leader (db, "黎甲午", "副市长");

  for (int i = 0; i < TALK_LINES; i++)
    g_string_append (talk, "来访人说明事情的经过，领导询问细节并说明有关政策，双方核对了材料。");
  for (int i = 0; i < bench->n; i++)
    {
      const gint64 session = plan_session (db, leader, siyi_day_new (2026, 1, 1) + i * 350 / bench->n,
                                           "一号接访室", NULL);

      for (int k = 0; k < MATTERS; k++)
        receive (db, session, i * MATTERS + k);
    }
  sql = g_strdup_printf ("UPDATE visit SET talk = '%s'", talk->str);
  siyi_db_begin (db, "bench", TRUE, error);
  siyi_db_exec (db, sql, error);
  siyi_db_commit (db, error);

  return data;
}

int
main (int    argc,
      char **argv)
{
  Bench bench = { .n = argc > 1 ? atoi (argv[1]) : 500 };
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;
  SiyiSheetCount count;
  struct rusage usage;
  gint64 begun;
  double seconds;

  office_set_up (&bench.office, NULL);
  office_do (&bench.office, fill_in_thread, &bench, &error);
  g_assert_no_error (error);
  path = g_build_filename (bench.office.dir, "book.pdf", NULL);
  begun = g_get_monotonic_time ();
  siyi_record_book_year_write (bench.office.archive, 2026, path, &count, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  seconds = (double) (g_get_monotonic_time () - begun) / 1e6;
  g_print ("year book: %d sessions, %u records, %u pages in %.2f s, %.0f pages a second\n", bench.n,
           count.n_matters, count.n_pages, seconds, count.n_pages / seconds);
  getrusage (RUSAGE_SELF, &usage);
  g_print ("year book: at most %ld MB of memory, fonts among it\n", usage.ru_maxrss / 1024);
  office_tear_down (&bench.office, NULL);

  return 0;
}
