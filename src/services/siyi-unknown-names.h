/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-takeover.h"

G_BEGIN_DECLS

/* A leader or a unit that a ledger names but the office's lists do not. */
typedef struct
{
  char  *name;
  char  *post;      /* of a leader, as the file has it; (nullable) */
  guint  n_rows;    /* how many rows name it */
} SiyiUnknownName;

GPtrArray *siyi_unknown_names_find (SiyiTakeover     *takeover,
                                    SiyiField         field,
                                    SiyiProgress      progress,
                                    gpointer          progress_data,
                                    GCancellable     *cancellable,
                                    GError          **error);
gboolean   siyi_unknown_names_add  (SiyiDb           *db,
                                    SiyiField         field,
                                    GPtrArray        *names,
                                    GError          **error);

G_END_DECLS
