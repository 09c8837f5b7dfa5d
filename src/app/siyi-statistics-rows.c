/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of the statistics as texts, for the screen and for copying. */
#include "siyi-statistics-words.h"

#include <glib/gi18n.h>

/* Rows of a table on the screen; an export holds all. */
#define MOST_ROWS 200

/* What the rows of a table are. */
static const char *
side_words (SiyiStatTable table)
{
  switch (table)
    {
    case SIYI_STAT_MONTHS:
    case SIYI_STAT_CLOSING:
      return C_("statistics", "Month");
    case SIYI_STAT_CLASSES:
      return C_("statistics", "Class");
    case SIYI_STAT_METHODS:
      return C_("statistics", "Way");
    case SIYI_STAT_FIRST:
      return C_("statistics", "First or repeated");
    case SIYI_STAT_LEADERS:
      return C_("statistics", "Leader");
    case SIYI_STAT_UNITS:
      return C_("statistics", "Unit");
    case SIYI_STAT_SIZES:
      return C_("statistics", "Persons present");
    case SIYI_STAT_FUNNEL:
      return C_("statistics", "Step");
    case SIYI_STAT_PLACES:
    case SIYI_N_STAT_TABLES:
    default:
      return C_("statistics", "Place");
    }
}

gboolean
siyi_stat_has_persons (SiyiStatTable table)
{
  return table != SIYI_STAT_CLOSING && table != SIYI_STAT_FUNNEL;
}

/**
 * siyi_stat_is_last_year:
 *
 * Returns: whether that column of siyi_stat_rows() counts the year before
 */
gboolean
siyi_stat_is_last_year (SiyiStatTable table,
                        guint         column)
{
  return column == (siyi_stat_has_persons (table) ? 3 : 2);
}

gboolean
siyi_stat_has_previous (const GPtrArray *bars)
{
  for (guint i = 0; i < bars->len; i++)
    if (((const SiyiBar *) g_ptr_array_index (bars, i))->previous_batches >= 0)
      return TRUE;

  return FALSE;
}

static char *
plain (gint64 n)
{
  return n >= 0 ? g_strdup_printf ("%'" G_GINT64_FORMAT, n) : g_strdup ("—");
}

/**
 * siyi_stat_n_rows:
 *
 * Returns: how many bars have a row of their own; a place may be each village's
 */
guint
siyi_stat_n_rows (const GPtrArray *bars)
{
  return MIN (bars->len, MOST_ROWS);
}

static char **
new_cells (const SiyiBar *bar,
           const char    *what,
           gboolean       persons,
           gboolean       previous)
{
  g_autoptr(GStrvBuilder) cells = g_strv_builder_new ();
  g_autofree char *batches = plain (bar->batches);
  g_autofree char *n_persons = plain (bar->persons);
  g_autofree char *before = plain (bar->previous_batches);

  g_strv_builder_add (cells, what);
  g_strv_builder_add (cells, batches);
  if (persons)
    g_strv_builder_add (cells, n_persons);
  if (previous)
    g_strv_builder_add (cells, before);

  return g_strv_builder_end (cells);
}

/* What has no row of its own, in one. */
static char **
other_cells (const GPtrArray *bars,
             gboolean         persons,
             gboolean         previous)
{
  const guint n = bars->len - siyi_stat_n_rows (bars);
  g_autofree char *what = g_strdup_printf (ngettext ("%u other", "%u others", n), n);
  SiyiBar sum = { NULL };

  for (guint i = siyi_stat_n_rows (bars); i < bars->len; i++)
    {
      const SiyiBar *bar = g_ptr_array_index (bars, i);

      sum.batches += bar->batches;
      sum.persons += bar->persons;
      sum.previous_batches += MAX (bar->previous_batches, 0);
    }

  return new_cells (&sum, what, persons, previous);
}

/**
 * siyi_stat_rows:
 * @bars: (element-type SiyiBar)
 *
 * Returns: (transfer full): the table behind a chart: batches, persons, batches of the year before
 */
SiyiFigureRows *
siyi_stat_rows (SiyiStatTable    table,
                const GPtrArray *bars)
{
  SiyiFigureRows *rows = siyi_figure_rows_new ();
  const gboolean persons = siyi_stat_has_persons (table);
  const gboolean previous = siyi_stat_has_previous (bars);

  siyi_figure_rows_add_column (rows, side_words (table));
  siyi_figure_rows_add_column (rows, persons ? C_("statistics", "Batches") : C_("statistics", "Items"));
  if (persons)
    siyi_figure_rows_add_column (rows, C_("statistics", "Persons"));
  if (previous)
    siyi_figure_rows_add_column (rows, C_("statistics", "Year before"));

  for (guint i = 0; i < siyi_stat_n_rows (bars); i++)
    {
      const SiyiBar *bar = g_ptr_array_index (bars, i);

      siyi_figure_rows_take_row (rows, new_cells (bar, siyi_stat_words_side (table, bar), persons, previous));
    }
  if (bars->len > siyi_stat_n_rows (bars))
    siyi_figure_rows_take_row (rows, other_cells (bars, persons, previous));

  return rows;
}

