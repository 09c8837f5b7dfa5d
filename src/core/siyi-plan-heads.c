/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leaders with a day of their own: one seat a calendar month each (domain, section 5.1). Most of them get
 * a seat, then all together lie as near to their days as can be, the later day first, office order
 * last. */
#include "siyi-plan-match.h"
#include "siyi-plan-private.h"

typedef struct
{
  SiyiPlanWork *work;
  int           year, month;
  int           from, to;     /* slots of the month: from … to - 1 */
  GArray       *seats;        /* int: the slot of each open seat */
  GArray       *heads;        /* int: leaders who have none yet */
} Month;

static int
month_of (SiyiDay day)
{
  int year, month;

  siyi_day_split (day, &year, &month, NULL);

  return year * 12 + month - 1;
}

static SiyiDay
wanted_day (const Month *self,
            int          head,
            SiyiHoliday  holiday)
{
  return siyi_monthly_day (siyi_plan_leader (self->work, head)->wanted, self->year, self->month,
                           self->work->rules->calendar, holiday);
}

/* Days with sessions from the slot's day to the wanted one; half a step more for an earlier one. */
static int
steps_to (const Month *self,
          int          slot,
          SiyiDay      wanted)
{
  SiyiDay day = siyi_plan_slot (self->work, slot)->day;
  SiyiDay before = day;
  int steps = 0;

  if (day == wanted)
    return 0;
  for (int other = self->from; other < self->to; other++)
    {
      SiyiDay at = siyi_plan_slot (self->work, other)->day;

      if (at != before && (day < wanted ? at > day && at < wanted : at > wanted && at < day))
        steps++;
      before = at;
    }

  return 2 * steps + (day < wanted ? 2 : 1);
}

/* Half steps from where the head wants to sit; -1: the policy drops the month. */
static int
away_from_wish (const Month *self,
                int          head,
                int          slot)
{
  const SiyiMonthly wanted = siyi_plan_leader (self->work, head)->wanted;
  SiyiDay day = wanted_day (self, head, self->work->rules->holiday);

  if (wanted.kind == SIYI_MONTHLY_ANY)
    {
      int at = 0;

      /* Of any days those that divide the month evenly. */
      for (guint i = 0; i < self->heads->len; i++)
        if (g_array_index (self->heads, int, i) == head)
          at = self->from + (int) ((2 * i + 1) * (guint) (self->to - self->from) / (2 * self->heads->len));
      return steps_to (self, slot, siyi_plan_slot (self->work, at)->day);
    }
  if (day == SIYI_DAY_NONE)
    return -1;
  if (wanted.kind == SIYI_MONTHLY_WEEKDAY && wanted.nth == 0 &&
      siyi_day_weekday (siyi_plan_slot (self->work, slot)->day) == wanted.weekday)
    return 0;

  return steps_to (self, slot, day);
}

static void
warn_unmet (const Month *self,
            int          head,
            GArray      *warnings)
{
  SiyiPlanWork *work = self->work;
  SiyiPlanWarning warning = { SIYI_PLAN_MONTHLY_UNMET, -1, siyi_plan_leader (work, head)->id, 1 };
  SiyiDay wanted = wanted_day (self, head, SIYI_HOLIDAY_POSTPONE);
  int best = -1, least = G_MAXINT;

  /* The nearest session that one rule alone keeps from him. */
  for (int slot = self->from; slot < self->to; slot++)
    {
      SiyiPlanBars bars = siyi_plan_bars (work, head, slot);
      int steps = MAX (away_from_wish (self, head, slot), 0);

      if (work->open[slot] > 0 && steps < least && (bars == SIYI_BAR_AWAY || bars == SIYI_BAR_CLOSE))
        {
          best = slot;
          least = steps;
          warning.way = bars == SIYI_BAR_AWAY ? SIYI_WAY_ON_LEAVE : SIYI_WAY_CLOSER;
        }
    }

  if (best >= 0)
    warning.way_day = siyi_plan_slot (work, best)->day;
  else
    {
      if (wanted == SIYI_DAY_NONE)
        wanted = siyi_plan_slot (work, self->from)->day;
      warning.way_day = siyi_plan_free_day (work, head, wanted);
      if (warning.way_day != SIYI_DAY_NONE)
        warning.way = SIYI_WAY_OTHER_DAY;
    }
  if (warning.way != SIYI_WAY_NONE)
    warning.way_leader = warning.leader;
  g_array_append_val (warnings, warning);
}

