/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-archive.h"

G_BEGIN_DECLS

/* by_session: gint64* -> GPtrArray of filename; those to be left out are in none. */
typedef void (*SiyiPhotosPlaced) (GtkWidget  *from,
                                  GHashTable *by_session);

void siyi_photo_doubts_present (GtkWidget        *from,
                                SiyiArchive      *archive,
                                gint64            session,
                                GPtrArray        *lines,     /* SiyiPhotoLine; the doubtful are asked about */
                                SiyiPhotosPlaced  placed);

G_END_DECLS
