/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that is printed of a month, with the rows behind it, as it counts now: what freezing fixes. On
 * an archive's thread. */
#include "siyi-frozen-private.h"

typedef struct
{
  SiyiDb              *db;
  const SiyiStatScope *month;
  GPtrArray           *figures;
} Gathering;

static SiyiFrozenFigure *
add_figure (Gathering  *self,
            const char *table,
            const char *key,
            gint64      value)
{
  SiyiFrozenFigure *figure = g_new0 (SiyiFrozenFigure, 1);

  figure->key = table != NULL ? g_strconcat (table, "/", key, NULL) : g_strdup (key);
  figure->value = value;
  g_ptr_array_add (self->figures, figure);

  return figure;
}

static GArray *
ids_behind (Gathering   *self,
            const char  *key,
            const char  *part,
            GError     **error)
{
  g_autoptr(SiyiBehind) behind = siyi_figure_behind_now (self->db, self->month, key, part, error);

  return behind != NULL ? g_array_ref (behind->ids) : NULL;
}

/* What else is needed to put several months together: a matter of two months is one. */
static gboolean
gather_part (Gathering             *self,
             const SiyiFigureKind  *kind,
             SiyiFrozenFigure      *figure,
             GError               **error)
{
  if (kind->unit == SIYI_FIGURE_DAYS)
    figure->part_ids = siyi_stat_days (self->db, self->month, siyi_stat_rule (kind->key), error);
  else if (kind->unit == SIYI_FIGURE_RATE)
    figure->part_ids = ids_behind (self, kind->key, "numerator", error);
  else
    return TRUE;

  return figure->part_ids != NULL;
}

static gboolean
gather_figures (Gathering  *self,
                GError    **error)
{
  guint n;
  const SiyiFigureKind *kinds = siyi_figure_kinds (&n);
  g_auto(SiyiFigureCounts) counts = { NULL };

  if (!siyi_figure_counts_now (self->db, self->month, &counts, error))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      SiyiFrozenFigure *figure = add_figure (self, NULL, kinds[i].key, counts.values[i].value);

      figure->numerator = counts.values[i].numerator;
      figure->denominator = counts.values[i].denominator;
      figure->told = counts.told[i];
      figure->ids = ids_behind (self, kinds[i].key, NULL, error);
      if (figure->ids == NULL)
        return FALSE;
      if (!gather_part (self, &kinds[i], figure, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
gather_groups (Gathering     *self,
               SiyiDimension  by,
               const char    *table,
               GError       **error)
{
  g_autoptr(GPtrArray) counts = siyi_stat_groups (self->db, self->month, by, error);
  g_autoptr(GHashTable) lists = NULL;

  if (counts == NULL)
    return FALSE;
  lists = siyi_stat_group_lists (self->db, self->month, by, FALSE, error);
  if (lists == NULL)
    return FALSE;

  for (guint i = 0; i < counts->len; i++)
    {
      const SiyiCount *count = g_ptr_array_index (counts, i);
      SiyiFrozenFigure *figure = add_figure (self, table, count->key, count->batches);

      figure->numerator = count->persons;
      figure->denominator = count->sessions;
      figure->ids = g_array_ref (g_hash_table_lookup (lists, count->key));
    }

  return TRUE;
}

static gboolean
gather_cross (Gathering  *self,
              GError    **error)
{
  const char *table = siyi_frozen_cross_of (self->month->place);
  g_autoptr(GPtrArray) cells = siyi_stat_cross (self->db, self->month, error);
  g_autoptr(GHashTable) lists = NULL;

  if (cells == NULL)
    return FALSE;
  lists = siyi_stat_group_lists (self->db, self->month, SIYI_BY_PLACE, TRUE, error);
  if (lists == NULL)
    return FALSE;

  for (guint i = 0; i < cells->len; i++)
    {
      const SiyiCrossCell *cell = g_ptr_array_index (cells, i);
      g_autofree char *key = g_strdup_printf ("%d.%d/%s", cell->first, cell->size, cell->place);
      SiyiFrozenFigure *figure = add_figure (self, table, key, cell->batches);

      figure->numerator = cell->persons;
      figure->ids = g_array_ref (g_hash_table_lookup (lists, key));
    }

  return TRUE;
}

/* Tables by place are fixed by each basis of places. */
static gboolean
gather_places (Gathering  *self,
               GError    **error)
{
  const SiyiStatScope *whole = self->month;
  gboolean ok = TRUE;

  for (int place = 0; place < SIYI_N_PLACES && ok; place++)
    {
      SiyiStatScope one = *whole;

      one.place = (SiyiPlaceBasis) place;
      self->month = &one;
      ok = gather_groups (self, SIYI_BY_PLACE, siyi_frozen_table_of (SIYI_BY_PLACE, one.place), error) &&
           gather_cross (self, error);
      self->month = whole;
    }

  return ok;
}

static gboolean
gather_tasks (Gathering  *self,
              GError    **error)
{
  g_autoptr(GPtrArray) closing = siyi_stat_closing (self->db, self->month, error);
  g_autoptr(GPtrArray) funnel = closing != NULL ? siyi_stat_funnel (self->db, self->month, error) : NULL;

  if (funnel == NULL)
    return FALSE;

  for (guint i = 0; i < closing->len; i++)
    {
      const SiyiCount *count = g_ptr_array_index (closing, i);
      SiyiFrozenFigure *figure = add_figure (self, SIYI_FROZEN_CLOSING, count->key, count->batches);

      figure->ids = siyi_stat_closing_ids (self->db, self->month, count->key, error);
      if (figure->ids == NULL)
        return FALSE;
    }
  for (guint i = 0; i < funnel->len; i++)
    {
      const SiyiCount *count = g_ptr_array_index (funnel, i);
      g_autofree char *key = g_strdup_printf ("%u:%s", i, count->key);
      SiyiFrozenFigure *figure = add_figure (self, SIYI_FROZEN_FUNNEL, key, count->batches);

      figure->ids = siyi_stat_funnel_ids (self->db, self->month, count->key, error);
      if (figure->ids == NULL)
        return FALSE;
    }

  return TRUE;
}

/**
 * siyi_frozen_gather:
 * @month: the days of one month
 *
 * Returns: (transfer full) (element-type SiyiFrozenFigure): figures, bars, cross tables, closing, funnel
 */
GPtrArray *
siyi_frozen_gather (SiyiDb               *db,
                    const SiyiStatScope  *month,
                    GError              **error)
{
  g_autoptr(GPtrArray) figures = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_frozen_figure_free);
  Gathering gathering = { db, month, figures };

  if (!gather_figures (&gathering, error) || !gather_places (&gathering, error) || !gather_tasks (&gathering, error))
    return NULL;

  for (int by = SIYI_BY_MONTH; by < SIYI_N_DIMENSIONS; by++)
    if (by != SIYI_BY_PLACE &&
        !gather_groups (&gathering, (SiyiDimension) by, siyi_frozen_table_of ((SiyiDimension) by, month->place),
                        error))
      return NULL;

  return g_steal_pointer (&figures);
}
