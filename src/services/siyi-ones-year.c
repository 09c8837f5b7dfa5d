/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The four ones of a year: what the store counted, judged by the rule of core with the office's grace.
 * Made on an archive's thread, read on any. */
#include "siyi-ones-year.h"

#include "siyi-office-store.h"

static void
add (SiyiOnesYear          *self,
     const SiyiYearSession *session,
     const SiyiCalendar    *calendar,
     int                    grace_days)
{
  SiyiOnes ones = { .session = session };

  ones.coming = session->day > self->today;
  ones.over = session->state == SIYI_SESSION_HELD || session->day < self->today;
  ones.state = siyi_completeness_read (session->pieces, session->day, ones.over, grace_days, calendar, self->today);
  ones.gap = ones.over && !ones.state.complete;
  ones.days_left = ones.state.grace_ends >= self->today
                     ? siyi_calendar_count_working (calendar, self->today + 1, ones.state.grace_ends) : -1;
  g_array_append_val (self->ones, ones);
  if (!ones.coming)
    {
      self->n_gaps += ones.gap;
      self->n_complete += ones.over && !ones.gap;
      self->n_not_due += !ones.over;
    }
}

static gboolean
read_span (SiyiDb        *db,
           SiyiOnesYear  *self,
           GError       **error)
{
  const int present = siyi_day_year (self->today);

  if (!siyi_year_span_load (db, &self->first, &self->last, error))
    return FALSE;
  self->first = self->first == 0 ? present : MIN (self->first, present);
  self->last = MAX (self->last, present);

  return TRUE;
}

/**
 * siyi_ones_year_load:
 * @year: a calendar year; 0: that of today
 *
 * Two questions to the archive beside its calendar and settings, whatever the number of sessions.
 *
 * Returns: (transfer full): the year
 */
SiyiOnesYear *
siyi_ones_year_load (SiyiDb  *db,
                     int      year,
                     GError **error)
{
  g_autoptr(SiyiOnesYear) self = g_new0 (SiyiOnesYear, 1);
  g_autoptr(SiyiCalendar) calendar = siyi_calendar_load (db, error);
  const int grace_days = siyi_setting_limit (db, "archive-grace").days;

  if (calendar == NULL)
    return NULL;

  self->today = siyi_schedule_today (db);
  self->year = year != 0 ? year : siyi_day_year (self->today);
  self->ones = g_array_new (FALSE, FALSE, sizeof (SiyiOnes));
  self->sessions = siyi_year_sessions_load (db, self->year, error);
  if (self->sessions == NULL || !read_span (db, self, error))
    return NULL;

  for (guint i = 0; i < self->sessions->len; i++)
    add (self, g_ptr_array_index (self->sessions, i), calendar, grace_days);

  return g_steal_pointer (&self);
}

void
siyi_ones_year_free (SiyiOnesYear *self)
{
  g_clear_pointer (&self->ones, g_array_unref);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  g_free (self);
}

/**
 * siyi_ones_year_find:
 *
 * Returns: (transfer none) (nullable): the session of that id
 */
const SiyiOnes *
siyi_ones_year_find (const SiyiOnesYear *self,
                     gint64              session)
{
  for (guint i = 0; i < self->ones->len; i++)
    if (g_array_index (self->ones, SiyiOnes, i).session->id == session)
      return &g_array_index (self->ones, SiyiOnes, i);

  return NULL;
}

/**
 * siyi_ones_lack:
 *
 * Returns: whether the session is over and the piece is neither there nor excused
 */
gboolean
siyi_ones_lack (const SiyiOnes *ones,
                SiyiPiece       piece)
{
  const SiyiTile tile = ones->state.tiles[piece];

  return ones->over && tile != SIYI_TILE_FULL && tile != SIYI_TILE_EXCUSED;
}
