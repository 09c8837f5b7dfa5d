/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-signin-store.h"

G_BEGIN_DECLS

/* The scanned sheets of a session to look at, page by page, larger or smaller. "page-shown" (): another
 * page, or another number of pages. */
#define SIYI_TYPE_SIGNIN_SCAN_VIEW (siyi_signin_scan_view_get_type ())
G_DECLARE_FINAL_TYPE (SiyiSigninScanView, siyi_signin_scan_view, SIYI, SIGNIN_SCAN_VIEW, GtkWidget)

GtkWidget *siyi_signin_scan_view_new         (SiyiArchive        *archive);
void       siyi_signin_scan_view_show        (SiyiSigninScanView *self,
                                              const GPtrArray    *sheets);   /* SiyiFiledSheet */
guint      siyi_signin_scan_view_get_n_pages (SiyiSigninScanView *self);
gint64     siyi_signin_scan_view_get_file    (SiyiSigninScanView *self);     /* 0: none is shown */

G_END_DECLS
