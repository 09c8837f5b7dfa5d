/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-session-work.h"

G_BEGIN_DECLS

/* How the page of a session says what it shows. */
const char *siyi_session_words_time     (const char             *time);
char       *siyi_session_words_title    (const SiyiShownSession *shown);
char       *siyi_session_words_subtitle (const SiyiShownSession *shown);
char       *siyi_session_words_stage    (const SiyiShownSession *shown,
                                         SiyiStage               stage);
char       *siyi_session_words_piece    (const SiyiShownSession *shown,
                                         SiyiPiece               piece);
const char *siyi_session_words_piece_name (SiyiPiece             piece);
const char *siyi_session_words_step     (SiyiStep                step);
char       *siyi_session_words_wanted   (const SiyiShownSession *shown,
                                         SiyiStep                step);
char       *siyi_session_words_recusal  (const SiyiShownSession *shown);

const char *siyi_session_words_queue    (SiyiQueue               queue);
char       *siyi_session_words_head     (const SiyiShownSession *shown,
                                         SiyiQueue               queue);
char       *siyi_session_words_times    (const SiyiQueueLine    *line);
char       *siyi_session_words_line     (const SiyiQueueLine    *line);

int         siyi_shown_session_count    (const SiyiShownSession *shown,
                                         SiyiQueue               queue);
const SiyiQueueLine *
            siyi_shown_session_find     (const SiyiShownSession *shown,
                                         gint64                  visit);
const SiyiQueueLine *
            siyi_shown_session_first    (const SiyiShownSession *shown,
                                         SiyiQueue               queue);
gboolean    siyi_shown_session_is_held  (const SiyiShownSession *shown);

G_END_DECLS
