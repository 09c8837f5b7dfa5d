/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a place on the statistics page to the number that stands there: its words, and what its list is
 * to hold. Main thread. */
#include "siyi-statistics-page-private.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n.h>

#include "siyi-statistics-words.h"

static SiyiStatWish *
new_wish (SiyiStatisticsPage *self,
          SiyiStatWishKind    kind)
{
  SiyiStatWish *wish = g_new0 (SiyiStatWish, 1);

  wish->kind = kind;
  wish->query = self->query;
  wish->first = wish->size = -1;

  return wish;
}

static char *
ratio_words (const SiyiFigure *figure)
{
  return g_strdup_printf ("%'" G_GINT64_FORMAT "/%'" G_GINT64_FORMAT, figure->numerator, figure->denominator);
}

/**
 * siyi_statistics_page_wish_of_figure:
 * @part: (nullable): "denominator" or "rest" of a rate
 *
 * Returns: (transfer full): a figure and what its list is to hold
 */
SiyiStatWish *
siyi_statistics_page_wish_of_figure (SiyiStatisticsPage *self,
                                     const SiyiFigure   *figure,
                                     const char         *part)
{
  const gboolean is_rate = figure->unit == SIYI_FIGURE_RATE;
  SiyiStatWish *wish = new_wish (self, SIYI_WISH_FIGURE);

  wish->key = g_strdup (figure->key);
  wish->part = g_strdup (part);
  wish->title = g_strdup (siyi_figure_title (figure->key));
  /* A rate names numerator and denominator beside. */
  wish->value = is_rate ? siyi_figure_number_text (figure, figure->value) : siyi_figure_value_text (figure);
  wish->numerator = is_rate ? figure->numerator : 0;
  wish->denominator = is_rate ? figure->denominator : 0;
  wish->beside = is_rate ? ratio_words (figure) : NULL;
  wish->change = siyi_figure_change_text (figure);
  wish->definition = g_strdup (siyi_figure_definition (figure->key));

  return wish;
}

/**
 * siyi_statistics_page_wish_of_tile:
 *
 * Returns: (transfer full) (nullable): the figure of that tile, %NULL while it is under way
 */
SiyiStatWish *
siyi_statistics_page_wish_of_tile (SiyiStatisticsPage *self,
                                   guint               nth)
{
  const SiyiFigure *figure = self->figures != NULL ? siyi_figures_find (self->figures, siyi_stat_tile_keys[nth]) : NULL;

  return figure != NULL ? siyi_statistics_page_wish_of_figure (self, figure, NULL) : NULL;
}

/**
 * siyi_statistics_page_wish_of_row:
 * @row: of the table
 * @column: of the table; 1 is the bar
 * @in_chart: whether it was a bar
 *
 * Returns: (transfer full) (nullable): that number
 */
SiyiStatWish *
siyi_statistics_page_wish_of_row (SiyiStatisticsPage *self,
                                  SiyiStatTable       table,
                                  guint               row,
                                  guint               column,
                                  gboolean            in_chart)
{
  const SiyiBar *bar;
  SiyiStatWish *wish;

  if (self->bars[table] == NULL || row >= siyi_stat_n_rows (self->bars[table]))
    return NULL;

  bar = g_ptr_array_index (self->bars[table], row);
  wish = new_wish (self, SIYI_WISH_TABLE);
  wish->table = table;
  wish->key = g_strdup (bar->key);
  wish->title = siyi_stat_words_title (table, siyi_stat_words_side (table, bar));
  wish->definition = g_strdup (siyi_stat_words_definition (table));
  wish->source = g_strdup (in_chart ? C_("statistics", "chosen in the chart") : C_("statistics", "chosen in the table"));
  if (siyi_stat_is_last_year (table, column))
    {
      wish->last_year = TRUE;
      wish->query.span = siyi_span_year_before (&self->query.span);
      if (table == SIYI_STAT_MONTHS || table == SIYI_STAT_CLOSING)
        {
          g_free (wish->key);
          wish->key = g_strdup_printf ("%04d%s", atoi (bar->key) - 1, strlen (bar->key) > 4 ? bar->key + 4 : "");
        }
      wish->value = siyi_stat_words_number (table, MAX (bar->previous_batches, 0));
      g_free (wish->source);
      wish->source = siyi_span_words (&wish->query.span);
      return wish;
    }

  wish->value = siyi_stat_words_number (table, bar->batches);
  wish->beside = siyi_stat_has_persons (table) ? siyi_stat_words_persons (bar->persons) : NULL;
  wish->change = siyi_stat_words_change (table, bar);

  return wish;
}

