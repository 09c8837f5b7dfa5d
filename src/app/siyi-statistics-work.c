/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the statistics page asks of the archive, as work for its threads: figures and tables of a
 * period, the rows behind a number, the freezing. No widget is touched here. */
#include "siyi-statistics-work.h"

#include <glib/gi18n.h>

#include "siyi-case-store.h"
#include "siyi-ledger-store.h"
#include "siyi-schedule.h"
#include "siyi-task-store.h"

static const SiyiDimension dimensions[SIYI_N_STAT_TABLES] = {
  [SIYI_STAT_MONTHS] = SIYI_BY_MONTH,
  [SIYI_STAT_CLASSES] = SIYI_BY_CLASS,
  [SIYI_STAT_METHODS] = SIYI_BY_METHOD,
  [SIYI_STAT_FIRST] = SIYI_BY_FIRST,
  [SIYI_STAT_LEADERS] = SIYI_BY_LEADER,
  [SIYI_STAT_UNITS] = SIYI_BY_UNIT,
  [SIYI_STAT_PLACES] = SIYI_BY_PLACE,
  [SIYI_STAT_SIZES] = SIYI_BY_SIZE,
  [SIYI_STAT_CLOSING] = SIYI_BY_NOTHING,
  [SIYI_STAT_FUNNEL] = SIYI_BY_NOTHING,
};

/**
 * siyi_stat_dimension:
 *
 * Returns: the side a table is by; none of closing and funnel
 */
SiyiDimension
siyi_stat_dimension (SiyiStatTable table)
{
  return dimensions[table];
}

void
siyi_stat_answer_free (SiyiStatAnswer *self)
{
  g_clear_pointer (&self->figures, siyi_figures_free);
  g_clear_pointer (&self->frozen, siyi_frozen_free);
  g_clear_pointer (&self->cross, g_ptr_array_unref);
  for (int i = 0; i < SIYI_N_STAT_TABLES; i++)
    g_clear_pointer (&self->tables[i], g_ptr_array_unref);
  g_free (self);
}

static GPtrArray *
load_table (SiyiDb               *db,
            const SiyiStatQuery  *query,
            SiyiStatTable         table,
            GError              **error)
{
  if (table == SIYI_STAT_CLOSING)
    return siyi_statistics_closing (db, query, error);
  if (table == SIYI_STAT_FUNNEL)
    return siyi_statistics_funnel (db, query, error);

  return siyi_statistics_bars (db, query, dimensions[table], error);
}

static gboolean
load_figures (SiyiDb          *db,
              SiyiStatAnswer  *self,
              GError         **error)
{
  GError *failed = NULL;

  self->figures = siyi_statistics_load (db, &self->asked.query, error);
  if (self->figures == NULL)
    return FALSE;

  self->frozen = siyi_statistics_frozen (db, &self->asked.query, &failed);
  if (failed != NULL)
    g_propagate_error (error, failed);

  return failed == NULL;
}

gpointer
siyi_stat_load_work (SiyiDb        *db,
                     gpointer       data,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr(SiyiStatAnswer) self = g_new0 (SiyiStatAnswer, 1);

  self->asked = *(const SiyiStatAsked *) data;
  if (self->asked.figures && !load_figures (db, self, error))
    return NULL;
  for (int i = 0; i < SIYI_N_STAT_TABLES; i++)
    {
      if ((self->asked.tables & 1u << i) == 0)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      self->tables[i] = load_table (db, &self->asked.query, (SiyiStatTable) i, error);
      if (self->tables[i] == NULL)
        return NULL;
    }
  if (self->asked.cross)
    {
      self->cross = siyi_statistics_cross (db, &self->asked.query, error);
      if (self->cross == NULL)
        return NULL;
    }

  return g_steal_pointer (&self);
}

SiyiStatWish *
siyi_stat_wish_copy (const SiyiStatWish *wish)
{
  SiyiStatWish *copy = g_memdup2 (wish, sizeof *wish);

  copy->key = g_strdup (wish->key);
  copy->part = g_strdup (wish->part);
  copy->title = g_strdup (wish->title);
  copy->source = g_strdup (wish->source);
  copy->value = g_strdup (wish->value);
  copy->beside = g_strdup (wish->beside);
  copy->change = g_strdup (wish->change);
  copy->definition = g_strdup (wish->definition);

  return copy;
}

