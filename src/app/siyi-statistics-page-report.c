/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report as the third view of the statistics: it begins with the period shown, and its figures lead
 * back to the list beside the charts. */
#include "siyi-statistics-page-private.h"

#include <glib/gi18n.h>

static void
on_open_figure (SiyiStatisticsPage *self,
                const char         *key,
                const char         *part)
{
  const SiyiPeriodReport *report = siyi_report_page_get_report (self->report);
  const SiyiFigure *figure = report != NULL ? siyi_figures_find (report->figures, key) : NULL;
  SiyiStatWish *wish;

  if (figure == NULL)
    return;

  wish = siyi_statistics_page_wish_of_figure (self, figure, part);
  wish->query = report->query;
  if (!siyi_span_equal (&report->query.span, &self->query.span))
    siyi_statistics_page_set_span (self, &report->query.span);
  adw_view_stack_set_visible_child_name (self->views, "charts");
  siyi_statistics_page_choose (self, wish, TRUE);
}

/**
 * siyi_statistics_page_add_report:
 *
 * Once, when the archive is known.
 */
void
siyi_statistics_page_add_report (SiyiStatisticsPage *self)
{
  self->report = SIYI_REPORT_PAGE (siyi_report_page_new (self->archive));
  g_signal_connect_object (self->report, "open-figure", G_CALLBACK (on_open_figure), self, G_CONNECT_SWAPPED);
  adw_view_stack_add_titled_with_icon (self->views, GTK_WIDGET (self->report), "report", C_("statistics", "Report"),
                                       "siyi-notice-symbolic");
}

/**
 * siyi_statistics_page_show_report:
 *
 * The report of the period that is shown.
 */
void
siyi_statistics_page_show_report (SiyiStatisticsPage *self)
{
  siyi_report_page_set_query (self->report, &self->query);
}

void
siyi_statistics_page_write_report (GtkWidget  *widget,
                                   const char *name,
                                   GVariant   *parameter)
{
  adw_view_stack_set_visible_child_name (SIYI_STATISTICS_PAGE (widget)->views, "report");
}
