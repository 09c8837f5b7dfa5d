/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The grid: asks only what is seen however long the table is, can be walked, marked, copied,
 * edited and arranged by keys, keeps its place when records move, and says what it is. */
#include <adwaita.h>

#include "fake-rows.h"
#include "ui-test.h"

#define N_COLUMNS 25
#define WIDTH 1166
#define HEIGHT 640

typedef struct
{
  TestRows  *rows;
  GtkWidget *window, *scrolled, *grid_widget;
  SiyiGrid  *grid;
  GString   *log;
} Fixture;

static void
on_edit (Fixture *self, guint row, guint column, const char *text)
{
  g_string_append_printf (self->log, "edit %u %u %s;", row, column, text);
}

static void
on_sort (Fixture *self, guint column, gboolean descending)
{
  g_string_append_printf (self->log, "sort %u %d;", column, descending);
  siyi_grid_set_sort (self->grid, column, descending);
}

static void
on_clear (Fixture *self)
{
  g_string_append (self->log, "clear;");
}

static void
on_paste (Fixture *self, const char *text)
{
  g_string_append_printf (self->log, "paste %s;", text);
}

static void
on_columns_changed (Fixture *self)
{
  g_string_append (self->log, "columns;");
}

static void
on_activated (Fixture *self, guint row, guint column)
{
  g_string_append_printf (self->log, "open %u;", row);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->rows = test_rows_new (data != NULL ? GPOINTER_TO_UINT (data) : 1000000);
  self->grid_widget = test_grid_new (SIYI_GRID_MODEL (self->rows), N_COLUMNS);
  self->grid = SIYI_GRID (self->grid_widget);
  self->log = g_string_new (NULL);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->grid_widget);
  self->window = ui_test_show (self->scrolled, WIDTH, HEIGHT);
  gtk_widget_grab_focus (self->grid_widget);
  g_signal_connect_swapped (self->grid, "edit", G_CALLBACK (on_edit), self);
  g_signal_connect_swapped (self->grid, "sort", G_CALLBACK (on_sort), self);
  g_signal_connect_swapped (self->grid, "clear", G_CALLBACK (on_clear), self);
  g_signal_connect_swapped (self->grid, "paste", G_CALLBACK (on_paste), self);
  g_signal_connect_swapped (self->grid, "columns-changed", G_CALLBACK (on_columns_changed), self);
  g_signal_connect_swapped (self->grid, "activated", G_CALLBACK (on_activated), self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (self->grid), (gpointer *) &self->grid);
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (self->grid);
  g_assert_finalize_object (self->rows);
  g_string_free (self->log, TRUE);
}

static gboolean
key (Fixture *self, guint keyval, GdkModifierType modifiers)
{
  return ui_test_key (gtk_window_get_focus (GTK_WINDOW (self->window)), keyval, modifiers);
}

static void
assert_cursor (Fixture *self, guint row, guint column)
{
  guint at_row, at_column;

  g_assert_true (siyi_grid_get_cursor (self->grid, &at_row, &at_column));
  g_assert_cmpuint (at_row, ==, row);
  g_assert_cmpuint (at_column, ==, column);
}

static void
assert_log (Fixture *self, const char *expected)
{
  g_assert_cmpstr (self->log->str, ==, expected);
  g_string_truncate (self->log, 0);
}

/* Cells of a screen: what may be asked to paint it once, and once more to read it aloud. */
static guint
cells_of_screen (void)
{
  return (HEIGHT / 20 + 2) * N_COLUMNS;
}

/* What a step of one row asks for, before the rows come to rest: on a busy machine a frame may take as
 * long as that, which is another try. */
