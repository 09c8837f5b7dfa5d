/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-destruction.h"

G_BEGIN_DECLS

/* Before the records go, in the open action: the lines of the audit trail that tell of them by hand lose
 * their words. */
gboolean siyi_destruction_empty_trail (SiyiDb                 *db,
                                       const SiyiDestruction  *list,
                                       GError                **error);

G_END_DECLS
