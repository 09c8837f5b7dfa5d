/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan of receptions (domain, sections 5.1 and 5.2). Pure: no clock, no chance, no order of memory
 * enters; the same input gives the same plan.
 *
 * Hard rules, which no plan breaks (seats fixed by hand may; then they are told):
 *   leave, half days against the part of the slot; recusal; nobody twice in one slot; the minimum
 *   distance in working days, also to the turn before the plan and to fixed turns.
 *
 * Leaders with a day of their own come first (siyi-plan-heads.c). All other open seats go to the
 * rotation. Among all ways to do so the plan is the one that is best by
 * 1. the number of seats filled;
 * 2. fairness: the loads (turns credited before + turns of this plan, fixed ones included) sorted from the
 *    largest down are lexicographically smallest;
 * 3. when replanning: fewest seats whose leader did not stand there before;
 * 4. even spacing: the least sum of squared deviations of all turns from where a rotation without
 *    hindrance would put them (siyi-plan-spread.c);
 * 5. office order: the earlier slot to the earlier leader.
 * The search for it is exact (siyi-plan-search.c says how, and where it may stop). */
#include "siyi-plan-private.h"

static GArray *
sum_loads (const SiyiPlanWork *work)
{
  GArray *loads = g_array_new (FALSE, TRUE, sizeof (SiyiPlanLoad));

  for (int i = 0; i < work->n_leaders; i++)
    {
      const SiyiPlanLeader *leader = siyi_plan_leader (work, i);
      const GArray *turns = g_ptr_array_index (work->turns, i);
      SiyiPlanLoad load = { leader->id, leader->load, (int) turns->len };

      g_array_append_val (loads, load);
    }

  return loads;
}

static int
by_slot (gconstpointer a,
         gconstpointer b)
{
  const SiyiPlanWarning *one = a, *other = b;

  return one->slot - other->slot;
}

/**
 * siyi_plan_make:
 * @leaders: SiyiPlanLeader, in office order
 * @slots: SiyiPlanSlot; may span months; in any order, answers name them by index
 * @rules: the office's rules
 *
 * Returns: (transfer full): the plan
 */
SiyiPlan *
siyi_plan_make (GArray              *leaders,
                GArray              *slots,
                const SiyiPlanRules *rules)
{
  g_autoptr(SiyiPlanWork) work = siyi_plan_work_new (leaders, slots, rules);
  SiyiPlan *plan = g_new0 (SiyiPlan, 1);

  plan->warnings = g_array_new (FALSE, TRUE, sizeof (SiyiPlanWarning));
  siyi_plan_seat_fixed (work);
  siyi_plan_seat_heads (work, plan->warnings);
  plan->proven = siyi_plan_seat_rotation (work);
  siyi_plan_warn (work, plan->warnings);
  g_array_sort (plan->warnings, by_slot);
  plan->turns = siyi_plan_reasons (work);
  plan->loads = sum_loads (work);

  return plan;
}

void
siyi_plan_free (SiyiPlan *plan)
{
  g_array_unref (plan->turns);
  g_array_unref (plan->warnings);
  g_array_unref (plan->loads);
  g_free (plan);
}

/**
 * siyi_plan_why_word:
 *
 * Returns: the stable word of a reason, for programs
 */
const char *
siyi_plan_why_word (SiyiWhy why)
{
  static const char * const words[] = {
    [SIYI_WHY_TURN] = "turn",
    [SIYI_WHY_MOVED] = "moved",
    [SIYI_WHY_MONTHLY] = "monthly",
    [SIYI_WHY_MONTHLY_MOVED] = "monthly-moved",
    [SIYI_WHY_ONLY] = "only",
    [SIYI_WHY_FIXED] = "fixed",
  };

  g_return_val_if_fail ((gsize) why < G_N_ELEMENTS (words), NULL);

  return words[why];
}

/**
 * siyi_plan_trouble_word:
 *
 * Returns: the stable word of a warning, for programs
 */
const char *
siyi_plan_trouble_word (SiyiPlanTrouble trouble)
{
  static const char * const words[] = {
    [SIYI_PLAN_UNFILLED] = "unfilled",
    [SIYI_PLAN_MONTHLY_UNMET] = "monthly-unmet",
    [SIYI_PLAN_PROVISIONAL] = "provisional",
    [SIYI_PLAN_FIXED_AWAY] = "fixed-away",
    [SIYI_PLAN_FIXED_RECUSED] = "fixed-recused",
    [SIYI_PLAN_FIXED_CLOSE] = "fixed-close",
    [SIYI_PLAN_UNEVEN] = "uneven",
  };

  g_return_val_if_fail ((gsize) trouble < G_N_ELEMENTS (words), NULL);

  return words[trouble];
}
