/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-archive.h"

G_BEGIN_DECLS

/* The leaders' accounts over a year: due, planned, sat, replaced, stood in, credit, and why. */
#define SIYI_TYPE_ACCOUNTS_VIEW (siyi_accounts_view_get_type ())
G_DECLARE_FINAL_TYPE (SiyiAccountsView, siyi_accounts_view, SIYI, ACCOUNTS_VIEW, GtkWidget)

void siyi_accounts_view_set_archive (SiyiAccountsView *self,
                                     SiyiArchive      *archive);

G_END_DECLS
