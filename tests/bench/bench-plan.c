/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a plan takes, beside a general solver for the same question in the same run.
 *
 * GLPK is asked in the order of the plan's levels: most seats, then fewest turns on each level of load from the top,
 * then the least squared deviation; each answer becomes a condition of the next question. */
#include "siyi-plan-search.h"

#include <stdlib.h>

#ifdef HAVE_GLPK
#include <glpk.h>
#endif

#define RUNS 15

typedef struct
{
  GArray        *leaders, *slots;
  SiyiPlanRules  rules;
} Office;

typedef struct { int filled, n_levels, on_level[64]; gint64 off; } Optimum;

static void
office_clear (Office *self)
{
  for (guint i = 0; i < self->leaders->len; i++)
    g_clear_pointer (&g_array_index (self->leaders, SiyiPlanLeader, i).away, g_array_unref);
  g_array_unref (self->leaders);
  g_array_unref (self->slots);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Office, office_clear)

/* @n_days working days with one session each; each leader away twice or so in a hundred days. */
static void
office_init (Office *self, const SiyiCalendar *calendar, int n_days, int n_leaders, int distance)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (2026);
  const SiyiDay first = siyi_day_new (2026, 12, 1);

  self->leaders = g_array_new (FALSE, TRUE, sizeof (SiyiPlanLeader));
  self->slots = g_array_new (FALSE, TRUE, sizeof (SiyiPlanSlot));
  self->rules = (SiyiPlanRules) { calendar, SIYI_HOLIDAY_POSTPONE, distance, FALSE };

  for (SiyiDay day = first; (int) self->slots->len < n_days; day++)
    if (siyi_calendar_is_working (calendar, day))
      {
        SiyiPlanSlot slot = { day, SIYI_PART_DAY, 1 };

        g_array_append_val (self->slots, slot);
      }
  for (int i = 0; i < n_leaders; i++)
    {
      SiyiPlanLeader leader = { i + 1, i < 2, { SIYI_MONTHLY_DAY, 10 + 5 * i, 0, 0 },
                                10 + (g_rand_int_range (rand, 0, 4) == 0),
                                first - g_rand_int_range (rand, 1, 30), NULL };

      leader.away = g_array_new (FALSE, TRUE, sizeof (SiyiAway));
      for (int n = 0; n <= n_days / 23; n++)
        {
          SiyiDay from = first + g_rand_int_range (rand, 0, n_days * 7 / 5);
          SiyiAway away = { from, from + g_rand_int_range (rand, 0, 8), SIYI_PART_DAY };

          g_array_append_val (leader.away, away);
        }
      g_array_append_val (self->leaders, leader);
    }
}

static int
by_number (const void *a, const void *b)
{
  const gint64 *one = a, *other = b;

  return *one < *other ? -1 : *one > *other;
}

/* The middle of some runs, in ms. */
static double
time_plan (Office *self, int n_runs)
{
  gint64 took[RUNS];

  for (int run = 0; run < n_runs; run++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr(SiyiPlan) plan = siyi_plan_make (self->leaders, self->slots, &self->rules);

      took[run] = g_get_monotonic_time () - start;
    }
  qsort (took, (gsize) n_runs, sizeof (gint64), by_number);

  return (double) took[n_runs / 2] / 1000.0;
}

static gboolean
show_time (const char *what, Office *self, int n_runs, double limit)
{
  double took = time_plan (self, n_runs);

  g_print ("%-40s %8.2f ms, at most %.0f ms: %s\n", what, took, limit, took <= limit ? "kept" : "BROKEN");

  return took <= limit;
}

#ifdef HAVE_GLPK

static Optimum
measure (const SiyiSpread *spread, const SiyiPlanWork *work, const SiyiSearch *answer)
{
  g_autoptr(GArray) ideals = g_array_new (FALSE, FALSE, sizeof (int));
  Optimum sum = { 0 };

  for (int person = 0; person < spread->n_people; person++)
    {
      int k = 0;

      siyi_spread_ideals (spread, work, person, TRUE, ideals, answer->n_seats);
      for (int seat = 0; seat < answer->n_seats; seat++)
        if (answer->person_of[seat] == person)
          {
            gint64 off = g_array_index (ideals, int, k) - siyi_spread_center (spread, answer->slot_of[seat]);

            sum.filled++;
            sum.on_level[spread->level[person] + k++]++;
            sum.off += off * off;
          }
    }

  return sum;
}