static void
seat_head (const Month *self,
           int          head,
           int          slot)
{
  const SiyiMonthly wish = siyi_plan_leader (self->work, head)->wanted;
  SiyiDay wanted = wanted_day (self, head, SIYI_HOLIDAY_AS_USUAL);
  SiyiDay day = siyi_plan_slot (self->work, slot)->day;
  gboolean as_wanted = wanted == SIYI_DAY_NONE || wanted == day ||
                       (wish.kind == SIYI_MONTHLY_WEEKDAY && wish.nth == 0 &&
                        siyi_day_weekday (day) == wish.weekday);

  siyi_plan_seat (self->work, head, slot, as_wanted ? SIYI_WHY_MONTHLY : SIYI_WHY_MONTHLY_MOVED,
                  as_wanted ? SIYI_DAY_NONE : wanted);
}

static void
seat_month (const Month *self,
            GArray      *warnings)
{
  const int n_heads = (int) self->heads->len;
  g_autoptr(SiyiMatch) match = siyi_match_new (n_heads, (int) self->seats->len, (SiyiCost) 1 << 80);

  for (int i = 0; i < n_heads; i++)
    for (guint seat = 0; seat < self->seats->len; seat++)
      {
        int head = g_array_index (self->heads, int, i);
        int slot = g_array_index (self->seats, int, seat);
        int steps = away_from_wish (self, head, slot);

        /* Steps weigh most; then whose: the first of the office moves last; then the earlier slot. */
        if (steps >= 0 && siyi_plan_bars (self->work, head, slot) == 0)
          siyi_match_set_cost (match, i, (int) seat,
                               ((SiyiCost) steps << 40) + ((SiyiCost) steps * (n_heads - i) << 16) +
                               (SiyiCost) seat);
      }

  siyi_match_solve (match);
  for (int i = 0; i < n_heads; i++)
    {
      int seat = siyi_match_get (match, i);

      if (seat >= 0)
        seat_head (self, g_array_index (self->heads, int, i), g_array_index (self->seats, int, seat));
    }
  for (int i = 0; i < n_heads; i++)
    if (siyi_match_get (match, i) < 0)
      warn_unmet (self, g_array_index (self->heads, int, i), warnings);
}

static gboolean
sits_in (const Month *self,
         int          leader)
{
  const GArray *turns = g_ptr_array_index (self->work->turns, leader);

  for (guint i = 0; i < turns->len; i++)
    if (g_array_index (turns, int, i) >= self->from && g_array_index (turns, int, i) < self->to)
      return TRUE;

  return FALSE;
}

/* Month by month, so that one month's turn keeps its distance from the one before. */
void
siyi_plan_seat_heads (SiyiPlanWork *work,
                      GArray       *warnings)
{
  g_autoptr(GArray) seats = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr(GArray) heads = g_array_new (FALSE, FALSE, sizeof (int));
  Month self = { work, 0, 0, 0, 0, seats, heads };

  for (self.from = 0; self.from < work->n_slots; self.from = self.to)
    {
      SiyiDay day = siyi_plan_slot (work, self.from)->day;

      g_array_set_size (seats, 0);
      g_array_set_size (heads, 0);
      siyi_day_split (day, &self.year, &self.month, NULL);
      for (self.to = self.from; self.to < work->n_slots &&
           month_of (siyi_plan_slot (work, self.to)->day) == month_of (day); self.to++)
        for (int i = 0; i < work->open[self.to]; i++)
          g_array_append_val (seats, self.to);
      for (int i = 0; i < work->n_leaders; i++)
        if (siyi_plan_leader (work, i)->monthly && !sits_in (&self, i))
          g_array_append_val (heads, i);
      seat_month (&self, warnings);
    }
}
