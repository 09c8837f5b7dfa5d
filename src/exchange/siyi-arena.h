/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Memory of one book: handed out in one direction, freed at once, counted against a limit.
 * One thread at a time. */
typedef struct _SiyiArena SiyiArena;

SiyiArena  *siyi_arena_new    (gsize       limit);
void        siyi_arena_free   (SiyiArena  *self);
gpointer    siyi_arena_alloc  (SiyiArena  *self,
                               gsize       size);
const char *siyi_arena_string (SiyiArena  *self,
                               const char *text,
                               gsize       length);
gboolean    siyi_arena_charge (SiyiArena  *self,
                               gsize       size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiArena, siyi_arena_free)

G_END_DECLS
