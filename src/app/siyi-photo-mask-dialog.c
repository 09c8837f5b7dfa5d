/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes masked copies of a photo: rectangles drawn on it, the copy made as a job, the copies there are
 * beside it. The photo itself is never changed. Main thread. */
#include "siyi-photo-mask-private.h"

#include <glib/gi18n.h>

#include "siyi-photo-mask.h"
#include "siyi-session-parts.h"
#include "siyi-tip.h"
#include "siyi-weak.h"
#include "siyi-window.h"

enum { SIDE_WIDTH = 344 };

G_DEFINE_FINAL_TYPE (SiyiPhotoMaskDialog, siyi_photo_mask_dialog, ADW_TYPE_WINDOW)

/**
 * siyi_photo_mask_dialog_toast:
 * @text: translated
 * @with_undo: whether the window behind can take it back
 */
void
siyi_photo_mask_dialog_toast (SiyiPhotoMaskDialog *self,
                              const char          *text,
                              gboolean             with_undo)
{
  AdwToast *toast = adw_toast_new (text);

  if (with_undo)
    {
      adw_toast_set_button_label (toast, _("Undo"));
      adw_toast_set_action_name (toast, "mask.undo-copy");
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
update (SiyiPhotoMaskDialog *self)
{
  guint n;
  g_autofree char *words = NULL;

  siyi_mask_pad_get_rects (self->pad, &n);
  words = n == 0 ? g_strdup (_("Nothing is covered yet"))
                 : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u part covered", "%u parts covered", n), n);
  gtk_label_set_text (GTK_LABEL (self->count), words);
  gtk_widget_set_sensitive (self->make, n > 0 && self->shown && !self->making);
  gtk_widget_set_sensitive (self->undo, siyi_mask_pad_can_undo (self->pad));
  gtk_widget_set_sensitive (self->remove, siyi_mask_pad_get_chosen (self->pad) >= 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->blur),
                                siyi_mask_pad_get_cover (self->pad) == SIYI_COVER_BLUR);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->black),
                                siyi_mask_pad_get_cover (self->pad) == SIYI_COVER_BLACK);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), self->making);
}

static void
on_cover_toggled (SiyiPhotoMaskDialog *self,
                  GtkToggleButton     *button)
{
  const SiyiCover cover = GTK_WIDGET (button) == self->blur ? SIYI_COVER_BLUR : SIYI_COVER_BLACK;

  if (gtk_toggle_button_get_active (button) && siyi_mask_pad_get_cover (self->pad) != cover)
    siyi_mask_pad_set_cover (self->pad, cover);
}

static void
on_looked (GObject      *look,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(SiyiPhotoMaskDialog) self = siyi_weak_take (data);
  g_autoptr(GError) error = NULL;
  SiyiPixels *pixels = siyi_photo_look_finish (SIYI_PHOTO_LOOK (look), result, &error);

  if (pixels != NULL && self != NULL)
    siyi_photo_canvas_take_pixels (siyi_mask_pad_get_canvas (self->pad), pixels);
  else if (pixels != NULL)
    siyi_pixels_free (pixels);
  else if (self != NULL)
    siyi_show_error (GTK_WIDGET (self->pad), _("Showing the photo"), error);
}

static void
on_wants (SiyiPhotoMaskDialog *self,
          int                  longest)
{
  siyi_photo_look_async (self->look, self->photo, longest, self->cancellable, on_looked, siyi_weak_new (self));
}

static gpointer
load_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const gint64 *photo = data;

  return siyi_photo_load (db, *photo, error);
}

static void
on_loaded (GObject      *archive,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(SiyiPhotoMaskDialog) self = siyi_weak_take (data);
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiPhoto) photo = siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, &error);

  if (self == NULL)
    return;
  if (photo == NULL)
    {
      siyi_show_error (GTK_WIDGET (self->pad), _("Opening the photo"), error);
      return;
    }

  self->shown = TRUE;
  siyi_photo_canvas_set_photo (siyi_mask_pad_get_canvas (self->pad), photo->width, photo->height,
                               photo->caption.line != NULL ? photo->caption.line : photo->name);
  update (self);
}

static void
on_made (GObject      *job,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(SiyiPhotoMaskDialog) self = siyi_weak_take (data);
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiMasking) masking = siyi_job_run_finish (SIYI_JOB (job), result, &error);

  if (self == NULL)    /* closed; the copy is there all the same */
    return;

  self->making = FALSE;
  if (masking == NULL)
    siyi_show_error (GTK_WIDGET (self->pad), _("Making the masked copy"), error);
  else
    {
      siyi_push_undo (GTK_WIDGET (self->pad), masking->action, _("Making of a masked copy"));
      siyi_photo_mask_dialog_toast (self, _("Masked copy made; the photo itself is unchanged"), TRUE);
      siyi_mask_pad_clear (self->pad);
    }
  update (self);
}

static void
on_make (SiyiPhotoMaskDialog *self)
{
  g_autoptr(SiyiJob) job = siyi_job_new (_("Making the masked copy"));
  const SiyiMaskRect *rects;
  guint n_rects;

  rects = siyi_mask_pad_get_rects (self->pad, &n_rects);
  if (n_rects == 0 || self->making)
    return;

  self->making = TRUE;
  siyi_photo_mask_async (job, self->archive, self->photo, rects, n_rects, on_made, siyi_weak_new (self));
  update (self);
}

