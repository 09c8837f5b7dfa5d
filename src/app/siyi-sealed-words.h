/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

const char *siyi_sealed_sentence   (const GError *error);
/* Over any window, one that belongs to no archive too. */
void        siyi_sealed_show_error (GtkWindow    *window,
                                    const char   *doing,      /* translated */
                                    const GError *error);

G_END_DECLS
