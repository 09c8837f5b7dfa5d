/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Subject classes: the whole mapping of old to new, and nothing guessed (domain, section 7.3). */
#include "siyi-class.h"

static void
test_read (void)
{
  static const struct
  {
    const char       *text;
    SiyiClassVerdict  verdict;
    const char       *name;
    const char       *choices;
  } rows[] = {
    { "农村农业", SIYI_CLASS_NEW, "农村农业", "" },
    { "国土资源", SIYI_CLASS_MAPPED, "自然资源", "" },
    { "城乡建设", SIYI_CLASS_NEW, "城乡建设", "" },
    { "劳动和社会保障", SIYI_CLASS_NEW, "劳动和社会保障", "" },
    { "卫生计生", SIYI_CLASS_MAPPED, "卫生健康", "" },
    { "教育文体", SIYI_CLASS_ASK, NULL, "教育/文体旅游" },
    { "民政", SIYI_CLASS_MAPPED, "民政与应急", "" },
    { "政法", SIYI_CLASS_NEW, "政法", "" },
    { "经济管理", SIYI_CLASS_NEW, "经济管理", "" },
    { "交通运输", SIYI_CLASS_NEW, "交通运输", "" },
    { "商贸旅游", SIYI_CLASS_ASK, NULL, "市场监管/文体旅游" },
    { "科技与信息产业", SIYI_CLASS_NEW, "科技与信息产业", "" },
    { "环境保护", SIYI_CLASS_MAPPED, "生态环境", "" },
    { "党务政务", SIYI_CLASS_NEW, "党务政务", "" },
    { "组织人事", SIYI_CLASS_NEW, "组织人事", "" },
    { "纪检监察", SIYI_CLASS_NEW, "纪检监察", "" },
    { "其他", SIYI_CLASS_NEW, "其他", "" },
    { "其它", SIYI_CLASS_NEW, "其他", "" },
    { "市场监督", SIYI_CLASS_NEW, "市场监管", "" },
    { "房产物业", SIYI_CLASS_NEW, "房产物业", "" },
    { "军队事务", SIYI_CLASS_NEW, "军队事务", "" },
    { "农业", SIYI_CLASS_UNKNOWN, NULL, "" },
    { "", SIYI_CLASS_UNKNOWN, NULL, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SiyiClassReading reading = siyi_class_read (rows[i].text);
      g_autofree char *choices = g_strjoinv ("/", (char **) reading.choices);

      g_assert_cmpint (reading.verdict, ==, rows[i].verdict);
      g_assert_cmpstr (reading.name, ==, rows[i].name);
      g_assert_cmpstr (choices, ==, rows[i].choices);
      g_assert_false (reading.is_path);
    }
}

static void
test_paths (void)
{
  static const struct { const char *text; const char *name; } rows[] = {
    { "房产物业_物业服务_收费", "房产物业" }, { "国土资源_征地", "自然资源" },
    { "国土资源＿征地_补偿", "自然资源" }, { "教育文体_教师", NULL }, { "别的_什么", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SiyiClassReading reading = siyi_class_read (rows[i].text);

      g_assert_true (reading.is_path);
      g_assert_cmpstr (reading.name, ==, rows[i].name);
    }
}

static void
test_lists (void)
{
  gsize n_new, n_old;
  const char * const *names = siyi_class_list (&n_new);
  const char * const *old = siyi_class_old_list (&n_old);

  g_assert_cmpuint (n_new, ==, 20);
  g_assert_cmpuint (n_old, ==, 17);
  g_assert_cmpstr (names[0], ==, "农村农业");
  g_assert_cmpstr (names[11], ==, "市场监管");
  g_assert_cmpstr (names[19], ==, "其他");

  /* No old name is lost: each one has its place in the new list or is asked about. */
  for (gsize i = 0; i < n_old; i++)
    g_assert_cmpint (siyi_class_read (old[i]).verdict, !=, SIYI_CLASS_UNKNOWN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/class/read", test_read);
  g_test_add_func ("/class/paths", test_paths);
  g_test_add_func ("/class/lists", test_lists);

  return g_test_run ();
}
