/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-destruction.h"
#include "siyi-retention-store.h"

G_BEGIN_DECLS

/* The questions about keeping and destroying. @from is a widget in a window; what is asked about is read
 * during the call only. What was done comes back through the archive's "changed". */
void siyi_retention_ask_years   (GtkWidget               *from,
                                 SiyiArchive             *archive,
                                 const SiyiRetentionLine *line);
void siyi_retention_ask_list    (GtkWidget               *from,
                                 SiyiArchive             *archive,
                                 const gint64            *cases,
                                 guint                    n_cases);
void siyi_retention_ask_sign    (GtkWidget               *from,
                                 SiyiArchive             *archive,
                                 const SiyiDestruction   *list);
void siyi_retention_ask_cancel  (GtkWidget               *from,
                                 SiyiArchive             *archive,
                                 const SiyiDestruction   *list);
void siyi_retention_ask_destroy (GtkWidget               *from,
                                 SiyiArchive             *archive,
                                 const SiyiDestruction   *list);

G_END_DECLS