/* A variable for each person, each of his turns (share and one more) and each seat he may take. */
typedef struct { int column, person, k, seat; gint64 off; } Variable;

static void
add_row (glp_prob *problem, GArray *columns, double most)
{
  const int n = (int) columns->len;
  g_autofree double *ones = g_new (double, n + 1);
  g_autofree int *index = g_new (int, n + 1);
  int row;

  if (n == 0)
    return;
  row = glp_add_rows (problem, 1);
  for (int i = 1; i <= n; i++)
    {
      ones[i] = 1;
      index[i] = g_array_index (columns, int, i - 1);
    }
  glp_set_row_bnds (problem, row, GLP_UP, 0, most);
  glp_set_mat_row (problem, row, n, index, ones);
}

static GArray *
add_variables (glp_prob *problem, const SiyiSpread *spread, const SiyiPlanWork *work, const SiyiSearch *answer)
{
  GArray *variables = g_array_new (FALSE, FALSE, sizeof (Variable));
  g_autoptr(GArray) ideals = g_array_new (FALSE, FALSE, sizeof (int));

  for (int person = 0; person < spread->n_people; person++)
    {
      int n = MIN (spread->chain[person], spread->share[person] + 1);

      siyi_spread_ideals (spread, work, person, TRUE, ideals, n);
      for (int k = 0; k < n; k++)
        for (int seat = 0; seat < answer->n_seats; seat++)
          {
            gint64 off = g_array_index (ideals, int, k) - siyi_spread_center (spread, answer->slot_of[seat]);
            Variable variable = { 0, person, k, seat, off * off };

            if (!siyi_spread_may (spread, person, answer->slot_of[seat]))
              continue;
            variable.column = glp_add_cols (problem, 1);
            glp_set_col_kind (problem, variable.column, GLP_BV);
            g_array_append_val (variables, variable);
          }
    }

  return variables;
}

/* Nobody in a seat twice, no turn twice, one turn in each stretch of clashing slots. */
static void
add_rules (glp_prob *problem, GArray *variables, const SiyiSpread *spread, const SiyiPlanWork *work,
           const SiyiSearch *answer)
{
  g_autoptr(GArray) columns = g_array_new (FALSE, FALSE, sizeof (int));

  for (int seat = 0; seat < answer->n_seats; seat++)
    {
      g_array_set_size (columns, 0);
      for (guint i = 0; i < variables->len; i++)
        if (g_array_index (variables, Variable, i).seat == seat)
          g_array_append_val (columns, g_array_index (variables, Variable, i).column);
      add_row (problem, columns, 1);
    }
  for (int person = 0; person < spread->n_people; person++)
    for (int k = 0; k <= spread->share[person]; k++)
      {
        g_array_set_size (columns, 0);
        for (guint i = 0; i < variables->len; i++)
          if (g_array_index (variables, Variable, i).person == person && g_array_index (variables, Variable, i).k == k)
            g_array_append_val (columns, g_array_index (variables, Variable, i).column);
        add_row (problem, columns, 1);
      }
  for (int person = 0; person < spread->n_people; person++)
    for (int first = 0; first < answer->n_seats; first++)
      {
        g_array_set_size (columns, 0);
        for (guint i = 0; i < variables->len; i++)
          {
            const Variable *variable = &g_array_index (variables, Variable, i);

            if (variable->person == person && variable->seat >= first &&
                siyi_plan_clash (work, answer->slot_of[first], answer->slot_of[variable->seat]))
              g_array_append_val (columns, variable->column);
          }
        add_row (problem, columns, 1);
      }
}

static void
ask (glp_prob *problem)
{
  glp_iocp how;

  glp_init_iocp (&how);
  how.presolve = GLP_ON;
  how.msg_lev = GLP_MSG_OFF;
  if (glp_intopt (problem, &how) != 0 || glp_mip_status (problem) != GLP_OPT)
    g_error ("GLPK found no optimum");
}

