/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: the frame that holds sidebar, pages, first-start page and trouble page.
 *
 * Invariants: (1) "shell" with pages is shown only while an archive is open or being opened;
 * (2) every page belongs to self->archive and goes before it; (3) the archive is closed on a
 * worker thread, and the application waits for that. Main thread only. */
#include "siyi-window-private.h"

#include <glib/gi18n.h>

#include "siyi-memory.h"
#include "siyi-role-guard.h"

/* Sidebar, line and this make 900, below which the window folds. */
#define CONTENT_WIDTH 699

G_DEFINE_FINAL_TYPE (SiyiWindow, siyi_window, ADW_TYPE_APPLICATION_WINDOW)

static void
measure_content (GtkWidget      *widget,
                 GtkOrientation  orientation,
                 int             for_size,
                 int            *minimum,
                 int            *natural,
                 int            *minimum_baseline,
                 int            *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size,
                      minimum, natural, minimum_baseline, natural_baseline);

  /* A page's own natural width is that of its longest text: folding must not hang on it. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, CONTENT_WIDTH);
}

static void
allocate_content (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (gtk_widget_get_first_child (widget), width, height, baseline, NULL);
}

static void
on_folded (SiyiWindow *self)
{
  siyi_sidebar_set_alone (self->sidebar, adw_leaflet_get_folded (self->leaflet));
}

/* A menu is made as soon as its button knows it: only the page that shows needs its own. */
static void
set_menu (SiyiWindow *self, const char *shown)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());
  GMenuModel *menu = G_MENU_MODEL (gtk_application_get_menu_by_id (application, "primary-menu"));

  if (g_strcmp0 (shown, "shell") == 0)
    siyi_sidebar_set_menu (self->sidebar, menu);
  else if (g_strcmp0 (shown, "first-start") == 0)
    siyi_first_start_set_menu (self->first_start, menu);
  else
    gtk_menu_button_set_menu_model (self->trouble_menu, menu);
}

/* F10 would go to a hidden menu as well as to the one that shows. */
static void
on_root_changed (SiyiWindow *self)
{
  const char *shown = gtk_stack_get_visible_child_name (self->root);

  siyi_sidebar_set_primary (self->sidebar, g_strcmp0 (shown, "shell") == 0);
  siyi_first_start_set_primary (self->first_start, g_strcmp0 (shown, "first-start") == 0);
  gtk_menu_button_set_primary (self->trouble_menu, g_strcmp0 (shown, "trouble") == 0);
  set_menu (self, shown);
}

static void
close_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  siyi_archive_close (data);
  g_task_return_boolean (task, TRUE);
}

static void
on_closed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_application_release (G_APPLICATION (source));
}

/* Work on its way is finished first; the application lives until then. */
static void
close_archive (SiyiWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autoptr(GTask) task = NULL;

  if (self->archive == NULL)
    return;

  if (application == NULL)
    application = GTK_APPLICATION (g_application_get_default ());

  g_signal_handlers_disconnect_by_data (self->archive, self);
  g_application_hold (G_APPLICATION (application));
  task = g_task_new (application, NULL, on_closed, NULL);
  g_task_set_source_tag (task, close_archive);
  g_task_set_task_data (task, g_steal_pointer (&self->archive), g_object_unref);
  g_task_run_in_thread (task, close_in_thread);
}

static void
update_title (SiyiWindow *self)
{
  g_autofree char *usual = siyi_archive_default_folder ();
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  /* The person's own archive needs no name. */
  if (self->archive == NULL || g_str_equal (siyi_archive_get_folder (self->archive), usual))
    {
      gtk_window_set_title (GTK_WINDOW (self), _("Siyi"));
      return;
    }

  name = siyi_archive_dup_name (self->archive);
  /* Translators: title of the window; %s is the archive's name */
  title = g_strdup_printf (_("%s — Siyi"), name);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static gboolean
siyi_window_close_request (GtkWindow *window)
{
  siyi_memory_save_window (window);

  return GTK_WINDOW_CLASS (siyi_window_parent_class)->close_request (window);
}

static void
siyi_window_dispose (GObject *object)
{
  SiyiWindow *self = SIYI_WINDOW (object);

  g_clear_handle_id (&self->backup_source, g_source_remove);
  g_clear_handle_id (&self->lock_source, g_source_remove);
  siyi_window_stop_figures (self);
  g_clear_pointer (&self->profiles, g_ptr_array_unref);
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  if (self->restore_job != NULL)
    g_cancellable_cancel (siyi_job_get_cancellable (self->restore_job));
  g_clear_object (&self->restore_job);
  siyi_window_drop_waiting (self);
  if (self->pages != NULL)
    siyi_window_drop_pages (self);
  g_clear_object (&self->undo);
  close_archive (self);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->phrase, g_free);
  g_clear_pointer (&self->waiting_file, g_free);
  g_clear_pointer (&self->waiting_due, g_free);
  g_clear_pointer (&self->place, g_free);
  siyi_window_drop_toast (self);
  g_clear_weak_pointer (&self->toast);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIYI_TYPE_WINDOW);

  G_OBJECT_CLASS (siyi_window_parent_class)->dispose (object);
}