void
siyi_stat_wish_free (SiyiStatWish *wish)
{
  g_free (wish->key);
  g_free (wish->part);
  g_free (wish->title);
  g_free (wish->source);
  g_free (wish->value);
  g_free (wish->beside);
  g_free (wish->change);
  g_free (wish->definition);
  g_free (wish);
}

/**
 * siyi_stat_wish_same:
 *
 * Returns: whether both are the same number of the same period, whatever its value
 */
gboolean
siyi_stat_wish_same (const SiyiStatWish *a,
                     const SiyiStatWish *b)
{
  return a->kind == b->kind && a->table == b->table && a->first == b->first && a->size == b->size &&
         g_strcmp0 (a->key, b->key) == 0 && siyi_span_equal (&a->query.span, &b->query.span) &&
         a->query.basis == b->query.basis && a->query.place == b->query.place;
}

static void
line_free (gpointer data)
{
  SiyiStatLine *self = data;

  if (self == NULL)
    return;
  g_free (self->who);
  g_free (self->what);
  g_free (self);
}

void
siyi_stat_behind_free (SiyiStatBehind *self)
{
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->visits, g_array_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self);
}

void
siyi_stat_slice_free (SiyiStatSlice *self)
{
  g_array_unref (self->ids);
  g_free (self);
}

static void
add_line (GPtrArray  *lines,
          gint64      id,
          SiyiDay     day,
          const char *who,
          const char *what)
{
  SiyiStatLine *line = g_new0 (SiyiStatLine, 1);

  line->id = id;
  line->day = day;
  line->who = g_strdup (who);
  line->what = g_strdup (what);
  g_ptr_array_add (lines, line);
}

static gboolean
add_visits (SiyiDb     *db,
            GArray     *ids,
            GPtrArray  *lines,
            GError    **error)
{
  g_autoptr(GPtrArray) rows = siyi_ledger_load (db, (const gint64 *) ids->data, ids->len, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const SiyiLedgerRow *row = g_ptr_array_index (rows, i);

      if (row == NULL)
        add_line (lines, 0, SIYI_DAY_NONE, _("No longer there"), "");
      else
        add_line (lines, row->id, siyi_day_parse (row->cells[SIYI_COLUMN_DATE] != NULL ? row->cells[SIYI_COLUMN_DATE] : ""),
                  row->visitors_masked, row->restricted ? _("Restricted matter") : row->cells[SIYI_COLUMN_CLASS]);
    }

  return rows != NULL;
}

static GPtrArray *
load_tasks (SiyiDb  *db,
            GArray  *ids,
            GError **error)
{
  g_autoptr(GArray) hits = g_array_new (FALSE, TRUE, sizeof (SiyiTaskHit));

  for (guint i = 0; i < ids->len; i++)
    {
      const SiyiTaskHit hit = { .task = g_array_index (ids, gint64, i) };

      g_array_append_val (hits, hit);
    }

  return siyi_tasks_load (db, (const SiyiTaskHit *) hits->data, hits->len, siyi_schedule_today (db), error);
}

static gboolean
add_tasks (SiyiDb     *db,
           GArray     *ids,
           GPtrArray  *lines,
           GError    **error)
{
  g_autoptr(GPtrArray) rows = load_tasks (db, ids, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const SiyiTaskRow *row = g_ptr_array_index (rows, i);

      if (row == NULL)
        add_line (lines, 0, SIYI_DAY_NONE, _("No longer there"), "");
      else
        add_line (lines, row->id, row->assigned, row->visitors_masked, row->lead);
    }

  return rows != NULL;
}

static gboolean
add_cases (SiyiDb     *db,
           GArray     *ids,
           GPtrArray  *lines,
           GError    **error)
{
  g_autoptr(GPtrArray) rows = siyi_cases_load (db, (const gint64 *) ids->data, ids->len, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const SiyiCaseLine *row = g_ptr_array_index (rows, i);

      if (row == NULL)
        add_line (lines, 0, SIYI_DAY_NONE, _("No longer there"), "");
      else
        add_line (lines, row->id, row->last_day, row->visitors, row->restricted ? _("Restricted matter") : row->title);
    }

  return rows != NULL;
}

