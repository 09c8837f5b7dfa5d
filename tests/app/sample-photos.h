/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"

G_BEGIN_DECLS

/* Real JPEG files, each with other pixels; taken: EXIF's "2026:03:11 09:31:07", or NULL. */
void sample_photo_write (const char  *path,
                         guint        seed,
                         const char  *taken);

/* So many rows with one small picture between them, in one action. */
void sample_photos_add  (SiyiArchive *archive,
                         gint64       session,
                         guint        n);

G_END_DECLS
