/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The archive measured: taking over a hundred thousand records, then search, ledger and pages over
 * a million cases. Prints a table; asserts nothing. Argument: the number of cases (1000000). */
#include <glib/gstdio.h>
#include <stdlib.h>
#include <time.h>

#include "siyi-case-store.h"
#include "siyi-import-store.h"
#include "siyi-ledger-store.h"
#include "store-fixture.h"

enum { IN_BATCH = 100000, TIMES = 5 };

static double
cpu_seconds (void)
{
  struct timespec at;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &at);

  return (double) at.tv_sec + (double) at.tv_nsec / 1e9;
}

typedef struct
{
  int         first, n, at;
  SiyiRecord *record;
  const char *hash;
  gint64      batch;
  double      making;      /* CPU seconds spent on making the records, not storing them */
} Source;

/* The cells a file of 16 columns would have had. */
static void
add_raw (SiyiRecord *record)
{
  const char *texts[] = {
    "1", record->date, record->leaders[0], record->post, record->method, record->place,
    record->visitors[0], "3", record->address, record->phones[0], record->summary,
    record->class_name, record->first, record->opinion, record->units[0], record->handler,
  };

  record->raw = g_array_new (FALSE, FALSE, sizeof (SiyiRawCell));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      SiyiRawCell cell = { (SiyiField) i + 1, "", i, record->row, texts[i] };

      g_array_append_val (record->raw, cell);
    }
}

static gboolean
next_record (gpointer            data,
             const SiyiRecord  **record,
             GError            **error)
{
  Source *source = data;
  double start = cpu_seconds ();

  g_clear_pointer (&source->record, siyi_record_free);
  if (source->at == source->n)
    return FALSE;

  source->record = store_record (source->first + source->at++);
  add_raw (source->record);
  *record = source->record;
  source->making += cpu_seconds () - start;

  return TRUE;
}

static gpointer
import_in_thread (SiyiDb        *db,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Source *source = data;
  SiyiImportHead head = { .file_name = (char *) "bench.xlsx", .file_hash = (char *) source->hash,
                          .n_rows = source->n, .n_visits = source->n };

  source->batch = siyi_import_store (db, &head, NULL, 0, next_record, source, (guint64) source->n,
                                     NULL, NULL, cancellable, error);

  return NULL;
}

static void
fill (StoreFixture *fixture,
      int           n)
{
  for (int first = 0; first < n; first += IN_BATCH)
    {
      g_autofree char *hash = g_strdup_printf ("batch %d", first);
      Source source = { first, MIN (IN_BATCH, n - first), 0, NULL, hash, 0, 0 };
      double start = cpu_seconds ();
      gint64 begun = g_get_monotonic_time ();

      store_write (fixture, import_in_thread, &source);
      g_print ("takeover of %7d records at %8d   CPU %6.2f s   wall %6.2f s\n", source.n, first,
               cpu_seconds () - start - source.making,
               (double) (g_get_monotonic_time () - begun) / 1e6 - source.making);
    }
}

static gpointer
cases_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_cases_ids (db, data, error);
}

static gpointer
lines_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  GArray *ids = data;

  return siyi_cases_load (db, (const gint64 *) ids->data, ids->len, error);
}

static gpointer
ledger_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_ledger_ids (db, data, error);
}

static gpointer
rows_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  GArray *ids = data;

  return siyi_ledger_load (db, (const gint64 *) ids->data, ids->len, error);
}

static gpointer
sum_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  SiyiLedgerSums sums;

  siyi_ledger_sum (db, data, &sums, error);

  return NULL;
}

static gpointer
twins_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_twins_find (db, "欧阳戊", "19900000123", NULL, "反映集体土地征收补偿款未足额发放", 0,
                          error);
}

static void
measure (StoreFixture *fixture,
         const char   *what,
         SiyiWork      work,
         gpointer      data,
         void        (*release) (gpointer))
{
  double best = 1e9, worst = 0;

  for (int i = 0; i < TIMES; i++)
    {
      gint64 begun = g_get_monotonic_time ();
      gpointer result = store_read (fixture, work, data);
      double ms = (double) (g_get_monotonic_time () - begun) / 1e3;

      best = MIN (best, ms);
      worst = MAX (worst, ms);
      if (result != NULL)
        release (result);
    }
  g_print ("%-44s %8.2f to %8.2f ms\n", what, best, worst);
}

