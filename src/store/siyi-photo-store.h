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
  char        *consent;          /* (nullable) who agreed to publishing, when and how */
  gboolean     publish;
  gboolean     has_location;     /* the original says where it was taken */
  int          n_masked;         /* masked copies made of it */
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
  gboolean           has_location;
  const SiyiCaption *caption;
  GBytes            *thumbnail;
} SiyiPhotoInfo;

/* What a session has of its set (domain, section 2.2) and wants of it. */
typedef enum
{
  SIYI_VIEW_OVERVIEW,
  SIYI_VIEW_SIGNIN,
  SIYI_VIEW_PAPERS,
  SIYI_N_VIEWS
} SiyiView;

typedef struct
{
  SiyiDay   day;                        /* of the session */
  GArray   *ids;                        /* gint64, in their order; originals that were not taken out */
  int       n_views[SIYI_N_VIEWS];
  guint     n_by_time;                  /* so many from the first are in the order they were taken */
  gboolean  wanted;                     /* somebody came, so overview and sign-in are wanted */
  char     *excuse;                     /* (nullable) why photos are missing */
} SiyiPhotoSet;

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
SiyiDay    siyi_photo_session_day  (SiyiDb               *db,
                                    gint64                session);
char      *siyi_photo_matter       (SiyiDb               *db,
                                    gint64                session);

/* siyi-photo-set.c: on either thread. */
const char *siyi_view_word         (SiyiView              view);     /* overview, sign-in, papers */
void       siyi_photo_set_free     (SiyiPhotoSet         *set);
SiyiPhotoSet *siyi_photo_set_load  (SiyiDb               *db,
                                    gint64                session,
                                    GError              **error);
GPtrArray *siyi_photos_load        (SiyiDb               *db,
                                    const gint64         *ids,
                                    guint                 n_ids,
                                    GError              **error);    /* SiyiPhoto, NULL where gone */
GStrv      siyi_photos_actions     (SiyiDb               *db,
                                    const gint64         *ids,
                                    guint                 n_ids,
                                    GError              **error);

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
char      *siyi_photos_caption_each (SiyiDb              *db,
                                    const gint64         *ids,
                                    GPtrArray            *captions,   /* SiyiCaption, of each */
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
char      *siyi_photos_sort        (SiyiDb               *db,
                                    gint64                session,
                                    GError              **error);
char      *siyi_photo_take_out     (SiyiDb               *db,
                                    gint64                id,
                                    const char           *reason,
                                    GError              **error);
char      *siyi_photos_take_out    (SiyiDb               *db,
                                    const gint64         *ids,
                                    guint                 n_ids,
                                    const char           *reason,
                                    GError              **error);
char      *siyi_photo_set_publish  (SiyiDb               *db,
                                    gint64                id,
                                    gboolean              publish,
                                    const char           *consent,
                                    GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiPhoto, siyi_photo_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiPhotoSet, siyi_photo_set_free)

G_END_DECLS
