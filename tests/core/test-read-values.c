/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts, counts and words of ledgers: every form of the rules (domain, sections 10.2 and 10.3). */
#include "siyi-read-persons.h"
#include "siyi-read-private.h"
#include "siyi-read-words.h"

static char *
why_words (guint64 why)
{
  GString *words = g_string_new (NULL);

  for (int i = 0; i < SIYI_N_WHYS; i++)
    if (why & SIYI_WHY_BIT (i))
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", siyi_why_word (i));

  return g_string_free (words, FALSE);
}

static void
test_text (void)
{
  static const struct { const char *text, *want; } rows[] = {
    { "甲河镇 东一村", "甲河镇东一村" }, { "  甲河镇　", "甲河镇" }, { "甲河镇\n东一村", "甲河镇东一村" },
    { "\xe2\x80\x8b奚庚申\xe2\x80\x8b", "奚庚申" }, { "\xef\xbb\xbf张三", "张三" }, { "John  Smith", "John Smith" },
    { "甲河镇 12 号", "甲河镇 12 号" }, { "12\t号", "12 号" }, { "张\x01三", "张三" },
    { "—", NULL }, { "-", NULL }, { "/", NULL }, { "无", NULL }, { " 无 ", NULL }, { "　", NULL }, { "", NULL },
    { "——", NULL }, { "无锡路", "无锡路" }, { "A-1", "A-1" }, { "ＡＢ１２（号）", "ＡＢ１２（号）" },
    { "\xf0\xa0\xae\xb7", "\xf0\xa0\xae\xb7" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *got = siyi_read_text (rows[i].text);

      g_assert_cmpstr (got, ==, rows[i].want);
    }
}

static void
test_long_text (void)
{
  static const struct { const char *text, *want; } rows[] = {
    { "  一、请市民政局牵头；\r\n  二、30日内答复。 \r\n", "一、请市民政局牵头；\n二、30日内答复。" },
    { "第一行\n\n第三行", "第一行\n\n第三行" }, { "反映 甲 问题", "反映 甲 问题" }, { "无", NULL }, { "\n—\n", NULL },
    { " \xe2\x80\x8b反映学区\xe3\x80\x80 ", "反映学区" }, { "甲\t乙", "甲 乙" }, { "甲\r乙", "甲\n乙" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *got = siyi_read_long_text (rows[i].text);

      g_assert_cmpstr (got, ==, rows[i].want);
    }
}

static void
test_marks (void)
{
  static const char * const dittos[] = { "同上", "〃", "″", "”", "同", " 同 上 ", "　〃" };
  static const char * const others[] = { "同意", "同上周", "", "“同上”", "上" };

  for (gsize i = 0; i < G_N_ELEMENTS (dittos); i++)
    g_assert_true (siyi_read_is_ditto (dittos[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (siyi_read_is_ditto (others[i]));
  g_assert_true (siyi_read_is_blank (" \n　\xe2\x80\x8b"));
  g_assert_true (siyi_read_is_blank (" — "));
  g_assert_false (siyi_read_is_blank ("同上"));
}

static void
test_key (void)
{
  static const struct { const char *text, *want; } rows[] = {
    { "台 帐", "台账" }, { "联系电话\n（手机）", "联系电话(手机)" }, { "人　数", "人数" }, { "初／重", "初/重" },
    { "备\xe2\x80\x8b注", "备注" }, { "ＩＤ１", "ID1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *got = siyi_read_key (rows[i].text);

      g_assert_cmpstr (got, ==, rows[i].want);
    }
}

static void
test_numeral (void)
{
  static const struct { const char *text; int value; } rows[] = {
    { "12", 12 }, { "十", 10 }, { "十二", 12 }, { "二十", 20 }, { "二十五", 25 }, { "一百", 100 },
    { "一百零五", 105 }, { "一百二十", 120 }, { "两百", 200 }, { "一千零一十", 1010 }, { "廿三", 23 },
    { "卅", 30 }, { "两", 2 }, { "〇", 0 }, { "二〇二三", 2023 }, { "贰拾", 20 }, { "百", 100 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *p = rows[i].text;
      SiyiNumeral number;

      g_assert_true (siyi_read_numeral (&p, &number));
      g_assert_cmpint (number.value, ==, rows[i].value);
      g_assert_cmpstr (p, ==, "");
    }
}

static void
test_persons (void)
{
  static const struct { const char *text; int count, representatives; const char *why; } rows[] = {
    { "12", 12, -1 }, { "１２", 12, -1 }, { "12人", 12, -1 }, { "十二人", 12, -1 }, { "两人", 2, -1 },
    { "12 人", 12, -1 }, { "12名", 12, -1 }, { "共12人", 12, -1 }, { "12.0", 12, -1 }, { "０", 0, -1 },
    { "一百二十人", 120, -1 },
    { "约30人", 30, -1, "approximate" }, { "大约30", 30, -1, "approximate" }, { "近30人", 30, -1, "approximate" },
    { "30余人", 30, -1, "approximate" }, { "30多人", 30, -1, "approximate" }, { "30人左右", 30, -1, "approximate" },
    { "二十余人", 20, -1, "approximate" }, { "百余人", 100, -1, "approximate" }, { "30人多", 30, -1, "approximate" },
    { "约30余人", 30, -1, "approximate" }, { "将近五十人", 50, -1, "approximate" },
    { "5-6人", 5, -1, "range" }, { "5～8人", 5, -1, "range" }, { "6至8人", 6, -1, "range" }, { "５－６人", 5, -1, "range" },
    { "5人到6人", 5, -1, "range" }, { "五六人", 5, -1, "range" }, { "约5-6人", 5, -1, "approximate range" },
    { "3（代表2）", 3, 2 }, { "9人（其中代表3人）", 9, 3 }, { "9(代表：3名)", 9, 3 }, { "12人，代表5人", 12, 5 },
    { "约30人（代表5人）", 30, 5, "approximate" }, { "12人（集体访）", 12, -1 },
    { "若干", -1, -1, "value-unknown" }, { "男3女2", -1, -1, "value-unknown" }, { "数十人", -1, -1, "value-unknown" },
    { "3.5", -1, -1, "value-unknown" }, { "12批", -1, -1, "value-unknown" }, { "一九人", -1, -1, "value-unknown" },
    { "-3", -1, -1, "value-unknown" }, { "123456789", -1, -1, "value-unknown" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SiyiReadCell cell = { .text = rows[i].text };
      SiyiReadPersons persons;
      g_autofree char *why = NULL;

      siyi_read_persons (&cell, &persons);
      why = why_words (persons.why);
      g_test_message ("%s: %d %s", rows[i].text, persons.count, why);
      g_assert_cmpint (persons.count, ==, rows[i].count);
      g_assert_cmpint (persons.representatives, ==, rows[i].representatives);
      g_assert_cmpstr (why, ==, rows[i].why != NULL ? rows[i].why : "");
    }
}

static void
test_persons_number (void)
{
  static const struct { double number; int count; gboolean unknown; } rows[] = {
    { 12, 12, FALSE }, { 0, 0, FALSE }, { 3.5, -1, TRUE }, { -3, -1, TRUE }, { 1e12, -1, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SiyiReadCell cell = { "", TRUE, rows[i].number };
      SiyiReadPersons persons;

      siyi_read_persons (&cell, &persons);
      g_assert_cmpint (persons.count, ==, rows[i].count);
      g_assert_cmpint (persons.why != 0, ==, rows[i].unknown);
    }
}

static void
test_words (void)
{
  static const struct { SiyiReadWords list; const char *text, *want; } rows[] = {
    { SIYI_WORDS_FIRST, "初访", "初" }, { SIYI_WORDS_FIRST, "初次", "初" }, { SIYI_WORDS_FIRST, "初信初访", "初" },
    { SIYI_WORDS_FIRST, "初", "初" }, { SIYI_WORDS_FIRST, "重访", "重" }, { SIYI_WORDS_FIRST, "重复", "重" },
    { SIYI_WORDS_FIRST, "重", "重" }, { SIYI_WORDS_FIRST, "不详", NULL }, { SIYI_WORDS_FIRST, "重点", NULL },
    { SIYI_WORDS_STATE, "已办结", "办结" }, { SIYI_WORDS_STATE, "办结", "办结" }, { SIYI_WORDS_STATE, "已结", "办结" },
    { SIYI_WORDS_STATE, "完成", "办结" }, { SIYI_WORDS_STATE, "√", "办结" }, { SIYI_WORDS_STATE, "是", "办结" },
    { SIYI_WORDS_STATE, "正在办理", "在办" }, { SIYI_WORDS_STATE, "办理中", "在办" }, { SIYI_WORDS_STATE, "在办", "在办" },
    { SIYI_WORDS_STATE, "推进中", "在办" }, { SIYI_WORDS_STATE, "未办结", NULL }, { SIYI_WORDS_STATE, "已办结。", "办结" },
    { SIYI_WORDS_STATE, "再次来访，已重新交办", NULL }, { SIYI_WORDS_STATE, "否", NULL },
    { SIYI_WORDS_RESOLVED, "已化解", "化解" }, { SIYI_WORDS_RESOLVED, "化解", "化解" }, { SIYI_WORDS_RESOLVED, "是", "化解" },
    { SIYI_WORDS_RESOLVED, "√", "化解" }, { SIYI_WORDS_RESOLVED, "未化解", "未化解" }, { SIYI_WORDS_RESOLVED, "否", "未化解" },
    { SIYI_WORDS_RESOLVED, "×", "未化解" }, { SIYI_WORDS_RESOLVED, "稳控中", NULL },
    { SIYI_WORDS_SATISFACTION, "满意", "满意" }, { SIYI_WORDS_SATISFACTION, "基本满意", "基本满意" },
    { SIYI_WORDS_SATISFACTION, "较满意", "基本满意" }, { SIYI_WORDS_SATISFACTION, "比较满意", "基本满意" },
    { SIYI_WORDS_SATISFACTION, "不满意", "不满意" }, { SIYI_WORDS_SATISFACTION, "不满", "不满意" },
    { SIYI_WORDS_SATISFACTION, "未评价", "未评价" }, { SIYI_WORDS_SATISFACTION, "未评", "未评价" },
    { SIYI_WORDS_SATISFACTION, "一般", NULL },
    { SIYI_WORDS_FORM, "来访", "来访" }, { SIYI_WORDS_FORM, "网上信访", "网信" }, { SIYI_WORDS_FORM, "来电", "来电" },
    { SIYI_WORDS_DESTINATION, "进京", "进京" }, { SIYI_WORDS_DESTINATION, "本级", "本级" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (siyi_read_word (rows[i].list, rows[i].text), ==, rows[i].want);
}

static void
test_method (void)
{
  static const struct { const char *text, *want; } rows[] = {
    { "现场接访", "现场接访" }, { "现场", "现场接访" }, { "下访", "带案下访" }, { "带案下访", "带案下访" },
    { "约访", "预约接访" }, { "预约", "预约接访" }, { "专题", "专题研究" }, { "专题研究", "专题研究" },
    { "领导下访", "带案下访" }, { "预约现场", NULL }, { "视频连线", NULL }, { "重点约访", NULL }, { "联合接访", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (siyi_read_method (rows[i].text), ==, rows[i].want);
}

static void
test_restricted (void)
{
  g_assert_true (siyi_read_is_restricted ("检举控告"));
  g_assert_true (siyi_read_is_restricted ("揭发控告"));
  g_assert_true (siyi_read_is_restricted ("检举控告类"));
  g_assert_false (siyi_read_is_restricted ("申诉"));
  g_assert_true (siyi_read_is_visit (NULL));
  g_assert_true (siyi_read_is_visit ("来访"));
  g_assert_false (siyi_read_is_visit ("来信"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read-values/text", test_text);
  g_test_add_func ("/read-values/long-text", test_long_text);
  g_test_add_func ("/read-values/marks", test_marks);
  g_test_add_func ("/read-values/key", test_key);
  g_test_add_func ("/read-values/numeral", test_numeral);
  g_test_add_func ("/read-values/persons", test_persons);
  g_test_add_func ("/read-values/persons-number", test_persons_number);
  g_test_add_func ("/read-values/words", test_words);
  g_test_add_func ("/read-values/method", test_method);
  g_test_add_func ("/read-values/restricted", test_restricted);

  return g_test_run ();
}
