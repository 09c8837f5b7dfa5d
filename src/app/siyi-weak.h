/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What waits for an answer on behalf of a window must not keep it: GTK 4.8 lets go of a closed window's
 * parts only with the last reference, and then touches the window it stood before, gone by then. */
GWeakRef *siyi_weak_new  (gpointer   object);
gpointer  siyi_weak_get  (GWeakRef  *weak);
void      siyi_weak_free (GWeakRef  *weak);
gpointer  siyi_weak_take (gpointer   weak);

G_END_DECLS
