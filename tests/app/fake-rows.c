/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table for tests of the grid: ids count from first_id, so that a reset can move records. */
#include "fake-rows.h"

struct _TestRows
{
  GObject  parent_instance;

  guint    n_rows;
  gint64   first_id;
  gboolean loaded;
  guint    n_gets, n_wants;
  char     text[64];
};

static guint
get_n_rows (SiyiGridModel *model)
{
  return TEST_ROWS (model)->n_rows;
}

static void
get_cell (SiyiGridModel *model, guint row, guint column, SiyiGridCell *cell)
{
  TestRows *self = TEST_ROWS (model);

  self->n_gets++;
  g_assert_cmpuint (row, <, self->n_rows);
  g_snprintf (self->text, sizeof self->text, "%" G_GINT64_FORMAT ".%u", self->first_id + row, column);
  cell->text = self->text;
  cell->has_light = column == 11;
  cell->light = (SiyiLight) (row % 5);
  cell->fraction = 0.3;
  if (column == 3)
    cell->mark = (SiyiGridMark) (row % 4);
  if (row % 16 == 8)
    {
      cell->span = column >= 3;
      cell->style = column < 3 ? SIYI_GRID_STYLE_STRIKE : SIYI_GRID_STYLE_DIM;
    }
}

static gboolean
is_loaded (SiyiGridModel *model, guint row)
{
  return TEST_ROWS (model)->loaded;
}

static void
want_rows (SiyiGridModel *model, guint first, guint n_rows)
{
  TEST_ROWS (model)->n_wants++;
}

static gint64
get_row_id (SiyiGridModel *model, guint row)
{
  return TEST_ROWS (model)->first_id + row;
}

static guint
find_row (SiyiGridModel *model, gint64 id)
{
  TestRows *self = TEST_ROWS (model);

  return id >= self->first_id && id - self->first_id < self->n_rows
         ? (guint) (id - self->first_id) : G_MAXUINT;
}

static char *
dup_edit_text (SiyiGridModel *model, guint row, guint column, char **why_not)
{
  SiyiGridCell cell;

  if (column == 0)
    {
      *why_not = g_strdup ("counted by itself");
      return NULL;
    }
  siyi_grid_model_get_cell (model, row, column, &cell);

  return g_strdup (cell.text);
}

static GPtrArray *
propose (SiyiGridModel *model, guint row, guint column, const char *typed)
{
  GPtrArray *found;

  if (column != 2)
    return NULL;

  found = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_grid_proposal_free);
  g_ptr_array_add (found, siyi_grid_proposal_new ("first", NULL, "the first"));
  g_ptr_array_add (found, siyi_grid_proposal_new (typed, "keep it", NULL));

  return found;
}

static void
test_rows_iface_init (SiyiGridModelInterface *iface)
{
  iface->get_n_rows = get_n_rows;
  iface->get_cell = get_cell;
  iface->is_loaded = is_loaded;
  iface->want_rows = want_rows;
  iface->get_row_id = get_row_id;
  iface->find_row = find_row;
  iface->dup_edit_text = dup_edit_text;
  iface->propose = propose;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestRows, test_rows, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SIYI_TYPE_GRID_MODEL, test_rows_iface_init))

static void
test_rows_class_init (TestRowsClass *klass)
{
}

static void
test_rows_init (TestRows *self)
{
  self->loaded = TRUE;
  self->first_id = 1;
}

TestRows *
test_rows_new (guint n_rows)
{
  TestRows *self = g_object_new (TEST_TYPE_ROWS, NULL);

  self->n_rows = n_rows;

  return self;
}

void
test_rows_set_n_rows (TestRows *self,
                      guint     n_rows,
                      gint64    first_id)
{
  self->n_rows = n_rows;
  self->first_id = first_id;
  siyi_grid_model_reset (SIYI_GRID_MODEL (self));
}

void
test_rows_set_loaded (TestRows *self,
                      gboolean  loaded)
{
  self->loaded = loaded;
  siyi_grid_model_rows_changed (SIYI_GRID_MODEL (self), 0, self->n_rows);
}

guint
test_rows_take_gets (TestRows *self)
{
  guint n = self->n_gets;

  self->n_gets = 0;

  return n;
}

guint
test_rows_take_wants (TestRows *self)
{
  guint n = self->n_wants;

  self->n_wants = 0;

  return n;
}

GtkWidget *
test_grid_new (SiyiGridModel *model,
               guint          n_columns)
{
  GtkWidget *grid = siyi_grid_new ();
  g_autoptr(GArray) columns = g_array_new (FALSE, TRUE, sizeof (SiyiGridColumn));
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_columns; i++)
    {
      SiyiGridColumn column = { i, NULL, NULL, 84, i == 0, TRUE };

      column.title = g_strdup_printf ("Column %u", i);
      g_ptr_array_add (titles, (char *) column.title);
      g_array_append_val (columns, column);
    }
  siyi_grid_set_name (SIYI_GRID (grid), "Rows");
  siyi_grid_set_columns (SIYI_GRID (grid), (SiyiGridColumn *) columns->data, columns->len);
  siyi_grid_set_model (SIYI_GRID (grid), model);

  return grid;
}
