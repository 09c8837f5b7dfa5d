/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The four ones of a session as its day and the office's grace make them, and the limits the
 * schedule asks for. */
#include "siyi-schedule.h"

#include "siyi-office-store.h"

/**
 * siyi_schedule_limit:
 * @key: notice-lead, notice-warning, archive-grace …
 *
 * Returns: the limit as the office has set it, else the shipped one
 */
SiyiLimit
siyi_schedule_limit (SiyiDb     *db,
                     const char *key)
{
  g_autofree char *setting = g_strconcat ("limit.", key, NULL);
  g_autofree char *text = siyi_setting_get (db, setting, NULL);
  SiyiLimit limit = siyi_limit_default (key);

  if (text != NULL)
    siyi_limit_parse (text, &limit);

  return limit;
}

/**
 * siyi_schedule_four_ones:
 * @grace_days: working days in which nothing is missing yet; siyi_schedule_limit() archive-grace
 *
 * Returns: the state of the session's four archives today
 */
SiyiCompleteness
siyi_schedule_four_ones (const SiyiPlanned   *session,
                         const SiyiCalendar  *calendar,
                         int                  grace_days,
                         SiyiDay              today)
{
  gboolean is_over = session->state == SIYI_SESSION_HELD || session->day < today;

  return siyi_completeness_read (session->pieces, session->day, is_over, grace_days, calendar,
                                 today);
}
