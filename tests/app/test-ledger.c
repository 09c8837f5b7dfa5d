/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger page over a real archive: what it shows, finds, counts, writes, copies, remembers. */
#include <adwaita.h>

#include "invented.h"
#include "siyi-ledger-columns.h"
#include "siyi-ledger-page.h"
#include "siyi-pages.h"
#include "ui-test.h"

#define N_ROWS 482

typedef struct
{
  char            *folder;
  SiyiArchive     *archive;
  GtkWidget       *window;
  SiyiLedgerPage  *page;
  SiyiLedgerModel *model;
  SiyiGrid        *grid;
  guint            n_expected;
} Fixture;

static gboolean
is_answered (gpointer data)
{
  return siyi_ledger_model_is_answered (((Fixture *) data)->model);
}

static guint
n_rows (Fixture *self)
{
  return siyi_grid_model_get_n_rows (SIYI_GRID_MODEL (self->model));
}

static gboolean
has_expected (gpointer data)
{
  Fixture *self = data;

  return n_rows (self) == self->n_expected;
}

static gboolean
is_last_loaded (gpointer data)
{
  Fixture *self = data;

  return n_rows (self) > 0 && siyi_ledger_model_get_row (self->model, n_rows (self) - 1) != NULL;
}

static void
open_page (Fixture *self)
{
  self->page = SIYI_LEDGER_PAGE (siyi_ledger_page_new (self->archive));
  self->model = siyi_ledger_page_get_model (self->page);
  self->grid = siyi_ledger_page_get_grid (self->page);
  self->window = ui_test_show (GTK_WIDGET (self->page), 1166, 700);
  ui_test_wait (is_answered, self);
  ui_test_settle (self->window);
}

