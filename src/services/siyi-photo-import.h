/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-job.h"
#include "siyi-ledger.h"
#include "siyi-photo-store.h"

G_BEGIN_DECLS

/* Photos taken in: files, folders, a camera's card. Each picture is looked at by a child process and
 * stored as an action of its own, so a stop or a crash leaves whole photos behind and nothing else. */
typedef enum
{
  SIYI_PHOTO_ADDED,      /* or would be, in a dry run */
  SIYI_PHOTO_DOUBLE,
  SIYI_PHOTO_DOUBTFUL,   /* of which session, a person has to say; not taken in */
  SIYI_PHOTO_REFUSED,
} SiyiPhotoFate;

typedef struct
{
  char          *file;            /* as a person sees it: the path given, or one under it */
  char          *path;            /* the same as the system knows it */
  SiyiPhotoFate  fate;
  gint64         photo;           /* 0: none */
  gint64         session;         /* 0: none */
  char          *taken;           /* (nullable) */
  const char    *why;             /* of a refusal, doubt or warning: a word for programs */
  char          *message;         /* (nullable) */
  gboolean       other_day;       /* taken on another day than the session's */
  gboolean       has_location;    /* the original says where it was taken; copies that leave don't */
  GArray        *candidates;      /* gint64: sessions of that day, of a doubtful one */
} SiyiPhotoLine;

typedef struct
{
  gint64       session;           /* 0: sorted by the time they were taken */
  const char  *kind;              /* (nullable) */
  const char  *photographer;      /* (nullable): else by EXIF */
  gboolean     dry_run;
  gboolean     ask_other_day;     /* one taken on another day than the session's is doubtful */
} SiyiPhotoWish;

typedef struct
{
  GPtrArray   *lines;             /* SiyiPhotoLine, in the order they were looked at */
  guint        n[4];              /* by fate */
  gboolean     stopped;
} SiyiPhotoResult;

typedef void (*SiyiPhotoProgress) (gpointer data, guint64 done, guint64 total);

/* siyi-photo-walk.c */
GPtrArray       *siyi_photo_walk        (const char * const   *paths,
                                         GCancellable         *cancellable);    /* filename */

/* siyi-photo-import.c: on a worker thread. */
gboolean         siyi_photo_name_is_plain (const char         *name);
SiyiPhotoResult *siyi_photo_import      (SiyiArchive          *archive,
                                         const char * const   *paths,
                                         const SiyiPhotoWish  *wish,
                                         SiyiPhotoProgress     progress,
                                         gpointer              progress_data,
                                         GCancellable         *cancellable,
                                         GError              **error);
void             siyi_photo_result_free (SiyiPhotoResult      *result);
void             siyi_photo_import_async (SiyiJob             *job,
                                         SiyiArchive          *archive,
                                         const char * const   *paths,
                                         const SiyiPhotoWish  *wish,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);

/* siyi-photo-scene.c: on an archive's thread. */
SiyiCaption     *siyi_photo_default_caption (SiyiDb           *db,
                                         gint64                session,
                                         const char           *taken,
                                         const char           *photographer,
                                         SiyiDay              *day,
                                         GError              **error);
char            *siyi_photos_write_defaults (SiyiDb           *db,
                                         const gint64     *ids,
                                         guint             n_ids,
                                         GError          **error);
GArray          *siyi_photo_windows     (SiyiDb               *db,
                                         SiyiDay               day,
                                         GError              **error);    /* SiyiPhotoWindow */

/* siyi-photo-copy.c: on a worker thread. */
gboolean         siyi_photo_write_copy  (SiyiArchive          *archive,
                                         gint64                photo,
                                         SiyiAudience          audience,
                                         const char           *path,
                                         GCancellable         *cancellable,
                                         GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiPhotoResult, siyi_photo_result_free)

G_END_DECLS
