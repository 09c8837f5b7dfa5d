/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log of reminders: each line says when it rang, who saw it, how often it was put off and tried; what was
 * settled before it rang is nobody's seeing; days and kinds filter it; on paper it says the same and names no
 * petitioner. Today of the archive is 2026-12-17. */
#include "bells.h"
#include "office.h"

#include <string.h>

#include "siyi-case-store.h"
#include "siyi-reminder-paper.h"

static gint64
ring_at (SiyiDb  *db,
         SiyiDay  day,
         int      minute,
         guint    n_bells)
{
  g_autoptr(SiyiBells) bells = bells_claim (db, day, minute, "test");

  g_assert_cmpuint (bells->bells->len, ==, n_bells);

  return n_bells > 0 ? ((SiyiBell *) g_ptr_array_index (bells->bells, 0))->id : 0;
}

static gint64
last_digest (SiyiDb *db)
{
  g_autoptr(SiyiReminder) digest = siyi_reminder_last (db, "digest", NULL);

  return digest->id;
}

static SiyiReminderEntry *
entry_of (SiyiDb *db,
          gint64  id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = siyi_reminder_entries (db, &id, 1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 1);

  return g_steal_pointer (&entries->pdata[0]);
}

static void
expect (SiyiDb   *db,
        gint64    id,
        SiyiRang  rang,
        int       n_shown,
        int       n_later,
        int       n_failed)
{
  SiyiReminderEntry *entry = entry_of (db, id);

  g_assert_cmpstr (siyi_rang_word (entry->rang), ==, siyi_rang_word (rang));
  g_assert_cmpint (entry->n_shown, ==, n_shown);
  g_assert_cmpint (entry->n_later, ==, n_later);
  g_assert_cmpint (entry->n_failed, ==, n_failed);
  if (rang == SIYI_RANG_SEEN || rang == SIYI_RANG_OPENED)
    g_assert_cmpstr (entry->seen_by, ==, "tester");
  else
    g_assert_null (entry->seen_by);
  siyi_reminder_entry_free (entry);
}

static gpointer
one_life (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const SiyiDay today = siyi_day_new (2026, 12, 17);
  SiyiReminderEntry *entry;
  gint64 mark, id;

  /* A morning with nothing: marked, and nobody is said to have seen it. The calendar of 2027 is missing. */
  id = ring_at (db, today, 8 * 60 + 30, 1);
  g_assert_true (siyi_reminder_shown (db, id, TRUE, "test", NULL));
  mark = ring_at (db, siyi_day_new (2026, 12, 18), 8 * 60 + 30, 0);
  g_assert_cmpint (mark, ==, 0);
  mark = last_digest (db);
  expect (db, mark, SIYI_RANG_PAST, 0, 0, 0);

  bells_add_task (db, siyi_day_new (2026, 11, 2), 30);
  id = ring_at (db, siyi_day_new (2026, 12, 18), 9 * 60, 1);
  expect (db, id, SIYI_RANG_WAITING, 0, 0, 0);
  g_assert_true (siyi_reminder_shown (db, id, FALSE, "none", NULL));
  expect (db, id, SIYI_RANG_NOWHERE, 0, 0, 1);
  g_assert_true (siyi_reminder_shown (db, id, TRUE, "test", NULL));
  expect (db, id, SIYI_RANG_SHOWN, 1, 0, 1);
  g_assert_true (siyi_reminder_later (db, id, bells_us_of (siyi_day_new (2026, 12, 18), 10 * 60), NULL));
  expect (db, id, SIYI_RANG_LATER, 1, 1, 1);
  g_assert_true (siyi_reminder_shown (db, id, TRUE, "test", NULL));
  g_assert_true (siyi_reminder_later (db, id, bells_us_of (siyi_day_new (2026, 12, 18), 11 * 60), NULL));
  g_assert_true (siyi_reminder_shown (db, id, TRUE, "test", NULL));
  g_assert_true (siyi_reminder_seen (db, id, TRUE, NULL));
  expect (db, id, SIYI_RANG_OPENED, 3, 2, 1);

  entry = entry_of (db, id);
  g_assert_cmpstr (entry->kind, ==, "task-overdue");
  g_assert_nonnull (entry->of);
  g_assert_null (strstr (entry->of, "何"));
  siyi_reminder_entry_free (entry);

  return NULL;
}

static void
test_life (Office        *office,
           gconstpointer  data)
{
  office_do (office, one_life, NULL, NULL);
}

/* Done between its noting and its hour: the log says so, and no person. */
static gpointer
settled (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const SiyiDay today = siyi_day_new (2026, 12, 18);
  gint64 task, id;

  g_assert_true (siyi_reminder_shown (db, ring_at (db, siyi_day_new (2026, 12, 17), 8 * 60 + 30, 1), TRUE, "test", NULL));
  ring_at (db, today, 8 * 60 + 30, 0);
  task = bells_add_task (db, siyi_day_new (2026, 11, 2), 30);
  id = ring_at (db, today, 9 * 60, 1);
  g_assert_true (siyi_reminder_shown (db, id, FALSE, "none", NULL));
  {
    SiyiNewStep step = { .kind = SIYI_TASK_STEP_CLOSED, .day = siyi_day_new (2026, 12, 17), .body = "已修" };
    g_autoptr(GError) failed = NULL;

    g_free (siyi_task_add_step (db, task, &step, NULL, &failed));
    g_assert_no_error (failed);
  }
  ring_at (db, today, 10 * 60, 0);
  expect (db, id, SIYI_RANG_PAST, 0, 0, 1);

  /* The visit back is told of in its place, alone. */
  id = ring_at (db, siyi_day_new (2026, 12, 21), 8 * 60 + 30, 1);
  {
    SiyiReminderEntry *entry = entry_of (db, id);

    g_assert_cmpstr (entry->kind, ==, "digest");
    g_assert_cmpint (entry->n_told, ==, 1);
    siyi_reminder_entry_free (entry);
  }

  return NULL;
}

