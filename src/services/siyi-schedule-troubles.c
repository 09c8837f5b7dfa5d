/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a plan can't meet, in sentences with the nearest way out. Days no notice decides about yet
 * are told together. Pure functions. */
#include "siyi-schedule-parts.h"

#include "siyi-words.h"

void
siyi_schedule_warning_free (SiyiScheduleWarning *warning)
{
  g_free (warning->text);
  g_free (warning);
}

static void
add (GPtrArray       *warnings,
     SiyiPlanTrouble  trouble,
     SiyiDay          day,
     char            *text)
{
  SiyiScheduleWarning *warning = g_new0 (SiyiScheduleWarning, 1);

  warning->trouble = trouble;
  warning->day = day;
  warning->text = text;
  g_ptr_array_add (warnings, warning);
}

static const char *
unfilled_key (const SiyiPlanWarning *warning)
{
  switch (warning->way)
    {
    case SIYI_WAY_CLOSER:
      return "unfilled-closer";
    case SIYI_WAY_ON_LEAVE:
      return "unfilled-leave";
    case SIYI_WAY_OTHER_DAY:
      return warning->way_leader != 0 ? "unfilled-other-day" : "unfilled-other-day-any";
    case SIYI_WAY_NONE:
    case SIYI_WAY_STAND_IN:
    default:
      return "unfilled";
    }
}

static const char *
unmet_key (const SiyiPlanWarning *warning)
{
  switch (warning->way)
    {
    case SIYI_WAY_CLOSER:
      return "monthly-unmet-closer";
    case SIYI_WAY_ON_LEAVE:
      return warning->way_day != SIYI_DAY_NONE ? "monthly-unmet-leave" : "monthly-unmet-leave-any";
    case SIYI_WAY_OTHER_DAY:
      return "monthly-unmet-other-day";
    case SIYI_WAY_NONE:
    case SIYI_WAY_STAND_IN:
    default:
      return "monthly-unmet";
    }
}

static const char *
key_of (const SiyiPlanWarning *warning)
{
  switch (warning->trouble)
    {
    case SIYI_PLAN_UNFILLED:
      return unfilled_key (warning);
    case SIYI_PLAN_MONTHLY_UNMET:
      return unmet_key (warning);
    case SIYI_PLAN_FIXED_AWAY:
      return "fixed-away";
    case SIYI_PLAN_FIXED_RECUSED:
      return warning->way == SIYI_WAY_STAND_IN ? "fixed-recused-stand-in" : "fixed-recused";
    case SIYI_PLAN_FIXED_CLOSE:
      return "fixed-close";
    case SIYI_PLAN_UNEVEN:
      return "uneven";
    case SIYI_PLAN_PROVISIONAL:
    default:
      return "provisional";
    }
}

static char *
text_of (const SiyiPlanWarning *warning,
         const SiyiPlanned     *session,
         GPtrArray             *leaders)
{
  gboolean unfilled = warning->trouble == SIYI_PLAN_UNFILLED;
  g_autofree char *day = session != NULL ? siyi_schedule_slot_words (session->day, session->part)
                                         : g_strdup ("");
  g_autofree char *other = siyi_schedule_day_words (warning->way_day);
  g_autofree char *n = g_strdup_printf ("%d", warning->n);

  return siyi_fill (siyi_word ("schedule-troubles", key_of (warning)), "day", day, "other", other,
                    "n", n, "leader",
                    siyi_schedule_name_of (leaders, unfilled ? warning->way_leader
                                                             : warning->leader),
                    "instead", siyi_schedule_name_of (leaders, warning->way_leader), NULL);
}

static char *
provisional_text (SiyiDay             first,
                  SiyiDay             last,
                  int                 n,
                  const SiyiCalendar *calendar)
{
  g_autofree char *first_day = siyi_schedule_day_words (first);
  g_autofree char *last_day = siyi_schedule_day_words (last);
  g_autofree char *year = g_strdup_printf ("%d", siyi_schedule_notice_year (calendar, first));
  g_autofree char *number = g_strdup_printf ("%d", n);

  return siyi_fill (siyi_word ("schedule-troubles", n > 1 ? "provisional-days" : "provisional"),
                    "first", first_day, "last", last_day, "n", number, "year", year, NULL);
}

/**
 * siyi_schedule_troubles:
 * @slots: (element-type SiyiPlanned): the sessions by the plan's slots
 * @remarks_by_slot: (element-type GPtrArray): takes the sentences that belong to one session
 *
 * Returns: (transfer full) (element-type SiyiScheduleWarning): by day; of the whole month last
 */
GPtrArray *
siyi_schedule_troubles (const SiyiPlan      *plan,
                        GPtrArray           *slots,
                        GPtrArray           *leaders,
                        const SiyiCalendar  *calendar,
                        GPtrArray           *remarks_by_slot)
{
  GPtrArray *warnings = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_schedule_warning_free);
  SiyiDay first = SIYI_DAY_NONE, last = SIYI_DAY_NONE;
  int n_provisional = 0;

  for (guint i = 0; i < plan->warnings->len; i++)
    {
      const SiyiPlanWarning *warning = &g_array_index (plan->warnings, SiyiPlanWarning, i);
      const SiyiPlanned *session = warning->slot >= 0 ? g_ptr_array_index (slots, warning->slot)
                                                      : NULL;

      if (warning->trouble == SIYI_PLAN_PROVISIONAL && session != NULL)
        {
          first = first == SIYI_DAY_NONE ? session->day : MIN (first, session->day);
          last = MAX (last, session->day);
          n_provisional++;
          continue;
        }
      add (warnings, warning->trouble, session != NULL ? session->day : SIYI_DAY_NONE,
           text_of (warning, session, leaders));
      if (session != NULL)
        g_ptr_array_add (g_ptr_array_index (remarks_by_slot, warning->slot),
                         text_of (warning, session, leaders));
    }
  if (n_provisional > 0)
    add (warnings, SIYI_PLAN_PROVISIONAL, first,
         provisional_text (first, last, n_provisional, calendar));

  return warnings;
}
