/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sys/types.h>

#include "siyi-image.h"

G_BEGIN_DECLS

/* Between a reader and its child. A request is one of these with, for READ, the file's descriptor
 * beside it and, for STRIP, n bytes of a path behind it. An answer is one of these with n bytes
 * behind it: a SIYI_IMAGE_FACTS, or the sentence of a refusal. */
#define SIYI_IMAGE_CHILD_WORD "--read-pictures"
#define SIYI_IMAGE_CHILD_FD   3
#define SIYI_IMAGE_FACTS      "(uuumsmsbay)"

typedef enum
{
  SIYI_IMAGE_OP_READ,
  SIYI_IMAGE_OP_STRIP,
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

/* siyi-image-child-decode.c */
GBytes  *siyi_image_make_thumbnail (int fd, SiyiImageKind kind, guint32 width, guint32 height, int orientation,
                                    gboolean *turned, GError **error);
gboolean siyi_image_recode        (const char *path, GError **error);
gboolean siyi_image_has_loader    (SiyiImageKind kind);

/* siyi-image-wire.c */
gboolean siyi_image_send          (int socket, gconstpointer data, gsize n, int fd);
gboolean siyi_image_receive       (int socket, gpointer data, gsize n, int *fd, int timeout_ms);

G_END_DECLS
