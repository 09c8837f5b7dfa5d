/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "siyi-records-private.h"

G_BEGIN_DECLS

/* One run of taking records in. */
typedef struct
{
  SiyiDb           *db;
  GHashTable       *ids;        /* table -> (gint64 there -> gint64 here) */
  GHashTable       *fresh;      /* table -> set of gint64 here: made by this run */
  GHashTable       *columns;    /* table -> set of the columns it has here */
  SiyiRecordsBytes  bytes;
  gpointer          bytes_data;
  SiyiTaken        *taken;
  GCancellable     *cancellable;
} SiyiTaking;

/* siyi-records-take-row.c */
gboolean  siyi_taking_insert (SiyiTaking             *self,
                              const SiyiRecordTable  *table,
                              JsonObject             *row,
                              gint64                 *id,
                              GError                **error);
gint64    siyi_taking_here   (SiyiTaking             *self,
                              const char             *table,
                              gint64                  there);

G_END_DECLS
