/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The viewer's header bar and keys. Each key is listed under the button that F1 opens. Main thread. */
#include "siyi-photo-viewer-private.h"

#include <glib/gi18n.h>

#include "siyi-tip.h"

#define ZOOM_STEP 1.25
#define PAN_STEP 80.0     /* px */

typedef void (*Act) (SiyiPhotoViewer *self);

static SiyiPhotoCanvas *
canvas_of (SiyiPhotoViewer *self)
{
  return self->sides[self->comparing ? self->active : 0].canvas;
}

static void
go_previous (SiyiPhotoViewer *self)
{
  siyi_photo_viewer_step (self, -1);
}

static void
go_next (SiyiPhotoViewer *self)
{
  siyi_photo_viewer_step (self, 1);
}

static void
go_first (SiyiPhotoViewer *self)
{
  siyi_photo_viewer_go (self, 0);
}

static void
go_last (SiyiPhotoViewer *self)
{
  siyi_photo_viewer_go (self, G_MAXUINT);
}

static void
zoom_in (SiyiPhotoViewer *self)
{
  siyi_photo_canvas_zoom_by (canvas_of (self), ZOOM_STEP);
}

static void
zoom_out (SiyiPhotoViewer *self)
{
  siyi_photo_canvas_zoom_by (canvas_of (self), 1 / ZOOM_STEP);
}

static void
zoom_one (SiyiPhotoViewer *self)
{
  siyi_photo_canvas_zoom_one (canvas_of (self));
}

static void
zoom_fit (SiyiPhotoViewer *self)
{
  siyi_photo_canvas_zoom_fit (canvas_of (self));
}

static void
turn_right (SiyiPhotoViewer *self)
{
  siyi_photo_canvas_turn (canvas_of (self), 1);
}

static void
turn_left (SiyiPhotoViewer *self)
{
  siyi_photo_canvas_turn (canvas_of (self), -1);
}

static void
compare (SiyiPhotoViewer *self)
{
  siyi_photo_viewer_compare (self, !self->comparing);
}

static void
full_screen (SiyiPhotoViewer *self)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (self)))
    gtk_window_unfullscreen (GTK_WINDOW (self));
  else
    gtk_window_fullscreen (GTK_WINDOW (self));
}

static void
show_keys (SiyiPhotoViewer *self)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->keys));
}

static void
close_viewer (SiyiPhotoViewer *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
pan_or_step (SiyiPhotoViewer *self,
             double           dx,
             double           dy)
{
  SiyiPhotoCanvas *canvas = canvas_of (self);

  if (siyi_photo_view_is_larger (siyi_photo_canvas_get_view (canvas)))
    siyi_photo_canvas_pan (canvas, dx, dy);
  else if (dx != 0)
    siyi_photo_viewer_step (self, dx > 0 ? -1 : 1);
}

static void
go_left (SiyiPhotoViewer *self)
{
  pan_or_step (self, PAN_STEP, 0);
}

static void
go_right (SiyiPhotoViewer *self)
{
  pan_or_step (self, -PAN_STEP, 0);
}

static void
go_up (SiyiPhotoViewer *self)
{
  pan_or_step (self, 0, PAN_STEP);
}

static void
go_down (SiyiPhotoViewer *self)
{
  pan_or_step (self, 0, -PAN_STEP);
}

static const struct { guint key; Act act; } keys[] = {
  { GDK_KEY_Left, go_left }, { GDK_KEY_Right, go_right }, { GDK_KEY_Up, go_up }, { GDK_KEY_Down, go_down },
  { GDK_KEY_Page_Up, go_previous }, { GDK_KEY_Page_Down, go_next }, { GDK_KEY_Home, go_first },
  { GDK_KEY_End, go_last }, { GDK_KEY_plus, zoom_in }, { GDK_KEY_equal, zoom_in }, { GDK_KEY_KP_Add, zoom_in },
  { GDK_KEY_minus, zoom_out }, { GDK_KEY_KP_Subtract, zoom_out }, { GDK_KEY_1, zoom_one }, { GDK_KEY_0, zoom_fit },
  { GDK_KEY_r, turn_right }, { GDK_KEY_l, turn_left }, { GDK_KEY_c, compare }, { GDK_KEY_F11, full_screen },
  { GDK_KEY_F1, show_keys }, { GDK_KEY_Escape, close_viewer },
};

/* What the keys are called, in the order they are told. */
static const struct { const char *key, *what; } told[] = {
  { N_("Wheel, + −"), N_("Larger, smaller") }, { "1", N_("A pixel a dot of the screen") },
  { "0", N_("The whole photo") }, { N_("Drag, ← ↑ → ↓"), N_("Move a photo that is larger than the window") },
  { N_("← →, Page Up, Page Down"), N_("The photo before, the next one") },
  { N_("Home, End"), N_("The first photo, the last one") }, { N_("R, L"), N_("Turn the view right, left") },
  { "C", N_("Two photos side by side") }, { "Tab", N_("The other one of the two") },
  { "F11", N_("Full screen") }, { "Esc", N_("Close") },
};

static gboolean
on_key (SiyiPhotoViewer *self,
        guint            key,
        guint            code,
        GdkModifierType  state)
{
  const guint plain = gdk_keyval_to_lower (key);
  GtkPopover *list = gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->keys));

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 ||
      gtk_widget_get_visible (GTK_WIDGET (list)))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].key == plain)
      {
        keys[i].act (self);
        return TRUE;
      }

  return FALSE;
}

