/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-archive.h"

G_BEGIN_DECLS

#define SIYI_TYPE_ARCHIVE_PAGE (siyi_archive_page_get_type ())
G_DECLARE_FINAL_TYPE (SiyiArchivePage, siyi_archive_page, SIYI, ARCHIVE_PAGE, GtkWidget)

void       siyi_archive_page_show     (SiyiArchivePage *self,
                                       const char      *part);     /* "ones", … */
void       siyi_archive_page_take_answers (SiyiArchivePage *self,
                                       const char      *path);
GtkWidget *siyi_archive_page_get_part (SiyiArchivePage *self);     /* the one that shows */

G_END_DECLS
