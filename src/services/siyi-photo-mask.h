/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-job.h"
#include "siyi-photo-masks.h"

G_BEGIN_DECLS

/* A masked copy made and stored: the original's bytes go from the archive through memory to the
 * child process and the copy back, never over a disk. */
typedef struct
{
  gint64  photo;      /* the copy */
  char   *action;     /* to undo it by */
} SiyiMasking;

void         siyi_masking_free     (SiyiMasking         *masking);
/* On a worker thread. */
int          siyi_photo_bytes      (SiyiArchive         *archive,
                                    gint64               photo,
                                    GCancellable        *cancellable,
                                    GError             **error);
SiyiMasking *siyi_photo_mask       (SiyiArchive         *archive,
                                    gint64               photo,
                                    const SiyiMaskRect  *rects,
                                    guint                n_rects,
                                    GCancellable        *cancellable,
                                    GError             **error);
/* For a window; the job's result is a SiyiMasking. */
void         siyi_photo_mask_async (SiyiJob             *job,
                                    SiyiArchive         *archive,
                                    gint64               photo,
                                    const SiyiMaskRect  *rects,
                                    guint                n_rects,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiMasking, siyi_masking_free)

G_END_DECLS
