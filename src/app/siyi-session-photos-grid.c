/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cards in their grid: which are chosen, which are seen and so have their picture. GTK 4.8 keeps
 * 30 rows of cards around the seen ones, so a card alone doesn't tell that it is looked at. Main
 * thread. */
#include "siyi-session-photos-private.h"

#include <glib/gi18n.h>

#define CELL_WIDTH 192
#define MOST_COLUMNS 12

static gboolean
is_in_view (SiyiSessionPhotos *self,
            GtkWidget         *card)
{
  graphene_rect_t bounds;
  float height = (float) gtk_widget_get_height (self->scroller);

  return gtk_widget_get_mapped (card) && gtk_widget_get_width (card) > 0 &&
         gtk_widget_compute_bounds (card, self->scroller, &bounds) &&
         bounds.origin.y < height && bounds.origin.y + bounds.size.height > 0;
}

static void
fit_columns (SiyiSessionPhotos *self)
{
  const guint n = siyi_session_photos_n_columns (self);

  if (gtk_grid_view_get_max_columns (self->grid) != n)
    gtk_grid_view_set_max_columns (self->grid, n);
}

/* Cards out of view let their pictures go. */
static gboolean
find_seen (gpointer data)
{
  SiyiSessionPhotos *self = data;
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  self->seen_source = 0;
  fit_columns (self);
  for (guint i = 0; i < self->cards->len; i++)
    {
      SiyiPhotoCard *card = g_ptr_array_index (self->cards, i);
      SiyiPhotoItem *item = siyi_photo_card_get_item (card);
      const gint64 id = item != NULL ? siyi_photo_item_get_id (item) : -1;

      if (id < 0)
        continue;
      if (!is_in_view (self, GTK_WIDGET (card)))
        {
          siyi_photo_card_set_texture (card, NULL);
          continue;
        }
      g_array_append_val (ids, id);
      siyi_photo_card_set_texture (card, siyi_photo_thumbs_get (self->thumbs, id));
    }
  siyi_photo_thumbs_set_seen (self->thumbs, (const gint64 *) (gpointer) ids->data, ids->len);

  return G_SOURCE_REMOVE;
}

/* The frame lays out and draws before any idle source has its turn. */
static gboolean
on_frame (GtkWidget     *grid,
          GdkFrameClock *clock,
          gpointer       data)
{
  SiyiSessionPhotos *self = data;

  self->seen_tick = 0;
  if (self->seen_source == 0)
    self->seen_source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, find_seen, self, NULL);

  return G_SOURCE_REMOVE;
}

/* After the next layout, once for many reasons. An idle source alone may run while the frame waits for
 * its time, and would find the cards where they were. */
void
siyi_session_photos_queue_seen (SiyiSessionPhotos *self)
{
  if (self->seen_tick == 0 && self->grid != NULL)
    self->seen_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->grid), on_frame, self, NULL);
}

static SiyiPhotoCard *
find_card (SiyiSessionPhotos *self,
           gint64             id)
{
  for (guint i = 0; i < self->cards->len; i++)
    {
      SiyiPhotoCard *card = g_ptr_array_index (self->cards, i);
      SiyiPhotoItem *item = siyi_photo_card_get_item (card);

      if (item != NULL && siyi_photo_item_get_id (item) == id)
        return card;
    }

  return NULL;
}

static void
on_picture_loaded (SiyiSessionPhotos *self,
                   gint64             id)
{
  SiyiPhotoCard *card = find_card (self, id);

  if (card != NULL && is_in_view (self, GTK_WIDGET (card)))
    siyi_photo_card_set_texture (card, siyi_photo_thumbs_get (self->thumbs, id));
}

static void
show_card (SiyiSessionPhotos *self,
           SiyiPhotoCard     *card)
{
  GtkListItem *place = g_object_get_data (G_OBJECT (card), "siyi-place");
  SiyiPhotoItem *item = gtk_list_item_get_item (place);

  siyi_photo_card_show (card, item, gtk_list_item_get_position (place), &self->card_set);
}

/* What all cards say of the set may be another now. */
void
siyi_session_photos_show_cards (SiyiSessionPhotos *self)
{
  for (guint i = 0; i < self->cards->len; i++)
    show_card (self, g_ptr_array_index (self->cards, i));
}

static void
on_photo_changed (SiyiPhotoItem *item,
                  GParamSpec    *pspec,
                  SiyiPhotoCard *card)
{
  GtkWidget *tab = gtk_widget_get_ancestor (GTK_WIDGET (card), SIYI_TYPE_SESSION_PHOTOS);

  if (tab != NULL)
    show_card (SIYI_SESSION_PHOTOS (tab), card);
}

static void
on_card_pressed (GtkGestureClick *gesture,
                 int              n_press,
                 double           x,
                 double           y,
                 gpointer         data)
{
  GtkWidget *card = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  siyi_session_photos_popup (data, card, x, y);
}

static void
on_card_destroyed (SiyiSessionPhotos *self,
                   GtkWidget         *card)
{
  g_ptr_array_remove_fast (self->cards, card);
}

static void
on_setup (SiyiSessionPhotos *self,
          GtkListItem       *place)
{
  GtkWidget *card = siyi_photo_card_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (on_card_pressed), self);
  gtk_widget_add_controller (card, GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_halign (card, GTK_ALIGN_START);
  gtk_widget_set_valign (card, GTK_ALIGN_START);
  g_object_set_data (G_OBJECT (card), "siyi-place", place);
  gtk_list_item_set_child (place, card);
  g_ptr_array_add (self->cards, card);
  g_signal_connect_object (card, "destroy", G_CALLBACK (on_card_destroyed), self, G_CONNECT_SWAPPED);
}

