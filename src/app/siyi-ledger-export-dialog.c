/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for whom the ledger is exported, which columns, and as what kind of file. */
#include "siyi-ledger-export-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef struct
{
  GtkCheckButton         *audience[3];
  GtkCheckButton         *all_columns;
  GtkCheckButton         *csv;
  SiyiLedgerExportWished  wished;
  gpointer                data;
  GDestroyNotify          destroy;
} Dialog;

static const SiyiAudience audiences[3] = { SIYI_AUDIENCE_INSIDE, SIYI_AUDIENCE_UNIT, SIYI_AUDIENCE_PUBLIC };

static void
dialog_free (gpointer data, GClosure *closure)
{
  Dialog *dialog = data;

  dialog->destroy (dialog->data);
  g_free (dialog);
}

static void
on_response (AdwMessageDialog *window,
             const char       *response,
             Dialog           *dialog)
{
  SiyiLedgerExportWish wish = { SIYI_AUDIENCE_INSIDE };

  if (!g_str_equal (response, "export"))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (audiences); i++)
    if (gtk_check_button_get_active (dialog->audience[i]))
      wish.audience = audiences[i];
  wish.all_columns = gtk_check_button_get_active (dialog->all_columns);
  wish.csv = gtk_check_button_get_active (dialog->csv);
  dialog->wished (&wish, dialog->data);
}

static GtkWidget *
new_group (GtkWidget *box, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (GTK_BOX (box), group);

  return group;
}

/* A row with a radio button; the first of a group has no @before and is chosen. */
static GtkCheckButton *
add_choice (GtkWidget *group, GtkCheckButton *before, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), before);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), before == NULL);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return GTK_CHECK_BUTTON (check);
}

static GtkWidget *
new_form (Dialog *dialog, guint n_columns)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 16);
  GtkWidget *group = new_group (box, _("For whom"));
  g_autofree char *shown = g_strdup_printf (ngettext ("The %u column that shows", "The %u columns that show",
                                                      n_columns), n_columns);
  GtkCheckButton *first;

  dialog->audience[0] = add_choice (group, NULL, _("This office"), _("Everything as it is stored"));
  dialog->audience[1] = add_choice (group, dialog->audience[0], _("A responsible unit"),
                                    _("Telephone numbers masked, no reports or accusations"));
  dialog->audience[2] = add_choice (group, dialog->audience[0], _("The public"),
                                    _("No petitioner, no request, no reports or accusations"));

  group = new_group (box, _("Columns"));
  first = add_choice (group, NULL, shown, NULL);
  dialog->all_columns = add_choice (group, first, _("All columns"), NULL);

  group = new_group (box, _("Kind of file"));
  first = add_choice (group, NULL, _("Workbook (.xlsx)"), NULL);
  dialog->csv = add_choice (group, first, _("Text table (.csv)"), NULL);

  return box;
}

/**
 * siyi_ledger_export_dialog_ask:
 * @n_rows: how many rows go out, said in the dialog
 * @n_columns: how many columns show
 * @wished: called once, if the person goes on
 * @destroy: of @data
 */
void
siyi_ledger_export_dialog_ask (GtkWidget              *from,
                               guint                   n_rows,
                               guint                   n_columns,
                               SiyiLedgerExportWished  wished,
                               gpointer                data,
                               GDestroyNotify          destroy)
{
  Dialog *dialog = g_new0 (Dialog, 1);
  GtkRoot *root = gtk_widget_get_root (from);
  g_autofree char *body = g_strdup_printf (ngettext ("%'u row as filtered and sorted now",
                                                     "%'u rows as filtered and sorted now", n_rows), n_rows);
  GtkWidget *window = adw_message_dialog_new (GTK_WINDOW (root), _("Export the Ledger"), body);

  dialog->wished = wished;
  dialog->data = data;
  dialog->destroy = destroy;
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (window), new_form (dialog, n_columns));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (window), "cancel", _("_Cancel"),
                                    "export", _("Choose a _Place…"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (window), "export",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (window), "export");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (window), "cancel");
  g_signal_connect_data (window, "response", G_CALLBACK (on_response), dialog, dialog_free, 0);
  gtk_window_present (GTK_WINDOW (window));
}
