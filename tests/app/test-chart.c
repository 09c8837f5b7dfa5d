/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart is no picture: every bar is a button with its number in words, the arrows walk the bars, Tab
 * goes past them, and the table behind it holds the same numbers. */
#include <adwaita.h>

#include "siyi-chart-draw.h"
#include "siyi-chart-spot.h"
#include "siyi-figure-table.h"
#include "ui-test.h"

typedef struct
{
  guint n_chosen, n_opened, n_copied;
  guint bar, column;
} Told;

static GPtrArray *
some_bars (guint n)
{
  GPtrArray *bars = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_chart_bar_free);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = g_strdup_printf ("%u月", i + 1);
      g_autofree char *text = g_strdup_printf ("%u", 40 + i);
      g_autofree char *sentence = g_strdup_printf ("%u月%u批", i + 1, 40 + i);

      g_ptr_array_add (bars, siyi_chart_bar_new (label, text, sentence, 40 + i, i % 2 == 0 ? 50 : -1));
    }

  return bars;
}

static void
on_chosen (GtkWidget *chart,
           guint      bar,
           Told      *told)
{
  told->n_chosen++;
  told->bar = bar;
}

static void
on_opened (GtkWidget *chart,
           guint      bar,
           Told      *told)
{
  told->n_opened++;
  told->bar = bar;
}

static void
on_copied (GtkWidget *chart,
           guint      bar,
           Told      *told)
{
  told->n_copied++;
  told->bar = bar;
}

static GtkWidget *
listen (GtkWidget *widget,
        Told      *told)
{
  g_signal_connect (widget, "chosen", G_CALLBACK (on_chosen), told);
  g_signal_connect (widget, "opened", G_CALLBACK (on_opened), told);
  g_signal_connect (widget, "copied", G_CALLBACK (on_copied), told);

  return widget;
}

static GtkWidget *
focus_of (GtkWidget *widget)
{
  return gtk_root_get_focus (gtk_widget_get_root (widget));
}

