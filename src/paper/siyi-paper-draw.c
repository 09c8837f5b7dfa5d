/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page on any cairo surface: screen, printer, PDF. Any thread. */
#include "siyi-ink-draw.h"
#include "siyi-paper-private.h"

#define RULE_WIDTH 0.6
#define GREY 0.45

static void
draw_text (SiyiPages      *self,
           const SiyiPage *page,
           const SiyiMark  *ink,
           cairo_t        *cr)
{
  cairo_scaled_font_t *font = g_ptr_array_index (self->fonts, ink->font);
  cairo_glyph_t *glyphs;
  cairo_matrix_t matrix;

  if (ink->n_glyphs == 0)
    return;

  glyphs = g_new (cairo_glyph_t, ink->n_glyphs);
  for (guint i = 0; i < ink->n_glyphs; i++)
    {
      const SiyiGlyph *glyph = &g_array_index (page->glyphs, SiyiGlyph, ink->glyphs + i);

      glyphs[i] = (cairo_glyph_t) { glyph->index, (double) glyph->x, (double) glyph->y };
    }

  /* Face and size, not the scaled font: that one is bound to the scale of the layout. */
  cairo_scaled_font_get_font_matrix (font, &matrix);
  cairo_set_font_face (cr, cairo_scaled_font_get_font_face (font));
  cairo_set_font_matrix (cr, &matrix);
  cairo_set_source_rgb (cr, ink->grey ? GREY : 0, ink->grey ? GREY : 0, ink->grey ? GREY : 0);
  cairo_show_text_glyphs (cr, page->bytes->str + ink->bytes, (int) ink->n_bytes,
                          glyphs, (int) ink->n_glyphs,
                          &g_array_index (page->clusters, cairo_text_cluster_t, ink->clusters),
                          (int) ink->n_clusters,
                          ink->backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
  g_free (glyphs);
}

static void
draw_rule (const SiyiMark *ink,
           cairo_t       *cr)
{
  double one = 1, none = 0;
  double width;

  /* Never thinner than a pixel of the screen, or rules come and go while one zooms. */
  cairo_device_to_user_distance (cr, &one, &none);
  width = cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_PDF
            ? RULE_WIDTH : MAX (RULE_WIDTH, ABS (one) * 0.9);

  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, width);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_SQUARE);
  cairo_move_to (cr, ink->x, ink->y);
  cairo_line_to (cr, ink->x_to, ink->y_to);
  cairo_stroke (cr);
}

/* A PDF takes the JPEG as it is; everything else needs its pixels. */
static void
draw_picture (SiyiPages     *self,
              const SiyiMark *ink,
              cairo_t       *cr)
{
  const SiyiPicture *picture = g_ptr_array_index (self->pictures, ink->picture);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, picture->width, picture->height);
  const gboolean is_pdf = cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_PDF;
  gboolean ready = cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS;
  gsize n;

  if (ready && is_pdf)
    {
      const unsigned char *bytes = g_bytes_get_data (picture->jpeg, &n);

      ready = cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, bytes, n,
                                           (cairo_destroy_func_t) g_bytes_unref,
                                           g_bytes_ref (picture->jpeg)) == CAIRO_STATUS_SUCCESS;
    }
  else if (ready)
    {
      ready = picture->decode (picture->jpeg, picture->width, picture->height,
                               cairo_image_surface_get_data (surface),
                               cairo_image_surface_get_stride (surface));
      cairo_surface_mark_dirty (surface);
    }
  if (ready)
    {
      cairo_save (cr);
      cairo_translate (cr, ink->x, ink->y);
      cairo_scale (cr, (ink->x_to - ink->x) / picture->width, (ink->y_to - ink->y) / picture->height);
      cairo_set_source_surface (cr, surface, 0, 0);
      /* Any other extent, and cairo would draw the empty surface into a PDF instead of the JPEG. */
      cairo_pattern_set_extend (cairo_get_source (cr), is_pdf ? CAIRO_EXTEND_NONE : CAIRO_EXTEND_PAD);
      cairo_rectangle (cr, 0, 0, picture->width, picture->height);
      cairo_fill (cr);
      cairo_restore (cr);
    }
  cairo_surface_destroy (surface);
}

static void
draw_hand (SiyiPages      *self,
           const SiyiMark *mark,
           cairo_t        *cr)
{
  const SiyiInk *ink = g_ptr_array_index (self->hands, mark->picture);

  cairo_save (cr);
  cairo_translate (cr, mark->x, mark->y);
  cairo_set_source_rgb (cr, 0, 0, 0);
  siyi_ink_draw (cr, ink, mark->x_to - mark->x, mark->y_to - mark->y);
  cairo_restore (cr);
}

/**
 * siyi_pages_draw:
 * @number: of the page, from 0
 * @cr: where; one unit is a point, the page's corner at the origin. Paper is not painted.
 */
void
siyi_pages_draw (SiyiPages *self,
                 guint      number,
                 cairo_t   *cr)
{
  const SiyiPage *page;
  cairo_font_options_t *options;

  g_return_if_fail (number < self->pages->len);

  page = g_ptr_array_index (self->pages, number);
  options = cairo_font_options_create ();
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_save (cr);
  cairo_set_font_options (cr, options);
  for (guint i = 0; i < page->inks->len; i++)
    {
      const SiyiMark *ink = &g_array_index (page->inks, SiyiMark, i);

      switch (ink->kind)
        {
        case SIYI_INK_TEXT:
          draw_text (self, page, ink, cr);
          break;
        case SIYI_INK_RULE:
          draw_rule (ink, cr);
          break;
        case SIYI_INK_FILL:
          cairo_set_source_rgb (cr, ink->grey ? GREY : 0, ink->grey ? GREY : 0, ink->grey ? GREY : 0);
          cairo_rectangle (cr, ink->x, ink->y, ink->x_to - ink->x, ink->y_to - ink->y);
          cairo_fill (cr);
          break;
        case SIYI_INK_PICTURE:
          draw_picture (self, ink, cr);
          break;
        case SIYI_INK_HAND:
          draw_hand (self, ink, cr);
          break;
        case SIYI_INK_OPEN:
          cairo_tag_begin (cr, ink->tag, NULL);
          break;
        case SIYI_INK_CLOSE:
        default:
          cairo_tag_end (cr, ink->tag);
          break;
        }
    }
  cairo_restore (cr);
  cairo_font_options_destroy (options);
}
