/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the steps of a task make of it, and the ladder of urging (domain, sections 2.3 and 3). */
#include "siyi-error.h"
#include "siyi-task.h"

#include <stdlib.h>

#include "calendar-file.h"

typedef struct
{
  SiyiCalendar  *calendar;
  SiyiTaskRules  rules;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->calendar = test_calendar_new ();
  siyi_clock_rules_init (&fixture->rules.clocks);
  fixture->rules.objection = siyi_limit_default ("D3");
  fixture->rules.visit_back = siyi_limit_default ("visit-back");
  fixture->rules.urging_answer = siyi_limit_default ("reminder-answer");
  fixture->rules.longest_extension = 30;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  siyi_calendar_unref (fixture->calendar);
}

static SiyiDay
day (const char *text)
{
  return text != NULL ? test_day (text) : SIYI_DAY_NONE;
}

/* "kind day [days] [!] [>day]": "!" a reason, ">" a day of its own. */
static void
read_task (Fixture         *fixture,
           const char      *assigned,
           int              days,
           const char      *steps,
           const char      *today,
           SiyiTaskReading *reading)
{
  g_auto(GStrv) parts = g_strsplit (steps, ",", -1);
  SiyiTaskFact facts[16];
  gsize n = 0;

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      g_auto(GStrv) word = g_strsplit (g_strstrip (parts[i]), " ", -1);

      if (word[0] == NULL || word[0][0] == '\0')
        continue;
      facts[n] = (SiyiTaskFact) { .kind = siyi_task_step_from_word (word[0]), .day = day (word[1]) };
      g_assert_cmpint (facts[n].kind, <, SIYI_N_TASK_STEPS);
      for (gsize k = 2; word[k] != NULL; k++)
        if (word[k][0] == '!')
          facts[n].has_reason = TRUE;
        else if (word[k][0] == '>')
          facts[n].due = day (word[k] + 1);
        else
          facts[n].days = atoi (word[k]);
      n++;
    }

  siyi_task_read (&fixture->rules, fixture->calendar, (SiyiLimit) { days, SIYI_DAYS_CALENDAR },
                  day (assigned), SIYI_DAY_NONE, facts, n, day (today), reading);
}

