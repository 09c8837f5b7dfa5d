/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-archive.h"

G_BEGIN_DECLS

/* The archive's backups: the last good one, where they go, how many stay, each with its steps. A
 * part of a page, without a header bar. */
#define SIYI_TYPE_BACKUP_PAGE (siyi_backup_page_get_type ())
G_DECLARE_FINAL_TYPE (SiyiBackupPage, siyi_backup_page, SIYI, BACKUP_PAGE, GtkWidget)

GtkWidget *siyi_backup_page_new (SiyiArchive *archive);

G_END_DECLS
