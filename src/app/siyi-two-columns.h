/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Two children beside each other; below each other where there is no room. Property "first" (double):
 * how much of the width the first one has. */
#define SIYI_TYPE_TWO_COLUMNS (siyi_two_columns_get_type ())
G_DECLARE_FINAL_TYPE (SiyiTwoColumns, siyi_two_columns, SIYI, TWO_COLUMNS, GtkWidget)

G_END_DECLS
