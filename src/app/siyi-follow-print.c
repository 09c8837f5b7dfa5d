/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way of a follow-up paper to the printer: issued with its number on the archive's writer where it
 * has none yet, laid out on the reader, printed on the main thread. */
#include "siyi-follow-print.h"

#include <glib/gi18n.h>

#include "siyi-follow-paper.h"
#include "siyi-print.h"
#include "siyi-window.h"

typedef struct
{
  gint64  task, step;
  SiyiDay today;
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
issue_in_thread (SiyiDb        *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const Paper *paper = data;

  return siyi_follow_paper_issue (db, paper->task, paper->step, paper->today, error) ? GINT_TO_POINTER (1) : NULL;
}

static gpointer
lay_out_in_thread (SiyiDb        *db,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  const Paper *paper = data;
  g_autoptr(SiyiDocument) document = siyi_follow_paper_load (db, paper->task, paper->step, error);

  return document != NULL ? siyi_pages_new (document, cancellable, error) : NULL;
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

static void
on_issued (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Printing *printing = data;
  g_autoptr(GError) error = NULL;

  if (siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error) == NULL)
    {
      siyi_show_error (printing->from, _("Issuing the paper"), error);
      printing_free (printing);
      return;
    }

  siyi_archive_run_async (printing->archive, SIYI_ACCESS_READ, lay_out_in_thread,
                          g_memdup2 (&printing->paper, sizeof printing->paper), g_free,
                          (GDestroyNotify) siyi_pages_unref, NULL, on_laid_out, printing);
}

/**
 * siyi_follow_print:
 * @from: a widget in a window
 * @archive: the archive
 * @task: whose history
 * @step: a line of it that goes out by a paper
 *
 * The paper gets its number with its first print and keeps it.
 */
void
siyi_follow_print (GtkWidget   *from,
                   SiyiArchive *archive,
                   gint64       task,
                   gint64       step)
{
  Printing *printing = g_new0 (Printing, 1);

  printing->from = g_object_ref (from);
  printing->archive = g_object_ref (archive);
  printing->paper = (Paper) { task, step, siyi_clock_today (siyi_archive_get_clock (archive)) };
  siyi_archive_run_async (archive, SIYI_ACCESS_WRITE, issue_in_thread,
                          g_memdup2 (&printing->paper, sizeof printing->paper), g_free, NULL, NULL, on_issued,
                          printing);
}
