/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What rings: over three years of days every step the rules name rings once, on a working day, in office
 * hours, also after days with the PC switched off; a summary first, the urgent singly after it; what a
 * process left claimed is shown by the next; names stay off the screen. Today of the archive is 2026-12-17. */
#include "bells.h"
#include "office.h"

#include <string.h>

#include "siyi-backup-store.h"
#include "siyi-case-store.h"
#include "siyi-db-private.h"
#include "siyi-keeping.h"
#include "siyi-office-store.h"

#define MOST_TASKS 200

typedef struct
{
  gint64   id;
  SiyiDay  assigned, closed;
  int      days;
  GArray  *expected;       /* SiyiDay */
  GHashTable *rung;        /* steps, as numbers */
} Task;

typedef struct
{
  SiyiDb       *db;
  SiyiCalendar *calendar;
  Task          tasks[MOST_TASKS];
  guint         n_tasks;
} World;

static void
answer (SiyiDb *db,
        gint64  task,
        SiyiDay day)
{
  const SiyiTaskStepKind kinds[] = { SIYI_TASK_STEP_CLOSED, SIYI_TASK_STEP_VISITED_BACK, SIYI_TASK_STEP_EVALUATED };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      SiyiNewStep step = { .kind = kinds[i], .day = day, .value = "满意", .body = "已修" };
      g_autoptr(GError) error = NULL;
      g_autofree char *action = siyi_task_add_step (db, task, &step, NULL, &error);

      g_assert_no_error (error);
    }
}

/* The step the rules name for a day: days after the last one, or -1000 for "soon due". */
static gboolean
named_step (World       *world,
            const Task  *task,
            SiyiDay      day,
            int         *step)
{
  static const int rungs[] = { -3, 0, 1, 5, 10 };
  const SiyiLimit limit = { task->days, SIYI_DAYS_CALENDAR };
  const SiyiDay due = siyi_limit_due (limit, task->assigned, world->calendar, SIYI_ROLL_NON_WORKING).last;
  const int past = (int) (day - due);
  SiyiClockRules rules;
  SiyiClockReading reading;
  gboolean named = FALSE;

  siyi_clock_rules_init (&rules);
  siyi_limit_read (&rules, world->calendar, limit, task->assigned, SIYI_DAY_NONE, day, &reading);
  if (siyi_clock_light (&reading) == SIYI_LIGHT_GREEN)
    return FALSE;

  *step = -1000;
  named = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (rungs); i++)
    if (past >= rungs[i])
      *step = rungs[i];
  if (past > 10)
    *step = past - past % 5;

  return named;
}

static void
expect (World   *world,
        SiyiDay  day)
{
  for (guint i = 0; i < world->n_tasks; i++)
    {
      Task *task = &world->tasks[i];
      int step;

      if (task->closed != SIYI_DAY_NONE || !named_step (world, task, day, &step) ||
          g_hash_table_contains (task->rung, GINT_TO_POINTER (step + 5000)))
        continue;
      g_hash_table_add (task->rung, GINT_TO_POINTER (step + 5000));
      g_array_append_val (task->expected, day);
    }
}

/* The days on which reminders of a task were noted, by their own rows. */
static void
check_task (World      *world,
            const Task *task,
            GPtrArray  *reminders)
{
  g_autofree char *prefix = g_strdup_printf ("task:%" G_GINT64_FORMAT ":", task->id);
  guint n = 0;

  for (guint i = 0; i < reminders->len; i++)
    {
      const SiyiReminder *reminder = g_ptr_array_index (reminders, i);
      const SiyiMoment at = siyi_moment_now (reminder->due_at);

      if (!g_str_has_prefix (reminder->subject, prefix))
        continue;
      g_assert_true (siyi_calendar_is_working (world->calendar, at.day));
      g_assert_cmpint (at.minute, >=, 8 * 60 + 30);
      g_assert_cmpint (at.minute, <, 17 * 60 + 30);
      g_assert_cmpint (reminder->n_shown, ==, 1);
      g_assert_cmpuint (n, <, task->expected->len);
      g_assert_cmpint (at.day, ==, g_array_index (task->expected, SiyiDay, n));
      n++;
    }
  g_assert_cmpuint (n, ==, task->expected->len);
}

static GPtrArray *
all_reminders (SiyiDb *db)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_reminder_free);

  for (gint64 id = 1;; id++)
    {
      SiyiReminder *one = siyi_reminder_load (db, id, NULL);

      if (one == NULL)
        return all;
      g_ptr_array_add (all, one);
    }
}

