/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What dialogs and forms begin and end with: Cancel at one side, what is done at the other; Ctrl+Enter. Main
 * thread. */
#include "siyi-dialog-head.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/**
 * siyi_dialog_head_new:
 * @act: (nullable) (transfer floating): the button that does what the dialog is for
 *
 * Returns: (transfer floating): a header bar with "Cancel" at its start and @act at its end
 */
GtkWidget *
siyi_dialog_head_new (GtkWidget *act)
{
  GtkWidget *head = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (head), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (head), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  adw_header_bar_pack_start (ADW_HEADER_BAR (head), cancel);
  if (act != NULL)
    {
      gtk_widget_add_css_class (act, "suggested-action");
      adw_header_bar_pack_end (ADW_HEADER_BAR (head), act);
    }

  return head;
}

/**
 * siyi_dialog_ctrl_enter:
 * @widget: a form
 * @action: what Ctrl+Enter does anywhere in it
 *
 * Before its text views, which would take Ctrl+Enter as a line break.
 */
void
siyi_dialog_ctrl_enter (GtkWidget  *widget,
                        const char *action)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  static const guint enters[] = { GDK_KEY_Return, GDK_KEY_KP_Enter };

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  for (gsize i = 0; i < G_N_ELEMENTS (enters); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (enters[i], GDK_CONTROL_MASK),
                                                            gtk_named_action_new (action)));
  gtk_widget_add_controller (widget, keys);
}
