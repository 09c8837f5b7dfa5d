/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-backup-store.h"

G_BEGIN_DECLS

/* Sealed backups: pass phrase and recovery code are kept beside the archive, readable by its owner
 * only, so that a backup can be made at night; never in it, so that no backup holds them. What is
 * sealed protects a stick that is lost, not this computer. Worker threads. */
char     *siyi_sealing_set     (const char *folder, const char *passphrase, GError **error);   /* the recovery code */
char     *siyi_sealing_code    (const char *folder);   /* (nullable) */

gboolean  siyi_sealing_seal    (const char *folder, const char *from, const char *to,
                                SiyiBackupProgress progress, gpointer data, GCancellable *cancellable, GError **error);
gboolean  siyi_sealing_check   (const char *folder, const char *sealed,
                                SiyiBackupProgress progress, gpointer data, GCancellable *cancellable, GError **error);

gboolean  siyi_backup_is_sealed (const char *path);
gboolean  siyi_restore_sealed  (const char *folder, const char *sealed, const char *phrase_or_code, char **kept,
                                GCancellable *cancellable, SiyiRestoreProgress progress, gpointer data, GError **error);

G_END_DECLS
