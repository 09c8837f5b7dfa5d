/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

double   siyi_text_ems     (const char *text);
char    *siyi_title_break  (const char *text,
                            double      most_ems);

G_END_DECLS