static void
close_page (Fixture *self)
{
  g_object_add_weak_pointer (G_OBJECT (self->page), (gpointer *) &self->page);
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (self->page != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture *self, gconstpointer n_records)
{
  self->folder = invented_new_archive (GPOINTER_TO_UINT (n_records));
  self->archive = invented_open (self->folder);
  open_page (self);
  if (n_records != NULL)
    ui_test_wait (is_last_loaded, self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autofree char *dir = g_path_get_dirname (self->folder);

  close_page (self);
  siyi_archive_close (self->archive);
  g_object_unref (self->archive);
  invented_remove (dir);
  g_free (self->folder);
}

static const char *
visible_page (Fixture *self)
{
  GtkWidget *stack = gtk_widget_get_ancestor (GTK_WIDGET (self->grid), GTK_TYPE_STACK);

  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

static const char *
text_of (Fixture *self, guint row, SiyiColumn column)
{
  static SiyiGridCell cell;

  siyi_grid_model_get_cell (SIYI_GRID_MODEL (self->model), row, column, &cell);

  return cell.text;
}

static gboolean
has_sums (gpointer data)
{
  Fixture *self = data;

  /* As the locale that gtk_test_init() chose groups digits. */
  return ui_test_find (GTK_WIDGET (self->page), GTK_TYPE_LABEL, "All: 482 batches, 2,404 persons") != NULL ||
         ui_test_find (GTK_WIDGET (self->page), GTK_TYPE_LABEL, "All: 482 batches, 2404 persons") != NULL;
}

static void
test_shows_the_newest (Fixture *self, gconstpointer data)
{
  guint row, column;

  g_assert_cmpuint (n_rows (self), ==, N_ROWS);
  g_assert_cmpstr (visible_page (self), ==, "rows");
  g_assert_true (siyi_grid_get_cursor (self->grid, &row, &column));
  g_assert_cmpuint (row, ==, N_ROWS - 1);
  g_assert_cmpstr (text_of (self, row, SIYI_COLUMN_SERIAL), ==, "482");
  g_assert_cmpstr (text_of (self, row, SIYI_COLUMN_DATE), ==, "17 Dec");
  /* Names in lists are masked, units go by their short names. */
  g_assert_cmpstr (text_of (self, row, SIYI_COLUMN_VISITORS), ==, "昌某某等3人");
  g_assert_cmpstr (text_of (self, row, SIYI_COLUMN_UNITS), ==, "市住建局");
  ui_test_wait (has_sums, self);
}

static void
find (Fixture *self, const char *words, guint n_expected)
{
  GtkWidget *entry = ui_test_find (GTK_WIDGET (self->page), GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  g_signal_emit_by_name (entry, "search-changed");
  self->n_expected = n_expected;
  ui_test_wait (has_expected, self);
}

static void
test_finds (Fixture *self, gconstpointer data)
{
  guint n_matter = 0;

  for (int i = 0; i < N_ROWS; i++)
    n_matter += i * 7 % 9 == 7 ? 1 : 0;
  find (self, "客运", n_matter);
  find (self, "没有这样的事", 0);
  g_assert_cmpstr (visible_page (self), ==, "no-match");
  gtk_widget_activate_action (GTK_WIDGET (self->page), "ledger.clear-filter", NULL);
  self->n_expected = N_ROWS;
  ui_test_wait (has_expected, self);
  g_assert_cmpstr (visible_page (self), ==, "rows");
}

static gboolean
is_at_the_row (gpointer data)
{
  Fixture *self = data;
  guint row, column;

  return siyi_grid_get_cursor (self->grid, &row, &column) &&
         g_strcmp0 (text_of (self, row, SIYI_COLUMN_SERIAL), "478") == 0;
}

/* Asked for by a case's page: what hides the row is taken away, the cursor stands on it. */
static void
test_goes_to_a_row (Fixture *self, gconstpointer data)
{
  gint64 visit = siyi_ledger_model_get_row (self->model, N_ROWS - 5)->id;

  find (self, "没有这样的事", 0);
  siyi_ledger_page_show_visit (GTK_WIDGET (self->page), visit);
  self->n_expected = N_ROWS;
  ui_test_wait (has_expected, self);
  ui_test_wait (is_at_the_row, self);
  g_assert_cmpstr (visible_page (self), ==, "rows");
}

static void
preset (Fixture *self, const char *name)
{
  guint before = n_rows (self);

  gtk_widget_activate_action (GTK_WIDGET (self->page), "ledger.preset", "s", name);
  while (n_rows (self) == before)
    g_main_context_iteration (NULL, TRUE);
  ui_test_wait (is_last_loaded, self);
}

static void
test_conditions (Fixture *self, gconstpointer data)
{
  GtkWidget *chip;

  preset (self, "this-month");
  for (guint i = 0; i < n_rows (self); i++)
    g_assert_true (g_str_has_suffix (text_of (self, i, SIYI_COLUMN_DATE), " Dec"));
  chip = ui_test_find (GTK_WIDGET (self->page), GTK_TYPE_LABEL, "接访日期  1 Dec to 31 Dec");
  g_assert_nonnull (chip);

  preset (self, "overdue");
  for (guint i = 0; i < n_rows (self); i++)
    {
      SiyiGridCell cell;

      if (!siyi_grid_model_is_loaded (SIYI_GRID_MODEL (self->model), i))
        continue;
      siyi_grid_model_get_cell (SIYI_GRID_MODEL (self->model), i, SIYI_COLUMN_PROGRESS, &cell);
      g_assert_true (cell.has_light);
      g_assert_cmpint (cell.light, ==, SIYI_LIGHT_RED);
    }

  /* A chip takes its condition away. */
  chip = ui_test_find (GTK_WIDGET (self->page), GTK_TYPE_LABEL, "Light  Overdue");
  gtk_widget_activate (gtk_widget_get_ancestor (chip, GTK_TYPE_BUTTON));
  self->n_expected = N_ROWS;
  ui_test_wait (has_expected, self);
}

typedef struct { Fixture *fixture; guint row; SiyiColumn column; const char *text; } Stored;

static gboolean
is_stored (gpointer data)
{
  Stored *stored = data;
  SiyiLedgerRow *row = siyi_ledger_model_get_row (stored->fixture->model, stored->row);

  return row != NULL && g_strcmp0 (row->cells[stored->column], stored->text) == 0;
}

static void
test_writes (Fixture *self, gconstpointer data)
{
  Stored stored = { self, N_ROWS - 1, SIYI_COLUMN_PERSONS, "7" };
  GtkWidget *hint;

  g_signal_emit_by_name (self->grid, "edit", N_ROWS - 1, SIYI_COLUMN_PERSONS, "7");
  g_assert_cmpstr (text_of (self, N_ROWS - 1, SIYI_COLUMN_PERSONS), ==, "7");
  ui_test_wait (is_stored, &stored);

  /* A unit by its short name is stored by its full one. */
  stored.column = SIYI_COLUMN_UNITS;
  stored.text = "示例市教育局";
  g_signal_emit_by_name (self->grid, "edit", N_ROWS - 1, SIYI_COLUMN_UNITS, "市教育局");
  ui_test_wait (is_stored, &stored);
  g_assert_cmpstr (text_of (self, N_ROWS - 1, SIYI_COLUMN_UNITS), ==, "市教育局");

  /* What is no number is not stored, and said beside the cell. */
  g_signal_emit_by_name (self->grid, "edit", N_ROWS - 1, SIYI_COLUMN_PERSONS, "many");
  do
    {
      g_main_context_iteration (NULL, TRUE);
      hint = ui_test_find (GTK_WIDGET (self->grid), GTK_TYPE_POPOVER, NULL);
    }
  while (hint == NULL);
  g_assert_cmpstr (text_of (self, N_ROWS - 1, SIYI_COLUMN_PERSONS), ==, "7");
}

static void
test_pastes_a_range (Fixture *self, gconstpointer data)
{
  Stored stored = { self, N_ROWS - 1, SIYI_COLUMN_REMARK, "two" };
  SiyiGridColumn columns[] = { { SIYI_COLUMN_SERIAL, "No.", NULL, 60, 1, TRUE },
                               { SIYI_COLUMN_HANDLER, "Handler", NULL, 90, 0, TRUE },
                               { SIYI_COLUMN_REMARK, "Remark", NULL, 90, 0, TRUE } };

  siyi_grid_set_columns (self->grid, columns, G_N_ELEMENTS (columns));
  siyi_grid_set_cursor (self->grid, N_ROWS - 2, SIYI_COLUMN_HANDLER);
  g_signal_emit_by_name (self->grid, "paste", "Wei\tone\nHan\ttwo\nbeyond\tthe end\n");
  ui_test_wait (is_stored, &stored);
  g_assert_cmpstr (text_of (self, N_ROWS - 2, SIYI_COLUMN_HANDLER), ==, "Wei");
  g_assert_cmpstr (text_of (self, N_ROWS - 2, SIYI_COLUMN_REMARK), ==, "one");
  g_assert_cmpstr (text_of (self, N_ROWS - 1, SIYI_COLUMN_HANDLER), ==, "Han");
}

static gboolean
is_void (gpointer data)
{
  Fixture *self = data;
  SiyiLedgerRow *row = siyi_ledger_model_get_row (self->model, N_ROWS - 1);

  return row != NULL && row->state == SIYI_ROW_VOID;
}

static GtkWindow *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return window;
    }

  return NULL;
}

static void
test_voids (Fixture *self, gconstpointer data)
{
  GtkWindow *dialog;
  SiyiGridCell cell;

  siyi_grid_set_cursor (self->grid, N_ROWS - 1, SIYI_COLUMN_DATE);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "ledger.void", NULL);
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  /* No void row without a reason. */
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "void"));
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (GTK_WIDGET (dialog), GTK_TYPE_ENTRY, NULL)),
                         "重复登记");
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "void"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "void");
  gtk_window_destroy (dialog);
  ui_test_wait (is_void, self);

  /* It keeps its number, struck, and says why across the row. */
  g_assert_cmpuint (n_rows (self), ==, N_ROWS);
  siyi_grid_model_get_cell (SIYI_GRID_MODEL (self->model), N_ROWS - 1, SIYI_COLUMN_SERIAL, &cell);
  g_assert_cmpstr (cell.text, ==, "482");
  g_assert_cmpint (cell.style, ==, SIYI_GRID_STYLE_STRIKE);
  siyi_grid_model_get_cell (SIYI_GRID_MODEL (self->model), N_ROWS - 1, SIYI_COLUMN_SUMMARY, &cell);
  g_assert_true (cell.span);
  g_assert_nonnull (strstr (cell.text, "重复登记"));
  g_assert_null (siyi_grid_model_dup_edit_text (SIYI_GRID_MODEL (self->model), N_ROWS - 1,
                                                SIYI_COLUMN_PERSONS, NULL));
}

