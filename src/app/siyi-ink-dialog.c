/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window to sign in: a pad, buttons to take the last stroke or all of it back, and one that
 * accepts. The callback is called once, whichever way the window goes. Main thread. */
#include "siyi-session-parts.h"

#include <glib/gi18n.h>

#include "siyi-dialog-head.h"
#include "siyi-ink-pad.h"

typedef struct
{
  /* Borrowed */
  GtkWindow       *window;
  SiyiInkPad      *pad;
  GtkWidget       *undo, *clear, *accept;

  SiyiInkCallback  callback;
  gpointer         user_data;
} Signing;

static void
update (Signing *self)
{
  const gboolean signed_so_far = siyi_ink_pad_get_ink (self->pad) != NULL;

  gtk_widget_set_sensitive (self->undo, signed_so_far);
  gtk_widget_set_sensitive (self->clear, signed_so_far);
  gtk_widget_set_sensitive (self->accept, signed_so_far);
}

static void
answer (Signing *self,
        GBytes  *ink)
{
  SiyiInkCallback callback = g_steal_pointer (&self->callback);

  if (callback != NULL)
    callback (ink, self->user_data);
}

static void
on_accept (Signing *self)
{
  SiyiInk *ink = siyi_ink_pad_get_ink (self->pad);
  g_autoptr(GBytes) bytes = ink != NULL ? siyi_ink_to_bytes (ink) : NULL;

  if (bytes == NULL)
    return;

  answer (self, bytes);
  gtk_window_destroy (self->window);
}

static void
on_undo (Signing *self)
{
  siyi_ink_pad_undo (self->pad);
}

static void
on_clear (Signing *self)
{
  siyi_ink_pad_clear (self->pad);
}

/* However the window goes, with its parent too. */
static void
signing_free (gpointer data)
{
  Signing *self = data;

  answer (self, NULL);
  g_free (self);
}

static GtkWidget *
new_head (Signing *self)
{
  self->accept = gtk_button_new_with_label (C_("signing", "Done"));
  g_signal_connect_swapped (self->accept, "clicked", G_CALLBACK (on_accept), self);

  return siyi_dialog_head_new (self->accept);
}

static GtkWidget *
new_buttons (Signing *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *hint = gtk_label_new (_("Sign on the line with pen, finger or mouse."));

  self->undo = gtk_button_new_with_label (_("Undo Stroke"));
  self->clear = gtk_button_new_with_label (_("Clear All"));
  g_signal_connect_swapped (self->undo, "clicked", G_CALLBACK (on_undo), self);
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (on_clear), self);
  gtk_widget_add_css_class (hint, "secondary");
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_label_set_ellipsize (GTK_LABEL (hint), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (hint, TRUE);
  gtk_box_append (GTK_BOX (bar), hint);
  gtk_box_append (GTK_BOX (bar), self->undo);
  gtk_box_append (GTK_BOX (bar), self->clear);

  return bar;
}

static gboolean
undo_by_key (GtkWidget *window,
             GVariant  *arguments,
             gpointer   data)
{
  on_undo (data);

  return TRUE;
}

static gboolean
close_by_key (GtkWidget *window,
              GVariant  *arguments,
              gpointer   data)
{
  gtk_window_close (GTK_WINDOW (window));

  return TRUE;
}

static void
add_keys (Signing *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_z, GDK_CONTROL_MASK),
                      gtk_callback_action_new (undo_by_key, self, NULL)));
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_callback_action_new (close_by_key, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->window), keys);
}

/**
 * siyi_ink_dialog_present:
 * @parent: the window it belongs to
 * @name: who signs
 * @callback: called once, with the signature (siyi_ink_to_bytes()), or %NULL where nobody signed
 *
 * Asks for a signature on the screen.
 */
void
siyi_ink_dialog_present (GtkWindow       *parent,
                         const char      *name,
                         SiyiInkCallback  callback,
                         gpointer         user_data)
{
  Signing *self = g_new0 (Signing, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  /* Translators: title of the window to sign in; %s is who signs */
  g_autofree char *title = g_strdup_printf (_("Signature of %s"), name);

  self->callback = callback;
  self->user_data = user_data;
  self->window = GTK_WINDOW (adw_window_new ());
  self->pad = SIYI_INK_PAD (siyi_ink_pad_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->pad), TRUE);
  g_signal_connect_swapped (self->pad, "changed", G_CALLBACK (update), self);
  gtk_widget_add_css_class (body, "dialog-body");
  gtk_box_append (GTK_BOX (box), new_head (self));
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->pad));
  gtk_box_append (GTK_BOX (body), new_buttons (self));
  gtk_box_append (GTK_BOX (box), body);
  adw_window_set_content (ADW_WINDOW (self->window), box);
  gtk_window_set_title (self->window, title);
  gtk_window_set_transient_for (self->window, parent);
  gtk_window_set_modal (self->window, TRUE);
  gtk_window_set_destroy_with_parent (self->window, TRUE);
  gtk_window_set_default_widget (self->window, self->accept);
  add_keys (self);
  update (self);
  g_object_set_data_full (G_OBJECT (self->window), "siyi-signing", self, signing_free);
  gtk_window_present (self->window);
}
