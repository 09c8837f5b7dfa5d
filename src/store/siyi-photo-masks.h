/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-ledger.h"
#include "siyi-mask-rect.h"
#include "siyi-photo-store.h"

G_BEGIN_DECLS

/* Masked copies: photos derived from an original, each with a file and a small picture of its own.
 * The original is never touched; the rectangles are kept, so that it can be told what was covered. */
typedef struct
{
  gint64   id, original, file;
  char    *name;
  gint64   bytes;
  int      width, height;
  SiyiDay  added;
  GArray  *rects;         /* SiyiMaskRect */
  GBytes  *thumbnail;
} SiyiMaskedPhoto;

typedef struct
{
  gint64              original;
  const SiyiMaskRect *rects;
  guint               n_rects;
  const char         *hash;         /* of the bytes that were looked at */
  int                 width, height;
  GBytes             *thumbnail;
} SiyiMaskedInfo;

void       siyi_masked_photo_free  (SiyiMaskedPhoto       *masked);

/* On either thread. */
GPtrArray *siyi_photo_masked       (SiyiDb                *db,
                                    gint64                 original,
                                    GError               **error);    /* SiyiMaskedPhoto, oldest first */
gboolean   siyi_photo_may_mask     (SiyiDb                *db,
                                    gint64                 photo,
                                    GError               **error);
gboolean   siyi_photo_may_leave    (SiyiDb                *db,
                                    gint64                 photo,
                                    SiyiAudience           audience,
                                    GError               **error);

/* On the writing thread; one action. */
gint64     siyi_photo_add_masked   (SiyiDb                *db,
                                    const SiyiMaskedInfo  *info,
                                    GInputStream          *in,
                                    char                 **action,
                                    GCancellable          *cancellable,
                                    GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiMaskedPhoto, siyi_masked_photo_free)

G_END_DECLS
