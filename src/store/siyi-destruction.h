/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"

G_BEGIN_DECLS

/* Destroying matters whose keeping is over (law on archives, article 48): a numbered list with its reason,
 * signed by two different persons, then one action that cannot be undone. The list stays and holds
 * nothing of a person: number, class and year, last day, how long it was kept.
 *
 * What stays besides: each book's row keeps its number, void, without a word; the lines of the audit trail
 * that told of changes by hand to these records, without their words (siyi-emptied.h); older backups,
 * which the office destroys itself. On an archive's threads, writing on its writing one. */
typedef struct
{
  int      ordinal;
  gint64   case_id;
  char    *number, *title;
  SiyiDay  last_day;
  int      retention;
  int      n_files;
} SiyiDestructionItem;

typedef struct
{
  gint64     id;
  int        number;
  char      *reason, *listed_by, *signed_by, *second_by;
  gint64     listed_at, signed_at, second_at, done_at, cancelled_at;    /* µs; 0: not */
  GPtrArray *items;         /* SiyiDestructionItem */
} SiyiDestruction;

void       siyi_destruction_free    (SiyiDestruction *self);
GPtrArray *siyi_destructions_load   (SiyiDb          *db,
                                     GError         **error);     /* SiyiDestruction, newest first */
SiyiDestruction *siyi_destruction_load (SiyiDb       *db,
                                        gint64        id,
                                        GError      **error);
gint64     siyi_destruction_list    (SiyiDb          *db,
                                     const gint64    *cases,
                                     guint            n_cases,
                                     const char      *reason,
                                     GError         **error);
gboolean   siyi_destruction_sign    (SiyiDb          *db,
                                     gint64           id,
                                     GError         **error);
gboolean   siyi_destruction_cancel  (SiyiDb          *db,
                                     gint64           id,
                                     GError         **error);
gboolean   siyi_destruction_destroy (SiyiDb          *db,
                                     gint64           id,
                                     guint           *n_files,
                                     GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiDestruction, siyi_destruction_free)

G_END_DECLS
