/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The example office, made by the same ways as a real one: its figures are those of the model report,
 * and what is exported comes back without loss. */
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "office.h"
#include "siyi-ledger-export.h"
#include "siyi-ledger-extra.h"
#include "siyi-ledger-store.h"
#include "siyi-office-files.h"
#include "siyi-schedule-store.h"
#include "siyi-statistics.h"
#include "siyi-takeover.h"
#include "siyi-told-store.h"

/* The year of the seed ledger; the example's current month lies in another. */
#define SEED_YEAR { .all_books = TRUE, .closed = -1, .light = -1, \
                    .from = siyi_day_new (2023, 1, 1), .to = siyi_day_new (2023, 12, 31) }

static gpointer
load_figures (SiyiDb        *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const SiyiStatQuery query = siyi_stat_query (siyi_day_new (2023, 1, 1), siyi_day_new (2023, 9, 30));

  return siyi_statistics_load (db, &query, error);
}

static gint64
value_of (const SiyiFigures *figures,
          const char        *key)
{
  const SiyiFigure *figure = siyi_figures_find (figures, key);

  g_assert_nonnull (figure);

  return figure->value;
}

static gpointer
tell_first (SiyiDb        *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  g_free (siyi_told_figure_save (db, "first.n", siyi_day_new (2023, 1, 1), siyi_day_new (2023, 9, 30), 50,
                                 "national system", error));
  g_free (siyi_told_figure_save (db, "first.n", siyi_day_new (2022, 1, 1), siyi_day_new (2022, 9, 30), 105,
                                 "national system", error));

  return NULL;
}

static gpointer
freeze_months (SiyiDb        *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  const SiyiStatQuery query = siyi_stat_query (siyi_day_new (2023, 1, 1), siyi_day_new (2023, 9, 30));

  return siyi_statistics_freeze (db, &query, error);
}

/* What no row of the example holds is told by the national system; until then it is not known. */
static void
test_the_national_figure_is_told (Office        *office,
                                  gconstpointer  data)
{
  g_autoptr(SiyiFigures) unknown = office_do (office, load_figures, NULL, NULL);
  g_autoptr(SiyiFigures) figures = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *change = NULL;
  const SiyiFigure *first;

  g_assert_cmpint (value_of (unknown, "first.n"), ==, SIYI_FIGURE_UNKNOWN);
  office_do (office, tell_first, NULL, &error);
  g_assert_no_error (error);

  figures = office_do (office, load_figures, NULL, NULL);
  first = siyi_figures_find (figures, "first.n");
  change = siyi_figure_change_text (first);
  g_assert_true (first->is_told);
  g_assert_cmpint (first->value, ==, 50);
  g_assert_cmpint (first->previous, ==, 105);
  g_assert_cmpstr (change, ==, "同比下降52.38%（上年105）");

  /* What is told of the whole stretch stays when its months are frozen. */
  g_free (office_do (office, freeze_months, NULL, &error));
  g_assert_no_error (error);
  siyi_figures_free (g_steal_pointer (&figures));
  figures = office_do (office, load_figures, NULL, NULL);
  g_assert_cmpint (figures->frozen_at, >, 0);
  g_assert_cmpint (value_of (figures, "first.n"), ==, 50);
  g_assert_cmpint (value_of (figures, "all"), ==, 1046);
  /* Of the other figures nothing is known of the year before. */
  g_assert_false (siyi_figures_find (figures, "own.batches")->has_previous);
}

static void
test_the_figures_are_those_of_the_report (Office        *office,
                                          gconstpointer  data)
{
  static const struct { const char *key; gint64 value; } wanted[] = {
    { "own.batches", 376 }, { "own.persons", 1823 },
    { "received.batches", 376 }, { "received.persons", 1823 }, { "received.sessions", 187 },
    { "prefecture.batches", 30 }, { "prefecture.persons", 52 },
    { "province.batches", 27 }, { "province.persons", 51 },
    { "capital.batches", 11 }, { "capital.persons", 11 },
    { "letters", 101 }, { "online", 501 }, { "all", 1046 },
    { "accept.rate", 10000 }, { "reply.rate", 10000 }, { "sessions", 187 }, { "tasks", 376 },
  };
  g_autoptr(SiyiFigures) figures = office_do (office, load_figures, NULL, NULL);
  const SiyiFigure *all = siyi_figures_find (figures, "all");
  gint64 sum = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_test_message ("%s", wanted[i].key);
      g_assert_cmpint (value_of (figures, wanted[i].key), ==, wanted[i].value);
    }

  for (gsize i = 0; all->parts[i] != NULL; i++)
    sum += value_of (figures, all->parts[i]);
  g_assert_cmpint (sum, ==, all->value);
  g_assert_cmpint (value_of (figures, "own.individual.batches") +
                   value_of (figures, "own.group.batches"), ==, 376);
}

