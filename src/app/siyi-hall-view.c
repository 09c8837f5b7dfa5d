/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hall screen's one widget: holds what was published, which page of it is shown and the time of
 * day. A page fades into the next; where animations are off it changes at once. Main thread; owns
 * the SiyiHall given to it. */
#include "siyi-hall-view.h"

#include <adwaita.h>

#include "siyi-hall-draw.h"
#include "siyi-hall-words.h"

#define FADE_MS 400

struct _SiyiHallView
{
  GtkWidget parent_instance;

  guint         page;
  guint         page_before;   /* fades out */
  char          time[6];       /* 8:46 */

  /* Owned */
  SiyiHall     *hall;          /* NULL until the first is there */
  AdwAnimation *turning;
};

G_DEFINE_FINAL_TYPE (SiyiHallView, siyi_hall_view, GTK_TYPE_WIDGET)

static void
get_places (SiyiHallView *self, SiyiHallPlaces *places)
{
  siyi_hall_places (places, (float) gtk_widget_get_width (GTK_WIDGET (self)),
                    (float) gtk_widget_get_height (GTK_WIDGET (self)));
}

static void
on_turning (double value, gpointer data)
{
  gtk_widget_queue_draw (data);
}

static void
draw_page (SiyiHallView         *self,
           GtkSnapshot          *snapshot,
           const SiyiHallPlaces *places,
           guint                 page,
           double                opacity)
{
  if (opacity < 1)
    gtk_snapshot_push_opacity (snapshot, opacity);
  siyi_hall_draw_next (GTK_WIDGET (self), snapshot, places, self->hall, page,
                       siyi_hall_view_get_n_pages (self));
  if (opacity < 1)
    gtk_snapshot_pop (snapshot);
}

static void
siyi_hall_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SiyiHallView *self = SIYI_HALL_VIEW (widget);
  const double shown = adw_animation_get_state (self->turning) == ADW_ANIMATION_PLAYING
                       ? adw_animation_get_value (self->turning) : 1;
  SiyiHallPlaces places;
  guint last;

  get_places (self, &places);
  if (self->hall == NULL || places.unit <= 0)
    return;

  siyi_hall_draw_ground (widget, snapshot, &places, self->hall, self->time);
  siyi_hall_draw_now (widget, snapshot, &places, self->hall);
  last = siyi_hall_view_get_n_pages (self) - 1;
  if (shown < 1)
    draw_page (self, snapshot, &places, MIN (self->page_before, last), 1 - shown);
  draw_page (self, snapshot, &places, MIN (self->page, last), shown);
}

static void
siyi_hall_view_dispose (GObject *object)
{
  SiyiHallView *self = SIYI_HALL_VIEW (object);

  if (self->turning != NULL)
    adw_animation_reset (self->turning);
  g_clear_object (&self->turning);
  g_clear_pointer (&self->hall, siyi_hall_free);

  G_OBJECT_CLASS (siyi_hall_view_parent_class)->dispose (object);
}

static void
siyi_hall_view_class_init (SiyiHallViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_hall_view_dispose;
  widget_class->snapshot = siyi_hall_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "hallview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
siyi_hall_view_init (SiyiHallView *self)
{
  self->turning = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, FADE_MS,
                                           adw_callback_animation_target_new (on_turning, self, NULL));
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
siyi_hall_view_new (void)
{
  return g_object_new (SIYI_TYPE_HALL_VIEW, NULL);
}

/**
 * siyi_hall_view_take_hall:
 * @self: the screen
 * @hall: (transfer full): what was published
 *
 * Stays on the page it shows, unless there are fewer now.
 */
void
siyi_hall_view_take_hall (SiyiHallView *self, SiyiHall *hall)
{
  g_autofree char *sentence = NULL;

  g_return_if_fail (hall != NULL);

  g_clear_pointer (&self->hall, siyi_hall_free);
  self->hall = hall;
  if (self->page >= siyi_hall_view_get_n_pages (self))
    self->page = 0;
  sentence = siyi_hall_words_sentence (hall);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
siyi_hall_view_set_time (SiyiHallView *self, int hour, int minute)
{
  g_snprintf (self->time, sizeof self->time, "%d:%02d", hour % 24, minute % 60);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * siyi_hall_view_turn:
 * @self: the screen
 *
 * Shows the next page of the sessions that follow, after the last one the first.
 */
void
siyi_hall_view_turn (SiyiHallView *self)
{
  const guint n_pages = siyi_hall_view_get_n_pages (self);

  if (n_pages < 2)
    return;

  self->page_before = self->page;
  self->page = (self->page + 1) % n_pages;
  adw_animation_reset (self->turning);
  adw_animation_play (self->turning);
}

guint
siyi_hall_view_get_page (SiyiHallView *self)
{
  return self->page;
}

/**
 * siyi_hall_view_get_n_pages:
 * @self: the screen
 *
 * Returns: how many pages the sessions that follow fill at this size, at least one
 */
guint
siyi_hall_view_get_n_pages (SiyiHallView *self)
{
  SiyiHallPlaces places;
  guint on_page, n_rows;

  get_places (self, &places);
  if (self->hall == NULL || places.unit <= 0)
    return 1;

  on_page = siyi_hall_rows_on_page (&places);
  n_rows = siyi_hall_words_n_rows (self->hall);

  return MAX ((n_rows + on_page - 1) / on_page, 1);
}
