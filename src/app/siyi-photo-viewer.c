/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window that shows a session's photos large: one after another, or two beside each other that
 * zoom together. It changes nothing: turning is of the view alone. Main thread. */
#include "siyi-photo-viewer-private.h"

#include <glib/gi18n.h>

#include "siyi-session-parts.h"

G_DEFINE_FINAL_TYPE (SiyiPhotoViewer, siyi_photo_viewer, ADW_TYPE_WINDOW)

static SiyiViewerSide *
active_side (SiyiPhotoViewer *self)
{
  return &self->sides[self->comparing ? self->active : 0];
}

/**
 * siyi_photo_viewer_tell:
 *
 * Title, zoom and what can be done, by what is shown.
 */
void
siyi_photo_viewer_tell (SiyiPhotoViewer *self)
{
  const SiyiViewerSide *side = active_side (self);
  const SiyiPhotoView *view = siyi_photo_canvas_get_view (side->canvas);
  const guint n = self->photos != NULL ? self->photos->len : 0;
  g_autofree char *title = NULL;
  g_autofree char *zoom = g_strdup_printf ("%d%%", (int) (view->zoom * view->scale * 100 + 0.5));

  /* Translators: which photo is shown, of how many */
  title = n > 0 ? g_strdup_printf (_("Photo %1$u of %2$u"), side->position + 1, n) : g_strdup (_("Photos"));
  adw_window_title_set_title (self->title, title);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_label_set_text (GTK_LABEL (self->zoom_label), zoom);
  gtk_widget_set_sensitive (self->previous, side->position > 0);
  gtk_widget_set_sensitive (self->next, side->position + 1 < n);
  gtk_widget_set_sensitive (self->compare, n > 1);
  for (guint s = 0; s < G_N_ELEMENTS (self->sides); s++)
    if (self->comparing && s == self->active)
      gtk_widget_add_css_class (self->sides[s].box, "active");
    else
      gtk_widget_remove_css_class (self->sides[s].box, "active");
}

/**
 * siyi_photo_viewer_go:
 * @position: in the list; beyond its end the last one
 */
void
siyi_photo_viewer_go (SiyiPhotoViewer *self,
                      guint            position)
{
  SiyiViewerSide *side = active_side (self);

  if (self->photos == NULL || self->photos->len == 0)
    return;

  position = MIN (position, self->photos->len - 1);
  if (position == side->position)
    return;

  /* Another photo is compared at the same place and zoom. */
  self->following = TRUE;
  siyi_photo_viewer_show_side (self, side, position);
  self->following = FALSE;
  if (self->comparing)
    siyi_photo_canvas_follow (side->canvas,
                              siyi_photo_canvas_get_view (self->sides[1 - self->active].canvas));
}

/**
 * siyi_photo_viewer_step:
 * @by: 1: the next one; -1: the one before
 */
void
siyi_photo_viewer_step (SiyiPhotoViewer *self,
                        int              by)
{
  const int to = (int) active_side (self)->position + by;

  if (to >= 0)
    siyi_photo_viewer_go (self, (guint) to);
}

/**
 * siyi_photo_viewer_compare:
 * @comparing: whether the next photo stands beside this one; the pages turn on that side then
 */
void
siyi_photo_viewer_compare (SiyiPhotoViewer *self,
                           gboolean         comparing)
{
  const guint position = self->sides[0].position;

  comparing = comparing && self->photos != NULL && self->photos->len > 1;
  if (comparing == self->comparing)
    return;

  self->comparing = comparing;
  self->active = comparing ? 1 : 0;
  gtk_widget_set_visible (self->sides[1].box, comparing);
  gtk_size_group_set_mode (self->beside, comparing ? GTK_SIZE_GROUP_VERTICAL : GTK_SIZE_GROUP_NONE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->compare), comparing);
  if (comparing)
    siyi_photo_viewer_show_side (self, &self->sides[1],
                                 position + 1 < self->photos->len ? position + 1 : position - 1);
  siyi_photo_canvas_zoom_fit (self->sides[0].canvas);
  gtk_widget_grab_focus (GTK_WIDGET (self->sides[self->active].canvas));
  siyi_photo_viewer_tell (self);
}

static void
on_moved (SiyiViewerSide *side)
{
  SiyiPhotoViewer *self = side->viewer;

  if (self->comparing && !self->following)
    {
      self->following = TRUE;
      siyi_photo_canvas_follow (self->sides[side == &self->sides[0] ? 1 : 0].canvas,
                                siyi_photo_canvas_get_view (side->canvas));
      self->following = FALSE;
    }
  siyi_photo_viewer_tell (self);
}

