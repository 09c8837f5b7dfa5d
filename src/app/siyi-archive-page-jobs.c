/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the Archive page does with packages: makes, proves and copies them, one job at a time with its bar
 * and Stop. A page that was closed meanwhile hears nothing. Main thread but for the jobs. */
#include "siyi-archive-page-private.h"

#include <glib/gi18n.h>

#include "siyi-package-list.h"
#include "siyi-packing-copy.h"
#include "siyi-weak.h"
#include "siyi-window.h"

typedef struct
{
  SiyiArchive *archive;
  gint64       package;
  char        *phrase, *folder;    /* (nullable) */
  GWeakRef    *page;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_object_unref (work->archive);
  g_free (work->phrase);
  g_free (work->folder);
  siyi_weak_free (work->page);
  g_free (work);
}

static Work *
work_new (SiyiArchivePage *self,
          gint64           package,
          const char      *phrase,
          const char      *folder)
{
  Work *work = g_new0 (Work, 1);

  work->archive = g_object_ref (self->archive);
  work->package = package;
  work->phrase = g_strdup (phrase);
  work->folder = g_strdup (folder);
  work->page = siyi_weak_new (self);

  return work;
}

static void
on_title (SiyiArchivePage *self)
{
  g_autofree char *title = NULL;

  g_object_get (self->job, "title", &title, NULL);
  gtk_label_set_text (self->job_title, title);
}

/**
 * siyi_archive_page_set_job:
 * @job: (nullable): the one that runs from now on
 */
void
siyi_archive_page_set_job (SiyiArchivePage *self,
                           SiyiJob         *job)
{
  g_set_object (&self->job, job);
  gtk_widget_set_visible (self->job_bar, job != NULL);
  gtk_progress_bar_set_fraction (self->job_progress, 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "archive.make-package", job == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "archive.check-package", job == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "archive.copy-package", job == NULL);
  if (job == NULL)
    return;

  g_object_bind_property (job, "fraction", self->job_progress, "fraction", G_BINDING_DEFAULT);
  on_title (self);
}

static gboolean
is_over (SiyiArchivePage *self,
         const GError    *error,
         const char      *doing)
{
  siyi_archive_page_set_job (self, NULL);
  if (error == NULL)
    return TRUE;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    siyi_toast (GTK_WIDGET (self), _("Stopped; nothing was left behind"));
  else
    siyi_show_error (GTK_WIDGET (self), doing, error);

  return FALSE;
}

static void
on_packed (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(SiyiArchivePage) self = siyi_weak_take (data);
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiPacked) packed = siyi_job_run_finish (SIYI_JOB (source), result, &error);
  g_autofree char *words = NULL;

  if (self == NULL || self->archive == NULL || !is_over (self, error, _("Making the package")))
    return;

  words = g_strdup_printf (ngettext ("%u file packed and proved", "%u files packed and proved", (guint) packed->files),
                           (guint) packed->files);
  siyi_toast (GTK_WIDGET (self), words);
  siyi_archive_page_show (self, "packages");
  if (packed->recovery_code != NULL)
    siyi_archive_page_show_code (self, packed);
}

void
siyi_archive_page_pack (SiyiArchivePage       *self,
                        const SiyiPackingWish *wish)
{
  g_autoptr(SiyiJob) job = NULL;

  if (self->job != NULL)
    return;

  job = siyi_job_new (_("Making the package"));
  siyi_archive_page_set_job (self, job);
  siyi_pack_async (job, self->archive, wish, on_packed, siyi_weak_new (self));
}

/* --- Proving ------------------------------------------------------------------------------------ */

static gpointer
load_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const gint64 *package = data;

  return siyi_package_load (db, *package, error);
}

typedef struct { gint64 package; char *trouble; } Checked;

static gpointer
note_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const Checked *checked = data;

  return GINT_TO_POINTER (siyi_package_set_checked (db, checked->package, checked->trouble, error));
}

