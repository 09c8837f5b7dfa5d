/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of pictures with their words: kept on one page, each in the middle of its column, as large as
 * its words leave room. On the thread of the layout. */
#include "siyi-paper-layout-private.h"

/* Between a picture and its words, in lines of these. */
#define APART 0.4

static void
set_words (SiyiPaperLayout   *self,
           const SiyiPicture *picture,
           double             width)
{
  g_autoptr(PangoFontDescription) font = siyi_paper_fonts_describe (self->fonts, SIYI_FONT_BODY,
                                                                    self->sheet->note, FALSE);

  pango_layout_set_font_description (self->layout, font);
  siyi_pen_set (self->layout, picture->text, width, 0);
}

static guint
most_lines (SiyiPaperLayout *self,
            const SiyiBlock *block,
            double           width)
{
  guint most = 0;

  for (guint i = 0; i < block->pictures->len; i++)
    {
      set_words (self, &g_array_index (block->pictures, SiyiPicture, i), width);
      most = MAX (most, (guint) pango_layout_get_line_count (self->layout));
    }

  return most;
}

/* One line stands in the middle below its picture, several begin at its left. */
static void
put_words (SiyiPaperLayout          *self,
           const SiyiPicture        *picture,
           const SiyiPictureMeasure *measure,
           double                    left,
           double                    y)
{
  GSList *lines;
  const double size = self->sheet->note;

  set_words (self, picture, measure->column);
  lines = pango_layout_get_lines_readonly (self->layout);
  for (GSList *l = lines; l != NULL; l = l->next)
    {
      double x = left;

      if (lines->next == NULL)
        x += (measure->column - siyi_pen_width (l->data)) / 2;
      siyi_pen_line (&self->pen, l->data, x, y + siyi_paper_layout_baseline (measure->pitch, size),
                     measure->column, size, SIYI_INK_PLAIN);
      y += measure->pitch;
    }
  g_string_append_c (self->pen.page->text, '\n');
}

static void
put_picture (SiyiPaperLayout          *self,
             const SiyiPicture        *picture,
             const SiyiPictureMeasure *measure,
             double                    left)
{
  double width, height, x;

  siyi_picture_fit (picture, measure->column, measure->picture, &width, &height);
  x = left + (measure->column - width) / 2;
  siyi_pen_open (&self->pen, "Figure");
  siyi_pen_picture (&self->pen, picture, x, self->y, x + width, self->y + height);
  put_words (self, picture, measure, left, self->y + height + APART * measure->pitch);
  siyi_pen_close (&self->pen, "Figure");
}

/**
 * siyi_paper_pictures:
 *
 * Lays the row out, on the next page where this one has no room for it.
 */
void
siyi_paper_pictures (SiyiPaperLayout *self,
                     const SiyiBlock *block)
{
  SiyiPictureMeasure measure;
  guint n_lines;

  siyi_pictures_measure (block, self->sheet, &measure);
  n_lines = most_lines (self, block, measure.column);
  measure.picture = MAX (measure.row - (n_lines + 2 * APART) * measure.pitch, measure.row / 2);
  measure.row = MAX (measure.row, measure.picture + (n_lines + 2 * APART) * measure.pitch);
  if (!self->fresh && self->y + measure.row > siyi_paper_layout_bottom (self))
    siyi_paper_layout_next_page (self);

  for (guint i = 0; i < block->pictures->len; i++)
    put_picture (self, &g_array_index (block->pictures, SiyiPicture, i), &measure,
                 self->sheet->left + i * (measure.column + measure.gap));
  self->y += measure.row;
  self->fresh = FALSE;
}
