/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-statistics-work.h"

G_BEGIN_DECLS

/* The rows behind a number, beside the charts. Signal "closed" () when it is to go away. */
#define SIYI_TYPE_BEHIND_VIEW (siyi_behind_view_get_type ())
G_DECLARE_FINAL_TYPE (SiyiBehindView, siyi_behind_view, SIYI, BEHIND_VIEW, GtkWidget)

void                siyi_behind_view_set_archive (SiyiBehindView     *self,
                                                  SiyiArchive        *archive);
void                siyi_behind_view_show        (SiyiBehindView     *self,
                                                  const SiyiStatWish *wish);
void                siyi_behind_view_open        (SiyiBehindView     *self);
const SiyiStatWish *siyi_behind_view_get_wish    (SiyiBehindView     *self);
const GArray       *siyi_behind_view_get_ids     (SiyiBehindView     *self);
GtkListBox         *siyi_behind_view_get_list    (SiyiBehindView     *self);

G_END_DECLS