static void
on_focused (SiyiViewerSide *side)
{
  SiyiPhotoViewer *self = side->viewer;

  if (!self->comparing)
    return;

  self->active = side == &self->sides[1] ? 1 : 0;
  siyi_photo_viewer_tell (self);
}

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
make_words (SiyiViewerSide *side)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  side->kind = gtk_label_new (NULL);
  gtk_widget_add_css_class (side->kind, "tag");
  gtk_widget_set_valign (side->kind, GTK_ALIGN_START);
  side->caption = new_label (NULL);
  gtk_label_set_wrap (GTK_LABEL (side->caption), TRUE);
  gtk_label_set_lines (GTK_LABEL (side->caption), 2);
  gtk_widget_set_hexpand (side->caption, TRUE);
  side->below = new_label ("secondary");
  gtk_box_append (GTK_BOX (line), side->kind);
  gtk_box_append (GTK_BOX (line), side->caption);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), side->below);
  gtk_widget_add_css_class (box, "photo-words");

  return box;
}

static GtkWidget *
make_side (SiyiPhotoViewer *self,
           SiyiViewerSide  *side)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  side->viewer = self;
  side->looking = g_cancellable_new ();
  side->canvas = SIYI_PHOTO_CANVAS (siyi_photo_canvas_new ());
  side->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (side->box, "photo-side");
  gtk_box_append (GTK_BOX (side->box), GTK_WIDGET (side->canvas));
  side->words = make_words (side);
  gtk_box_append (GTK_BOX (side->box), side->words);
  gtk_size_group_add_widget (self->beside, side->words);
  g_signal_connect_swapped (side->canvas, "moved", G_CALLBACK (on_moved), side);
  g_signal_connect_swapped (side->canvas, "wants", G_CALLBACK (siyi_photo_viewer_on_wants), side);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (on_focused), side);
  gtk_widget_add_controller (GTK_WIDGET (side->canvas), focus);

  return side->box;
}

static void
siyi_photo_viewer_dispose (GObject *object)
{
  SiyiPhotoViewer *self = SIYI_PHOTO_VIEWER (object);

  for (guint s = 0; s < G_N_ELEMENTS (self->sides); s++)
    {
      if (self->sides[s].canvas != NULL)
        g_signal_handlers_disconnect_by_data (self->sides[s].canvas, &self->sides[s]);
      if (self->sides[s].looking != NULL)
        g_cancellable_cancel (self->sides[s].looking);
      g_clear_object (&self->sides[s].looking);
      self->sides[s].canvas = NULL;
    }
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  if (self->ahead != NULL)
    g_cancellable_cancel (self->ahead);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->ahead);
  g_clear_object (&self->beside);
  g_clear_object (&self->look);
  g_clear_object (&self->archive);
  g_clear_pointer (&self->photos, g_ptr_array_unref);
  g_clear_pointer (&self->sharp, g_hash_table_unref);

  G_OBJECT_CLASS (siyi_photo_viewer_parent_class)->dispose (object);
}

static void
siyi_photo_viewer_class_init (SiyiPhotoViewerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siyi_photo_viewer_dispose;
}

static void
siyi_photo_viewer_init (SiyiPhotoViewer *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *photos = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 1);
  GtkWidget *none = adw_status_page_new ();

  self->cancellable = g_cancellable_new ();
  self->ahead = g_cancellable_new ();
  self->beside = gtk_size_group_new (GTK_SIZE_GROUP_NONE);
  self->sharp = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) siyi_pixels_free);
  gtk_box_set_homogeneous (GTK_BOX (photos), TRUE);
  for (guint s = 0; s < G_N_ELEMENTS (self->sides); s++)
    gtk_box_append (GTK_BOX (photos), make_side (self, &self->sides[s]));
  gtk_widget_set_visible (self->sides[1].box, FALSE);
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _("No photos"));

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, photos, "photos");
  gtk_stack_add_named (self->stack, none, "none");
  gtk_box_append (GTK_BOX (content), siyi_photo_viewer_make_head (self));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->stack));
  adw_window_set_content (ADW_WINDOW (self), content);
  gtk_window_set_default_size (GTK_WINDOW (self), 1180, 720);
  gtk_widget_add_css_class (GTK_WIDGET (self), "photo-viewer");
  siyi_photo_viewer_add_keys (self);
}

/**
 * siyi_photo_viewer_present:
 * @parent: the window it stands before
 * @session: whose photos are looked through
 * @photo: the one to begin with; 0: the first
 */
void
siyi_photo_viewer_present (GtkWindow   *parent,
                           SiyiArchive *archive,
                           gint64       session,
                           gint64       photo)
{
  SiyiPhotoViewer *self = g_object_new (SIYI_TYPE_PHOTO_VIEWER, "transient-for", parent,
                                        "destroy-with-parent", TRUE, NULL);

  self->archive = g_object_ref (archive);
  self->look = siyi_photo_look_new (archive);
  self->session = session;
  self->first = photo;
  g_signal_connect_object (archive, "changed", G_CALLBACK (siyi_photo_viewer_load), self, G_CONNECT_SWAPPED);
  siyi_photo_viewer_load (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->sides[0].canvas));
}
