/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The four-ones of a session: tiles, completeness, the first missing piece. */
#include "siyi-completeness.h"

#include "calendar-file.h"

#define EMPTY SIYI_TILE_EMPTY
#define PART SIYI_TILE_PART
#define FULL SIYI_TILE_FULL
#define SOON SIYI_TILE_SOON
#define MISSING SIYI_TILE_MISSING
#define EXCUSED SIYI_TILE_EXCUSED

static void
test_sessions (void)
{
  /* A session on Thursday 10 December 2026; three working days of grace end on Tuesday 15. */
  static const struct
  {
    SiyiPieceCount counts[SIYI_N_PIECES];
    gboolean       is_over;
    const char    *today;
    SiyiTile       tiles[SIYI_N_PIECES];
    gboolean       complete;
    gboolean       joined;
    int            first_missing;
  } rows[] = {
    { { { 0, 5 }, { 0, 5 }, { 0, 2 }, { 0, 14 } }, FALSE, "2026-12-10",
      { EMPTY, EMPTY, EMPTY, EMPTY }, FALSE, FALSE, SIYI_PIECE_RECORD },
    { { { 2, 5 }, { 5, 5 }, { 1, 2 }, { 0, 14 } }, FALSE, "2026-12-10",
      { PART, FULL, PART, EMPTY }, FALSE, FALSE, SIYI_PIECE_RECORD },
    { { { 5, 5 }, { 5, 5 }, { 2, 2 }, { 14, 14 } }, TRUE, "2026-12-11",
      { FULL, FULL, FULL, FULL }, TRUE, TRUE, -1 },
    { { { 5, 5 }, { 5, 5 }, { 3, 2 }, { 15, 14 } }, TRUE, "2026-12-11",
      { FULL, FULL, FULL, FULL }, TRUE, TRUE, -1 },
    { { { 5, 5 }, { 5, 5 }, { 0, 2, TRUE }, { 14, 14 } }, TRUE, "2026-12-30",
      { FULL, FULL, EXCUSED, FULL }, TRUE, FALSE, -1 },
    { { { 5, 5 }, { 5, 5 }, { 0, 2 }, { 13, 14 } }, TRUE, "2026-12-15",
      { FULL, FULL, SOON, PART }, FALSE, FALSE, SIYI_PIECE_PHOTOS },
    { { { 5, 5 }, { 5, 5 }, { 0, 2 }, { 13, 14 } }, TRUE, "2026-12-16",
      { FULL, FULL, MISSING, MISSING }, FALSE, FALSE, SIYI_PIECE_PHOTOS },
    { { { 5, 5, TRUE }, { 5, 5 }, { 2, 2 }, { 0, 14 } }, TRUE, "2026-12-16",
      { FULL, FULL, FULL, MISSING }, FALSE, FALSE, SIYI_PIECE_SIGNIN },
    /* nobody came */
    { { { 0, 0 }, { 0, 0 }, { 0, 0 }, { 0, 0 } }, FALSE, "2026-12-10",
      { EMPTY, EMPTY, EMPTY, EMPTY }, FALSE, FALSE, SIYI_PIECE_RECORD },
    { { { 0, 0 }, { 0, 0 }, { 0, 1 }, { 0, 0 } }, TRUE, "2026-12-10",
      { FULL, FULL, SOON, FULL }, FALSE, FALSE, SIYI_PIECE_PHOTOS },
  };
  g_autoptr(SiyiCalendar) calendar = test_calendar_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SiyiCompleteness result = siyi_completeness_read (rows[i].counts, test_day ("2026-12-10"),
                                                        rows[i].is_over, 3, calendar,
                                                        test_day (rows[i].today));

      for (int piece = 0; piece < SIYI_N_PIECES; piece++)
        g_assert_cmpint (result.tiles[piece], ==, rows[i].tiles[piece]);
      g_assert_cmpint (result.complete, ==, rows[i].complete);
      g_assert_cmpint (siyi_pieces_complete (rows[i].counts, rows[i].is_over), ==, rows[i].complete);
      g_assert_cmpint (result.joined, ==, rows[i].joined);
      g_assert_cmpint (result.first_missing, ==, rows[i].first_missing);
      g_assert_cmpint (result.grace_ends, ==, test_day ("2026-12-15"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/completeness/sessions", test_sessions);

  return g_test_run ();
}
