/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adding to a sealed record: what is added and why, both are asked for. It stands below the record
 * with who and when; the record itself stays as it was signed. Main thread but for the work. */
#include "siyi-session-record-private.h"

#include <glib/gi18n.h>

#include "siyi-window.h"

#define ADDITION_HEIGHT 110

typedef struct
{
  gint64  visit;
  char   *body, *reason;
} Addition;

/* The fields of the dialog; borrowed from it. */
typedef struct
{
  GtkTextView *body;
  GtkEditable *reason;
  gint64       visit;
} Fields;

static void
addition_free (gpointer data)
{
  Addition *addition = data;

  g_free (addition->body);
  g_free (addition->reason);
  g_free (addition);
}

static gpointer
add_in_thread (SiyiDb        *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  const Addition *addition = data;

  return siyi_talk_add (db, addition->visit, addition->body, addition->reason, error);
}

static void
on_added (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GtkWidget) form = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (action == NULL)
    siyi_show_error (form, _("Adding to the record"), error);
  else
    siyi_push_undo (form, action, _("Addition"));
}

static char *
reason_of (const Fields *fields)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (fields->reason)));
}

static void
on_changed (AdwMessageDialog *dialog)
{
  const Fields *fields = g_object_get_data (G_OBJECT (dialog), "fields");
  g_autofree char *body = siyi_session_text_get (fields->body);
  g_autofree char *reason = reason_of (fields);

  adw_message_dialog_set_response_enabled (dialog, "add", body != NULL && *reason != '\0');
}

static void
on_response (SiyiSessionRecord *self,
             const char        *response,
             AdwMessageDialog  *dialog)
{
  const Fields *fields = g_object_get_data (G_OBJECT (dialog), "fields");
  Addition *addition;

  if (!g_str_equal (response, "add"))
    return;

  addition = g_new0 (Addition, 1);
  addition->visit = fields->visit;
  addition->body = siyi_session_text_get (fields->body);
  addition->reason = reason_of (fields);
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, add_in_thread, addition, addition_free,
                          g_free, NULL, on_added, g_object_ref (self));
}

static GtkWidget *
fields_new (GtkWidget  *dialog,
            const char *text,
            gint64      visit)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *reason = gtk_entry_new ();
  Fields *fields = g_new0 (Fields, 1);

  gtk_box_append (GTK_BOX (box),
                  siyi_session_text_new (_("What is added"), ADDITION_HEIGHT, &fields->body));
  gtk_entry_set_placeholder_text (GTK_ENTRY (reason), _("Reason"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (reason), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Reason"), -1);
  gtk_box_append (GTK_BOX (box), reason);
  siyi_session_text_set (fields->body, text);
  fields->reason = GTK_EDITABLE (reason);
  fields->visit = visit;
  g_object_set_data_full (G_OBJECT (dialog), "fields", fields, g_free);
  g_signal_connect_object (gtk_text_view_get_buffer (fields->body), "changed",
                           G_CALLBACK (on_changed), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (reason, "changed", G_CALLBACK (on_changed), dialog, G_CONNECT_SWAPPED);

  return box;
}

/**
 * siyi_session_record_add_text:
 * @text: (nullable): what stands in the dialog first
 *
 * Asks what is to be added to the sealed record.
 */
void
siyi_session_record_add_text (SiyiSessionRecord *self,
                              const char        *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog = adw_message_dialog_new (root != NULL ? GTK_WINDOW (root) : NULL,
                                              _("Add to the Record"),
                                              _("The signed record stays as it is; the addition "
                                                "stands below it with your name and the time."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "add",
                                    _("_Add"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "add",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog),
                                      fields_new (dialog, text, self->visit));
  on_changed (ADW_MESSAGE_DIALOG (dialog));
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
siyi_session_record_add_action (GtkWidget  *widget,
                                const char *name,
                                GVariant   *parameter)
{
  SiyiSessionRecord *self = SIYI_SESSION_RECORD (widget);

  if (self->stored != NULL && self->stored->sealed_at != 0)
    siyi_session_record_add_text (self, NULL);
}
