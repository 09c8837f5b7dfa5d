/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The place "Archive": one header bar with a switcher over its parts, each made when first shown. Main
 * thread. */
#include "siyi-archive-page-private.h"

#include <glib/gi18n.h>

#include "siyi-audit-page.h"
#include "siyi-backup-page.h"
#include "siyi-catalogue-print.h"
#include "siyi-children.h"
#include "siyi-inbox-store.h"
#include "siyi-inbox-take.h"
#include "siyi-inbox-view.h"
#include "siyi-ones-view.h"
#include "siyi-package-list.h"
#include "siyi-packages-view.h"
#include "siyi-pages.h"
#include "siyi-retention-view.h"
#include "siyi-role-guard.h"
#include "siyi-tip.h"
#include "siyi-weak.h"
#include "siyi-window.h"

static const struct
{
  const char *name;
  const char *title;
  const char *icon_name;
  GtkWidget *(*make) (SiyiArchive *archive);
} parts[] = {
  { "ones", NC_("place", "Four Ones"), "siyi-archive-symbolic", siyi_ones_view_new },
  { "packages", NC_("place", "Packages"), "package-x-generic-symbolic", siyi_packages_view_new },
  { "inbox", NC_("place", "Answers"), "mail-unread-symbolic", siyi_inbox_view_new },
  { "backup", NC_("place", "Backups"), "drive-harddisk-symbolic", siyi_backup_page_new },
  { "audit", NC_("place", "Trail"), "view-list-symbolic", siyi_audit_page_new },
  { "retention", NC_("place", "Retention"), "user-trash-symbolic", siyi_retention_view_new },
};

G_DEFINE_FINAL_TYPE (SiyiArchivePage, siyi_archive_page, GTK_TYPE_WIDGET)

static void
on_part_shown (SiyiArchivePage *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->stack);
  GtkWidget *bin = adw_view_stack_get_visible_child (self->stack);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (self->archive != NULL && g_strcmp0 (parts[i].name, name) == 0 && adw_bin_get_child (ADW_BIN (bin)) == NULL)
      adw_bin_set_child (ADW_BIN (bin), parts[i].make (self->archive));
}

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
  g_autoptr(SiyiArchivePage) self = siyi_weak_take (data);
  g_autofree int *n = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, NULL);
  AdwViewStackPage *page;

  if (self == NULL || self->archive == NULL || n == NULL)
    return;

  page = adw_view_stack_get_page (self->stack, adw_view_stack_get_child_by_name (self->stack, "inbox"));
  adw_view_stack_page_set_badge_number (page, (guint) *n);
  adw_view_stack_page_set_needs_attention (page, *n > 0);
}

/* Answers that wait are told at their part. */
static void
count_answers (SiyiArchivePage *self)
{
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, count_in_thread, NULL, NULL, g_free, NULL, on_counted,
                          siyi_weak_new (self));
}

static void
make_package_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  siyi_archive_page_ask_package (SIYI_ARCHIVE_PAGE (widget));
}

static gpointer
load_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const gint64 *package = data;

  return siyi_package_load (db, *package, error);
}

/* A sealed one has to be opened first. */
static void
on_package_loaded (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr(SiyiArchivePage) self = siyi_weak_take (data);
  g_autoptr(GError) error = NULL;
  SiyiPackageLine *line = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (self == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    g_clear_pointer (&line, siyi_package_line_free);
  else if (line == NULL)
    siyi_show_error (GTK_WIDGET (self), _("Checking the package"), error);
  else if (line->row.sealed)
    siyi_archive_page_ask_phrase (self, line->row.id);
  else
    siyi_archive_page_check (self, line->row.id, NULL);
  g_clear_pointer (&line, siyi_package_line_free);
}

static void
check_package_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  SiyiArchivePage *self = SIYI_ARCHIVE_PAGE (widget);
  const gint64 package = g_variant_get_int64 (parameter);

  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, load_in_thread, g_memdup2 (&package, sizeof package), g_free,
                          (GDestroyNotify) siyi_package_line_free, NULL, on_package_loaded, siyi_weak_new (self));
}

static void
copy_package_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  siyi_archive_page_ask_copy (SIYI_ARCHIVE_PAGE (widget), g_variant_get_int64 (parameter));
}

static void
stop_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SiyiArchivePage *self = SIYI_ARCHIVE_PAGE (widget);

  if (self->job != NULL)
    g_cancellable_cancel (siyi_job_get_cancellable (self->job));
}

