/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures and tables of a stretch all of whose months are frozen, put together from what was fixed. What is
 * counted by days adds up; a matter that stands in two months is one matter of both. On an archive's thread. */
#include "siyi-frozen-private.h"

#include <string.h>

static void
head_clear (gpointer data)
{
  siyi_frozen_head_clear (data);
}

/**
 * siyi_frozen_months:
 *
 * Returns: (transfer full) (nullable) (element-type SiyiFrozenHead): the scope's months, when each of them
 *   is frozen by its date basis
 */
GArray *
siyi_frozen_months (SiyiDb              *db,
                    const SiyiStatScope *scope)
{
  const SiyiSpan span = siyi_span_free (scope->from, scope->to);
  const int n_months = siyi_span_n_months (&span);
  g_autoptr(GArray) months = g_array_new (FALSE, FALSE, sizeof (SiyiFrozenHead));

  g_array_set_clear_func (months, head_clear);
  for (int i = 0; i < n_months; i++)
    {
      const SiyiSpan month = siyi_span_month_at (&span, i);
      const SiyiStatScope one = { month.from, month.to, scope->basis, scope->place };
      SiyiFrozenHead head;

      if (!siyi_frozen_find (db, &one, &head))
        return NULL;
      g_array_append_val (months, head);
    }

  return n_months > 0 ? g_steal_pointer (&months) : NULL;
}

static const SiyiFrozenFigure *
find_figure (GPtrArray  *figures,
             const char *key)
{
  for (guint i = 0; i < figures->len; i++)
    if (strcmp (((SiyiFrozenFigure *) g_ptr_array_index (figures, i))->key, key) == 0)
      return g_ptr_array_index (figures, i);

  return NULL;
}

/* Matters may have visits in more than one month, and by other days than the visits' sessions too. */
static gboolean
stands_in_several (const char *key)
{
  const SiyiStatRule *rule = siyi_stat_rule (key);

  return rule != NULL && (rule->kind == SIYI_BEHIND_CASES || rule->kind == SIYI_BEHIND_SESSIONS);
}

static void
add_once (GArray       *ids,
          GHashTable   *seen,
          const GArray *more)
{
  for (guint i = 0; more != NULL && i < more->len; i++)
    {
      const gint64 id = g_array_index (more, gint64, i);

      if (g_hash_table_add (seen, g_memdup2 (&id, sizeof id)))
        g_array_append_val (ids, id);
    }
}

typedef struct { GPtrArray **figures; guint n; } Months;

static void
months_clear (Months *self)
{
  for (guint i = 0; i < self->n; i++)
    g_clear_pointer (&self->figures[i], g_ptr_array_unref);
  g_clear_pointer (&self->figures, g_free);
}

static gboolean
load_months (SiyiDb      *db,
             GArray      *months,
             const char  *table,
             Months      *self,
             GError     **error)
{
  self->n = months->len;
  self->figures = g_new0 (GPtrArray *, months->len);
  for (guint i = 0; i < months->len; i++)
    {
      self->figures[i] = siyi_frozen_load (db, g_array_index (months, SiyiFrozenHead, i).id, table, TRUE, error);
      if (self->figures[i] == NULL)
        return FALSE;
    }

  return TRUE;
}

/* Ids of all months in the order of their days, each once. */
static GArray *
ids_of (const Months *self,
        const char   *key,
        gboolean      of_part)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < self->n; i++)
    {
      const SiyiFrozenFigure *figure = find_figure (self->figures[i], key);

      if (figure != NULL)
        add_once (ids, seen, of_part ? figure->part_ids : figure->ids);
    }

  return ids;
}

static void
add_values (const Months  *self,
            const char    *key,
            SiyiStatValue *value,
            gboolean      *told)
{
  gboolean is_known = FALSE;

  for (guint i = 0; i < self->n; i++)
    {
      const SiyiFrozenFigure *figure = find_figure (self->figures[i], key);

      if (figure == NULL)       /* came into the program later */
        continue;
      is_known |= figure->value >= 0;
      value->value += MAX (0, figure->value);
      value->numerator += figure->numerator;
      value->denominator += figure->denominator;
      *told |= figure->told;
    }
  if (!is_known)
    value->value = SIYI_FIGURE_UNKNOWN;
}

/* Days of each matter once. */
static SiyiStatValue
days_of (const Months *self,
         const char   *key)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  SiyiStatValue value = { 0, 0, 0 };

  for (guint m = 0; m < self->n; m++)
    {
      const SiyiFrozenFigure *figure = find_figure (self->figures[m], key);

      if (figure == NULL || figure->ids == NULL || figure->part_ids == NULL)
        continue;
      for (guint i = 0; i < MIN (figure->ids->len, figure->part_ids->len); i++)
        if (g_hash_table_add (seen, g_memdup2 (&g_array_index (figure->ids, gint64, i), sizeof (gint64))))
          {
            value.numerator += g_array_index (figure->part_ids, gint64, i);
            value.denominator++;
          }
    }

  return value;
}