static void
test_states (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct
  {
    const char    *assigned;
    int            days;
    const char    *steps, *today;
    SiyiTaskState  state;
    SiyiTaskTurn       turn;
    SiyiLight      light;
    const char    *next;
    int            left;
  } rows[] = {
    /* No unit or date: the office's turn, and no day that could alarm. */
    { NULL, 0, "", "2026-12-17", SIYI_TASK_UNASSIGNED, SIYI_TURN_OFFICE, SIYI_LIGHT_NONE, NULL, 0 },
    { "2026-11-16", 0, "", "2026-12-17", SIYI_TASK_UNASSIGNED, SIYI_TURN_OFFICE, SIYI_LIGHT_NONE, NULL, 0 },
    /* The mockup's task: 16 November and 30 days are 16 December. */
    { "2026-11-16", 30, "", "2026-11-17", SIYI_TASK_ASSIGNED, SIYI_TURN_UNIT, SIYI_LIGHT_GREEN, "2026-12-16", 29 },
    { "2026-11-16", 30, "received 2026-11-18, progress 2026-12-01, urged 2026-12-14", "2026-12-16",
      SIYI_TASK_HANDLING, SIYI_TURN_UNIT, SIYI_LIGHT_YELLOW, "2026-12-16", 0 },
    { "2026-11-16", 30, "received 2026-11-18", "2026-12-17", SIYI_TASK_HANDLING, SIYI_TURN_UNIT, SIYI_LIGHT_RED,
      "2026-12-16", -1 },
    /* Waiting for a court: no alarm until the day it named, then again. */
    { "2026-11-16", 30, "progress 2026-12-10 >2026-12-31", "2026-12-17", SIYI_TASK_HANDLING, SIYI_TURN_OTHER,
      SIYI_LIGHT_NONE, "2026-12-31", 14 },
    { "2026-11-16", 30, "progress 2026-12-10 >2026-12-15", "2026-12-17", SIYI_TASK_HANDLING, SIYI_TURN_UNIT,
      SIYI_LIGHT_RED, "2026-12-16", -1 },
    /* An objection is the office's to decide, within the working days it had (article 23). */
    { "2026-12-07", 30, "objected 2026-12-11", "2026-12-17", SIYI_TASK_OBJECTION, SIYI_TURN_OFFICE,
      SIYI_LIGHT_YELLOW, "2026-12-18", 1 },
    { "2026-12-07", 30, "objected 2026-12-11, objection-refused 2026-12-14", "2026-12-17", SIYI_TASK_HANDLING,
      SIYI_TURN_UNIT, SIYI_LIGHT_GREEN, "2027-01-06", 20 },
    { "2026-12-07", 30, "objected 2026-12-11, returned 2026-12-14", "2026-12-15", SIYI_TASK_RETURNED,
      SIYI_TURN_OFFICE, SIYI_LIGHT_GREEN, "2026-12-21", 6 },
    /* An answer stops the unit's clock; one that was sent back never did. */
    { "2026-11-16", 30, "answered 2026-12-15", "2026-12-17", SIYI_TASK_ANSWERED, SIYI_TURN_OFFICE,
      SIYI_LIGHT_GREEN, "2026-12-22", 5 },
    { "2026-11-16", 30, "answered 2026-12-15, sent-back 2026-12-16", "2026-12-17", SIYI_TASK_HANDLING,
      SIYI_TURN_UNIT, SIYI_LIGHT_RED, "2026-12-16", -1 },
    /* Closed is not called back, called back is not evaluated (section 4.3). */
    { "2026-11-02", 30, "answered 2026-12-04, checked 2026-12-07, served 2026-12-08", "2026-12-17",
      SIYI_TASK_TO_VISIT_BACK, SIYI_TURN_OFFICE, SIYI_LIGHT_GREEN, "2026-12-23", 6 },
    { "2026-11-02", 30, "answered 2026-12-04, served 2026-12-08, visited-back 2026-12-10", "2026-12-17",
      SIYI_TASK_TO_CLOSE, SIYI_TURN_OFFICE, SIYI_LIGHT_NONE, NULL, 0 },
    { "2026-11-02", 30, "closed 2026-12-08, visited-back 2026-12-10", "2026-12-17", SIYI_TASK_TO_EVALUATE,
      SIYI_TURN_OFFICE, SIYI_LIGHT_NONE, NULL, 0 },
    { "2026-11-02", 30, "closed 2026-12-08, visited-back 2026-12-10, evaluated 2026-12-10", "2026-12-17",
      SIYI_TASK_DONE, SIYI_TURN_NOBODY, SIYI_LIGHT_DONE, NULL, 0 },
    { "2026-11-02", 30, "closed 2026-12-08, reopened 2026-12-10", "2026-12-17", SIYI_TASK_HANDLING,
      SIYI_TURN_UNIT, SIYI_LIGHT_RED, "2026-12-02", -15 },
    { "2026-11-02", 30, "voided 2026-12-08", "2026-12-17", SIYI_TASK_VOID, SIYI_TURN_NOBODY, SIYI_LIGHT_NONE,
      NULL, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SiyiTaskReading reading;

      g_test_message ("row %zu: %s", i, rows[i].steps);
      read_task (fixture, rows[i].assigned, rows[i].days, rows[i].steps, rows[i].today, &reading);
      g_assert_cmpint (reading.state, ==, rows[i].state);
      g_assert_cmpint (reading.turn, ==, rows[i].turn);
      g_assert_cmpint (reading.light, ==, rows[i].light);
      g_assert_cmpint (reading.next_day, ==, day (rows[i].next));
      g_assert_cmpint (reading.left, ==, rows[i].left);
    }
}

/* Article 34: at most 30 days, a reason, the approval, and the petitioner told. */
static void
test_extension (Fixture       *fixture,
                gconstpointer  data)
{
  static const struct { const char *steps; const char *due; guint lacks; } rows[] = {
    { "extension-asked 2026-12-10 20 !", "2026-12-16", 0 },
    { "extension-asked 2026-12-10 20 !, extension-approved 2026-12-11", "2026-12-16", SIYI_EXTENSION_NOT_TOLD },
    { "extension-asked 2026-12-10 20, extension-approved 2026-12-11, extension-told 2026-12-12", "2026-12-16",
      SIYI_EXTENSION_NO_REASON },
    { "extension-asked 2026-12-10 31 !, extension-approved 2026-12-11, extension-told 2026-12-12", "2026-12-16",
      SIYI_EXTENSION_TOO_LONG },
    { "extension-asked 2026-12-10 20 !, extension-refused 2026-12-11", "2026-12-16", 0 },
    { "extension-asked 2026-12-10 20 !, extension-approved 2026-12-11, extension-told 2026-12-12", "2027-01-05", 0 },
    /* Approved for less than was asked. */
    { "extension-asked 2026-12-10 20 !, extension-approved 2026-12-11 5, extension-told 2026-12-12", "2026-12-21", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SiyiTaskReading reading;

      g_test_message ("row %zu: %s", i, rows[i].steps);
      read_task (fixture, "2026-11-16", 30, rows[i].steps, "2026-12-13", &reading);
      g_assert_cmpint (reading.due, ==, day (rows[i].due));
      g_assert_cmpuint (reading.lacks, ==, rows[i].lacks);
      if (reading.due != day ("2026-12-16"))
        g_assert_cmpint (reading.clock.base_due, ==, day ("2026-12-16"));
    }
}

/* A day a person set is that day, though it be a Sunday. */
static void
test_fixed_day (Fixture       *fixture,
                gconstpointer  data)
{
  SiyiTaskReading reading;

  siyi_task_read (&fixture->rules, fixture->calendar, (SiyiLimit) { 0, SIYI_DAYS_CALENDAR },
                  day ("2026-12-01"), day ("2026-12-20"), NULL, 0, day ("2026-12-17"), &reading);
  g_assert_cmpint (reading.due, ==, day ("2026-12-20"));
  g_assert_cmpint (reading.left, ==, 3);
}

static void
test_may_follow (Fixture       *fixture,
                 gconstpointer  data)
{
  static const struct { const char *steps; SiyiTaskStepKind kind; gboolean may; } rows[] = {
    { "", SIYI_TASK_STEP_RECEIVED, TRUE }, { "", SIYI_TASK_STEP_CHECKED, FALSE },
    { "", SIYI_TASK_STEP_VISITED_BACK, FALSE },
    { "objected 2026-12-11", SIYI_TASK_STEP_RETURNED, TRUE },
    { "received 2026-12-11", SIYI_TASK_STEP_RETURNED, FALSE },
    { "answered 2026-12-11", SIYI_TASK_STEP_SENT_BACK, TRUE },
    { "closed 2026-12-11", SIYI_TASK_STEP_VISITED_BACK, TRUE },
    { "closed 2026-12-11", SIYI_TASK_STEP_ANSWERED, FALSE },
    { "voided 2026-12-11", SIYI_TASK_STEP_URGED, FALSE }, { "voided 2026-12-11", SIYI_TASK_STEP_NOTE, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SiyiTaskReading reading;

      read_task (fixture, "2026-12-01", 30, rows[i].steps, "2026-12-17", &reading);
      g_assert_cmpint (siyi_task_step_may_follow (&reading, rows[i].kind), ==, rows[i].may);
    }
}

static void
test_ladder (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct { const char *urged, *today; int rung; const char *next; } rows[] = {
    { NULL, "2026-12-12", -1, "2026-12-13" },
    { NULL, "2026-12-13", 0, "2026-12-13" },
    { "2026-12-13", "2026-12-15", -1, "2026-12-16" },
    { "2026-12-13", "2026-12-16", 1, "2026-12-16" },
    { "2026-12-16", "2026-12-17", 2, "2026-12-17" },
    /* Nobody urged for a week: one urging, by the highest rung that has come. */
    { NULL, "2026-12-23", 3, "2026-12-13" },
    { "2026-12-21", "2026-12-25", -1, "2026-12-26" },
    { "2026-12-26", "2026-12-30", -1, "2026-12-31" },
    /* After the last rung the pace goes on. */
    { "2026-12-26", "2026-12-31", 4, "2026-12-31" },
    { "2027-01-06", "2027-01-07", -1, "2027-01-10" },
  };
  g_autoptr(GArray) ladder = siyi_ladder_default ();
  g_autofree char *text = siyi_ladder_to_text (ladder);

  g_assert_cmpstr (text, ==, "-3 call; 0 phone; 1 letter; 5 sheet; 10 circular");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("row %zu", i);
      g_assert_cmpint (siyi_ladder_next (ladder, day ("2026-12-16"), day (rows[i].urged), day (rows[i].today)), ==,
                       rows[i].rung);
      g_assert_cmpint (siyi_ladder_next_day (ladder, day ("2026-12-16"), day (rows[i].urged)), ==, day (rows[i].next));
    }
  g_assert_cmpint (siyi_ladder_next (ladder, SIYI_DAY_NONE, SIYI_DAY_NONE, day ("2026-12-16")), ==, -1);
}

static void
test_ladder_text (Fixture       *fixture,
                  gconstpointer  data)
{
  static const char * const bad[] = { "call", "3", "3 shout", "x call", "3 call; 3 phone", "900 call" };
  g_autoptr(GArray) ladder = siyi_ladder_parse (" 2 letter;0 call ; ", NULL);
  g_autofree char *text = siyi_ladder_to_text (ladder);

  g_assert_cmpstr (text, ==, "0 call; 2 letter");
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (siyi_ladder_parse (bad[i], &error));
      g_assert_nonnull (error);
    }
}

/* An office must have a rung to go by; one is enough, and its pace is a week. */
static void
test_ladder_check (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(GArray) empty = siyi_ladder_parse ("", NULL);
  g_autoptr(GArray) one = siyi_ladder_parse ("2 letter", NULL);
  g_autoptr(GArray) shipped = siyi_ladder_default ();
  g_autoptr(GError) error = NULL;

  g_assert_false (siyi_ladder_check (empty, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  g_assert_true (siyi_ladder_check (one, NULL));
  g_assert_cmpint (siyi_ladder_pace (one), ==, 7);
  g_assert_true (siyi_ladder_check (shipped, NULL));
  g_assert_cmpint (siyi_ladder_pace (shipped), ==, 5);
}

static void
change_a_rule (SiyiTaskRules *rules,
               int            which)
{
  switch (which)
    {
    case 0:
      rules->objection.days += 3;
      break;
    case 1:
      rules->visit_back.days += 3;
      break;
    case 2:
      rules->longest_extension -= 20;
      break;
    case 3:
      rules->clocks.rolling = SIYI_ROLL_NEVER;
      break;
    case 4:
      rules->clocks.limits[SIYI_CLOCK_HANDLE].days += 3;
      break;
    default:
      rules->clocks.warning = 10;
      break;
    }
}

/* Where the rules promise the same days, a task read by both has them, whatever happened to it. */
static void
test_same_days (Fixture       *fixture,
                gconstpointer  data)
{
  int n_same = 0, n_other = 0;

  for (int i = 0; i < 6000; i++)
    {
      const int which = i % 6;
      const SiyiLimit limit = { 10 + g_test_rand_int_range (0, 30), (SiyiDaysKind) g_test_rand_int_range (0, 2) };
      const SiyiDay from = day ("2026-11-01") + g_test_rand_int_range (0, 40);
      SiyiTaskRules changed = fixture->rules;
      SiyiTaskFact facts[6] = { { 0 } };
      SiyiTaskReading before, after;
      gboolean same;

      change_a_rule (&changed, which);
      for (gsize k = 0; k < G_N_ELEMENTS (facts); k++)
        facts[k] = (SiyiTaskFact) { .kind = (SiyiTaskStepKind) g_test_rand_int_range (0, SIYI_N_TASK_STEPS),
                                    .day = from + (SiyiDay) k, .days = 15, .has_reason = TRUE };
      siyi_task_read (&fixture->rules, fixture->calendar, limit, from, SIYI_DAY_NONE, facts, G_N_ELEMENTS (facts),
                      from + 20, &before);
      siyi_task_read (&changed, fixture->calendar, limit, from, SIYI_DAY_NONE, facts, G_N_ELEMENTS (facts), from + 20,
                      &after);
      same = before.due == after.due && before.next_day == after.next_day && before.turn == after.turn;
      n_other += !same;
      if (siyi_task_rules_same_days (&fixture->rules, &changed, before.turn != SIYI_TURN_OFFICE))
        {
          g_assert_true (same);
          n_same++;
        }
    }
  g_assert_cmpint (n_same, >, 2000);
  g_assert_cmpint (n_other, >, 20);
}

static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  gsize n;

  for (int kind = 0; kind < SIYI_N_TASK_STEPS; kind++)
    g_assert_cmpint (siyi_task_step_from_word (siyi_task_step_word ((SiyiTaskStepKind) kind)), ==, kind);
  g_assert_cmpint (siyi_task_step_from_word ("no-such-step"), ==, SIYI_N_TASK_STEPS);
  g_assert_cmpint (siyi_task_step_from_word (NULL), ==, SIYI_N_TASK_STEPS);
  siyi_urge_grounds (&n);
  g_assert_cmpuint (n, ==, 7);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/task/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("states", test_states);
  ADD ("extension", test_extension);
  ADD ("fixed-day", test_fixed_day);
  ADD ("may-follow", test_may_follow);
  ADD ("ladder", test_ladder);
  ADD ("ladder-text", test_ladder_text);
  ADD ("ladder-check", test_ladder_check);
  ADD ("same-days", test_same_days);
  ADD ("words", test_words);

  return g_test_run ();
}
