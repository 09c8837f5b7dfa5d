/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-photo-canvas.h"
#include "siyi-photo-look.h"
#include "siyi-photo-store.h"

G_BEGIN_DECLS

/* The viewer is one class in several files: what is shared stands here. */
#define SIYI_TYPE_PHOTO_VIEWER (siyi_photo_viewer_get_type ())
G_DECLARE_FINAL_TYPE (SiyiPhotoViewer, siyi_photo_viewer, SIYI, PHOTO_VIEWER, AdwWindow)

/* A photo beside another one, or alone: the first side. */
typedef struct
{
  SiyiPhotoViewer *viewer;
  GtkWidget       *box;
  SiyiPhotoCanvas *canvas;
  GtkWidget       *words, *kind, *caption, *below;
  guint            position;     /* of the photo, in the viewer's list */
  gint64           photo;        /* 0: none */
  GCancellable    *looking;      /* replaced with every photo: older replies drop out */
} SiyiViewerSide;

struct _SiyiPhotoViewer
{
  AdwWindow        parent_instance;

  /* Children */
  AdwWindowTitle  *title;
  GtkWidget       *head, *previous, *next, *zoom_label, *compare, *keys;
  GtkStack        *stack;        /* "photos", "none" */
  SiyiViewerSide   sides[2];

  /* Owned */
  SiyiArchive     *archive;
  SiyiPhotoLook   *look;
  GPtrArray       *photos;       /* (nullable) SiyiPhoto, until loaded */
  GtkSizeGroup    *beside;       /* the words of both sides, so that the photos stand at one height */
  GHashTable      *sharp;        /* id -> SiyiPixels of a photo on the screen or next to it */
  GCancellable    *cancellable;
  GCancellable    *ahead;        /* of the looks at the neighbours */

  gint64           session;
  gint64           first;        /* the photo to begin with */
  gboolean         comparing;
  guint            active;       /* the side that turns the pages */
  gboolean         following;    /* one side moves because the other did */
};

/* siyi-photo-viewer.c */
void siyi_photo_viewer_go        (SiyiPhotoViewer *self, guint position);
void siyi_photo_viewer_step      (SiyiPhotoViewer *self, int by);
void siyi_photo_viewer_compare   (SiyiPhotoViewer *self, gboolean comparing);
void siyi_photo_viewer_tell      (SiyiPhotoViewer *self);

/* siyi-photo-viewer-load.c */
void siyi_photo_viewer_load      (SiyiPhotoViewer *self);
void siyi_photo_viewer_show_side (SiyiPhotoViewer *self, SiyiViewerSide *side, guint position);
void siyi_photo_viewer_on_wants  (SiyiViewerSide *side, int longest);

/* siyi-photo-viewer-head.c */
GtkWidget *siyi_photo_viewer_make_head (SiyiPhotoViewer *self);
void siyi_photo_viewer_add_keys  (SiyiPhotoViewer *self);

G_END_DECLS
