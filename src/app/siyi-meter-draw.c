/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the four-ones meter: tiles that close to one piece, like a seal, when all are there.
 * Colour is never alone: every state has its own outline, ground and glyph strength. */
#include "siyi-meter-draw.h"

#include <glib/gi18n.h>

#include "siyi-colors.h"

/* Gap of a joined seal; the micro sizes join without a line. */
#define JOINED_GAP 1.0
#define OUTLINE 1.5

static const SiyiMeterShape shapes[] = {
  [SIYI_METER_SEAL] = { 46, 9, 4, 24, 2 },
  [SIYI_METER_LARGE_SEAL] = { 62, 12, 5, 33, 2 },
  [SIYI_METER_ROW] = { 22, 5, 3, 13, 4 },
  [SIYI_METER_MICRO_ROW] = { 7, 2, 2, 0, 4 },
  [SIYI_METER_MICRO_SEAL] = { 8, 2, 2, 0, 2 },
  [SIYI_METER_SINGLE] = { 22, 4.84, 0, 12.3, 1 },
  [SIYI_METER_LARGE_SINGLE] = { 34, 7.48, 0, 19, 1 },
};

/**
 * siyi_meter_shape:
 * @size: a size
 *
 * Returns: (transfer none): its measures in px
 */
const SiyiMeterShape *
siyi_meter_shape (SiyiMeterSize size)
{
  g_return_val_if_fail (size < G_N_ELEMENTS (shapes), &shapes[0]);

  return &shapes[size];
}

/* radii: top left, top right, bottom right, bottom left */
static void
add_rounded_rectangle (cairo_t *cr, const graphene_rect_t *box, const double radii[4])
{
  double left = box->origin.x, top = box->origin.y;
  double right = left + box->size.width, bottom = top + box->size.height;

  cairo_new_sub_path (cr);
  cairo_arc (cr, left + radii[0], top + radii[0], radii[0], G_PI, 1.5 * G_PI);
  cairo_arc (cr, right - radii[1], top + radii[1], radii[1], 1.5 * G_PI, 2 * G_PI);
  cairo_arc (cr, right - radii[2], bottom - radii[2], radii[2], 0, 0.5 * G_PI);
  cairo_arc (cr, left + radii[3], bottom - radii[3], radii[3], 0.5 * G_PI, G_PI);
  cairo_close_path (cr);
}

static void
set_color (cairo_t *cr, GtkWidget *widget, const char *name, double alpha)
{
  GdkRGBA color = siyi_color (widget, name, alpha);

  gdk_cairo_set_source_rgba (cr, &color);
}

static void
stroke_outline (cairo_t               *cr,
                GtkWidget             *widget,
                const graphene_rect_t *box,
                double                 radius,
                gboolean               dashed,
                const char            *color,
                double                 alpha)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  double width = OUTLINE + (adw_style_manager_get_high_contrast (style) ? 1 : 0);
  const double dashes[] = { 3, 2 };
  graphene_rect_t inside;
  double radii[4];

  graphene_rect_inset_r (box, width / 2, width / 2, &inside);
  for (int i = 0; i < 4; i++)
    radii[i] = MAX (radius - width / 2, 0);

  add_rounded_rectangle (cr, &inside, radii);
  set_color (cr, widget, color, alpha);
  cairo_set_line_width (cr, width);
  cairo_set_dash (cr, dashes, dashed ? 2 : 0, 0);
  cairo_stroke (cr);
}

static void
fill (cairo_t               *cr,
      GtkWidget             *widget,
      const graphene_rect_t *box,
      const double           radii[4],
      const char            *color,
      double                 alpha)
{
  add_rounded_rectangle (cr, box, radii);
  set_color (cr, widget, color, alpha);
  cairo_fill (cr);
}

static void
fill_lower_part (cairo_t               *cr,
                 GtkWidget             *widget,
                 const graphene_rect_t *box,
                 const double           radii[4],
                 double                 part)
{
  double height = box->size.height * part;

  cairo_save (cr);
  cairo_rectangle (cr, box->origin.x, box->origin.y + box->size.height - height,
                   box->size.width, height);
  cairo_clip (cr);
  fill (cr, widget, box, radii, "success_bg_color", 0.32);
  cairo_restore (cr);
}

static void
stroke_diagonal (cairo_t *cr, GtkWidget *widget, const graphene_rect_t *box)
{
  double inset = box->size.width * 0.18;

  set_color (cr, widget, "window_fg_color", 0.56);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_width (cr, OUTLINE);
  cairo_move_to (cr, box->origin.x + inset, box->origin.y + box->size.height - inset);
  cairo_line_to (cr, box->origin.x + box->size.width - inset, box->origin.y + inset);
  cairo_stroke (cr);
}

static void
draw_ground (cairo_t               *cr,
             GtkWidget             *widget,
             const graphene_rect_t *box,
             const double           radii[4],
             const SiyiMeterTile   *tile,
             gboolean               micro)
{
  double radius = radii[0];

  switch (tile->state)
    {
    case SIYI_TILE_PART:
      fill_lower_part (cr, widget, box, radii, tile->part);
      stroke_outline (cr, widget, box, radius, FALSE, "success_color", 1);
      break;

    case SIYI_TILE_FULL:
      fill (cr, widget, box, radii, "success_color", tile->opacity);
      break;

    case SIYI_TILE_SOON:
      if (!micro)
        fill (cr, widget, box, radii, "warning_bg_color", 0.16);
      stroke_outline (cr, widget, box, radius, !micro, "warning_color", 1);
      break;

    case SIYI_TILE_MISSING:
      if (!micro)
        fill (cr, widget, box, radii, "error_bg_color", 0.09);
      stroke_outline (cr, widget, box, radius, !micro, "error_color", 1);
      break;

    case SIYI_TILE_EXCUSED:
      fill (cr, widget, box, radii, "window_fg_color", micro ? 0.56 : 0.19);
      if (!micro)
        stroke_diagonal (cr, widget, box);
      break;

    case SIYI_TILE_EMPTY:
    default:
      stroke_outline (cr, widget, box, radius, FALSE, "window_fg_color", 0.30);
      break;
    }
}