/* One question: the least number of turns on @level (-1: the most turns of all), made a condition. */
static int
ask_count (glp_prob *problem, GArray *variables, const SiyiSpread *spread, int level)
{
  g_autoptr(GArray) columns = g_array_new (FALSE, FALSE, sizeof (int));
  int n;

  for (guint i = 0; i < variables->len; i++)
    {
      const Variable *variable = &g_array_index (variables, Variable, i);
      gboolean counts = level < 0 || spread->level[variable->person] + variable->k == level;

      glp_set_obj_coef (problem, variable->column, counts);
      if (counts)
        g_array_append_val (columns, variable->column);
    }
  if (columns->len == 0)
    return 0;
  glp_set_obj_dir (problem, level < 0 ? GLP_MAX : GLP_MIN);
  ask (problem);
  n = (int) (glp_mip_obj_val (problem) + 0.5);
  add_row (problem, columns, n);
  if (level < 0)
    glp_set_row_bnds (problem, glp_get_num_rows (problem), GLP_FX, n, n);

  return n;
}

static Optimum
ask_glpk (const SiyiSpread *spread, const SiyiPlanWork *work, const SiyiSearch *answer)
{
  glp_prob *problem = glp_create_prob ();
  g_autoptr(GArray) variables = add_variables (problem, spread, work, answer);
  Optimum sum = { 0 };

  add_rules (problem, variables, spread, work, answer);
  sum.filled = ask_count (problem, variables, spread, -1);
  for (int level = 63; level >= 0; level--)
    sum.on_level[level] = ask_count (problem, variables, spread, level);
  for (guint i = 0; i < variables->len; i++)
    glp_set_obj_coef (problem, g_array_index (variables, Variable, i).column,
                      (double) g_array_index (variables, Variable, i).off);
  glp_set_obj_dir (problem, GLP_MIN);
  ask (problem);
  sum.off = (gint64) (glp_mip_obj_val (problem) + 0.5);
  glp_delete_prob (problem);

  return sum;
}

static gboolean
beside_glpk (const SiyiCalendar *calendar, int n_days, int n_leaders, int distance)
{
  g_auto(Office) office = { 0 };
  g_autoptr(SiyiPlanWork) work = NULL;
  g_autoptr(SiyiSpread) spread = NULL;
  g_autoptr(SiyiSearch) answer = NULL;
  g_autoptr(GArray) warnings = g_array_new (FALSE, TRUE, sizeof (SiyiPlanWarning));
  gint64 start, ours, theirs;
  Optimum our, their;
  gboolean same;

  office_init (&office, calendar, n_days, n_leaders, distance);
  work = siyi_plan_work_new (office.leaders, office.slots, &office.rules);
  siyi_plan_seat_heads (work, warnings);

  start = g_get_monotonic_time ();
  spread = siyi_spread_new (work);
  answer = siyi_search_best (spread, work);
  ours = g_get_monotonic_time () - start;
  our = measure (spread, work, answer);

  start = g_get_monotonic_time ();
  their = ask_glpk (spread, work, answer);
  theirs = g_get_monotonic_time () - start;

  same = our.filled == their.filled && our.off == their.off;
  for (int level = 0; level < 64; level++)
    same = same && our.on_level[level] == their.on_level[level];
  g_print ("%d days, %d leaders, distance %d: %8.2f ms, GLPK %8.0f ms (%.0f times), %s\n", n_days, n_leaders, distance,
           (double) ours / 1000.0, (double) theirs / 1000.0, (double) theirs / (double) MAX (ours, 1),
           same ? "same optimum" : "OPTIMA DIFFER");

  return same && answer->proven;
}

#else

static gboolean
beside_glpk (const SiyiCalendar *calendar, int n_days, int n_leaders, int distance)
{
  g_print ("GLPK is not installed: nothing to compare with\n");

  return TRUE;
}

#endif

int
main (void)
{
  g_autoptr(SiyiCalendar) calendar = siyi_calendar_builder_end (siyi_calendar_builder_new ());
  g_auto(Office) month = { 0 };
  g_auto(Office) year = { 0 };
  gboolean good;

  office_init (&month, calendar, 23, 14, 5);
  office_init (&year, calendar, 248, 60, 5);
  good = show_time ("a month, 23 days, 14 leaders", &month, RUNS, 20);
  good = show_time ("a year, 248 days, 60 leaders", &year, 3, 1000) && good;
  good = beside_glpk (calendar, 23, 14, 5) && good;
  good = beside_glpk (calendar, 23, 14, 10) && good;
  good = beside_glpk (calendar, 23, 9, 6) && good;
  good = beside_glpk (calendar, 23, 7, 4) && good;
  good = beside_glpk (calendar, 62, 14, 9) && good;
  good = beside_glpk (calendar, 62, 20, 5) && good;

  return good ? 0 : 1;
}
