/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-day.h"

G_BEGIN_DECLS

typedef struct _SiyiDb SiyiDb;

/* What came back from a leader's computer waits here for a person's word; nothing is applied by
 * itself, and the same answer twice is one. On an archive's threads. */
typedef enum
{
  SIYI_INBOX_WAITING,
  SIYI_INBOX_ACCEPTED,
  SIYI_INBOX_REFUSED,
} SiyiInboxState;

typedef struct
{
  gint64          id, visit;          /* visit 0: not in this archive any more */
  gint64          session;            /* 0: none */
  SiyiDay         day;                /* of the visit */
  char           *number, *title;     /* (nullable) of the matter */
  char           *said_by, *before, *proposed;
  char           *now;                /* what stands at the visit now; "": nothing */
  char           *reason;             /* (nullable) why refused */
  gint64          said_at, at;        /* taken in */
  char           *decided_by;         /* (nullable) */
  SiyiInboxState  state;
  gboolean        expired;            /* said after the package's last day */
  gboolean        sealed;             /* the record is signed: it will stand below as an addition */
} SiyiInboxItem;

typedef struct
{
  const char *package, *brief, *item, *visit;    /* uids */
  const char *said_by, *before, *proposed;
  gint64      said_at;
} SiyiInboxAnswer;

void           siyi_inbox_item_free (SiyiInboxItem           *item);
const char    *siyi_inbox_word      (SiyiInboxState           state);
GPtrArray     *siyi_inbox_load      (SiyiDb                  *db,
                                     gboolean                 waiting_only,
                                     GError                 **error);     /* SiyiInboxItem */
int            siyi_inbox_count     (SiyiDb                  *db);        /* those that wait */
/* One action each. */
gboolean       siyi_inbox_take      (SiyiDb                  *db,
                                     const SiyiInboxAnswer   *answers,
                                     guint                    n,
                                     guint                   *n_new,
                                     GError                 **error);
char          *siyi_inbox_accept    (SiyiDb                  *db,
                                     gint64                   id,
                                     const char              *seen,
                                     GError                 **error);
char          *siyi_inbox_refuse    (SiyiDb                  *db,
                                     gint64                   id,
                                     const char              *reason,
                                     GError                 **error);
char          *siyi_visit_uid       (SiyiDb                  *db,
                                     gint64                   visit,
                                     GError                 **error);
char          *siyi_visit_instructed (SiyiDb                 *db,
                                     gint64                   visit);

G_END_DECLS
