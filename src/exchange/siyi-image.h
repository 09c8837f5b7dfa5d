/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "siyi-error.h"
#include "siyi-mask-rect.h"

G_BEGIN_DECLS

/* Foreign pictures. The kind is told by the first bytes, the declared size read before anything is
 * decoded; decoding and EXIF are left to a child process with a limit on memory and time. The child
 * is the running program itself, so each main() that reads pictures begins with
 * siyi_image_child_run(). */
#define SIYI_IMAGE_MAX_PIXELS    G_GINT64_CONSTANT (100000000)
#define SIYI_IMAGE_MAX_SIDE      20000
#define SIYI_IMAGE_MAX_BYTES     (G_GINT64_CONSTANT (64) * 1024 * 1024)
#define SIYI_IMAGE_MAX_THUMBNAIL (200 * 1024)
#define SIYI_IMAGE_THUMBNAIL_SIDE 512

typedef enum
{
  SIYI_IMAGE_NONE,
  SIYI_IMAGE_JPEG,
  SIYI_IMAGE_PNG,
  SIYI_IMAGE_WEBP,
  SIYI_IMAGE_TIFF,
  SIYI_IMAGE_HEIC,
} SiyiImageKind;

typedef struct
{
  SiyiImageKind  kind;
  const char    *mime;
  int            width, height;    /* as it stands upright */
  char          *taken;            /* (nullable) local time by its EXIF, YYYY-MM-DD HH:MM:SS */
  char          *photographer;     /* (nullable) by its EXIF */
  gboolean       has_location;     /* that it carries one; which is never told */
  GBytes        *thumbnail;        /* JPEG, upright, at most 512 a side and 200 KiB */
} SiyiImage;

/* Upright pixels, red green blue in a byte each. */
typedef struct
{
  int     width, height;
  gsize   stride;                  /* bytes of a row */
  GBytes *bytes;
} SiyiPixels;

void             siyi_image_free          (SiyiImage       *image);
SiyiPixels      *siyi_pixels_copy         (const SiyiPixels *pixels);
void             siyi_pixels_free         (SiyiPixels      *pixels);

/* siyi-image-head.c: pure functions over a file's beginning. */
SiyiImageKind    siyi_image_kind_of       (const guint8    *head,
                                           gsize            n);
const char      *siyi_image_kind_mime     (SiyiImageKind    kind);
const char      *siyi_image_kind_name     (SiyiImageKind    kind);
gboolean         siyi_image_kind_ends     (SiyiImageKind    kind,
                                           const char      *name);
gboolean         siyi_image_declared_size (SiyiImageKind    kind,
                                           const guint8    *data,
                                           gsize            n,
                                           guint32         *width,
                                           guint32         *height);
gboolean         siyi_image_is_light      (const guint8    *head,
                                           gsize            n);

/* siyi-image.c: one child for many pictures; one thread at a time. */
typedef struct _SiyiImageReader SiyiImageReader;

SiyiImageReader *siyi_image_reader_new    (void);
void             siyi_image_reader_free   (SiyiImageReader *self);
int              siyi_image_open          (const char      *path,
                                           GError         **error);
SiyiImage       *siyi_image_reader_read   (SiyiImageReader *self,
                                           int              fd,
                                           const char      *name,
                                           GError         **error);
gboolean         siyi_image_reader_strip  (SiyiImageReader *self,
                                           const char      *path,
                                           GError         **error);
gint64           siyi_image_reader_peak   (SiyiImageReader *self);

/* siyi-image-more.c: the same child. */
int              siyi_image_memory_new    (const char      *name,
                                           GError         **error);
int              siyi_image_reader_cover  (SiyiImageReader *self,
                                           int              fd,
                                           const SiyiMaskRect *rects,
                                           guint            n_rects,
                                           GError         **error);
SiyiPixels      *siyi_image_reader_look   (SiyiImageReader *self,
                                           int              fd,
                                           int              longest,
                                           GError         **error);

/* siyi-image-print.c: pixels that were looked at as a JPEG of our own, and back. */
GBytes          *siyi_pixels_to_jpeg      (const SiyiPixels *pixels,
                                           GError         **error);
gboolean         siyi_pixels_of_jpeg      (GBytes          *jpeg,
                                           int              width,
                                           int              height,
                                           guint8          *pixels,
                                           int              stride);

/* siyi-image-child.c */
gboolean         siyi_image_child_run     (int              argc,
                                           char           **argv);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiImage, siyi_image_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiPixels, siyi_pixels_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiImageReader, siyi_image_reader_free)

G_END_DECLS
