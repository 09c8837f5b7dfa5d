/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The year as twelve months: keys move by day, week and month and stay in the year, and what a day
 * is can be heard. */
#include <adwaita.h>

#include "siyi-year-grid.h"
#include "ui-test.h"

static SiyiYearGrid *
new_grid (void)
{
  SiyiCalendarBuilder *builder = siyi_calendar_builder_new ();
  SiyiYearGrid *grid = g_object_new (SIYI_TYPE_YEAR_GRID, NULL);
  g_autoptr(SiyiCalendar) calendar = NULL;

  siyi_calendar_builder_add_year (builder, 2026, "notice");
  siyi_calendar_builder_add_day (builder, siyi_day_new (2026, 1, 1), 2026, FALSE, FALSE);
  siyi_calendar_builder_add_day (builder, siyi_day_new (2026, 1, 4), 2026, FALSE, TRUE);
  siyi_calendar_builder_add_half (builder, siyi_day_new (2026, 3, 9), SIYI_HALF_AFTERNOON);
  calendar = siyi_calendar_builder_end (builder);
  siyi_year_grid_set (grid, calendar, 2026, siyi_day_new (2026, 12, 17));

  return grid;
}

static void
test_words (void)
{
  static const struct { int month, day; const char *words; } table[] = {
    { 1, 1, "Day off by the notice" }, { 1, 4, "Make-up working day" },
    { 3, 9, "Afternoon off, own" }, { 3, 10, "Working day" }, { 3, 14, "Weekend" },
  };
  SiyiYearGrid *grid = g_object_ref_sink (new_grid ());

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *label = NULL;

      siyi_year_grid_set_day (grid, siyi_day_new (2026, table[i].month, table[i].day));
      label = siyi_year_grid_dup_label (grid);
      g_assert_true (g_str_has_suffix (label, table[i].words));
    }
  g_assert_finalize_object (G_OBJECT (grid));
}

static void
note_day (SiyiYearGrid *grid, int day, GdkRectangle *area, int *told)
{
  g_assert_cmpint (area->width, >, 0);
  *told = day;
}

static void
test_keys (void)
{
  static const struct { guint key; int month, day; } table[] = {
    { GDK_KEY_Left, 12, 16 }, { GDK_KEY_Down, 12, 23 }, { GDK_KEY_Home, 12, 1 },
    { GDK_KEY_Up, 11, 24 }, { GDK_KEY_Page_Down, 12, 1 }, { GDK_KEY_End, 12, 31 },
    { GDK_KEY_Right, 12, 31 }, { GDK_KEY_Page_Up, 11, 1 },
  };
  SiyiYearGrid *grid = new_grid ();
  GtkWidget *window = ui_test_show (GTK_WIDGET (grid), 700, 500);
  int told = 0;

  g_signal_connect (grid, "day-activated", G_CALLBACK (note_day), &told);
  g_assert_cmpint (siyi_year_grid_get_day (grid), ==, siyi_day_new (2026, 12, 17));
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_assert_true (ui_test_key (GTK_WIDGET (grid), table[i].key, 0));
      g_assert_cmpint (siyi_year_grid_get_day (grid), ==,
                       siyi_day_new (2026, table[i].month, table[i].day));
    }
  ui_test_key (GTK_WIDGET (grid), GDK_KEY_Return, 0);
  g_assert_cmpint (told, ==, siyi_day_new (2026, 11, 1));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/year-grid/words", test_words);
  g_test_add_func ("/year-grid/keys", test_keys);

  return g_test_run ();
}
