/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One card of the set. It draws the picture itself, so that a picture's size never asks for room; the
 * texture is given and taken away by whoever knows what is seen. Main thread; holds its item. */
#include "siyi-photo-card.h"

#include <glib/gi18n.h>

#include "siyi-children.h"
#include "siyi-colors.h"
#include "siyi-meter.h"
#include "siyi-photo-words.h"

#define CARD_WIDTH 178
#define PICTURE_HEIGHT 119
#define BAR_WIDTH 9
#define BAR_GAP 2
#define BAR_HEIGHT 6
#define RADIUS 12

struct _SiyiPhotoCard
{
  GtkWidget      parent_instance;

  /* Children */
  GtkWidget     *below;         /* title, time, bars */
  GtkLabel      *title;
  GtkLabel      *time;
  GtkWidget     *bars;
  GtkLabel      *state;
  GtkWidget     *missing;       /* made when first needed */
  GtkLabel      *missing_title;
  GtkLabel      *missing_words;
  GtkButton     *missing_button;

  /* Owned */
  SiyiPhotoItem *item;
  GdkTexture    *texture;
  guint          elements;      /* bits: which are there */
};

G_DEFINE_FINAL_TYPE (SiyiPhotoCard, siyi_photo_card, GTK_TYPE_WIDGET)

static void
draw_bar (cairo_t       *cr,
          const GdkRGBA *color,
          double         x,
          gboolean       filled)
{
  const double inset = filled ? 0 : 0.75;

  gdk_cairo_set_source_rgba (cr, color);
  cairo_rectangle (cr, x + inset, inset, BAR_WIDTH - 2 * inset, BAR_HEIGHT - 2 * inset);
  if (filled)
    {
      cairo_fill (cr);
      return;
    }
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
}

static void
draw_bars (GtkDrawingArea *area,
           cairo_t        *cr,
           int             width,
           int             height,
           gpointer        data)
{
  const SiyiPhotoCard *self = data;
  GtkWidget *widget = GTK_WIDGET (area);
  const GdkRGBA there = siyi_color (widget, "success_color", 1);
  const GdkRGBA lacking = siyi_color (widget, "warning_color", 1);

  for (guint i = 0; i < SIYI_N_ELEMENTS; i++)
    {
      const gboolean filled = (self->elements & (1u << i)) != 0;

      draw_bar (cr, filled ? &there : &lacking, i * (BAR_WIDTH + BAR_GAP), filled);
    }
}

/* The picture fills its place and is cut where it is longer. */
static void
snapshot_picture (SiyiPhotoCard *self,
                  GtkSnapshot   *snapshot)
{
  const float width = (float) gtk_widget_get_width (GTK_WIDGET (self));
  const float height = PICTURE_HEIGHT;
  GskRoundedRect clip;
  graphene_rect_t place = GRAPHENE_RECT_INIT (0, 0, width, height);
  const graphene_size_t round = GRAPHENE_SIZE_INIT (RADIUS, RADIUS);
  const graphene_size_t square = GRAPHENE_SIZE_INIT (0, 0);

  gsk_rounded_rect_init (&clip, &place, &round, &round, &square, &square);
  gtk_snapshot_push_rounded_clip (snapshot, &clip);
  if (self->texture == NULL)
    {
      const GdkRGBA ground = siyi_color (GTK_WIDGET (self), "window_fg_color", 0.08f);

      gtk_snapshot_append_color (snapshot, &ground, &place);
    }
  else
    {
      const float w = (float) gdk_texture_get_width (self->texture);
      const float h = (float) gdk_texture_get_height (self->texture);
      const float scale = MAX (width / w, height / h);

      graphene_rect_init (&place, (width - w * scale) / 2, (height - h * scale) / 2, w * scale,
                          h * scale);
      gtk_snapshot_append_texture (snapshot, self->texture, &place);
    }
  gtk_snapshot_pop (snapshot);
}

