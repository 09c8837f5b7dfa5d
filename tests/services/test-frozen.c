/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Frozen months say the same on every reprint, whatever is changed, voided or added later; what changed is
 * told with who and when (domain, section 4.4). */
#include <string.h>

#include "behind-check.h"
#include "siyi-case-store.h"
#include "siyi-ledger-store.h"

typedef struct
{
  StoreFixture  fixture;
  RandomArchive random;
  SiyiStatQuery query;
  char         *action;
} Frozen;

static void
set_up (Frozen        *self,
        gconstpointer  data)
{
  store_fixture_set_up (&self->fixture);
  random_archive_make (&self->random, &self->fixture, 260);
  /* Parts and wholes over three years: every visit of the archive may stand in it. */
  self->query = siyi_stat_query (siyi_day_new (2024, 1, 1), siyi_day_new (2026, 11, 30));
}

static void
tear_down (Frozen        *self,
           gconstpointer  data)
{
  random_archive_clear (&self->random);
  g_clear_pointer (&self->action, g_free);
  store_fixture_tear_down (&self->fixture);
}

static gpointer
freeze (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_statistics_freeze (db, data, error);
}

static gpointer
load_frozen (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_statistics_frozen (db, data, error);
}

/* All that is printed of a period, as one text. */
static gpointer
print (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const SiyiStatQuery *query = data;
  GString *text = g_string_new (NULL);
  g_autoptr(SiyiFigures) figures = siyi_statistics_load (db, query, error);
  g_autoptr(GPtrArray) cross = siyi_statistics_cross (db, query, error);

  for (guint i = 0; i < figures->figures->len; i++)
    {
      const SiyiFigure *figure = &g_array_index (figures->figures, SiyiFigure, i);
      g_autofree char *value = siyi_figure_value_text (figure);

      g_string_append_printf (text, "%s %s\n", figure->key, value);
    }
  for (int by = SIYI_BY_MONTH; by < SIYI_N_DIMENSIONS; by++)
    {
      g_autoptr(GPtrArray) bars = siyi_statistics_bars (db, query, (SiyiDimension) by, error);

      for (guint i = 0; i < bars->len; i++)
        {
          const SiyiBar *bar = g_ptr_array_index (bars, i);

          g_string_append_printf (text, "%d %s %s %d %d %d\n", by, bar->key, bar->words, (int) bar->batches,
                                  (int) bar->persons, (int) bar->sessions);
        }
    }
  for (guint i = 0; i < cross->len; i++)
    {
      const SiyiCrossRow *row = g_ptr_array_index (cross, i);

      for (int cell = 0; cell < 6; cell++)
        g_string_append_printf (text, "%s %d %d\n", row->words, (int) row->batches[cell / 2][cell % 2],
                                (int) row->persons[cell / 2][cell % 2]);
    }

  return g_string_free (text, FALSE);
}

/* The first live visit at or after @from that counts by its day in the frozen stretch. */
static gint64
some_visit (const Frozen *self,
            gint64        from)
{
  for (guint i = (guint) from; i < self->random.visits->len; i++)
    {
      const AVisit *visit = &g_array_index (self->random.visits, AVisit, i);

      if (visit->row_state == 0 && !visit->booked && visit->book == 0 && strlen (visit->day) == 10 &&
          strcmp (visit->day, "2026-11-30") <= 0)
        return visit->id;
    }
  g_assert_not_reached ();
}

static gpointer
void_visit (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_visit_void (db, *(gint64 *) data, "entered twice", error);
}

static gpointer
undo (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_action_undo (db, data, error);
}

static const SiyiCorrection *
find_correction (const SiyiFrozen *frozen,
                 const char       *key)
{
  for (guint i = 0; i < frozen->figures->len; i++)
    if (strcmp (((SiyiCorrection *) g_ptr_array_index (frozen->figures, i))->key, key) == 0)
      return g_ptr_array_index (frozen->figures, i);

  return NULL;
}

