/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes photos of a session with a camera of this computer: seen live, taken, looked at, accepted or
 * taken again. Only what was accepted goes into the archive. The camera runs no longer than it is looked
 * at. Main thread; a job takes the photo in. */
#include "siyi-camera-dialog.h"

#include <glib/gi18n.h>

#include "siyi-camera-photo.h"
#include "siyi-camera-there.h"
#include "siyi-session-parts.h"
#include "siyi-weak.h"
#include "siyi-window.h"

struct _SiyiCameraDialog
{
  AdwWindow        parent_instance;

  /* Children */
  AdwToastOverlay *toasts;
  GtkStack        *stack;        /* "waiting", "picture", "trouble" */
  GtkPicture      *picture;
  AdwStatusPage   *trouble;
  GtkWidget       *take, *again, *accept;

  /* Owned */
  SiyiArchive     *archive;
  SiyiCamera      *camera;
  SiyiPixels      *taken;        /* (nullable) looked at, not yet accepted */

  gint64           session;
  guint            n_accepted;
  gboolean         storing;
};

G_DEFINE_FINAL_TYPE (SiyiCameraDialog, siyi_camera_dialog, ADW_TYPE_WINDOW)

static void
update (SiyiCameraDialog *self)
{
  const gboolean is_seen = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "picture") == 0;

  gtk_widget_set_visible (self->take, self->taken == NULL);
  gtk_widget_set_visible (self->again, self->taken != NULL);
  gtk_widget_set_visible (self->accept, self->taken != NULL);
  gtk_widget_set_sensitive (self->take, is_seen);
  gtk_widget_set_sensitive (self->again, !self->storing);
  gtk_widget_set_sensitive (self->accept, !self->storing);
}

static void
show_frame (SiyiCameraDialog *self,
            const SiyiPixels *frame)
{
  g_autoptr(GdkTexture) texture = gdk_memory_texture_new (frame->width, frame->height, GDK_MEMORY_R8G8B8,
                                                          frame->bytes, frame->stride);

  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  gtk_stack_set_visible_child_name (self->stack, "picture");
}

static void
on_frame (SiyiCameraDialog *self)
{
  g_autoptr(SiyiPixels) frame = siyi_camera_dup_frame (self->camera);

  if (frame == NULL || self->taken != NULL)
    return;

  show_frame (self, frame);
  update (self);
}

static void
on_failed (SiyiCameraDialog *self,
           const char       *words)
{
  g_message ("The camera gives no picture: %s", words);
  if (self->taken != NULL)    /* what was taken can still be accepted */
    return;

  gtk_stack_set_visible_child_name (self->stack, "trouble");
  update (self);
}

static void
go_live (SiyiCameraDialog *self)
{
  g_clear_pointer (&self->taken, siyi_pixels_free);
  gtk_stack_set_visible_child_name (self->stack, "waiting");
  siyi_camera_start (self->camera);
  update (self);
  gtk_widget_grab_focus (self->take);
}

static void
on_take (SiyiCameraDialog *self)
{
  self->taken = siyi_camera_dup_frame (self->camera);
  if (self->taken == NULL)
    return;

  siyi_camera_stop (self->camera);
  show_frame (self, self->taken);
  update (self);
  gtk_widget_grab_focus (self->accept);
}

static void
on_stored (GObject      *job,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(SiyiCameraDialog) self = siyi_weak_take (data);
  g_autoptr(GError) error = NULL;
  g_autofree gint64 *photo = siyi_job_run_finish (SIYI_JOB (job), result, &error);
  g_autofree char *words = NULL;

  if (self == NULL)    /* closed; the photo is there all the same */
    return;

  self->storing = FALSE;
  if (photo == NULL)
    {
      siyi_show_error (GTK_WIDGET (self->stack), _("Taking in the photo"), error);
      update (self);
      return;
    }

  self->n_accepted++;
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u photo taken in", "%u photos taken in", self->n_accepted),
                           self->n_accepted);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (words));
  go_live (self);
}

static void
on_accept (SiyiCameraDialog *self)
{
  g_autoptr(SiyiJob) job = siyi_job_new (_("Taking in the photo"));

  if (self->storing || self->taken == NULL)
    return;

  self->storing = TRUE;
  siyi_camera_photo_async (job, self->archive, self->session, siyi_pixels_copy (self->taken), on_stored,
                           siyi_weak_new (self));
  update (self);
}

static GtkWidget *
new_button (SiyiCameraDialog *self,
            const char       *label,
            gboolean          is_suggested,
            GCallback         callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "pill");
  if (is_suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_swapped (button, "clicked", callback, self);

  return button;
}

