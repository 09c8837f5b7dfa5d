/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures beside those of the year before and of the period before: no comparison without data. */
#include "siyi-figures.h"

typedef struct
{
  SiyiFigure figure;
  gboolean   compared;
  gint64     change;
} Case;

static void
test_changes_are_exact_and_only_of_what_is_known (void)
{
  const Case cases[] = {
    { { .unit = SIYI_FIGURE_ITEMS, .value = 50, .previous = 105, .has_previous = TRUE },
      TRUE, -5238 },
    { { .unit = SIYI_FIGURE_ITEMS, .value = 54, .previous = 50, .has_previous = TRUE },
      TRUE, 800 },
    { { .unit = SIYI_FIGURE_ITEMS, .value = 7, .previous = 7, .has_previous = TRUE }, TRUE, 0 },
    { { .unit = SIYI_FIGURE_ITEMS, .value = 7, .previous = 0, .has_previous = TRUE }, FALSE, 0 },
    { { .unit = SIYI_FIGURE_ITEMS, .value = 7 }, FALSE, 0 },
    { { .unit = SIYI_FIGURE_RATE, .value = 9970, .previous = 9850, .has_previous = TRUE },
      TRUE, 120 },
    { { .unit = SIYI_FIGURE_RATE, .value = -1, .previous = 9850, .has_previous = TRUE },
      FALSE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 change = 0;

      g_assert_cmpint (siyi_figure_change (&cases[i].figure, &change), ==, cases[i].compared);
      if (cases[i].compared)
        g_assert_cmpint (change, ==, cases[i].change);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figures/change", test_changes_are_exact_and_only_of_what_is_known);

  return g_test_run ();
}
