/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-archive.h"

G_BEGIN_DECLS

/* The register of packages that were made, the newest first. A part of a page, without a header bar. */
#define SIYI_TYPE_PACKAGES_VIEW (siyi_packages_view_get_type ())
G_DECLARE_FINAL_TYPE (SiyiPackagesView, siyi_packages_view, SIYI, PACKAGES_VIEW, GtkWidget)

GtkWidget  *siyi_packages_view_new         (SiyiArchive      *archive);
/* One card alone, for the foot of another view; nothing where there is no package yet. */
GtkWidget  *siyi_packages_view_new_newest  (SiyiArchive      *archive);
GtkListBox *siyi_packages_view_get_list    (SiyiPackagesView *self);
guint       siyi_packages_view_get_n_taken (SiyiPackagesView *self);

G_END_DECLS