static gpointer
three_years (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  World world = { .db = db, .calendar = siyi_calendar_load (db, NULL) };
  const SiyiDay first = siyi_day_new (2024, 1, 2), last = siyi_day_new (2026, 12, 16);
  g_autoptr(GPtrArray) reminders = NULL;
  guint n_expected = 0;

  for (SiyiDay day = first; day <= last; day++)
    {
      if (g_test_rand_int_range (0, 12) == 0 && world.n_tasks < MOST_TASKS)
        {
          Task *task = &world.tasks[world.n_tasks++];

          *task = (Task) { .assigned = day, .days = g_test_rand_int_range (3, 61) };
          task->id = bells_add_task (db, day, task->days);
          task->expected = g_array_new (FALSE, FALSE, sizeof (SiyiDay));
          task->rung = g_hash_table_new (NULL, NULL);
        }
      /* Answered at last, so that not all of three years ring. */
      for (guint i = 0; i < world.n_tasks; i++)
        if (world.tasks[i].closed == SIYI_DAY_NONE && day > world.tasks[i].assigned &&
            g_test_rand_int_range (0, 40) == 0)
          {
            world.tasks[i].closed = day;
            answer (db, world.tasks[i].id, day);
          }
      /* Now and then the PC stays off. */
      if (g_test_rand_int_range (0, 5) == 0)
        continue;

      siyi_bells_free (bells_show (db, day, g_test_rand_int_range (0, 8 * 60 + 30)));
      if (siyi_calendar_is_working (world.calendar, day))
        expect (&world, day);
      siyi_bells_free (bells_show (db, day, g_test_rand_int_range (8 * 60 + 30, 17 * 60 + 30)));
      siyi_bells_free (bells_show (db, day, g_test_rand_int_range (17 * 60 + 30, 24 * 60)));
    }

  reminders = all_reminders (db);
  for (guint i = 0; i < world.n_tasks; i++)
    {
      check_task (&world, &world.tasks[i], reminders);
      n_expected += world.tasks[i].expected->len;
      g_array_unref (world.tasks[i].expected);
      g_hash_table_unref (world.tasks[i].rung);
    }
  g_test_message ("%u tasks rang %u times", world.n_tasks, n_expected);
  g_assert_cmpuint (n_expected, >, 50);
  siyi_calendar_unref (world.calendar);

  return NULL;
}

static void
test_three_years (Office        *office,
                  gconstpointer  data)
{
  office_do (office, three_years, NULL, NULL);
}

/* A summary at the start, one bell of its own for what comes after; nothing twice. */
static gpointer
one_day (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const SiyiDay today = siyi_day_new (2026, 12, 17);
  SiyiBells *bells;
  const SiyiBell *bell;

  bells_add_task (db, siyi_day_new (2026, 11, 2), 30);
  bells_add_task (db, siyi_day_new (2026, 11, 17), 30);
  bells = bells_show (db, today, 8 * 60 + 29);
  g_assert_cmpuint (bells->bells->len, ==, 0);
  siyi_bells_free (bells);

  bells = bells_show (db, today, 8 * 60 + 30);
  g_assert_cmpuint (bells->bells->len, ==, 1);
  bell = g_ptr_array_index (bells->bells, 0);
  g_assert_cmpstr (bell->tag, ==, "digest");
  g_assert_null (strstr (bell->body, "何"));
  siyi_bells_free (bells);

  bells = bells_show (db, today, 9 * 60);
  g_assert_cmpuint (bells->bells->len, ==, 0);
  siyi_bells_free (bells);

  bells_add_task (db, siyi_day_new (2026, 11, 3), 30);
  bells = bells_show (db, today, 10 * 60);
  g_assert_cmpuint (bells->bells->len, ==, 1);
  bell = g_ptr_array_index (bells->bells, 0);
  g_assert_true (bell->urgent);
  g_assert_cmpint (bell->kind, ==, SIYI_DUE_TASK_OVERDUE);
  g_assert_null (strstr (bell->body, "何"));
  g_assert_null (strstr (bell->body, "修路"));
  siyi_bells_free (bells);

  return NULL;
}

static void
test_one_day (Office        *office,
              gconstpointer  data)
{
  office_do (office, one_day, NULL, NULL);
}

/* Ten at once are one more summary, not ten bubbles. */
static gpointer
many (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const SiyiDay today = siyi_day_new (2026, 12, 17);
  SiyiBells *bells;

  siyi_bells_free (bells_show (db, today, 8 * 60 + 30));
  for (int i = 0; i < 10; i++)
    bells_add_task (db, siyi_day_new (2026, 11, 2), 30);
  bells = bells_show (db, today, 9 * 60);
  g_assert_cmpuint (bells->bells->len, ==, 1);
  g_assert_cmpstr (((SiyiBell *) g_ptr_array_index (bells->bells, 0))->tag, ==, "digest");
  siyi_bells_free (bells);
  bells = bells_show (db, today, 9 * 60 + 1);
  g_assert_cmpuint (bells->bells->len, ==, 0);
  siyi_bells_free (bells);

  return NULL;
}

static void
test_many (Office        *office,
           gconstpointer  data)
{
  office_do (office, many, NULL, NULL);
}