static void
on_bind (SiyiSessionPhotos *self,
         GtkListItem       *place)
{
  GtkWidget *card = gtk_list_item_get_child (place);
  SiyiPhotoItem *item = gtk_list_item_get_item (place);

  gtk_list_item_set_selectable (place, !siyi_photo_item_is_missing (item, NULL));
  gtk_list_item_set_activatable (place, !siyi_photo_item_is_missing (item, NULL));
  g_signal_connect (item, "notify::row", G_CALLBACK (on_photo_changed), card);
  show_card (self, SIYI_PHOTO_CARD (card));
  siyi_session_photos_queue_seen (self);
}

static void
on_unbind (SiyiSessionPhotos *self,
           GtkListItem       *place)
{
  GtkWidget *card = gtk_list_item_get_child (place);
  SiyiPhotoItem *item = siyi_photo_card_get_item (SIYI_PHOTO_CARD (card));

  if (item != NULL)
    g_signal_handlers_disconnect_by_func (item, on_photo_changed, card);
  siyi_photo_card_show (SIYI_PHOTO_CARD (card), NULL, 0, &self->card_set);
}

/**
 * siyi_session_photos_dup_chosen:
 *
 * Returns: (transfer full) (element-type gint64): the chosen photos in their order; missing views
 *   are none
 */
GArray *
siyi_session_photos_dup_chosen (SiyiSessionPhotos *self)
{
  g_autoptr(GtkBitset) chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkBitsetIter iter;
  guint position;

  for (gboolean any = gtk_bitset_iter_init_first (&iter, chosen, &position); any;
       any = gtk_bitset_iter_next (&iter, &position))
    {
      const gint64 id = siyi_lazy_list_get_id (SIYI_LAZY_LIST (self->model), position);

      if (id > 0)
        g_array_append_val (ids, id);
    }

  return ids;
}

/**
 * siyi_session_photos_choose_ids:
 * @ids: (element-type gint64): to be chosen, as far as they are there
 * @otherwise: the place that is chosen where none of them is
 */
void
siyi_session_photos_choose_ids (SiyiSessionPhotos *self,
                                GArray            *ids,
                                guint              otherwise)
{
  g_autoptr(GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr(GtkBitset) chosen = gtk_bitset_new_empty ();
  g_autoptr(GtkBitset) all = NULL;
  const guint n = siyi_photo_list_model_n_photos (self->model);

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (wanted, &g_array_index (ids, gint64, i));
  for (guint i = 0; i < n && g_hash_table_size (wanted) > 0; i++)
    {
      const gint64 id = siyi_lazy_list_get_id (SIYI_LAZY_LIST (self->model), i);

      if (g_hash_table_contains (wanted, &id))
        gtk_bitset_add (chosen, i);
    }
  if (gtk_bitset_is_empty (chosen) && n > 0)
    gtk_bitset_add (chosen, MIN (otherwise, n - 1));

  all = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (self->model)));
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), chosen, all);
}

/* Gives the focus to a photo's place, if its card is there. */
void
siyi_session_photos_focus_on (SiyiSessionPhotos *self,
                              gint64             id)
{
  SiyiPhotoCard *card = id > 0 ? find_card (self, id) : NULL;

  if (card == NULL)
    return;

  gtk_widget_activate_action (GTK_WIDGET (self->grid), "list.scroll-to-item", "u",
                              siyi_lazy_list_find (SIYI_LAZY_LIST (self->model), id));
  gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (card)));
}

guint
siyi_session_photos_n_columns (SiyiSessionPhotos *self)
{
  return (guint) CLAMP (gtk_widget_get_width (GTK_WIDGET (self->grid)) / CELL_WIDTH, 1, MOST_COLUMNS);
}

/* Shows what is known of the chosen ones. */
void
siyi_session_photos_show_chosen (SiyiSessionPhotos *self)
{
  g_autoptr(GArray) ids = siyi_session_photos_dup_chosen (self);
  guint position;

  if (ids->len == 1)
    {
      g_autoptr(SiyiPhotoItem) item = NULL;

      position = siyi_lazy_list_find (SIYI_LAZY_LIST (self->model), g_array_index (ids, gint64, 0));
      item = g_list_model_get_item (G_LIST_MODEL (self->model), position);
      siyi_photo_detail_show (self->detail, item, position, &self->card_set);
    }
  else
    siyi_photo_detail_show_many (self->detail, ids->len);
}

static void
on_activate (SiyiSessionPhotos *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "photos.view", NULL);
}

static GtkListItemFactory *
new_factory (SiyiSessionPhotos *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (on_unbind), self);

  return factory;
}

GtkWidget *
siyi_session_photos_grid_new (SiyiSessionPhotos *self)
{
  GtkAdjustment *adjustment;

  self->grid = GTK_GRID_VIEW (gtk_grid_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)),
                                                 new_factory (self)));
  gtk_grid_view_set_min_columns (self->grid, 1);
  gtk_grid_view_set_max_columns (self->grid, 3);
  gtk_grid_view_set_enable_rubberband (self->grid, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "photos");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Photos"),
                                  -1);
  g_signal_connect_swapped (self->grid, "activate", G_CALLBACK (on_activate), self);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->grid));
  gtk_widget_set_hexpand (self->scroller, TRUE);
  gtk_widget_add_css_class (self->scroller, "photo-scroller");
  gtk_widget_set_vexpand (self->scroller, TRUE);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (siyi_session_photos_queue_seen), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (siyi_session_photos_queue_seen), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scroller, "map", G_CALLBACK (siyi_session_photos_queue_seen), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scroller, "unmap", G_CALLBACK (siyi_session_photos_queue_seen), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->thumbs, "loaded", G_CALLBACK (on_picture_loaded), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (siyi_session_photos_show_chosen), self,
                           G_CONNECT_SWAPPED);

  return self->scroller;
}
