/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Today asks of the archive, as work for its threads: the session of the day with those around it,
 * what is due, and how many tasks there are beyond the rows. No widget is touched here. */
#include "siyi-today-work.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "siyi-bell.h"
#include "siyi-keeping.h"
#include "siyi-office-store.h"
#include "siyi-schedule.h"

#define DAYS_AROUND 45
#define N_BEFORE 1
#define N_AFTER 3

void
siyi_today_session_free (SiyiTodaySession *self)
{
  g_clear_pointer (&self->reception, siyi_reception_free);
  g_clear_pointer (&self->neighbours, g_array_unref);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  g_free (self->before);
  g_free (self);
}

void
siyi_today_due_free (SiyiTodayDue *self)
{
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->digest, siyi_reminder_free);
  g_free (self);
}

static const SiyiPlanned *
session_at (const SiyiTodaySession *self,
            guint                   i)
{
  return g_ptr_array_index (self->sessions, i);
}

/* Of today the first that is not held yet, else the last; without one the next that is planned. */
static guint
choose (const SiyiTodaySession *self)
{
  guint chosen = G_MAXUINT;

  for (guint i = 0; i < self->sessions->len; i++)
    {
      const SiyiPlanned *session = session_at (self, i);

      if (session->day < self->today)
        continue;
      if (session->day > self->today && chosen != G_MAXUINT)
        break;
      chosen = i;
      if (session->state != SIYI_SESSION_HELD)
        break;
    }

  return chosen;
}

static char *
names_of (JsonObject *session,
          const char *member)
{
  JsonArray *seats = json_object_has_member (session, member) ? json_object_get_array_member (session, member) : NULL;
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_auto(GStrv) texts = NULL;

  for (guint i = 0; seats != NULL && i < json_array_get_length (seats); i++)
    g_strv_builder_add (names, json_object_get_string_member_with_default (json_array_get_object_element (seats, i),
                                                                           "name", ""));
  texts = g_strv_builder_end (names);

  return texts[0] != NULL ? g_strjoinv (C_("list", ", "), texts) : NULL;
}

static char *
who_sat (const char *text)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonNode *root;
  char *names;

  if (text == NULL || !json_parser_load_from_data (parser, text, -1, NULL))
    return NULL;
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  names = names_of (json_node_get_object (root), "sat");

  return names != NULL ? names : names_of (json_node_get_object (root), "planned");
}

/* The newest change that brought another leader. */
static gboolean
find_change (SiyiDb            *db,
             SiyiTodaySession  *self,
             GError           **error)
{
  g_autofree char *now = siyi_planned_leaders (self->reception->session);
  g_autoptr(GPtrArray) changes = siyi_session_changes_load (db, self->reception->session->id, error);

  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const SiyiSessionChange *change = g_ptr_array_index (changes, i);
      g_autofree char *before = who_sat (change->before);

      if (change->session != self->reception->session->id || before == NULL || g_strcmp0 (before, now) == 0 ||
          (change->kind != SIYI_CHANGE_SWAPPED && change->kind != SIYI_CHANGE_STAND_IN))
        continue;
      g_free (self->before);
      self->before = g_steal_pointer (&before);
      self->changed = change->day;
      self->change = change->kind;
    }

  return changes != NULL;
}

static gboolean
briefs_sent (SiyiDb             *db,
             const SiyiPlanned  *session,
             SiyiDay             today)
{
  g_autoptr(SiyiReception) reception = siyi_reception_load (db, session->id, today, NULL);

  return reception != NULL && ((reception->facts.printed | reception->facts.ticked) & (1u << SIYI_STEP_BRIEFS)) != 0;
}

static void
add_neighbour (SiyiDb             *db,
               SiyiTodaySession   *self,
               const SiyiCalendar *calendar,
               guint               i)
{
  const SiyiPlanned *session = session_at (self, i);
  SiyiTodayNeighbour one = { .session = session };

  one.over = session->state == SIYI_SESSION_HELD || session->day < self->today;
  one.own_working = siyi_calendar_day_kind (calendar, session->day) == SIYI_DAY_KIND_OWN_WORKING;
  one.completeness = siyi_schedule_four_ones (session, calendar, siyi_setting_limit (db, "archive-grace").days,
                                              self->today);
  one.briefs_sent = !one.over && session->n_booked > 0 && briefs_sent (db, session, self->today);
  g_array_append_val (self->neighbours, one);
}

