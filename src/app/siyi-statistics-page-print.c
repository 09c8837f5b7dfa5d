/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The period's figures to the printer: the same paper as in a file, logged before. Laid out on the archive's
 * writer, printed on the main thread. */
#include "siyi-statistics-page-private.h"

#include <glib/gi18n.h>

#include "siyi-print-work.h"

static gpointer
print_work (SiyiDb        *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return siyi_statistics_print (db, data, cancellable, error);
}

void
siyi_statistics_page_print_action (GtkWidget  *widget,
                                   const char *name,
                                   GVariant   *parameter)
{
  SiyiStatisticsPage *self = SIYI_STATISTICS_PAGE (widget);

  siyi_print_work (widget, self->archive, print_work, g_memdup2 (&self->query, sizeof self->query), g_free,
                   _("Printing the statistics"));
}
