/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What rings of sessions: over three years, with the PC off on some days, the leader is to be told once by the
 * office's limit and once more a week while nobody said so, the booking list likewise on the working day before,
 * the session on its day; what was ticked is silent; a session that moved is to be told anew. Today of the
 * archive is 2026-12-17. */
#include "bells.h"
#include "office.h"

#include <string.h>

#include "siyi-office-store.h"
#include "siyi-reception-store.h"
#include "siyi-schedule.h"

#define MOST_SESSIONS 200

typedef struct { SiyiDay by; SiyiDay done; int last_step; GArray *expected; } Before;   /* done: ticked after that day's bells */

typedef struct
{
  gint64  id;
  SiyiDay day;
  Before  told, list;
  GArray *on_day;
} Session;

typedef struct
{
  SiyiDb       *db;
  SiyiCalendar *calendar;
  gint64        leader;
  Session       sessions[MOST_SESSIONS];
  guint         n;
} World;

static gint64
add_leader (SiyiDb     *db,
            const char *name)
{
  SiyiLeader leader = { .name = (char *) name, .post = (char *) "副市长", .rank = 1, .active = TRUE };
  g_autoptr(GError) error = NULL;
  const gint64 id = siyi_leader_save (db, &leader, &error);

  g_assert_no_error (error);

  return id;
}

static gint64
add_session (SiyiDb  *db,
             gint64   leader,
             SiyiDay  day)
{
  SiyiPlanned session = { .day = day, .planned_day = day - 40, .from = (char *) "9:00", .to = (char *) "11:30",
                          .method = (char *) "现场接访", .place = (char *) "一号接访室" };
  const SiyiSessionEdit edit = { .session = &session };
  g_autoptr(GError) error = NULL;
  gint64 id = 0;

  session.planned = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_seat_free);
  session.sat = g_ptr_array_new ();
  g_ptr_array_add (session.planned, siyi_seat_new (db, leader, day, NULL, &error));
  g_free (siyi_sessions_write (db, "schedule.plan", &edit, 1, &id, &error));
  g_assert_no_error (error);
  g_ptr_array_unref (session.planned);
  g_ptr_array_unref (session.sat);

  return id;
}

static void
tick (SiyiDb   *db,
      gint64    session,
      SiyiStep  step)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_session_set_step (db, session, step, TRUE, NULL, &error);

  g_assert_no_error (error);
}

/* --- Three years -------------------------------------------------------------------------------- */

static SiyiDay
working_day_at_or_before (World   *world,
                          SiyiDay  day)
{
  while (!siyi_calendar_is_working (world->calendar, day))
    day--;

  return day;
}

static void
plan (World   *world,
      SiyiDay  today)
{
  Session *session = &world->sessions[world->n];
  /* Most are planned weeks ahead, some when it is late already. */
  const SiyiDay day = today + (g_test_rand_int_range (0, 4) == 0 ? g_test_rand_int_range (1, 5)
                                                                  : g_test_rand_int_range (12, 40));

  for (guint i = 0; i < world->n; i++)
    if (world->sessions[i].day == day)
      return;

  world->n++;
  session->day = day;
  session->id = add_session (world->db, world->leader, session->day);
  session->told = (Before) { working_day_at_or_before (world, session->day - 5), SIYI_DAY_NONE, -1,
                             g_array_new (FALSE, FALSE, sizeof (SiyiDay)) };
  session->list = (Before) { working_day_at_or_before (world, session->day - 1), SIYI_DAY_NONE, -1,
                             g_array_new (FALSE, FALSE, sizeof (SiyiDay)) };
  session->on_day = g_array_new (FALSE, FALSE, sizeof (SiyiDay));
}

/* On its day, then once a week. */
static void
expect_before (Before  *before,
               SiyiDay  session,
               SiyiDay  today)
{
  const int past = (int) (today - before->by);
  const int step = past <= 0 ? 0 : 1 + (past - 1) / 7;

  if (past < 0 || today >= session || before->done != SIYI_DAY_NONE || before->last_step == step)
    return;
  before->last_step = step;
  g_array_append_val (before->expected, today);
}

static void
expect (World   *world,
        SiyiDay  today)
{
  for (guint i = 0; i < world->n; i++)
    {
      Session *session = &world->sessions[i];

      expect_before (&session->told, session->day, today);
      expect_before (&session->list, session->day, today);
      if (session->day == today)
        g_array_append_val (session->on_day, today);
    }
}

