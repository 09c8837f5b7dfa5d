/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-session-words.h"

G_BEGIN_DECLS

/* The small questions of a session's page; each presents a dialog and writes by itself. */
void       siyi_session_ask_excuse (GtkWidget           *page,
                                    SiyiArchive         *archive,
                                    gint64               session,
                                    SiyiPiece            piece);
void       siyi_session_ask_time   (GtkWidget           *page,
                                    SiyiArchive         *archive,
                                    const SiyiQueueLine *line);
void       siyi_session_ask_staff  (GtkWidget           *page,
                                    SiyiArchive         *archive,
                                    const SiyiReception *reception);
void       siyi_session_ask_close  (GtkWidget           *page,
                                    SiyiArchive         *archive,
                                    gint64               session,
                                    int                  n_waiting);
void       siyi_session_close_now  (GtkWidget           *page,
                                    SiyiArchive         *archive,
                                    gint64               session);
char      *siyi_session_read_time  (const char          *text);

G_END_DECLS
