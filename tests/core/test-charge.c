/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the days and lines of a charge make of it (article 18; domain, section 2.5). Days are counted
 * from an arbitrary one: the rules know no calendar. */
#include "siyi-charge.h"

#include <stdlib.h>

#define TODAY 1000

/* "word day …" of lines, and the days that have columns of their own. */
static SiyiChargeFacts
facts_of (const char *text)
{
  g_auto(GStrv) parts = g_strsplit (text, ",", -1);
  SiyiChargeFacts facts = { SIYI_DAY_NONE, SIYI_DAY_NONE, SIYI_DAY_NONE, SIYI_DAY_NONE, SIYI_DAY_NONE, SIYI_DAY_NONE,
                            .has_unit = TRUE };

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      g_auto(GStrv) word = g_strsplit (g_strstrip (parts[i]), " ", 2);
      const SiyiDay day = word[1] != NULL ? atoi (word[1]) : TODAY;
      const SiyiChargeLineKind kind = siyi_charge_line_from_word (word[0]);

      if (g_str_equal (word[0], "limit"))
        facts.limit = day;
      else if (g_str_equal (word[0], "no-unit"))
        facts.has_unit = FALSE;
      else
        g_assert_cmpint (kind, <, SIYI_N_CHARGE_LINES);
      if (kind == SIYI_CHARGE_LINE_APPROVED)
        facts.approved = day;
      else if (kind == SIYI_CHARGE_LINE_SERVED)
        facts.served = day;
      else if (kind == SIYI_CHARGE_LINE_STRUCK)
        facts.struck = day;
      else if (kind == SIYI_CHARGE_LINE_PLAN)
        facts.has_plan = TRUE;
      else if (kind < SIYI_N_CHARGE_LINES)
        siyi_charge_add_line (&facts, kind, day);
    }

  return facts;
}

#define LISTED "listed 960, limit 1020"
#define SERVED LISTED ", approved 962, served 964"
#define ALL SERVED ", plan 966, meeting 970, progress 980, result 990"

