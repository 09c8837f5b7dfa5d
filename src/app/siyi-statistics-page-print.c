/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The period's figures to the printer: the same paper as in a file, logged before. Laid out on the archive's
 * writer, printed on the main thread. */
#include "siyi-statistics-page-private.h"

#include <glib/gi18n.h>

#include "siyi-print.h"
#include "siyi-weak.h"
#include "siyi-window.h"

static gpointer
print_work (SiyiDb        *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return siyi_statistics_print (db, data, cancellable, error);
}

static void
on_printed (const GError *failed,
            gpointer      data)
{
  g_autoptr(GtkWidget) from = siyi_weak_take (data);

  if (failed != NULL && from != NULL && gtk_widget_get_root (from) != NULL)
    siyi_show_error (from, _("Printing the statistics"), failed);
}

static void
on_laid_out (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GtkWidget) from = siyi_weak_take (data);
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiPages) pages = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);
  GtkRoot *root = from != NULL ? gtk_widget_get_root (from) : NULL;

  if (root == NULL)
    return;
  if (pages == NULL)
    siyi_show_error (from, _("Printing the statistics"), error);
  else
    siyi_print (pages, GTK_WINDOW (root), on_printed, siyi_weak_new (from));
}

void
siyi_statistics_page_print_action (GtkWidget  *widget,
                                   const char *name,
                                   GVariant   *parameter)
{
  SiyiStatisticsPage *self = SIYI_STATISTICS_PAGE (widget);

  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, print_work, g_memdup2 (&self->query, sizeof self->query),
                          g_free, (GDestroyNotify) siyi_pages_unref, NULL, on_laid_out, siyi_weak_new (self));
}