static guint
gets_of_a_step (Fixture        *self,
                GtkAdjustment  *down)
{
  enum { TRIES = 50, REST_US = 100 * 1000 };

  guint gets = 0;

  for (int i = 0; i < TRIES; i++)
    {
      gint64 start;

      gtk_adjustment_set_value (down, 3200);
      ui_test_settle (self->grid_widget);
      test_rows_take_gets (self->rows);
      test_rows_take_wants (self->rows);
      start = g_get_monotonic_time ();
      gtk_adjustment_set_value (down, 3200 + 32);
      gtk_test_widget_wait_for_draw (self->grid_widget);
      gets = test_rows_take_gets (self->rows);
      if (g_get_monotonic_time () - start < REST_US)
        break;
    }

  return gets;
}

static void
test_asks_only_what_is_seen (Fixture *self, gconstpointer data)
{
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  guint first = test_rows_take_gets (self->rows);

  g_assert_cmpuint (first, >, 0);
  g_assert_cmpuint (first, <, 4 * cells_of_screen ());

  /* Jump anywhere. */
  for (int i = 1; i <= 10; i++)
    {
      gtk_adjustment_set_value (down, i / 10.0 * gtk_adjustment_get_upper (down));
      ui_test_settle (self->grid_widget);
      g_assert_cmpuint (test_rows_take_gets (self->rows), <, 3 * cells_of_screen ());
    }

  /* A row's step repaints one or two rows and describes none but at rest. */
  g_assert_cmpuint (gets_of_a_step (self, down), <=, 3 * N_COLUMNS);
  g_assert_cmpuint (test_rows_take_wants (self->rows), >, 0);
}

static void
test_waits_for_rows (Fixture *self, gconstpointer data)
{
  test_rows_set_loaded (self->rows, FALSE);
  test_rows_take_gets (self->rows);
  ui_test_settle (self->grid_widget);
  g_assert_cmpuint (test_rows_take_gets (self->rows), ==, 0);

  test_rows_set_loaded (self->rows, TRUE);
  ui_test_settle (self->grid_widget);
  g_assert_cmpuint (test_rows_take_gets (self->rows), >, 0);
}

static void
test_walks (Fixture *self, gconstpointer data)
{
  assert_cursor (self, 0, 0);
  g_assert_true (key (self, GDK_KEY_Down, 0));
  g_assert_true (key (self, GDK_KEY_Right, 0));
  assert_cursor (self, 1, 1);
  g_assert_true (key (self, GDK_KEY_End, GDK_CONTROL_MASK));
  assert_cursor (self, 999999, N_COLUMNS - 1);
  g_assert_true (key (self, GDK_KEY_Tab, 0));
  assert_cursor (self, 999999, N_COLUMNS - 1);
  g_assert_true (key (self, GDK_KEY_Home, 0));
  assert_cursor (self, 999999, 0);
  g_assert_true (key (self, GDK_KEY_Page_Up, 0));
  g_assert_true (key (self, GDK_KEY_Page_Down, 0));
  assert_cursor (self, 999999, 0);
  g_assert_true (key (self, GDK_KEY_Home, GDK_CONTROL_MASK));
  g_assert_true (key (self, GDK_KEY_End, 0));
  g_assert_true (key (self, GDK_KEY_Tab, 0));
  assert_cursor (self, 1, 0);
  g_assert_true (key (self, GDK_KEY_Tab, GDK_SHIFT_MASK));
  assert_cursor (self, 0, N_COLUMNS - 1);
  g_assert_true (key (self, GDK_KEY_Return, 0));
  assert_cursor (self, 1, N_COLUMNS - 1);
  g_assert_true (key (self, GDK_KEY_Return, GDK_CONTROL_MASK));
  assert_log (self, "open 1;");
}

static void
assert_selection (Fixture *self, guint row, guint n_rows, guint place, guint n_places)
{
  SiyiGridRange range;

  g_assert_true (siyi_grid_get_selection (self->grid, &range));
  g_assert_cmpuint (range.first_row, ==, row);
  g_assert_cmpuint (range.n_rows, ==, n_rows);
  g_assert_cmpuint (range.first_place, ==, place);
  g_assert_cmpuint (range.n_places, ==, n_places);
}

