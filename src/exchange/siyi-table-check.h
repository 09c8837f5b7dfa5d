/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean siyi_table_check_xlsx (const char  *temporary,
                                const char  *path,
                                guint        n_sheets,
                                guint64      n_cells,
                                GError     **error);

G_END_DECLS
