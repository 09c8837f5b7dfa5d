/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The office's names and what is stored out of an archive, for the takeover of a ledger. */
#include "siyi-office-names-private.h"
#include "siyi-office-store.h"

/**
 * siyi_office_names_load:
 * @db: an archive
 * @error: return location
 *
 * Old ledgers name leaders and units that are no longer there, so these count as well. The stored
 * visits come along: a ledger's days are known only when it has been read.
 *
 * Returns: (transfer full) (nullable): the names
 */
SiyiOfficeNames *
siyi_office_names_load (SiyiDb  *db,
                        GError **error)
{
  g_autoptr(GPtrArray) leaders = siyi_leaders_load (db, SIYI_DAY_NONE, TRUE, error);
  g_autoptr(GPtrArray) units = NULL;
  g_autoptr(SiyiStoredTwins) stored = NULL;
  SiyiOfficeNames *names;

  if (leaders == NULL)
    return NULL;
  units = siyi_units_load (db, TRUE, error);
  if (units == NULL)
    return NULL;

  stored = siyi_stored_twins_load (db, SIYI_DAY_NONE, SIYI_DAY_NONE, error);
  if (stored == NULL)
    return NULL;

  names = siyi_office_names_new (leaders, units);
  siyi_office_names_take_stored (names, g_steal_pointer (&stored));

  return names;
}
