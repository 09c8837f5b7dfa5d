/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-packing.h"

G_BEGIN_DECLS

/* A package copied to a stick or another disk, and proved there: a sealed one byte by byte against what
 * it was copied from, another by its own manifests. On a worker thread. */
char *siyi_packing_copy (const char           *path,
                         const char           *folder,
                         SiyiPackingProgress   progress,
                         gpointer              progress_data,
                         GCancellable         *cancellable,
                         GError              **error);

G_END_DECLS
