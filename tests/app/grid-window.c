/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window with nothing but a grid of a million made-up rows, to look at and to try by hand. */
#include <adwaita.h>

#include "fake-rows.h"

static void
on_sort (SiyiGrid *grid, guint column, gboolean descending)
{
  siyi_grid_set_sort (grid, column, descending);
}

static void
on_activate (GtkApplication *application)
{
  g_autoptr(TestRows) rows = test_rows_new (1000000);
  GtkWidget *window = gtk_application_window_new (application);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *grid = test_grid_new (SIYI_GRID_MODEL (rows), 25);

  g_signal_connect (grid, "sort", G_CALLBACK (on_sort), NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), grid);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (window), 1166, 700);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (grid);
}

int
main (int argc, char **argv)
{
  g_autoptr(AdwApplication) application = adw_application_new ("cn.siyi.Siyi.GridWindow", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (on_activate), NULL);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
