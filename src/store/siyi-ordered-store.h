/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"
#include "siyi-ledger.h"

G_BEGIN_DECLS

/* "What I ordered": the instructions of one leader over the years, with what became of them. Ids
 * first, rows by page. Reading on any of an archive's threads. An id stands for an instruction. */
typedef enum
{
  SIYI_ORDERED_UNASSIGNED,      /* no task was made of it */
  SIYI_ORDERED_OPEN,            /* assigned, no limit is known */
  SIYI_ORDERED_DUE,
  SIYI_ORDERED_OVERDUE,
  SIYI_ORDERED_ANSWERED,        /* on the spot, or by the unit, and not closed yet */
  SIYI_ORDERED_CLOSED,
  SIYI_N_ORDERED
} SiyiOrderedState;

typedef struct
{
  gint64            id, visit, case_id, session;
  SiyiDay           day;
  char             *number, *title, *visitors;   /* masked */
  char             *body;                        /* verbatim */
  char             *units;                       /* (nullable) short names */
  SiyiDay           assigned, due, closed;
  SiyiOrderedState  state;
  SiyiLight         light;
  gboolean          restricted;
} SiyiOrdered;

typedef struct
{
  gint64    leader;
  gboolean  open_only;
  SiyiDay   today;
} SiyiOrderedQuery;

GArray     *siyi_ordered_ids        (SiyiDb                  *db,
                                     const SiyiOrderedQuery  *query,
                                     GError                 **error);   /* gint64, newest first */
GPtrArray  *siyi_ordered_load       (SiyiDb                  *db,
                                     const gint64            *ids,
                                     gsize                    n_ids,
                                     SiyiDay                  today,
                                     GError                 **error);   /* SiyiOrdered or NULL */
/* siyi-ordered-edit.c: one more instruction below those of the visit, verbatim, as one action; its
 * UUID. CONSTRAINT where there are no words, where the visit is void, or where its record is sealed. */
char       *siyi_instruction_add    (SiyiDb                  *db,
                                     gint64                   visit,
                                     gint64                   leader,   /* 0: of no list */
                                     const char              *given,    /* signed, typed */
                                     const char              *body,
                                     GError                 **error);
void        siyi_ordered_free       (SiyiOrdered             *self);
const char *siyi_ordered_word       (SiyiOrderedState         state);   /* for programs: "open", … */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiOrdered, siyi_ordered_free)

G_END_DECLS
