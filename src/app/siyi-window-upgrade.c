/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said while an archive of an earlier version is brought to this one: of hundreds of thousands of visits
 * that takes a while, on the thread that opens it. Main thread, but for being told. */
#include "siyi-window-private.h"

#include <glib/gi18n.h>

#define PAGE "upgrade"

static void
add_page (SiyiWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_spinner_start (GTK_SPINNER (spinner));
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("Updating the Archive"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), _("It was made by an earlier version of Siyi. A copy of it is kept "
                                                             "first; a large archive takes some minutes."));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), spinner);
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  gtk_stack_add_named (self->root, box, PAGE);
}

static gboolean
on_told (gpointer data)
{
  GTask *opening = data;
  SiyiWindow *self = g_task_get_source_object (opening);

  /* Given up, or closed, meanwhile. */
  if (g_task_get_completed (opening) || g_task_get_cancellable (opening) != self->opening)
    return G_SOURCE_REMOVE;

  if (self->archive != NULL)
    {
      siyi_toast (GTK_WIDGET (self), _("The archive is being updated and opens when that is done"));
      return G_SOURCE_REMOVE;
    }

  if (gtk_stack_get_child_by_name (self->root, PAGE) == NULL)
    add_page (self);
  gtk_stack_set_visible_child_name (self->root, PAGE);

  return G_SOURCE_REMOVE;
}

/**
 * siyi_window_tell_upgrade:
 * @opening: of a window; it is under way on this thread
 *
 * Has the window say what takes so long.
 */
void
siyi_window_tell_upgrade (GTask *opening)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, on_told, g_object_ref (opening), g_object_unref);
}