static void
test_states (void)
{
  static const struct
  {
    const char *facts, *state;
    SiyiLight   light;
    int         left;
  } table[] = {
    { "listed 960", "listed", SIYI_LIGHT_NONE, 0 },
    { LISTED, "listed", SIYI_LIGHT_GREEN, 20 },
    { LISTED ", approved 962", "approved", SIYI_LIGHT_GREEN, 20 },
    { SERVED, "served", SIYI_LIGHT_GREEN, 20 },
    { SERVED ", note 965", "served", SIYI_LIGHT_GREEN, 20 },
    { SERVED ", plan 966", "running", SIYI_LIGHT_GREEN, 20 },
    { SERVED ", meeting 970", "running", SIYI_LIGHT_GREEN, 20 },
    /* Three quarters of the days from the service on are used. */
    { "listed 960, limit 1012, approved 962, served 964, progress 980", "running", SIYI_LIGHT_YELLOW, 12 },
    { "listed 960, limit 1000, approved 962, served 964", "served", SIYI_LIGHT_YELLOW, 0 },
    { "listed 960, limit 999, approved 962, served 964, plan 970", "overdue", SIYI_LIGHT_RED, -1 },
    /* A table that nobody approved is overdue as well. */
    { "listed 960, limit 990", "overdue", SIYI_LIGHT_RED, -10 },
    { ALL, "finished", SIYI_LIGHT_DONE, 20 },
    { ALL ", papers 992", "finished", SIYI_LIGHT_DONE, 20 },
    { ALL ", papers 992, struck 995", "struck", SIYI_LIGHT_DONE, 20 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const SiyiChargeFacts facts = facts_of (table[i].facts);
      SiyiChargeReading reading;

      siyi_charge_read (&facts, TODAY, &reading);
      g_test_message ("%s", table[i].facts);
      g_assert_cmpstr (siyi_charge_state_word (reading.state), ==, table[i].state);
      g_assert_cmpint (reading.light, ==, table[i].light);
      g_assert_cmpint (reading.left, ==, table[i].left);
      g_assert_cmpint (reading.percent, >=, 0);
      g_assert_cmpint (reading.percent, <=, 100);
    }
}

/* Before it may be struck off: what is missing, by name. */
static void
test_wants (void)
{
  static const struct { const char *facts, *wants; } table[] = {
    { "listed 960, no-unit", "table approval service plan progress result papers" },
    { "listed 960", "table approval service plan progress result papers" },
    { LISTED, "approval service plan progress result papers" },
    { SERVED, "plan progress result papers" },
    { SERVED ", plan 966", "progress result papers" },
    { SERVED ", plan 966, meeting 970", "result papers" },
    { ALL, "papers" },
    { ALL ", papers 992", "" },
    { ALL ", papers 992, struck 995", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const SiyiChargeFacts facts = facts_of (table[i].facts);
      g_autoptr(GString) wants = g_string_new (NULL);
      SiyiChargeReading reading;

      siyi_charge_read (&facts, TODAY, &reading);
      for (guint bit = 0; bit < SIYI_N_CHARGE_WANTS; bit++)
        if ((reading.wants & (1u << bit)) != 0)
          g_string_append_printf (wants, "%s%s", wants->len > 0 ? " " : "", siyi_charge_want_word (bit));
      g_assert_cmpstr (wants->str, ==, table[i].wants);
    }
}

static void
test_order (void)
{
  static const struct { const char *facts, *next; gboolean may; } table[] = {
    { "listed 960", "approved", FALSE },            /* the table is not filled */
    { LISTED, "approved", TRUE },
    { LISTED, "served", FALSE },
    { LISTED, "result", FALSE },
    { LISTED, "extended", FALSE },
    { LISTED, "progress", TRUE },
    { LISTED, "withdrawn", TRUE },
    { LISTED ", approved 962", "approved", FALSE },
    { LISTED ", approved 962", "served", TRUE },
    { SERVED, "served", FALSE },
    { SERVED, "withdrawn", FALSE },
    { SERVED, "extended", TRUE },
    { SERVED, "result", TRUE },
    { SERVED, "papers", FALSE },
    { SERVED, "struck", FALSE },
    { ALL, "papers", TRUE },
    { ALL, "struck", FALSE },
    { ALL, "progress", FALSE },
    { ALL, "result", FALSE },
    { ALL, "extended", FALSE },
    { ALL, "note", TRUE },
    { ALL ", papers 992", "struck", TRUE },
    { ALL ", papers 992, struck 995", "struck", FALSE },
    { ALL ", papers 992, struck 995", "note", FALSE },
    { SERVED, "listed", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const SiyiChargeFacts facts = facts_of (table[i].facts);

      g_test_message ("%s: %s", table[i].facts, table[i].next);
      g_assert_cmpint (siyi_charge_may_follow (&facts, siyi_charge_line_from_word (table[i].next)), ==, table[i].may);
    }
}

static void
test_late (void)
{
  const SiyiChargeFacts in_time = facts_of (ALL);
  const SiyiChargeFacts late = facts_of ("listed 960, limit 985, approved 962, served 964, plan 966, result 990");
  SiyiChargeReading reading;

  siyi_charge_read (&in_time, TODAY, &reading);
  g_assert_false (reading.late);
  siyi_charge_read (&late, TODAY, &reading);
  g_assert_true (reading.late);
  g_assert_cmpint (reading.state, ==, SIYI_CHARGE_FINISHED);
}

static void
test_words (void)
{
  for (int kind = 0; kind < SIYI_N_CHARGE_LINES; kind++)
    g_assert_cmpint (siyi_charge_line_from_word (siyi_charge_line_word ((SiyiChargeLineKind) kind)), ==, kind);
  g_assert_cmpint (siyi_charge_line_from_word ("closed"), ==, SIYI_N_CHARGE_LINES);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charge/states", test_states);
  g_test_add_func ("/charge/wants", test_wants);
  g_test_add_func ("/charge/order", test_order);
  g_test_add_func ("/charge/late", test_late);
  g_test_add_func ("/charge/words", test_words);

  return g_test_run ();
}
