/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way of a paper to the printer: laid out and logged on the archive's writer, printed on the main thread
 * if the widget that asked still stands in a window. */
#include "siyi-print-work.h"

#include "siyi-print.h"
#include "siyi-weak.h"
#include "siyi-window.h"

typedef struct
{
  GWeakRef   *from;
  const char *doing;
} Printing;

static Printing *
printing_new (GtkWidget  *from,
              const char *doing)
{
  Printing *printing = g_new0 (Printing, 1);

  printing->from = siyi_weak_new (from);
  printing->doing = doing;

  return printing;
}

/* (transfer full) (nullable): who asked, while a window holds it */
static GtkWidget *
printing_end (Printing *printing)
{
  g_autoptr(GtkWidget) from = siyi_weak_take (g_steal_pointer (&printing->from));

  g_free (printing);

  return from != NULL && gtk_widget_get_root (from) != NULL ? g_steal_pointer (&from) : NULL;
}

static void
on_printed (const GError *failed,
            gpointer      data)
{
  const char *doing = ((const Printing *) data)->doing;
  g_autoptr(GtkWidget) from = printing_end (data);

  if (failed != NULL && from != NULL)
    siyi_show_error (from, doing, failed);
}

static void
on_laid_out (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  const char *doing = ((const Printing *) data)->doing;
  g_autoptr(GtkWidget) from = printing_end (data);
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiPages) pages = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (from == NULL)
    return;
  if (pages == NULL)
    siyi_show_error (from, doing, error);
  else
    siyi_print (pages, GTK_WINDOW (gtk_widget_get_root (from)), on_printed, printing_new (from, doing));
}

/**
 * siyi_print_work:
 * @from: a widget in a window; not kept
 * @archive: the archive
 * @work: on the archive's writer; notes the print in the trail; returns (transfer full) #SiyiPages
 * @data: (transfer full): for @work
 * @destroy_data: (nullable): for @data
 * @doing: what is said to have failed, such as "Printing the list"; static
 *
 * Makes a paper and shows the printer's dialog.
 */
void
siyi_print_work (GtkWidget      *from,
                 SiyiArchive    *archive,
                 SiyiWork        work,
                 gpointer        data,
                 GDestroyNotify  destroy_data,
                 const char     *doing)
{
  siyi_archive_run_async (archive, SIYI_ACCESS_WRITE, work, data, destroy_data, (GDestroyNotify) siyi_pages_unref, NULL,
                          on_laid_out, printing_new (from, doing));
}
