/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-follow-detail.h"
#include "siyi-follow-list.h"

G_BEGIN_DECLS

#define SIYI_TYPE_FOLLOW_PAGE (siyi_follow_page_get_type ())
G_DECLARE_FINAL_TYPE (SiyiFollowPage, siyi_follow_page, SIYI, FOLLOW_PAGE, GtkWidget)

SiyiFollowList    *siyi_follow_page_get_list      (SiyiFollowPage *self);
SiyiFollowDetail  *siyi_follow_page_get_detail    (SiyiFollowPage *self);
GtkSelectionModel *siyi_follow_page_get_selection (SiyiFollowPage *self);
const char        *siyi_follow_page_get_shown     (SiyiFollowPage *self);   /* list, charges, nothing, empty; NULL: not yet */

G_END_DECLS
