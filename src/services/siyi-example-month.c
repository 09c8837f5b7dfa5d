/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The current month of the example office as it came about: planned on the last day of the month
 * before, a stand-in and a swap on their days, receptions held with their visits, groups booked
 * for those to come. Each step is done on its own day, so that the trail tells a true story. */
#include "siyi-example-parts.h"

#include <stdlib.h>
#include <string.h>

#include "siyi-notice.h"
#include "siyi-office-store.h"
#include "siyi-statistics.h"
#include "siyi-words.h"

#define TOLD_DAYS 4             /* whose leaders know already; one day more is due today */

typedef struct
{
  const char *folder;
  SiyiClock  *clock;
  SiyiDay     first, last, today;
  int         n_groups;
} Example;

typedef gboolean (*Step) (Example *self, SiyiDb *db, GPtrArray *sessions, GError **error);

typedef struct { Example *example; Step step; } StepCall;

static const char *
word (const char *key)
{
  return siyi_word ("example-month", key);
}

/* Its actions are written together: one by one they would wait for the disk some hundred times. */
static gpointer
run_step (SiyiDb        *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const StepCall *call = data;
  Example *self = call->example;
  g_autoptr(GPtrArray) sessions = siyi_planned_load (db, self->first, self->last, FALSE, error);

  if (sessions == NULL || !siyi_db_group_begin (db, error))
    return NULL;
  if (call->step (self, db, sessions, error))
    return GINT_TO_POINTER (siyi_db_group_commit (db, error));

  siyi_db_group_cancel (db);

  return NULL;
}

/* A day that has not come yet is today. */
static gboolean
on_day (Example  *self,
        SiyiDay   day,
        Step      step,
        GError  **error)
{
  g_autoptr(SiyiClock) clock = day < self->today ? siyi_clock_new_fixed (day)
                                                 : siyi_clock_ref (self->clock);
  SiyiArchive *archive = siyi_archive_open (self->folder, clock, g_get_user_name (), error);
  StepCall call = { self, step };
  gboolean done;

  if (archive == NULL)
    return FALSE;

  done = siyi_archive_run (archive, SIYI_ACCESS_WRITE, run_step, &call, NULL, error) != NULL;
  siyi_archive_close (archive);
  g_object_unref (archive);

  return done;
}

static const SiyiPlanned *
nth (GPtrArray *sessions,
     int        n)
{
  return n >= 1 && n <= (int) sessions->len ? g_ptr_array_index (sessions, n - 1) : NULL;
}

/* Saturday or Sunday on the office's own number becomes a working day. */
static gboolean
add_own_day (Example  *self,
             SiyiDb   *db,
             GError  **error)
{
  g_autoptr(SiyiCalendar) calendar = siyi_calendar_load (db, error);
  SiyiDay day = self->first + atoi (word ("own-day")) - 1;
  SiyiVenue venue = { 0, (char *) word ("place"), (char *) word ("address"), TRUE };

  if (calendar == NULL || siyi_venue_save (db, &venue, error) == 0)
    return FALSE;

  return siyi_calendar_is_working (calendar, day) ||
         siyi_calendar_set_own (db, day, 1, word ("own-note"), error);
}

static gboolean
plan (Example    *self,
      SiyiDb     *db,
      GPtrArray  *sessions,
      GError    **error)
{
  g_autoptr(SiyiMonthPlan) month = NULL;
  g_autofree char *action = NULL;
  int year, number, month_day;

  siyi_day_split (self->first, &year, &number, &month_day);
  if (!add_own_day (self, db, error) ||
      !siyi_example_year (db, siyi_day_new (year, 1, 1), self->first - 1, error))
    return FALSE;

  month = siyi_schedule_plan (db, year, number, FALSE, error);
  action = month != NULL ? siyi_schedule_adopt (db, month, error) : NULL;

  return action != NULL;
}

