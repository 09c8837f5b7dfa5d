/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clocks D1 to D9: what begins, ends, lengthens and excepts them, and their sums. */
#include "siyi-clocks.h"

#include <stdlib.h>
#include <string.h>

#include "calendar-file.h"

typedef struct
{
  SiyiCalendar     *calendar;
  SiyiClockRules    rules;
  SiyiClockReading  readings[SIYI_N_CLOCKS];
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->calendar = test_calendar_new ();
  siyi_clock_rules_init (&fixture->rules);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  siyi_calendar_unref (fixture->calendar);
}

/* "kind day [days] [!]" separated by commas; "!" says that a reason stands beside. */
static void
read_events (Fixture    *fixture,
             const char *text,
             const char *today)
{
  g_auto(GStrv) parts = g_strsplit (text, ",", -1);
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr(GArray) events = g_array_new (FALSE, TRUE, sizeof (SiyiEvent));

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      char **word = g_strsplit (g_strstrip (parts[i]), " ", -1);
      SiyiEvent event = { word[0], SIYI_DAY_NONE, 0, FALSE };

      g_ptr_array_add (words, word);
      if (word[0] == NULL)
        continue;
      event.day = test_day (word[1]);
      for (gsize k = 2; word[k] != NULL; k++)
        if (g_str_equal (word[k], "!"))
          event.has_reason = TRUE;
        else
          event.days = atoi (word[k]);
      g_array_append_val (events, event);
    }

  siyi_clocks_read (&fixture->rules, fixture->calendar, (SiyiEvent *) events->data, events->len,
                    test_day (today), fixture->readings);
}

#define NOT_BEGUN SIYI_CLOCK_NOT_BEGUN
#define RUNNING SIYI_CLOCK_RUNNING
#define ON_TIME SIYI_CLOCK_ENDED_ON_TIME
#define LATE SIYI_CLOCK_ENDED_LATE
#define OVERDUE SIYI_CLOCK_OVERDUE
#define EXCEPTED SIYI_CLOCK_EXCEPTED
#define RIGHT_OPEN SIYI_CLOCK_RIGHT_OPEN
#define LAPSED SIYI_CLOCK_RIGHT_LAPSED
#define INCOMPLETE SIYI_CLOCK_INCOMPLETE

