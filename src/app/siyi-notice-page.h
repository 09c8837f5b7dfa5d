/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-archive.h"

G_BEGIN_DECLS

/* The public notice of a month with its versions. Property "month" (s), YYYY-MM: the one shown.
 * Signal "plan-wanted" (): the month has no plan, and the person asks for one. */
GtkWidget *siyi_notice_page_new         (SiyiArchive *archive);
/* For the header bar while the page is shown; its words and whether it can be pressed are the
 * page's. */
GtkWidget *siyi_notice_page_get_button  (GtkWidget   *page);

G_END_DECLS
