/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-job.h"
#include "siyi-moves.h"

G_BEGIN_DECLS

/* What a change would move, before it is made. Signal "decided" (b): TRUE: apply it; FALSE: it was stopped
 * or cancelled. Emitted once. */
#define SIYI_TYPE_MOVES_DIALOG (siyi_moves_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SiyiMovesDialog, siyi_moves_dialog, SIYI, MOVES_DIALOG, AdwWindow)

SiyiMovesDialog *siyi_moves_dialog_new  (GtkWindow       *parent,
                                         const char      *title,
                                         SiyiJob         *job);
void             siyi_moves_dialog_show (SiyiMovesDialog *self,
                                         GPtrArray       *moves,     /* SiyiMove */
                                         SiyiDay          today);

G_END_DECLS
