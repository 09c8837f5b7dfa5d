/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rival of the start: a bare GTK window with one label that ends after its first frame. */
#include <gtk/gtk.h>

static void
on_painted (GdkFrameClock *frames,
            gpointer       data)
{
  g_application_quit (data);
}

static void
on_activate (GtkApplication *application)
{
  GtkWidget *window = gtk_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  gtk_window_set_child (GTK_WINDOW (window), gtk_label_new ("Siyi"));
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (on_painted),
                    application);
}

int
main (int argc, char **argv)
{
  g_autoptr(GtkApplication) application = NULL;

  application = gtk_application_new ("cn.siyi.BareWindow", G_APPLICATION_DEFAULT_FLAGS);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), NULL);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
