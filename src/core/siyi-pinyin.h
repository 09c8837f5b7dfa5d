/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *siyi_pinyin_full         (const char *text,
                                gboolean    is_name);
char *siyi_pinyin_initials     (const char *text,
                                gboolean    is_name);
char *siyi_pinyin_search_text  (const char *text,
                                gboolean    is_name);

const char *siyi_surname_homophone (const char *name,
                                    gsize      *surname_length);

G_END_DECLS