/* Undo and Escape are bound here and not as accelerators: an accelerator would come before the
 * focused entry, whose own undo and Escape are what the person means there. */
static void
bind_keys (GtkWidgetClass *widget_class)
{
  const GdkModifierType control_shift = GDK_CONTROL_MASK | GDK_SHIFT_MASK;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK,
                                       "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, control_shift, "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK,
                                       "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.back", NULL);
}

static void
siyi_window_class_init (SiyiWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = siyi_window_close_request;

  siyi_guard_watch ();

  g_type_ensure (SIYI_TYPE_SIDEBAR);
  g_type_ensure (SIYI_TYPE_FIRST_START);
  g_type_ensure (SIYI_TYPE_LOCK_PAGE);
  g_type_ensure (SIYI_TYPE_RESTORE_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/cn/siyi/Siyi/window.ui");
  gtk_widget_class_bind_template_child (widget_class, SiyiWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SiyiWindow, root);
  gtk_widget_class_bind_template_child (widget_class, SiyiWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, SiyiWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, SiyiWindow, content);
  gtk_widget_class_bind_template_child (widget_class, SiyiWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, SiyiWindow, first_start);
  gtk_widget_class_bind_template_child (widget_class, SiyiWindow, lock);
  gtk_widget_class_bind_template_child (widget_class, SiyiWindow, restoring);
  gtk_widget_class_bind_template_child (widget_class, SiyiWindow, trouble);
  gtk_widget_class_bind_template_child (widget_class, SiyiWindow, trouble_menu);
  gtk_widget_class_bind_template_child (widget_class, SiyiWindow, trouble_retry);
  gtk_widget_class_bind_template_child (widget_class, SiyiWindow, trouble_restore);
  gtk_widget_class_bind_template_callback (widget_class, on_folded);
  gtk_widget_class_bind_template_callback (widget_class, on_root_changed);
  bind_keys (widget_class);
}

static void
siyi_window_init (SiyiWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self->content),
                                 gtk_custom_layout_new (NULL, measure_content,
                                                        allocate_content));
  on_root_changed (self);
  siyi_window_add_places (self);
  siyi_window_add_actions (self);
  siyi_window_accept_drops (self);
  siyi_memory_restore_window (GTK_WINDOW (self));
  g_signal_connect (self, "realize", G_CALLBACK (siyi_window_watch_first_frame), NULL);
}

/**
 * siyi_window_new:
 * @application: the application
 *
 * Returns: (transfer none): a window that shows nothing yet
 */
SiyiWindow *
siyi_window_new (AdwApplication *application)
{
  return g_object_new (SIYI_TYPE_WINDOW, "application", application, NULL);
}

/**
 * siyi_window_open:
 * @self: the window
 * @archive: (nullable): an open archive, which the window closes when it no longer shows it;
 *   %NULL: the first-start page
 */
void
siyi_window_open (SiyiWindow *self, SiyiArchive *archive)
{
  g_return_if_fail (SIYI_IS_WINDOW (self));

  siyi_window_drop_pages (self);
  siyi_window_stop_figures (self);
  g_clear_object (&self->undo);
  if (archive != self->archive)
    close_archive (self);
  g_clear_pointer (&self->folder, g_free);

  if (archive != NULL)
    {
      self->archive = g_object_ref (archive);
      self->folder = g_strdup (siyi_archive_get_folder (archive));
      self->undo = siyi_undo_new (archive);
      g_signal_connect_object (self->undo, "changed", G_CALLBACK (siyi_window_update_actions),
                               self, G_CONNECT_SWAPPED);
      siyi_window_watch_counts (self);
      siyi_window_watch_backup (self);
      siyi_window_watch_figures (self);
    }

  self->locked = FALSE;
  update_title (self);
  siyi_window_update_actions (self);
  gtk_stack_set_visible_child_name (self->root, archive != NULL ? "shell" : "first-start");
  if (archive == NULL)
    return;

  /* The cover first, where one is needed. */
  siyi_window_watch_person (self);
  siyi_window_show_place (self, 1);
}

/**
 * siyi_window_get_archive:
 * @self: the window
 *
 * Returns: (transfer none) (nullable): the open archive
 */
SiyiArchive *
siyi_window_get_archive (SiyiWindow *self)
{
  g_return_val_if_fail (SIYI_IS_WINDOW (self), NULL);

  return self->archive;
}

const char *
siyi_window_get_folder (SiyiWindow *self)
{
  return self->folder;
}
