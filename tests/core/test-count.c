/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counting units and rates (domain, sections 4.4 to 4.6). */
#include "siyi-count.h"

#include "siyi-code.h"

static void
test_books (void)
{
  static const struct { const char *form; const char *destination; SiyiBook book; } rows[] = {
    { NULL, NULL, SIYI_BOOK_RECEPTION }, { "来访", "本级", SIYI_BOOK_RECEPTION },
    { "来访", "到市", SIYI_BOOK_PREFECTURE }, { NULL, "赴省", SIYI_BOOK_PROVINCE },
    { "来访", "进京", SIYI_BOOK_CAPITAL }, { "来信", NULL, SIYI_BOOK_LETTER },
    { "网信", "本级", SIYI_BOOK_ONLINE }, { "来电", NULL, SIYI_BOOK_CALL },
    { "传真", NULL, SIYI_BOOK_LETTER }, { "来信", "进京", SIYI_BOOK_LETTER },
    { "别的", "别处", SIYI_BOOK_RECEPTION },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (siyi_book_of (rows[i].form, rows[i].destination), ==, rows[i].book);

  g_assert_true (siyi_book_is_visits (SIYI_BOOK_CAPITAL));
  g_assert_false (siyi_book_is_visits (SIYI_BOOK_LETTER));
}

static void
test_bands (void)
{
  static const struct { int persons; SiyiBand band; const char *word; } rows[] = {
    { 0, SIYI_BAND_INDIVIDUAL, "个访" }, { 4, SIYI_BAND_INDIVIDUAL, "个访" },
    { 5, SIYI_BAND_5_TO_10, "5—10人" }, { 10, SIYI_BAND_5_TO_10, "5—10人" },
    { 11, SIYI_BAND_11_TO_20, "11—20人" }, { 20, SIYI_BAND_11_TO_20, "11—20人" },
    { 21, SIYI_BAND_21_TO_50, "21—50人" }, { 50, SIYI_BAND_21_TO_50, "21—50人" },
    { 51, SIYI_BAND_51_TO_100, "51—100人" }, { 100, SIYI_BAND_51_TO_100, "51—100人" },
    { 101, SIYI_BAND_OVER_100, "100人以上" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpint (siyi_band_of (rows[i].persons), ==, rows[i].band);
      g_assert_cmpstr (siyi_code_word (SIYI_LIST_GROUP_BAND, rows[i].band), ==, rows[i].word);
      g_assert_cmpint (siyi_is_group (rows[i].persons), ==, rows[i].persons >= 5);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/count/books", test_books);
  g_test_add_func ("/count/bands", test_bands);

  return g_test_run ();
}
