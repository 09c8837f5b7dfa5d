/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"

G_BEGIN_DECLS

GArray    *siyi_session_visits    (SiyiDb       *db,
                                   gint64        id,
                                   GError      **error);     /* gint64, for siyi_ledger_load() */

/* siyi-session-ones.c */
typedef struct
{
  gint64 id;
  int    complete;      /* whether its four ones are full or excused */
} SiyiSessionOver;

GArray    *siyi_sessions_over_load (SiyiDb   *db,
                                    SiyiDay   from,
                                    SiyiDay   to,
                                    GError  **error);         /* SiyiSessionOver */
gint64     siyi_sessions_over_count_wrong (SiyiDb  *db,
                                           GError **error);   /* for siyi_check() */

G_END_DECLS
