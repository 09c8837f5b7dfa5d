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

/* siyi-undo-large.c: values that the trail only names by their sha256. */
gboolean siyi_reversal_is_large    (JsonNode *value);
gboolean siyi_reversal_large_stand (SiyiDb *db, const SiyiReversal *change, GError **error);
gboolean siyi_reversal_keeps_row   (SiyiDb *db, const SiyiReversal *change);
const char *siyi_reversal_keep_sql (const SiyiReversal *change);
gboolean siyi_reversal_is_there_again (SiyiDb *db, const SiyiReversal *change);

/* siyi-undo-reverse.c */
gboolean siyi_reverse_update (SiyiDb *db, const SiyiReversal *change, GError **error);
gboolean siyi_reverse_insert (SiyiDb *db, const SiyiReversal *change, GError **error);
gboolean siyi_reverse_delete (SiyiDb *db, const SiyiReversal *change, GError **error);

G_END_DECLS
