/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-schedule.h"

G_BEGIN_DECLS

#define SIYI_ACCOUNT_COLUMNS 8

/* The accounts as a table, on the screen, on paper and for a spreadsheet. */
const char *siyi_account_heading (int                column);
void        siyi_account_cells   (const SiyiAccount *account,
                                  char              *cells[SIYI_ACCOUNT_COLUMNS]);
void        siyi_accounts_print  (GtkWidget         *from,
                                  SiyiArchive       *archive,
                                  int                year);

G_END_DECLS
