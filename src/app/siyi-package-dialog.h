/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-ones-year.h"
#include "siyi-packing.h"

G_BEGIN_DECLS

/* Asks of what a package is made, for whom, in which form, and whether it is sealed. The wish lacks its
 * place and is read during the call only. */
typedef void (*SiyiPackageWished) (const SiyiPackingWish *wish,
                                   gpointer               data);

void siyi_package_dialog_ask (GtkWidget          *from,
                              int                 year,
                              SiyiDay             today,
                              const SiyiOnes     *ones,       /* (nullable) a session that can be packed alone */
                              SiyiPackageWished   wished,
                              gpointer            data,
                              GDestroyNotify      destroy);

G_END_DECLS
