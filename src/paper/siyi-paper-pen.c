/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From words to ink: Pango shapes and breaks the lines, and what it made is copied as cairo's
 * glyphs with their clusters, so that a PDF can still be searched and copied from. On the thread
 * of the layout. */
#include "siyi-paper-pen.h"

#include <string.h>

/* Spread wider than this part of a character a line looks torn; it is left ragged then. */
#define MOST_SPREAD 0.4

/**
 * siyi_pen_init:
 * @pages: where the ink goes; kept by the caller
 *
 * With unhinted metrics: a line breaks at the same place on every screen and printer.
 */
void
siyi_pen_init (SiyiPen   *self,
               SiyiPages *pages)
{
  PangoFontMap *map = pango_cairo_font_map_get_default ();
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  self->pages = pages;
  self->page = siyi_pages_add_page (pages);
  self->numbers = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->context = pango_font_map_create_context (map);
  pango_cairo_context_set_font_options (self->context, options);
  pango_cairo_context_set_resolution (self->context, 72);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_context_set_language (self->context, pango_language_from_string ("zh-cn"));
  cairo_font_options_destroy (options);
}

/**
 * siyi_pen_clear:
 */
void
siyi_pen_clear (SiyiPen *self)
{
  g_hash_table_unref (self->numbers);
  g_object_unref (self->context);
}

/**
 * siyi_pen_layout:
 *
 * Returns: (transfer full): a layout that breaks lines as Chinese text wants
 */
PangoLayout *
siyi_pen_layout (SiyiPen *self)
{
  PangoLayout *layout = pango_layout_new (self->context);

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_auto_dir (layout, FALSE);

  return layout;
}

/* A number is never parted from its unit: 450批, 12月. */
static PangoAttrList *
hold_numbers (const char *text)
{
  PangoAttrList *held = NULL;

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isdigit (p[0]) && (p[1] & 0x80) != 0)
      {
        PangoAttribute *attribute = pango_attr_allow_breaks_new (FALSE);

        attribute->start_index = (guint) (p - text);
        attribute->end_index = (guint) (g_utf8_next_char (p + 1) - text);
        if (held == NULL)
          held = pango_attr_list_new ();
        pango_attr_list_insert (held, attribute);
      }

  return held;
}

/**
 * siyi_pen_set:
 * @layout: of siyi_pen_layout(), with its font
 * @text: words
 * @width: points; -1 for one line however long
 * @indent: of the first line, points
 */
void
siyi_pen_set (PangoLayout *layout,
              const char  *text,
              double       width,
              double       indent)
{
  PangoAttrList *held = hold_numbers (text);

  pango_layout_set_width (layout, width < 0 ? -1 : (int) (width * PANGO_SCALE));
  pango_layout_set_indent (layout, (int) (indent * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_attributes (layout, held);
  if (held != NULL)
    pango_attr_list_unref (held);
}

/**
 * siyi_pen_width:
 *
 * Returns: of a line, points
 */
double
siyi_pen_width (PangoLayoutLine *line)
{
  PangoRectangle logical;

  pango_layout_line_get_extents (line, NULL, &logical);

  return (double) logical.width / PANGO_SCALE;
}

static guint
number_of (SiyiPen   *self,
           PangoFont *font)
{
  gpointer number;

  if (!g_hash_table_lookup_extended (self->numbers, font, NULL, &number))
    {
      cairo_scaled_font_t *scaled = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font));

      number = GUINT_TO_POINTER (self->pages->fonts->len);
      g_ptr_array_add (self->pages->fonts, cairo_scaled_font_reference (scaled));
      g_hash_table_insert (self->numbers, g_object_ref (font), number);
    }

  return GPOINTER_TO_UINT (number);
}

static void
add_glyph (SiyiPen              *self,
           const PangoGlyphInfo *info,
           double                x,
           double                baseline)
{
  SiyiGlyph glyph = { info->glyph, (float) (x + (double) info->geometry.x_offset / PANGO_SCALE),
                      (float) (baseline + (double) info->geometry.y_offset / PANGO_SCALE) };

  if (info->glyph == PANGO_GLYPH_EMPTY)
    return;

  if (info->glyph & PANGO_GLYPH_UNKNOWN_FLAG)
    {
      self->pages->n_missing++;
      glyph.index = 0;
    }
  g_array_append_val (self->page->glyphs, glyph);
}

/* Where a cluster's text ends: at the next one's beginning, in the order of the text. */
static int
cluster_end (const PangoGlyphItem *run,
             int                   glyph)
{
  const PangoGlyphString *glyphs = run->glyphs;
  const int step = run->item->analysis.level % 2 == 0 ? 1 : -1;

  for (int i = glyph + step; i >= 0 && i < glyphs->num_glyphs; i += step)
    if (glyphs->log_clusters[i] != glyphs->log_clusters[glyph])
      return glyphs->log_clusters[i];

  return run->item->length;
}

