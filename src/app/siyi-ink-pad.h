/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-ink.h"

G_BEGIN_DECLS

/* A surface to sign on with pen, finger or mouse. "changed": a stroke came or went. */
#define SIYI_TYPE_INK_PAD (siyi_ink_pad_get_type ())
G_DECLARE_FINAL_TYPE (SiyiInkPad, siyi_ink_pad, SIYI, INK_PAD, GtkWidget)

GtkWidget *siyi_ink_pad_new     (void);
SiyiInk   *siyi_ink_pad_get_ink (SiyiInkPad *self);
void       siyi_ink_pad_undo    (SiyiInkPad *self);
void       siyi_ink_pad_clear   (SiyiInkPad *self);

G_END_DECLS