static void
tick_some (World   *world,
           SiyiDay  today)
{
  for (guint i = 0; i < world->n; i++)
    {
      Session *session = &world->sessions[i];

      if (session->day <= today)
        continue;
      if (session->told.done == SIYI_DAY_NONE && g_test_rand_int_range (0, 8) == 0)
        {
          tick (world->db, session->id, SIYI_STEP_LEADER_TOLD);
          session->told.done = today;
        }
      if (session->list.done == SIYI_DAY_NONE && g_test_rand_int_range (0, 12) == 0)
        {
          tick (world->db, session->id, SIYI_STEP_BOOKINGS);
          session->list.done = today;
        }
    }
}

static guint
check (World      *world,
       GPtrArray  *reminders,
       gint64      session,
       const char *word,
       GArray     *expected)
{
  g_autofree char *prefix = g_strdup_printf ("session:%" G_GINT64_FORMAT ":%s:", session, word);
  guint n = 0;

  for (guint i = 0; i < reminders->len; i++)
    {
      const SiyiReminder *reminder = g_ptr_array_index (reminders, i);
      const SiyiMoment at = siyi_moment_now (reminder->due_at);

      if (!g_str_has_prefix (reminder->subject, prefix))
        continue;
      g_assert_true (siyi_calendar_is_working (world->calendar, at.day));
      g_assert_cmpint (reminder->n_shown, ==, 1);
      g_assert_cmpuint (n, <, expected->len);
      g_assert_cmpint (at.day, ==, g_array_index (expected, SiyiDay, n));
      n++;
    }
  g_assert_cmpuint (n, ==, expected->len);
  g_array_unref (expected);

  return n;
}

static GPtrArray *
all_reminders (SiyiDb *db)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_reminder_free);

  for (gint64 id = 1;; id++)
    {
      SiyiReminder *one = siyi_reminder_load (db, id, NULL);

      if (one == NULL)
        return all;
      g_ptr_array_add (all, one);
    }
}

static gpointer
three_years (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  World world = { .db = db, .calendar = siyi_calendar_load (db, NULL), .leader = add_leader (db, "甲某") };
  const SiyiDay first = siyi_day_new (2024, 1, 2), last = siyi_day_new (2026, 12, 16);
  g_autoptr(GPtrArray) reminders = NULL;
  guint n_told = 0, n_list = 0, n_day = 0;

  for (SiyiDay day = first; day <= last; day++)
    {
      if (g_test_rand_int_range (0, 9) == 0 && world.n < MOST_SESSIONS)
        plan (&world, day);
      if (g_test_rand_int_range (0, 5) > 0)
        {
          if (siyi_calendar_is_working (world.calendar, day))
            expect (&world, day);
          for (int n = g_test_rand_int_range (0, 4) == 0 ? 2 : 1; n > 0; n--)
            siyi_bells_free (bells_show (db, day, g_test_rand_int_range (8 * 60 + 30, 17 * 60 + 30)));
        }
      tick_some (&world, day);
    }

  reminders = all_reminders (db);
  for (guint i = 0; i < world.n; i++)
    {
      n_told += check (&world, reminders, world.sessions[i].id, "leader-told", world.sessions[i].told.expected);
      n_list += check (&world, reminders, world.sessions[i].id, "booking-list", world.sessions[i].list.expected);
      n_day += check (&world, reminders, world.sessions[i].id, "today", world.sessions[i].on_day);
    }
  g_test_message ("%u sessions: told %u, list %u, day %u", world.n, n_told, n_list, n_day);
  g_assert_cmpuint (n_told, >, 8);
  g_assert_cmpuint (n_list, >, 8);
  g_assert_cmpuint (n_day, >, 20);
  siyi_calendar_unref (world.calendar);

  return NULL;
}

static void
test_three_years (Office        *office,
                  gconstpointer  data)
{
  office_do (office, three_years, NULL, NULL);
}

/* --- Limits of the office, days off ------------------------------------------------------------- */

typedef struct { const char *told, *list; const char *session; const char *told_by, *list_by; } Case;

/* 2026-12-24 is a Thursday; the first week of October is a holiday. */
static const Case cases[] = {
  { NULL, NULL, "2026-12-24", "2026-12-18", "2026-12-23" },              /* the 19th is a Saturday */
  { NULL, NULL, "2026-12-28", "2026-12-23", "2026-12-25" },              /* a Monday: the list on Friday */
  { NULL, NULL, "2026-10-08", "2026-09-30", "2026-09-30" },              /* before the holidays, not in them */
  { "3 calendar", "2 calendar", "2026-12-31", "2026-12-28", "2026-12-29" },
  { "5 working", "2 working", "2026-11-26", "2026-11-19", "2026-11-24" },
};