static void
test_states (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct
  {
    const char     *events;
    const char     *today;
    int             id;
    SiyiClockState  state;
    const char     *due;
    int             left;
  } rows[] = {
    /* D1: the department forwards or assigns within 15 days */
    { "", "2026-09-10", SIYI_CLOCK_ROUTE, NOT_BEGUN, NULL, 0 },
    { "received 2026-09-10", "2026-09-10", SIYI_CLOCK_ROUTE, RUNNING, "2026-09-28", 18 },
    { "received 2026-09-10", "2026-09-28", SIYI_CLOCK_ROUTE, RUNNING, "2026-09-28", 0 },
    { "received 2026-09-10", "2026-09-29", SIYI_CLOCK_ROUTE, OVERDUE, "2026-09-28", -1 },
    { "received 2026-09-10, routed 2026-09-28", "2026-12-01", SIYI_CLOCK_ROUTE, ON_TIME,
      "2026-09-28", 0 },
    { "received 2026-09-10, routed 2026-09-29", "2026-12-01", SIYI_CLOCK_ROUTE, LATE,
      "2026-09-28", -1 },
    { "routed 2026-09-01, received 2026-09-10", "2026-09-11", SIYI_CLOCK_ROUTE, RUNNING,
      "2026-09-28", 17 },
    { "received 2026-09-10, closed 2026-09-11", "2026-12-01", SIYI_CLOCK_ROUTE, EXCEPTED,
      "2026-09-28", 0 },
    /* returned and routed anew: the last round counts */
    { "received 2026-08-01, routed 2026-08-02, received 2026-09-10", "2026-09-11",
      SIYI_CLOCK_ROUTE, RUNNING, "2026-09-28", 17 },
    /* D2: written notice within 15 days, unless told on the spot or the address is unclear */
    { "unit-received 2026-08-03, notified 2026-08-18", "2026-08-20", SIYI_CLOCK_NOTIFY, ON_TIME,
      "2026-08-18", 0 },
    { "unit-received 2026-08-03, told-on-spot 2026-08-03", "2026-08-20", SIYI_CLOCK_NOTIFY,
      ON_TIME, "2026-08-18", 15 },
    { "unit-received 2026-08-03, unclear 2026-08-05", "2026-12-01", SIYI_CLOCK_NOTIFY, EXCEPTED,
      "2026-08-18", 0 },
    /* D3: five working days; not to object is no fault */
    { "unit-received 2026-09-24", "2026-09-24", SIYI_CLOCK_OBJECT, RIGHT_OPEN, "2026-10-09", 5 },
    { "unit-received 2026-09-24", "2026-10-03", SIYI_CLOCK_OBJECT, RIGHT_OPEN, "2026-10-09", 2 },
    { "unit-received 2026-09-24", "2026-10-12", SIYI_CLOCK_OBJECT, LAPSED, "2026-10-09", -2 },
    { "unit-received 2026-09-24, objected 2026-10-09", "2026-10-12", SIYI_CLOCK_OBJECT, ON_TIME,
      "2026-10-09", 0 },
    { "unit-received 2026-09-24, returned 2026-09-28", "2026-09-29", SIYI_CLOCK_OBJECT, EXCEPTED,
      "2026-10-09", 0 },
    /* D4 and D5 */
    { "accepted 2026-10-26", "2026-12-17", SIYI_CLOCK_HANDLE, RUNNING, "2026-12-25", 8 },
    { "accepted 2026-08-03, opinion 2026-10-08", "2026-12-17", SIYI_CLOCK_HANDLE, ON_TIME,
      "2026-10-08", 0 },
    { "accepted 2026-08-03, extended 2026-09-30 30 !, extension-approved 2026-09-30, "
      "extension-told 2026-09-30", "2026-10-20", SIYI_CLOCK_HANDLE, RUNNING, "2026-11-02", 13 },
    { "accepted 2026-08-03, extended 2026-09-30 30 !, extension-approved 2026-09-30, "
      "extension-told 2026-09-30", "2026-10-20", SIYI_CLOCK_EXTENSION, RUNNING, "2026-11-02", 13 },
    { "accepted 2026-08-03, extended 2026-09-30 30 !, extension-approved 2026-09-30, "
      "extension-told 2026-09-30, opinion 2026-11-02", "2026-12-17", SIYI_CLOCK_HANDLE, ON_TIME,
      "2026-11-02", 0 },
    { "accepted 2026-08-03, extended 2026-09-30 30 !", "2026-10-20", SIYI_CLOCK_HANDLE, OVERDUE,
      "2026-10-08", -12 },
    { "accepted 2026-08-03, extended 2026-09-30 30 !", "2026-10-20", SIYI_CLOCK_EXTENSION,
      INCOMPLETE, NULL, 0 },
    { "accepted 2026-08-03", "2026-10-20", SIYI_CLOCK_EXTENSION, NOT_BEGUN, NULL, 0 },
    { "extended 2026-09-30 30 !", "2026-10-20", SIYI_CLOCK_EXTENSION, NOT_BEGUN, NULL, 0 },
    /* D6 to D9 */
    { "served 2026-08-03", "2026-08-20", SIYI_CLOCK_ASK_REVIEW, RIGHT_OPEN, "2026-09-02", 13 },
    { "served 2026-08-03", "2026-09-03", SIYI_CLOCK_ASK_REVIEW, LAPSED, "2026-09-02", -1 },
    { "served 2026-08-03, review-asked 2026-09-02", "2026-12-01", SIYI_CLOCK_ASK_REVIEW, ON_TIME,
      "2026-09-02", 0 },
    { "review-received 2026-08-03", "2026-09-03", SIYI_CLOCK_REVIEW, OVERDUE, "2026-09-02", -1 },
    { "review-received 2026-08-03, review-opinion 2026-09-01", "2026-12-01", SIYI_CLOCK_REVIEW,
      ON_TIME, "2026-09-02", 1 },
    { "review-served 2026-08-03", "2026-08-20", SIYI_CLOCK_ASK_FINAL, RIGHT_OPEN,
      "2026-09-02", 13 },
    { "review-served 2026-08-03, final-asked 2026-09-03", "2026-12-01", SIYI_CLOCK_ASK_FINAL, LATE,
      "2026-09-02", -1 },
    { "final-received 2026-08-03", "2026-08-20", SIYI_CLOCK_FINAL, RUNNING, "2026-09-02", 13 },
    /* days of a hearing are added */
    { "final-received 2026-08-03, hearing 2026-08-10 5", "2026-08-20", SIYI_CLOCK_FINAL, RUNNING,
      "2026-09-07", 18 },
    { "final-received 2026-08-03, hearing 2026-07-10 5", "2026-08-20", SIYI_CLOCK_FINAL, RUNNING,
      "2026-09-02", 13 },
    /* a year without its notice */
    { "received 2026-12-18", "2026-12-20", SIYI_CLOCK_ROUTE, RUNNING, "2027-01-04", 15 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const SiyiClockReading *reading = &fixture->readings[rows[i].id];

      read_events (fixture, rows[i].events, rows[i].today);
      g_test_message ("%s on %s", rows[i].events, rows[i].today);
      g_assert_cmpint (reading->state, ==, rows[i].state);
      g_assert_cmpint (reading->due, ==, test_day (rows[i].due));
      g_assert_cmpint (reading->left, ==, rows[i].left);
    }
}

static void
test_steps (Fixture       *fixture,
            gconstpointer  data)
{
  /* 60 days from 26 October, the last one 25 December. */
  static const struct
  {
    const char    *today;
    int            percent;
    SiyiClockStep  step;
    SiyiLight      light;
  } rows[] = {
    { "2026-10-26", 0, SIYI_STEP_NORMAL, SIYI_LIGHT_GREEN },
    { "2026-11-24", 48, SIYI_STEP_NORMAL, SIYI_LIGHT_GREEN },
    { "2026-11-25", 50, SIYI_STEP_NOTICE, SIYI_LIGHT_GREEN },
    { "2026-12-09", 73, SIYI_STEP_NOTICE, SIYI_LIGHT_GREEN },
    { "2026-12-10", 75, SIYI_STEP_WARNING, SIYI_LIGHT_YELLOW },
    { "2026-12-15", 83, SIYI_STEP_WARNING, SIYI_LIGHT_YELLOW },
    { "2026-12-16", 85, SIYI_STEP_SEVERE, SIYI_LIGHT_YELLOW },
    { "2026-12-25", 100, SIYI_STEP_SEVERE, SIYI_LIGHT_YELLOW },
    { "2026-12-26", 101, SIYI_STEP_OVERDUE, SIYI_LIGHT_RED },
  };
  const SiyiClockReading *reading = &fixture->readings[SIYI_CLOCK_HANDLE];

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      read_events (fixture, "accepted 2026-10-26", rows[i].today);
      g_assert_cmpint (reading->percent, ==, rows[i].percent);
      g_assert_cmpint (reading->step, ==, rows[i].step);
      g_assert_cmpint (siyi_clock_light (reading), ==, rows[i].light);
    }
}