static void
find_neighbours (SiyiDb             *db,
                 SiyiTodaySession   *self,
                 const SiyiCalendar *calendar,
                 guint               chosen)
{
  guint middle = chosen;

  if (middle == G_MAXUINT)
    middle = self->sessions->len;
  for (guint i = middle > N_BEFORE ? middle - N_BEFORE : 0; i < self->sessions->len && i <= middle + N_AFTER; i++)
    if (i != chosen)
      add_neighbour (db, self, calendar, i);
}

static gboolean
load_session (SiyiDb            *db,
              SiyiTodaySession  *self,
              GError           **error)
{
  g_autoptr(SiyiCalendar) calendar = siyi_calendar_load (db, error);
  guint chosen;

  if (calendar == NULL)
    return FALSE;
  self->today = siyi_schedule_today (db);
  self->sessions = siyi_planned_load (db, self->today - DAYS_AROUND, self->today + DAYS_AROUND, FALSE, error);
  if (self->sessions == NULL)
    return FALSE;

  chosen = choose (self);
  find_neighbours (db, self, calendar, chosen);
  if (chosen == G_MAXUINT)
    return TRUE;

  self->reception = siyi_reception_load (db, session_at (self, chosen)->id, self->today, error);
  if (self->reception == NULL)
    return FALSE;
  self->completeness = siyi_schedule_four_ones (self->reception->session, calendar,
                                                siyi_setting_limit (db, "archive-grace").days, self->today);

  return find_change (db, self, error);
}

gpointer
siyi_today_session_work (SiyiDb        *db,
                         gpointer       data,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr(SiyiTodaySession) self = g_new0 (SiyiTodaySession, 1);

  self->neighbours = g_array_new (FALSE, FALSE, sizeof (SiyiTodayNeighbour));
  if (!load_session (db, self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* A summary that was shown today comes again tomorrow. */
static SiyiMoment
next_digest (const SiyiTodayDue *self,
             const SiyiCalendar *calendar,
             gint64              now_us)
{
  const SiyiMoment now = siyi_moment_now (now_us);
  SiyiMoment from = now;

  if (self->digest != NULL && self->digest->shown_at != 0 && siyi_moment_now (self->digest->shown_at).day == now.day)
    from = (SiyiMoment) { now.day + 1, 0 };

  return siyi_ring_next_digest (&self->rules, calendar, from);
}

/* What waits for its time, else the next summary. 0 also where that is due this very minute: nobody can
 * say whether the reminder runs. */
static gint64
next_ring (SiyiDb             *db,
           const SiyiTodayDue *self)
{
  const gint64 now = g_get_real_time ();
  const gint64 waiting = siyi_reminder_next_due (db, now);
  g_autoptr(SiyiCalendar) calendar = NULL;
  g_autoptr(GDateTime) time = NULL;
  SiyiMoment moment;
  int year, month, day;

  if (!self->rules.on || waiting > 0)
    return self->rules.on ? waiting : 0;
  calendar = siyi_calendar_load (db, NULL);
  if (calendar == NULL)
    return 0;
  moment = next_digest (self, calendar, now);
  if (moment.day == SIYI_DAY_NONE)
    return 0;
  siyi_day_split (moment.day, &year, &month, &day);
  time = g_date_time_new_local (year, month, day, moment.minute / 60, moment.minute % 60, 0);

  return time != NULL && g_date_time_to_unix (time) * G_USEC_PER_SEC > now ? g_date_time_to_unix (time) * G_USEC_PER_SEC
                                                                           : 0;
}

static gboolean
load_due (SiyiDb        *db,
          SiyiTodayDue  *self,
          GError       **error)
{
  /* The sessions themselves stand on the left side. */
  const guint all = (1u << SIYI_N_DUE) - 1;
  const SiyiDueQuery query = { .today = self->today, .within = -1, .limit = SIYI_TODAY_MOST,
                               .kinds = all & ~(1u << SIYI_DUE_SESSION),
                               .last_backup = siyi_backup_last_good_day_of (db) };
  GError *failed = NULL;

  self->items = siyi_due_list (db, &query, self->n_of_kind, error);
  if (self->items == NULL || !siyi_ring_rules_load (db, &self->rules, error))
    return FALSE;

  self->digest = siyi_reminder_last (db, "digest", &failed);
  if (failed != NULL)
    {
      g_propagate_error (error, failed);
      return FALSE;
    }
  self->next_us = next_ring (db, self);

  return TRUE;
}

gpointer
siyi_today_due_work (SiyiDb        *db,
                     gpointer       data,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr(SiyiTodayDue) self = g_new0 (SiyiTodayDue, 1);

  self->today = siyi_schedule_today (db);
  if (!load_due (db, self, error))
    return NULL;

  return g_steal_pointer (&self);
}