static void
test_selects_and_copies (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;

  siyi_grid_set_cursor (self->grid, 2, 1);
  key (self, GDK_KEY_Down, GDK_SHIFT_MASK);
  key (self, GDK_KEY_Right, GDK_SHIFT_MASK);
  assert_selection (self, 2, 2, 1, 2);
  key (self, GDK_KEY_c, GDK_CONTROL_MASK);
  text = ui_test_clipboard (self->grid_widget);
  g_assert_cmpstr (text, ==, "3.1\t3.2\n4.1\t4.2\n");

  key (self, GDK_KEY_space, GDK_CONTROL_MASK);
  assert_selection (self, 0, 1000000, 1, 2);
  assert_cursor (self, 3, 2);
  key (self, GDK_KEY_a, GDK_CONTROL_MASK);
  assert_selection (self, 0, 1000000, 0, N_COLUMNS);
  key (self, GDK_KEY_Left, 0);
  assert_selection (self, 3, 1, 1, 1);
  key (self, GDK_KEY_Delete, 0);
  assert_log (self, "clear;");
}

static gboolean
has_logged (gpointer data)
{
  return ((Fixture *) data)->log->len > 0;
}

static void
test_pastes (Fixture *self, gconstpointer data)
{
  g_autoptr(GPtrArray) lines = siyi_grid_split_table ("a\t\"b \"\"c\"\"\nd\"\r\n\te\n");

  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpstr (((char **) lines->pdata[0])[0], ==, "a");
  g_assert_cmpstr (((char **) lines->pdata[0])[1], ==, "b \"c\"\nd");
  g_assert_null (((char **) lines->pdata[0])[2]);
  g_assert_cmpstr (((char **) lines->pdata[1])[0], ==, "");
  g_assert_cmpstr (((char **) lines->pdata[1])[1], ==, "e");

  gdk_clipboard_set_text (gtk_widget_get_clipboard (self->grid_widget), "x\ty");
  key (self, GDK_KEY_v, GDK_CONTROL_MASK);
  ui_test_wait (has_logged, self);
  assert_log (self, "paste x\ty;");
}

static GtkEditable *
editor (Fixture *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  g_assert_true (siyi_grid_is_editing (self->grid));
  g_assert_true (GTK_IS_TEXT (focus));

  return GTK_EDITABLE (focus);
}

static void
test_edits (Fixture *self, gconstpointer data)
{
  siyi_grid_set_cursor (self->grid, 4, 5);
  g_assert_true (key (self, GDK_KEY_F2, 0));
  g_assert_cmpstr (gtk_editable_get_text (editor (self)), ==, "5.5");
  gtk_editable_set_text (editor (self), "new");
  g_assert_true (key (self, GDK_KEY_Tab, 0));
  assert_log (self, "edit 4 5 new;");
  assert_cursor (self, 4, 6);
  g_assert_false (siyi_grid_is_editing (self->grid));

  /* What did not change is not stored; Escape stores nothing. */
  key (self, GDK_KEY_F2, 0);
  key (self, GDK_KEY_Return, 0);
  assert_cursor (self, 5, 6);
  key (self, GDK_KEY_F2, 0);
  gtk_editable_set_text (editor (self), "dropped");
  key (self, GDK_KEY_Escape, 0);
  assert_log (self, "");
  assert_cursor (self, 5, 6);

  /* A computed cell says so and does not open. */
  siyi_grid_set_cursor (self->grid, 5, 0);
  key (self, GDK_KEY_F2, 0);
  g_assert_false (siyi_grid_is_editing (self->grid));
  g_assert_nonnull (ui_test_find (self->grid_widget, GTK_TYPE_LABEL, "counted by itself"));
}

