/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The statistics page over the example archive: its tiles are the figures of services, each bar's list
 * holds exactly the rows it counts, tables say what charts draw, keys reach all of it, a period without
 * visits says so, and the page fits a small screen. */
#include "sample-cases.h"
#include "siyi-application.h"
#include "siyi-office-files.h"
#include "siyi-ledger-page.h"
#include "siyi-ledger-store.h"
#include "siyi-statistics-page-private.h"
#include "siyi-statistics-words.h"
#include "siyi-window-private.h"
#include "ui-test.h"

#define WIDTH 1166      /* of 1366, without the places */
#define HEIGHT 768

/* A process has one, registered on its bus once. */
static SiyiApplication *application;

/* Made once; a test that changes it takes its change back. */
static char *folder;

typedef struct
{
  SiyiArchive        *archive;
  SiyiWindow         *window;
  SiyiStatisticsPage *page;
  guint               n_taken;
} Fixture;

static gboolean
has_taken (gpointer data)
{
  Fixture *fixture = data;

  return fixture->page->n_taken > fixture->n_taken;
}

static gboolean
has_list (gpointer data)
{
  Fixture *fixture = data;

  return siyi_behind_view_get_ids (fixture->page->behind) != NULL;
}

static gboolean
has_ledger (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *page = gtk_stack_get_visible_child (fixture->window->pages);

  return SIYI_IS_LEDGER_PAGE (page) &&
         siyi_ledger_model_is_answered (siyi_ledger_page_get_model (SIYI_LEDGER_PAGE (page)));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(SiyiClock) clock = siyi_clock_new_fixed (sample_today ());
  g_autoptr(GError) error = NULL;

  fixture->archive = siyi_archive_open (folder, clock, "柏甲寅", &error);
  g_assert_no_error (error);

  fixture->window = siyi_window_new (ADW_APPLICATION (application));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1366, HEIGHT);
  gtk_window_present (GTK_WINDOW (fixture->window));
  siyi_window_open (fixture->window, fixture->archive);
  siyi_window_show_page (fixture->window, "statistics");
  fixture->page = SIYI_STATISTICS_PAGE (gtk_stack_get_visible_child (fixture->window->pages));
  sample_wait (has_taken, fixture);
  sample_wait (has_list, fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  siyi_archive_close (fixture->archive);
  g_object_unref (fixture->archive);
}

static gpointer
figures_in_thread (SiyiDb        *db,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  return siyi_statistics_load (db, data, error);
}

/* All live receptions of some days that have come, asked of the ledger itself. */
static gpointer
receptions_in_thread (SiyiDb        *db,
                      gpointer       data,
                      GCancellable  *cancellable,
                      GError       **error)
{
  const SiyiSpan *span = data;
  SiyiLedgerQuery query = { .from = span->from, .to = span->to, .closed = -1, .light = -1, .hide_void = TRUE };
  g_autoptr(GArray) ids = siyi_ledger_ids (db, &query, error);
  g_autoptr(GPtrArray) rows = siyi_ledger_load (db, (const gint64 *) ids->data, ids->len, error);
  GArray *come = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < rows->len; i++)
    {
      const SiyiLedgerRow *row = g_ptr_array_index (rows, i);

      if (!row->waits)
        g_array_append_val (come, row->id);
    }

  return come;
}

static gboolean
same_ids (const GArray *a,
          const GArray *b)
{
  g_autoptr(GHashTable) ids = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < a->len; i++)
    g_hash_table_add (ids, &g_array_index (a, gint64, i));
  for (guint i = 0; i < b->len; i++)
    if (!g_hash_table_contains (ids, &g_array_index (b, gint64, i)))
      return FALSE;

  return a->len == b->len && g_hash_table_size (ids) == a->len;
}

static guint
n_rows (Fixture *fixture)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (siyi_behind_view_get_list (fixture->page->behind), (int) n) != NULL)
    n++;

  return n;
}

/* The number in the digits of a tile: "2,053人次" is 2053. */
static gint64
digits_of (const char *text)
{
  gint64 value = 0;

  for (; *text != '\0'; text++)
    if (g_ascii_isdigit (*text))
      value = value * 10 + (*text - '0');

  return value;
}

