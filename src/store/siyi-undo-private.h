/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "siyi-audit-private.h"

G_BEGIN_DECLS

/* A line of the trail, read. */
typedef struct
{
  const SiyiTable *table;
  char           **keys;      /* values of the primary key, as text */
  JsonObject      *before;    /* (nullable) */
  JsonObject      *after;     /* (nullable) */
} SiyiReversal;

gboolean siyi_reverse_update (SiyiDb *db, const SiyiReversal *change, GError **error);
gboolean siyi_reverse_insert (SiyiDb *db, const SiyiReversal *change, GError **error);
gboolean siyi_reverse_delete (SiyiDb *db, const SiyiReversal *change, GError **error);

G_END_DECLS
