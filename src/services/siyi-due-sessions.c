/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What receptions put on the list: archives with a missing piece, sessions nobody was told of, leaders to be told
 * and booking lists to settle before a session, today's session; and the office's own: the calendar of the coming
 * year, the last backup. */
#include "siyi-due-parts.h"

#include "siyi-backup-store.h"
#include "siyi-office-store.h"
#include "siyi-reception-store.h"
#include "siyi-schedule.h"

#define DAYS_BACK 400           /* an archive older than a year is the year page's matter */
#define DAYS_AHEAD 45
#define CALENDAR_MONTH 11       /* the notice of a year is usually out by then */

typedef struct { SiyiLimit told, list; } Limits;

static void
fill (SiyiDueItem       *item,
      const SiyiPlanned *session)
{
  item->title = g_strdup (session->method);
  item->who = siyi_planned_leaders (session);
  item->number = siyi_day_to_text (session->day);
}

static void
add_archive (SiyiDueMaker      *maker,
             const SiyiPlanned *session,
             int                grace)
{
  const SiyiCompleteness state = siyi_schedule_four_ones (session, maker->office->calendar, grace,
                                                          maker->query->today);
  SiyiDueItem *item;

  if (state.complete || state.first_missing < 0 || session->n_visits == 0)
    return;

  item = siyi_due_add (maker, SIYI_DUE_ARCHIVE, session->id, state.grace_ends, "session:%" G_GINT64_FORMAT ":%s",
                       session->id, siyi_piece_word ((SiyiPiece) state.first_missing));
  fill (item, session);
  item->extra = g_strdup (siyi_piece_word ((SiyiPiece) state.first_missing));
  item->light = item->left < 0 ? SIYI_LIGHT_RED : SIYI_LIGHT_YELLOW;
}

/* The last day to publish: lead working days lie after it, up to and with the session's. */
static SiyiDay
publish_by (const SiyiCalendar *calendar,
            SiyiDay             day,
            int                 lead)
{
  SiyiDay last = day;

  while (siyi_calendar_count_working (calendar, last + 1, day) < lead && last > day - 60)
    last--;

  return last;
}

/* The day on which something is to be done before a session, by the office's limit; on a day off nobody does
 * it, so the working day before. */
static SiyiDay
day_before (const SiyiCalendar *calendar,
            SiyiDay             day,
            SiyiLimit           limit)
{
  SiyiDay last = limit.kind == SIYI_DAYS_WORKING ? publish_by (calendar, day, limit.days) : day - limit.days;

  while (!siyi_calendar_is_working (calendar, last) && last > day - 60)
    last--;

  return last;
}

static void
add_before (SiyiDueMaker      *maker,
            SiyiDueKind        kind,
            const SiyiPlanned *session,
            SiyiDay            day)
{
  g_autofree char *text = siyi_day_to_text (session->day);
  SiyiDueItem *item;

  if (!siyi_due_wants (maker, kind) || day > maker->query->today + MAX (maker->query->within, 0))
    return;

  /* A session that moved is another thing to tell of. */
  item = siyi_due_add (maker, kind, session->id, day, "session:%" G_GINT64_FORMAT ":%s:%s", session->id,
                       siyi_due_word (kind), text);
  fill (item, session);
  item->n_booked = session->n_booked;
  item->light = item->left < 0 ? SIYI_LIGHT_RED : SIYI_LIGHT_YELLOW;
}

/* What comes before a session until somebody ticked it, and the session on its day. */
static gboolean
add_coming (SiyiDueMaker       *maker,
            const SiyiPlanned  *session,
            const Limits       *limits,
            GError            **error)
{
  const SiyiDay told = day_before (maker->office->calendar, session->day, limits->told);
  const SiyiDay list = day_before (maker->office->calendar, session->day, limits->list);
  SiyiDueItem *item;
  guint ticked;

  if (session->day == maker->query->today && siyi_due_wants (maker, SIYI_DUE_SESSION))
    {
      item = siyi_due_add (maker, SIYI_DUE_SESSION, session->id, session->day, "session:%" G_GINT64_FORMAT ":today",
                           session->id);
      fill (item, session);
      item->n_booked = session->n_booked;
    }
  if (session->day == maker->query->today || MIN (told, list) > maker->query->today + MAX (maker->query->within, 0))
    return TRUE;

  if (!siyi_session_ticked (maker->db, session->id, &ticked, error))
    return FALSE;
  if ((ticked & (1u << SIYI_STEP_LEADER_TOLD)) == 0)
    add_before (maker, SIYI_DUE_LEADER_TOLD, session, told);
  if ((ticked & (1u << SIYI_STEP_BOOKINGS)) == 0)
    add_before (maker, SIYI_DUE_BOOKING_LIST, session, list);

  return TRUE;
}

