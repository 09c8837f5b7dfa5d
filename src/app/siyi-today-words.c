/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of Today: steps of its session, buttons of its rows, what rang and what rings next. Words only.
 * Main thread; what is returned as char * is the caller's. */
#include "siyi-today-words.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-session-words.h"

/**
 * siyi_today_part:
 *
 * Returns: the segment of the list a kind belongs to
 */
SiyiTodayPart
siyi_today_part (SiyiDueKind kind)
{
  switch (kind)
    {
    case SIYI_DUE_NOTICE:
    case SIYI_DUE_LEADER_TOLD:
    case SIYI_DUE_BOOKING_LIST:
    case SIYI_DUE_SESSION:
    case SIYI_DUE_CALENDAR:
      return SIYI_TODAY_PLAN;
    case SIYI_DUE_ARCHIVE:
    case SIYI_DUE_BACKUP:
      return SIYI_TODAY_ARCHIVE;
    case SIYI_DUE_TASK_OVERDUE:
    case SIYI_DUE_TASK_TODAY:
    case SIYI_DUE_TASK_SOON:
    case SIYI_DUE_OFFICE:
    case SIYI_DUE_CLOCK:
    case SIYI_DUE_CHARGE:
    case SIYI_DUE_UNASSIGNED:
    case SIYI_DUE_VISIT_BACK:
    case SIYI_N_DUE:
    default:
      return SIYI_TODAY_FOLLOW;
    }
}

static const char *
office_button (const char *state)
{
  if (g_strcmp0 (state, "returned") == 0)
    return C_("due", "Assign");
  if (g_strcmp0 (state, "answered") == 0)
    return C_("due", "Check");
  if (g_strcmp0 (state, "to-close") == 0)
    return C_("due", "Close");

  return C_("due", "Decide");
}

static const char *
archive_button (const char *piece)
{
  if (g_strcmp0 (piece, "record") == 0)
    return C_("due", "Add Record");
  if (g_strcmp0 (piece, "ledger") == 0)
    return C_("due", "Add Row");
  if (g_strcmp0 (piece, "photos") == 0)
    return C_("due", "Add Photos");

  return C_("due", "Add Sheet");
}

/**
 * siyi_today_words_button:
 *
 * Returns: (transfer none) (nullable): the next step of what is due; %NULL: none that a button could do
 */
const char *
siyi_today_words_button (const SiyiDueItem *item)
{
  switch (item->kind)
    {
    case SIYI_DUE_TASK_OVERDUE:
    case SIYI_DUE_TASK_TODAY:
    case SIYI_DUE_TASK_SOON:
      return item->n_urged > 0 ? C_("due", "Urge Again") : C_("due", "Urge");
    case SIYI_DUE_OFFICE:
      return office_button (item->extra);
    case SIYI_DUE_CLOCK:
      return C_("due", "See Limit");
    case SIYI_DUE_CHARGE:
      return C_("due", "See Charge");
    case SIYI_DUE_ARCHIVE:
      return archive_button (item->extra);
    case SIYI_DUE_UNASSIGNED:
      return C_("due", "Assign");
    case SIYI_DUE_NOTICE:
      return C_("due", "Publish");
    case SIYI_DUE_VISIT_BACK:
      return g_strcmp0 (item->extra, "to-evaluate") == 0 ? C_("due", "Evaluate") : C_("due", "Visit Back");
    case SIYI_DUE_LEADER_TOLD:
    case SIYI_DUE_BOOKING_LIST:
    case SIYI_DUE_SESSION:
      return C_("due", "Open");
    case SIYI_DUE_CALENDAR:
      return C_("due", "Import");
    case SIYI_DUE_BACKUP:
    case SIYI_N_DUE:
    default:
      return NULL;
    }
}

static char *
prepare_words (const SiyiStages *stages)
{
  const int left = stages->n_wanted[SIYI_STAGE_PREPARE] - stages->n_done[SIYI_STAGE_PREPARE];

  if (left <= 0)
    return g_strdup (_("Prepared"));

  /* Translators: steps of the preparation that are still to do */
  return g_strdup_printf (ngettext ("%d step to prepare", "%d steps to prepare", (gulong) left), left);
}

static char *
receive_words (const SiyiReception *reception)
{
  const SiyiPlanned *session = reception->session;

  if (session->state == SIYI_SESSION_HELD || reception->facts.is_over)
    return g_strdup (C_("stage", "Received"));
  if (reception->facts.n_in > 0)
    return g_strdup (_("Receiving now"));
  if (session->from != NULL)
    /* Translators: when the reception begins */
    return g_strdup_printf (_("Reception at %s"), siyi_session_words_time (session->from));

  return g_strdup (C_("stage", "Receive"));
}

/**
 * siyi_today_words_stage:
 *
 * Returns: (transfer full): "准备就绪", "接访 9:00开始", "督办"
 */