static char *
cross_title (const SiyiCrossRow *row,
             int                 first,
             int                 size)
{
  const char *place = row->key != NULL ? row->words : C_("statistics", "All places");

  if (first < 0)
    return g_strdup (place);

  /* Translators: a place, first or repeated visits, of individuals or groups */
  return g_strdup_printf (C_("statistics", "%1$s, %2$s, %3$s"), place, siyi_stat_words_first (first),
                          siyi_stat_words_size (size));
}

/**
 * siyi_statistics_page_wish_of_cross:
 *
 * Returns: (transfer full) (nullable): that number of the cross table
 */
SiyiStatWish *
siyi_statistics_page_wish_of_cross (SiyiStatisticsPage *self,
                                    guint               row,
                                    guint               column)
{
  const SiyiCrossRow *cross;
  gint64 batches = 0, n_persons = 0;
  SiyiStatWish *wish;
  gboolean persons;
  int first, size;

  if (self->cross_rows == NULL || row >= self->cross_rows->len ||
      !siyi_stat_cross_cell (self->cross_rows, column, &first, &size, &persons))
    return NULL;

  cross = g_ptr_array_index (self->cross_rows, row);
  for (int i = 0; i < 3; i++)
    for (int k = 0; k < 2; k++)
      if ((first < 0 || first == i) && (size < 0 || size == k))
        {
          batches += cross->batches[i][k];
          n_persons += cross->persons[i][k];
        }
  wish = new_wish (self, SIYI_WISH_CROSS);
  wish->key = g_strdup (cross->key);
  wish->first = first;
  wish->size = size;
  wish->title = cross_title (cross, first, size);
  wish->source = g_strdup (C_("statistics", "chosen in the table"));
  wish->value = siyi_stat_words_number (SIYI_STAT_PLACES, batches);
  wish->beside = siyi_stat_words_persons (n_persons);
  wish->definition = g_strdup (siyi_stat_words_definition (SIYI_STAT_PLACES));

  return wish;
}

static SiyiStatWish *
again_in_table (SiyiStatisticsPage *self,
                const SiyiStatWish *wish)
{
  const GPtrArray *bars = self->bars[wish->table];

  for (guint i = 0; bars != NULL && i < siyi_stat_n_rows (bars); i++)
    for (guint column = 1; column <= 3; column++)
      {
        g_autoptr(SiyiStatWish) now = siyi_statistics_page_wish_of_row (self, wish->table, i, column, FALSE);

        if (now == NULL || g_strcmp0 (now->key, wish->key) != 0 || now->last_year != wish->last_year)
          continue;
        g_free (now->source);
        now->source = g_strdup (wish->source);
        return g_steal_pointer (&now);
      }

  return NULL;
}

static SiyiStatWish *
again_in_cross (SiyiStatisticsPage *self,
                const SiyiStatWish *wish)
{
  for (guint row = 0; self->cross_rows != NULL && row < self->cross_rows->len; row++)
    for (guint column = 1; column < 4 * 3 + 3; column++)
      {
        g_autoptr(SiyiStatWish) now = siyi_statistics_page_wish_of_cross (self, row, column);

        if (now != NULL && g_strcmp0 (now->key, wish->key) == 0 && now->first == wish->first && now->size == wish->size)
          return g_steal_pointer (&now);
      }

  return NULL;
}

/**
 * siyi_statistics_page_wish_again:
 * @wish: a number chosen before
 *
 * Returns: (transfer full) (nullable): the same number as it is now, %NULL where there is none
 */
SiyiStatWish *
siyi_statistics_page_wish_again (SiyiStatisticsPage *self,
                                 const SiyiStatWish *wish)
{
  if (wish->kind == SIYI_WISH_TABLE)
    return again_in_table (self, wish);
  if (wish->kind == SIYI_WISH_CROSS)
    return again_in_cross (self, wish);

  for (guint i = 0; i < SIYI_N_TILES; i++)
    if (g_strcmp0 (siyi_stat_tile_keys[i], wish->key) == 0)
      return siyi_statistics_page_wish_of_tile (self, i);

  return NULL;
}
