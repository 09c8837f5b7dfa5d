/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The photo of a posted sheet, in a window of its own. Read and decoded off the main thread; the
 * archive notes the look. */
#include "siyi-notice-page-private.h"

#include <glib/gi18n.h>

#include "siyi-window.h"

static gpointer
proof_work (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr(GBytes) bytes = siyi_notice_proof_work (db, data, cancellable, error);

  return bytes != NULL ? gdk_texture_new_from_bytes (bytes, error) : NULL;
}

static void
show_picture (SiyiNoticePage *self, GdkTexture *texture)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *picture = gtk_picture_new_for_paintable (GDK_PAINTABLE (texture));
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_picture_set_alternative_text (GTK_PICTURE (picture), _("Photo of the Posted Sheet"));
  gtk_widget_set_vexpand (picture, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), picture);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), _("Photo of the Posted Sheet"));
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 640);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (root));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_proof (GObject *archive, GAsyncResult *result, gpointer data)
{
  g_autoptr(SiyiNoticePage) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GdkTexture) texture = siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, &error);

  if (self->archive == NULL)
    return;

  if (texture != NULL)
    show_picture (self, texture);
  else
    siyi_show_error (GTK_WIDGET (self), _("Opening the photo"), error);
}

void
siyi_notice_page_proof_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SiyiNoticePage *self = SIYI_NOTICE_PAGE (widget);
  gint64 *id = g_new (gint64, 1);

  *id = g_variant_get_int64 (parameter);
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, proof_work, id, g_free, g_object_unref, NULL,
                          on_proof, g_object_ref (self));
}
