/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands on a page beside its text: the feet, the stroke over an empty rest, and the code that
 * names the paper to a scanner. On the thread of the layout. */
#include "siyi-paper-layout-private.h"

#include <qrencode.h>
#include <string.h>

#include "siyi-words.h"

/* GB/T 9704-2012 7.5: the number stands 7 mm below the type area, 四号, one character in. */
#define NUMBER_BELOW (7 * SIYI_POINTS_A_MM)
#define NUMBER_SIZE 14.0
#define CODE_SIDE (23 * SIYI_POINTS_A_MM)
#define CODE_ABOVE (5 * SIYI_POINTS_A_MM)
/* Modules overlap a little, or viewers draw hair lines between them. */
#define OVERLAP 0.04

static void
put_foot (SiyiPaperLayout     *self,
          const SiyiPaperPart *foot,
          guint                page,
          guint                end,
          double               size)
{
  const SiyiSheet *sheet = self->sheet;
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  g_autofree char *of_part = g_strdup_printf ("%u", page - foot->first + 1);
  g_autofree char *n_of_part = g_strdup_printf ("%u", end - foot->first);
  g_autofree char *text = siyi_fill (foot->text, "n", number, "page", of_part, "pages",
                                     n_of_part, NULL);
  PangoLayoutLine *line;
  double x = sheet->left + size;

  siyi_pen_set (self->layout, text, -1, 0);
  line = pango_layout_get_line_readonly (self->layout, 0);
  if (page % 2 == 0)
    x = sheet->width - sheet->right - size - siyi_pen_width (line);
  self->pen.page = g_ptr_array_index (self->pen.pages->pages, page);
  siyi_pen_line (&self->pen, line, x, sheet->height - sheet->bottom + NUMBER_BELOW + 0.36 * size, 0,
                 size, SIYI_INK_PLAIN);
}

/**
 * siyi_paper_rest:
 * @y: where the emptiness begins, points
 *
 * A stroke over the rest of the page, so that nothing is added to it later.
 */
void
siyi_paper_rest (SiyiPaperLayout *self,
                 double           y)
{
  const SiyiSheet *sheet = self->sheet;
  const double bottom = siyi_paper_layout_bottom (self);

  if (bottom - y > 3 * siyi_sheet_pitch (sheet))
    siyi_pen_rule (&self->pen, sheet->width - sheet->right - sheet->body, y + sheet->body / 2,
                   sheet->left + sheet->body, bottom - sheet->body / 2);
}

/* Each run of dark modules of a line is one rectangle. */
static void
put_modules (SiyiPaperLayout *self,
             const QRcode    *code,
             double           left,
             double           top)
{
  const double module = CODE_SIDE / code->width;

  for (int row = 0; row < code->width; row++)
    for (int from = 0, to; from < code->width; from = to + 1)
      {
        for (to = from; to < code->width && (code->data[row * code->width + to] & 1); to++)
          ;
        if (to > from)
          siyi_pen_fill (&self->pen, left + from * module, top + row * module,
                         left + to * module + OVERLAP, top + (row + 1) * module + OVERLAP, FALSE);
      }
}

/* In the upper margin at the right, where it takes no room of the text. A quarter of it may be soiled
 * or stamped over (level Q). */
static void
put_code (SiyiPaperLayout     *self,
          const SiyiPaperPart *part,
          guint                page,
          guint                end,
          double               size)
{
  const SiyiSheet *sheet = self->sheet;
  QRcode *code = QRcode_encodeData ((int) strlen (part->text), (const unsigned char *) part->text,
                                    0, QR_ECLEVEL_Q);

  if (code == NULL)
    {
      g_warning ("A code of %u bytes could not be drawn", (guint) strlen (part->text));
      return;
    }

  self->pen.page = g_ptr_array_index (self->pen.pages->pages, page);
  put_modules (self, code, sheet->width - sheet->right - CODE_SIDE,
               sheet->top - CODE_ABOVE - CODE_SIDE);
  QRcode_free (code);
}

typedef void (*PutMark) (SiyiPaperLayout     *self,
                         const SiyiPaperPart *part,
                         guint                page,
                         guint                end,
                         double               size);

static void
put_on_pages (SiyiPaperLayout *self,
              GArray          *parts,
              PutMark          put,
              double           size)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const SiyiPaperPart *part = &g_array_index (parts, SiyiPaperPart, i);
      const guint end = i + 1 < parts->len ? g_array_index (parts, SiyiPaperPart, i + 1).first
                                           : self->pen.pages->pages->len;

      for (guint page = part->first; page < end; page++)
        put (self, part, page, end, size);
    }
}

/**
 * siyi_paper_marks:
 *
 * Feet, "— 1 —" or what the parts want, on odd pages at the right, on even ones at the left
 * (GB/T 9704-2012 7.5); and codes. When all pages stand.
 */
void
siyi_paper_marks (SiyiPaperLayout *self)
{
  const double size = NUMBER_SIZE * self->sheet->body / siyi_sheet_of (SIYI_PAPER_A4)->body;
  g_autoptr(PangoFontDescription) font = siyi_paper_fonts_describe (self->fonts, SIYI_FONT_SONG,
                                                                    size, FALSE);

  pango_layout_set_font_description (self->layout, font);
  put_on_pages (self, self->feet, put_foot, size);
  put_on_pages (self, self->codes, put_code, size);
}
