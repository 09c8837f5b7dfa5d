/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-db-private.h"
#include "siyi-reception-store.h"
#include "siyi-session-papers.h"

G_BEGIN_DECLS

/* What the files of the reception day share. */

/* Columns of a live visit that tell what its record lacks; "v" is the visit, "c" its case. Read by
 * siyi_column_lacks() at the index of the first one. */
#define SIYI_LACKS_COLUMNS \
  "coalesce (c.title, '') <> '', v.persons, coalesce (v.talk, '') <> '', " \
  "EXISTS (SELECT 1 FROM instruction WHERE visit = v.id), coalesce (v.on_the_spot, -1), " \
  "EXISTS (SELECT 1 FROM task t JOIN task_unit u ON u.task = t.id WHERE t.visit = v.id), " \
  "EXISTS (SELECT 1 FROM task t WHERE t.visit = v.id " \
  " AND (t.due IS NOT NULL OR t.limit_days IS NOT NULL)), v.batch IS NOT NULL, v.sealed_at IS NOT NULL "
enum { SIYI_N_LACKS_COLUMNS = 9 };

SiyiLacks  siyi_column_lacks      (sqlite3_stmt *row, int first);
gboolean   siyi_column_signed     (sqlite3_stmt *row, int first);

/* siyi-queue-edit.c: "9:05" and "09:05" are the same; NULL with CONSTRAINT. */
char      *siyi_time_read         (const char *text, GError **error);
char      *siyi_time_tidy         (const char *text);

/* siyi-reception-facts.c */
gboolean   siyi_reception_load_facts (SiyiDb *db, SiyiReception *self, SiyiDay today,
                                      GError **error);

/* siyi-session-papers.c */
GPtrArray *siyi_paper_visits_all  (SiyiDb *db, gint64 session, SiyiVisitsOrder order, GError **error);

G_END_DECLS
