/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char         *siyi_word        (const char *group,
                                      const char *key);
const char * const *siyi_words       (const char *group,
                                      const char *key,
                                      gsize      *n_words);
const char * const *siyi_words_keys  (const char *group,
                                      gsize      *n_keys);

char               *siyi_fill        (const char *pattern,
                                      ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