static void
set_glyph_color (cairo_t *cr, GtkWidget *widget, const SiyiMeterTile *tile)
{
  switch (tile->state)
    {
    case SIYI_TILE_FULL:
      set_color (cr, widget, "view_bg_color", tile->opacity);
      break;
    case SIYI_TILE_PART:
      set_color (cr, widget, "success_color", 1);
      break;
    case SIYI_TILE_SOON:
      set_color (cr, widget, "warning_color", 1);
      break;
    case SIYI_TILE_MISSING:
      set_color (cr, widget, "error_color", 1);
      break;
    case SIYI_TILE_EMPTY:
    case SIYI_TILE_EXCUSED:
    default:
      set_color (cr, widget, "window_fg_color", 0.56);
      break;
    }
}

static const char *
glyph_of (SiyiPiece piece)
{
  switch (piece)
    {
    case SIYI_PIECE_RECORD:
      /* Translators: one character on a tile: record book */
      return C_("four ones", "R");
    case SIYI_PIECE_LEDGER:
      /* Translators: one character on a tile: ledger */
      return C_("four ones", "L");
    case SIYI_PIECE_PHOTOS:
      /* Translators: one character on a tile: photos */
      return C_("four ones", "P");
    case SIYI_PIECE_SIGNIN:
    case SIYI_N_PIECES:
    default:
      /* Translators: one character on a tile: sign-in sheet */
      return C_("four ones", "S");
    }
}

static void
draw_glyph (cairo_t               *cr,
            GtkWidget             *widget,
            const graphene_rect_t *box,
            SiyiPiece              piece,
            float                  size)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (widget, glyph_of (piece));
  const PangoFontDescription *inherited;
  g_autoptr(PangoFontDescription) font = NULL;
  PangoRectangle ink, logical;

  inherited = pango_context_get_font_description (gtk_widget_get_pango_context (widget));
  font = pango_font_description_copy (inherited);
  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_get_pixel_extents (layout, &ink, &logical);

  /* By its ink: the line height of a font says little about where its characters stand. */
  cairo_move_to (cr,
                 box->origin.x + (box->size.width - logical.width) / 2.0 - logical.x,
                 box->origin.y + (box->size.height - ink.height) / 2.0 - ink.y);
  pango_cairo_show_layout (cr, layout);
}

/* Inner corners become square as the tiles join. */
static void
tile_radii (const SiyiMeterShape *shape, int column, int row, int rows, double joined,
            double radii[4])
{
  gboolean left = column == 0, right = column == shape->columns - 1;
  gboolean top = row == 0, bottom = row == rows - 1;
  double inner = shape->radius * (1 - joined);

  radii[0] = left && top ? shape->radius : inner;
  radii[1] = right && top ? shape->radius : inner;
  radii[2] = right && bottom ? shape->radius : inner;
  radii[3] = left && bottom ? shape->radius : inner;
}

/* The micro sizes join without shrinking, as one bar. */
static void
draw_joined_micro (GtkWidget *widget, cairo_t *cr, const SiyiMeterShape *shape, double opacity)
{
  int columns = shape->columns, rows = SIYI_N_PIECES / columns;
  double radius = rows == 2 ? 2 * shape->radius : shape->radius;
  const double radii[4] = { radius, radius, radius, radius };
  graphene_rect_t box;

  graphene_rect_init (&box, 0, 0, columns * (shape->tile + shape->gap) - shape->gap,
                      rows * (shape->tile + shape->gap) - shape->gap);
  fill (cr, widget, &box, radii, "success_color", opacity);
}

/**
 * siyi_meter_draw:
 * @widget: gives colours and font
 * @cr: with the meter's corner as origin
 * @shape: the measures
 * @tiles: four, or the one of a single
 * @first: the piece of the first tile
 * @joined: 0 apart … 1 one piece
 */
void
siyi_meter_draw (GtkWidget            *widget,
                 cairo_t              *cr,
                 const SiyiMeterShape *shape,
                 const SiyiMeterTile  *tiles,
                 SiyiPiece             first,
                 double                joined)
{
  int n_tiles = shape->columns == 1 ? 1 : SIYI_N_PIECES;
  int rows = n_tiles / shape->columns;
  gboolean micro = shape->glyph == 0;
  double gap = shape->gap + (JOINED_GAP - shape->gap) * (micro ? 0 : joined);
  double inset = (shape->gap - gap) / 2;

  for (int i = 0; i < n_tiles; i++)
    {
      int column = i % shape->columns, row = i / shape->columns;
      graphene_rect_t box;
      double radii[4];

      graphene_rect_init (&box,
                          inset * (shape->columns - 1) + column * (shape->tile + gap),
                          inset * (rows - 1) + row * (shape->tile + gap),
                          shape->tile, shape->tile);
      tile_radii (shape, column, row, rows, n_tiles > 1 ? joined : 0, radii);
      draw_ground (cr, widget, &box, radii, &tiles[i], micro);
      if (micro)
        continue;

      set_glyph_color (cr, widget, &tiles[i]);
      draw_glyph (cr, widget, &box, first + i, shape->glyph);
    }

  if (micro && joined > 0)
    draw_joined_micro (widget, cr, shape, joined);
}
