/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-job.h"
#include "siyi-mask-pad.h"
#include "siyi-photo-look.h"
#include "siyi-photo-masks.h"

G_BEGIN_DECLS

/* The dialog is one class in several files: what is shared stands here. */
#define SIYI_TYPE_PHOTO_MASK_DIALOG (siyi_photo_mask_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SiyiPhotoMaskDialog, siyi_photo_mask_dialog, SIYI, PHOTO_MASK_DIALOG, AdwWindow)

struct _SiyiPhotoMaskDialog
{
  AdwWindow            parent_instance;

  /* Children */
  AdwToastOverlay     *toasts;
  SiyiMaskPad         *pad;
  GtkWidget           *undo, *remove, *blur, *black, *count, *make, *spinner;
  AdwPreferencesGroup *copies;
  GPtrArray           *rows;           /* borrowed, of the group */

  /* Owned */
  SiyiArchive         *archive;
  SiyiPhotoLook       *look;
  GCancellable        *cancellable;
  gint64               photo;
  gboolean             shown;          /* the photo is on the pad */
  gboolean             making;
};

/* siyi-photo-mask-copies.c */
void siyi_photo_mask_copies_load (SiyiPhotoMaskDialog *self);

/* siyi-photo-mask-dialog.c */
void siyi_photo_mask_dialog_toast (SiyiPhotoMaskDialog *self, const char *text, gboolean with_undo);

G_END_DECLS