static void
test_copies (Fixture *self, gconstpointer data)
{
  SiyiGridRange range = { 0, N_ROWS, 1, 5 };
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  siyi_grid_select (self->grid, &range);
  siyi_grid_copy (self->grid);
  while ((text = ui_test_clipboard (GTK_WIDGET (self->grid))) == NULL)
    g_main_context_iteration (NULL, TRUE);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, N_ROWS + 1);
  /* Rows never seen are in it; days carry their year, names their mask. */
  g_assert_cmpstr (lines[0], ==, "2026-04-21\t黎甲午\t现场接访\t韦某某\t1");
}

static void
test_remembers_columns (Fixture *self, gconstpointer data)
{
  g_assert_cmpuint (siyi_grid_get_n_columns (self->grid), ==, 12);
  g_signal_emit_by_name (self->grid, "header-menu", SIYI_COLUMN_METHOD, &(GdkRectangle) { 0, 0, 10, 10 });
  gtk_widget_activate_action (GTK_WIDGET (self->page), "ledger.hide-column", NULL);
  g_assert_cmpuint (siyi_grid_get_n_columns (self->grid), ==, 11);
  close_page (self);
  open_page (self);
  while (siyi_grid_get_n_columns (self->grid) != 11)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_empty (Fixture *self, gconstpointer data)
{
  g_assert_cmpstr (visible_page (self), ==, "empty");
  g_assert_nonnull (ui_test_find (GTK_WIDGET (self->page), GTK_TYPE_BUTTON, "Import a Ledger"));
}

static void
test_columns_as_text (void)
{
  SiyiLedgerColumns columns;
  g_autofree char *first = NULL;
  g_autofree char *again = NULL;

  siyi_ledger_columns_from_text (&columns, "remark:99 unknown:5 -serial:40 remark:1 date");
  g_assert_cmpint (columns.all[0].column, ==, SIYI_COLUMN_REMARK);
  g_assert_cmpint (columns.all[0].width, ==, 99);
  g_assert_true (columns.all[0].shown);
  g_assert_cmpint (columns.all[1].column, ==, SIYI_COLUMN_SERIAL);
  g_assert_false (columns.all[1].shown);
  g_assert_cmpint (columns.all[2].column, ==, SIYI_COLUMN_DATE);
  g_assert_cmpint (columns.all[2].width, ==, 98);
  first = siyi_ledger_columns_to_text (&columns);
  siyi_ledger_columns_from_text (&columns, first);
  again = siyi_ledger_columns_to_text (&columns);
  g_assert_cmpstr (first, ==, again);

  siyi_ledger_columns_reset (&columns);
  g_assert_cmpuint (siyi_ledger_columns_n_shown (&columns), ==, 12);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, n, func) g_test_add (path, Fixture, GUINT_TO_POINTER (n), set_up, func, tear_down)
  ADD ("/ledger/shows-the-newest", N_ROWS, test_shows_the_newest);
  ADD ("/ledger/finds", N_ROWS, test_finds);
  ADD ("/ledger/goes-to-a-row", N_ROWS, test_goes_to_a_row);
  ADD ("/ledger/conditions", N_ROWS, test_conditions);
  ADD ("/ledger/writes", N_ROWS, test_writes);
  ADD ("/ledger/pastes-a-range", N_ROWS, test_pastes_a_range);
  ADD ("/ledger/voids", N_ROWS, test_voids);
  ADD ("/ledger/copies", N_ROWS, test_copies);
  ADD ("/ledger/remembers-columns", N_ROWS, test_remembers_columns);
  ADD ("/ledger/empty", 0, test_empty);
#undef ADD
  g_test_add_func ("/ledger/columns-as-text", test_columns_as_text);

  return g_test_run ();
}
