/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work about charges for an archive's threads, with data the caller gave away; no widget is touched here. */
#include "siyi-charge-work.h"

void
siyi_charge_write_free (SiyiChargeWrite *write)
{
  g_free (write->leader);
  g_free (write->post);
  g_free (write->unit);
  g_free (write->person);
  g_free (write->body);
  g_free (write);
}

gpointer
siyi_charge_write_work (SiyiDb        *db,
                        gpointer       data,
                        GCancellable  *cancellable,
                        GError       **error)
{
  const SiyiChargeWrite *write = data;
  const SiyiNewCharge charge = { write->leader, write->post, write->unit, write->limit, write->day };
  const SiyiNewChargeLine line = { write->kind, write->day, write->person, write->body, write->limit };

  switch ((int) write->kind)
    {
    case SIYI_CHARGE_LINE_LISTED:
      return siyi_charge_take (db, write->case_id, &charge, NULL, error);
    case SIYI_CHARGE_LINE_CHANGED:
      return siyi_charge_change (db, write->case_id, &charge, error);
    default:
      return siyi_charge_add_to (db, write->case_id, &line, error);
    }
}

gpointer
siyi_charge_ids_work (SiyiDb        *db,
                      gpointer       data,
                      GCancellable  *cancellable,
                      GError       **error)
{
  static const SiyiChargesPart parts[] = { SIYI_CHARGES_OVERDUE, SIYI_CHARGES_RUNNING, SIYI_CHARGES_FINISHED };
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const SiyiChargesQuery query = { .part = parts[i], .today = *(const SiyiDay *) data };
      const gint64 head = SIYI_CHARGE_HEAD (parts[i]);
      g_autoptr(GArray) ids = siyi_charges_find (db, &query, error);

      if (ids == NULL)
        return NULL;
      if (ids->len == 0)
        continue;
      g_array_append_val (all, head);
      g_array_append_vals (all, ids->data, ids->len);
    }

  return g_steal_pointer (&all);
}
