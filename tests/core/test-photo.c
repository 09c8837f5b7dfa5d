/* SPDX-License-Identifier: GPL-3.0-or-later */
/* To which session of its day a photo belongs, and the default caption of domain, section 2.2. */
#include "siyi-photo.h"

#include <string.h>

typedef struct
{
  const char      *name, *taken;
  SiyiPhotoWindow  windows[3];
  guint            n_windows;
  gint64           session;
} Case;

static const Case cases[] = {
  { "none", "2026-12-08 10:00:00", { { 0 } }, 0, 0 },
  { "only-one", "2026-12-08 22:00:00", { { 7, 540, 690 } }, 1, 7 },
  { "only-one-without-hours", "2026-12-08 10:00:00", { { 7, -1, -1 } }, 1, 7 },
  { "morning", "2026-12-08 11:30:00", { { 7, 540, 690 }, { 8, 870, 1020 } }, 2, 7 },
  { "afternoon", "2026-12-08 14:30:00", { { 7, 540, 690 }, { 8, 870, 1020 } }, 2, 8 },
  { "soon-after", "2026-12-08 12:00:00", { { 7, 540, 690 }, { 8, 870, 1020 } }, 2, 7 },
  { "between", "2026-12-08 12:01:00", { { 7, 540, 690 }, { 8, 870, 1020 } }, 2, 0 },
  { "side-by-side", "2026-12-08 10:00:00", { { 7, 540, 690 }, { 8, 540, 690 } }, 2, 0 },
  { "near-both", "2026-12-08 11:45:00", { { 7, 540, 690 }, { 8, 720, 800 } }, 2, 0 },
  { "hours-unknown", "2026-12-08 10:00:00", { { 7, -1, -1 }, { 8, 870, 1020 } }, 2, 0 },
};

static void
test_sort (gconstpointer data)
{
  const Case *self = data;

  g_assert_cmpint (siyi_photo_sort (self->windows, self->n_windows, siyi_photo_minutes (self->taken)),
                   ==, self->session);
}

static void
test_caption (void)
{
  const SiyiPhotoScene scene = { .day = siyi_day_new (2026, 2, 3), .from = "9:00", .post = "市长",
                                 .leader = "陆乙酉", .place = "接访中心", .matter = "欠薪",
                                 .batches = 3, .persons = 13 };
  g_autoptr(SiyiCaption) caption = siyi_caption_new (&scene, NULL, "周乙丑");

  g_assert_cmpstr (caption->line, ==,
                   "2026年2月3日，市长陆乙酉在接访中心接待3批13人次来访群众（欠薪）");
  g_assert_cmpstr (caption->what, ==, "欠薪");
  g_assert_cmpstr (caption->time, ==, "2026年2月3日 9:00");
  g_assert_cmpstr (caption->place, ==, "接访中心");
  g_assert_cmpstr (caption->photographer, ==, "周乙丑");
}

static void
test_caption_tells_nothing_unknown (void)
{
  const SiyiPhotoScene scene = { .day = siyi_day_new (2026, 2, 3), .leader = "陆乙酉", .place = "接访中心" };
  g_autoptr(SiyiCaption) caption = siyi_caption_new (&scene, "2026-02-03 14:05:09", NULL);

  g_assert_cmpstr (caption->line, ==, "2026年2月3日，陆乙酉在接访中心接访");
  g_assert_cmpstr (caption->time, ==, "2026年2月3日 14:05");
  g_assert_null (caption->photographer);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/photo/sort/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_sort);
    }
  g_test_add_func ("/photo/caption", test_caption);
  g_test_add_func ("/photo/caption-tells-nothing-unknown", test_caption_tells_nothing_unknown);

  return g_test_run ();
}
