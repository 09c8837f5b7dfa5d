/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Order by pinyin and by strokes, and pinyin as people type it. */
#include "siyi-pinyin.h"
#include "siyi-sort.h"
#include "siyi-words.h"

static void
assert_order (SiyiOrder           order,
              const char * const *names)
{
  for (gsize i = 0; names[i + 1] != NULL; i++)
    {
      g_autoptr(GBytes) a = siyi_sort_key_of_name (order, names[i]);
      g_autoptr(GBytes) b = siyi_sort_key_of_name (order, names[i + 1]);

      g_assert_cmpint (g_bytes_compare (a, b), <, 0);
    }
}

static void
test_pinyin_order (void)
{
  static const char * const names[] = {
    "安甲", "柏甲寅", "顾甲申", "何己亥", "黎甲午", "欧甲", "区甲", "仇甲", "单甲", "汤壬辰", "曾甲",
    "查甲", "翟甲", "张甲", "张三", NULL,
  };

  assert_order (SIYI_ORDER_PINYIN, names);
}

static void
test_stroke_order (void)
{
  static const char * const names[] = { "丁甲", "王甲", "石甲", "张甲", "李甲", "黎甲", NULL };

  assert_order (SIYI_ORDER_STROKE, names);
}

static void
test_plain_text_keeps_its_reading (void)
{
  g_autoptr(GBytes) list = siyi_sort_key (SIYI_ORDER_PINYIN, "单位");
  g_autoptr(GBytes) east = siyi_sort_key (SIYI_ORDER_PINYIN, "东方");

  g_assert_cmpint (g_bytes_compare (list, east), <, 0);
}

static void
test_long_and_empty_keys (void)
{
  g_autofree char *text = g_strnfill (5000, 'a');
  g_autoptr(GBytes) long_key = siyi_sort_key (SIYI_ORDER_PINYIN, text);
  g_autoptr(GBytes) empty = siyi_sort_key (SIYI_ORDER_PINYIN, "");
  g_autoptr(GBytes) one = siyi_sort_key (SIYI_ORDER_PINYIN, "a");

  g_assert_cmpint (g_bytes_compare (empty, one), <, 0);
  g_assert_cmpint (g_bytes_compare (one, long_key), <, 0);
}

static void
test_pinyin (void)
{
  static const struct
  {
    const char *text;
    gboolean    is_name;
    const char *full;
    const char *initials;
    const char *search;
  } rows[] = {
    { "何己亥", TRUE, "hejihai", "hjh", "hejihai hjh h jihai jh" },
    { "单甲", TRUE, "shanjia", "sj", "shanjia sj s jia" },
    { "单位", FALSE, "danwei", "dw", "danwei dw d" },
    { "曾乙", TRUE, "zengyi", "zy", "zengyi zy z yi" },
    { "解丙", TRUE, "xiebing", "xb", "xiebing xb x bing" },
    { "查丁", TRUE, "zhading", "zd", "zhading zd z ding" },
    { "仇戊", TRUE, "qiuwu", "qw", "qiuwu qw q wu" },
    { "区己", TRUE, "ouji", "oj", "ouji oj o ji" },
    { "覃庚", TRUE, "qingeng", "qg", "qingeng qg q geng" },
    { "任辛", TRUE, "renxin", "rx", "renxin rx r xin" },
    { "尉迟壬", TRUE, "yuchiren", "ycr", "yuchiren ycr y ren" },
    { "万俟癸", TRUE, "moqigui", "mqg", "moqigui mqg m gui" },
    { "单于甲", TRUE, "chanyujia", "cyj", "chanyujia cyj c jia" },
    { "欧阳甲乙", TRUE, "ouyangjiayi", "oyjy", "ouyangjiayi oyjy o jiayi jy" },
    { "吕女", TRUE, "lunu", "ln", "lunu ln l nu" },
    { "市住建局", FALSE, "shizhujianju", "szjj", "shizhujianju szjj s" },
    { "阿依·古丽", TRUE, "ayiguli", "aygl", "ayiguli aygl a yiguli ygl" },
    { "", TRUE, "", "", "" },
    { "·", TRUE, "", "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *full = siyi_pinyin_full (rows[i].text, rows[i].is_name);
      g_autofree char *initials = siyi_pinyin_initials (rows[i].text, rows[i].is_name);
      g_autofree char *search = siyi_pinyin_search_text (rows[i].text, rows[i].is_name);

      g_assert_cmpstr (full, ==, rows[i].full);
      g_assert_cmpstr (initials, ==, rows[i].initials);
      g_assert_cmpstr (search, ==, rows[i].search);
    }
}

static void
test_surname_readings_agree (void)
{
  gsize n;
  const char * const *surnames = siyi_words_keys ("surname-readings", &n);

  /* The reading by which a name is found and the homophone by which it is sorted are one. */
  g_assert_cmpuint (n, >, 50);
  for (gsize i = 0; i < n; i++)
    {
      const char * const *entry = siyi_words ("surname-readings", surnames[i], NULL);
      g_autofree char *sounds = NULL;

      g_assert_nonnull (entry[0]);
      g_assert_nonnull (entry[1]);
      sounds = siyi_pinyin_full (entry[1], FALSE);
      g_assert_cmpstr (sounds, ==, entry[0]);
      g_assert_cmpint (g_utf8_strlen (entry[1], -1), ==, g_utf8_strlen (surnames[i], -1));
    }
}

static gpointer
ask_in_thread (gpointer data)
{
  for (int i = 0; i < 200; i++)
    {
      g_autofree char *full = siyi_pinyin_full ("黎甲午", TRUE);

      g_assert_cmpstr (full, ==, "lijiawu");
    }

  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("pinyin", ask_in_thread, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sort/pinyin-order", test_pinyin_order);
  g_test_add_func ("/sort/stroke-order", test_stroke_order);
  g_test_add_func ("/sort/plain-text-keeps-its-reading", test_plain_text_keeps_its_reading);
  g_test_add_func ("/sort/long-and-empty-keys", test_long_and_empty_keys);
  g_test_add_func ("/sort/pinyin", test_pinyin);
  g_test_add_func ("/sort/surname-readings-agree", test_surname_readings_agree);
  g_test_add_func ("/sort/threads", test_threads);

  return g_test_run ();
}
