/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person is told of a pass phrase: no phrase that anybody guesses is called good. */
#include "siyi-strength.h"

static const struct { const char *phrase; SiyiStrength strength; } cases[] = {
  { "", SIYI_STRENGTH_SHORT },
  { "1234567", SIYI_STRENGTH_SHORT },
  { "信访接待七字的", SIYI_STRENGTH_SHORT },
  { "12345678", SIYI_STRENGTH_WEAK },
  { "87654321", SIYI_STRENGTH_WEAK },
  { "aaaaaaaaaaaaaaaa", SIYI_STRENGTH_WEAK },
  { "20261217", SIYI_STRENGTH_WEAK },
  { "abcdefghij", SIYI_STRENGTH_WEAK },
  { "13908416275", SIYI_STRENGTH_WEAK },
  { "Xf7kq2mz", SIYI_STRENGTH_WEAK },
  { "Xf7kq2mzt", SIYI_STRENGTH_FAIR },
  { "秋水长天一色", SIYI_STRENGTH_SHORT },
  { "correct horse battery", SIYI_STRENGTH_GOOD },
  { "领导简报口令一二三", SIYI_STRENGTH_GOOD },
  { "四一接访 2026 封存", SIYI_STRENGTH_GOOD },
};

static void
test_strength (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("“%s”", cases[i].phrase);
      g_assert_cmpint (siyi_strength_of (cases[i].phrase), ==, cases[i].strength);
    }
}

/* A character more never makes it weaker. */
static void
test_longer_is_never_weaker (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *longer = g_strconcat (cases[i].phrase, "#", NULL);

      g_assert_cmpint (siyi_strength_of (longer), >=, siyi_strength_of (cases[i].phrase));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/strength/table", test_strength);
  g_test_add_func ("/strength/longer", test_longer_is_never_weaker);

  return g_test_run ();
}
