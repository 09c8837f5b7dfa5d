/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"
#include "siyi-photo.h"

G_BEGIN_DECLS

/* Photos of sessions: a row beside the file's row, with a small picture of its own. The original's
 * bytes are never changed, and stay also when a photo is taken out. */
typedef struct
{
  gint64       id, session, file;
  int          ordinal;
  char        *kind;             /* (nullable) overview, sign-in, papers */
  char        *taken;            /* (nullable) YYYY-MM-DD HH:MM:SS */
  int          width, height;
  SiyiCaption  caption;
  char        *name, *mime, *hash;
  gint64       bytes;
  gboolean     other_day;        /* taken on another day than the session's */
} SiyiPhoto;

typedef struct
{
  gint64             session;    /* 0: not yet known */
  const char        *name;
  const char        *mime;
  const char        *hash;       /* of the bytes that were looked at */
  const char        *kind;       /* (nullable) */
  const char        *taken;      /* (nullable) */
  int                width, height;
  const SiyiCaption *caption;
  GBytes            *thumbnail;
} SiyiPhotoInfo;

void       siyi_photo_free         (SiyiPhoto            *photo);

/* siyi-photo-store.c: on either thread. */
gboolean   siyi_photo_kind_is      (const char           *kind);
GPtrArray *siyi_photos_of_session  (SiyiDb               *db,
                                    gint64                session,
                                    GError              **error);    /* SiyiPhoto, by order */
SiyiPhoto *siyi_photo_load         (SiyiDb               *db,
                                    gint64                id,
                                    GError              **error);
GBytes    *siyi_photo_thumbnail    (SiyiDb               *db,
                                    gint64                id,
                                    GError              **error);
gint64     siyi_photo_find_double  (SiyiDb               *db,
                                    const char           *hash);
char      *siyi_photo_matter       (SiyiDb               *db,
                                    gint64                session);

/* siyi-photo-edit.c: on the writing thread; one action each. */
gint64     siyi_photo_add          (SiyiDb               *db,
                                    const SiyiPhotoInfo  *info,
                                    GInputStream         *in,
                                    gboolean             *is_double,
                                    GCancellable         *cancellable,
                                    GError              **error);
char      *siyi_photos_caption     (SiyiDb               *db,
                                    const gint64         *ids,
                                    guint                 n_ids,
                                    const SiyiCaption    *caption,
                                    GError              **error);
char      *siyi_photos_set_kind    (SiyiDb               *db,
                                    const gint64         *ids,
                                    guint                 n_ids,
                                    const char           *kind,
                                    GError              **error);
char      *siyi_photos_order       (SiyiDb               *db,
                                    gint64                session,
                                    const gint64         *ids,
                                    guint                 n_ids,
                                    GError              **error);
char      *siyi_photo_take_out     (SiyiDb               *db,
                                    gint64                id,
                                    const char           *reason,
                                    GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiPhoto, siyi_photo_free)

G_END_DECLS