static void
test_tiles (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiFigures) figures = siyi_archive_run (fixture->archive, SIYI_ACCESS_READ, figures_in_thread,
                                                     &fixture->page->query, NULL, &error);
  const SiyiFigure *batches;

  g_assert_no_error (error);
  for (guint i = 0; i < SIYI_N_TILES; i++)
    {
      const SiyiFigure *figure = siyi_figures_find (figures, siyi_stat_tile_keys[i]);
      const char *value = siyi_figure_tile_get_value (siyi_statistics_page_get_tile (fixture->page, i));

      g_assert_nonnull (figure);
      if (figure->value >= 0)
        g_assert_cmpint (digits_of (value), ==, figure->value);
      else
        g_assert_cmpint (digits_of (value), ==, 0);
    }

  /* The list of the first tile stands there from the start, and is as long as its number. */
  batches = siyi_figures_find (figures, "received.batches");
  g_assert_cmpint (batches->value, >, 0);
  g_assert_cmpuint (siyi_behind_view_get_ids (fixture->page->behind)->len, ==, batches->value);
  g_assert_cmpuint (n_rows (fixture), ==, MIN (batches->value, SIYI_STAT_PAGE));
}

/* October of 2026: the bar, its list and the ledger hold the same visits. */
static void
test_bar (Fixture       *fixture,
          gconstpointer  data)
{
  SiyiSpan october = siyi_span_new (SIYI_SPAN_MONTH, 2026, 10);
  SiyiChart *chart = siyi_chart_card_get_chart (siyi_statistics_page_get_card (fixture->page, SIYI_STAT_MONTHS));
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) visits = siyi_archive_run (fixture->archive, SIYI_ACCESS_READ, receptions_in_thread, &october, NULL,
                                               &error);
  const SiyiBar *bar = g_ptr_array_index (fixture->page->bars[SIYI_STAT_MONTHS], 9);

  g_assert_no_error (error);
  g_assert_cmpuint (siyi_chart_get_n_bars (chart), ==, 11);
  g_assert_cmpint (bar->batches, ==, visits->len);
  g_assert_true (gtk_widget_grab_focus (siyi_chart_get_spot (chart, 0)));
  for (int i = 0; i < 9; i++)
    ui_test_key (GTK_WIDGET (chart), GDK_KEY_Right, 0);
  ui_test_key (GTK_WIDGET (chart), GDK_KEY_Return, 0);
  sample_wait (has_list, fixture);

  g_assert_true (same_ids (siyi_behind_view_get_ids (fixture->page->behind), visits));
  g_assert_cmpuint (n_rows (fixture), ==, visits->len);
  g_assert_cmpint (siyi_chart_get_chosen (chart), ==, 9);
  g_assert_cmpint (digits_of (siyi_behind_view_get_wish (fixture->page->behind)->value), ==, visits->len);
}

/* Every table's row leads to as many rows as its number says. */
static void
test_tables (Fixture       *fixture,
             gconstpointer  data)
{
  for (int table = 0; table < SIYI_N_STAT_TABLES; table++)
    {
      const GPtrArray *bars = fixture->page->bars[table];

      for (guint row = 0; row < bars->len; row += MAX (bars->len / 3, 1))
        {
          const SiyiBar *bar = g_ptr_array_index (bars, row);

          siyi_statistics_page_choose (fixture->page,
                                       siyi_statistics_page_wish_of_row (fixture->page, (SiyiStatTable) table, row, 1,
                                                                         FALSE), TRUE);
          sample_wait (has_list, fixture);
          g_assert_cmpuint (siyi_behind_view_get_ids (fixture->page->behind)->len, ==, bar->batches);
        }
    }
}

static void
test_cross (Fixture       *fixture,
            gconstpointer  data)
{
  const SiyiFigureRows *rows;

  adw_view_stack_set_visible_child_name (fixture->page->views, "tables");
  rows = siyi_figure_table_get (fixture->page->cross);
  g_assert_cmpuint (rows->rows->len, ==, fixture->page->cross_rows->len);
  for (guint row = 0; row < rows->rows->len; row += rows->rows->len - 1)
    for (guint column = 1; column < rows->n_columns; column += 2)
      {
        char **cells = g_ptr_array_index (rows->rows, row);

        g_signal_emit_by_name (siyi_figure_table_get_cell (fixture->page->cross, row, column), "clicked");
        sample_wait (has_list, fixture);
        g_assert_cmpuint (siyi_behind_view_get_ids (fixture->page->behind)->len, ==, digits_of (cells[column]));
      }
}

