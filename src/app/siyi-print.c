/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages to the printer: GTK's dialog, and the very pages of the preview. Main thread only; the
 * operation holds the pages until it is over. */
#include "siyi-print.h"

#include "siyi-error.h"

typedef struct
{
  SiyiPages     *pages;
  SiyiPrintDone  done;
  gpointer       data;
} Print;

static void
print_free (gpointer  data,
            GClosure *closure)
{
  Print *self = data;

  siyi_pages_unref (self->pages);
  g_free (self);
}

static void
on_draw_page (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                number,
              Print             *self)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width, height, scale;

  /* A smaller sheet in the printer gets the page smaller, never cut off. */
  siyi_pages_get_size (self->pages, &width, &height);
  scale = MIN (gtk_print_context_get_width (context) / width,
               gtk_print_context_get_height (context) / height);
  if (scale < 1)
    cairo_scale (cr, scale, scale);
  siyi_pages_draw (self->pages, (guint) number, cr);
}

static void
on_done (GtkPrintOperation       *operation,
         GtkPrintOperationResult  result,
         Print                   *self)
{
  g_autoptr(GError) failed = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &failed);
  else if (result == GTK_PRINT_OPERATION_RESULT_CANCEL)
    g_set_error_literal (&failed, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Printing was cancelled");

  if (self->done != NULL)
    self->done (failed, self->data);
}

static GtkPageSetup *
page_setup (SiyiPages *pages)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  double width, height;
  GtkPaperSize *size;

  siyi_pages_get_size (pages, &width, &height);
  /* 842 points are the long side of A4; the poster is A3. */
  size = gtk_paper_size_new (MAX (width, height) > 850 ? GTK_PAPER_NAME_A3 : GTK_PAPER_NAME_A4);
  gtk_page_setup_set_paper_size (setup, size);
  gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                        : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_paper_size_free (size);

  return setup;
}

/**
 * siyi_print:
 * @pages: a paper
 * @parent: the window that asks
 * @done: (nullable): called when it is over
 * @data: for @done
 *
 * Shows the dialog and prints one copy of each page.
 */
void
siyi_print (SiyiPages     *pages,
            GtkWindow     *parent,
            SiyiPrintDone  done,
            gpointer       data)
{
  siyi_print_copies (pages, 1, parent, done, data);
}

/**
 * siyi_print_copies:
 * @pages: a paper
 * @copies: what the dialog proposes
 * @parent: the window that asks
 * @done: (nullable): called when it is over
 * @data: for @done
 *
 * Shows the dialog and prints. The margins are those of the paper: the page is as in the preview.
 */
void
siyi_print_copies (SiyiPages     *pages,
                   int            copies,
                   GtkWindow     *parent,
                   SiyiPrintDone  done,
                   gpointer       data)
{
  g_autoptr(GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autoptr(GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr(GtkPageSetup) setup = page_setup (pages);
  Print *self = g_new0 (Print, 1);

  self->pages = siyi_pages_ref (pages);
  self->done = done;
  self->data = data;
  gtk_print_settings_set_n_copies (settings, copies);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_n_pages (operation, (int) siyi_pages_get_n (pages));
  gtk_print_operation_set_job_name (operation, siyi_pages_get_name (pages));
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, FALSE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page), self);
  g_signal_connect_data (operation, "done", G_CALLBACK (on_done), self, print_free, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}
