/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What charges put on the list: the limits of leaders in charge of cases that are yellow or red. A finished
 * charge has no day any more. On an archive's thread. */
#include "siyi-due-parts.h"

#include "siyi-charge-store.h"

static gboolean
is_due (const SiyiDueMaker *maker,
        const SiyiCharge   *charge)
{
  const SiyiChargeReading *reading = &charge->reading;

  if (charge->facts.limit == SIYI_DAY_NONE || charge->facts.finished != SIYI_DAY_NONE)
    return FALSE;
  if (maker->query->within >= 0)
    return reading->left <= maker->query->within;

  return reading->light == SIYI_LIGHT_YELLOW || reading->light == SIYI_LIGHT_RED;
}

static void
add_charge (SiyiDueMaker *maker,
            SiyiCharge   *charge)
{
  SiyiDueItem *item = siyi_due_add (maker, SIYI_DUE_CHARGE, charge->case_id, charge->facts.limit,
                                    "case:%" G_GINT64_FORMAT ":charge%" G_GINT64_FORMAT, charge->case_id, charge->id);

  item->light = charge->reading.light;
  item->percent = (guint) charge->reading.percent;
  item->restricted = charge->restricted;
  item->title = g_steal_pointer (&charge->title);
  item->who = g_steal_pointer (&charge->visitors_masked);
  item->number = g_steal_pointer (&charge->case_number);
  item->unit = g_steal_pointer (&charge->unit);
  item->extra = g_steal_pointer (&charge->name);
}

gboolean
siyi_due_add_charges (SiyiDueMaker  *maker,
                      GError       **error)
{
  const SiyiChargesQuery query = { .part = SIYI_CHARGES_OPEN, .today = maker->query->today };
  g_autoptr(GArray) ids = NULL;
  g_autoptr(GPtrArray) charges = NULL;

  if (!siyi_due_wants (maker, SIYI_DUE_CHARGE))
    return TRUE;
  ids = siyi_charges_find (maker->db, &query, error);
  charges = ids != NULL ? siyi_charges_load (maker->db, (const gint64 *) ids->data, ids->len, query.today, error) : NULL;
  if (charges == NULL)
    return FALSE;

  for (guint i = 0; i < charges->len; i++)
    {
      SiyiCharge *charge = g_ptr_array_index (charges, i);

      if (charge != NULL && is_due (maker, charge))
        add_charge (maker, charge);
    }

  return TRUE;
}
