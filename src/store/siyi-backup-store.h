/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"

G_BEGIN_DECLS

/* How an archive is backed up, and the backups it knows of (settings backup.*, table backup). */
enum { SIYI_BACKUP_KEEP = 14, SIYI_BACKUP_KEEP_MIN = 2, SIYI_BACKUP_KEEP_MAX = 400 };
/* Days after which the last good one is too old: a weekend is not. */
enum { SIYI_BACKUP_OLD_DAYS = 3 };

typedef struct
{
  char     *dir;       /* beside the archive's own folder; "" for none */
  int       keep;      /* how many of the newest stay at each place */
  gboolean  sealed;    /* those in dir */
} SiyiBackupRules;

typedef struct
{
  gint64    id;
  gint64    at;          /* UTC microseconds */
  gint64    checked_at;  /* 0: it was found after a restoring and not checked since */
  gint64    bytes;       /* of main.db's copy */
  char     *place;       /* folder */
  char     *name;
  char     *trouble;     /* (nullable) a word of siyi_error_word(): it does not count */
  gboolean  sealed;
  gboolean  is_there;    /* the file stands in its place now */
} SiyiBackupLine;

typedef void (*SiyiBackupProgress) (gpointer data, guint64 done, guint64 total);   /* bytes read and to read */

/* Given by a room above: makes to out of from, and proves it. Tells twice the bytes of from. */
typedef gboolean (*SiyiBackupSeal) (const char *folder, const char *from, const char *to,
                                    SiyiBackupProgress progress, gpointer data, GCancellable *cancellable,
                                    GError **error);

void             siyi_backup_rules_free (SiyiBackupRules *rules);
SiyiBackupRules *siyi_backup_rules_load (SiyiDb *db, GError **error);
gboolean         siyi_backup_rules_save (SiyiDb *db, const SiyiBackupRules *rules, GError **error);

void             siyi_backup_line_free  (SiyiBackupLine *line);
GPtrArray       *siyi_backups_load      (SiyiDb *db, guint limit, GError **error);   /* the newest first */

/* A backup with its row in the archive. In a thread that is none of the archive's own. */
char            *siyi_backup_to         (SiyiArchive *archive, const char *dir, GCancellable *cancellable,
                                         SiyiBackupProgress progress, gpointer data, GError **error);
/* What is due today, at each place; the same at once, whether due or not. */
gboolean         siyi_backup_if_due     (SiyiArchive *archive, SiyiBackupSeal seal, GCancellable *cancellable, GError **error);
gboolean         siyi_backup_all        (SiyiArchive *archive, SiyiBackupSeal seal,
                                         GCancellable *cancellable, SiyiBackupProgress progress, gpointer data, GError **error);

/* siyi-restore.c: siyi_restore() with what it tells and a way to stop it. */
typedef enum
{
  SIYI_RESTORE_OPENING,    /* a sealed one */
  SIYI_RESTORE_CHECKING,   /* the backup */
  SIYI_RESTORE_COPYING,    /* it beside the archive */
  SIYI_RESTORE_FILES,      /* the volumes compared, missing ones copied beside */
  SIYI_RESTORE_PLACING,    /* told once, the last time it can be stopped */
  SIYI_N_RESTORE_PARTS,
} SiyiRestorePart;
typedef void (*SiyiRestoreProgress) (gpointer data, SiyiRestorePart part, guint64 done, guint64 total);
gboolean         siyi_restore_told      (const char *folder, const char *backup, char **kept, GCancellable *cancellable,
                                         SiyiRestoreProgress progress, gpointer data, GError **error);
gboolean         siyi_restore_opened    (const char *folder, const char *backup, const char *from, char **kept,
                                         GCancellable *cancellable, SiyiRestoreProgress progress, gpointer data, GError **error);

/* Opened and checked without touching anything. */
typedef struct
{
  gint64    visits, files;
  gint64    last_change;   /* UTC microseconds; 0: none */
  gboolean  with_files;    /* its volumes stand beside it and were read */
} SiyiBackupTry;

gboolean         siyi_backup_try        (const char *backup, SiyiBackupTry *tried, GCancellable *cancellable,
                                         SiyiBackupProgress progress, gpointer data, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiBackupRules, siyi_backup_rules_free)

G_END_DECLS