static void
test_extension_lacks (Fixture       *fixture,
                      gconstpointer  data)
{
  static const struct { const char *events; guint lacks; } rows[] = {
    { "extended 2026-09-30 30 !, extension-approved 2026-09-30, extension-told 2026-09-30", 0 },
    { "extended 2026-09-30 30, extension-approved 2026-09-30, extension-told 2026-09-30",
      SIYI_EXTENSION_NO_REASON },
    { "extended 2026-09-30 30 !, extension-told 2026-09-30", SIYI_EXTENSION_NO_APPROVAL },
    { "extended 2026-09-30 30 !, extension-approved 2026-09-30", SIYI_EXTENSION_NOT_TOLD },
    { "extended 2026-09-30 31 !, extension-approved 2026-09-30, extension-told 2026-09-30",
      SIYI_EXTENSION_TOO_LONG },
    { "extended 2026-09-30",
      SIYI_EXTENSION_NO_REASON | SIYI_EXTENSION_NO_APPROVAL | SIYI_EXTENSION_NOT_TOLD |
      SIYI_EXTENSION_TOO_LONG },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *events = g_strconcat ("accepted 2026-08-03, ", rows[i].events, NULL);
      SiyiClockReading *handling = &fixture->readings[SIYI_CLOCK_HANDLE];

      read_events (fixture, events, "2026-10-01");
      g_assert_cmpuint (fixture->readings[SIYI_CLOCK_EXTENSION].lacks, ==, rows[i].lacks);
      g_assert_cmpint (handling->due, ==,
                       test_day (rows[i].lacks == 0 ? "2026-11-02" : "2026-10-08"));
      g_assert_cmpint (handling->base_due, ==,
                       rows[i].lacks == 0 ? test_day ("2026-10-08") : SIYI_DAY_NONE);
    }
}

