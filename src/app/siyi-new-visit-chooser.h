/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Words below a text entry that fit what is typed; never takes the focus. Signal "chosen" (s). */
#define SIYI_TYPE_CHOOSER (siyi_chooser_get_type ())
G_DECLARE_FINAL_TYPE (SiyiChooser, siyi_chooser, SIYI, CHOOSER, GtkPopover)

GtkWidget *siyi_chooser_new         (void);
void       siyi_chooser_set_words   (SiyiChooser        *self,
                                     const char * const *words);
gboolean   siyi_chooser_has_words   (SiyiChooser        *self);
void       siyi_chooser_open        (SiyiChooser        *self,
                                     const char         *typed);
gboolean   siyi_chooser_move        (SiyiChooser        *self,
                                     int                 by);
gboolean   siyi_chooser_take        (SiyiChooser        *self);

G_END_DECLS
