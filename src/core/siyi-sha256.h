/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* SHA-256 over much data. */
typedef struct _SiyiSha256 SiyiSha256;

SiyiSha256 *siyi_sha256_new    (void);
void        siyi_sha256_free   (SiyiSha256   *self);
void        siyi_sha256_update (SiyiSha256   *self,
                                const guint8 *data,
                                gsize         n);
char       *siyi_sha256_finish (SiyiSha256   *self);   /* hex; ready for the next text */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiSha256, siyi_sha256_free)

G_END_DECLS
