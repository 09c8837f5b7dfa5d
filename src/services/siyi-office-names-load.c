/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The office's names out of an archive, for the takeover of a ledger. */
#include "siyi-office-store.h"
#include "siyi-takeover.h"

/**
 * siyi_office_names_load:
 * @db: an archive
 * @error: return location
 *
 * Old ledgers name leaders and units that are no longer there, so these count as well.
 *
 * Returns: (transfer full) (nullable): the names
 */
SiyiOfficeNames *
siyi_office_names_load (SiyiDb  *db,
                        GError **error)
{
  g_autoptr(GPtrArray) leaders = siyi_leaders_load (db, SIYI_DAY_NONE, TRUE, error);
  g_autoptr(GPtrArray) units = NULL;

  if (leaders == NULL)
    return NULL;
  units = siyi_units_load (db, TRUE, error);
  if (units == NULL)
    return NULL;

  return siyi_office_names_new (leaders, units);
}
