/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char siyi_find_separator (const char *text,
                          gsize       length);

G_END_DECLS