static int
shown_year (SiyiArchivePage *self)
{
  GtkWidget *part = adw_bin_get_child (ADW_BIN (adw_view_stack_get_child_by_name (self->stack, "ones")));
  const SiyiOnesYear *year = SIYI_IS_ONES_VIEW (part) ? siyi_ones_view_get_year (SIYI_ONES_VIEW (part)) : NULL;

  return year != NULL ? year->year : siyi_day_year (siyi_clock_today (siyi_archive_get_clock (self->archive)));
}

static void
print_catalogue_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  SiyiArchivePage *self = SIYI_ARCHIVE_PAGE (widget);

  siyi_catalogue_print (widget, self->archive, shown_year (self));
}

static void
save_catalogue_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  SiyiArchivePage *self = SIYI_ARCHIVE_PAGE (widget);

  siyi_catalogue_save (widget, self->archive, shown_year (self));
}

static gboolean
siyi_archive_page_grab_focus (GtkWidget *widget)
{
  GtkWidget *part = siyi_archive_page_get_part (SIYI_ARCHIVE_PAGE (widget));

  return part != NULL && gtk_widget_grab_focus (part);
}

static void
siyi_archive_page_dispose (GObject *object)
{
  SiyiArchivePage *self = SIYI_ARCHIVE_PAGE (object);

  if (self->job != NULL)
    g_cancellable_cancel (siyi_job_get_cancellable (self->job));
  g_clear_object (&self->job);
  g_clear_object (&self->archive);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIYI_TYPE_ARCHIVE_PAGE);
  siyi_children_unparent (self);

  G_OBJECT_CLASS (siyi_archive_page_parent_class)->dispose (object);
}

static void
siyi_archive_page_class_init (SiyiArchivePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_archive_page_dispose;
  widget_class->grab_focus = siyi_archive_page_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, "/cn/siyi/Siyi/pages/archive-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SiyiArchivePage, stack);
  gtk_widget_class_bind_template_child (widget_class, SiyiArchivePage, make);
  gtk_widget_class_bind_template_child (widget_class, SiyiArchivePage, job_bar);
  gtk_widget_class_bind_template_child (widget_class, SiyiArchivePage, job_title);
  gtk_widget_class_bind_template_child (widget_class, SiyiArchivePage, job_progress);
  siyi_guard_install (widget_class, "archive.make-package", NULL, make_package_action);
  gtk_widget_class_install_action (widget_class, "archive.check-package", "x", check_package_action);
  siyi_guard_install (widget_class, "archive.copy-package", "x", copy_package_action);
  gtk_widget_class_install_action (widget_class, "archive.stop", NULL, stop_action);
  siyi_guard_install (widget_class, "archive.print-catalogue", NULL, print_catalogue_action);
  siyi_guard_install (widget_class, "archive.save-catalogue", NULL, save_catalogue_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "archive.print-catalogue", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
siyi_archive_page_init (SiyiArchivePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  siyi_tip_split_button (self->make);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      AdwViewStackPage *page = adw_view_stack_add_titled (self->stack, adw_bin_new (), parts[i].name,
                                                          g_dpgettext2 (NULL, "place", parts[i].title));

      adw_view_stack_page_set_icon_name (page, parts[i].icon_name);
    }
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (on_part_shown), self, G_CONNECT_SWAPPED);
}

/**
 * siyi_archive_page_new:
 * @archive: the open archive
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
siyi_archive_page_new (SiyiArchive *archive)
{
  SiyiArchivePage *self = g_object_new (SIYI_TYPE_ARCHIVE_PAGE, NULL);

  self->archive = g_object_ref (archive);
  g_signal_connect_object (archive, "changed", G_CALLBACK (count_answers), self, G_CONNECT_SWAPPED);
  on_part_shown (self);
  count_answers (self);

  return GTK_WIDGET (self);
}

/**
 * siyi_archive_page_show:
 * @part: the name of a part
 */
void
siyi_archive_page_show (SiyiArchivePage *self,
                        const char      *part)
{
  g_return_if_fail (SIYI_IS_ARCHIVE_PAGE (self));

  adw_view_stack_set_visible_child_name (self->stack, part);
}

GtkWidget *
siyi_archive_page_get_part (SiyiArchivePage *self)
{
  g_return_val_if_fail (SIYI_IS_ARCHIVE_PAGE (self), NULL);

  return adw_bin_get_child (ADW_BIN (adw_view_stack_get_visible_child (self->stack)));
}

/**
 * siyi_archive_page_take_answers:
 * @path: a file of sealed answers
 *
 * Asks for its secret over the inbox.
 */
void
siyi_archive_page_take_answers (SiyiArchivePage *self,
                                const char      *path)
{
  g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  g_return_if_fail (SIYI_IS_ARCHIVE_PAGE (self));

  g_ptr_array_add (paths, g_strdup (path));
  siyi_inbox_take_ask (GTK_WIDGET (self), self->archive, paths);
}
