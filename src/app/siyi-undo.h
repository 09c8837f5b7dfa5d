/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"

G_BEGIN_DECLS

/* The actions of this window that can be taken back, newest last, at most 200.
 * Signals: "changed" () when what can be taken back or done again is another. */
#define SIYI_TYPE_UNDO (siyi_undo_get_type ())
G_DECLARE_FINAL_TYPE (SiyiUndo, siyi_undo, SIYI, UNDO, GObject)

SiyiUndo   *siyi_undo_new          (SiyiArchive          *archive);
void        siyi_undo_push         (SiyiUndo             *self,
                                    const char           *action,
                                    const char           *title);
void        siyi_undo_push_many    (SiyiUndo             *self,
                                    const char * const   *actions,
                                    const char           *title);
gboolean    siyi_undo_can_undo     (SiyiUndo             *self);
gboolean    siyi_undo_can_redo     (SiyiUndo             *self);
void        siyi_undo_undo_async   (SiyiUndo             *self,
                                    gboolean              again,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);
char       *siyi_undo_undo_finish  (SiyiUndo             *self,
                                    GAsyncResult         *result,
                                    GError              **error);

G_END_DECLS
