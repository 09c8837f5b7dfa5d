/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The four-ones meter: its measures, its sentence, and when it counts as complete. */
#include "siyi-meter.h"

static SiyiMeter *
new_meter (SiyiMeterSize size)
{
  return SIYI_METER (g_object_ref_sink (siyi_meter_new (size)));
}

static void
assert_size (SiyiMeterSize size, int width, int height)
{
  g_autoptr(SiyiMeter) meter = new_meter (size);
  GtkRequisition natural;

  gtk_widget_get_preferred_size (GTK_WIDGET (meter), NULL, &natural);
  g_assert_cmpint (natural.width, ==, width);
  g_assert_cmpint (natural.height, ==, height);
}

static void
test_measures (void)
{
  assert_size (SIYI_METER_SEAL, 96, 96);
  assert_size (SIYI_METER_LARGE_SEAL, 129, 129);
  assert_size (SIYI_METER_ROW, 97, 22);
  assert_size (SIYI_METER_MICRO_ROW, 34, 7);
  assert_size (SIYI_METER_MICRO_SEAL, 18, 18);
  assert_size (SIYI_METER_SINGLE, 22, 22);
  assert_size (SIYI_METER_LARGE_SINGLE, 34, 34);
}

static void
test_sentence (void)
{
  g_autoptr(SiyiMeter) meter = new_meter (SIYI_METER_ROW);

  siyi_meter_set_tile (meter, SIYI_PIECE_RECORD, SIYI_TILE_FULL, 0, 0);
  siyi_meter_set_tile (meter, SIYI_PIECE_LEDGER, SIYI_TILE_PART, 2, 5);
  siyi_meter_set_tile (meter, SIYI_PIECE_PHOTOS, SIYI_TILE_MISSING, 0, 0);
  siyi_meter_set_tile (meter, SIYI_PIECE_SIGNIN, SIYI_TILE_EXCUSED, 0, 0);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (meter), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (meter), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Four ones: record book complete, ledger 2 of 5, "
                                       "photos missing, sign-in sheet excused");
}

/* A single tile says its own state: it knows nothing of the other three. */
static void
test_single (void)
{
  g_autoptr(SiyiMeter) meter = new_meter (SIYI_METER_SINGLE);

  siyi_meter_set_piece (meter, SIYI_PIECE_LEDGER);
  siyi_meter_set_tile (meter, SIYI_PIECE_LEDGER, SIYI_TILE_FULL, 0, 0);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (meter), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "complete");
}

static void
test_complete (void)
{
  g_autoptr(SiyiMeter) meter = new_meter (SIYI_METER_SEAL);

  siyi_meter_set_all (meter, SIYI_TILE_FULL);
  g_assert_true (siyi_meter_is_complete (meter));
  g_assert_null (gtk_widget_get_tooltip_text (GTK_WIDGET (meter)));

  siyi_meter_set_tile (meter, SIYI_PIECE_PHOTOS, SIYI_TILE_EXCUSED, 0, 0);
  g_assert_true (siyi_meter_is_complete (meter));

  siyi_meter_set_tile (meter, SIYI_PIECE_PHOTOS, SIYI_TILE_SOON, 0, 0);
  g_assert_false (siyi_meter_is_complete (meter));
  g_assert_nonnull (gtk_widget_get_tooltip_text (GTK_WIDGET (meter)));
}

/* Every state in every size can be drawn, and a meter that is gone leaves nothing behind. */
static void
test_draws (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (int size = SIYI_METER_SEAL; size <= SIYI_METER_LARGE_SINGLE; size++)
    for (int state = SIYI_TILE_EMPTY; state <= SIYI_TILE_EXCUSED; state++)
      {
        GtkWidget *meter = siyi_meter_new (size);

        for (int piece = 0; piece < SIYI_N_PIECES; piece++)
          siyi_meter_set_tile (SIYI_METER (meter), piece, state, 1, 3);
        gtk_box_append (GTK_BOX (box), meter);
      }
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);

  gtk_window_set_child (GTK_WINDOW (window), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_goes (void)
{
  SiyiMeter *meter = new_meter (SIYI_METER_SEAL);

  siyi_meter_set_all (meter, SIYI_TILE_FULL);
  g_assert_finalize_object (meter);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/app/meter/measures", test_measures);
  g_test_add_func ("/app/meter/sentence", test_sentence);
  g_test_add_func ("/app/meter/single", test_single);
  g_test_add_func ("/app/meter/complete", test_complete);
  g_test_add_func ("/app/meter/draws", test_draws);
  g_test_add_func ("/app/meter/goes", test_goes);

  return g_test_run ();
}