static char *
trouble_of (const SiyiPackageLine *line,
            const SiyiBagTotals   *totals,
            GPtrArray             *problems)
{
  const SiyiBagProblem *problem = problems->len > 0 ? g_ptr_array_index (problems, 0) : NULL;

  if (problem != NULL)
    return g_strdup (*problem->where != '\0' ? problem->where : problem->kind);
  /* All fits together, but it is not what left: somebody made it anew. */
  if (totals->hash != NULL && line->row.hash != NULL && !g_str_equal (totals->hash, line->row.hash))
    return g_strdup ("tagmanifest-sha256.txt");

  return g_strdup ("");
}

static gpointer
check_in_thread (SiyiJob       *job,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  Work *work = data;
  SiyiPackageLine *line = siyi_archive_run (work->archive, SIYI_ACCESS_READ, load_in_thread, &work->package, NULL, error);
  g_auto(SiyiBagTotals) totals = { 0 };
  g_autoptr(GPtrArray) problems = NULL;
  Checked checked = { work->package, NULL };

  if (line == NULL)
    return NULL;
  problems = siyi_packing_check (line->row.place, work->phrase, &totals, siyi_job_report, job, cancellable, error);
  if (problems != NULL)
    checked.trouble = trouble_of (line, &totals, problems);
  siyi_package_line_free (line);
  if (checked.trouble == NULL)
    return NULL;
  if (siyi_archive_run (work->archive, SIYI_ACCESS_WRITE, note_in_thread, &checked, NULL, error) == NULL)
    g_clear_pointer (&checked.trouble, g_free);

  return checked.trouble;
}

static void
on_checked (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(SiyiArchivePage) self = siyi_weak_take (data);
  g_autoptr(GError) error = NULL;
  g_autofree char *trouble = siyi_job_run_finish (SIYI_JOB (source), result, &error);

  if (self == NULL || self->archive == NULL || !is_over (self, error, _("Checking the package")))
    return;

  siyi_toast (GTK_WIDGET (self), *trouble == '\0' ? _("Every file is as it was packed")
                                                  : _("The package is not what it was; the card names the file"));
}

void
siyi_archive_page_check (SiyiArchivePage *self,
                         gint64           package,
                         const char      *phrase)
{
  g_autoptr(SiyiJob) job = NULL;

  if (self->job != NULL)
    return;

  job = siyi_job_new (_("Checking the package"));
  siyi_archive_page_set_job (self, job);
  siyi_job_run_async (job, check_in_thread, work_new (self, package, phrase, NULL), work_free, g_free, on_checked,
                      siyi_weak_new (self));
}

/* --- Copying ------------------------------------------------------------------------------------ */

static gpointer
copy_in_thread (SiyiJob       *job,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Work *work = data;
  SiyiPackageLine *line = siyi_archive_run (work->archive, SIYI_ACCESS_READ, load_in_thread, &work->package, NULL, error);
  char *copy;

  if (line == NULL)
    return NULL;
  copy = siyi_packing_copy (line->row.place, work->folder, siyi_job_report, job, cancellable, error);
  siyi_package_line_free (line);

  return copy;
}

static void
on_copied (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(SiyiArchivePage) self = siyi_weak_take (data);
  g_autoptr(GError) error = NULL;
  g_autofree char *path = siyi_job_run_finish (SIYI_JOB (source), result, &error);
  g_autofree char *shown = NULL;
  g_autofree char *words = NULL;

  if (self == NULL || self->archive == NULL || !is_over (self, error, _("Copying the package")))
    return;

  shown = g_filename_display_name (path);
  /* Translators: %s is a folder or file */
  words = g_strdup_printf (_("Copied and proved: %s"), shown);
  siyi_toast (GTK_WIDGET (self), words);
}

void
siyi_archive_page_copy (SiyiArchivePage *self,
                        gint64           package,
                        const char      *folder)
{
  g_autoptr(SiyiJob) job = NULL;

  if (self->job != NULL)
    return;

  job = siyi_job_new (_("Copying the package"));
  siyi_archive_page_set_job (self, job);
  siyi_job_run_async (job, copy_in_thread, work_new (self, package, NULL, folder), work_free, g_free, on_copied,
                      siyi_weak_new (self));
}