/* Killed between claiming and showing: another process leaves it alone while the claim is fresh, and
 * shows it when the claim is old. */
static gpointer
killed (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const SiyiDay today = siyi_day_new (2026, 12, 17);
  SiyiBells *bells;
  gint64 id;

  bells_add_task (db, siyi_day_new (2026, 11, 2), 30);
  bells = bells_claim (db, today, 9 * 60, "first");
  g_assert_cmpuint (bells->bells->len, ==, 1);
  id = ((SiyiBell *) g_ptr_array_index (bells->bells, 0))->id;
  siyi_bells_free (bells);

  bells = bells_claim (db, today, 9 * 60 + 1, "second");
  g_assert_cmpuint (bells->bells->len, ==, 0);
  siyi_bells_free (bells);

  bells = bells_claim (db, today, 9 * 60 + 3, "second");
  g_assert_cmpuint (bells->bells->len, ==, 1);
  g_assert_cmpint (((SiyiBell *) g_ptr_array_index (bells->bells, 0))->id, ==, id);
  g_assert_true (siyi_reminder_shown (db, id, TRUE, NULL, NULL));
  siyi_bells_free (bells);

  bells = bells_claim (db, today, 9 * 60 + 30, "third");
  g_assert_cmpuint (bells->bells->len, ==, 0);
  siyi_bells_free (bells);

  return NULL;
}

static void
test_killed (Office        *office,
             gconstpointer  data)
{
  office_do (office, killed, NULL, NULL);
}

/* A server that is missing: tried again, nothing lost; put off: rings again at its hour; seen: never. */
static gpointer
retried (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const SiyiDay today = siyi_day_new (2026, 12, 17);
  const gint64 nine = bells_us_of (today, 9 * 60);
  SiyiBells *bells;
  gint64 id;

  siyi_bells_free (bells_show (db, today, 8 * 60 + 30));
  bells_add_task (db, siyi_day_new (2026, 11, 2), 30);
  bells = bells_claim (db, today, 9 * 60, "one");
  g_assert_cmpuint (bells->bells->len, ==, 1);
  id = ((SiyiBell *) g_ptr_array_index (bells->bells, 0))->id;
  g_assert_true (siyi_reminder_shown (db, id, FALSE, "no server", NULL));
  siyi_bells_free (bells);

  bells = bells_show (db, today, 9 * 60 + 1);
  g_assert_cmpuint (bells->bells->len, ==, 1);
  siyi_bells_free (bells);

  g_assert_true (siyi_reminder_later (db, id, nine + G_TIME_SPAN_HOUR, NULL));
  bells = bells_show (db, today, 9 * 60 + 30);
  g_assert_cmpuint (bells->bells->len, ==, 0);
  g_assert_cmpint (bells->next_us, ==, nine + G_TIME_SPAN_HOUR);
  siyi_bells_free (bells);
  bells = bells_show (db, today, 10 * 60);
  g_assert_cmpuint (bells->bells->len, ==, 1);
  siyi_bells_free (bells);

  g_assert_true (siyi_reminder_seen (db, id, FALSE, NULL));
  bells = bells_show (db, today, 11 * 60);
  g_assert_cmpuint (bells->bells->len, ==, 0);
  siyi_bells_free (bells);

  return NULL;
}

static void
test_retried (Office        *office,
              gconstpointer  data)
{
  office_do (office, retried, NULL, NULL);
}

/* How often that has become due by then. */
static gint64
n_backup_due (SiyiDb  *db,
              SiyiDay  day)
{
  siyi_bells_free (bells_show (db, day, 8 * 60 + 30));

  return siyi_db_ask_int64 (db, -1, "SELECT count(*) FROM reminder WHERE subject GLOB 'backup:*'", "");
}

static gpointer
old_backup (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const SiyiDay made = siyi_day_new (2026, 12, 17);

  g_assert_cmpint (n_backup_due (db, made), ==, 0);
  g_assert_cmpint (n_backup_due (db, made + 1), ==, 0);
  g_assert_cmpint (n_backup_due (db, made + 4), ==, 1);

  return NULL;
}

/* By the archive's own rows: a file that nobody has proved does not silence it. */
static void
test_old_backup (Office        *office,
                 gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *own = siyi_archive_backup_dir (office->folder);
  g_autofree char *name = siyi_archive_dup_name (office->archive);
  g_autofree char *found = g_strdup_printf ("%s/%s-20261219-120000.siyi-backup", own, name);

  g_assert_true (siyi_backup_if_due (office->archive, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (found, "SQLite format 3", 16, NULL));
  office_do (office, old_backup, NULL, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/bell/" name, Office, NULL, office_set_up, function, office_tear_down)
  ADD ("one-day", test_one_day);
  ADD ("many", test_many);
  ADD ("killed", test_killed);
  ADD ("retried", test_retried);
  ADD ("old-backup", test_old_backup);
  ADD ("three-years", test_three_years);

  return g_test_run ();
}
