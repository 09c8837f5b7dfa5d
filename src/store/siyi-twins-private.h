/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-case-store.h"
#include "siyi-db-private.h"

G_BEGIN_DECLS

/* What twins are asked by; none is NULL. */
typedef struct
{
  char      **names;
  const char *phone, *id_number, *request;
} SiyiTwinsAsked;

gboolean   siyi_twins_gather      (SiyiDb *db, const SiyiTwinsAsked *asked, gint64 except,
                                   GHashTable *ids, GError **error);
char     **siyi_twins_split_names (const char *names);

G_END_DECLS
