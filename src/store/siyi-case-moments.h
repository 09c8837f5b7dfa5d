/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-case-store.h"
#include "siyi-db-private.h"

G_BEGIN_DECLS

gboolean siyi_case_load_moments (SiyiDb *db, SiyiCase *self, GError **error);

G_END_DECLS
