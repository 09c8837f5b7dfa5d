/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-destruction.h"
#include "siyi-retention-store.h"

G_BEGIN_DECLS

/* Rows of the Retention part. Those of matters have a check where they may stand on a list; those of lists
 * the next step as a button. Actions "retention.sign", ".cancel", ".destroy", ".print", ".save" (x, the
 * list). What is given is read during the call only. */
GtkWidget *siyi_retention_row_new        (const SiyiRetentionLine *line,
                                          SiyiDay                  today);
gint64     siyi_retention_row_get_case   (GtkListBoxRow           *row);
gboolean   siyi_retention_row_get_ticked (GtkListBoxRow           *row);
void       siyi_retention_row_set_ticked (GtkListBoxRow           *row,
                                          gboolean                 ticked);
/* (nullable) one to hand over has none */
GtkCheckButton *siyi_retention_row_get_check (GtkListBoxRow       *row);
GtkWidget *siyi_destruction_row_new      (const SiyiDestruction   *list,
                                          const char              *who,
                                          SiyiDay                  today);

G_END_DECLS
