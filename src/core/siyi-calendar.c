/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The working-day calendar (domain, section 6). A notice is named by its own year but may list days
 * of another one, so all days lie in one table. Plain weekends are listed nowhere. The office's
 * own days win. Immutable once built, hence free to cross threads. */
#include "siyi-calendar.h"

typedef struct
{
  char *source;
  int   n_off;
  int   n_make_up;
} Notice;

struct _SiyiCalendar
{
  gatomicrefcount  ref_count;
  GHashTable      *days;      /* SiyiDay -> SiyiDayKind, listed ones only */
  GHashTable      *halves;    /* SiyiDay -> SiyiHalf, own half-days only */
  GHashTable      *notices;   /* year -> Notice */
  SiyiRolling      rolling;
};

struct _SiyiCalendarBuilder
{
  SiyiCalendar *calendar;
};

static void
notice_free (gpointer data)
{
  Notice *notice = data;

  g_free (notice->source);
  g_free (notice);
}

/**
 * siyi_calendar_builder_new:
 *
 * Returns: (transfer full): a builder of a calendar without any list
 */
SiyiCalendarBuilder *
siyi_calendar_builder_new (void)
{
  SiyiCalendarBuilder *builder = g_new0 (SiyiCalendarBuilder, 1);
  SiyiCalendar *calendar = g_new0 (SiyiCalendar, 1);

  g_atomic_ref_count_init (&calendar->ref_count);
  calendar->days = g_hash_table_new (NULL, NULL);
  calendar->halves = g_hash_table_new (NULL, NULL);
  calendar->notices = g_hash_table_new_full (NULL, NULL, NULL, notice_free);
  builder->calendar = calendar;

  return builder;
}

static Notice *
notice_of (SiyiCalendar *calendar,
           int           year)
{
  Notice *notice = g_hash_table_lookup (calendar->notices, GINT_TO_POINTER (year));

  if (notice == NULL)
    {
      notice = g_new0 (Notice, 1);
      notice->source = g_strdup ("");
      g_hash_table_insert (calendar->notices, GINT_TO_POINTER (year), notice);
    }

  return notice;
}

/**
 * siyi_calendar_builder_add_year:
 * @builder: a builder
 * @notice_year: the year the notice is for
 * @source: number and address of the notice
 */
void
siyi_calendar_builder_add_year (SiyiCalendarBuilder *builder,
                                int                  notice_year,
                                const char          *source)
{
  Notice *notice = notice_of (builder->calendar, notice_year);

  g_free (notice->source);
  notice->source = g_strdup (source);
}

/**
 * siyi_calendar_builder_add_day:
 * @builder: a builder
 * @day: a day
 * @notice_year: the year of the notice that lists it; of no meaning for an own day
 * @own: whether it is the office's own word, which wins over any notice
 * @working: whether it is a working day, else a day off
 *
 * Days may come in any order.
 */
void
siyi_calendar_builder_add_day (SiyiCalendarBuilder *builder,
                               SiyiDay              day,
                               int                  notice_year,
                               gboolean             own,
                               gboolean             working)
{
  SiyiCalendar *calendar = builder->calendar;
  SiyiDayKind kind;
  gpointer before;

  g_return_if_fail (day != SIYI_DAY_NONE);

  if (own)
    {
      kind = working ? SIYI_DAY_KIND_OWN_WORKING : SIYI_DAY_KIND_OWN_OFF;
      g_hash_table_insert (calendar->days, GINT_TO_POINTER (day), GINT_TO_POINTER (kind));
      return;
    }

  if (working)
    notice_of (calendar, notice_year)->n_make_up++;
  else
    notice_of (calendar, notice_year)->n_off++;

  before = g_hash_table_lookup (calendar->days, GINT_TO_POINTER (day));
  kind = working ? SIYI_DAY_KIND_MAKE_UP : SIYI_DAY_KIND_OFF;
  if (GPOINTER_TO_INT (before) != SIYI_DAY_KIND_OWN_OFF &&
      GPOINTER_TO_INT (before) != SIYI_DAY_KIND_OWN_WORKING)
    g_hash_table_insert (calendar->days, GINT_TO_POINTER (day), GINT_TO_POINTER (kind));
}

/**
 * siyi_calendar_builder_add_half:
 * @builder: a builder
 * @day: a day, by the office's own word worked for a half
 * @half: the half that is off
 */
