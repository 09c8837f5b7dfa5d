/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The period's figures to the printer: the tables of the page, with the period and its basis. Laid out
 * on the archive's reader, printed on the main thread. */
#include "siyi-statistics-page-private.h"

#include <glib/gi18n.h>

#include "siyi-document.h"
#include "siyi-print.h"
#include "siyi-statistics-words.h"
#include "siyi-weak.h"
#include "siyi-window.h"

static void
add_table (SiyiDocument         *document,
           const char           *title,
           const SiyiFigureRows *rows)
{
  const double first = rows->n_columns > 4 ? 0.16 : 0.4;

  siyi_document_add (document, SIYI_BLOCK_HEADING, title);
  siyi_document_add_table (document);
  for (guint i = 0; i < rows->n_columns; i++)
    siyi_document_add_column (document, g_ptr_array_index (rows->names, i),
                              i == 0 ? first : (1 - first) / (rows->n_columns - 1),
                              i == 0 ? SIYI_ALIGN_START : SIYI_ALIGN_END);
  for (guint row = 0; row < rows->rows->len; row++)
    {
      char **cells = g_ptr_array_index (rows->rows, row);
      const gboolean is_sum = rows->has_sum && row + 1 == rows->rows->len;

      siyi_document_add_row (document);
      for (guint i = 0; i < rows->n_columns; i++)
        siyi_document_add_cell (document, cells[i], is_sum ? SIYI_CELL_STRONG : SIYI_CELL_PLAIN);
    }
}

static SiyiFigureRows *
figure_rows (const SiyiFigures *figures)
{
  SiyiFigureRows *rows = siyi_figure_rows_new ();

  siyi_figure_rows_add_column (rows, C_("statistics", "Figure"));
  siyi_figure_rows_add_column (rows, C_("statistics", "Number"));
  siyi_figure_rows_add_column (rows, C_("statistics", "Against the year before"));
  for (guint i = 0; i < figures->figures->len; i++)
    {
      const SiyiFigure *figure = &g_array_index (figures->figures, SiyiFigure, i);
      g_autofree char *value = siyi_figure_value_text (figure);
      g_autofree char *change = siyi_figure_change_text (figure);
      const char *cells[] = { siyi_figure_title (figure->key), value, change, NULL };

      siyi_figure_rows_take_row (rows, g_strdupv ((char **) cells));
    }

  return rows;
}

static SiyiDocument *
new_document (const SiyiStatAnswer *answer)
{
  g_autofree char *span = siyi_span_words (&answer->asked.query.span);
  g_autofree char *basis = siyi_stat_words_basis (&answer->asked.query);
  g_autofree char *title = g_strdup_printf (_("Statistics %s"), span);
  SiyiDocument *document = siyi_document_new (title, SIYI_PAPER_A4_WIDE);
  g_autoptr(SiyiFigureRows) figures = figure_rows (answer->figures);
  g_autoptr(SiyiFigureRows) cross = siyi_stat_cross_rows (answer->cross);

  siyi_document_set_numbered (document, TRUE);
  siyi_document_add (document, SIYI_BLOCK_TITLE, title);
  siyi_document_add (document, SIYI_BLOCK_SUBTITLE, basis);
  add_table (document, C_("statistics", "Figures"), figures);
  add_table (document, C_("statistics", "Places by First or Repeated, Individual or Group"), cross);
  for (int i = 0; i < SIYI_N_STAT_TABLES; i++)
    {
      g_autoptr(SiyiFigureRows) rows = siyi_stat_rows ((SiyiStatTable) i, answer->tables[i]);

      if (answer->tables[i]->len > 0)
        add_table (document, siyi_stat_words_table ((SiyiStatTable) i), rows);
    }

  return document;
}

static gpointer
print_work (SiyiDb        *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(SiyiStatAnswer) answer = siyi_stat_load_work (db, data, cancellable, error);
  g_autoptr(SiyiDocument) document = NULL;

  if (answer == NULL)
    return NULL;
  document = new_document (answer);

  return siyi_pages_new (document, cancellable, error);
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
  const SiyiStatAsked asked = {
    .query = self->query, .figures = TRUE, .cross = TRUE, .tables = (1u << SIYI_N_STAT_TABLES) - 1,
  };

  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, print_work, g_memdup2 (&asked, sizeof asked), g_free,
                          (GDestroyNotify) siyi_pages_unref, NULL, on_laid_out, siyi_weak_new (self));
}