/**
 * siyi_photo_viewer_add_keys:
 *
 * Before a button that has the focus takes an arrow for itself.
 */
void
siyi_photo_viewer_add_keys (SiyiPhotoViewer *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (controller, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static GtkWidget *
make_keys (void)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_widget_add_css_class (grid, "key-list");
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      GtkWidget *key = gtk_label_new (_(told[i].key));
      GtkWidget *what = gtk_label_new (_(told[i].what));

      gtk_widget_add_css_class (key, "key");
      gtk_widget_set_halign (key, GTK_ALIGN_START);
      gtk_label_set_xalign (GTK_LABEL (what), 0);
      gtk_grid_attach (GTK_GRID (grid), key, 0, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), what, 1, (int) i, 1, 1);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), grid);

  return popover;
}

static GtkWidget *
add_button (SiyiPhotoViewer *self,
            GtkWidget       *button,
            const char      *icon,
            const char      *tooltip,
            Act              act)
{
  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  siyi_tip_set (button, tooltip);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (act), self);

  return button;
}

static void
on_compare_toggled (SiyiPhotoViewer *self)
{
  siyi_photo_viewer_compare (self, gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->compare)));
}

static GtkWidget *
make_zoom (SiyiPhotoViewer *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->zoom_label = gtk_label_new (NULL);
  gtk_label_set_width_chars (GTK_LABEL (self->zoom_label), 5);
  gtk_widget_add_css_class (self->zoom_label, "numeric");
  gtk_box_append (GTK_BOX (box), add_button (self, gtk_button_new (), "zoom-out-symbolic", _("Smaller"), zoom_out));
  gtk_box_append (GTK_BOX (box), self->zoom_label);
  gtk_box_append (GTK_BOX (box), add_button (self, gtk_button_new (), "zoom-in-symbolic", _("Larger"), zoom_in));
  gtk_box_append (GTK_BOX (box), add_button (self, gtk_button_new (), "zoom-original-symbolic",
                                             _("A pixel a dot of the screen"), zoom_one));
  gtk_box_append (GTK_BOX (box), add_button (self, gtk_button_new (), "zoom-fit-best-symbolic",
                                             _("The whole photo"), zoom_fit));

  return box;
}

/**
 * siyi_photo_viewer_make_head:
 *
 * Returns: (transfer floating): the header bar
 */
GtkWidget *
siyi_photo_viewer_make_head (SiyiPhotoViewer *self)
{
  AdwHeaderBar *head = ADW_HEADER_BAR (adw_header_bar_new ());

  self->head = GTK_WIDGET (head);
  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_("Photos"), NULL));
  adw_header_bar_set_title_widget (head, GTK_WIDGET (self->title));
  self->previous = add_button (self, gtk_button_new (), "go-previous-symbolic", _("The photo before"), go_previous);
  self->next = add_button (self, gtk_button_new (), "go-next-symbolic", _("The next photo"), go_next);
  adw_header_bar_pack_start (head, self->previous);
  adw_header_bar_pack_start (head, self->next);
  adw_header_bar_pack_start (head, make_zoom (self));

  self->keys = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->keys), "input-keyboard-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->keys), make_keys ());
  siyi_tip_set (self->keys, _("Keys"));
  self->compare = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->compare), "view-dual-symbolic");
  siyi_tip_set (self->compare, _("Two photos side by side"));
  g_signal_connect_swapped (self->compare, "toggled", G_CALLBACK (on_compare_toggled), self);
  adw_header_bar_pack_end (head, self->keys);
  adw_header_bar_pack_end (head, add_button (self, gtk_button_new (), "view-fullscreen-symbolic", _("Full screen"),
                                             full_screen));
  adw_header_bar_pack_end (head, self->compare);
  adw_header_bar_pack_end (head, add_button (self, gtk_button_new (), "object-rotate-right-symbolic",
                                             _("Turn the view right"), turn_right));
  adw_header_bar_pack_end (head, add_button (self, gtk_button_new (), "object-rotate-left-symbolic",
                                             _("Turn the view left"), turn_left));

  return self->head;
}
