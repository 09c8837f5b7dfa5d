/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-read-text.h"

G_BEGIN_DECLS

/* The full name of a unit by any of its names in the form of siyi_read_key(); NULL: not known. */
typedef const char *(*SiyiReadLookup) (gconstpointer data, const char *key);

guint64 siyi_read_units   (const char         *text,
                           gboolean            all_co,
                           SiyiReadLookup      lookup,
                           gconstpointer       lookup_data,
                           GPtrArray          *lead,
                           GPtrArray          *co);
guint64 siyi_read_leaders (const char         *text,
                           const char * const *names,
                           GPtrArray          *found,
                           char              **post);

G_END_DECLS
