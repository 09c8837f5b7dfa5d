/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sessions held, those with all four ones, and how often the heads sat: by the sessions' own days, from the
 * very functions that the schedule and the session's page go by. On an archive's thread. */
#include "siyi-figures-private.h"

#include "siyi-office-store.h"
#include "siyi-schedule.h"

typedef struct
{
  SiyiCalendar *calendar;
  GHashTable   *heads;          /* ids of leaders who receive once a month */
  int           grace;
  SiyiDay       today;
} Sitting;

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
take_session (SiyiSessionFigures *self,
              const Sitting      *sitting,
              const SiyiPlanned  *session)
{
  GPtrArray *seats = siyi_planned_sitting (session);
  gint64 n_heads = 0;

  if (session->state != SIYI_SESSION_HELD && session->day >= sitting->today)
    return;

  g_array_append_val (self->held, session->id);
  if (siyi_schedule_four_ones (session, sitting->calendar, sitting->grace, sitting->today).complete)
    g_array_append_val (self->complete, session->id);

  for (guint i = 0; i < seats->len; i++)
    n_heads += g_hash_table_contains (sitting->heads, &((SiyiSeat *) g_ptr_array_index (seats, i))->leader);
  if (n_heads > 0)
    g_array_append_val (self->heads, session->id);
  self->sittings += n_heads;
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
  g_autoptr(GPtrArray) sessions = siyi_planned_load (db, scope->from, scope->to, FALSE, error);
  g_autoptr(SiyiCalendar) calendar = sessions != NULL ? siyi_calendar_load (db, error) : NULL;
  g_autoptr(GHashTable) heads = calendar != NULL ? load_heads (db, scope->to, error) : NULL;
  const Sitting sitting = { calendar, heads, siyi_setting_limit (db, "archive-grace").days,
                            siyi_schedule_today (db) };

  *self = (SiyiSessionFigures) { NULL };
  if (heads == NULL)
    return FALSE;

  self->held = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->complete = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->heads = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < sessions->len; i++)
    take_session (self, &sitting, g_ptr_array_index (sessions, i));
  self->head_months = (gint64) g_hash_table_size (heads) * months_begun (scope, sitting.today);

  return TRUE;
}
