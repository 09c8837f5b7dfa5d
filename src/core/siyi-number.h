/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *siyi_number_format           (const char *pattern,
                                        int         year,
                                        int         serial);
gboolean  siyi_number_parse            (const char *pattern,
                                        const char *text,
                                        int        *year,
                                        int        *serial);
gboolean  siyi_number_pattern_is_valid (const char *pattern);

G_END_DECLS
