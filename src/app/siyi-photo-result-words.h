/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-photo-import.h"

G_BEGIN_DECLS

typedef struct
{
  guint    n[4];               /* by SiyiPhotoFate */
  guint    double_position;    /* the photo that the only double is the same as, from 1; 0: elsewhere */
  gboolean stopped;
} SiyiPhotoCounts;

void        siyi_photo_counts_add     (SiyiPhotoCounts       *counts,
                                       GPtrArray             *lines);    /* (nullable) SiyiPhotoLine */
char       *siyi_photo_result_words   (const SiyiPhotoCounts *counts);
const char *siyi_photo_refusal_words  (const SiyiPhotoLine   *line);

G_END_DECLS
