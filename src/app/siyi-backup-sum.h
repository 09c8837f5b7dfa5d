/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-archive.h"

G_BEGIN_DECLS

/* One line: when the last good backup was made and how many there are; a click leads to the backups. */
#define SIYI_TYPE_BACKUP_SUM (siyi_backup_sum_get_type ())
G_DECLARE_FINAL_TYPE (SiyiBackupSum, siyi_backup_sum, SIYI, BACKUP_SUM, GtkWidget)

GtkWidget  *siyi_backup_sum_new      (SiyiArchive        *archive);
const char *siyi_backup_sum_get_text (SiyiBackupSum *self);

G_END_DECLS
