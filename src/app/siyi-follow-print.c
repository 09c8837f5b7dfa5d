/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way of follow-up papers out: issued with their numbers and laid out on the archive's writer, then printed
 * on the main thread or written into a file. */
#include "siyi-follow-print.h"

#include <glib/gi18n.h>

#include "siyi-file-ask.h"
#include "siyi-print.h"
#include "siyi-weak.h"
#include "siyi-window.h"

/* What leaves; its own copy goes to the writer. */
typedef struct
{
  GArray            *tasks;      /* gint64 */
  SiyiTaskPaperKind  kind;
  gint64             step;
  char              *path;       /* NULL: to the printer */
} Order;

typedef struct
{
  SiyiPages         *pages;      /* NULL: written into a file */
  SiyiTaskPapersOut  out;
} Gone;

/* One print or file under way. */
typedef struct
{
  GWeakRef    *from;
  SiyiArchive *archive;
  Order       *order;
} Leaving;

static Order *
order_new (const GArray      *tasks,
           SiyiTaskPaperKind  kind,
           gint64             step,
           const char        *path)
{
  Order *order = g_new0 (Order, 1);

  order->tasks = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (order->tasks, tasks->data, tasks->len);
  order->kind = kind;
  order->step = step;
  order->path = g_strdup (path);

  return order;
}

static void
order_free (gpointer data)
{
  Order *order = data;

  g_array_unref (order->tasks);
  g_free (order->path);
  g_free (order);
}

static void
gone_free (gpointer data)
{
  Gone *gone = data;

  g_clear_pointer (&gone->pages, siyi_pages_unref);
  g_free (gone);
}

static Leaving *
leaving_new (GtkWidget   *from,
             SiyiArchive *archive,
             Order       *order)
{
  Leaving *leaving = g_new0 (Leaving, 1);

  leaving->from = siyi_weak_new (from);
  leaving->archive = g_object_ref (archive);
  leaving->order = order;

  return leaving;
}

static void
leaving_free (gpointer data)
{
  Leaving *leaving = data;

  siyi_weak_free (leaving->from);
  g_object_unref (leaving->archive);
  order_free (leaving->order);
  g_free (leaving);
}

static gpointer
leave_in_thread (SiyiDb        *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const Order *order = data;
  const SiyiTaskPapersOrder wanted = {
    .tasks = (const gint64 *) order->tasks->data, .n_tasks = order->tasks->len, .kind = order->kind, .step = order->step,
  };
  Gone *gone = g_new0 (Gone, 1);
  gboolean done;

  if (order->path != NULL)
    done = siyi_task_papers_save (db, &wanted, order->path, &gone->out, cancellable, error);
  else
    {
      gone->pages = siyi_task_papers_print (db, &wanted, &gone->out, cancellable, error);
      done = gone->pages != NULL;
    }
  if (!done)
    g_clear_pointer (&gone, gone_free);

  return gone;
}

static void
on_printed (const GError *failed,
            gpointer      data)
{
  g_autoptr(GtkWidget) from = siyi_weak_take (data);

  if (failed != NULL && from != NULL && gtk_widget_get_root (from) != NULL)
    siyi_show_error (from, _("Printing the paper"), failed);
}

static void
tell_withheld (GtkWidget *from,
               guint      n)
{
  g_autofree char *words = g_strdup_printf (ngettext ("%u report or accusation was left out: it goes to no unit on paper",
                                                      "%u reports or accusations were left out: they go to no unit on "
                                                      "paper", n), n);

  siyi_toast (from, words);
}

static void
on_gone (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Leaving *leaving = data;
  g_autoptr(GtkWidget) from = siyi_weak_get (leaving->from);
  g_autoptr(GError) error = NULL;
  Gone *gone = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);
  GtkRoot *root = from != NULL ? gtk_widget_get_root (from) : NULL;

  if (root != NULL && gone == NULL)
    siyi_show_error (from, leaving->order->path != NULL ? _("Saving the paper") : _("Printing the paper"), error);
  else if (root != NULL && gone->pages != NULL)
    siyi_print (gone->pages, GTK_WINDOW (root), on_printed, siyi_weak_new (from));
  else if (root != NULL && gone->out.n_withheld == 0)
    siyi_toast (from, _("Saved"));
  if (root != NULL && gone != NULL && gone->out.n_withheld > 0)
    tell_withheld (from, gone->out.n_withheld);
  g_clear_pointer (&gone, gone_free);
  leaving_free (leaving);
}

static void
leave (Leaving *leaving)
{
  siyi_archive_run_async (leaving->archive, SIYI_ACCESS_WRITE, leave_in_thread,
                          order_new (leaving->order->tasks, leaving->order->kind, leaving->order->step,
                                     leaving->order->path),
                          order_free, gone_free, NULL, on_gone, leaving);
}

/**
 * siyi_follow_print:
 * @from: a widget in a window
 * @archive: the archive
 * @tasks: (element-type gint64): whose papers
 * @kind: by which paper the line goes out; %SIYI_N_TASK_PAPERS: the slip of each one's newest urging
 * @step: the line; 0: the newest
 *
 * A paper gets its number with its first print and keeps it.
 */
void
siyi_follow_print (GtkWidget         *from,
                   SiyiArchive       *archive,
                   const GArray      *tasks,
                   SiyiTaskPaperKind  kind,
                   gint64             step)
{
  leave (leaving_new (from, archive, order_new (tasks, kind, step, NULL)));
}

static void
on_place_chosen (GtkWidget  *from,
                 const char *path,
                 gpointer    data)
{
  const Leaving *wish = data;
  Order *order = order_new (wish->order->tasks, wish->order->kind, wish->order->step, NULL);

  order->path = siyi_file_ask_as_paper (path);
  leave (leaving_new (from, wish->archive, order));
}

/**
 * siyi_follow_save:
 * @from: a widget in a window
 * @archive: the archive
 * @tasks: (element-type gint64): whose papers
 * @kind: by which paper the line goes out; %SIYI_N_TASK_PAPERS: the slip of each one's newest urging
 * @step: the line; 0: the newest
 *
 * Asks where, and writes the papers as PDF or Word document; they get their numbers as by a print.
 */
void
siyi_follow_save (GtkWidget         *from,
                  SiyiArchive       *archive,
                  const GArray      *tasks,
                  SiyiTaskPaperKind  kind,
                  gint64             step)
{
  g_autofree char *name = g_strconcat (_("Papers of follow-up"), ".pdf", NULL);

  gtk_native_dialog_show (siyi_file_ask_save (from, _("Save the Paper"), _("_Save"), name, on_place_chosen,
                                              leaving_new (from, archive, order_new (tasks, kind, step, NULL)),
                                              leaving_free));
}