void
siyi_calendar_builder_add_half (SiyiCalendarBuilder *builder,
                                SiyiDay              day,
                                SiyiHalf             half)
{
  siyi_calendar_builder_add_day (builder, day, 0, TRUE, TRUE);
  g_hash_table_insert (builder->calendar->halves, GINT_TO_POINTER (day), GINT_TO_POINTER (half));
}

/**
 * siyi_calendar_builder_set_rolling:
 * @builder: a builder
 * @rolling: the office's policy; a calendar without one moves to the next working day
 */
void
siyi_calendar_builder_set_rolling (SiyiCalendarBuilder *builder,
                                   SiyiRolling          rolling)
{
  builder->calendar->rolling = rolling;
}

/**
 * siyi_calendar_builder_end:
 * @builder: (transfer full): a builder
 *
 * Returns: (transfer full): the finished calendar
 */
SiyiCalendar *
siyi_calendar_builder_end (SiyiCalendarBuilder *builder)
{
  SiyiCalendar *calendar = g_steal_pointer (&builder->calendar);

  siyi_calendar_builder_free (builder);

  return calendar;
}

void
siyi_calendar_builder_free (SiyiCalendarBuilder *builder)
{
  g_clear_pointer (&builder->calendar, siyi_calendar_unref);
  g_free (builder);
}

SiyiCalendar *
siyi_calendar_ref (SiyiCalendar *calendar)
{
  g_atomic_ref_count_inc (&calendar->ref_count);

  return calendar;
}

void
siyi_calendar_unref (SiyiCalendar *calendar)
{
  if (!g_atomic_ref_count_dec (&calendar->ref_count))
    return;

  g_hash_table_unref (calendar->days);
  g_hash_table_unref (calendar->halves);
  g_hash_table_unref (calendar->notices);
  g_free (calendar);
}

/**
 * siyi_calendar_day_kind:
 *
 * Returns: what @day is and by whose word
 */
SiyiDayKind
siyi_calendar_day_kind (const SiyiCalendar *calendar,
                        SiyiDay             day)
{
  gpointer kind = g_hash_table_lookup (calendar->days, GINT_TO_POINTER (day));

  if (kind != NULL)
    return (SiyiDayKind) GPOINTER_TO_INT (kind);

  return siyi_day_weekday (day) <= 5 ? SIYI_DAY_KIND_WEEKDAY : SIYI_DAY_KIND_WEEKEND;
}

/**
 * siyi_calendar_is_working:
 *
 * Returns: whether @day is a working day
 */
gboolean
siyi_calendar_is_working (const SiyiCalendar *calendar,
                          SiyiDay             day)
{
  SiyiDayKind kind = siyi_calendar_day_kind (calendar, day);

  return kind == SIYI_DAY_KIND_WEEKDAY || kind == SIYI_DAY_KIND_MAKE_UP ||
         kind == SIYI_DAY_KIND_OWN_WORKING;
}

/**
 * siyi_calendar_half_off:
 *
 * Half-days are given to some citizens only (Measures on holidays of years and memorial days,
 * article 3) and are not made up; the office is open for the other half, papers can be served and
 * received. So the day counts as a working day for every limit, a last day on it is not moved; only
 * who plans receptions looks at the half.
 *
 * Returns: which half of @day is off
 */
SiyiHalf
siyi_calendar_half_off (const SiyiCalendar *calendar,
                        SiyiDay             day)
{
  return (SiyiHalf) GPOINTER_TO_INT (g_hash_table_lookup (calendar->halves, GINT_TO_POINTER (day)));
}

/**
 * siyi_calendar_is_provisional:
 *
 * The end of December belongs to next year's notice when New Year's days reach back.
 *
 * Returns: whether the notice that decides about @day is not there yet
 */
gboolean
siyi_calendar_is_provisional (const SiyiCalendar *calendar,
                              SiyiDay             day)
{
  SiyiDayKind kind = siyi_calendar_day_kind (calendar, day);
  int year, month, month_day;

  if (kind == SIYI_DAY_KIND_OWN_OFF || kind == SIYI_DAY_KIND_OWN_WORKING)
    return FALSE;

  siyi_day_split (day, &year, &month, &month_day);
  if (!siyi_calendar_has_year (calendar, year))
    return TRUE;

  return month == 12 && month_day >= 26 && !siyi_calendar_has_year (calendar, year + 1);
}