char *
siyi_today_words_stage (const SiyiReception *reception,
                        SiyiStage            stage)
{
  switch (stage)
    {
    case SIYI_STAGE_PREPARE:
      return prepare_words (&reception->stages);
    case SIYI_STAGE_RECEIVE:
      return receive_words (reception);
    case SIYI_STAGE_FOLLOW:
    case SIYI_N_STAGES:
    default:
      return g_strdup (C_("stage", "Follow up"));
    }
}

/**
 * siyi_today_words_change:
 *
 * Returns: (transfer full) (nullable): who was to sit before, and since when another does
 */
char *
siyi_today_words_change (const SiyiTodaySession *shown)
{
  g_autofree char *day = NULL;

  if (shown->before == NULL)
    return NULL;
  day = siyi_case_words_day (shown->changed, shown->today, FALSE);
  if (shown->change == SIYI_CHANGE_STAND_IN)
    /* Translators: a leader, the day on which it was changed */
    return g_strdup_printf (_("Stands in for %1$s since %2$s"), shown->before, day);

  /* Translators: a leader, the day on which it was changed */
  return g_strdup_printf (_("Planned %1$s, swapped on %2$s"), shown->before, day);
}

/**
 * siyi_today_words_neighbour:
 *
 * Returns: (transfer full): "2批8人次", "已约3批", "补班日　暂无预约"
 */
char *
siyi_today_words_neighbour (const SiyiTodayNeighbour *one)
{
  const SiyiPlanned *session = one->session;

  if (one->over)
    /* Translators: groups received, persons in them */
    return g_strdup_printf (ngettext ("%1$d group, %2$d persons", "%1$d groups, %2$d persons",
                                      (gulong) session->n_visits), session->n_visits, (int) session->n_persons);
  if (session->n_booked == 0 && one->own_working)
    return g_strdup (_("Make-up day, none booked yet"));
  if (session->n_booked == 0)
    return g_strdup (_("None booked yet"));

  return g_strdup_printf (ngettext ("%d group booked", "%d groups booked", (gulong) session->n_booked),
                          session->n_booked);
}

static SiyiDay
day_of (GDateTime *time)
{
  return siyi_day_new (g_date_time_get_year (time), g_date_time_get_month (time), g_date_time_get_day_of_month (time));
}

/**
 * siyi_today_words_rang:
 * @now_us: the real time, for what rings goes by it
 *
 * Returns: (transfer full): when the last summary was, and whether somebody saw it
 */
char *
siyi_today_words_rang (const SiyiTodayDue *due,
                       gint64              now_us)
{
  g_autoptr(GDateTime) now = g_date_time_new_from_unix_local (now_us / G_USEC_PER_SEC);
  g_autoptr(GDateTime) time = NULL;
  g_autofree char *hour = NULL, *day = NULL;
  gboolean seen;

  if (!due->rules.on)
    return g_strdup (_("Reminders are off"));
  if (due->digest == NULL || due->digest->shown_at == 0)
    return g_strdup (_("No summary has been shown yet"));

  time = g_date_time_new_from_unix_local (due->digest->shown_at / G_USEC_PER_SEC);
  hour = g_date_time_format (time, "%-H:%M");
  seen = due->digest->seen_at != 0;
  if (day_of (time) == day_of (now) && g_date_time_get_hour (time) < 12)
    /* Translators: a time of this morning */
    return g_strdup_printf (seen ? _("Summary shown this morning at %s, read")
                                 : _("Summary shown this morning at %s, not read yet"), hour);
  if (day_of (time) == day_of (now))
    /* Translators: a time of today */
    return g_strdup_printf (seen ? _("Summary shown today at %s, read")
                                 : _("Summary shown today at %s, not read yet"), hour);

  day = siyi_case_words_day (day_of (time), day_of (now), FALSE);
  /* Translators: a day, a time */
  return g_strdup_printf (seen ? _("Summary shown on %1$s at %2$s, read")
                               : _("Summary shown on %1$s at %2$s, not read yet"), day, hour);
}

/**
 * siyi_today_words_next:
 *
 * Returns: (transfer full) (nullable): when the next thing may ring
 */
char *
siyi_today_words_next (const SiyiTodayDue *due,
                       gint64              now_us)
{
  g_autoptr(GDateTime) now = g_date_time_new_from_unix_local (now_us / G_USEC_PER_SEC);
  g_autoptr(GDateTime) time = NULL;
  g_autofree char *hour = NULL, *day = NULL;

  if (due->next_us == 0)
    return NULL;
  time = g_date_time_new_from_unix_local (due->next_us / G_USEC_PER_SEC);
  hour = g_date_time_format (time, "%-H:%M");
  if (day_of (time) == day_of (now))
    /* Translators: a time of today */
    return g_strdup_printf (_("Next reminder at %s"), hour);

  day = siyi_case_words_day (day_of (time), day_of (now), FALSE);
  /* Translators: a day, a time */
  return g_strdup_printf (_("Next reminder on %1$s at %2$s"), day, hour);
}
