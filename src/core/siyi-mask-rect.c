/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rectangles of a masked picture as words and numbers, how coarse a blur is, and the rule of whom a
 * picture may go to. Pure functions, any thread. */
#include "siyi-mask-rect.h"

#include <stdio.h>
#include <string.h>

static const char * const words[] = { [SIYI_COVER_BLUR] = "blur", [SIYI_COVER_BLACK] = "black" };

/**
 * siyi_cover_word:
 *
 * Returns: (transfer none): blur or black, as stored and typed
 */
const char *
siyi_cover_word (SiyiCover cover)
{
  return words[cover];
}

/**
 * siyi_cover_parse:
 *
 * Returns: whether @word is one
 */
gboolean
siyi_cover_parse (const char *word,
                  SiyiCover  *cover)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (word, words[i]) == 0)
      {
        *cover = (SiyiCover) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * siyi_mask_rect_parse:
 * @text: x,y,width,height in pixels, with :blur or :black behind; without, it is a blur
 *
 * Returns: whether it is one, with something in it
 */
gboolean
siyi_mask_rect_parse (const char   *text,
                      SiyiMaskRect *rect)
{
  int used = -1;

  rect->cover = SIYI_COVER_BLUR;
  if (strlen (text) > 60 ||
      sscanf (text, "%6d,%6d,%6d,%6d%n", &rect->x, &rect->y, &rect->width, &rect->height, &used) != 4 ||
      used < 0 || rect->width <= 0 || rect->height <= 0)
    return FALSE;

  return text[used] == '\0' || (text[used] == ':' && siyi_cover_parse (text + used + 1, &rect->cover));
}

/**
 * siyi_mask_rect_text:
 *
 * Returns: (transfer full): what siyi_mask_rect_parse() reads
 */
char *
siyi_mask_rect_text (const SiyiMaskRect *rect)
{
  return g_strdup_printf ("%d,%d,%d,%d:%s", rect->x, rect->y, rect->width, rect->height,
                          words[rect->cover]);
}

/**
 * siyi_mask_rect_clip:
 * @width: of the upright picture, in pixels
 *
 * Returns: whether some of it lies within the picture; it lies there whole then
 */
gboolean
siyi_mask_rect_clip (SiyiMaskRect *rect,
                     int           width,
                     int           height)
{
  const int left = CLAMP (rect->x, 0, width);
  const int top = CLAMP (rect->y, 0, height);
  const int right = (int) CLAMP ((gint64) rect->x + rect->width, left, width);
  const int bottom = (int) CLAMP ((gint64) rect->y + rect->height, top, height);

  rect->x = left;
  rect->y = top;
  rect->width = right - left;
  rect->height = bottom - top;

  return rect->width > 0 && rect->height > 0;
}

/**
 * siyi_mask_cell:
 * @width: of a blurred rectangle
 *
 * However large the rectangle is, no more than 8 by 8 colours remain of it: a face of 800 pixels is
 * as little known by them as one of 80.
 *
 * Returns: pixels of a cell's side
 */
int
siyi_mask_cell (int width,
                int height)
{
  return MAX (SIYI_MASK_MIN_CELL, (MAX (width, height) + SIYI_MASK_CELLS - 1) / SIYI_MASK_CELLS);
}

/**
 * siyi_picture_leave:
 * @may_publish: whether publishing it was switched on, which needs a recorded consent
 *
 * Within the office an original may be copied; a unit gets masked copies only, for a picture of a
 * reception shows whose matter it is; the public gets a masked copy of a picture whose publishing
 * was agreed to (Civil Code, article 1019).
 *
 * Returns: %SIYI_LEAVE_FREE, or the first reason against it
 */
SiyiPictureLeave
siyi_picture_leave (SiyiAudience audience,
                    gboolean     is_masked,
                    gboolean     may_publish,
                    gboolean     taken_out)
{
  const gboolean leaves = audience == SIYI_AUDIENCE_UNIT || audience == SIYI_AUDIENCE_PUBLIC;

  if (taken_out)
    return SIYI_LEAVE_TAKEN_OUT;
  if (leaves && !is_masked)
    return SIYI_LEAVE_UNMASKED;

  return audience == SIYI_AUDIENCE_PUBLIC && !may_publish ? SIYI_LEAVE_NO_CONSENT : SIYI_LEAVE_FREE;
}