static void
on_undo_copy (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  GtkWindow *behind = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (behind != NULL)
    gtk_widget_activate_action (GTK_WIDGET (behind), "win.undo", NULL);
}

static GtkWidget *
make_head (SiyiPhotoMaskDialog *self)
{
  AdwHeaderBar *head = ADW_HEADER_BAR (adw_header_bar_new ());

  self->undo = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  siyi_tip_set (self->undo, _("Take back the last step"));
  g_signal_connect_swapped (self->undo, "clicked", G_CALLBACK (siyi_mask_pad_undo), self->pad);
  self->remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  siyi_tip_set (self->remove, _("Remove the chosen rectangle"));
  g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (siyi_mask_pad_remove), self->pad);
  self->make = gtk_button_new_with_label (_("Make Copy"));
  gtk_widget_add_css_class (self->make, "suggested-action");
  g_signal_connect_swapped (self->make, "clicked", G_CALLBACK (on_make), self);
  self->spinner = gtk_spinner_new ();
  adw_header_bar_pack_start (head, self->undo);
  adw_header_bar_pack_start (head, self->remove);
  adw_header_bar_pack_end (head, self->make);
  adw_header_bar_pack_end (head, self->spinner);

  return GTK_WIDGET (head);
}

static GtkWidget *
make_covers (SiyiPhotoMaskDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->blur = gtk_toggle_button_new_with_label (_("Blur"));
  self->black = gtk_toggle_button_new_with_label (_("Black"));
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->black), GTK_TOGGLE_BUTTON (self->blur));
  gtk_widget_set_hexpand (self->blur, TRUE);
  gtk_widget_set_hexpand (self->black, TRUE);
  gtk_widget_add_css_class (box, "linked");
  g_signal_connect_swapped (self->blur, "toggled", G_CALLBACK (on_cover_toggled), self);
  g_signal_connect_swapped (self->black, "toggled", G_CALLBACK (on_cover_toggled), self);
  gtk_box_append (GTK_BOX (box), self->blur);
  gtk_box_append (GTK_BOX (box), self->black);

  return box;
}

static GtkWidget *
new_words (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "secondary");

  return label;
}

static GtkWidget *
make_side (SiyiPhotoMaskDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->count = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->count), 0);
  gtk_widget_add_css_class (self->count, "heading");
  self->copies = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->copies, _("Masked Copies"));
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_box_append (GTK_BOX (box), make_covers (self));
  gtk_box_append (GTK_BOX (box), new_words (_("Draw over faces, names, numbers and addresses. Blur leaves no more "
                                              "than a few colours; use black for writing.")));
  gtk_box_append (GTK_BOX (box), new_words (_("Keys: N new, arrows move, with Shift stretch, with Ctrl by a pixel, "
                                              "Page Up and Page Down choose, Delete removes, B blur, K black, "
                                              "Ctrl+Z takes back, + − 0 zoom")));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->copies));
  gtk_widget_add_css_class (box, "mask-side");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_widget_set_size_request (scrolled, SIDE_WIDTH, -1);
  gtk_widget_set_hexpand (scrolled, FALSE);    /* whatever its buttons say */

  return scrolled;
}

static void
siyi_photo_mask_dialog_dispose (GObject *object)
{
  SiyiPhotoMaskDialog *self = SIYI_PHOTO_MASK_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->look);
  g_clear_object (&self->archive);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (siyi_photo_mask_dialog_parent_class)->dispose (object);
}

static void
siyi_photo_mask_dialog_class_init (SiyiPhotoMaskDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_photo_mask_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "mask.undo-copy", NULL, on_undo_copy);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
siyi_photo_mask_dialog_init (SiyiPhotoMaskDialog *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  self->pad = SIYI_MASK_PAD (siyi_mask_pad_new ());
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->pad), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->pad), TRUE);
  gtk_box_append (GTK_BOX (content), make_head (self));
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->pad));
  gtk_box_append (GTK_BOX (body), make_side (self));
  adw_toast_overlay_set_child (self->toasts, body);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->toasts));
  g_signal_connect_object (self->pad, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (siyi_mask_pad_get_canvas (self->pad), "wants", G_CALLBACK (on_wants), self,
                           G_CONNECT_SWAPPED);
  adw_window_set_content (ADW_WINDOW (self), content);
  gtk_window_set_title (GTK_WINDOW (self), _("Masked Copy"));
  gtk_window_set_default_size (GTK_WINDOW (self), 1120, 680);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  update (self);
}

/**
 * siyi_photo_mask_dialog_present:
 * @parent: the window it stands before
 * @photo: the original
 */
void
siyi_photo_mask_dialog_present (GtkWindow   *parent,
                                SiyiArchive *archive,
                                gint64       photo)
{
  SiyiPhotoMaskDialog *self = g_object_new (SIYI_TYPE_PHOTO_MASK_DIALOG, "transient-for", parent, NULL);

  self->archive = g_object_ref (archive);
  self->look = siyi_photo_look_new (archive);
  self->photo = photo;
  g_signal_connect_object (archive, "changed", G_CALLBACK (siyi_photo_mask_copies_load), self,
                           G_CONNECT_SWAPPED);
  siyi_photo_mask_copies_load (self);
  siyi_archive_run_async (archive, SIYI_ACCESS_READ, load_in_thread, g_memdup2 (&photo, sizeof photo), g_free,
                          (GDestroyNotify) siyi_photo_free, self->cancellable, on_loaded, siyi_weak_new (self));
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (siyi_mask_pad_get_canvas (self->pad)));
}