static void
test_settled (Office        *office,
              gconstpointer  data)
{
  office_do (office, settled, NULL, NULL);
}

/* --- Filters ------------------------------------------------------------------------------------ */

static guint
n_ids (SiyiDb            *db,
       SiyiDay            from,
       SiyiDay            to,
       SiyiReminderGroup  group)
{
  const SiyiReminderQuery query = { from != SIYI_DAY_NONE ? siyi_day_begins (from) : 0,
                                    to != SIYI_DAY_NONE ? siyi_day_begins (to + 1) : 0, group };
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) ids = siyi_reminder_ids (db, &query, &error);

  g_assert_no_error (error);

  return ids->len;
}

static gboolean
add_all (SiyiDb    *db,
         gpointer   data,
         GError   **error)
{
  for (int i = 0; i < SIYI_N_DUE; i++)
    {
      g_autofree char *subject = g_strdup_printf ("x:%d", i);

      siyi_reminder_add (db, subject, siyi_due_word ((SiyiDueKind) i), bells_us_of (siyi_day_new (2026, 12, 1) + i, 9 * 60), error);
    }
  siyi_reminder_add (db, "digest:1", "digest", bells_us_of (siyi_day_new (2026, 12, 1), 0), error);

  return TRUE;
}

static gpointer
filters (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const SiyiDay first = siyi_day_new (2026, 12, 1);
  guint n = 0;

  g_assert_true (siyi_reminders_together (db, add_all, NULL, error));

  /* Every kind stands in one group. */
  for (int i = 0; i < SIYI_N_DUE; i++)
    g_assert_cmpint (siyi_reminder_group (siyi_due_word ((SiyiDueKind) i)), !=, SIYI_REMINDERS_ALL);
  for (int group = SIYI_REMINDERS_ALL + 1; group < SIYI_N_REMINDERS; group++)
    n += n_ids (db, SIYI_DAY_NONE, SIYI_DAY_NONE, (SiyiReminderGroup) group);
  g_assert_cmpuint (n, ==, SIYI_N_DUE + 1);
  g_assert_cmpuint (n_ids (db, SIYI_DAY_NONE, SIYI_DAY_NONE, SIYI_REMINDERS_ALL), ==, SIYI_N_DUE + 1);

  /* Both days of a span are in it. */
  g_assert_cmpuint (n_ids (db, first + 2, first + 4, SIYI_REMINDERS_ALL), ==, 3);
  g_assert_cmpuint (n_ids (db, first, first, SIYI_REMINDERS_ALL), ==, 2);
  g_assert_cmpuint (n_ids (db, first, first, SIYI_REMINDERS_DIGEST), ==, 1);
  g_assert_cmpuint (n_ids (db, first + 60, SIYI_DAY_NONE, SIYI_REMINDERS_ALL), ==, 0);

  return NULL;
}

static void
test_filters (Office        *office,
              gconstpointer  data)
{
  office_do (office, filters, NULL, NULL);
}

/* --- On paper ----------------------------------------------------------------------------------- */

static gpointer
paper (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const SiyiReminderQuery all = { 0 };
  const SiyiReminderQuery none = { .until = 1 };
  g_autoptr(SiyiDocument) document = NULL;
  g_autoptr(SiyiDocument) empty = NULL;
  guint n_lines = 0, n_cells = 0;

  bells_add_task (db, siyi_day_new (2026, 11, 2), 30);
  bells_add_task (db, siyi_day_new (2026, 11, 2), 30);
  g_assert_true (siyi_reminder_shown (db, ring_at (db, siyi_day_new (2026, 12, 17), 8 * 60 + 30, 1), TRUE, "test", NULL));
  document = siyi_reminder_document (db, &all, &n_lines, error);
  g_assert_no_error (*error);
  g_assert_cmpuint (n_lines, ==, n_ids (db, SIYI_DAY_NONE, SIYI_DAY_NONE, SIYI_REMINDERS_ALL));
  for (guint b = 0; b < siyi_document_get_n_blocks (document); b++)
    {
      const SiyiBlock *block = siyi_document_get_block (document, b);

      for (guint row = 0; block->rows != NULL && row < block->rows->len; row++)
        for (guint column = 0; column < block->columns->len; column++)
          {
            const SiyiTableCell *cell = siyi_block_get_cell (block, row, column);

            n_cells++;
            g_assert_null (strstr (cell->text, "何己亥"));
            g_assert_null (strstr (cell->text, "修路"));
            if (column == 2 || column == 4)
              g_assert_cmpstr (cell->text, !=, "");
          }
    }
  g_assert_cmpuint (n_cells, ==, 7 * n_lines);

  empty = siyi_reminder_document (db, &none, &n_lines, error);
  g_assert_no_error (*error);
  g_assert_cmpuint (n_lines, ==, 0);

  return NULL;
}

static void
test_paper (Office        *office,
            gconstpointer  data)
{
  office_do (office, paper, NULL, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/reminder-log/" name, Office, NULL, office_set_up, function, office_tear_down)
  ADD ("life", test_life);
  ADD ("settled", test_settled);
  ADD ("filters", test_filters);
  ADD ("paper", test_paper);

  return g_test_run ();
}
