/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "siyi-day.h"
#include "siyi-error.h"
#include "siyi-role.h"

G_BEGIN_DECLS

typedef struct _SiyiDb SiyiDb;

/* An open archive: the folder NAME.siyi, its lock, one writer thread and one reader thread.
 * Signals (in the main context of the thread that opened it):
 *   "changed" ()  after every commit of this process and, within 2 s, of another one;
 *   "seated" ()   when another person sits here. */
#define SIYI_TYPE_ARCHIVE (siyi_archive_get_type ())
G_DECLARE_FINAL_TYPE (SiyiArchive, siyi_archive, SIYI, ARCHIVE, GObject)

gboolean     siyi_archive_create       (const char     *folder,
                                        GError        **error);
SiyiArchive *siyi_archive_open         (const char     *folder,
                                        SiyiClock      *clock,
                                        const char     *who,
                                        GError        **error);
void         siyi_archive_close        (SiyiArchive    *self);

const char  *siyi_archive_get_folder   (SiyiArchive    *self);
char        *siyi_archive_dup_name     (SiyiArchive    *self);
SiyiClock   *siyi_archive_get_clock    (SiyiArchive    *self);
const char  *siyi_archive_get_who      (SiyiArchive    *self);
void         siyi_archive_set_who      (SiyiArchive    *self,
                                        const char     *who);
SiyiRole     siyi_archive_get_role     (SiyiArchive    *self);
void         siyi_archive_set_role     (SiyiArchive    *self,
                                        SiyiRole        role);
gboolean     siyi_archive_may          (SiyiArchive    *self,
                                        SiyiDeed        deed);
char        *siyi_archive_default_folder (void);

/* Work on a connection, on the archive's own threads. A WRITE function begins and commits its own
 * action (or calls a siyi_… function of this room that does). The result is handed through with
 * its destroy function. */
typedef enum
{
  SIYI_ACCESS_READ,
  SIYI_ACCESS_WRITE,
} SiyiAccess;

typedef gpointer (*SiyiWork) (SiyiDb        *db,
                              gpointer       data,
                              GCancellable  *cancellable,
                              GError       **error);

void         siyi_archive_run_async    (SiyiArchive         *self,
                                        SiyiAccess           access,
                                        SiyiWork             work,
                                        gpointer             data,
                                        GDestroyNotify       destroy_data,
                                        GDestroyNotify       destroy_result,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);
void         siyi_archive_run_later    (SiyiArchive         *self,
                                        SiyiWork             work,
                                        gpointer             data,
                                        GDestroyNotify       destroy_data,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);
gpointer     siyi_archive_run_finish   (SiyiArchive         *self,
                                        GAsyncResult        *result,
                                        GError             **error);

/* The same, waited for: for siyictl, the reminder, tests and worker threads; never on the thread
 * of a window. */
gpointer     siyi_archive_run          (SiyiArchive         *self,
                                        SiyiAccess           access,
                                        SiyiWork             work,
                                        gpointer             data,
                                        GCancellable        *cancellable,
                                        GError             **error);

/* Inside a writing work: several actions, each with its own UUID and lines in the trail, reach the disk
 * together; a crash leaves all of them or none. Short, for nobody else can write meanwhile. */
gboolean     siyi_db_group_begin  (SiyiDb        *db,
                                   GError       **error);
gboolean     siyi_db_group_commit (SiyiDb        *db,
                                   GError       **error);
void         siyi_db_group_cancel (SiyiDb        *db);

/* Inside a reading work: one more connection to the same archive, for a thread that the work starts and waits
 * for. NULL without an error where db may write: what it has not committed would not be seen. */
SiyiDb      *siyi_db_sibling      (SiyiDb        *db,
                                   GError       **error);

/* Inside a work: many small questions under one lock. Short, for nobody can write meanwhile. */
gboolean     siyi_db_hold         (SiyiDb        *db);
void         siyi_db_let_go       (SiyiDb        *db,
                                   gboolean       held);

G_END_DECLS
