/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The place "Today". Property "count" (uint): all that is due, for the sidebar. */
#define SIYI_TYPE_TODAY_PAGE (siyi_today_page_get_type ())
G_DECLARE_FINAL_TYPE (SiyiTodayPage, siyi_today_page, SIYI, TODAY_PAGE, GtkWidget)

/* For tests. */
GtkListBox *siyi_today_page_get_list    (SiyiTodayPage *self);
guint       siyi_today_page_get_n_taken (SiyiTodayPage *self);      /* answers about what is due */

G_END_DECLS
