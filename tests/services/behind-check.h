/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "random-archive.h"
#include "siyi-statistics.h"

G_BEGIN_DECLS

typedef struct
{
  const RandomArchive *random;
  const SiyiStatQuery *query;
  gint64               n_checked;
} BehindCheck;

gpointer behind_check_work (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
