/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-read-text.h"

G_BEGIN_DECLS

/* Readers of lists: each value found is appended to @list, and the bits of SiyiWhy returned. */
guint64 siyi_read_ids    (const SiyiReadCell *cell,
                          GPtrArray          *list);
guint64 siyi_read_phones (const SiyiReadCell *cell,
                          GPtrArray          *list);

G_END_DECLS
