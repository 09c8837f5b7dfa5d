/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-image.h"
#include "siyi-photo-import.h"

G_BEGIN_DECLS

/* siyi-photo-looker.c: files looked at before their turn, by two threads with a child each. */
typedef struct
{
  char      *name;
  int        fd;          /* -1: could not be opened */
  char      *hash;        /* (nullable): sha256 of the bytes that were looked at */
  gint64     twin;        /* a stored photo of these bytes; it was not decoded then */
  SiyiImage *image;       /* (nullable) */
  GError    *error;       /* (nullable): why there is no picture */
} SiyiPhotoLooked;

typedef struct _SiyiPhotoLooker SiyiPhotoLooker;

SiyiPhotoLooker *siyi_photo_looker_new  (SiyiArchive      *archive,
                                         GPtrArray        *files);
SiyiPhotoLooked *siyi_photo_looker_next (SiyiPhotoLooker  *self);
void             siyi_photo_looker_free (SiyiPhotoLooker  *self);
void             siyi_photo_looked_free (SiyiPhotoLooked  *look);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiPhotoLooker, siyi_photo_looker_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiPhotoLooked, siyi_photo_looked_free)

G_END_DECLS
