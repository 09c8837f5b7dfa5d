/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-error.h"

G_BEGIN_DECLS

const char *siyi_error_sentence (const GError *error);
gboolean    siyi_error_is_light (const GError *error);

G_END_DECLS