static gpointer
write_statistics (SiyiDb        *db,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  const SiyiStatQuery query = siyi_stat_query (siyi_day_new (2023, 1, 1), siyi_day_new (2023, 9, 30));

  return GINT_TO_POINTER (siyi_statistics_export (db, &query, data, cancellable, error));
}

/* Numbers are numbers in the workbook, and each sheet has its rows; paper says the period. */
static void
test_the_statistics_are_written (Office        *office,
                                 gconstpointer  data)
{
  static const char * const names[] = { "out.csv", "out.xlsx", "out.pdf" };
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file = g_build_filename (office->dir, names[i], NULL);
      GStatBuf info;

      g_assert_nonnull (office_do (office, write_statistics, file, &error));
      g_assert_no_error (error);
      g_assert_cmpint (g_stat (file, &info), ==, 0);
      g_assert_cmpint (info.st_size, >, 2000);
    }

  path = g_build_filename (office->dir, "out.csv", NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, ",376,批,"));
  g_assert_nonnull (strstr (text, ",100.00,%,602,602,"));
  g_assert_nonnull (strstr (text, "指标定义"));
  g_assert_nonnull (strstr (text, "校核"));
}

static gpointer
load_months (SiyiDb        *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const SiyiStatQuery query = siyi_stat_query (siyi_day_new (2023, 1, 1), siyi_day_new (2023, 9, 30));

  return siyi_statistics_bars (db, &query, SIYI_BY_MONTH, error);
}

static void
test_the_months_add_up (Office        *office,
                        gconstpointer  data)
{
  g_autofree char *path = g_build_filename (g_getenv ("SIYI_TEST_DATA"),
                                            "seed-2023.expected.json", NULL);
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GPtrArray) months = office_do (office, load_months, NULL, NULL);
  JsonObject *wanted;

  g_assert_true (json_parser_load_from_file (parser, path, NULL));
  wanted = json_object_get_object_member (json_node_get_object (json_parser_get_root (parser)),
                                          "by_month");
  g_assert_cmpuint (months->len, ==, json_object_get_size (wanted));
  for (guint i = 0; i < months->len; i++)
    {
      const SiyiBar *month = g_ptr_array_index (months, i);
      JsonObject *one = json_object_get_object_member (wanted, month->key);

      g_assert_cmpint (month->batches, ==, json_object_get_int_member (one, "batches"));
      g_assert_cmpint (month->persons, ==, json_object_get_int_member (one, "persons"));
    }
}

/* Every row with all it holds, one text a row. */
static gpointer
describe (SiyiDb        *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const SiyiLedgerQuery query = SEED_YEAR;
  g_autoptr(GArray) ids = siyi_ledger_ids (db, &query, error);
  g_autoptr(GPtrArray) rows = siyi_ledger_load (db, (const gint64 *) (gpointer) ids->data,
                                                ids->len, error);
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < rows->len; i++)
    {
      const SiyiLedgerRow *row = g_ptr_array_index (rows, i);
      g_autoptr(SiyiLedgerExtra) extra = siyi_ledger_extra_load (db, row->id, error);
      GString *text = g_string_new (siyi_book_word (row->book));

      for (int c = 0; c < SIYI_N_COLUMNS; c++)
        g_string_append_printf (text, "|%s", row->cells[c] != NULL ? row->cells[c] : "");
      g_string_append_printf (text, "|%s|%s|%s|%s|%d|%d|%s|%s|%s|%s", extra->day_end, extra->part,
                              extra->ids, extra->purpose, extra->concerned,
                              extra->representatives, extra->registered_at, extra->accepted,
                              extra->routed, extra->replied);
      g_ptr_array_add (texts, g_string_free (text, FALSE));
    }

  return texts;
}

static gpointer
export (SiyiDb        *db,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  const SiyiLedgerQuery query = SEED_YEAR;
  SiyiExported done;
  gboolean ok = siyi_ledger_export (db, &query, NULL, 0, SIYI_AUDIENCE_INSIDE, data, &done, NULL,
                                    NULL, NULL, error);

  g_assert_true (ok);
  g_assert_cmpint (done.rows, ==, 1046);
  g_assert_cmpint (done.batches, ==, 444);
  g_assert_cmpint (done.persons, ==, 1937);

  return GINT_TO_POINTER (ok);
}