static void
siyi_photo_card_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  SiyiPhotoCard *self = SIYI_PHOTO_CARD (widget);

  if (gtk_widget_get_visible (self->below))
    snapshot_picture (self, snapshot);

  GTK_WIDGET_CLASS (siyi_photo_card_parent_class)->snapshot (widget, snapshot);
}

static void
siyi_photo_card_dispose (GObject *object)
{
  SiyiPhotoCard *self = SIYI_PHOTO_CARD (object);

  siyi_children_unparent (self);
  g_clear_object (&self->item);
  g_clear_object (&self->texture);

  G_OBJECT_CLASS (siyi_photo_card_parent_class)->dispose (object);
}

static void
siyi_photo_card_class_init (SiyiPhotoCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_photo_card_dispose;
  widget_class->snapshot = siyi_photo_card_snapshot;

  gtk_widget_class_set_css_name (widget_class, "photocard");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static GtkWidget *
new_line (GtkWidget *first,
          GtkWidget *second)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (line), first);
  gtk_box_append (GTK_BOX (line), second);

  return line;
}

static GtkLabel *
new_label (const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  /* Words take the room there is and never ask for more: all cards are of one width. */
  gtk_label_set_max_width_chars (label, 1);
  gtk_widget_add_css_class (GTK_WIDGET (label), css_class);

  return label;
}

static void
siyi_photo_card_init (SiyiPhotoCard *self)
{
  GtkWidget *room = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_set_size_request (GTK_WIDGET (self), CARD_WIDTH, CARD_WIDTH);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);

  self->title = new_label ("heading");
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  self->time = new_label ("secondary");
  gtk_label_set_ellipsize (self->time, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_max_width_chars (self->time, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->time), "numeric");
  self->state = new_label ("secondary");
  gtk_widget_set_hexpand (GTK_WIDGET (self->state), TRUE);
  self->bars = gtk_drawing_area_new ();
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (self->bars),
                                      SIYI_N_ELEMENTS * (BAR_WIDTH + BAR_GAP) - BAR_GAP);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->bars), BAR_HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->bars), draw_bars, self, NULL);
  gtk_widget_set_valign (self->bars, GTK_ALIGN_CENTER);

  gtk_widget_set_size_request (room, -1, PICTURE_HEIGHT);
  self->below = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->below), room);
  gtk_box_append (GTK_BOX (self->below), new_line (GTK_WIDGET (self->title), GTK_WIDGET (self->time)));
  gtk_box_append (GTK_BOX (self->below), new_line (self->bars, GTK_WIDGET (self->state)));
  gtk_widget_set_parent (self->below, GTK_WIDGET (self));
}

GtkWidget *
siyi_photo_card_new (void)
{
  return g_object_new (SIYI_TYPE_PHOTO_CARD, NULL);
}

static void
add_missing (SiyiPhotoCard *self)
{
  GtkWidget *tile = siyi_meter_new (SIYI_METER_SINGLE);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  siyi_meter_set_piece (SIYI_METER (tile), SIYI_PIECE_PHOTOS);
  siyi_meter_set_tile (SIYI_METER (tile), SIYI_PIECE_PHOTOS, SIYI_TILE_SOON, 0, 0);
  gtk_widget_set_halign (tile, GTK_ALIGN_CENTER);
  self->missing_title = new_label ("heading");
  gtk_label_set_xalign (self->missing_title, 0.5f);
  self->missing_words = new_label ("secondary");
  gtk_label_set_xalign (self->missing_words, 0.5f);
  self->missing_button = GTK_BUTTON (gtk_button_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->missing_button), "small-button");
  gtk_widget_set_halign (GTK_WIDGET (self->missing_button), GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->missing_button), "photos.excuse");

  gtk_box_append (GTK_BOX (box), tile);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->missing_title));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->missing_words));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->missing_button));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_vexpand (box, TRUE);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  self->missing = box;
}