/* --- Place × first × size ----------------------------------------------------------------------- */

/* First visits stand before repeated ones; those nobody told of only where there are some. */
static const int firsts[] = { 1, 0, 2 };

static guint
n_firsts (const GPtrArray *cross)
{
  for (guint i = 0; i < cross->len; i++)
    {
      const SiyiCrossRow *row = g_ptr_array_index (cross, i);

      if (row->batches[2][0] + row->batches[2][1] > 0)
        return 3;
    }

  return 2;
}

/**
 * siyi_stat_cross_cell:
 * @column: of siyi_stat_cross_rows()
 * @first: (out): as siyi_cross_behind() wants it, -1 for the sum
 * @size: (out): the same
 * @persons: (out): whether it counts persons
 *
 * Returns: whether that column holds numbers
 */
gboolean
siyi_stat_cross_cell (const GPtrArray *cross,
                      guint            column,
                      int             *first,
                      int             *size,
                      gboolean        *persons)
{
  const guint cell = (column - 1) / 2;

  if (column == 0)
    return FALSE;
  *persons = (column - 1) % 2 == 1;
  *first = cell < 2 * n_firsts (cross) ? firsts[cell / 2] : -1;
  *size = cell < 2 * n_firsts (cross) ? (int) (cell % 2) : -1;

  return TRUE;
}

static void
add_cross_heads (SiyiFigureRows  *rows,
                 const GPtrArray *cross)
{
  const guint n = n_firsts (cross);

  siyi_figure_rows_add_column (rows, C_("statistics", "Place"));
  siyi_figure_rows_add_head (rows, C_("statistics", "Place"), 0, 0, 1, 3);
  for (guint i = 0; i < n; i++)
    {
      siyi_figure_rows_add_head (rows, siyi_stat_words_first (firsts[i]), 1 + 4 * i, 0, 4, 1);
      for (guint size = 0; size < 2; size++)
        siyi_figure_rows_add_head (rows, siyi_stat_words_size ((int) size), 1 + 4 * i + 2 * size, 1, 2, 1);
    }
  siyi_figure_rows_add_head (rows, C_("statistics", "Sum"), 1 + 4 * n, 0, 2, 2);

  for (guint column = 1; column <= 4 * n + 2; column++)
    {
      const char *unit = column % 2 == 1 ? C_("statistics", "Batches") : C_("statistics", "Persons");
      g_autofree char *name = NULL;
      gboolean persons;
      int first, size;

      siyi_stat_cross_cell (cross, column, &first, &size, &persons);
      if (first < 0)
        /* Translators: a column of sums: of batches, of persons */
        name = g_strdup_printf (C_("statistics", "sum, %s"), unit);
      else
        /* Translators: a column: first or repeated, individual or group, batches or persons */
        name = g_strdup_printf (C_("statistics", "%1$s, %2$s, %3$s"), siyi_stat_words_first (first),
                                siyi_stat_words_size (size), unit);
      siyi_figure_rows_add_column (rows, name);
      siyi_figure_rows_add_head (rows, unit, column, 2, 1, 1);
    }
}

static gint64
cross_value (const SiyiCrossRow *row,
             int                 first,
             int                 size,
             gboolean            persons)
{
  gint64 sum = 0;

  for (int i = 0; i < 3; i++)
    for (int k = 0; k < 2; k++)
      if ((first < 0 || first == i) && (size < 0 || size == k))
        sum += persons ? row->persons[i][k] : row->batches[i][k];

  return sum;
}

/**
 * siyi_stat_cross_rows:
 * @cross: (element-type SiyiCrossRow)
 *
 * Returns: (transfer full): places by first or repeated and individual or group, with sums
 */
SiyiFigureRows *
siyi_stat_cross_rows (const GPtrArray *cross)
{
  SiyiFigureRows *rows = siyi_figure_rows_new ();

  add_cross_heads (rows, cross);
  rows->has_sum = TRUE;
  for (guint i = 0; i < cross->len; i++)
    {
      const SiyiCrossRow *row = g_ptr_array_index (cross, i);
      g_autoptr(GStrvBuilder) cells = g_strv_builder_new ();

      g_strv_builder_add (cells, row->key != NULL ? row->words : C_("statistics", "Sum"));
      for (guint column = 1; column < rows->n_columns; column++)
        {
          g_autofree char *text = NULL;
          gboolean persons;
          int first, size;

          siyi_stat_cross_cell (cross, column, &first, &size, &persons);
          text = plain (cross_value (row, first, size, persons));
          g_strv_builder_add (cells, text);
        }
      siyi_figure_rows_take_row (rows, g_strv_builder_end (cells));
    }

  return rows;
}
