/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weak references handed to callbacks. Main thread. */
#include "siyi-weak.h"

/**
 * siyi_weak_new:
 *
 * Returns: (transfer full): for one callback's data
 */
GWeakRef *
siyi_weak_new (gpointer object)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, object);

  return weak;
}

/**
 * siyi_weak_get:
 *
 * Returns: (transfer full) (nullable): the object, while it is still there
 */
gpointer
siyi_weak_get (GWeakRef *weak)
{
  return g_weak_ref_get (weak);
}

void
siyi_weak_free (GWeakRef *weak)
{
  g_weak_ref_clear (weak);
  g_free (weak);
}

/**
 * siyi_weak_take:
 * @weak: (transfer full): from siyi_weak_new(); gone afterwards
 *
 * Returns: (transfer full) (nullable): the object, while it is still there
 */
gpointer
siyi_weak_take (gpointer weak)
{
  gpointer object = g_weak_ref_get (weak);

  siyi_weak_free (weak);

  return object;
}
