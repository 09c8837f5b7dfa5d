/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Freezing months: one action that fixes all their figures, and what would be counted otherwise today. A
 * freeze is taken back by the ordinary undo, the newest or an older one: both stand in the audit trail with
 * who and when. On an archive's thread. */
#include "siyi-frozen-private.h"

#include <string.h>

#include "siyi-db.h"
#include "siyi-schedule-store.h"

static void
correction_free (gpointer data)
{
  SiyiCorrection *correction = data;

  g_free (correction->key);
  g_free (correction->words);
  g_free (correction);
}

void
siyi_frozen_free (SiyiFrozen *self)
{
  g_free (self->who);
  g_clear_pointer (&self->figures, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self);
}

static gboolean
freeze_month (SiyiDb               *db,
              const SiyiStatScope  *month,
              GError              **error)
{
  g_autoptr(GPtrArray) figures = siyi_frozen_gather (db, month, error);

  return figures != NULL && siyi_frozen_save (db, month, figures, error);
}

static gboolean
freeze_months (SiyiDb               *db,
               const SiyiStatQuery  *query,
               GError              **error)
{
  int n_frozen = 0;

  for (int i = 0; i < siyi_span_n_months (&query->span); i++)
    {
      const SiyiSpan month = siyi_span_month_at (&query->span, i);
      const SiyiStatScope scope = siyi_stat_scope_of (query, &month);
      g_auto(SiyiFrozenHead) head = { 0 };

      if (siyi_frozen_find (db, &scope, &head))
        continue;
      if (!freeze_month (db, &scope, error))
        return FALSE;
      n_frozen++;
    }

  return n_frozen > 0 || siyi_refuse (error, SIYI_ERROR_EXISTS, "All months of this period are frozen already");
}

/**
 * siyi_statistics_freeze:
 * @query: a period of whole months that are over
 *
 * Fixes the figures of each of its months that is not frozen yet, by the query's date basis.
 *
 * Returns: (transfer full): the action; %NULL with CONSTRAINT where the period is no such, EXISTS
 */
char *
siyi_statistics_freeze (SiyiDb               *db,
                        const SiyiStatQuery  *query,
                        GError              **error)
{
  if (siyi_span_n_months (&query->span) == 0)
    {
      siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "Only whole months can be frozen; choose a period of such");
      return NULL;
    }
  if (query->span.to >= siyi_schedule_today (db))
    {
      siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "A month can be frozen when it is over; choose one before today’s");
      return NULL;
    }
  if (!siyi_db_begin (db, "figures.freeze", FALSE, error))
    return NULL;

  if (freeze_months (db, query, error))
    return siyi_db_commit (db, error) ? g_strdup (siyi_db_action (db)) : NULL;

  siyi_db_cancel (db);

  return NULL;
}

/**
 * siyi_statistics_freeze_action:
 *
 * Returns: (transfer full): the action that froze the first month of the period; NOT_FOUND
 */
char *
siyi_statistics_freeze_action (SiyiDb               *db,
                               const SiyiStatQuery  *query,
                               GError              **error)
{
  const SiyiSpan month = siyi_span_month_at (&query->span, 0);
  const SiyiStatScope scope = siyi_stat_scope_of (query, &month);
  g_auto(SiyiFrozenHead) head = { 0 };
  char *action = siyi_frozen_find (db, &scope, &head) ? siyi_frozen_action (db, head.id) : NULL;

  if (action == NULL)
    siyi_refuse (error, SIYI_ERROR_NOT_FOUND, "The figures of this month are not frozen");

  return action;
}

static gboolean
add_corrections (SiyiDb               *db,
                 const SiyiStatScope  *scope,
                 GArray               *months,
                 SiyiFrozen           *self,
                 GError              **error)
{
  guint n;
  const SiyiFigureKind *kinds = siyi_figure_kinds (&n);
  g_auto(SiyiFigureCounts) frozen = { NULL };
  g_auto(SiyiFigureCounts) now = { NULL };

  siyi_figure_counts_init (&frozen);
  if (!siyi_frozen_figure_counts (db, months, &frozen, error) || !siyi_figure_counts_now (db, scope, &now, error))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      SiyiCorrection *correction;

      if (frozen.values[i].value == now.values[i].value &&
          frozen.values[i].numerator == now.values[i].numerator &&
          frozen.values[i].denominator == now.values[i].denominator)
        continue;
      correction = g_new0 (SiyiCorrection, 1);
      correction->key = g_strdup (kinds[i].key);
      correction->words = g_strdup (siyi_figure_title (kinds[i].key));
      correction->frozen = frozen.values[i].value;
      correction->now = now.values[i].value;
      g_ptr_array_add (self->figures, correction);
    }

  return TRUE;
}

static gboolean
add_lines (SiyiDb               *db,
           const SiyiStatScope  *scope,
           GArray               *months,
           SiyiFrozen           *self,
           GError              **error)
{
  for (guint i = 0; i < months->len; i++)
    {
      const SiyiFrozenHead *head = &g_array_index (months, SiyiFrozenHead, i);
      const SiyiStatScope month = { head->from, head->to, scope->basis, scope->place };
      g_autoptr(GPtrArray) changes = siyi_frozen_changes (db, &month, head, error);
      g_autoptr(GPtrArray) lines = NULL;

      if (changes == NULL)
        return FALSE;
      lines = siyi_frozen_lines (changes);
      g_ptr_array_extend_and_steal (self->lines, g_steal_pointer (&lines));
    }

  return TRUE;
}

/**
 * siyi_statistics_frozen:
 *
 * Returns: (transfer full): when and by whom it was frozen (of several months the last one), the figures
 *   that would be counted otherwise now, and the visits that make the difference; all empty where a month
 *   of the period is not frozen
 */
SiyiFrozen *
siyi_statistics_frozen (SiyiDb               *db,
                        const SiyiStatQuery  *query,
                        GError              **error)
{
  const SiyiStatScope scope = siyi_stat_scope_of (query, &query->span);
  g_autoptr(GArray) months = siyi_frozen_months (db, &scope);
  g_autoptr(SiyiFrozen) self = g_new0 (SiyiFrozen, 1);

  self->figures = g_ptr_array_new_with_free_func (correction_free);
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_correction_line_free);
  if (months == NULL)
    return g_steal_pointer (&self);

  for (guint i = 0; i < months->len; i++)
    {
      const SiyiFrozenHead *head = &g_array_index (months, SiyiFrozenHead, i);

      if (head->at < self->at)
        continue;
      self->at = head->at;
      g_free (self->who);
      self->who = g_strdup (head->who);
    }
  if (!add_corrections (db, &scope, months, self, error) || !add_lines (db, &scope, months, self, error))
    return NULL;

  return g_steal_pointer (&self);
}
