/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a restoring, over the whole window: no archive is open meanwhile. The job's stages are
 * #SiyiRestorePart, and %SIYI_N_RESTORE_PARTS before the first. Main thread. */
#include "siyi-restore-page.h"

#include <glib/gi18n.h>

#include "siyi-backup-store.h"
#include "siyi-children.h"

enum { BAR_WIDTH = 360 };

struct _SiyiRestorePage
{
  GtkWidget       parent_instance;

  /* Children */
  AdwStatusPage  *status;
  GtkProgressBar *bar;
  GtkButton      *stop;

  /* Owned */
  SiyiJob        *job;      /* (nullable) */
};

G_DEFINE_FINAL_TYPE (SiyiRestorePage, siyi_restore_page, GTK_TYPE_WIDGET)

static const char *
part_words (int part)
{
  switch (part)
    {
    case SIYI_RESTORE_OPENING:
      return _("Opening the sealed backup…");
    case SIYI_RESTORE_CHECKING:
      return _("Checking the backup…");
    case SIYI_RESTORE_COPYING:
      return _("Copying it beside the archive…");
    case SIYI_RESTORE_FILES:
      return _("Comparing photos and scans…");
    case SIYI_RESTORE_PLACING:
      return _("Putting it in the archive’s place…");
    default:
      return _("Closing the archive…");
    }
}

static void
on_stage (SiyiJob         *job,
          GParamSpec      *pspec,
          SiyiRestorePage *self)
{
  const gboolean stopped = g_cancellable_is_cancelled (siyi_job_get_cancellable (job));
  int part;

  if (self->job != job)
    return;

  g_object_get (job, "stage", &part, NULL);
  adw_status_page_set_description (self->status, stopped ? _("Stopping…") : part_words (part));
  gtk_widget_set_sensitive (GTK_WIDGET (self->stop), !stopped && part != SIYI_RESTORE_PLACING);
}

static void
on_stop (SiyiRestorePage *self)
{
  if (self->job == NULL)
    return;

  g_cancellable_cancel (siyi_job_get_cancellable (self->job));
  on_stage (self->job, NULL, self);
}

static void
siyi_restore_page_dispose (GObject *object)
{
  SiyiRestorePage *self = SIYI_RESTORE_PAGE (object);

  g_clear_object (&self->job);
  siyi_children_unparent (self);

  G_OBJECT_CLASS (siyi_restore_page_parent_class)->dispose (object);
}

static void
siyi_restore_page_class_init (SiyiRestorePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siyi_restore_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
new_work (SiyiRestorePage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *bar = gtk_progress_bar_new ();
  GtkWidget *stop = gtk_button_new_with_label (_("Stop"));
  GtkWidget *hint = gtk_label_new (_("Until it is put in its place, stopping leaves everything as it was."));

  self->bar = GTK_PROGRESS_BAR (bar);
  self->stop = GTK_BUTTON (stop);
  gtk_widget_set_size_request (bar, BAR_WIDTH, -1);
  gtk_widget_set_halign (bar, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Restoring the backup"), -1);
  gtk_widget_set_halign (stop, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (stop, "pill");
  g_signal_connect_object (stop, "clicked", G_CALLBACK (on_stop), self, G_CONNECT_SWAPPED);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_widget_add_css_class (hint, "secondary");
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), stop);
  gtk_box_append (GTK_BOX (box), hint);

  return box;
}

static void
siyi_restore_page_init (SiyiRestorePage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *status = adw_status_page_new ();

  self->status = ADW_STATUS_PAGE (status);
  adw_status_page_set_icon_name (self->status, "drive-harddisk-symbolic");
  adw_status_page_set_title (self->status, _("Restoring the Backup"));
  adw_status_page_set_child (self->status, new_work (self));
  gtk_widget_add_css_class (status, "compact");
  gtk_widget_set_vexpand (status, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), status);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

/**
 * siyi_restore_page_set_job:
 * @job: (nullable): the restoring that is shown from now on
 */
void
siyi_restore_page_set_job (SiyiRestorePage *self,
                           SiyiJob         *job)
{
  g_return_if_fail (SIYI_IS_RESTORE_PAGE (self));

  g_set_object (&self->job, job);
  gtk_progress_bar_set_fraction (self->bar, 0);
  if (job == NULL)
    return;

  g_object_bind_property (job, "fraction", self->bar, "fraction", G_BINDING_DEFAULT);
  g_signal_connect_object (job, "notify::stage", G_CALLBACK (on_stage), self, 0);
  on_stage (job, NULL, self);
}

GtkProgressBar *
siyi_restore_page_get_bar (SiyiRestorePage *self)
{
  return self->bar;
}

GtkButton *
siyi_restore_page_get_stop (SiyiRestorePage *self)
{
  return self->stop;
}

const char *
siyi_restore_page_get_text (SiyiRestorePage *self)
{
  return adw_status_page_get_description (self->status);
}
