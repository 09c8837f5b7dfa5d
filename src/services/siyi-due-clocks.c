/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clocks of the Regulations that are yellow or red: of each open case the one that ends first. A right
 * somebody has is information and never an alarm (domain, section 3.1). */
#include "siyi-due-parts.h"

#include "siyi-clock-store.h"

typedef struct
{
  SiyiDueMaker *maker;
  SiyiDueItem  *item;      /* (nullable) what came of the case */
} Taker;

/* Days left of a clock of working days are fewer than those of the calendar. */
static SiyiDay
last_within (const SiyiCalendar *calendar,
             SiyiDay             today,
             int                 within)
{
  SiyiDay day = today + within;

  while (siyi_calendar_count_working (calendar, today + 1, day + 1) <= within)
    day++;

  return day;
}

static gboolean
is_wanted (const SiyiDueMaker     *maker,
           const SiyiClockReading *reading)
{
  const SiyiLight light = siyi_clock_light (reading);

  if (maker->query->within >= 0)
    return reading->left <= maker->query->within;

  return light == SIYI_LIGHT_YELLOW || light == SIYI_LIGHT_RED;
}

static gboolean
take_case (const SiyiOpenCase *one,
           gpointer            data)
{
  Taker *taker = data;
  SiyiDueMaker *maker = taker->maker;
  SiyiClockReading readings[SIYI_N_CLOCKS];
  SiyiDueItem *item;
  int id;

  siyi_clocks_read (&maker->office->rules.clocks, maker->office->calendar, (const SiyiEvent *) one->events->data,
                    one->events->len, maker->query->today, readings);
  id = siyi_clocks_tightest (readings);
  if (id < 0 || !is_wanted (maker, &readings[id]))
    return TRUE;

  item = siyi_due_add (maker, SIYI_DUE_CLOCK, one->id, readings[id].due, "case:%" G_GINT64_FORMAT ":%s", one->id,
                       siyi_clock_key ((SiyiClockId) id));
  item->left = readings[id].left;
  item->light = siyi_clock_light (&readings[id]);
  item->percent = (guint) CLAMP (readings[id].percent, 0, 100);
  item->restricted = one->restricted;
  item->extra = g_strdup (siyi_limit_name (siyi_clock_key ((SiyiClockId) id)));
  taker->item = item;

  return TRUE;
}

static gboolean
add_case (SiyiDueMaker  *maker,
          gint64         id,
          GError       **error)
{
  g_auto(SiyiOpenCaseName) name = { NULL };
  Taker taker = { maker, NULL };

  if (!siyi_open_cases_walk (maker->db, id, take_case, &taker, error))
    return FALSE;
  if (taker.item == NULL)
    return TRUE;
  if (!siyi_open_case_name (maker->db, id, &name, error))
    return FALSE;

  taker.item->title = g_steal_pointer (&name.title);
  taker.item->who = g_steal_pointer (&name.visitors_masked);
  taker.item->number = g_steal_pointer (&name.number);

  return TRUE;
}

/* Which cases have a clock that is wanted, the first to end first; maker->clocks stays NULL where none is. */
gboolean
siyi_due_find_clocks (SiyiDueMaker  *maker,
                      GError       **error)
{
  const SiyiDueQuery *query = maker->query;
  const guint limit = query->limit > 0 ? query->limit : G_MAXUINT;
  const SiyiDay until = query->within >= 0 ? last_within (maker->office->calendar, query->today, query->within)
                                           : SIYI_DAY_NONE;

  if (!siyi_due_wants (maker, SIYI_DUE_CLOCK))
    return TRUE;
  maker->clocks = siyi_clocks_due (maker->db, query->today, until, limit, &maker->n_clocks, error);

  return maker->clocks != NULL;
}

/* Cases are read as many as can be shown; the rest only counts. */
gboolean
siyi_due_add_clocks (SiyiDueMaker  *maker,
                     guint          n,
                     GError       **error)
{
  if (maker->clocks == NULL)
    return TRUE;

  maker->n_beyond[SIYI_DUE_CLOCK] += (guint) (maker->n_clocks - (gint64) n);
  for (guint i = 0; i < n; i++)
    if (!add_case (maker, g_array_index (maker->clocks, SiyiClockHit, i).id, error))
      return FALSE;

  return TRUE;
}