/* Returns: how far the run reaches. */
static double
add_run (SiyiPen              *self,
         const PangoGlyphItem *run,
         const char           *text,
         double                x,
         double                baseline,
         double                spread,
         gboolean              grey)
{
  SiyiPage *page = self->page;
  const PangoGlyphString *glyphs = run->glyphs;
  SiyiMark ink = { .kind = SIYI_INK_TEXT, .grey = grey, .glyphs = page->glyphs->len,
                  .clusters = page->clusters->len, .bytes = (guint) page->bytes->len };

  ink.font = number_of (self, run->item->analysis.font);
  ink.backward = run->item->analysis.level % 2 == 1;
  ink.n_bytes = run->item->length;
  for (int i = 0; i < glyphs->num_glyphs;)
    {
      const guint before = page->glyphs->len;
      const int start = glyphs->log_clusters[i];
      const int end = cluster_end (run, i);
      cairo_text_cluster_t cluster = { end - start, 0 };

      for (; i < glyphs->num_glyphs && glyphs->log_clusters[i] == start; i++)
        {
          add_glyph (self, &glyphs->glyphs[i], x, baseline);
          x += (double) glyphs->glyphs[i].geometry.width / PANGO_SCALE;
        }
      cluster.num_glyphs = (int) (page->glyphs->len - before);
      g_array_append_val (page->clusters, cluster);
      if (g_unichar_iswide (g_utf8_get_char (text + run->item->offset + start)))
        x += spread;
    }

  g_string_append_len (page->bytes, text + run->item->offset, run->item->length);
  ink.n_glyphs = page->glyphs->len - ink.glyphs;
  ink.n_clusters = page->clusters->len - ink.clusters;
  g_array_append_val (page->inks, ink);

  return x;
}

static double
spread_of (PangoLayoutLine *line,
           const char      *text,
           double           width,
           double           size)
{
  const char *end = text + line->start_index + line->length;
  const double left = width - siyi_pen_width (line);
  guint gaps = 0;

  for (const char *p = text + line->start_index; p < end; p = g_utf8_next_char (p))
    gaps += g_unichar_iswide (g_utf8_get_char (p)) && g_utf8_next_char (p) < end;

  return gaps > 0 && left > 0 && left / gaps <= size * MOST_SPREAD ? left / gaps : 0;
}

/**
 * siyi_pen_line:
 * @line: a line that Pango made
 * @x: where it begins, points
 * @baseline: where it stands, points
 * @width: what it may fill, with %SIYI_INK_SPREAD
 * @size: of its type
 * @flags: grey, spread
 *
 * Puts a line on the page. Spreads between Chinese characters only, never inside words or numbers.
 */
void
siyi_pen_line (SiyiPen         *self,
               PangoLayoutLine *line,
               double           x,
               double           baseline,
               double           width,
               double           size,
               SiyiInkFlags     flags)
{
  const char *text = pango_layout_get_text (line->layout);
  const double spread = flags & SIYI_INK_SPREAD ? spread_of (line, text, width, size) : 0;

  for (GSList *l = line->runs; l != NULL; l = l->next)
    x = add_run (self, l->data, text, x, baseline, spread, (flags & SIYI_INK_GREY) != 0);

  g_string_append_len (self->page->text, text + line->start_index, line->length);
}

/**
 * siyi_pen_rule:
 *
 * A thin line from one point to another.
 */
void
siyi_pen_rule (SiyiPen *self,
               double   x,
               double   y,
               double   x_to,
               double   y_to)
{
  const SiyiMark ink = { .kind = SIYI_INK_RULE, .x = x, .y = y, .x_to = x_to, .y_to = y_to };

  g_array_append_val (self->page->inks, ink);
}

/**
 * siyi_pen_fill:
 * @grey: whether it is grey and not black
 *
 * A rectangle from its upper left corner to its lower right one.
 */
void
siyi_pen_fill (SiyiPen  *self,
               double    x,
               double    y,
               double    x_to,
               double    y_to,
               gboolean  grey)
{
  const SiyiMark ink = { .kind = SIYI_INK_FILL, .grey = grey, .x = x, .y = y, .x_to = x_to, .y_to = y_to };

  g_array_append_val (self->page->inks, ink);
}

/**
 * siyi_pen_picture:
 * @picture: of the document that the pages keep
 *
 * A picture from its upper left corner to its lower right one.
 */
void
siyi_pen_picture (SiyiPen           *self,
                  const SiyiPicture *picture,
                  double             x,
                  double             y,
                  double             x_to,
                  double             y_to)
{
  const SiyiMark ink = { .kind = SIYI_INK_PICTURE, .picture = self->pages->pictures->len, .x = x,
                        .y = y, .x_to = x_to, .y_to = y_to };

  g_ptr_array_add (self->pages->pictures, (gpointer) picture);
  g_array_append_val (self->page->inks, ink);
}

/**
 * siyi_pen_hand:
 * @ink: a signature
 *
 * Into a rectangle, as wide and high as it was drawn allows.
 */
void
siyi_pen_hand (SiyiPen *self,
               SiyiInk *ink,
               double   x,
               double   y,
               double   x_to,
               double   y_to)
{
  const SiyiMark mark = { .kind = SIYI_INK_HAND, .picture = self->pages->hands->len, .x = x, .y = y, .x_to = x_to,
                          .y_to = y_to };

  g_ptr_array_add (self->pages->hands, siyi_ink_ref (ink));
  g_array_append_val (self->page->inks, mark);
}

/**
 * siyi_pen_open:
 * @tag: (transfer none): static; a structure of PDF such as P or TD
 */
void
siyi_pen_open (SiyiPen    *self,
               const char *tag)
{
  const SiyiMark ink = { .kind = SIYI_INK_OPEN, .tag = tag };

  g_array_append_val (self->page->inks, ink);
}

/**
 * siyi_pen_close:
 * @tag: what siyi_pen_open() opened, on the same page
 */
void
siyi_pen_close (SiyiPen    *self,
                const char *tag)
{
  const SiyiMark ink = { .kind = SIYI_INK_CLOSE, .tag = tag };

  g_array_append_val (self->page->inks, ink);
}
