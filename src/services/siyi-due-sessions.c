/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What receptions put on the list: archives with a missing piece, sessions nobody was told of, today's and
 * tomorrow's session; and the office's own: the calendar of the coming year, the last backup. */
#include "siyi-due-parts.h"

#include "siyi-schedule.h"

#define DAYS_BACK 400           /* an archive older than a year is the year page's matter */
#define DAYS_AHEAD 45
#define CALENDAR_MONTH 11       /* the notice of a year is usually out by then */
#define BACKUP_DAYS 3

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

static void
add_coming (SiyiDueMaker      *maker,
            const SiyiPlanned *session)
{
  const SiyiDay today = maker->query->today;
  const SiyiDay eve = publish_by (maker->office->calendar, session->day, 1);
  SiyiDueItem *item;

  if (today < MIN (eve, session->day - 1))
    return;

  item = siyi_due_add (maker, SIYI_DUE_SESSION, session->id, session->day, "session:%" G_GINT64_FORMAT ":%s",
                       session->id, session->day == today ? "today" : "eve");
  fill (item, session);
  item->n = 1;
  item->extra = g_strdup_printf ("%d", session->n_booked);
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
  g_autoptr(GPtrArray) sessions = siyi_planned_load (maker->db, today - DAYS_BACK, today + DAYS_AHEAD, FALSE, error);

  if (sessions == NULL)
    return FALSE;

  for (guint i = 0; i < sessions->len; i++)
    {
      const SiyiPlanned *session = g_ptr_array_index (sessions, i);
      const gboolean is_over = session->state == SIYI_SESSION_HELD || session->day < today;

      if (is_over && siyi_due_wants (maker, SIYI_DUE_ARCHIVE) && session->planned_day != SIYI_DAY_NONE)
        add_archive (maker, session, grace);
      if (!is_over && siyi_due_wants (maker, SIYI_DUE_SESSION))
        add_coming (maker, session);
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
      maker->query->last_backup + BACKUP_DAYS < today)
    {
      item = siyi_due_add (maker, SIYI_DUE_BACKUP, 0, maker->query->last_backup + BACKUP_DAYS, "backup");
      item->light = SIYI_LIGHT_YELLOW;
      item->number = siyi_day_to_text (maker->query->last_backup);
    }

  return TRUE;
}