static GtkWidget *
make_trouble (SiyiCameraDialog *self)
{
  GtkWidget *retry = new_button (self, _("Try Again"), FALSE, G_CALLBACK (go_live));

  self->trouble = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->trouble, "camera-web-symbolic");
  adw_status_page_set_title (self->trouble, _("The camera gives no picture"));
  adw_status_page_set_description (self->trouble,
                                   _("Another program may be using it, or it was unplugged. Close that program "
                                     "or plug it in again."));
  gtk_widget_set_halign (retry, GTK_ALIGN_CENTER);
  adw_status_page_set_child (self->trouble, retry);

  return GTK_WIDGET (self->trouble);
}

static GtkWidget *
make_stack (SiyiCameraDialog *self)
{
  GtkWidget *waiting = gtk_spinner_new ();

  self->stack = GTK_STACK (gtk_stack_new ());
  self->picture = GTK_PICTURE (gtk_picture_new ());
  gtk_picture_set_alternative_text (self->picture, _("What the camera sees"));
  gtk_widget_set_size_request (waiting, 32, 32);
  gtk_widget_set_halign (waiting, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (waiting, GTK_ALIGN_CENTER);
  gtk_spinner_start (GTK_SPINNER (waiting));
  gtk_stack_add_named (self->stack, waiting, "waiting");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->picture), "picture");
  gtk_stack_add_named (self->stack, make_trouble (self), "trouble");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->stack), "camera");

  return GTK_WIDGET (self->stack);
}

static GtkWidget *
make_buttons (SiyiCameraDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->take = new_button (self, _("Take Photo"), TRUE, G_CALLBACK (on_take));
  self->again = new_button (self, _("Take Again"), FALSE, G_CALLBACK (go_live));
  self->accept = new_button (self, _("Accept"), TRUE, G_CALLBACK (on_accept));
  gtk_box_append (GTK_BOX (box), self->take);
  gtk_box_append (GTK_BOX (box), self->again);
  gtk_box_append (GTK_BOX (box), self->accept);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "camera-buttons");

  return box;
}

static void
siyi_camera_dialog_dispose (GObject *object)
{
  SiyiCameraDialog *self = SIYI_CAMERA_DIALOG (object);

  if (self->camera != NULL)
    siyi_camera_stop (self->camera);
  g_clear_object (&self->camera);
  g_clear_object (&self->archive);
  g_clear_pointer (&self->taken, siyi_pixels_free);

  G_OBJECT_CLASS (siyi_camera_dialog_parent_class)->dispose (object);
}

static void
siyi_camera_dialog_class_init (SiyiCameraDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siyi_camera_dialog_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
siyi_camera_dialog_init (SiyiCameraDialog *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  gtk_box_append (GTK_BOX (body), make_stack (self));
  gtk_box_append (GTK_BOX (body), make_buttons (self));
  adw_toast_overlay_set_child (self->toasts, body);
  gtk_box_append (GTK_BOX (content), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->toasts));
  adw_window_set_content (ADW_WINDOW (self), content);
  gtk_window_set_title (GTK_WINDOW (self), _("Take Photos"));
  gtk_window_set_default_size (GTK_WINDOW (self), 860, 660);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  update (self);
}

/**
 * siyi_camera_dialog_new:
 * @camera: standing still
 *
 * Returns: (transfer none): the window, on the screen
 */
GtkWidget *
siyi_camera_dialog_new (GtkWindow   *parent,
                        SiyiArchive *archive,
                        gint64       session,
                        SiyiCamera  *camera)
{
  SiyiCameraDialog *self = g_object_new (SIYI_TYPE_CAMERA_DIALOG, "transient-for", parent, NULL);

  self->archive = g_object_ref (archive);
  self->camera = g_object_ref (camera);
  self->session = session;
  g_signal_connect_object (camera, "frame", G_CALLBACK (on_frame), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (camera, "failed", G_CALLBACK (on_failed), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self));
  go_live (self);

  return GTK_WIDGET (self);
}

/**
 * siyi_camera_dialog_present:
 * @session: the photos go to
 */
void
siyi_camera_dialog_present (GtkWindow   *parent,
                            SiyiArchive *archive,
                            gint64       session)
{
  const char *device = siyi_camera_device ();
  g_autoptr(SiyiCamera) camera = NULL;

  if (device == NULL)
    return;

  camera = siyi_camera_new (device);
  siyi_camera_dialog_new (parent, archive, session, camera);
}
