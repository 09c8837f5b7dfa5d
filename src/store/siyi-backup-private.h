/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-db-private.h"

G_BEGIN_DECLS

#define SIYI_BACKUP_SUFFIX ".siyi-backup"

/* siyi-backup.c */
gboolean siyi_backup_flush        (const char *path, GError **error);
gboolean siyi_backup_vacuum       (SiyiDb *db, const char *path, GError **error);

/* siyi-backup-volumes.c */
char    *siyi_backup_volumes_dir  (const char *backup);
char   **siyi_backup_volume_names (SiyiDb *db, GError **error);
gboolean siyi_backup_copy_volume  (const char *from, const char *to, GError **error);
gboolean siyi_backup_volumes      (const char *main_db, const char *backup, GError **error);
gboolean siyi_restore_volumes     (const char *folder, const char *backup, const char *stamp,
                                   GError **error);

G_END_DECLS