static void
expect_by (SiyiDb      *db,
           SiyiDueKind  kind,
           gint64       session,
           SiyiDay      by)
{
  for (SiyiDay today = by - 10; today <= by + 1; today++)
    {
      const SiyiDueQuery query = { .today = today, .within = -1, .kinds = 1u << kind };
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) items = siyi_due_list (db, &query, NULL, &error);
      guint n = 0;

      g_assert_no_error (error);
      for (guint i = 0; i < items->len; i++)
        {
          const SiyiDueItem *item = g_ptr_array_index (items, i);

          if (item->id != session)
            continue;
          n++;
          g_assert_cmpint (item->day, ==, by);
          g_assert_cmpint (item->left, ==, by - today);
        }
      g_assert_cmpuint (n, ==, today >= by ? 1 : 0);
    }
}

static gpointer
limits (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 leader = add_leader (db, "甲某");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *pairs[] = { "limit.leader-told", cases[i].told != NULL ? cases[i].told : "5 calendar",
                              "limit.booking-list", cases[i].list != NULL ? cases[i].list : "1 calendar", NULL };
      const SiyiDay day = siyi_day_parse (cases[i].session);
      gint64 session;

      g_assert_true (siyi_settings_set (db, "settings.limits", pairs, NULL));
      session = add_session (db, leader, day);
      g_test_message ("%s", cases[i].session);
      /* On its day only the session itself is told of. */
      if (siyi_day_parse (cases[i].list_by) + 1 < day)
        expect_by (db, SIYI_DUE_BOOKING_LIST, session, siyi_day_parse (cases[i].list_by));
      expect_by (db, SIYI_DUE_LEADER_TOLD, session, siyi_day_parse (cases[i].told_by));
    }

  return NULL;
}

static void
test_limits (Office        *office,
             gconstpointer  data)
{
  office_do (office, limits, NULL, NULL);
}

/* --- Told, then changed ------------------------------------------------------------------------- */

typedef struct { gint64 leader, other, session; } Change;

static guint
n_due (SiyiDb      *db,
       SiyiDueKind  kind,
       SiyiDay      today)
{
  const SiyiDueQuery query = { .today = today, .within = -1, .kinds = 1u << kind };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) items = siyi_due_list (db, &query, NULL, &error);

  g_assert_no_error (error);

  return items->len;
}

static gpointer
tell (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Change *change = data;
  const SiyiDay today = siyi_day_new (2026, 12, 17);

  change->leader = add_leader (db, "甲某");
  change->other = add_leader (db, "乙某");
  change->session = add_session (db, change->leader, siyi_day_new (2026, 12, 21));
  g_assert_cmpuint (n_due (db, SIYI_DUE_LEADER_TOLD, today), ==, 1);
  tick (db, change->session, SIYI_STEP_LEADER_TOLD);
  tick (db, change->session, SIYI_STEP_BOOKINGS);
  g_assert_cmpuint (n_due (db, SIYI_DUE_LEADER_TOLD, today), ==, 0);

  return NULL;
}

static gpointer
change_leader (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Change *change = data;
  const SiyiDay today = siyi_day_new (2026, 12, 18);
  g_autoptr(SiyiPlanned) session = siyi_planned_load_one (db, change->session, error);
  SiyiSessionEdit edit = { .session = session, .kind = SIYI_CHANGE_STAND_IN, .reason = "出差" };
  gint64 id;

  g_ptr_array_add (session->sat, siyi_seat_new (db, change->other, session->day, NULL, error));
  g_assert_no_error (*error);
  g_free (siyi_sessions_write (db, "schedule.stand-in", &edit, 1, &id, error));
  g_assert_no_error (*error);

  /* The other one was told nothing; the bookings are as they were. */
  g_assert_cmpuint (n_due (db, SIYI_DUE_LEADER_TOLD, today), ==, 1);
  g_assert_cmpuint (n_due (db, SIYI_DUE_BOOKING_LIST, today), ==, 0);
  tick (db, change->session, SIYI_STEP_LEADER_TOLD);
  g_assert_cmpuint (n_due (db, SIYI_DUE_LEADER_TOLD, today), ==, 0);

  return NULL;
}

static void
test_changed (Office        *office,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  Change change;

  office_do (office, tell, &change, NULL);
  siyi_archive_close (office->archive);
  g_object_unref (office->archive);
  siyi_clock_unref (office->clock);
  office->clock = siyi_clock_new_fixed (siyi_day_new (2026, 12, 18));
  office->archive = siyi_archive_open (office->folder, office->clock, "tester", &error);
  g_assert_no_error (error);
  office_do (office, change_leader, &change, &error);
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/bell-sessions/" name, Office, NULL, office_set_up, function, office_tear_down)
  ADD ("limits", test_limits);
  ADD ("changed", test_changed);
  ADD ("three-years", test_three_years);

  return g_test_run ();
}
