/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-backup-store.h"
#include "siyi-db-private.h"
#include "siyi-watch-private.h"
#include "siyi-work-folder.h"

G_BEGIN_DECLS

/* A volume is read, and its copy. */
#define SIYI_BACKUP_VOLUME_PASSES G_GUINT64_CONSTANT (2)
#define SIYI_BACKUP_SUFFIX ".siyi-backup"
#define SIYI_BACKUP_SEALED ".siyi-backup.sealed"

/* siyi-backup.c */
gboolean siyi_backup_flush        (const char *path, GError **error);
SiyiWorkFolder *siyi_backup_work_folder (const char *backup, GError **error);
gboolean siyi_backup_name         (const char *made, const char *path, GError **error);
gboolean siyi_backup_vacuum       (SiyiDb *db, const char *path, GError **error);
guint64  siyi_backup_main_bytes   (SiyiArchive *archive);
char    *siyi_backup_main         (SiyiArchive *archive, const char *dir, SiyiWatch *watch, GError **error);
gboolean siyi_backup_write_from   (SiyiArchive *archive, const char *path, SiyiWatch *watch, GError **error);
SiyiDb  *siyi_backup_open         (const char *backup, GError **error);

/* siyi-backup-names.c */
gint64     siyi_backup_moment     (const char *name, const char *suffix);
GPtrArray *siyi_backup_list       (const char *dir, const char *name, const char *suffix);
char      *siyi_backup_new_path   (SiyiArchive *archive, const char *dir, const char *suffix);

/* siyi-backup-store.c */
typedef struct
{
  const char *place, *name;
  gboolean    sealed;
  gint64      bytes;
  gint64      audit_seq;     /* last row of the trail in the copy, and its hash */
  const char *audit_head;
  const char *trouble;       /* (nullable) */
} SiyiBackupMade;

gboolean siyi_backup_dir_check    (const char *dir, GError **error);
gint64   siyi_backup_last_good    (SiyiDb *db, const char *place, gboolean sealed);
gint64   siyi_backup_last_made    (SiyiDb *db, const char *place, gboolean sealed);
gboolean siyi_backup_insert       (SiyiDb *db, const SiyiBackupMade *made, gint64 at, gint64 checked_at, GError **error);
gboolean siyi_backup_note         (SiyiDb *db, const SiyiBackupMade *made, GError **error);

/* siyi-backup-sealed.c */
gboolean siyi_backup_seal         (SiyiArchive *archive, const char *plain, const char *to, SiyiBackupSeal seal,
                                   SiyiWatch *watch, GError **error);

/* siyi-backup-volumes.c */
char    *siyi_backup_content      (const char *path);
char   **siyi_backup_volume_names (SiyiDb *db, GError **error);
gboolean siyi_backup_copy_volume  (const char *from, const char *to, SiyiWatch *watch, GError **error);
guint64  siyi_backup_volumes_bytes (const char *backup);
gboolean siyi_backup_volumes      (const char *main_db, const char *backup, SiyiWatch *watch, GError **error);

/* siyi-restore-note.c */
void       siyi_restore_note            (const char *folder, const char *from, const char *plain);

/* siyi-restore-volumes.c */
guint64    siyi_restore_volumes_bytes   (const char *folder, const char *backup);
GPtrArray *siyi_restore_volumes_prepare (const char *folder, const char *backup, const char *work,
                                         SiyiWatch *watch, GError **error);
gboolean   siyi_restore_volumes_place   (GPtrArray *volumes, const char *work, const char *stamp, GError **error);

G_END_DECLS
