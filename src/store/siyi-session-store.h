/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"

G_BEGIN_DECLS

/* A reception session as lists show it, with what of its four ones is there. */
typedef struct
{
  gint64    id;
  SiyiDay   day;
  char     *from, *to;          /* (nullable) hh:mm */
  char     *part;               /* (nullable) am, pm */
  char     *leaders;            /* who sat, else who is planned; joined as the ledger does */
  char     *post;               /* of that day; only where there is one leader */
  char     *method;
  char     *place;
  char     *state;              /* planned, published, held, cancelled */
  int       n_visits;           /* live ones */
  gint64    n_persons;
  gboolean  has_record, has_ledger, has_photos, has_signin;
} SiyiSession;

void       siyi_session_free      (SiyiSession  *self);
GPtrArray *siyi_sessions_load     (SiyiDb       *db,
                                   SiyiDay       from,
                                   SiyiDay       to,
                                   GError      **error);     /* SiyiSession, by day */
SiyiSession *siyi_session_load    (SiyiDb       *db,
                                   gint64        id,
                                   GError      **error);
GArray    *siyi_session_visits    (SiyiDb       *db,
                                   gint64        id,
                                   GError      **error);     /* gint64, for siyi_ledger_load() */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiSession, siyi_session_free)

G_END_DECLS
