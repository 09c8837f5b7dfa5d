/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GString *fuzz_write_tags (const guint8 *data,
                          gsize         size);

G_END_DECLS
