/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-office-store.h"

G_BEGIN_DECLS

/* Subpage of the settings: one leader with posts over time and leave. */
#define SIYI_TYPE_LEADER_EDITOR (siyi_leader_editor_get_type ())
G_DECLARE_FINAL_TYPE (SiyiLeaderEditor, siyi_leader_editor, SIYI, LEADER_EDITOR, GtkBox)

GtkWidget *siyi_leader_editor_new (SiyiArchive      *archive,
                                   const SiyiLeader *leader,
                                   int               next_rank);

G_END_DECLS
