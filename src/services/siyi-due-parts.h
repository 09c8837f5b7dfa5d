/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-clock-store.h"
#include "siyi-due.h"

G_BEGIN_DECLS

/* While the list is made. */
typedef struct
{
  SiyiDb              *db;
  const SiyiDueQuery  *query;
  SiyiTaskOffice      *office;
  GPtrArray           *items;        /* SiyiDueItem */
  gboolean             counts;                 /* also what is beyond the limit */
  guint                n_beyond[SIYI_N_DUE];   /* counted, not listed */
  GArray              *tasks;        /* SiyiTaskHit, worst first; NULL: not wanted */
  GArray              *clocks;       /* SiyiClockHit, the first day first; NULL: not wanted */
  gint64               n_clocks;     /* how many there are */
} SiyiDueMaker;

gboolean     siyi_due_wants       (const SiyiDueMaker *maker, SiyiDueKind kind);
SiyiDueItem *siyi_due_add         (SiyiDueMaker *maker, SiyiDueKind kind, gint64 id, SiyiDay day, const char *subject,
                                   ...) G_GNUC_PRINTF (5, 6);

/* siyi-due-tasks.c */
gboolean     siyi_due_find_tasks   (SiyiDueMaker *maker, GError **error);
gboolean     siyi_due_add_tasks    (SiyiDueMaker *maker, guint n, GError **error);
/* siyi-due-clocks.c */
gboolean     siyi_due_find_clocks  (SiyiDueMaker *maker, GError **error);
gboolean     siyi_due_add_clocks   (SiyiDueMaker *maker, guint n, GError **error);
/* siyi-due-charges.c */
gboolean     siyi_due_add_charges  (SiyiDueMaker *maker, GError **error);
/* siyi-due-sessions.c */
gboolean     siyi_due_add_sessions (SiyiDueMaker *maker, GError **error);
gboolean     siyi_due_add_office   (SiyiDueMaker *maker, GError **error);

G_END_DECLS