static void
test_proposes (Fixture *self, gconstpointer data)
{
  siyi_grid_set_cursor (self->grid, 4, 2);
  siyi_grid_start_edit (self->grid, "fi");
  g_assert_nonnull (ui_test_find (self->grid_widget, GTK_TYPE_LABEL, "the first"));
  key (self, GDK_KEY_Return, 0);
  assert_log (self, "edit 4 2 first;");

  siyi_grid_set_cursor (self->grid, 4, 2);
  siyi_grid_start_edit (self->grid, "fi");
  key (self, GDK_KEY_Down, 0);
  key (self, GDK_KEY_Return, 0);
  assert_log (self, "edit 4 2 fi;");

  /* Opened and left alone, the stored text stays. */
  siyi_grid_set_cursor (self->grid, 4, 2);
  siyi_grid_start_edit (self->grid, NULL);
  key (self, GDK_KEY_Return, 0);
  assert_log (self, "");
}

static void
test_keeps_its_place (Fixture *self, gconstpointer data)
{
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  GdkRectangle area;
  double before;

  siyi_grid_set_cursor (self->grid, 500, 3);
  ui_test_settle (self->grid_widget);
  before = gtk_adjustment_get_value (down);

  /* A hundred records less before it: the same record, the same place on the screen. */
  test_rows_set_n_rows (self->rows, 1000, 101);
  ui_test_settle (self->grid_widget);
  assert_cursor (self, 400, 3);
  g_assert_cmpfloat (gtk_adjustment_get_value (down), <, before);
  g_assert_cmpfloat (gtk_adjustment_get_value (down), >, 0);

  /* The record is gone: the nearest row; no rows: no cursor; rows again. */
  test_rows_set_n_rows (self->rows, 10, 5001);
  assert_cursor (self, 9, 3);
  test_rows_set_n_rows (self->rows, 0, 1);
  ui_test_settle (self->grid_widget);
  g_assert_false (siyi_grid_get_cursor (self->grid, &(guint) { 0 }, &(guint) { 0 }));
  test_rows_set_n_rows (self->rows, 10, 1);
  ui_test_settle (self->grid_widget);
  assert_cursor (self, 0, 3);

  /* New rows can be scrolled to at once. */
  test_rows_set_n_rows (self->rows, 500, 1);
  siyi_grid_set_cursor (self->grid, 499, 3);
  ui_test_settle (self->grid_widget);
  g_assert_true (siyi_grid_get_cell_area (self->grid, 499, 3, &area));
  g_assert_cmpint (area.y, <, HEIGHT);
}

static void
test_columns (Fixture *self, gconstpointer data)
{
  siyi_grid_set_cursor (self->grid, 0, 1);
  g_assert_true (key (self, GDK_KEY_Up, 0));
  g_assert_true (key (self, GDK_KEY_Return, 0));
  g_assert_true (key (self, GDK_KEY_Return, 0));
  assert_log (self, "sort 1 0;sort 1 1;");
  g_assert_true (key (self, GDK_KEY_Right, GDK_ALT_MASK));
  g_assert_cmpuint (siyi_grid_get_column (self->grid, 1)->id, ==, 2);
  g_assert_cmpuint (siyi_grid_get_column (self->grid, 2)->id, ==, 1);
  assert_cursor (self, 0, 1);
  g_assert_true (key (self, GDK_KEY_Right, GDK_CONTROL_MASK));
  g_assert_cmpint (siyi_grid_get_column (self->grid, 2)->width, >, 84);
  g_assert_true (key (self, GDK_KEY_Left, GDK_ALT_MASK));
  g_assert_cmpuint (siyi_grid_get_column (self->grid, 1)->id, ==, 1);
  assert_log (self, "columns;columns;columns;");
  g_assert_true (key (self, GDK_KEY_Down, 0));
  g_assert_true (key (self, GDK_KEY_Right, 0));
  assert_cursor (self, 0, 2);
}

static gboolean
is_described (gpointer data)
{
  GtkAccessible *row = data;
  g_autofree char *wrong = gtk_test_accessible_check_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                              "Column 0 1.0, Column 1 1.1, Column 2 1.2");

  return wrong == NULL;
}