static void
test_settings (Fixture       *fixture,
               gconstpointer  data)
{
  const char *events = "accepted 2026-08-03, opinion 2026-08-10, served 2026-08-20";
  const SiyiClockReading *handling = &fixture->readings[SIYI_CLOCK_HANDLE];

  read_events (fixture, events, "2026-09-01");
  g_assert_cmpint (handling->end, ==, test_day ("2026-08-10"));

  fixture->rules.ends_by_service = TRUE;
  read_events (fixture, events, "2026-09-01");
  g_assert_cmpint (handling->end, ==, test_day ("2026-08-20"));

  fixture->rules.limits[SIYI_CLOCK_HANDLE] = (SiyiLimit) { 5, SIYI_DAYS_WORKING };
  read_events (fixture, events, "2026-09-01");
  g_assert_cmpint (handling->state, ==, SIYI_CLOCK_ENDED_LATE);

  fixture->rules.rolling = SIYI_ROLL_NEVER;
  read_events (fixture, "received 2026-09-10", "2026-09-11");
  g_assert_cmpint (fixture->readings[SIYI_CLOCK_ROUTE].due, ==, test_day ("2026-09-25"));
}

static void
test_conclusion_and_tightest (Fixture       *fixture,
                              gconstpointer  data)
{
  static const struct { const char *events; gboolean concluded; int tightest; } rows[] = {
    { "", FALSE, -1 },
    { "accepted 2026-08-03", FALSE, SIYI_CLOCK_HANDLE },
    { "accepted 2026-08-03, received 2026-08-10", FALSE, SIYI_CLOCK_ROUTE },
    { "served 2026-08-03", TRUE, -1 },
    { "served 2026-09-15", FALSE, -1 },
    { "served 2026-08-03, review-asked 2026-08-10, review-received 2026-09-10", FALSE,
      SIYI_CLOCK_REVIEW },
    { "review-served 2026-08-03", TRUE, -1 },
    { "final-received 2026-08-03, final-opinion 2026-08-20", TRUE, -1 },
    { "final-received 2026-08-03, final-opinion 2026-09-20", TRUE, -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      read_events (fixture, rows[i].events, "2026-09-21");
      g_assert_cmpint (siyi_clocks_concluded (fixture->readings), ==, rows[i].concluded);
      g_assert_cmpint (siyi_clocks_tightest (fixture->readings), ==, rows[i].tightest);
    }
}

static void
test_a_new_notice_moves_open_clocks (Fixture       *fixture,
                                     gconstpointer  data)
{
  const char *events = "received 2026-12-18, unit-received 2026-12-11, notified 2026-12-28";
  SiyiClockReading before[SIYI_N_CLOCKS];
  SiyiCalendarBuilder *builder = test_calendar_builder ();

  read_events (fixture, events, "2026-12-29");
  memcpy (before, fixture->readings, sizeof before);
  g_assert_true (before[SIYI_CLOCK_ROUTE].provisional);

  siyi_calendar_builder_add_year (builder, 2027, "");
  siyi_calendar_builder_add_day (builder, test_day ("2026-12-28"), 2027, FALSE, FALSE);
  siyi_calendar_builder_add_day (builder, test_day ("2027-01-04"), 2027, FALSE, FALSE);
  siyi_calendar_unref (fixture->calendar);
  fixture->calendar = siyi_calendar_builder_end (builder);
  read_events (fixture, events, "2026-12-29");

  g_assert_true (siyi_clock_has_moved (&before[SIYI_CLOCK_ROUTE],
                                       &fixture->readings[SIYI_CLOCK_ROUTE]));
  g_assert_false (fixture->readings[SIYI_CLOCK_ROUTE].provisional);
  g_assert_false (siyi_clock_has_moved (&before[SIYI_CLOCK_NOTIFY],
                                        &fixture->readings[SIYI_CLOCK_NOTIFY]));
}

static char *
sum_text (const Fixture *fixture,
          const char    *today,
          int            id)
{
  static const char * const words[] = {
    "start", "day", "added", "base", "last", "moved", "rolled", "ended", "overdue",
  };
  g_autoptr(GArray) lines = siyi_clock_sum (&fixture->readings[id], fixture->calendar,
                                            test_day (today));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const SiyiSumLine *line = &g_array_index (lines, SiyiSumLine, i);
      g_autofree char *day = siyi_day_to_text (line->day);

      g_string_append_printf (text, "%s%s %s %d%s", i > 0 ? ", " : "", day + 5, words[line->code],
                              line->ordinal, line->is_today ? "*" : "");
    }

  return g_string_free (text, FALSE);
}

