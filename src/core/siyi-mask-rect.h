/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-ledger.h"

G_BEGIN_DECLS

/* Parts of a picture that are made unrecognisable, in pixels of the upright original, and to whom a
 * picture may go (domain, sections 2.2 and 7.2). */
typedef enum
{
  SIYI_COVER_BLUR,     /* so few colours are left of it that nothing can be got back */
  SIYI_COVER_BLACK,
} SiyiCover;

typedef struct
{
  int       x, y, width, height;
  SiyiCover cover;
} SiyiMaskRect;

#define SIYI_MASK_MAX_RECTS 200
#define SIYI_MASK_MIN_CELL  16    /* pixels of a blur's cell */
#define SIYI_MASK_CELLS     8     /* cells of a blur a side, at most */

/* Why a picture may not leave. */
typedef enum
{
  SIYI_LEAVE_FREE,
  SIYI_LEAVE_UNMASKED,     /* an original: only masked copies leave the office */
  SIYI_LEAVE_NO_CONSENT,   /* nobody's agreement to publishing is recorded */
  SIYI_LEAVE_TAKEN_OUT,
} SiyiPictureLeave;

const char *siyi_cover_word      (SiyiCover            cover);
gboolean    siyi_cover_parse     (const char          *word,
                                  SiyiCover           *cover);
gboolean    siyi_mask_rect_parse (const char          *text,
                                  SiyiMaskRect        *rect);
char       *siyi_mask_rect_text  (const SiyiMaskRect  *rect);
gboolean    siyi_mask_rect_clip  (SiyiMaskRect        *rect,
                                  int                  width,
                                  int                  height);
int         siyi_mask_cell       (int                  width,
                                  int                  height);
SiyiPictureLeave siyi_picture_leave (SiyiAudience         audience,
                                  gboolean             is_masked,
                                  gboolean             may_publish,
                                  gboolean             taken_out);

G_END_DECLS
