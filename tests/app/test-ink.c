/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signing on the screen: strokes become ink, one goes at a time, and the dialog answers once. */
#include <adwaita.h>

#include "siyi-ink-pad.h"
#include "siyi-session-parts.h"
#include "ui-test.h"

typedef struct
{
  guint    answers;
  SiyiInk *ink;      /* (nullable) */
} Answer;

static GtkEventController *
gesture_of (GtkWidget *widget,
            GType      type)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_type_is_a (G_OBJECT_TYPE (controller), type))
        return controller;
    }

  g_assert_not_reached ();
}

/* One stroke as its gesture tells it, straight to the right. */
static void
draw (GtkWidget *pad,
      double     x,
      double     y)
{
  GtkEventController *drag = gesture_of (pad, GTK_TYPE_GESTURE_DRAG);

  g_signal_emit_by_name (drag, "drag-begin", x, y);
  g_signal_emit_by_name (drag, "drag-end", 0.0, 0.0);
}

static void
on_answer (GBytes   *ink,
           gpointer  data)
{
  Answer *answer = data;

  answer->answers++;
  if (ink != NULL)
    answer->ink = siyi_ink_from_bytes (ink, NULL);
}

static GtkWidget *
top_window (void)
{
  g_autoptr(GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_modal (GTK_WINDOW (window)))
        return window;
    }

  g_assert_not_reached ();
}

static GtkWidget *
open_dialog (Answer *answer)
{
  GtkWidget *window;

  siyi_ink_dialog_present (NULL, "李某", on_answer, answer);
  window = top_window ();
  ui_test_settle (window);

  return window;
}

static void
test_accept (void)
{
  Answer answer = { 0 };
  GtkWidget *window = open_dialog (&answer);
  GtkWidget *pad = ui_test_find (window, SIYI_TYPE_INK_PAD, NULL);
  GtkWidget *done = ui_test_find (window, GTK_TYPE_BUTTON, "Done");
  const SiyiInkPoint *points;
  guint n;

  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Signature of 李某");
  g_assert_false (gtk_widget_get_sensitive (done));
  draw (pad, gtk_widget_get_width (pad) / 2, gtk_widget_get_height (pad) / 4);
  draw (pad, 10, 10);
  g_assert_true (gtk_widget_get_sensitive (done));
  ui_test_settle (window);
  g_signal_emit_by_name (done, "clicked");

  g_assert_cmpuint (answer.answers, ==, 1);
  g_assert_cmpuint (siyi_ink_n_strokes (answer.ink), ==, 2);
  points = siyi_ink_stroke (answer.ink, 0, &n);
  g_assert_cmpfloat_with_epsilon (points[0].x / siyi_ink_get_aspect (answer.ink), 0.5, 0.01);
  g_assert_cmpfloat_with_epsilon (points[0].y, 0.25, 0.01);
  g_assert_cmpfloat_with_epsilon (points[0].pressure, 0.5, 0.01);
  siyi_ink_unref (answer.ink);
}

static void
test_strokes_go (void)
{
  Answer answer = { 0 };
  GtkWidget *window = open_dialog (&answer);
  GtkWidget *pad = ui_test_find (window, SIYI_TYPE_INK_PAD, NULL);

  draw (pad, 20, 20);
  draw (pad, 40, 40);
  g_assert_true (ui_test_key (pad, GDK_KEY_z, GDK_CONTROL_MASK));
  g_assert_cmpuint (siyi_ink_n_strokes (siyi_ink_pad_get_ink (SIYI_INK_PAD (pad))), ==, 1);
  draw (pad, 40, 40);
  g_signal_emit_by_name (ui_test_find (window, GTK_TYPE_BUTTON, "Clear All"), "clicked");
  g_assert_null (siyi_ink_pad_get_ink (SIYI_INK_PAD (pad)));
  g_assert_false (gtk_widget_get_sensitive (ui_test_find (window, GTK_TYPE_BUTTON, "Done")));
  g_assert_cmpuint (answer.answers, ==, 0);

  g_assert_true (ui_test_key (pad, GDK_KEY_Escape, 0));
  g_assert_cmpuint (answer.answers, ==, 1);
  g_assert_null (answer.ink);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/app/ink/accept", test_accept);
  g_test_add_func ("/app/ink/strokes-go", test_strokes_go);

  return g_test_run ();
}
