/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All figures of one stretch of days as they stand: counted from the rows, read from the sessions, or told
 * by another register. On an archive's thread. */
#include "siyi-figures-private.h"

#include <string.h>

#include "siyi-rate.h"
#include "siyi-told-store.h"

/**
 * siyi_figure_counts_init:
 * @self: (out caller-allocates): one value a kind of figure, all 0
 */
void
siyi_figure_counts_init (SiyiFigureCounts *self)
{
  *self = (SiyiFigureCounts) { NULL };
  siyi_figure_kinds (&self->n);
  self->values = g_new0 (SiyiStatValue, self->n);
  self->told = g_new0 (gboolean, self->n);
}

void
siyi_figure_counts_clear (SiyiFigureCounts *self)
{
  g_clear_pointer (&self->values, g_free);
  g_clear_pointer (&self->told, g_free);
}

/**
 * siyi_figure_divide:
 *
 * The value of a ratio from its two sides; other figures stay.
 */
void
siyi_figure_divide (const SiyiFigureKind *kind,
                    SiyiStatValue        *value)
{
  if (kind->unit == SIYI_FIGURE_RATE)
    value->value = siyi_rate_hundredths (value->numerator, value->denominator);
  else if (kind->unit == SIYI_FIGURE_DAYS || kind->unit == SIYI_FIGURE_TIMES)
    value->value = value->denominator > 0
                     ? (2 * value->numerator * 100 + value->denominator) / (2 * value->denominator)
                     : SIYI_FIGURE_UNKNOWN;
}

static void
name_values (SiyiFigureCounts         *self,
             const SiyiStatValue      *counted,
             const SiyiSessionFigures *sessions)
{
  guint n_rules, n_kinds;
  const SiyiStatRule *rules = siyi_stat_rules (&n_rules);
  const SiyiFigureKind *kinds = siyi_figure_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      SiyiStatValue *value = &self->values[i];

      for (guint k = 0; k < n_rules; k++)
        if (strcmp (kinds[i].key, rules[k].key) == 0)
          *value = counted[k];
      if (strcmp (kinds[i].key, "sessions") == 0)
        value->value = sessions->held->len;
      if (strcmp (kinds[i].key, "complete.rate") == 0)
        *value = (SiyiStatValue) { 0, sessions->complete->len, sessions->held->len };
      if (strcmp (kinds[i].key, "heads.per_month") == 0)
        *value = (SiyiStatValue) { 0, sessions->sittings, sessions->head_months };
      siyi_figure_divide (&kinds[i], value);
    }
}

/**
 * siyi_figure_counts_take_told:
 *
 * What only the national system knows: where no row of the period holds it, the figure as typed in of exactly
 * these days; where there is none either, it is not known, which is not 0.
 */
gboolean
siyi_figure_counts_take_told (SiyiDb               *db,
                              const SiyiStatScope  *scope,
                              SiyiFigureCounts     *self,
                              GError              **error)
{
  guint n_kinds;
  const SiyiFigureKind *kinds = siyi_figure_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      SiyiToldFigure told = { NULL };

      if (strcmp (kinds[i].key, "first.n") != 0 || self->values[i].value > 0)
        continue;
      if (!siyi_told_figure_load (db, kinds[i].key, scope->from, scope->to, &told, error))
        return FALSE;
      self->told[i] |= told.source != NULL;
      if (told.source != NULL)
        self->values[i].value = told.value;
      else if (self->frozen_at == 0 && !siyi_national_items_known (db, scope))
        self->values[i].value = SIYI_FIGURE_UNKNOWN;
      siyi_told_figure_clear (&told);
    }

  return TRUE;
}

/**
 * siyi_figure_counts_now:
 * @self: (out caller-allocates): cleared by siyi_figure_counts_clear()
 *
 * As the rows are now, frozen or not.
 *
 * Returns: whether all was counted
 */
gboolean
siyi_figure_counts_now (SiyiDb               *db,
                        const SiyiStatScope  *scope,
                        SiyiFigureCounts     *self,
                        GError              **error)
{
  g_auto(SiyiSessionFigures) sessions = { NULL };
  g_autofree SiyiStatValue *counted = NULL;
  guint n_rules;

  siyi_figure_counts_init (self);
  siyi_stat_rules (&n_rules);
  counted = g_new0 (SiyiStatValue, n_rules);
  if (!siyi_stat_load (db, scope, counted, error) || !siyi_session_figures_load (db, scope, &sessions, error))
    return FALSE;

  name_values (self, counted, &sessions);

  return siyi_figure_counts_take_told (db, scope, self, error);
}
