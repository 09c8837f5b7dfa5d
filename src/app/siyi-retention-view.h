/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-archive.h"

G_BEGIN_DECLS

/* The part "Retention" of the archive: matters whose keeping is over or that are to be handed over, and the
 * numbered lists of destruction, drawn up, signed by two persons, carried out. */
#define SIYI_TYPE_RETENTION_VIEW (siyi_retention_view_get_type ())
G_DECLARE_FINAL_TYPE (SiyiRetentionView, siyi_retention_view, SIYI, RETENTION_VIEW, GtkWidget)

GtkWidget  *siyi_retention_view_new         (SiyiArchive       *archive);
GtkListBox *siyi_retention_view_get_due     (SiyiRetentionView *self);
GtkListBox *siyi_retention_view_get_lists   (SiyiRetentionView *self);
guint       siyi_retention_view_get_n_taken (SiyiRetentionView *self);

G_END_DECLS
