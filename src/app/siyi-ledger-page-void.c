/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Voiding a row of the ledger: it keeps its number and its line, struck, with the reason that is
 * asked for here. */
#include "siyi-ledger-page-private.h"

#include <glib/gi18n.h>

#include "siyi-window.h"

typedef struct { SiyiLedgerPage *page; gint64 visit; GtkWidget *reason; } Asked;

static void
asked_free (gpointer data, GClosure *closure)
{
  Asked *asked = data;

  g_object_unref (asked->page);
  g_free (asked);
}

static void
on_voided (GObject      *archive,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(SiyiLedgerPage) self = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, &error);

  if (action == NULL)
    {
      siyi_show_error (GTK_WIDGET (self), _("Voiding the row"), error);
      return;
    }

  siyi_push_undo (GTK_WIDGET (self), action, _("Voiding of a row"));
  siyi_toast_with_button (GTK_WIDGET (self), _("The row is void"), _("Undo"), "win.undo", NULL);
}

static void
on_response (AdwMessageDialog *dialog,
             const char       *response,
             Asked            *asked)
{
  SiyiLedgerPage *self = asked->page;
  SiyiLedgerVoid *what;

  if (!g_str_equal (response, "void") || self->archive == NULL)
    return;

  what = g_new (SiyiLedgerVoid, 1);
  what->visit = asked->visit;
  what->reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (asked->reason))));
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, siyi_ledger_void_work, what,
                          (GDestroyNotify) siyi_ledger_void_free, g_free, NULL, on_voided,
                          g_object_ref (self));
}

static void
on_reason_changed (GtkEditable      *reason,
                   AdwMessageDialog *dialog)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (reason)));

  adw_message_dialog_set_response_enabled (dialog, "void", text[0] != '\0');
}

static GtkWidget *
ask_reason (SiyiLedgerPage *self, const SiyiLedgerRow *row, GtkWidget **reason)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (root), NULL,
                                              _("The row keeps its number and stays in the ledger, "
                                                "struck, with the reason. It counts in no sum."));

  /* Translators: %s is a serial number of the ledger. */
  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), _("Make No. %s void?"),
                                     row->cells[SIYI_COLUMN_SERIAL]);
  *reason = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (*reason), _("Reason, for example: entered twice"));
  gtk_entry_set_activates_default (GTK_ENTRY (*reason), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (*reason), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reason"), -1);
  g_signal_connect (*reason, "changed", G_CALLBACK (on_reason_changed), dialog);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), *reason);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"),
                                    "void", _("Make _Void"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "void",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "void", FALSE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "void");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");

  return dialog;
}

void
siyi_ledger_page_void_action (GtkWidget  *widget,
                              const char *name,
                              GVariant   *parameter)
{
  SiyiLedgerPage *self = SIYI_LEDGER_PAGE (widget);
  SiyiLedgerRow *row;
  GtkWidget *dialog;
  Asked *asked;
  guint number, column;

  if (!siyi_grid_get_cursor (self->grid, &number, &column))
    return;
  row = siyi_ledger_model_get_row (self->model, number);
  if (row == NULL || row->state != SIYI_ROW_LIVE)
    return;

  asked = g_new0 (Asked, 1);
  asked->page = g_object_ref (self);
  asked->visit = row->id;
  dialog = ask_reason (self, row, &asked->reason);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), asked, asked_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (asked->reason);
}