static void
test_sums (Fixture       *fixture,
           gconstpointer  data)
{
  static const struct { const char *events; const char *today; int id; const char *sum; } rows[] = {
    /* as the case page shows it */
    { "accepted 2026-10-26", "2026-12-17", SIYI_CLOCK_HANDLE,
      "10-26 start 0, 10-27 day 1, 10-31 day 5, 11-30 day 35, 12-17 day 52*, 12-25 last 60" },
    { "accepted 2026-08-03", "2026-08-03", SIYI_CLOCK_HANDLE,
      "08-03 start 0*, 08-04 day 1, 08-31 day 28, 09-30 day 58, 10-02 moved 60, 10-08 rolled 0" },
    { "accepted 2026-08-03", "2026-10-05", SIYI_CLOCK_HANDLE,
      "08-03 start 0, 08-04 day 1, 08-31 day 28, 09-30 day 58, 10-02 moved 60, 10-05 day 63*, "
      "10-08 rolled 0" },
    { "accepted 2026-08-03", "2026-10-08", SIYI_CLOCK_HANDLE,
      "08-03 start 0, 08-04 day 1, 08-31 day 28, 09-30 day 58, 10-02 moved 60, 10-08 rolled 0*" },
    { "accepted 2026-08-03", "2026-10-10", SIYI_CLOCK_HANDLE,
      "08-03 start 0, 08-04 day 1, 08-31 day 28, 09-30 day 58, 10-02 moved 60, 10-08 rolled 0, "
      "10-10 overdue 2*" },
    { "accepted 2026-08-03, extended 2026-09-30 30 !, extension-approved 2026-09-30, "
      "extension-told 2026-09-30", "2026-08-04", SIYI_CLOCK_HANDLE,
      "08-03 start 0, 08-04 day 1*, 08-31 day 28, 09-30 day 58, 10-02 base 60, 10-31 day 89, "
      "11-01 moved 90, 11-02 rolled 0" },
    { "received 2026-09-10, routed 2026-09-12", "2026-12-01", SIYI_CLOCK_ROUTE,
      "09-10 start 0, 09-11 day 1, 09-12 ended 2, 09-25 moved 15, 09-28 rolled 0" },
    { "unit-received 2026-09-24", "2026-09-28", SIYI_CLOCK_OBJECT,
      "09-24 start 0, 09-28 day 1*, 09-29 day 2, 09-30 day 3, 10-08 day 4, 10-09 last 5" },
    { "final-received 2026-08-03, hearing 2026-08-10 5", "2026-08-20", SIYI_CLOCK_FINAL,
      "08-03 start 0, 08-04 day 1, 08-10 added 5, 08-20 day 17*, 08-31 day 28, 09-07 last 35" },
    { "", "2026-08-20", SIYI_CLOCK_FINAL, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *sum = NULL;

      read_events (fixture, rows[i].events, rows[i].today);
      sum = sum_text (fixture, rows[i].today, rows[i].id);
      g_assert_cmpstr (sum, ==, rows[i].sum);
    }
}

static void
test_own_limits (Fixture       *fixture,
                 gconstpointer  data)
{
  SiyiClockReading reading;
  SiyiLimit instruction = siyi_limit_default ("instruction");
  SiyiLimit answer = siyi_limit_default ("reminder-answer");

  siyi_limit_read (&fixture->rules, fixture->calendar, instruction, test_day ("2026-12-01"),
                   SIYI_DAY_NONE, test_day ("2026-12-17"), &reading);
  g_assert_cmpint (reading.due, ==, test_day ("2026-12-31"));
  g_assert_cmpint (reading.left, ==, 14);
  g_assert_true (reading.provisional);

  siyi_limit_read (&fixture->rules, fixture->calendar, answer, test_day ("2026-12-11"),
                   test_day ("2026-12-18"), test_day ("2026-12-30"), &reading);
  g_assert_cmpint (reading.state, ==, SIYI_CLOCK_ENDED_ON_TIME);
  g_assert_cmpint (reading.used, ==, 5);

  siyi_limit_read (&fixture->rules, fixture->calendar, answer, SIYI_DAY_NONE, SIYI_DAY_NONE,
                   test_day ("2026-12-30"), &reading);
  g_assert_cmpint (reading.state, ==, SIYI_CLOCK_NOT_BEGUN);
}

#define ADD(path, func) \
  g_test_add (path, Fixture, NULL, set_up, func, tear_down)

/* Three percents in order, or the shipped steps stay; the policy's words go both ways. */
static void
test_settings_as_words (Fixture       *fixture,
                        gconstpointer  data)
{
  static const char * const bad[] = { NULL, "", "50 75", "75 50 85", "50 50 85", "0 50 85", "50 75 101", "50 75 85 x" };
  g_autofree char *text = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (siyi_warning_steps_parse (bad[i], &fixture->rules, NULL));
  g_assert_cmpint (fixture->rules.warning, ==, 75);
  g_assert_true (siyi_warning_steps_parse ("40 60 90", &fixture->rules, NULL));
  text = siyi_warning_steps_to_text (&fixture->rules);
  g_assert_cmpstr (text, ==, "40 60 90");
  for (int rolling = SIYI_ROLL_NON_WORKING; rolling <= SIYI_ROLL_NEVER; rolling++)
    g_assert_cmpint (siyi_rolling_from_word (siyi_rolling_word ((SiyiRolling) rolling)), ==, rolling);
  g_assert_cmpint (siyi_rolling_from_word ("sideways"), ==, SIYI_ROLL_NON_WORKING);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/clocks/states", test_states);
  ADD ("/clocks/steps", test_steps);
  ADD ("/clocks/extension-lacks", test_extension_lacks);
  ADD ("/clocks/settings", test_settings);
  ADD ("/clocks/settings-as-words", test_settings_as_words);
  ADD ("/clocks/conclusion-and-tightest", test_conclusion_and_tightest);
  ADD ("/clocks/a-new-notice-moves-open-clocks", test_a_new_notice_moves_open_clocks);
  ADD ("/clocks/sums", test_sums);
  ADD ("/clocks/own-limits", test_own_limits);

  return g_test_run ();
}
