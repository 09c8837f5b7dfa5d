/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-session-words.h"

G_BEGIN_DECLS

/* The rows of the queue: a head of a state, and a group. */
GtkWidget *siyi_queue_head_new      (const SiyiShownSession *shown,
                                     SiyiQueue               queue);
GtkWidget *siyi_queue_row_new       (const SiyiQueueLine    *line);
gint64     siyi_queue_row_get_visit (GtkWidget              *row);
SiyiQueue  siyi_queue_row_get_queue (GtkWidget              *row);
GMenu     *siyi_queue_row_menu      (const SiyiQueueLine    *line);

G_END_DECLS
