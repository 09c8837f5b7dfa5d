/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-notice-store.h"

G_BEGIN_DECLS

/* siyi-notice-secrets.c: whether a text that somebody typed freely tells what must not leave. */
gboolean siyi_secrets_stand_in (GPtrArray  *secrets,
                                const char *text);

G_END_DECLS
