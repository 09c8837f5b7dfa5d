/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-db-private.h"
#include "siyi-trail.h"

G_BEGIN_DECLS

GPtrArray *siyi_anchors_find (SiyiDb *db, const char *folder, const char *name, GError **error);

G_END_DECLS
