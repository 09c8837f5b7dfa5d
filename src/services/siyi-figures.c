/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures that stand in reports, on the page and on the terminal: found by key, and compared with the
 * year before and the period before. Exact integers; rates in hundredths of a percent, half up, with
 * numerator and denominator beside. Pure functions over loaded figures. */
#include "siyi-figures.h"

#include <string.h>

#include "siyi-rate.h"

/* In hundredths of a percent of @then; of a rate in hundredths of a point. */
static gboolean
change_since (const SiyiFigure *figure,
              gboolean          has_then,
              gint64            then,
              gint64           *change)
{
  const gint64 difference = figure->value - then;

  if (!has_then || figure->value < 0 || then < 0)
    return FALSE;

  if (figure->unit == SIYI_FIGURE_RATE)
    {
      *change = difference;
      return TRUE;
    }

  if (then == 0)
    return FALSE;

  /* Half up of the amount; more than twice as many is more than a hundred percent. */
  *change = (2 * ABS (difference) * 10000 + then) / (2 * then);
  if (difference < 0)
    *change = -*change;

  return TRUE;
}

/**
 * siyi_figure_change:
 * @change: (out): in hundredths of a percent; of a rate in hundredths of a percentage point
 *
 * Returns: whether there is a year before to compare with
 */
gboolean
siyi_figure_change (const SiyiFigure *figure,
                    gint64           *change)
{
  return change_since (figure, figure->has_previous, figure->previous, change);
}

/**
 * siyi_figure_change_before:
 * @change: (out): as siyi_figure_change()
 *
 * Returns: whether there is a period before to compare with
 */
gboolean
siyi_figure_change_before (const SiyiFigure *figure,
                           gint64           *change)
{
  return change_since (figure, figure->has_before, figure->before, change);
}

/**
 * siyi_figure_is_ratio:
 *
 * Returns: whether it has a numerator and a denominator
 */
gboolean
siyi_figure_is_ratio (const SiyiFigure *figure)
{
  return figure->unit == SIYI_FIGURE_RATE || figure->unit == SIYI_FIGURE_DAYS || figure->unit == SIYI_FIGURE_TIMES;
}

void
siyi_figures_free (SiyiFigures *self)
{
  g_array_unref (self->figures);
  g_free (self);
}

/**
 * siyi_figures_find:
 *
 * Returns: (transfer none) (nullable): the figure with that key
 */
const SiyiFigure *
siyi_figures_find (const SiyiFigures *self,
                   const char        *key)
{
  for (guint i = 0; i < self->figures->len; i++)
    {
      const SiyiFigure *figure = &g_array_index (self->figures, SiyiFigure, i);

      if (strcmp (figure->key, key) == 0)
        return figure;
    }

  return NULL;
}