static void
test_table_behind (Fixture       *fixture,
                   gconstpointer  data)
{
  SiyiChartCard *card = siyi_statistics_page_get_card (fixture->page, SIYI_STAT_CLASSES);
  const GPtrArray *bars = fixture->page->bars[SIYI_STAT_CLASSES];
  const SiyiFigureRows *rows;

  siyi_chart_card_show_table (card, TRUE);
  g_assert_true (gtk_widget_get_child_visible (GTK_WIDGET (siyi_chart_card_get_table (card))));
  g_assert_false (gtk_widget_get_child_visible (GTK_WIDGET (siyi_chart_card_get_chart (card))));
  rows = siyi_figure_table_get (siyi_chart_card_get_table (card));

  /* The chart draws the largest, the table holds all. */
  g_assert_cmpuint (rows->rows->len, ==, bars->len);
  for (guint i = 0; i < bars->len; i++)
    {
      const SiyiBar *bar = g_ptr_array_index (bars, i);
      char **cells = g_ptr_array_index (rows->rows, i);

      g_assert_cmpstr (cells[0], ==, bar->words);
      g_assert_cmpint (digits_of (cells[1]), ==, bar->batches);
      g_assert_cmpint (digits_of (cells[2]), ==, bar->persons);
    }

  g_signal_emit_by_name (siyi_figure_table_get_cell (siyi_chart_card_get_table (card), 1, 2), "clicked");
  sample_wait (has_list, fixture);
  g_assert_cmpuint (siyi_behind_view_get_ids (fixture->page->behind)->len, ==,
                    ((const SiyiBar *) g_ptr_array_index (bars, 1))->batches);
}

static void
set_span (Fixture  *fixture,
          SiyiSpan  span)
{
  fixture->n_taken = fixture->page->n_taken;
  siyi_statistics_page_set_span (fixture->page, &span);
  sample_wait (has_taken, fixture);
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  set_span (fixture, siyi_span_new (SIYI_SPAN_YEAR, 2019, 0));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->page->body), ==, "empty");
  g_assert_cmpint (digits_of (siyi_figure_tile_get_value (siyi_statistics_page_get_tile (fixture->page, 0))), ==, 0);
  set_span (fixture, siyi_span_new (SIYI_SPAN_MONTH, 2026, 11));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->page->body), ==, "figures");
}

/* A year later this year's rows stand behind the grey bars and the column of the year before. */
static void
test_last_year (Fixture       *fixture,
                gconstpointer  data)
{
  SiyiSpan october = siyi_span_new (SIYI_SPAN_MONTH, 2026, 10);
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) visits = siyi_archive_run (fixture->archive, SIYI_ACCESS_READ, receptions_in_thread, &october, NULL,
                                               &error);
  SiyiFigureTable *table;
  const SiyiBar *bar;
  guint column;

  adw_view_stack_set_visible_child_name (fixture->page->views, "tables");
  set_span (fixture, siyi_span_new (SIYI_SPAN_TO_MONTH, 2027, 11));
  bar = g_ptr_array_index (fixture->page->bars[SIYI_STAT_MONTHS], 9);
  g_assert_cmpint (bar->batches, ==, 0);
  g_assert_cmpint (bar->previous_batches, ==, visits->len);
  table = fixture->page->reports[SIYI_STAT_MONTHS];
  column = siyi_figure_table_get (table)->n_columns - 1;
  g_assert_true (siyi_stat_is_last_year (SIYI_STAT_MONTHS, column));
  g_signal_emit_by_name (siyi_figure_table_get_cell (table, 9, column), "clicked");
  sample_wait (has_list, fixture);
  g_assert_true (same_ids (siyi_behind_view_get_ids (fixture->page->behind), visits));
}

