/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way of a follow-up paper to the printer: issued with its number and laid out on the archive's writer,
 * printed on the main thread. */
#include "siyi-follow-print.h"

#include <glib/gi18n.h>

#include "siyi-print.h"
#include "siyi-window.h"

typedef struct
{
  gint64            task, step;
  SiyiTaskPaperKind kind;
} Paper;

/* One print under way. */
typedef struct
{
  GtkWidget   *from;
  SiyiArchive *archive;
  Paper        paper;
} Printing;

static void
printing_free (Printing *printing)
{
  g_object_unref (printing->from);
  g_object_unref (printing->archive);
  g_free (printing);
}

static gpointer
lay_out_in_thread (SiyiDb        *db,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  const Paper *wanted = data;
  g_auto(SiyiTaskPaper) paper = { 0 };
  g_autoptr(SiyiDocument) document = siyi_task_paper_issue_for (db, wanted->task, wanted->step, wanted->kind, &paper,
                                                                error);

  /* What leaves is known before it leaves. */
  if (document == NULL || !siyi_task_paper_log_print (db, wanted->task, error))
    return NULL;

  return siyi_pages_new (document, cancellable, error);
}

static void
on_printed (const GError *failed,
            gpointer      data)
{
  g_autoptr(GtkWidget) from = data;

  if (failed != NULL && gtk_widget_get_root (from) != NULL)
    siyi_show_error (from, _("Printing the paper"), failed);
}

static void
on_laid_out (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Printing *printing = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiPages) pages = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);
  GtkRoot *root = gtk_widget_get_root (printing->from);

  if (root != NULL && pages == NULL)
    siyi_show_error (printing->from, _("Printing the paper"), error);
  else if (root != NULL)
    siyi_print (pages, GTK_WINDOW (root), on_printed, g_object_ref (printing->from));
  printing_free (printing);
}

/**
 * siyi_follow_print:
 * @from: a widget in a window
 * @archive: the archive
 * @task: whose history
 * @step: a line of it that goes out by a paper
 * @kind: by which
 *
 * The paper gets its number with its first print and keeps it.
 */
void
siyi_follow_print (GtkWidget         *from,
                   SiyiArchive       *archive,
                   gint64             task,
                   gint64             step,
                   SiyiTaskPaperKind  kind)
{
  Printing *printing = g_new0 (Printing, 1);

  printing->from = g_object_ref (from);
  printing->archive = g_object_ref (archive);
  printing->paper = (Paper) { task, step, kind };
  siyi_archive_run_async (archive, SIYI_ACCESS_WRITE, lay_out_in_thread,
                          g_memdup2 (&printing->paper, sizeof printing->paper), g_free,
                          (GDestroyNotify) siyi_pages_unref, NULL, on_laid_out, printing);
}