static gpointer
take_over (SiyiDb        *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autofree char *leaders = g_build_filename (g_getenv ("SIYI_DATA"), "samples", "leaders.csv",
                                               NULL);
  g_autofree char *units = g_build_filename (g_getenv ("SIYI_DATA"), "samples", "units.csv", NULL);
  SiyiOfficeNames *names;
  g_autoptr(SiyiTakeover) takeover = NULL;
  gint64 batch;

  g_assert_cmpint (siyi_leaders_import (db, leaders, error), ==, 14);
  g_assert_cmpint (siyi_units_import (db, units, error), ==, 20);
  names = siyi_office_names_load (db, error);
  takeover = siyi_takeover_read (data, names, NULL, NULL, NULL, NULL, error);
  g_assert_nonnull (takeover);
  batch = siyi_takeover_store (takeover, db, NULL, NULL, NULL, error);
  g_clear_pointer (&takeover, siyi_takeover_free);
  siyi_office_names_unref (names);

  return GINT_TO_POINTER (batch);
}

static void
test_an_exported_ledger_comes_back (Office        *office,
                                    gconstpointer  data)
{
  const char *ending = data;
  g_autofree char *name = g_strconcat ("out.", ending, NULL);
  g_autofree char *path = g_build_filename (office->dir, name, NULL);
  g_autoptr(GPtrArray) before = office_do (office, describe, NULL, NULL);
  g_autoptr(GPtrArray) after = NULL;
  g_autoptr(GError) error = NULL;
  Office other = { 0 };

  office_do (office, export, path, &error);
  g_assert_no_error (error);

  office_set_up (&other, NULL);
  office_do (&other, take_over, path, &error);
  g_assert_no_error (error);
  after = office_do (&other, describe, NULL, NULL);
  office_tear_down (&other, NULL);

  g_assert_cmpuint (before->len, ==, 1046);
  g_assert_cmpuint (after->len, ==, before->len);
  for (guint i = 0; i < before->len; i++)
    g_assert_cmpstr (g_ptr_array_index (after, i), ==, g_ptr_array_index (before, i));
}

static gpointer
load_month (SiyiDb        *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return siyi_planned_load (db, siyi_day_new (2026, 12, 1), siyi_day_new (2026, 12, 31), TRUE,
                            error);
}

/* Twenty-three working days and the office's own; before the 17th everybody who came is told, on it
 * one group has left, one is in, two wait and one is to come, then only who is booked. */
static void
test_the_current_month_is_alive (Office        *office,
                                 gconstpointer  data)
{
  g_autoptr(GPtrArray) sessions = office_do (office, load_month, NULL, NULL);
  int n_groups = 0, n_persons = 0, n_swapped = 0, n_stand_in = 0;

  g_assert_cmpuint (sessions->len, ==, 24);
  for (guint i = 0; i < sessions->len; i++)
    {
      const SiyiPlanned *session = g_ptr_array_index (sessions, i);

      n_swapped += session->change == SIYI_CHANGE_SWAPPED;
      n_stand_in += session->change == SIYI_CHANGE_STAND_IN;
      g_assert_cmpuint (session->planned->len, ==, 1);
      if (session->day == siyi_day_new (2026, 12, 17))
        {
          g_assert_cmpint (session->n_visits, ==, 5);
          g_assert_cmpint (session->n_persons, ==, 14);
          g_assert_cmpint (session->n_booked, ==, 1);
          g_assert_cmpint (session->pieces[SIYI_PIECE_RECORD].done, ==, 1);
          continue;
        }
      if (session->day > siyi_day_new (2026, 12, 17))
        {
          g_assert_cmpint (session->n_booked, ==, session->n_visits);
          continue;
        }
      g_assert_cmpint (session->pieces[SIYI_PIECE_RECORD].done, ==, session->n_visits);
      g_assert_cmpint (session->state, ==, SIYI_SESSION_HELD);
      g_assert_cmpint (session->n_booked, ==, 0);
      n_groups += session->n_visits;
      n_persons += session->n_persons;
    }
  g_assert_cmpint (n_groups, ==, 25);
  g_assert_cmpint (n_persons, ==, 108);
  g_assert_cmpint (n_swapped, ==, 2);
  g_assert_cmpint (n_stand_in, ==, 1);
}

static void
test_an_example_overwrites_nothing (Office        *office,
                                    gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = NULL;

  g_assert_false (siyi_example_create (office->folder, office->clock, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_EXISTS);
  rows = office_do (office, describe, NULL, NULL);
  g_assert_cmpuint (rows->len, ==, 1046);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, data, test) \
  g_test_add ("/example/" path, Office, data, office_set_up_example, test, office_tear_down)
  ADD ("figures", NULL, test_the_figures_are_those_of_the_report);
  ADD ("national", NULL, test_the_national_figure_is_told);
  ADD ("written", NULL, test_the_statistics_are_written);
  ADD ("months", NULL, test_the_months_add_up);
  ADD ("comes-back/xlsx", "xlsx", test_an_exported_ledger_comes_back);
  ADD ("comes-back/csv", "csv", test_an_exported_ledger_comes_back);
  ADD ("month", NULL, test_the_current_month_is_alive);
  ADD ("overwrites-nothing", NULL, test_an_example_overwrites_nothing);

  return g_test_run ();
}
