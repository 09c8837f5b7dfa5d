/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The packages of the register as cards. The last answer stays until the next one is there. Main thread. */
#include "siyi-packages-view.h"

#include <glib/gi18n.h>

#include "siyi-ask.h"
#include "siyi-children.h"
#include "siyi-package-row.h"
#include "siyi-window.h"

#define MOST_ROWS 200

struct _SiyiPackagesView
{
  GtkWidget     parent_instance;

  /* Children */
  GtkWidget    *stack;         /* "waiting", "list", "none"; NULL of the newest alone */
  GtkListBox   *list;

  /* Owned */
  SiyiArchive  *archive;
  GCancellable *asking;        /* replaced with every question: older replies drop out */
  guint         most;
  guint         n_taken;
};

G_DEFINE_FINAL_TYPE (SiyiPackagesView, siyi_packages_view, GTK_TYPE_WIDGET)

static void
show (SiyiPackagesView *self,
      GPtrArray        *lines)
{
  const SiyiDay today = siyi_clock_today (siyi_archive_get_clock (self->archive));

  siyi_children_remove (self->list);
  for (guint i = 0; i < lines->len; i++)
    {
      GtkWidget *widget = gtk_list_box_row_new ();

      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (widget), siyi_package_row_new (g_ptr_array_index (lines, i), today));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), FALSE);
      gtk_widget_set_focusable (widget, FALSE);
      gtk_list_box_append (self->list, widget);
    }
  if (self->stack != NULL)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), lines->len > 0 ? "list" : "none");
  else
    gtk_widget_set_visible (GTK_WIDGET (self), lines->len > 0);
}

static gpointer
load_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const guint *most = data;

  return siyi_packages_load (db, *most, error);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) asked = data;
  SiyiPackagesView *self = g_task_get_source_object (asked);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) lines = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (asked)))
    return;
  if (lines == NULL)
    {
      siyi_show_error (GTK_WIDGET (self), _("Reading the packages"), error);
      return;
    }

  self->n_taken++;
  show (self, lines);
}

static void
ask (SiyiPackagesView *self)
{
  siyi_ask (self, &self->asking, self->archive, load_in_thread, g_memdup2 (&self->most, sizeof self->most), g_free,
            (GDestroyNotify) g_ptr_array_unref, on_loaded);
}

static void
siyi_packages_view_dispose (GObject *object)
{
  SiyiPackagesView *self = SIYI_PACKAGES_VIEW (object);

  g_cancellable_cancel (self->asking);
  if (self->archive != NULL)
    g_signal_handlers_disconnect_by_data (self->archive, self);
  siyi_children_unparent (self);

  G_OBJECT_CLASS (siyi_packages_view_parent_class)->dispose (object);
}

static void
siyi_packages_view_finalize (GObject *object)
{
  SiyiPackagesView *self = SIYI_PACKAGES_VIEW (object);

  g_clear_object (&self->asking);
  g_clear_object (&self->archive);

  G_OBJECT_CLASS (siyi_packages_view_parent_class)->finalize (object);
}

static void
siyi_packages_view_class_init (SiyiPackagesViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siyi_packages_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = siyi_packages_view_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
siyi_packages_view_init (SiyiPackagesView *self)
{
  self->asking = g_cancellable_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("place", "Packages"), -1);
}

static GtkWidget *
new_none (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Make a Package…"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "package-x-generic-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("No Package Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _("The archive of a session, a month or a year in one package. Any computer proves "
                                     "it with ordinary tools, without this program."));
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "archive.make-package");
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);

  return page;
}

static GtkWidget *
new_list (SiyiPackagesView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1000);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->list));
  gtk_widget_add_css_class (clamp, "packages");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);

  return scroller;
}

static SiyiPackagesView *
new_view (SiyiArchive *archive,
          guint        most)
{
  SiyiPackagesView *self = g_object_new (SIYI_TYPE_PACKAGES_VIEW, NULL);

  self->archive = g_object_ref (archive);
  self->most = most;
  g_signal_connect_swapped (archive, "changed", G_CALLBACK (ask), self);

  return self;
}

/**
 * siyi_packages_view_new:
 * @archive: the open archive
 *
 * Returns: (transfer floating): the view
 */
GtkWidget *
siyi_packages_view_new (SiyiArchive *archive)
{
  SiyiPackagesView *self = new_view (archive, MOST_ROWS);

  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "waiting");
  gtk_stack_add_named (GTK_STACK (self->stack), new_list (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), new_none (), "none");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  ask (self);

  return GTK_WIDGET (self);
}

GtkWidget *
siyi_packages_view_new_newest (SiyiArchive *archive)
{
  SiyiPackagesView *self = new_view (archive, 1);

  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  ask (self);

  return GTK_WIDGET (self);
}

GtkListBox *
siyi_packages_view_get_list (SiyiPackagesView *self)
{
  g_return_val_if_fail (SIYI_IS_PACKAGES_VIEW (self), NULL);

  return self->list;
}

guint
siyi_packages_view_get_n_taken (SiyiPackagesView *self)
{
  g_return_val_if_fail (SIYI_IS_PACKAGES_VIEW (self), 0);

  return self->n_taken;
}
