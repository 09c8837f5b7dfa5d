/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a plan could not meet, and the nearest way out. Nothing is forbidden here and nothing dropped
 * silently. */
#include "siyi-plan-private.h"

static int
total_load (const SiyiPlanWork *work,
            int                 leader)
{
  const GArray *turns = g_ptr_array_index (work->turns, leader);

  return siyi_plan_leader (work, leader)->load + (int) turns->len;
}

/* Working days to the nearest turn, or to the last one before. */
static int
nearest_gap (const SiyiPlanWork *work,
             int                 leader,
             int                 slot)
{
  const GArray *turns = g_ptr_array_index (work->turns, leader);
  int gap = G_MAXINT;

  if (siyi_plan_leader (work, leader)->last != SIYI_DAY_NONE)
    gap = siyi_plan_gap_to_last (work, leader, slot);
  for (guint i = 0; i < turns->len; i++)
    gap = MIN (gap, siyi_plan_gap (work, g_array_index (turns, int, i), slot));

  return gap;
}

static gboolean
has_session (const SiyiPlanWork *work,
             SiyiDay             day)
{
  for (int slot = 0; slot < work->n_slots; slot++)
    if (siyi_plan_slot (work, slot)->day == day)
      return TRUE;

  return FALSE;
}

/* As siyi_plan_bars(), for a day without a session. */
static gboolean
could_sit_on (const SiyiPlanWork *work,
              int                 leader,
              SiyiDay             day)
{
  const SiyiPlanLeader *self = siyi_plan_leader (work, leader);
  const SiyiCalendar *calendar = work->rules->calendar;
  const GArray *turns = g_ptr_array_index (work->turns, leader);

  if (siyi_plan_is_away (self, day, SIYI_PART_DAY))
    return FALSE;
  if (self->last != SIYI_DAY_NONE &&
      siyi_calendar_count_working (calendar, self->last + 1, day) < work->rules->min_distance)
    return FALSE;
  for (guint i = 0; i < turns->len; i++)
    {
      SiyiDay other = siyi_plan_slot (work, g_array_index (turns, int, i))->day;

      if (siyi_calendar_count_working (calendar, MIN (other, day) + 1, MAX (other, day)) <
          work->rules->min_distance)
        return FALSE;
    }

  return TRUE;
}

/* The working day without a session in the month of @near that is nearest to it and open to @leader,
 * the later first; SIYI_DAY_NONE where there is none. */
SiyiDay
siyi_plan_free_day (const SiyiPlanWork *work,
                    int                 leader,
                    SiyiDay             near)
{
  int year, month, day_of_month;
  SiyiDay first, last;

  siyi_day_split (near, &year, &month, &day_of_month);
  first = siyi_day_new (year, month, 1);
  last = siyi_day_new (year + month / 12, month % 12 + 1, 1) - 1;

  for (int step = 1; step <= 31; step++)
    for (int side = 1; side >= -1; side -= 2)
      {
        SiyiDay day = near + side * step;

        if (day >= first && day <= last && siyi_calendar_is_working (work->rules->calendar, day) &&
            !has_session (work, day) && could_sit_on (work, leader, day))
          return day;
      }

  return SIYI_DAY_NONE;
}

/* Of those one rule alone keeps from the slot: who would have to come closest to his distance, else who
 * is on leave and has fewest turns; else another day. */
void
siyi_plan_way_out (const SiyiPlanWork *work,
                   int                 slot,
                   SiyiPlanWarning    *warning)
{
  int closer = -1, on_leave = -1;

  for (int i = 0; i < work->n_leaders; i++)
    {
      SiyiPlanBars bars = siyi_plan_bars (work, i, slot);

      if (siyi_plan_leader (work, i)->monthly)
        continue;
      if (bars == SIYI_BAR_CLOSE &&
          (closer < 0 || nearest_gap (work, i, slot) > nearest_gap (work, closer, slot)))
        closer = i;
      if (bars == SIYI_BAR_AWAY && (on_leave < 0 || total_load (work, i) < total_load (work, on_leave)))
        on_leave = i;
    }

  if (closer >= 0 || on_leave >= 0)
    {
      warning->way = closer >= 0 ? SIYI_WAY_CLOSER : SIYI_WAY_ON_LEAVE;
      warning->way_leader = siyi_plan_leader (work, closer >= 0 ? closer : on_leave)->id;
      warning->way_day = siyi_plan_slot (work, slot)->day;
      return;
    }

  for (int i = 0; i < work->n_leaders; i++)
    {
      SiyiDay near = siyi_plan_slot (work, slot)->day;
      SiyiDay day = siyi_plan_free_day (work, i, near);

      if (siyi_plan_leader (work, i)->monthly || day == SIYI_DAY_NONE ||
          siyi_plan_holds (siyi_plan_slot (work, slot)->recused, siyi_plan_leader (work, i)->id))
        continue;
      if (warning->way == SIYI_WAY_NONE || ABS (day - near) < ABS (warning->way_day - near))
        {
          warning->way = SIYI_WAY_OTHER_DAY;
          warning->way_leader = siyi_plan_leader (work, i)->id;
          warning->way_day = day;
        }
    }
}