/**
 * siyi_calendar_next_working:
 *
 * Returns: the first working day after @day
 */
SiyiDay
siyi_calendar_next_working (const SiyiCalendar *calendar,
                            SiyiDay             day)
{
  return siyi_calendar_add_working (calendar, day, 1);
}

/**
 * siyi_calendar_get_rolling:
 *
 * Returns: what the office makes of a last day that is none
 */
SiyiRolling
siyi_calendar_get_rolling (const SiyiCalendar *calendar)
{
  return calendar->rolling;
}

/**
 * siyi_calendar_roll:
 * @calendar: a calendar
 * @day: an unrolled last day
 * @rolling: the office's policy
 *
 * Returns: the last day (Civil Code, article 203)
 */
SiyiDay
siyi_calendar_roll (const SiyiCalendar *calendar,
                    SiyiDay             day,
                    SiyiRolling         rolling)
{
  if (rolling == SIYI_ROLL_HOLIDAY)
    while (siyi_calendar_day_kind (calendar, day) == SIYI_DAY_KIND_OFF)
      day++;
  else if (rolling == SIYI_ROLL_NON_WORKING)
    while (!siyi_calendar_is_working (calendar, day))
      day++;

  return day;
}

/**
 * siyi_calendar_add_working:
 * @calendar: a calendar
 * @day: a day, itself not counted
 * @n: how many; negative: backwards
 *
 * Returns: the @n-th working day after (before) @day
 */
SiyiDay
siyi_calendar_add_working (const SiyiCalendar *calendar,
                           SiyiDay             day,
                           int                 n)
{
  const int step = n < 0 ? -1 : 1;

  while (n != 0)
    {
      day += step;
      if (siyi_calendar_is_working (calendar, day))
        n -= step;
    }

  return day;
}

/**
 * siyi_calendar_count_working:
 * @calendar: a calendar
 * @from: first day
 * @to: last day
 *
 * Returns: working days, both ends included; 0 where @to is before @from
 */
int
siyi_calendar_count_working (const SiyiCalendar *calendar,
                             SiyiDay             from,
                             SiyiDay             to)
{
  int n = 0;

  for (SiyiDay day = from; day <= to; day++)
    n += siyi_calendar_is_working (calendar, day);

  return n;
}

/**
 * siyi_calendar_has_year:
 *
 * Returns: whether there is the notice of @year
 */
gboolean
siyi_calendar_has_year (const SiyiCalendar *calendar,
                        int                 year)
{
  return g_hash_table_contains (calendar->notices, GINT_TO_POINTER (year));
}

/**
 * siyi_calendar_get_source:
 *
 * Returns: (transfer none) (nullable): number and address of a notice, %NULL where there is none
 */
const char *
siyi_calendar_get_source (const SiyiCalendar *calendar,
                          int                 notice_year)
{
  Notice *notice = g_hash_table_lookup (calendar->notices, GINT_TO_POINTER (notice_year));

  return notice != NULL ? notice->source : NULL;
}

/**
 * siyi_calendar_count_year:
 *
 * Returns: the sums of a year
 */
SiyiCalendarYear
siyi_calendar_count_year (const SiyiCalendar *calendar,
                          int                 year)
{
  Notice *notice = g_hash_table_lookup (calendar->notices, GINT_TO_POINTER (year));
  SiyiCalendarYear sums = { 0, 0, 0 };

  if (notice != NULL)
    {
      sums.off = notice->n_off;
      sums.make_up = notice->n_make_up;
    }
  sums.working = siyi_calendar_count_working (calendar, siyi_day_new (year, 1, 1),
                                              siyi_day_new (year, 12, 31));

  return sums;
}

/**
 * siyi_calendar_missing_year:
 * @calendar: a calendar
 * @today: today
 *
 * Notices come between late October and early December; from 1 November on the office is told.
 *
 * Returns: the year whose notice should be there and is not, 0 where none is wanted
 */
int
siyi_calendar_missing_year (const SiyiCalendar *calendar,
                            SiyiDay             today)
{
  int year, month;

  siyi_day_split (today, &year, &month, NULL);
  if (!siyi_calendar_has_year (calendar, year))
    return year;

  return month >= 11 && !siyi_calendar_has_year (calendar, year + 1) ? year + 1 : 0;
}