static const SiyiCorrectionLine *
find_line (const SiyiFrozen *frozen,
           gint64            visit)
{
  for (guint i = 0; i < frozen->lines->len; i++)
    if (((SiyiCorrectionLine *) g_ptr_array_index (frozen->lines, i))->visit == visit)
      return g_ptr_array_index (frozen->lines, i);

  return NULL;
}

/* What adds up over months is the same frozen as counted; whole years have rows without a day, which no
 * month has. */
static void
test_freezing_changes_no_figure (Frozen        *self,
                                 gconstpointer  data)
{
  SiyiStatQuery month = siyi_stat_query (siyi_day_new (2025, 5, 1), siyi_day_new (2025, 5, 31));
  g_autofree char *before = store_read (&self->fixture, print, &month);
  g_autofree char *after = NULL;

  self->action = store_write (&self->fixture, freeze, &month);
  g_assert_nonnull (self->action);
  after = store_read (&self->fixture, print, &month);
  g_assert_cmpstr (after, ==, before);
}

static void
test_a_reprint_is_the_same (Frozen        *self,
                            gconstpointer  data)
{
  gint64 voided = some_visit (self, 0);
  gint64 changed = some_visit (self, voided);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *sql = NULL;
  g_autoptr(SiyiFrozen) frozen = NULL;
  BehindCheck check = { &self->random, &self->query, 0 };

  self->action = store_write (&self->fixture, freeze, &self->query);
  before = store_read (&self->fixture, print, &self->query);
  store_read (&self->fixture, behind_check_work, &check);
  frozen = store_read (&self->fixture, load_frozen, &self->query);
  g_assert_cmpint (frozen->at, >, 0);
  g_assert_cmpstr (frozen->who, ==, "tester");
  /* Rows of which only the year is known are in no month. */
  g_assert_cmpuint (frozen->lines->len, ==, 0);
  siyi_frozen_free (g_steal_pointer (&frozen));

  g_free (store_write (&self->fixture, void_visit, &voided));
  sql = g_strdup_printf ("UPDATE visit SET persons = 777 WHERE id = %d; "
                         "INSERT INTO visit (id, uid, case_id, book, year, serial, day, persons) "
                         "VALUES (9999, 'late', 1, 0, 2025, 9999, '2025-03-03', 3);", (int) changed);
  store_tamper (self->fixture.folder, sql);
  store_fixture_reopen (&self->fixture);

  after = store_read (&self->fixture, print, &self->query);
  g_assert_cmpstr (after, ==, before);

  frozen = store_read (&self->fixture, load_frozen, &self->query);
  g_assert_cmpuint (frozen->lines->len, ==, 3);
  g_assert_cmpstr (find_line (frozen, voided)->who, ==, "tester");
  g_assert_cmpint (find_line (frozen, voided)->at, >, 0);
  g_assert_cmpstr (find_line (frozen, voided)->what, ==, "作废");
  g_assert_nonnull (strstr (find_line (frozen, changed)->what, "改为777"));
  g_assert_cmpstr (find_line (frozen, 9999)->what, ==, "新增");
  g_assert_nonnull (find_correction (frozen, "own.persons"));
}

static void
test_a_corrected_figure_says_both (Frozen        *self,
                                   gconstpointer  data)
{
  gint64 visit = some_visit (self, 0);
  const AVisit *row = &g_array_index (self->random.visits, AVisit, visit - 1);
  g_autoptr(SiyiFrozen) frozen = NULL;
  const SiyiCorrection *batches, *persons;
  SiyiSpan month;

  month = siyi_span_of_days (siyi_day_parse (row->day), siyi_day_parse (row->day));
  month = siyi_span_month_at (&month, 0);
  self->query = siyi_stat_query (month.from, month.to);
  self->action = store_write (&self->fixture, freeze, &self->query);
  g_free (store_write (&self->fixture, void_visit, &visit));

  frozen = store_read (&self->fixture, load_frozen, &self->query);
  batches = find_correction (frozen, "own.batches");
  persons = find_correction (frozen, "own.persons");
  g_assert_cmpint (batches->frozen, ==, batches->now + 1);
  g_assert_cmpint (persons->frozen, ==, persons->now + row->persons);
  g_assert_null (find_correction (frozen, "letters"));
}