/* The segments and Alt+arrows go by the same period object as the numbers. */
static void
test_period (Fixture       *fixture,
             gconstpointer  data)
{
  SiyiSpan quarter = siyi_span_new (SIYI_SPAN_QUARTER, 2026, 4);
  SiyiSpan before = siyi_span_new (SIYI_SPAN_QUARTER, 2026, 3);

  fixture->n_taken = fixture->page->n_taken;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (siyi_span_bar_get_kind (fixture->page->span_bar, SIYI_SPAN_QUARTER)),
                                TRUE);
  sample_wait (has_taken, fixture);
  g_assert_true (siyi_span_equal (&siyi_statistics_page_get_query (fixture->page)->span, &quarter));
  fixture->n_taken = fixture->page->n_taken;
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "stat.step", "i", -1);
  sample_wait (has_taken, fixture);
  g_assert_true (siyi_span_equal (&siyi_statistics_page_get_query (fixture->page)->span, &before));
  g_assert_cmpuint (siyi_chart_get_n_bars (siyi_chart_card_get_chart (siyi_statistics_page_get_card (fixture->page,
                                                                                                     SIYI_STAT_MONTHS))),
                    ==, 3);
}

static void
test_copy (Fixture       *fixture,
           gconstpointer  data)
{
  SiyiFigureTile *tile = siyi_statistics_page_get_tile (fixture->page, 0);
  g_autofree char *text = NULL;

  gtk_widget_grab_focus (GTK_WIDGET (tile));
  ui_test_key (GTK_WIDGET (tile), GDK_KEY_c, GDK_CONTROL_MASK);
  text = ui_test_clipboard (GTK_WIDGET (fixture->page));
  g_assert_nonnull (strstr (text, siyi_figure_tile_get_value (tile)));
  g_assert_nonnull (strstr (text, siyi_figure_definition ("received.batches")));
}

static void
test_list_key (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *tile = GTK_WIDGET (siyi_statistics_page_get_tile (fixture->page, 1));
  GtkRoot *root = GTK_ROOT (fixture->window);

  gtk_widget_grab_focus (tile);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "stat.list", NULL);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (root), GTK_WIDGET (fixture->page->behind)));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "stat.list", NULL);
  g_assert_true (gtk_root_get_focus (root) == tile);
}

/* What the ledger is opened with is what the number counts, and nothing else. */
static void
test_ledger (Fixture       *fixture,
             gconstpointer  data)
{
  const SiyiBar *bar = g_ptr_array_index (fixture->page->bars[SIYI_STAT_MONTHS], 4);
  SiyiLedgerPage *ledger;

  siyi_statistics_page_open_wish (fixture->page, siyi_statistics_page_wish_of_row (fixture->page, SIYI_STAT_MONTHS, 4, 1,
                                                                                   TRUE));
  sample_wait (has_ledger, fixture);
  ledger = SIYI_LEDGER_PAGE (gtk_stack_get_visible_child (fixture->window->pages));
  g_assert_cmpuint (siyi_grid_model_get_n_rows (SIYI_GRID_MODEL (siyi_ledger_page_get_model (ledger))), ==,
                    bar->batches);
}

typedef struct { GArray *cases, *visits; } Wish;

static gpointer
visits_in_thread (SiyiDb        *db,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Wish *wish = data;

  wish->visits = siyi_ledger_visits_of_cases (db, wish->cases, error);

  return wish->visits != NULL ? siyi_ledger_load (db, (const gint64 *) wish->visits->data, wish->visits->len, error) : NULL;
}

/* A matter's rows are those of the matter, each once, and none is left out. */
static void
test_visits_of (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GHashTable) cases = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr(GHashTable) visits = g_hash_table_new (g_int64_hash, g_int64_equal);
  Wish wish = { NULL };

  siyi_statistics_page_choose (fixture->page, siyi_statistics_page_wish_of_row (fixture->page, SIYI_STAT_CLOSING, 4, 1,
                                                                                TRUE), TRUE);
  sample_wait (has_list, fixture);
  wish.cases = g_array_ref ((GArray *) siyi_behind_view_get_ids (fixture->page->behind));
  g_assert_cmpuint (wish.cases->len, >, 0);
  rows = siyi_archive_run (fixture->archive, SIYI_ACCESS_READ, visits_in_thread, &wish, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      SiyiLedgerRow *row = g_ptr_array_index (rows, i);

      g_assert_true (g_hash_table_add (visits, &row->id));
      g_hash_table_add (cases, &row->case_id);
    }
  g_assert_cmpuint (g_hash_table_size (cases), ==, wish.cases->len);
  for (guint i = 0; i < wish.cases->len; i++)
    g_assert_true (g_hash_table_contains (cases, &g_array_index (wish.cases, gint64, i)));
  g_array_unref (wish.cases);
  g_array_unref (wish.visits);
}

