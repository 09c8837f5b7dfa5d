/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line where leaders' answers wait: how many, and the way to them. It is not there where none does.
 * Main thread; counted by the archive's reader after each change. */
#include "siyi-inbox-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "siyi-inbox-store.h"
#include "siyi-weak.h"

static gpointer
count_in_thread (SiyiDb        *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const int n = siyi_inbox_count (db);

  return g_memdup2 (&n, sizeof n);
}

static void
on_counted (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GtkWidget) button = siyi_weak_take (data);
  g_autofree int *n = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, NULL);
  g_autofree char *words = NULL;

  if (button == NULL || n == NULL)
    return;

  words = g_strdup_printf (ngettext ("%u answer of a leader waits to be accepted", "%u answers of leaders wait to be accepted",
                                     (guint) *n), (guint) *n);
  adw_button_content_set_label (ADW_BUTTON_CONTENT (gtk_button_get_child (GTK_BUTTON (button))), words);
  gtk_widget_set_visible (button, *n > 0);
}

static void
count (GtkWidget   *button,
       SiyiArchive *archive)
{
  siyi_archive_run_async (archive, SIYI_ACCESS_READ, count_in_thread, NULL, NULL, g_free, NULL, on_counted,
                          siyi_weak_new (button));
}

/**
 * siyi_inbox_line_new:
 * @archive: the open archive
 *
 * Returns: (transfer floating): a button, not visible where nothing waits
 */
GtkWidget *
siyi_inbox_line_new (SiyiArchive *archive)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "mail-unread-symbolic");
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_set_visible (button, FALSE);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "answers-line");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-keeping");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "inbox");
  g_signal_connect_object (archive, "changed", G_CALLBACK (count), button, G_CONNECT_SWAPPED);
  count (button, archive);

  return button;
}
