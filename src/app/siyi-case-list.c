/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of cases: what a lazy list needs to know of them. */
#include "siyi-case-list.h"

#include <string.h>

static GPtrArray *
load (SiyiDb        *db,
      const gint64  *ids,
      gsize          n_ids,
      SiyiDay        today,
      GError       **error)
{
  return siyi_cases_load (db, ids, n_ids, error);
}

static gint64
id_of (gconstpointer row)
{
  return ((const SiyiCaseLine *) row)->id;
}

static const SiyiLazyRows cases = { "the cases", load, id_of, (GDestroyNotify) siyi_case_line_free };

/**
 * siyi_case_list_new:
 *
 * Returns: (transfer full): an empty list over @archive
 */
SiyiLazyList *
siyi_case_list_new (SiyiArchive *archive)
{
  return siyi_lazy_list_new (SIYI_TYPE_LAZY_LIST, archive, &cases);
}

/**
 * siyi_case_list_starts_with:
 *
 * Returns: whether the list begins with @ids and holds more
 */
gboolean
siyi_case_list_starts_with (SiyiLazyList *self,
                            GArray       *ids)
{
  const GArray *all = siyi_lazy_list_get_ids (self);

  g_return_val_if_fail (SIYI_IS_LAZY_LIST (self), FALSE);

  return ids->len > 0 && all->len > ids->len && memcmp (all->data, ids->data, ids->len * sizeof (gint64)) == 0;
}
