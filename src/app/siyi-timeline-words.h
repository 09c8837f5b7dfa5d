/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *siyi_moment_icon   (const char *kind);
char       *siyi_moment_title  (const char *kind,
                                const char *what);
gboolean    siyi_moment_strong (const char *kind);

/* The kinds a person may add to a case by hand, in the order of the chooser. */
const char * const *siyi_moment_own_kinds (void);

G_END_DECLS
