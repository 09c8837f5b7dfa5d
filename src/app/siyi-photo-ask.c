/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A reason or a consent asked for in one line. Main thread; the dialog owns what the answer needs. */
#include "siyi-photo-ask.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWidget       *from;      /* owned */
  GtkWidget       *entry;
  gboolean         may_be_empty;
  SiyiPhotoAnswer  answer;
  gpointer         data;
  GDestroyNotify   destroy;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *self = data;

  if (self->destroy != NULL)
    self->destroy (self->data);
  g_object_unref (self->from);
  g_free (self);
}

static char *
dup_text (Asking *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static void
on_changed (AdwMessageDialog *dialog)
{
  Asking *self = g_object_get_data (G_OBJECT (dialog), "siyi-asking");
  g_autofree char *text = dup_text (self);

  adw_message_dialog_set_response_enabled (dialog, "done", self->may_be_empty || *text != '\0');
}

static void
on_response (AdwMessageDialog *dialog,
             const char       *response)
{
  Asking *self = g_object_get_data (G_OBJECT (dialog), "siyi-asking");
  g_autofree char *text = dup_text (self);

  if (g_str_equal (response, "done"))
    self->answer (self->from, text, self->data);
}

/**
 * siyi_photo_ask:
 * @from: a widget in a window
 * @question: read during the call only
 * @answer: called once if the person goes through with it
 * @destroy: (nullable): for @data, whatever was answered
 */
void
siyi_photo_ask (GtkWidget               *from,
                const SiyiPhotoQuestion *question,
                SiyiPhotoAnswer          answer,
                gpointer                 data,
                GDestroyNotify           destroy)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (from)), question->title,
                                              question->body);
  Asking *self = g_new0 (Asking, 1);

  self->from = g_object_ref (from);
  self->entry = gtk_entry_new ();
  self->may_be_empty = question->may_be_empty;
  self->answer = answer;
  self->data = data;
  self->destroy = destroy;
  g_object_set_data_full (G_OBJECT (dialog), "siyi-asking", self, asking_free);
  if (question->text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), question->text);
  gtk_entry_set_activates_default (GTK_ENTRY (self->entry), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), question->label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  question->label, -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), self->entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Cancel"), "done",
                                    question->button, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "done", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "done");
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_changed), dialog, G_CONNECT_SWAPPED);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), NULL);
  on_changed (ADW_MESSAGE_DIALOG (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (self->entry);
}
