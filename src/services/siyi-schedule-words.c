/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small words of the schedule: days, absences, names. Pure functions. */
#include "siyi-schedule-parts.h"

#include "siyi-holiday.h"
#include "siyi-words.h"

/**
 * siyi_schedule_day_words:
 *
 * Returns: (transfer full): "12月24日"
 */
char *
siyi_schedule_day_words (SiyiDay day)
{
  g_autofree char *month_text = NULL;
  g_autofree char *day_text = NULL;
  int year, month, month_day;

  if (day == SIYI_DAY_NONE)
    return g_strdup ("");

  siyi_day_split (day, &year, &month, &month_day);
  month_text = g_strdup_printf ("%d", month);
  day_text = g_strdup_printf ("%d", month_day);

  return siyi_fill (siyi_word ("schedule-words", "day"), "month", month_text, "day", day_text,
                    NULL);
}

/**
 * siyi_schedule_far_day_words:
 * @near: the day the sentence is about
 *
 * Returns: (transfer full): "9月25日", with its year where that is another than @near's:
 *   "2025年9月25日"
 */
char *
siyi_schedule_far_day_words (SiyiDay day,
                             SiyiDay near)
{
  g_autofree char *words = siyi_schedule_day_words (day);
  g_autofree char *year = NULL;

  if (day == SIYI_DAY_NONE || near == SIYI_DAY_NONE || siyi_day_year (day) == siyi_day_year (near))
    return g_steal_pointer (&words);

  year = g_strdup_printf ("%d", siyi_day_year (day));

  return siyi_fill (siyi_word ("schedule-words", "far-day"), "year", year, "day", words, NULL);
}

/**
 * siyi_schedule_slot_words:
 *
 * Returns: (transfer full): the day, with its half where the session has one
 */
char *
siyi_schedule_slot_words (SiyiDay  day,
                          SiyiPart part)
{
  g_autofree char *words = siyi_schedule_day_words (day);

  if (part == SIYI_PART_DAY)
    return g_steal_pointer (&words);

  return siyi_fill (siyi_word ("schedule-words", part == SIYI_PART_AM ? "am" : "pm"), "day",
                    words, NULL);
}

/**
 * siyi_schedule_away_words:
 *
 * Returns: (transfer full): "28至30日", "30日", "12月31日至1月6日"
 */
char *
siyi_schedule_away_words (SiyiDay from,
                          SiyiDay to)
{
  g_autofree char *first = siyi_schedule_day_words (from);
  g_autofree char *last = siyi_schedule_day_words (to);
  g_autofree char *first_day = NULL;
  g_autofree char *last_day = NULL;
  int year, month, month_day, to_year, to_month, to_month_day;

  siyi_day_split (from, &year, &month, &month_day);
  siyi_day_split (to, &to_year, &to_month, &to_month_day);
  first_day = g_strdup_printf ("%d", month_day);
  last_day = g_strdup_printf ("%d", to_month_day);
  if (year != to_year || month != to_month)
    return siyi_fill (siyi_word ("schedule-words", "away-months"), "from", first, "to", last, NULL);
  if (from == to)
    return siyi_fill (siyi_word ("schedule-words", "away-day"), "day", first_day, NULL);

  return siyi_fill (siyi_word ("schedule-words", "away-days"), "from", first_day, "to", last_day,
                    NULL);
}

/**
 * siyi_schedule_is_working:
 *
 * A festival's own day is off whether its notice is there yet or not (the festivals are set by
 * decree, the notice only says how the days around them are shifted).
 *
 * Returns: whether receptions are held on @day without a person's saying so
 */
gboolean
siyi_schedule_is_working (const SiyiCalendar *calendar,
                          SiyiDay             day)
{
  return siyi_calendar_is_working (calendar, day) &&
         !(siyi_calendar_is_provisional (calendar, day) &&
           siyi_holiday_name (calendar, day) != NULL);
}

/**
 * siyi_schedule_notice_year:
 *
 * Returns: the year whose notice decides about a provisional day
 */
int
siyi_schedule_notice_year (const SiyiCalendar *calendar,
                           SiyiDay             day)
{
  int year = siyi_day_year (day);

  return siyi_calendar_has_year (calendar, year) ? year + 1 : year;
}

/**
 * siyi_schedule_join:
 * @seats: (element-type SiyiSeat)
 *
 * Returns: (transfer full): their names
 */
char *
siyi_schedule_join (GPtrArray *seats)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;

  for (guint i = 0; i < seats->len; i++)
    g_strv_builder_add (names, ((const SiyiSeat *) g_ptr_array_index (seats, i))->name);
  list = g_strv_builder_end (names);

  return g_strjoinv (siyi_word ("schedule-words", "list-mark"), list);
}

SiyiLeader *
siyi_schedule_leader (GPtrArray *leaders,
                      gint64     id)
{
  for (guint i = 0; i < leaders->len; i++)
    if (((SiyiLeader *) g_ptr_array_index (leaders, i))->id == id)
      return g_ptr_array_index (leaders, i);

  return NULL;
}

const char *
siyi_schedule_name_of (GPtrArray *leaders,
                       gint64     id)
{
  const SiyiLeader *leader = siyi_schedule_leader (leaders, id);

  return leader != NULL ? leader->name : "";
}

/**
 * siyi_schedule_is_away:
 * @part: %SIYI_PART_DAY: any half of the day counts
 *
 * Returns: whether the leader is on leave then
 */
gboolean
siyi_schedule_is_away (const SiyiLeader *leader,
                       SiyiDay           day,
                       SiyiPart          part)
{
  for (guint i = 0; leader->leave != NULL && i < leader->leave->len; i++)
    {
      const SiyiLeave *leave = &g_array_index (leader->leave, SiyiLeave, i);
      gboolean half = leave->part != NULL && *leave->part != '\0' && part != SIYI_PART_DAY;

      if (day >= leave->from && day <= leave->to &&
          (!half || (leave->part[0] == 'a') == (part == SIYI_PART_AM)))
        return TRUE;
    }

  return FALSE;
}
