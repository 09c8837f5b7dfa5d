/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Pass phrases of persons, as strings that tell nothing (Argon2id). Slow on purpose: on a worker
 * thread only. */
char     *siyi_pass_hash  (const char  *pass,
                           GError     **error);
gboolean  siyi_pass_fits  (const char  *hash,
                           const char  *pass);

G_END_DECLS
