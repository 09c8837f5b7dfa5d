/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"

G_BEGIN_DECLS

/* Archives of invented receptions, as many as wanted, ending on 17 December 2026. */
void         invented_fill        (SiyiArchive *archive,
                                   guint        n_records);
char        *invented_new_archive (guint        n_records);
SiyiArchive *invented_open        (const char  *folder);
void         invented_remove      (const char  *path);

G_END_DECLS