/* Of all sessions of a month that the public has not been told of, one line: the notice is one. */
static void
add_notice (SiyiDueMaker      *maker,
            const SiyiPlanned *session,
            int                lead)
{
  g_autofree char *day = siyi_day_to_text (session->day);
  SiyiDueItem *item;

  day[7] = '\0';
  for (guint i = 0; i < maker->items->len; i++)
    {
      item = g_ptr_array_index (maker->items, i);
      if (item->kind == SIYI_DUE_NOTICE && g_str_equal (item->number, day))
        {
          item->extra = item->extra != NULL ? item->extra : g_strdup ("several");
          return;
        }
    }

  item = siyi_due_add (maker, SIYI_DUE_NOTICE, session->id, publish_by (maker->office->calendar, session->day, lead), "notice:%s:%" G_GINT64_FORMAT, day,
                       (gint64) session->day);
  fill (item, session);
  g_free (item->number);
  item->number = g_steal_pointer (&day);
  item->light = item->left < 0 ? SIYI_LIGHT_RED : SIYI_LIGHT_NONE;
}

gboolean
siyi_due_add_sessions (SiyiDueMaker  *maker,
                       GError       **error)
{
  const SiyiDay today = maker->query->today;
  const int grace = siyi_setting_limit (maker->db, "archive-grace").days;
  const int lead = siyi_setting_limit (maker->db, "notice-lead").days;
  const int warning = siyi_setting_limit (maker->db, "notice-warning").days;
  const Limits limits = { siyi_setting_limit (maker->db, "leader-told"), siyi_setting_limit (maker->db, "booking-list") };
  g_autoptr(GPtrArray) sessions = siyi_planned_load (maker->db, today - DAYS_BACK, today + MAX (DAYS_AHEAD, 2 * limits.told.days),
                                                    FALSE, error);

  if (sessions == NULL)
    return FALSE;

  for (guint i = 0; i < sessions->len; i++)
    {
      const SiyiPlanned *session = g_ptr_array_index (sessions, i);
      const gboolean is_over = session->state == SIYI_SESSION_HELD || session->day < today;

      if (is_over && siyi_due_wants (maker, SIYI_DUE_ARCHIVE) && session->planned_day != SIYI_DAY_NONE)
        add_archive (maker, session, grace);
      if (!is_over && !add_coming (maker, session, &limits, error))
        return FALSE;
      if (!is_over && session->day > today && !session->announced &&
          publish_by (maker->office->calendar, session->day, lead + warning) <= today && siyi_due_wants (maker, SIYI_DUE_NOTICE))
        add_notice (maker, session, lead);
    }

  return TRUE;
}

gboolean
siyi_due_add_office (SiyiDueMaker  *maker,
                     GError       **error)
{
  const SiyiDay today = maker->query->today;
  int year, month, day;
  SiyiDueItem *item;

  siyi_day_split (today, &year, &month, &day);
  if (siyi_due_wants (maker, SIYI_DUE_CALENDAR) && month >= CALENDAR_MONTH &&
      siyi_calendar_is_provisional (maker->office->calendar, siyi_day_new (year + 1, 1, 1)))
    {
      item = siyi_due_add (maker, SIYI_DUE_CALENDAR, year + 1, SIYI_DAY_NONE, "calendar:%d", year + 1);
      item->number = g_strdup_printf ("%d", year + 1);
    }
  if (siyi_due_wants (maker, SIYI_DUE_BACKUP) && maker->query->last_backup != SIYI_DAY_NONE &&
      maker->query->last_backup + SIYI_BACKUP_OLD_DAYS < today)
    {
      item = siyi_due_add (maker, SIYI_DUE_BACKUP, 0, maker->query->last_backup + SIYI_BACKUP_OLD_DAYS, "backup");
      item->light = SIYI_LIGHT_YELLOW;
      item->number = siyi_day_to_text (maker->query->last_backup);
    }

  return TRUE;
}