static void
count_once (const Months         *self,
            const SiyiFigureKind *kind,
            SiyiStatValue        *value)
{
  g_autoptr(GArray) ids = ids_of (self, kind->key, FALSE);
  g_autoptr(GArray) part_ids = ids_of (self, kind->key, TRUE);

  if (kind->unit == SIYI_FIGURE_DAYS)
    *value = days_of (self, kind->key);
  else if (kind->unit == SIYI_FIGURE_RATE)
    *value = (SiyiStatValue) { 0, part_ids->len, ids->len };
  else
    value->value = ids->len;
}

/**
 * siyi_frozen_figure_counts:
 * @months: from siyi_frozen_months()
 * @self: (inout): its arrays are there
 *
 * Returns: whether they were read
 */
gboolean
siyi_frozen_figure_counts (SiyiDb            *db,
                           GArray            *months,
                           SiyiFigureCounts  *self,
                           GError           **error)
{
  const SiyiFigureKind *kinds = siyi_figure_kinds (&(guint) { 0 });
  Months frozen;
  gboolean loaded = load_months (db, months, NULL, &frozen, error);

  for (guint i = 0; loaded && i < self->n; i++)
    {
      add_values (&frozen, kinds[i].key, &self->values[i], &self->told[i]);
      if (stands_in_several (kinds[i].key) && frozen.n > 1)
        count_once (&frozen, &kinds[i], &self->values[i]);
      siyi_figure_divide (&kinds[i], &self->values[i]);
    }
  self->frozen_at = g_array_index (months, SiyiFrozenHead, months->len - 1).at;
  months_clear (&frozen);

  return loaded;
}

static GArray *
without (const GArray *all,
         const GArray *some)
{
  g_autoptr(GHashTable) left_out = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr(GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));
  GArray *rest = g_array_new (FALSE, FALSE, sizeof (gint64));

  add_once (none, left_out, some);
  for (guint i = 0; i < all->len; i++)
    if (!g_hash_table_contains (left_out, &g_array_index (all, gint64, i)))
      g_array_append_val (rest, g_array_index (all, gint64, i));

  return rest;
}

/**
 * siyi_frozen_figure_ids:
 *
 * Returns: (transfer full) (nullable): the rows that the frozen figure counted
 */
GArray *
siyi_frozen_figure_ids (SiyiDb        *db,
                        GArray        *months,
                        const char    *key,
                        SiyiStatPart   part,
                        GError       **error)
{
  g_autoptr(GArray) all = NULL;
  g_autoptr(GArray) some = NULL;
  Months frozen;
  gboolean loaded = load_months (db, months, NULL, &frozen, error);

  if (loaded)
    {
      all = ids_of (&frozen, key, FALSE);
      some = ids_of (&frozen, key, TRUE);
    }
  months_clear (&frozen);
  if (!loaded)
    return NULL;
  if (part == SIYI_PART_REST)
    return without (all, some);

  return part == SIYI_PART_NUMERATOR ? g_steal_pointer (&some) : g_steal_pointer (&all);
}

/**
 * siyi_frozen_groups:
 * @table: leader, place-problem, closing …
 *
 * Returns: (transfer full) (element-type SiyiCount): sums over the months, by key
 */
GPtrArray *
siyi_frozen_groups (SiyiDb      *db,
                    GArray      *months,
                    const char  *table,
                    GError     **error)
{
  GPtrArray *counts = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_count_free);
  g_autoptr(GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);
  const gsize skip = strlen (table) + 1;
  Months frozen;
  gboolean loaded = load_months (db, months, table, &frozen, error);

  for (guint m = 0; loaded && m < frozen.n; m++)
    for (guint i = 0; i < frozen.figures[m]->len; i++)
      {
        const SiyiFrozenFigure *figure = g_ptr_array_index (frozen.figures[m], i);
        SiyiCount *count = g_hash_table_lookup (by_key, figure->key + skip);

        if (count == NULL)
          {
            count = g_new0 (SiyiCount, 1);
            count->key = g_strdup (figure->key + skip);
            g_hash_table_insert (by_key, count->key, count);
            g_ptr_array_add (counts, count);
          }
        count->batches += figure->value;
        count->persons += figure->numerator;
        count->sessions += figure->denominator;
      }
  months_clear (&frozen);
  if (!loaded)
    g_clear_pointer (&counts, g_ptr_array_unref);

  return counts;
}