static gpointer
freeze_in_thread (SiyiDb        *db,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  return siyi_statistics_freeze (db, data, error);
}

static gpointer
undo_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  return siyi_action_undo (db, data, error);
}

static gpointer
thaw_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autofree char *action = siyi_statistics_freeze_action (db, data, error);

  return action != NULL ? siyi_action_undo (db, action, error) : NULL;
}

/* The mark comes with the freezing and goes with its undo; the numbers stay the same. */
static void
test_frozen (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *value = g_strdup (siyi_figure_tile_get_value (siyi_statistics_page_get_tile (fixture->page, 0)));
  g_autofree char *action = NULL;

  /* The example's months were handed in; what fell due since has moved a figure. */
  g_assert_true (gtk_widget_get_visible (fixture->page->lock));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->page->corrections)));

  fixture->n_taken = fixture->page->n_taken;
  g_free (siyi_archive_run (fixture->archive, SIYI_ACCESS_WRITE, thaw_in_thread, &fixture->page->query, NULL, &error));
  g_assert_no_error (error);
  sample_wait (has_taken, fixture);
  g_assert_false (gtk_widget_get_visible (fixture->page->lock));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->page->freeze)));

  fixture->n_taken = fixture->page->n_taken;
  action = siyi_archive_run (fixture->archive, SIYI_ACCESS_WRITE, freeze_in_thread, &fixture->page->query, NULL, &error);
  g_assert_no_error (error);
  sample_wait (has_taken, fixture);
  g_assert_true (gtk_widget_get_visible (fixture->page->lock));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->page->freeze)));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->page->corrections)));
  g_assert_cmpstr (siyi_figure_tile_get_value (siyi_statistics_page_get_tile (fixture->page, 0)), ==, value);

  fixture->n_taken = fixture->page->n_taken;
  g_free (siyi_archive_run (fixture->archive, SIYI_ACCESS_WRITE, undo_in_thread, action, NULL, &error));
  g_assert_no_error (error);
  sample_wait (has_taken, fixture);
  g_assert_false (gtk_widget_get_visible (fixture->page->lock));
}

/* A small screen holds the page; what doesn't fit beside the charts lies over them. */
static void
test_fits (Fixture       *fixture,
           gconstpointer  data)
{
  int width, height;

  gtk_widget_measure (GTK_WIDGET (fixture->page), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (fixture->page), GTK_ORIENTATION_VERTICAL, WIDTH, &height, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 700);
  g_assert_cmpint (height, <=, HEIGHT);
  gtk_widget_measure (GTK_WIDGET (fixture->page), GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, <=, HEIGHT - 10);
  g_assert_false (adw_flap_get_folded (fixture->page->flap));
}

static void
add (const char  *path,
     void       (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_autoptr(SiyiClock) clock = siyi_clock_new_fixed (sample_today ());
  g_autoptr(SiyiArchive) empty = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *dir = NULL;
  g_autofree char *empty_folder = NULL;
  int result;

  gtk_test_init (&argc, &argv, NULL);
  application = siyi_application_new ();
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  /* Beside an empty archive, whose folder goes with all that is in it. */
  empty = sample_archive_new (&empty_folder);
  dir = g_path_get_dirname (empty_folder);
  folder = g_build_filename (dir, "example.siyi", NULL);
  siyi_example_create (folder, clock, &error);
  g_assert_no_error (error);

  add ("/statistics/tiles", test_tiles);
  add ("/statistics/bar", test_bar);
  add ("/statistics/tables", test_tables);
  add ("/statistics/cross", test_cross);
  add ("/statistics/table-behind", test_table_behind);
  add ("/statistics/empty", test_empty);
  add ("/statistics/last-year", test_last_year);
  add ("/statistics/period", test_period);
  add ("/statistics/copy", test_copy);
  add ("/statistics/list-key", test_list_key);
  add ("/statistics/ledger", test_ledger);
  add ("/statistics/visits-of", test_visits_of);
  add ("/statistics/frozen", test_frozen);
  add ("/statistics/fits", test_fits);

  result = g_test_run ();
  sample_archive_drop (g_steal_pointer (&empty), empty_folder);
  g_free (folder);
  g_object_unref (application);

  return result;
}
