/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clocks of the Regulations that are yellow or red: of each open case the one that ends first. A right
 * somebody has is information and never an alarm (domain, section 3.1). */
#include "siyi-due-parts.h"

#include "siyi-clock-store.h"

static gboolean
take_case (const SiyiOpenCase *one,
           gpointer            data)
{
  SiyiDueMaker *maker = data;
  SiyiClockReading readings[SIYI_N_CLOCKS];
  SiyiLight light;
  SiyiDueItem *item;
  int id;

  siyi_clocks_read (&maker->office->rules.clocks, maker->office->calendar, (const SiyiEvent *) one->events->data,
                    one->events->len, maker->query->today, readings);
  id = siyi_clocks_tightest (readings);
  if (id < 0)
    return TRUE;

  light = siyi_clock_light (&readings[id]);
  if (maker->query->within >= 0 ? readings[id].left > maker->query->within
                                : light != SIYI_LIGHT_YELLOW && light != SIYI_LIGHT_RED)
    return TRUE;

  item = siyi_due_add (maker, SIYI_DUE_CLOCK, one->id, readings[id].due, "case:%" G_GINT64_FORMAT ":%s", one->id,
                       siyi_clock_key ((SiyiClockId) id));
  item->left = readings[id].left;
  item->light = light;
  item->percent = (guint) CLAMP (readings[id].percent, 0, 100);
  item->restricted = one->restricted;
  item->title = g_strdup (one->title);
  item->who = g_strdup (one->visitors_masked);
  item->number = g_strdup (one->number);
  item->extra = g_strdup (siyi_limit_name (siyi_clock_key ((SiyiClockId) id)));

  return TRUE;
}

gboolean
siyi_due_add_clocks (SiyiDueMaker  *maker,
                     GError       **error)
{
  return !siyi_due_wants (maker, SIYI_DUE_CLOCK) || siyi_open_cases_walk (maker->db, take_case, maker, error);
}
