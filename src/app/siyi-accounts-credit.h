/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-schedule.h"

G_BEGIN_DECLS

/* The dialog that credits a leader with turns, or takes some off. */
void siyi_accounts_credit (GtkWidget         *page,
                           SiyiArchive       *archive,
                           const SiyiAccount *account);

G_END_DECLS
