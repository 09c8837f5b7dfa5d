/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the year: names of months, numbers of days, tiles, dots for days to come, the ring around
 * today's, and each month's complete sessions beside those that were held. Main thread. */
#include "siyi-ones-grid-private.h"

#include <glib/gi18n.h>

#include "siyi-colors.h"
#include "siyi-meter-draw.h"

#define SEAL 18.0f       /* px, four tiles and their gap */

typedef enum { TEXT_START, TEXT_CENTRE, TEXT_END } TextAlign;

static void
draw_text (SiyiOnesGrid *self,
           GtkSnapshot  *snapshot,
           const char   *markup,
           float         x,
           float         y,
           TextAlign     align,
           double        scale)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  g_autoptr(PangoAttrList) looks = NULL;
  const GdkRGBA color = siyi_color (GTK_WIDGET (self), "window_fg_color", scale < 1 ? 0.62f : 0.9f);
  int width, height;

  pango_layout_set_markup (layout, markup, -1);
  looks = pango_layout_get_attributes (layout) != NULL ? pango_attr_list_copy (pango_layout_get_attributes (layout))
                                                       : pango_attr_list_new ();
  pango_attr_list_insert (looks, pango_attr_scale_new (scale));
  pango_attr_list_insert (looks, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, looks);
  pango_layout_get_pixel_size (layout, &width, &height);
  x -= align == TEXT_CENTRE ? (float) width / 2 : align == TEXT_END ? (float) width : 0;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (int) x, (float) (int) (y - (float) height / 2)));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_head (SiyiOnesGrid *self,
           GtkSnapshot  *snapshot)
{
  const float step = MAX ((float) (gtk_widget_get_width (GTK_WIDGET (self)) - SIYI_ONES_LEFT - SIYI_ONES_RIGHT) / 31, 1);

  for (int day = 1; day <= 31; day++)
    if (day == 1 || day % 5 == 0)
      {
        g_autofree char *number = g_strdup_printf ("%d", day);

        draw_text (self, snapshot, number, SIYI_ONES_LEFT + ((float) day - 0.5f) * MIN (step, SIYI_ONES_STEP_MOST), 20,
                   TEXT_CENTRE, PANGO_SCALE_SMALL);
      }
  draw_text (self, snapshot, C_("four ones", "complete/held"), (float) gtk_widget_get_width (GTK_WIDGET (self)) - 12, 20,
             TEXT_END, PANGO_SCALE_SMALL);
}

static void
draw_month (SiyiOnesGrid *self,
            GtkSnapshot  *snapshot,
            int           month)
{
  const float y = SIYI_ONES_HEAD + ((float) month - 0.5f) * SIYI_ONES_ROW;
  int n = 0, n_complete = 0;
  /* Translators: a month of the year, %d is 1 to 12 */
  g_autofree char *name = g_strdup_printf (C_("month", "Month %d"), month);

  for (guint i = 0; i < self->year->ones->len; i++)
    {
      const SiyiOnes *ones = &g_array_index (self->year->ones, SiyiOnes, i);
      int of;

      siyi_day_split (ones->session->day, NULL, &of, NULL);
      if (of != month || !ones->over)
        continue;
      n++;
      n_complete += !ones->gap;
    }

  draw_text (self, snapshot, name, 12, y, TEXT_START, 1);
  if (n > 0)
    {
      g_autofree char *figures = g_strdup_printf ("%d<span alpha=\"70%%\">/%d</span>", n_complete, n);

      draw_text (self, snapshot, figures, (float) gtk_widget_get_width (GTK_WIDGET (self)) - 12, y, TEXT_END, 1);
    }
}

static double
part_of (const SiyiPieceCount *count)
{
  return count->wanted > 0 ? (double) count->done / count->wanted : 0;
}

static void
draw_ring (GtkSnapshot           *snapshot,
           const graphene_rect_t *area,
           const GdkRGBA         *color,
           float                  outset,
           float                  width)
{
  graphene_rect_t ring = *area;
  GskRoundedRect frame;

  graphene_rect_inset (&ring, -outset, -outset);
  gsk_rounded_rect_init_from_rect (&frame, &ring, 6);
  gtk_snapshot_append_border (snapshot, &frame, (float[4]) { width, width, width, width },
                              (GdkRGBA[4]) { *color, *color, *color, *color });
}

static void
draw_dot (SiyiOnesGrid          *self,
          GtkSnapshot           *snapshot,
          const graphene_rect_t *area)
{
  const GdkRGBA color = siyi_color (GTK_WIDGET (self), "window_fg_color", 0.3f);
  const graphene_rect_t box = GRAPHENE_RECT_INIT (area->origin.x + area->size.width / 2 - 1.5f,
                                                  area->origin.y + area->size.height / 2 - 1.5f, 3, 3);
  GskRoundedRect round;

  gsk_rounded_rect_init_from_rect (&round, &box, 1.5f);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, &color, &box);
  gtk_snapshot_pop (snapshot);
}

static void
draw_tiles (SiyiOnesGrid          *self,
            GtkSnapshot           *snapshot,
            const SiyiOnes        *ones,
            const graphene_rect_t *area)
{
  SiyiMeterTile tiles[SIYI_N_PIECES];
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, area);

  for (int piece = 0; piece < SIYI_N_PIECES; piece++)
    tiles[piece] = (SiyiMeterTile) { ones->state.tiles[piece], part_of (&ones->session->pieces[piece]), 1 };
  cairo_translate (cr, area->origin.x, area->origin.y);
  cairo_scale (cr, area->size.width / SEAL, area->size.height / SEAL);
  siyi_meter_draw (GTK_WIDGET (self), cr, siyi_meter_shape (SIYI_METER_MICRO_SEAL), tiles, SIYI_PIECE_RECORD,
                   ones->state.joined ? 1 : 0);
  cairo_destroy (cr);
}

static void
draw_session (SiyiOnesGrid *self,
              GtkSnapshot  *snapshot,
              guint         i)
{
  const SiyiOnes *ones = &g_array_index (self->year->ones, SiyiOnes, i);
  graphene_rect_t area;

  siyi_ones_grid_area (self, i, &area);
  if (ones->coming)
    draw_dot (self, snapshot, &area);
  else
    draw_tiles (self, snapshot, ones, &area);

  if (ones->session->day == self->year->today)
    {
      const GdkRGBA color = siyi_color (GTK_WIDGET (self), "accent_bg_color", 1);

      draw_ring (snapshot, &area, &color, 3, 1.5f);
    }
  if (ones->session->id == self->session && gtk_widget_has_focus (GTK_WIDGET (self)))
    {
      const GdkRGBA color = siyi_color (GTK_WIDGET (self), "accent_bg_color", 0.5f);

      draw_ring (snapshot, &area, &color, 4, 2);
    }
}

void
siyi_ones_grid_draw (SiyiOnesGrid *self,
                     GtkSnapshot  *snapshot)
{
  draw_head (self, snapshot);
  for (int month = 1; month <= 12; month++)
    draw_month (self, snapshot, month);
  for (guint i = 0; i < self->year->ones->len; i++)
    draw_session (self, snapshot, i);
}