static void
add (GArray          *warnings,
     SiyiPlanTrouble  trouble,
     int              slot,
     gint64           leader,
     int              n)
{
  SiyiPlanWarning warning = { trouble, slot, leader, n };

  g_array_append_val (warnings, warning);
}

/* Working days from the turn before, whichever it is; -1: none. */
static int
gap_before (const SiyiPlanWork *work,
            int                 leader,
            int                 slot)
{
  const GArray *turns = g_ptr_array_index (work->turns, leader);
  gboolean here = FALSE;
  int before = -1;

  for (guint i = 0; i < turns->len && g_array_index (turns, int, i) <= slot; i++)
    {
      if (g_array_index (turns, int, i) == slot && here)
        return 0;
      if (g_array_index (turns, int, i) == slot)
        here = TRUE;
      else
        before = g_array_index (turns, int, i);
    }
  if (before >= 0)
    return siyi_plan_gap (work, before, slot);

  return siyi_plan_leader (work, leader)->last != SIYI_DAY_NONE ? siyi_plan_gap_to_last (work, leader, slot)
                                                                : -1;
}

/* Who could sit in the place of one who must withdraw: nothing bars him, and he has fewest turns; else
 * who would come closest to his distance. */
static void
warn_recused (const SiyiPlanWork *work,
              int                 slot,
              gint64              leader,
              GArray             *warnings)
{
  SiyiPlanWarning warning = { SIYI_PLAN_FIXED_RECUSED, work->order[slot], leader, 0 };
  int free_one = -1, closer = -1;

  for (int i = 0; i < work->n_leaders; i++)
    {
      SiyiPlanBars bars = siyi_plan_bars (work, i, slot);

      if (siyi_plan_leader (work, i)->monthly || siyi_plan_leader (work, i)->id == leader)
        continue;
      if (bars == 0 && (free_one < 0 || total_load (work, i) < total_load (work, free_one)))
        free_one = i;
      if (bars == SIYI_BAR_CLOSE &&
          (closer < 0 || nearest_gap (work, i, slot) > nearest_gap (work, closer, slot)))
        closer = i;
    }
  if (free_one >= 0 || closer >= 0)
    {
      warning.way = SIYI_WAY_STAND_IN;
      warning.way_leader = siyi_plan_leader (work, free_one >= 0 ? free_one : closer)->id;
    }
  g_array_append_val (warnings, warning);
}

static void
warn_fixed (const SiyiPlanWork *work,
            int                 slot,
            GArray             *warnings)
{
  const SiyiPlanSlot *at = siyi_plan_slot (work, slot);
  const GArray *seated = g_ptr_array_index (work->seated, slot);

  for (guint i = 0; i < seated->len; i++)
    {
      const SiyiPlanSeat *seat = &g_array_index (seated, SiyiPlanSeat, i);
      int gap;

      if (seat->why != SIYI_WHY_FIXED)
        continue;
      if (siyi_plan_holds (at->recused, seat->id))
        warn_recused (work, slot, seat->id, warnings);
      if (seat->leader < 0)
        continue;
      if (siyi_plan_is_away (siyi_plan_leader (work, seat->leader), at->day, at->part))
        add (warnings, SIYI_PLAN_FIXED_AWAY, work->order[slot], seat->id, 0);
      gap = gap_before (work, seat->leader, slot);
      if (gap >= 0 && gap < work->rules->min_distance)
        add (warnings, SIYI_PLAN_FIXED_CLOSE, work->order[slot], seat->id, gap);
    }
}

/* Level loads are broken where somebody took a turn of the plan who now has two more than another one:
 * only the hard rules can have kept it from that one. */
static void
warn_uneven (const SiyiPlanWork *work,
             GArray             *warnings)
{
  int most = G_MININT;

  for (int slot = 0; slot < work->n_slots; slot++)
    {
      const GArray *seated = g_ptr_array_index (work->seated, slot);

      for (guint i = 0; i < seated->len; i++)
        {
          const SiyiPlanSeat *seat = &g_array_index (seated, SiyiPlanSeat, i);

          if (seat->why == SIYI_WHY_TURN || seat->why == SIYI_WHY_MOVED || seat->why == SIYI_WHY_ONLY)
            most = MAX (most, total_load (work, seat->leader));
        }
    }

  for (int i = 0; i < work->n_leaders; i++)
    if (!siyi_plan_leader (work, i)->monthly && most != G_MININT && most - total_load (work, i) > 1)
      add (warnings, SIYI_PLAN_UNEVEN, -1, siyi_plan_leader (work, i)->id, most - total_load (work, i));
}

void
siyi_plan_warn (const SiyiPlanWork *work,
                GArray             *warnings)
{
  warn_uneven (work, warnings);
  for (int slot = 0; slot < work->n_slots; slot++)
    {
      const SiyiPlanSlot *at = siyi_plan_slot (work, slot);

      if (at->provisional && (slot == 0 || siyi_plan_slot (work, slot - 1)->day != at->day))
        add (warnings, SIYI_PLAN_PROVISIONAL, work->order[slot], 0, 0);
      warn_fixed (work, slot, warnings);
      if (work->open[slot] > 0)
        {
          SiyiPlanWarning warning = { SIYI_PLAN_UNFILLED, work->order[slot], 0, work->open[slot] };

          siyi_plan_way_out (work, slot, &warning);
          g_array_append_val (warnings, warning);
        }
    }
}
