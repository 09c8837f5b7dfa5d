/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"

G_BEGIN_DECLS

GBytes      *siyi_office_data  (const char  *name);
SiyiArchive *siyi_office_found (const char  *folder,
                                SiyiClock   *clock,
                                GError     **error);
void         siyi_office_drop  (SiyiArchive *archive);

G_END_DECLS
