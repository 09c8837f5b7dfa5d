/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns credited by a person's word: how many, plus or minus, and why. One action, dated today,
 * which can be undone. Main thread; the work is on the archive's writer. */
#include "siyi-accounts-credit.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "siyi-window.h"

#define MOST_TURNS 99

/* The dialog's own: lives as long as it. */
typedef struct
{
  GtkWidget     *page;      /* owned: where the outcome is told */
  SiyiArchive   *archive;   /* owned */
  gint64         leader;
  GtkSpinButton *turns;     /* borrowed, as the reason */
  GtkEditable   *reason;
} Asked;

static void
asked_free (gpointer  data,
            GClosure *closure)
{
  Asked *asked = data;

  g_object_unref (asked->page);
  g_object_unref (asked->archive);
  g_free (asked);
}

static gpointer
credit_in_thread (SiyiDb        *db,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  return siyi_credit_save (db, data, error);
}

static void
on_credited (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GtkWidget) page = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (action == NULL)
    {
      siyi_show_error (page, _("Crediting turns"), error);
      return;
    }

  siyi_push_undo (page, action, _("Turns credited"));
  siyi_toast_with_button (page, _("Turns credited"), _("Undo"), "win.undo", NULL);
}

static void
on_response (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          data)
{
  const Asked *asked = data;
  SiyiCredit *credit;

  if (!g_str_equal (response, "credit"))
    return;

  credit = g_new0 (SiyiCredit, 1);
  credit->leader = asked->leader;
  credit->turns = gtk_spin_button_get_value_as_int (asked->turns);
  credit->reason = g_strdup (gtk_editable_get_text (asked->reason));
  siyi_archive_run_async (asked->archive, SIYI_ACCESS_WRITE, credit_in_thread, credit,
                          (GDestroyNotify) siyi_credit_free, g_free, NULL, on_credited,
                          g_object_ref (asked->page));
}

static void
update (GtkWidget *dialog)
{
  GtkSpinButton *turns = g_object_get_data (G_OBJECT (dialog), "turns");
  GtkEditable *entry = g_object_get_data (G_OBJECT (dialog), "reason");
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "credit",
                                           *reason != '\0' &&
                                           gtk_spin_button_get_value_as_int (turns) != 0);
}

static GtkWidget *
new_fields (GtkWidget *dialog,
            Asked     *asked)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *line = adw_action_row_new ();
  GtkWidget *turns = gtk_spin_button_new_with_range (-MOST_TURNS, MOST_TURNS, 1);
  GtkWidget *reason = adw_entry_row_new ();

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (turns), 1);
  gtk_widget_set_valign (turns, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), _("Turns, minus takes off"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (line), turns);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (line), turns);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (reason), _("Reason"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (reason), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), line);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), reason);

  asked->turns = GTK_SPIN_BUTTON (turns);
  asked->reason = GTK_EDITABLE (reason);
  g_object_set_data (G_OBJECT (dialog), "turns", turns);
  g_object_set_data (G_OBJECT (dialog), "reason", reason);
  g_signal_connect_object (turns, "value-changed", G_CALLBACK (update), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (reason, "changed", G_CALLBACK (update), dialog, G_CONNECT_SWAPPED);

  return group;
}

/**
 * siyi_accounts_credit:
 * @page: where the outcome is told
 * @account: whose turns; read during the call only
 *
 * Asks how many and why, and credits them.
 */
void
siyi_accounts_credit (GtkWidget         *page,
                      SiyiArchive       *archive,
                      const SiyiAccount *account)
{
  /* Translators: %s is a leader */
  g_autofree char *title = g_strdup_printf (_("Credit %s With Turns"), account->name);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (page)), title,
                                              _("Credited turns count as sat when the next plan "
                                                "is made."));
  Asked *asked = g_new0 (Asked, 1);

  asked->page = g_object_ref (page);
  asked->archive = g_object_ref (archive);
  asked->leader = account->leader;
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "credit",
                                    C_("account", "_Credit"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "credit");
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), new_fields (dialog, asked));
  update (dialog);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), asked, asked_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
