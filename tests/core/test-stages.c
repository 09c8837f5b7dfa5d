/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The three stages of a reception: what each step wants, which stage is the current one. */
#include "siyi-stages.h"

#define BIT(step) (1u << SIYI_STEP_##step)
#define ALL_TOLD (BIT (LEADER_TOLD) | BIT (BOOKINGS) | BIT (BRIEFS) | BIT (UNITS))

static void
test_sessions (void)
{
  /* o open, d done, - not needed; the thirteen steps in their order */
  static const struct { const char *what; SiyiStageFacts facts; const char *steps; SiyiStage current; }
  rows[] = {
    { "planned, nothing done", { .needs_announcing = TRUE }, "ooo----" "ooo" "ooo",
      SIYI_STAGE_PREPARE },
    { "booked, with a double to look at and a unit concerned",
      { .announced = TRUE, .n_booked_ever = 3, .n_waiting = 3, .n_unchecked_twins = 1,
        .n_open_units = 2 }, "dooooo" "d" "ooo" "ooo", SIYI_STAGE_PREPARE },
    { "a leader sits who must withdraw",
      { .announced = TRUE, .n_booked_ever = 3, .n_waiting = 3, .n_recused_sitting = 1,
        .ticked = ALL_TOLD }, "dddddd" "o" "ooo" "ooo", SIYI_STAGE_PREPARE },
    { "all prepared",
      { .announced = TRUE, .n_booked_ever = 3, .n_waiting = 3, .ticked = ALL_TOLD },
      "ddddddd" "ooo" "ooo", SIYI_STAGE_RECEIVE },
    { "the log tells that briefs were printed",
      { .announced = TRUE, .n_booked_ever = 3, .n_waiting = 3, .printed = BIT (BRIEFS) },
      "doodd-d" "ooo" "ooo", SIYI_STAGE_PREPARE },
    { "the first is in, whatever was left undone",
      { .announced = TRUE, .n_booked_ever = 3, .n_visits = 1, .n_waiting = 2, .n_in = 1 },
      "doodo-d" "ooo" "ooo", SIYI_STAGE_RECEIVE },
    { "two done, one booked still to come",
      { .announced = TRUE, .n_booked_ever = 3, .n_visits = 2, .n_waiting = 1, .n_complete = 2,
        .n_signed = 2, .n_instructions = 1, .ticked = ALL_TOLD, .n_tasks = 1 },
      "ddddddd" "ooo" "doo", SIYI_STAGE_RECEIVE },
    { "over: who never came holds nothing up",
      { .announced = TRUE, .n_booked_ever = 3, .n_visits = 2, .n_waiting = 1, .n_complete = 2,
        .n_signed = 2, .n_instructions = 2, .n_unassigned = 1, .n_tasks = 1, .is_over = TRUE },
      "d--d--d" "ddd" "ooo", SIYI_STAGE_FOLLOW },
    { "over, one arrived and was never received",
      { .n_booked_ever = 2, .n_visits = 2, .n_waiting = 1, .n_complete = 1, .is_over = TRUE },
      "---d--d" "ooo" "ooo", SIYI_STAGE_RECEIVE },
    { "over, nobody came", { .announced = TRUE, .is_over = TRUE }, "d------" "---" "---",
      SIYI_N_STAGES },
    { "all answered on the spot",
      { .announced = TRUE, .n_booked_ever = 2, .n_visits = 2, .n_complete = 2, .n_signed = 2,
        .is_over = TRUE }, "d--d--d" "ddd" "---", SIYI_N_STAGES },
    { "answered, one visit back to make",
      { .announced = TRUE, .n_booked_ever = 2, .n_visits = 2, .n_complete = 2, .n_signed = 2,
        .n_instructions = 2, .n_tasks = 2, .n_answered = 2, .n_visited_back = 1, .is_over = TRUE },
      "d--d--d" "ddd" "ddo", SIYI_STAGE_FOLLOW },
  };
  static const char sign[] = { [SIYI_STEP_OPEN] = 'o', [SIYI_STEP_DONE] = 'd',
                               [SIYI_STEP_NOT_NEEDED] = '-' };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SiyiStages stages = siyi_stages_read (&rows[i].facts);
      char steps[SIYI_N_STEPS + 1] = "";

      for (int step = 0; step < SIYI_N_STEPS; step++)
        steps[step] = sign[stages.steps[step]];
      g_test_message ("%s", rows[i].what);
      g_assert_cmpstr (steps, ==, rows[i].steps);
      g_assert_cmpint (stages.current, ==, rows[i].current);
      g_assert_cmpint (stages.n_wanted[SIYI_STAGE_PREPARE], ==, 7);
      g_assert_cmpint (stages.n_wanted[SIYI_STAGE_RECEIVE], ==, 3);
      g_assert_cmpint (stages.n_wanted[SIYI_STAGE_FOLLOW], ==, 3);
    }
}

static void
test_words (void)
{
  for (int i = 0; i < SIYI_N_STEPS; i++)
    g_assert_cmpint (siyi_step_from_word (siyi_step_word ((SiyiStep) i)), ==, i);
  g_assert_cmpint (siyi_step_from_word ("lunch"), ==, SIYI_N_STEPS);
  g_assert_cmpint (siyi_step_from_word (NULL), ==, SIYI_N_STEPS);
  g_assert_true (siyi_step_by_person (SIYI_STEP_LEADER_TOLD));
  g_assert_false (siyi_step_by_person (SIYI_STEP_RECUSAL));
  g_assert_false (siyi_step_by_person (SIYI_STEP_SIGNED));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stages/sessions", test_sessions);
  g_test_add_func ("/stages/words", test_words);

  return g_test_run ();
}
