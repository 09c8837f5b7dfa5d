/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-package-list.h"

G_BEGIN_DECLS

/* A package as a card. Its buttons are the page's actions "archive.check-package" (x) and
 * "archive.copy-package" (x). */
GtkWidget *siyi_package_row_new (const SiyiPackageLine *line,
                                 SiyiDay                today);

G_END_DECLS