static void
test_keys (void)
{
  Told told = { 0 };
  GtkWidget *chart = listen (siyi_chart_new (SIYI_CHART_COLUMNS), &told);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *after = gtk_button_new_with_label ("after");
  GtkWidget *window;

  gtk_box_append (GTK_BOX (box), chart);
  gtk_box_append (GTK_BOX (box), after);
  siyi_chart_take_bars (SIYI_CHART (chart), some_bars (11));
  window = ui_test_show (box, 700, 300);
  g_assert_true (gtk_widget_grab_focus (chart));

  ui_test_key (chart, GDK_KEY_End, 0);
  g_assert_true (focus_of (chart) == siyi_chart_get_spot (SIYI_CHART (chart), 10));
  ui_test_key (chart, GDK_KEY_Left, 0);
  ui_test_key (chart, GDK_KEY_Return, 0);
  g_assert_cmpuint (told.n_chosen, ==, 1);
  g_assert_cmpuint (told.bar, ==, 9);
  ui_test_key (chart, GDK_KEY_Home, 0);
  ui_test_key (chart, GDK_KEY_Left, 0);
  ui_test_key (chart, GDK_KEY_c, GDK_CONTROL_MASK);
  g_assert_cmpuint (told.n_copied, ==, 1);
  g_assert_cmpuint (told.bar, ==, 0);
  ui_test_key (chart, GDK_KEY_Return, GDK_CONTROL_MASK);
  g_assert_cmpuint (told.n_opened, ==, 1);
  g_assert_cmpuint (told.n_chosen, ==, 1);

  /* One stop for Tab, whatever the number of bars; back to the bar that was left. */
  gtk_widget_child_focus (box, GTK_DIR_TAB_FORWARD);
  g_assert_true (focus_of (chart) == after);
  gtk_widget_child_focus (box, GTK_DIR_TAB_BACKWARD);
  g_assert_true (focus_of (chart) == siyi_chart_get_spot (SIYI_CHART (chart), 0));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_words (void)
{
  for (int kind = SIYI_CHART_COLUMNS; kind <= SIYI_CHART_FUNNEL; kind++)
    {
      GtkWidget *chart = g_object_ref_sink (siyi_chart_new ((SiyiChartKind) kind));

      g_assert_cmpuint (siyi_chart_get_n_bars (SIYI_CHART (chart)), ==, 0);
      siyi_chart_take_bars (SIYI_CHART (chart), some_bars (3));
      gtk_test_accessible_assert_role (siyi_chart_get_spot (SIYI_CHART (chart), 2), GTK_ACCESSIBLE_ROLE_BUTTON);
      gtk_test_accessible_assert_property (siyi_chart_get_spot (SIYI_CHART (chart), 2), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           "3月42批");
      siyi_chart_set_chosen (SIYI_CHART (chart), 1);
      gtk_test_accessible_assert_state (siyi_chart_get_spot (SIYI_CHART (chart), 1), GTK_ACCESSIBLE_STATE_PRESSED,
                                        GTK_ACCESSIBLE_TRISTATE_TRUE);
      siyi_chart_take_bars (SIYI_CHART (chart), some_bars (1));
      g_assert_cmpint (siyi_chart_get_chosen (SIYI_CHART (chart)), ==, -1);
      g_object_ref (chart);
      g_object_unref (chart);
      g_assert_finalize_object (G_OBJECT (chart));
    }
}

/* Bars keep to the widget and to themselves, however small their values are beside the largest. */
static void
test_places (void)
{
  static const gint64 values[] = { 0, 1, 100000, 3 };

  for (int kind = SIYI_CHART_COLUMNS; kind <= SIYI_CHART_FUNNEL; kind++)
    {
      GPtrArray *bars = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_chart_bar_free);
      GtkWidget *chart = siyi_chart_new ((SiyiChartKind) kind);
      GtkWidget *window;
      SiyiChartFrame frame;
      graphene_rect_t before = GRAPHENE_RECT_INIT (0, 0, 0, 0);

      for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
        g_ptr_array_add (bars, siyi_chart_bar_new ("a very long name of a class of matters", "100,000", "", values[i], -1));
      siyi_chart_take_bars (SIYI_CHART (chart), bars);
      window = ui_test_show (chart, 400, 200);
      siyi_chart_frame_init (&frame, chart, (SiyiChartKind) kind, bars);
      for (guint i = 0; i < bars->len; i++)
        {
          graphene_rect_t spot, both;

          siyi_chart_frame_spot (&frame, i, &spot);
          g_assert_cmpfloat (spot.size.width, >=, 4);
          g_assert_cmpfloat (spot.origin.x, >=, 0);
          g_assert_cmpfloat (spot.origin.x + spot.size.width, <=, frame.width);
          g_assert_false (i > 0 && graphene_rect_intersection (&spot, &before, &both) && both.size.width > 0 &&
                          both.size.height > 0);
          before = spot;
        }
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

static void
test_axis (void)
{
  static const struct { gint64 most, step; } table[] = {
    { 0, 1 }, { 2, 1 }, { 3, 2 }, { 5, 2 }, { 6, 5 }, { 14, 5 }, { 15, 10 }, { 51, 20 }, { 60, 50 }, { 2271, 1000 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GPtrArray) bars = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_chart_bar_free);
      GtkWidget *chart = g_object_ref_sink (siyi_chart_new (SIYI_CHART_COLUMNS));
      SiyiChartFrame frame;

      g_ptr_array_add (bars, siyi_chart_bar_new ("", "", "", table[i].most, -1));
      siyi_chart_frame_init (&frame, chart, SIYI_CHART_COLUMNS, bars);
      g_assert_cmpint (frame.step, ==, table[i].step);
      g_object_unref (chart);
    }
}

static void
on_cell (GtkWidget *table,
         guint      row,
         guint      column,
         Told      *told)
{
  told->n_chosen++;
  told->bar = row;
  told->column = column;
}

static SiyiFigureRows *
some_rows (guint n)
{
  SiyiFigureRows *rows = siyi_figure_rows_new ();

  siyi_figure_rows_add_column (rows, "月份");
  siyi_figure_rows_add_column (rows, "批次");
  siyi_figure_rows_add_column (rows, "人次");
  for (guint i = 0; i < n; i++)
    siyi_figure_rows_take_row (rows, g_strsplit ("10月|35|147", "|", -1));

  return rows;
}

static void
test_table (void)
{
  Told told = { 0 };
  GtkWidget *table = siyi_figure_table_new ();
  GtkWidget *window, *cell;

  g_signal_connect (table, "chosen", G_CALLBACK (on_cell), &told);
  siyi_figure_table_take (SIYI_FIGURE_TABLE (table), some_rows (3));
  window = ui_test_show (table, 400, 200);
  cell = siyi_figure_table_get_cell (SIYI_FIGURE_TABLE (table), 1, 2);
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_LABEL, "10月, 人次: 147");
  gtk_widget_grab_focus (cell);
  g_signal_emit_by_name (cell, "clicked");
  g_assert_cmpuint (told.n_chosen, ==, 1);
  g_assert_cmpuint (told.bar, ==, 1);
  g_assert_cmpuint (told.column, ==, 2);

  /* New numbers in the same table: the cell and its focus stay. */
  siyi_figure_table_take (SIYI_FIGURE_TABLE (table), some_rows (3));
  g_assert_true (siyi_figure_table_get_cell (SIYI_FIGURE_TABLE (table), 1, 2) == cell);
  g_assert_true (focus_of (table) == cell);
  siyi_figure_table_take (SIYI_FIGURE_TABLE (table), some_rows (1));
  g_assert_null (siyi_figure_table_get_cell (SIYI_FIGURE_TABLE (table), 1, 2));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/chart/keys", test_keys);
  g_test_add_func ("/chart/words", test_words);
  g_test_add_func ("/chart/places", test_places);
  g_test_add_func ("/chart/axis", test_axis);
  g_test_add_func ("/chart/table", test_table);

  return g_test_run ();
}