/* The office has its own name where the example has not named it already. */
static gboolean
name_office (SiyiDb  *db,
             GError **error)
{
  static const struct { const char *key, *word; } settings[] = {
    { "office.name", "office" }, { "office.phone", "phone" }, { "office.address", "place" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      g_autofree char *value = siyi_setting_get (db, settings[i].key, NULL);

      if (value == NULL &&
          !siyi_setting_set (db, settings[i].key, word (settings[i].word), NULL, error))
        return FALSE;
    }

  return TRUE;
}

/* The month's notice; of what was changed since, the next version. */
static gboolean
publish (Example    *self,
         SiyiDb     *db,
         GPtrArray  *sessions,
         GError    **error)
{
  g_autoptr(SiyiNotice) draft = NULL;
  g_autofree char *month = siyi_day_to_text (self->first);
  g_autofree char *action = NULL;

  month[strlen ("2026-12")] = '\0';
  if (!name_office (db, error))
    return FALSE;
  draft = siyi_notice_draft (db, month, 0, error);
  if (draft == NULL || draft->id != 0)
    return draft != NULL;

  action = siyi_notice_publish (db, draft, error);

  return action != NULL;
}

static gboolean
make (SiyiDb                    *db,
      const SiyiScheduleChange  *change,
      GError                   **error)
{
  g_autofree char *action = siyi_schedule_change (db, change, error);

  return action != NULL;
}

static gboolean
set_methods (Example    *self,
             SiyiDb     *db,
             GPtrArray  *sessions,
             GError    **error)
{
  const char * const *methods = siyi_words ("example-month", "methods", NULL);

  for (int i = 0; methods[i] != NULL; i++)
    {
      g_auto(GStrv) parts = g_strsplit (methods[i], ",", 3);
      const SiyiPlanned *session = nth (sessions, atoi (parts[0]));
      SiyiScheduleChange change = { .kind = SIYI_CHANGE_EDITED, .method = parts[1],
                                    .topic = parts[2] };

      if (session == NULL)
        continue;
      change.session = session->id;
      if (!make (db, &change, error))
        return FALSE;
    }

  return TRUE;
}

static gint64
find_leader (SiyiDb      *db,
             const char  *name,
             SiyiDay      day)
{
  g_autoptr(GPtrArray) leaders = siyi_leaders_load (db, day, FALSE, NULL);

  for (guint i = 0; leaders != NULL && i < leaders->len; i++)
    {
      const SiyiLeader *leader = g_ptr_array_index (leaders, i);

      if (g_str_equal (leader->name, name))
        return leader->id;
    }

  return 0;
}

static gboolean
stand_in (Example    *self,
          SiyiDb     *db,
          GPtrArray  *sessions,
          GError    **error)
{
  const SiyiPlanned *session = nth (sessions, atoi (word ("stand-in")));
  SiyiScheduleChange change = { .kind = SIYI_CHANGE_STAND_IN,
                                .reason = word ("stand-in-reason") };
  const SiyiSeat *planned = session != NULL && session->planned->len > 0
                              ? g_ptr_array_index (session->planned, 0) : NULL;

  if (planned == NULL)
    return TRUE;

  change.session = session->id;
  change.leader = find_leader (db, word ("stand-in-leader"), session->day);

  return change.leader == 0 || change.leader == planned->leader || make (db, &change, error);
}

static gboolean
swap (Example    *self,
      SiyiDb     *db,
      GPtrArray  *sessions,
      GError    **error)
{
  g_auto(GStrv) pair = g_strsplit (word ("swap"), ",", 2);
  const SiyiPlanned *session = nth (sessions, atoi (pair[0]));
  const SiyiPlanned *other = nth (sessions, atoi (pair[1]));
  SiyiScheduleChange change = { .kind = SIYI_CHANGE_SWAPPED, .reason = word ("swap-reason") };

  if (session == NULL || other == NULL)
    return TRUE;

  change.session = session->id;
  change.other = other->id;

  return make (db, &change, error);
}

static gboolean
book (Example    *self,
      SiyiDb     *db,
      GPtrArray  *sessions,
      GError    **error)
{
  gsize n_words;
  const char * const *booked = siyi_words ("example-month", "booked", &n_words);
  gsize at = 0;

  for (guint i = 0; i < sessions->len && at < n_words; i++)
    {
      const SiyiPlanned *session = g_ptr_array_index (sessions, i);

      if (session->day < self->today)
        continue;
      if (session->day == self->today && !siyi_example_day_book (db, session, error))
        return FALSE;
      for (int group = 0; session->day > self->today && group < atoi (booked[at]); group++)
        {
          const int n = self->n_groups++;

          if (!siyi_example_receive (db, session, 1 + n % 4, n, TRUE, error))
            return FALSE;
        }
      at++;
    }

  return TRUE;
}

static gboolean
receive_session (Example            *self,
                 SiyiDb             *db,
                 const SiyiPlanned  *session,
                 const char         *groups,
                 gboolean            with_gap,
                 GError            **error)
{
  g_auto(GStrv) persons = g_strsplit (groups, ",", -1);
  g_autoptr(SiyiPlanned) held = NULL;

  for (int i = 0; persons[i] != NULL; i++)
    if (!siyi_example_receive (db, session, atoi (persons[i]), self->n_groups++, FALSE, error))
      return FALSE;

  held = siyi_planned_load_one (db, session->id, error);

  return held != NULL && siyi_example_papers (db, held, with_gap, error) &&
         siyi_example_day_close (db, held, error);
}

static gboolean
receive (Example    *self,
         SiyiDb     *db,
         GPtrArray  *sessions,
         GError    **error)
{
  gsize n_words;
  const char * const *groups = siyi_words ("example-month", "groups", &n_words);
  const int gap = atoi (word ("gap"));

  for (guint i = 0; i < sessions->len; i++)
    {
      const SiyiPlanned *session = g_ptr_array_index (sessions, i);

      if (session->day < self->today &&
          !receive_session (self, db, session, groups[i % n_words], (int) i + 1 == gap, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
hold (Example    *self,
      SiyiDb     *db,
      GPtrArray  *sessions,
      GError    **error)
{
  for (guint i = 0; i < sessions->len; i++)
    {
      const SiyiPlanned *session = g_ptr_array_index (sessions, i);

      if (session->day == self->today && !siyi_example_day_hold (db, session, error))
        return FALSE;
      if (session->day > self->today && session->day <= self->today + TOLD_DAYS &&
          !siyi_example_day_tell (db, session, error))
        return FALSE;
    }

  return TRUE;
}

/* The months that are over are frozen: their figures have been handed in. */
static gboolean
freeze (Example    *self,
        SiyiDb     *db,
        GPtrArray  *sessions,
        GError    **error)
{
  const SiyiDay first = siyi_day_new (siyi_day_year (self->first), 1, 1);
  const SiyiStatQuery query = { .span = siyi_span_of_days (first, self->first - 1) };
  g_autofree char *action = NULL;

  if (first == self->first)
    return TRUE;
  action = siyi_statistics_freeze (db, &query, error);

  return action != NULL;
}

static SiyiDay
day_before (const Example *self,
            int            n)
{
  /* Working days of a month begin near its first. */
  return self->first + n - 2;
}

static gpointer
is_empty (SiyiDb        *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Example *self = data;
  SiyiDay year = siyi_day_new (siyi_day_year (self->first), 1, 1);
  g_autoptr(GPtrArray) sessions = siyi_planned_load (db, year, self->last, TRUE, error);

  return GINT_TO_POINTER (sessions == NULL ? 0 : sessions->len == 0 ? 1 : 2);
}

/**
 * siyi_example_month:
 * @folder: the example archive, closed
 *
 * Plans and fills the month of the clock; a year that has sessions stays as it is.
 */
gboolean
siyi_example_month (const char  *folder,
                    SiyiClock   *clock,
                    GError     **error)
{
  Example self = { .folder = folder, .clock = clock, .today = siyi_clock_today (clock) };
  SiyiArchive *archive;
  int empty, year, month, month_day;

  siyi_day_split (self.today, &year, &month, &month_day);
  self.first = siyi_day_new (year, month, 1);
  self.last = siyi_day_new (month < 12 ? year : year + 1, month % 12 + 1, 1) - 1;

  archive = siyi_archive_open (folder, clock, g_get_user_name (), error);
  if (archive == NULL)
    return FALSE;
  empty = GPOINTER_TO_INT (siyi_archive_run (archive, SIYI_ACCESS_READ, is_empty, &self, NULL,
                                             error));
  siyi_archive_close (archive);
  g_object_unref (archive);
  if (empty != 1)
    return empty == 2;

  return on_day (&self, self.first - 1, plan, error) &&
         on_day (&self, self.first - 1, set_methods, error) &&
         on_day (&self, self.first, publish, error) &&
         on_day (&self, self.first + 1, freeze, error) &&
         on_day (&self, day_before (&self, atoi (word ("stand-in"))), stand_in, error) &&
         on_day (&self, day_before (&self, atoi (word ("swap"))), swap, error) &&
         on_day (&self, day_before (&self, atoi (word ("swap"))), publish, error) &&
         on_day (&self, self.today - 1, receive, error) &&
         on_day (&self, self.today - 1, book, error) &&
         on_day (&self, self.today, hold, error);
}