static void
show_missing (SiyiPhotoCard *self,
              SiyiView       view,
              const char    *excuse)
{
  if (self->missing == NULL)
    add_missing (self);

  gtk_label_set_text (self->missing_title, siyi_photo_words_missing (view));
  gtk_label_set_text (self->missing_words, excuse != NULL ? excuse : _("Drop it anywhere here"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->missing_words), excuse);
  gtk_button_set_label (self->missing_button, excuse != NULL ? _("Change the Reason…")
                                                             : _("Give a Reason…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  siyi_photo_words_missing (view), -1);
}

static void
show_photo (SiyiPhotoCard          *self,
            const SiyiPhoto        *photo,
            guint                   position,
            const SiyiPhotoCardSet *set)
{
  g_autofree char *time = siyi_photo_words_time (photo, set->day, set->today);
  gboolean look_here;
  g_autofree char *state = siyi_photo_words_state (photo, &look_here);
  g_autofree char *sentence = siyi_photo_words_sentence (photo, position + 1, set->n_photos, set->day,
                                                         set->today);

  self->elements = 0;
  for (guint i = 0; i < SIYI_N_ELEMENTS; i++)
    if (siyi_photo_element (photo, i) != NULL)
      self->elements |= 1u << i;
  gtk_widget_queue_draw (self->bars);
  gtk_label_set_text (self->title, siyi_photo_words_title (photo));
  gtk_label_set_text (self->time, time);
  gtk_label_set_text (self->state, state);
  if (look_here)
    gtk_widget_add_css_class (GTK_WIDGET (self->state), "soon-line");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->state), "soon-line");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

static void
show_waiting (SiyiPhotoCard *self)
{
  gtk_label_set_text (self->title, "");
  gtk_label_set_text (self->time, "");
  gtk_label_set_text (self->state, "");
}

/**
 * siyi_photo_card_show:
 * @item: (nullable): what it shows; %NULL: nothing, the texture goes as well
 * @position: in the list, from 0
 * @set: read during the call only
 */
void
siyi_photo_card_show (SiyiPhotoCard          *self,
                      SiyiPhotoItem          *item,
                      guint                   position,
                      const SiyiPhotoCardSet *set)
{
  gboolean is_missing;
  SiyiView view;

  g_return_if_fail (SIYI_IS_PHOTO_CARD (self));

  if (g_set_object (&self->item, item))
    siyi_photo_card_set_texture (self, NULL);
  if (item == NULL)
    return;

  is_missing = siyi_photo_item_is_missing (item, &view);
  if (is_missing)
    show_missing (self, view, set->excuse);
  else if (siyi_photo_item_get_photo (item) != NULL)
    show_photo (self, siyi_photo_item_get_photo (item), position, set);
  else
    show_waiting (self);
  gtk_widget_set_visible (self->bars, siyi_photo_item_get_photo (item) != NULL);
  gtk_widget_set_visible (self->below, !is_missing);
  if (self->missing != NULL)
    gtk_widget_set_visible (self->missing, is_missing);
  for (gsize i = 0; i < 2; i++)
    {
      static const char * const classes[] = { "missing", "excused" };

      if (is_missing && (set->excuse != NULL) == (i == 1))
        gtk_widget_add_css_class (GTK_WIDGET (self), classes[i]);
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
    }
  if (is_missing)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "card");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "card");
}

void
siyi_photo_card_set_texture (SiyiPhotoCard *self,
                             GdkTexture    *texture)
{
  g_return_if_fail (SIYI_IS_PHOTO_CARD (self));

  if (g_set_object (&self->texture, texture))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * siyi_photo_card_get_item:
 *
 * Returns: (transfer none) (nullable): what it shows
 */
SiyiPhotoItem *
siyi_photo_card_get_item (SiyiPhotoCard *self)
{
  g_return_val_if_fail (SIYI_IS_PHOTO_CARD (self), NULL);

  return self->item;
}

gboolean
siyi_photo_card_has_texture (SiyiPhotoCard *self)
{
  g_return_val_if_fail (SIYI_IS_PHOTO_CARD (self), FALSE);

  return self->texture != NULL;
}
