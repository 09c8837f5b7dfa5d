/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <sys/types.h>

#include "siyi-image.h"

G_BEGIN_DECLS

/* Between a reader and its child. A request is one of these with the picture's descriptor beside it
 * (STRIP has none) and n bytes of words behind it: STRIP's path, COVER's rectangles, LOOK's longest
 * side, CODES' page, PAGE's page and longest side; the descriptor to write to comes beside those
 * words. An answer is one of these with n bytes behind it: a SIYI_IMAGE_FACTS, a SIYI_IMAGE_SIZE, a
 * SIYI_SCAN_CODES, or the sentence of a refusal. */
#define SIYI_IMAGE_CHILD_WORD "--read-pictures"
#define SIYI_IMAGE_CHILD_FD   3
#define SIYI_IMAGE_FACTS      "(uuumsmsbay)"
#define SIYI_IMAGE_SIZE       "(uu)"
#define SIYI_SCAN_CODES       "(uuas)"    /* SiyiImageKind, NONE: a PDF; pages; codes found */

typedef enum
{
  SIYI_IMAGE_OP_READ,
  SIYI_IMAGE_OP_STRIP,
  SIYI_IMAGE_OP_COVER,    /* a JPEG with rectangles made unrecognisable */
  SIYI_IMAGE_OP_LOOK,     /* upright pixels, three bytes each, rows of siyi_image_stride () */
  SIYI_IMAGE_OP_CODES,    /* of a page of a scan: a SIYI_SCAN_CODES */
  SIYI_IMAGE_OP_PAGE,     /* of a scan: its pixels, as LOOK */
} SiyiImageOp;

typedef struct
{
  guint32 what;       /* an operation; answered: 0, or 1 + SiyiFileError */
  guint32 n;
  guint64 peak;       /* answered: bytes of memory the child ever held at once */
} SiyiImageMessage;

/* siyi-image-metadata.c */
typedef struct
{
  char     *taken;          /* (nullable) */
  char     *photographer;   /* (nullable) */
  int       orientation;    /* 1 to 8 */
  gboolean  has_location;
} SiyiImageNotes;

void     siyi_image_notes_read    (const char *path, SiyiImageNotes *notes);
void     siyi_image_notes_clear   (SiyiImageNotes *notes);
gboolean siyi_image_notes_strip   (const char *path, const SiyiImageNotes *kept, GError **error);

/* siyi-image-plain.c */
GBytes  *siyi_image_plain_copy    (SiyiImageKind kind, GBytes *bytes);

/* siyi-image-whole.c */
gsize    siyi_image_end_of_scan   (const guint8 *data, gsize n, gsize at);
gboolean siyi_image_is_whole      (SiyiImageKind kind, const guint8 *data, gsize n);

/* siyi-image-child.c */
gboolean siyi_image_read_head     (int fd, SiyiImageKind *kind, guint32 *width, guint32 *height, GError **error);

/* siyi-image-child-decode.c */
GdkPixbuf *siyi_image_decode      (int fd, SiyiImageKind kind, int longest, GError **error);
int      siyi_image_turn          (GdkPixbuf *pixbuf, SiyiImageKind kind, int orientation);
GBytes  *siyi_image_make_thumbnail (int fd, SiyiImageKind kind, guint32 width, guint32 height, int orientation,
                                    gboolean *turned, GError **error);
gboolean siyi_image_recode        (const char *path, GError **error);
gboolean siyi_image_has_loader    (SiyiImageKind kind);

/* siyi-image-eighth.c */
GdkPixbuf *siyi_image_eighth      (const guint8 *data, gsize n);

/* siyi-image-upright.c */
typedef struct
{
  guint8   *origin;             /* of the upright picture's first pixel */
  gssize    step_x, step_y;     /* bytes to the next one */
  int       width, height;
  gboolean  has_alpha;
} SiyiUpright;

void     siyi_upright_init        (SiyiUpright *self, GdkPixbuf *pixbuf, int orientation);
void     siyi_upright_row         (const SiyiUpright *self, int y, guint8 *row);
void     siyi_upright_cover       (const SiyiUpright *self, const SiyiMaskRect *rect);

/* siyi-image-jpeg.c */
gboolean siyi_image_write_jpeg    (const SiyiUpright *picture, int fd, int quality, GError **error);

/* siyi-image-child-whole.c */
GVariant *siyi_image_child_cover  (int fd, const char *words, int out, GError **error);
GVariant *siyi_image_child_look   (int fd, const char *words, int out, GError **error);
gsize    siyi_image_stride        (int width);
gboolean siyi_image_write_all     (int fd, const guint8 *bytes, gsize n, GError **error);

/* siyi-scan-child.c, siyi-scan-pdf.c */
GVariant *siyi_scan_child_codes   (int fd, const char *words, GError **error);
GVariant *siyi_scan_child_page    (int fd, const char *words, int out, GError **error);
typedef struct { guint8 *gray; int width, height; } SiyiGray;
gboolean siyi_scan_is_pdf         (int fd);
gboolean siyi_scan_pdf_gray       (int fd, guint page, int longest, guint *n_pages, SiyiGray *gray, GError **error);
GVariant *siyi_scan_pdf_pixels    (int fd, guint page, int longest, int out, GError **error);

/* siyi-image.c */
GBytes  *siyi_image_reader_ask    (SiyiImageReader *self, const SiyiImageMessage *request,
                                   const char *words, int fd, int out, GError **error);

/* siyi-image-more.c */
SiyiPixels *siyi_image_reader_look_by (SiyiImageReader *self, SiyiImageOp op, const char *words, int fd,
                                       GError **error);

/* siyi-image-wire.c */
gboolean siyi_image_send          (int socket, gconstpointer data, gsize n, int fd);
gboolean siyi_image_receive       (int socket, gpointer data, gsize n, int *fd, int timeout_ms);

G_END_DECLS
