/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sessions held, those with all four ones, and how often the heads sat: by the sessions' own days, as the
 * schedule and the session's page have them. On an archive's thread. */
#include "siyi-figures-private.h"

#include "siyi-office-store.h"
#include "siyi-schedule.h"
#include "siyi-session-store.h"

void
siyi_session_figures_clear (SiyiSessionFigures *self)
{
  g_clear_pointer (&self->held, g_array_unref);
  g_clear_pointer (&self->complete, g_array_unref);
  g_clear_pointer (&self->heads, g_array_unref);
}

static GHashTable *
load_heads (SiyiDb   *db,
            SiyiDay   as_of,
            GError  **error)
{
  g_autoptr(GPtrArray) leaders = siyi_leaders_load (db, as_of, FALSE, error);
  GHashTable *heads;

  if (leaders == NULL)
    return NULL;

  heads = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < leaders->len; i++)
    {
      const SiyiLeader *leader = g_ptr_array_index (leaders, i);

      if (leader->monthly)
        g_hash_table_add (heads, g_memdup2 (&leader->id, sizeof leader->id));
    }

  return heads;
}

static gint64
months_begun (const SiyiStatScope *scope,
              SiyiDay              today)
{
  const SiyiSpan span = siyi_span_free (scope->from, scope->to);
  gint64 begun = 0;

  for (int i = 0; i < siyi_span_n_months (&span); i++)
    begun += siyi_span_month_at (&span, i).from <= today;

  return begun;
}

static void
take_turns (SiyiSessionFigures *self,
            const GArray       *turns,
            GHashTable         *heads)
{
  g_autoptr(GHashTable) sat = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr(GHashTable) held = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->held->len; i++)
    g_hash_table_add (held, &g_array_index (self->held, gint64, i));
  for (guint i = 0; i < turns->len; i++)
    {
      SiyiCreditedTurn *turn = &g_array_index (turns, SiyiCreditedTurn, i);

      if (!g_hash_table_contains (heads, &turn->leader) || !g_hash_table_contains (held, &turn->session))
        continue;
      self->sittings++;
      g_hash_table_add (sat, &turn->session);
    }
  for (guint i = 0; i < self->held->len; i++)
    if (g_hash_table_contains (sat, &g_array_index (self->held, gint64, i)))
      g_array_append_val (self->heads, g_array_index (self->held, gint64, i));
}

/**
 * siyi_session_figures_load:
 * @self: (out caller-allocates): cleared by siyi_session_figures_clear()
 *
 * Returns: whether the sessions were read
 */
gboolean
siyi_session_figures_load (SiyiDb               *db,
                           const SiyiStatScope  *scope,
                           SiyiSessionFigures   *self,
                           GError              **error)
{
  g_autoptr(GArray) sessions = siyi_sessions_over_load (db, scope->from, scope->to, error);
  g_autoptr(GArray) turns = sessions != NULL ? siyi_turns_load (db, scope->from, scope->to, error) : NULL;
  g_autoptr(GHashTable) heads = turns != NULL ? load_heads (db, scope->to, error) : NULL;

  *self = (SiyiSessionFigures) { NULL };
  if (heads == NULL)
    return FALSE;

  self->held = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->complete = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->heads = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < sessions->len; i++)
    {
      const SiyiSessionOver *session = &g_array_index (sessions, SiyiSessionOver, i);

      g_array_append_val (self->held, session->id);
      if (session->complete)
        g_array_append_val (self->complete, session->id);
    }
  take_turns (self, turns, heads);
  self->head_months = (gint64) g_hash_table_size (heads) * months_begun (scope, siyi_schedule_today (db));

  return TRUE;
}