static void
measure_search (StoreFixture *fixture,
                const char   *what,
                const char   *words)
{
  SiyiCasesQuery query = { .words = words, .limit = 50, .today = siyi_day_new (2026, 12, 17) };

  measure (fixture, what, cases_in_thread, &query, (void (*) (gpointer)) g_array_unref);
}

static void
measure_ledger (StoreFixture *fixture)
{
  SiyiLedgerQuery query = { .closed = -1, .light = -1, .today = siyi_day_new (2026, 12, 17) };
  SiyiLedgerQuery by_day = query, by_name = query, words = query;
  g_autoptr(GArray) ids = store_read (fixture, ledger_in_thread, &query);
  g_autoptr(GArray) page = g_array_new (FALSE, FALSE, sizeof (gint64));

  by_day.sort = SIYI_COLUMN_DATE;
  by_name.sort = SIYI_COLUMN_VISITORS;
  words.words = "征收";
  measure (fixture, "ledger: ids in the book's order", ledger_in_thread, &query,
           (void (*) (gpointer)) g_array_unref);
  measure (fixture, "ledger: ids by day", ledger_in_thread, &by_day,
           (void (*) (gpointer)) g_array_unref);
  measure (fixture, "ledger: ids by pinyin of the visitor", ledger_in_thread, &by_name,
           (void (*) (gpointer)) g_array_unref);
  measure (fixture, "ledger: ids with words", ledger_in_thread, &words,
           (void (*) (gpointer)) g_array_unref);
  measure (fixture, "ledger: sums", sum_in_thread, &query, g_free);

  g_array_append_vals (page, (gint64 *) ids->data + ids->len / 2, MIN (128, ids->len / 2));
  measure (fixture, "ledger: a page of 128 rows", rows_in_thread, page,
           (void (*) (gpointer)) g_ptr_array_unref);
}

static void
measure_cases (StoreFixture *fixture)
{
  SiyiCasesQuery all = { .today = siyi_day_new (2026, 12, 17) };
  SiyiCasesQuery first = { .limit = 50, .today = siyi_day_new (2026, 12, 17) };
  g_autoptr(GArray) ids = store_read (fixture, cases_in_thread, &first);

  measure_search (fixture, "search: two Han characters, common", "征收");
  measure_search (fixture, "search: two Han characters, a name", "欧阳");
  measure_search (fixture, "search: one Han character", "孙");
  measure_search (fixture, "search: three Han characters", "补偿款");
  measure_search (fixture, "search: pinyin initials", "oyw");
  measure_search (fixture, "search: full pinyin", "ouyangwu");
  measure_search (fixture, "search: one letter", "o");
  measure_search (fixture, "search: digits of a phone", "0012345");
  measure_search (fixture, "search: nothing to find", "龘龘");
  measure (fixture, "cases: ids, all", cases_in_thread, &all,
           (void (*) (gpointer)) g_array_unref);
  measure (fixture, "cases: ids, first 50", cases_in_thread, &first,
           (void (*) (gpointer)) g_array_unref);
  measure (fixture, "cases: 50 lines", lines_in_thread, ids,
           (void (*) (gpointer)) g_ptr_array_unref);
  measure (fixture, "twins of a visit", twins_in_thread, NULL,
           (void (*) (gpointer)) g_ptr_array_unref);
}

int
main (int    argc,
      char **argv)
{
  StoreFixture fixture;
  int n = argc > 1 ? atoi (argv[1]) : 1000000;

  store_fixture_set_up (&fixture);
  fill (&fixture, n);
  g_print ("main.db of %d cases: %" G_GINT64_FORMAT " MB\n", n,
           store_number (fixture.folder, "PRAGMA page_count") * 4096 / 1000000);
  measure_cases (&fixture);
  measure_ledger (&fixture);
  store_fixture_tear_down (&fixture);

  return 0;
}