static void
test_a_freeze_can_be_taken_back (Frozen        *self,
                                 gconstpointer  data)
{
  gint64 voided = some_visit (self, 0);
  g_autoptr(SiyiFrozen) frozen = NULL;
  g_autofree char *live = NULL;
  g_autofree char *after = NULL;
  g_autofree char *redo = NULL;

  self->action = store_write (&self->fixture, freeze, &self->query);
  g_free (store_write (&self->fixture, void_visit, &voided));
  redo = store_write (&self->fixture, undo, self->action);
  g_assert_nonnull (redo);

  frozen = store_read (&self->fixture, load_frozen, &self->query);
  g_assert_cmpint (frozen->at, ==, 0);
  g_assert_cmpint (store_number (self->fixture.folder, "SELECT (SELECT count (*) FROM frozen_figure) + "
                                 "(SELECT count (*) FROM frozen_visit)"), ==, 0);
  live = store_read (&self->fixture, print, &self->query);

  /* Frozen anew it fixes what counts now. */
  g_free (store_write (&self->fixture, freeze, &self->query));
  after = store_read (&self->fixture, print, &self->query);
  siyi_frozen_free (g_steal_pointer (&frozen));
  frozen = store_read (&self->fixture, load_frozen, &self->query);
  g_assert_null (find_line (frozen, voided));
  g_assert_nonnull (live);
}

static void
test_only_months_that_are_over (Frozen        *self,
                                gconstpointer  data)
{
  const SiyiStatQuery queries[] = {
    siyi_stat_query (siyi_day_new (2026, 12, 1), siyi_day_new (2026, 12, 31)),
    siyi_stat_query (siyi_day_new (2026, 1, 1), siyi_day_new (2026, 12, 31)),
    siyi_stat_query (siyi_day_new (2026, 3, 2), siyi_day_new (2026, 3, 31)),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr(GError) error = NULL;
      SiyiStatQuery query = queries[i];

      g_assert_null (siyi_archive_run (self->fixture.archive, SIYI_ACCESS_WRITE, freeze, &query, NULL, &error));
      g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
    }
}

/* One month and then the year: the month keeps its figures, the others get theirs; twice is refused. */
static void
test_a_frozen_month_stays_in_a_longer_stretch (Frozen        *self,
                                               gconstpointer  data)
{
  gint64 voided = some_visit (self, 0);
  const AVisit *row = &g_array_index (self->random.visits, AVisit, voided - 1);
  SiyiSpan span = siyi_span_of_days (siyi_day_parse (row->day), siyi_day_parse (row->day));
  SiyiStatQuery month = { 0 };
  g_autoptr(SiyiFrozen) frozen = NULL;
  g_autoptr(GError) error = NULL;

  month.span = siyi_span_month_at (&span, 0);
  g_free (store_write (&self->fixture, freeze, &month));
  g_free (store_write (&self->fixture, void_visit, &voided));
  g_free (store_write (&self->fixture, freeze, &self->query));

  frozen = store_read (&self->fixture, load_frozen, &self->query);
  g_assert_nonnull (find_line (frozen, voided));
  g_assert_cmpuint (frozen->lines->len, ==, 1);
  g_assert_null (siyi_archive_run (self->fixture.archive, SIYI_ACCESS_WRITE, freeze, &self->query, NULL, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_EXISTS);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add ("/frozen/" path, Frozen, NULL, set_up, test, tear_down)
  ADD ("changes-nothing", test_freezing_changes_no_figure);
  ADD ("reprint", test_a_reprint_is_the_same);
  ADD ("both", test_a_corrected_figure_says_both);
  ADD ("taken-back", test_a_freeze_can_be_taken_back);
  ADD ("over", test_only_months_that_are_over);
  ADD ("longer", test_a_frozen_month_stays_in_a_longer_stretch);

  return g_test_run ();
}