typedef gboolean (*KeyMatch) (const char *key, gconstpointer data);

/* Ids of all groups of a table whose keys match, month by month. */
static GArray *
matching_ids (SiyiDb         *db,
              GArray         *months,
              const char     *table,
              KeyMatch        match,
              gconstpointer   data,
              GError        **error)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  const gsize skip = strlen (table) + 1;
  Months frozen;
  gboolean loaded = load_months (db, months, table, &frozen, error);

  for (guint m = 0; loaded && m < frozen.n; m++)
    for (guint i = 0; i < frozen.figures[m]->len; i++)
      {
        const SiyiFrozenFigure *figure = g_ptr_array_index (frozen.figures[m], i);

        if (match (figure->key + skip, data))
          add_once (ids, seen, figure->ids);
      }
  months_clear (&frozen);
  if (!loaded)
    g_clear_pointer (&ids, g_array_unref);

  return ids;
}

static gboolean
is_key (const char    *key,
        gconstpointer  data)
{
  return strcmp (key, data) == 0;
}

/**
 * siyi_frozen_group_ids:
 *
 * Returns: (transfer full) (nullable): the rows of a group of a frozen table
 */
GArray *
siyi_frozen_group_ids (SiyiDb      *db,
                       GArray      *months,
                       const char  *table,
                       const char  *key,
                       GError     **error)
{
  return matching_ids (db, months, table, is_key, key, error);
}

/* "0:assigned" */
static gboolean
is_stage (const char    *key,
          gconstpointer  data)
{
  const char *stage = strchr (key, ':');

  return stage != NULL && strcmp (stage + 1, data) == 0;
}

/**
 * siyi_frozen_stage_ids:
 *
 * Returns: (transfer full) (nullable): the tasks of a stage of the frozen funnel
 */
GArray *
siyi_frozen_stage_ids (SiyiDb      *db,
                       GArray      *months,
                       const char  *stage,
                       GError     **error)
{
  return matching_ids (db, months, SIYI_FROZEN_FUNNEL, is_stage, stage, error);
}

typedef struct { const char *place; int first, size; } Cell;

/* "1.0/place" */
static gboolean
is_in_cell (const char    *key,
            gconstpointer  data)
{
  const Cell *cell = data;

  return (cell->first < 0 || key[0] - '0' == cell->first) && (cell->size < 0 || key[2] - '0' == cell->size) &&
         (cell->place == NULL || strcmp (key + 4, cell->place) == 0);
}

/**
 * siyi_frozen_cross_ids:
 *
 * Returns: (transfer full) (nullable): the visits of a frozen cell, or of a sum of cells
 */
GArray *
siyi_frozen_cross_ids (SiyiDb          *db,
                       GArray          *months,
                       SiyiPlaceBasis   place,
                       const char      *key,
                       int              first,
                       int              size,
                       GError         **error)
{
  const Cell cell = { key, first, size };
  g_autoptr(GArray) found = matching_ids (db, months, siyi_frozen_cross_of (place), is_in_cell, &cell, error);
  g_autoptr(GArray) by_day = found != NULL ? siyi_frozen_figure_ids (db, months, "own.batches", SIYI_PART_ALL, error)
                                           : NULL;
  g_autoptr(GArray) others = NULL;

  if (by_day == NULL)
    return NULL;

  /* Of several cells: in the order in which all receptions stand. */
  others = without (by_day, found);

  return without (by_day, others);
}

/**
 * siyi_frozen_table_of:
 *
 * Returns: (transfer none): the name of the table of a dimension's bars
 */
const char *
siyi_frozen_table_of (SiyiDimension  by,
                      SiyiPlaceBasis place)
{
  static const char * const tables[SIYI_N_DIMENSIONS] = {
    [SIYI_BY_MONTH] = "month",
    [SIYI_BY_LEADER] = "leader",
    [SIYI_BY_CLASS] = "class",
    [SIYI_BY_METHOD] = "method",
    [SIYI_BY_UNIT] = "unit",
    [SIYI_BY_FIRST] = "first",
    [SIYI_BY_SIZE] = "size",
  };
  static const char * const places[SIYI_N_PLACES] = { "place-problem", "place-registered", "place-usual" };

  return by == SIYI_BY_PLACE ? places[place] : tables[by];
}

/**
 * siyi_frozen_cross_of:
 *
 * Returns: (transfer none): the name of the cross table; its keys are "first.size/place"
 */
const char *
siyi_frozen_cross_of (SiyiPlaceBasis place)
{
  static const char * const tables[SIYI_N_PLACES] = { "cross-problem", "cross-registered", "cross-usual" };

  return tables[place];
}
