/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

PangoAttrList *siyi_case_hits (const char    *text,
                               const char    *words,
                               const GdkRGBA *ground);

G_END_DECLS
