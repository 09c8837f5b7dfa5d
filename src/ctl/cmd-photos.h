/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "commands.h"
#include "siyi-photo-store.h"

G_BEGIN_DECLS

/* cmd-photos-change.c: photos that are in already. */
typedef struct
{
  SiyiCaption  caption;     /* borrowed texts; NULL stays */
  const char  *kind;        /* (nullable) overview, sign-in, papers, none */
  const char  *reason;      /* (nullable) */
} CtlPhotoChange;

gboolean ctl_photos_change (Ctl                   *ctl,
                            const CtlPhotoChange  *change,
                            GError               **error);

G_END_DECLS
