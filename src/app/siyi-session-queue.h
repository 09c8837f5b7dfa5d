/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-queue-row.h"

G_BEGIN_DECLS

/* The queue at the side of a session's page. Signal "selected" (x): a person chose a group; its
 * steps are the page's actions "session.move" (xi), "session.appoint" (x), "session.reload". */
#define SIYI_TYPE_SESSION_QUEUE (siyi_session_queue_get_type ())
G_DECLARE_FINAL_TYPE (SiyiSessionQueue, siyi_session_queue, SIYI, SESSION_QUEUE, GtkWidget)

void       siyi_session_queue_show       (SiyiSessionQueue       *self,
                                          const SiyiShownSession *shown,
                                          gint64                  selected);
GtkWidget *siyi_session_queue_find       (SiyiSessionQueue       *self,
                                          gint64                  visit);
void       siyi_session_queue_drop       (SiyiSessionQueue       *self,
                                          gint64                  visit,
                                          GtkWidget              *row);

G_END_DECLS
