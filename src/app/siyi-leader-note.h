/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-archive.h"
#include "siyi-brief-view.h"

G_BEGIN_DECLS

/* The leader's instruction on one matter: what stands, and a place to write. */
#define SIYI_TYPE_LEADER_NOTE (siyi_leader_note_get_type ())
G_DECLARE_FINAL_TYPE (SiyiLeaderNote, siyi_leader_note, SIYI, LEADER_NOTE, GtkWidget)

GtkWidget     *siyi_leader_note_new      (void);
void           siyi_leader_note_set_archive (SiyiLeaderNote   *self,
                                          SiyiArchive      *archive);
/* Words are written and not issued: they travel as an answer. */
void           siyi_leader_note_set_away (SiyiLeaderNote   *self,
                                          gboolean          may_answer);
void           siyi_leader_note_show     (SiyiLeaderNote   *self,
                                          const SiyiBriefs *briefs,
                                          const SiyiBrief  *brief,
                                          const char       *draft);
void           siyi_leader_note_flush    (SiyiLeaderNote   *self);
char          *siyi_leader_note_dup_words (SiyiLeaderNote  *self);
GtkTextBuffer *siyi_leader_note_get_text (SiyiLeaderNote   *self);

G_END_DECLS