static void
test_says_what_it_is (Fixture *self, gconstpointer data)
{
  GtkAccessible *row = NULL, *head = NULL;
  GtkWidget *focus;
  SiyiGridColumn columns[] = {
    { 0, "Column 0", NULL, 84, 1, TRUE }, { 1, "Column 1", NULL, 84, 0, TRUE },
    { 2, "Column 2", NULL, 84, 0, TRUE },
  };

  siyi_grid_set_columns (self->grid, columns, G_N_ELEMENTS (columns));
  ui_test_settle (self->grid_widget);
  for (GtkWidget *child = gtk_widget_get_first_child (self->grid_widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (child));

      if (row == NULL && role == GTK_ACCESSIBLE_ROLE_ROW)
        row = GTK_ACCESSIBLE (child);
      if (head == NULL && role == GTK_ACCESSIBLE_ROLE_COLUMN_HEADER)
        head = GTK_ACCESSIBLE (child);
    }
  gtk_test_accessible_assert_role (self->grid_widget, GTK_ACCESSIBLE_ROLE_GRID);
  gtk_test_accessible_assert_property (self->grid_widget, GTK_ACCESSIBLE_PROPERTY_LABEL, "Rows");
  gtk_test_accessible_assert_relation (self->grid_widget, GTK_ACCESSIBLE_RELATION_ROW_COUNT, 1000000);
  gtk_test_accessible_assert_relation (self->grid_widget, GTK_ACCESSIBLE_RELATION_COL_COUNT, 3);
  gtk_test_accessible_assert_property (head, GTK_ACCESSIBLE_PROPERTY_LABEL, "Column 0");
  siyi_grid_set_sort (self->grid, 0, TRUE);
  gtk_test_accessible_assert_property (head, GTK_ACCESSIBLE_PROPERTY_SORT, GTK_ACCESSIBLE_SORT_DESCENDING);
  ui_test_wait (is_described, row);

  /* Each step goes to a cell of its own, which is named before it gets the focus. */
  siyi_grid_set_cursor (self->grid, 1, 1);
  gtk_widget_grab_focus (self->grid_widget);
  focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  key (self, GDK_KEY_Right, 0);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) != focus);
  focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  gtk_test_accessible_assert_role (focus, GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_test_accessible_assert_property (focus, GTK_ACCESSIBLE_PROPERTY_LABEL, "Column 2 2.2");
}

/* 200 % text: rows, headings and columns grow with it. */
static void
test_grows_with_the_text (Fixture *self, gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GdkRectangle before, after;
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  siyi_grid_get_cell_area (self->grid, 0, 1, &before);
  g_object_set (settings, "gtk-xft-dpi", 2 * (dpi > 0 ? dpi : 96 * 1024), NULL);
  ui_test_settle (self->grid_widget);
  siyi_grid_get_cell_area (self->grid, 0, 1, &after);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  g_assert_cmpint (after.height, >, before.height * 17 / 10);
  g_assert_cmpint (after.width, >, before.width * 17 / 10);
  g_assert_cmpint (after.y, >, before.y * 17 / 10);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/grid/asks-only-what-is-seen", test_asks_only_what_is_seen);
  ADD ("/grid/waits-for-rows", test_waits_for_rows);
  ADD ("/grid/walks", test_walks);
  ADD ("/grid/selects-and-copies", test_selects_and_copies);
  ADD ("/grid/pastes", test_pastes);
  ADD ("/grid/edits", test_edits);
  ADD ("/grid/proposes", test_proposes);
  ADD ("/grid/keeps-its-place", test_keeps_its_place);
  ADD ("/grid/columns", test_columns);
  ADD ("/grid/grows-with-the-text", test_grows_with_the_text);
  ADD ("/grid/says-what-it-is", test_says_what_it_is);
#undef ADD

  return g_test_run ();
}
