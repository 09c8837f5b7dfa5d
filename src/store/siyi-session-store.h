/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"

G_BEGIN_DECLS

GArray    *siyi_session_visits    (SiyiDb       *db,
                                   gint64        id,
                                   GError      **error);     /* gint64, for siyi_ledger_load() */

G_END_DECLS