static gboolean
add_sessions (SiyiDb     *db,
              GArray     *ids,
              GPtrArray  *lines,
              GError    **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr(SiyiPlanned) session = siyi_planned_load_one (db, g_array_index (ids, gint64, i), error);
      g_autofree char *leaders = NULL;

      if (session == NULL)
        return FALSE;
      leaders = siyi_planned_leaders (session);
      add_line (lines, session->id, session->day, leaders, session->method);
    }

  return TRUE;
}

static GPtrArray *
load_lines (SiyiDb          *db,
            SiyiBehindKind   kind,
            GArray          *ids,
            GError         **error)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (line_free);
  gboolean done;

  switch (kind)
    {
    case SIYI_BEHIND_TASKS:
      done = add_tasks (db, ids, lines, error);
      break;
    case SIYI_BEHIND_CASES:
      done = add_cases (db, ids, lines, error);
      break;
    case SIYI_BEHIND_SESSIONS:
      done = add_sessions (db, ids, lines, error);
      break;
    case SIYI_BEHIND_VISITS:
    default:
      done = add_visits (db, ids, lines, error);
      break;
    }

  return done ? g_steal_pointer (&lines) : NULL;
}

static SiyiBehind *
load_behind (SiyiDb              *db,
             const SiyiStatWish  *wish,
             GError             **error)
{
  if (wish->kind == SIYI_WISH_FIGURE)
    return siyi_figure_behind (db, &wish->query, wish->key, wish->part, error);
  if (wish->kind == SIYI_WISH_CROSS)
    return siyi_cross_behind (db, &wish->query, wish->key, wish->first, wish->size, error);
  if (wish->table == SIYI_STAT_FUNNEL)
    return siyi_funnel_behind (db, &wish->query, wish->key, error);
  if (wish->table == SIYI_STAT_CLOSING)
    return siyi_closing_behind (db, &wish->query, wish->key, error);

  return siyi_bar_behind (db, &wish->query, dimensions[wish->table], wish->key, error);
}

/* Of sessions the ledger has no rows of its own. */
static gboolean
find_visits (SiyiDb          *db,
             SiyiStatBehind  *self,
             GError         **error)
{
  switch (self->kind)
    {
    case SIYI_BEHIND_TASKS:
      self->visits = siyi_ledger_visits_of_tasks (db, self->ids, error);
      return self->visits != NULL;
    case SIYI_BEHIND_CASES:
      self->visits = siyi_ledger_visits_of_cases (db, self->ids, error);
      return self->visits != NULL;
    case SIYI_BEHIND_SESSIONS:
      return TRUE;
    case SIYI_BEHIND_VISITS:
    default:
      self->visits = g_array_ref (self->ids);
      return TRUE;
    }
}

gpointer
siyi_stat_behind_work (SiyiDb        *db,
                       gpointer       data,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr(SiyiBehind) behind = load_behind (db, data, error);
  g_autoptr(SiyiStatBehind) self = NULL;
  g_autoptr(GArray) first = NULL;

  if (behind == NULL)
    return NULL;

  self = g_new0 (SiyiStatBehind, 1);
  self->kind = behind->kind;
  self->ids = g_array_ref (behind->ids);
  if (!find_visits (db, self, error))
    return NULL;

  first = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (first, self->ids->data, MIN (self->ids->len, SIYI_STAT_PAGE));
  self->lines = load_lines (db, self->kind, first, error);

  return self->lines != NULL ? g_steal_pointer (&self) : NULL;
}

gpointer
siyi_stat_lines_work (SiyiDb        *db,
                      gpointer       data,
                      GCancellable  *cancellable,
                      GError       **error)
{
  const SiyiStatSlice *slice = data;

  return load_lines (db, slice->kind, slice->ids, error);
}

gpointer
siyi_stat_freeze_work (SiyiDb        *db,
                       gpointer       data,
                       GCancellable  *cancellable,
                       GError       **error)
{
  return siyi_statistics_freeze (db, data, error);
}
