/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The four ones of a session as its day and the office's grace make them. */
#include "siyi-schedule.h"

#include "siyi-office-store.h"

/**
 * siyi_schedule_four_ones:
 * @grace_days: working days in which nothing is missing yet; siyi_setting_limit() archive-grace
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
