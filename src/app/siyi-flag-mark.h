/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The three marks of a takeover's cells, beside words: dotted line, square, ring. */
#define SIYI_TYPE_FLAG_MARK (siyi_flag_mark_get_type ())
G_DECLARE_FINAL_TYPE (SiyiFlagMark, siyi_flag_mark, SIYI, FLAG_MARK, GtkWidget)

GtkWidget *siyi_flag_mark_new (int kind);

G_END_DECLS
