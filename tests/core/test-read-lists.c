/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells that hold lists: visitors, identity numbers, phones, units, leaders (domain, 10.3). */
#include "siyi-read-ids.h"
#include "siyi-read-names.h"
#include "siyi-read-office.h"

static char *
why_words (guint64 why)
{
  GString *words = g_string_new (NULL);

  for (int i = 0; i < SIYI_N_WHYS; i++)
    if (why & SIYI_WHY_BIT (i))
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", siyi_why_word (i));

  return g_string_free (words, FALSE);
}

static char *
join (GPtrArray *list)
{
  g_ptr_array_add (list, NULL);

  return g_strjoinv ("|", (char **) list->pdata);
}

static void
test_names (void)
{
  static const struct { const char *text, *names, *marked; int said; } rows[] = {
    { "张三", "张三", NULL, -1 }, { "张三、李四", "张三|李四", NULL, -1 }, { "张三，李四,王五;赵六；孙七/周八", "张三|李四|王五|赵六|孙七|周八", NULL, -1 },
    { "张三\n李四\r\n王五", "张三|李四|王五", NULL, -1 }, { "张三 李四 王五六", "张三|李四|王五六", NULL, -1 },
    { "张　三", "张三", NULL, -1 }, { "张 三", "张三", NULL, -1 }, { "张　三、李四", "张三|李四", NULL, -1 },
    { "谢癸亥（代表）水丙申", "谢癸亥|水丙申", "谢癸亥", -1 }, { "张三(代表)、李四（ 代表 ）、王五", "张三|李四|王五", "张三|李四", -1 },
    { "张三（男）、李四（13800000000）", "张三|李四", NULL, -1 }, { "张三等5人", "张三", NULL, 5 },
    { "姜甲戌等８人", "姜甲戌", NULL, 8 }, { "任癸巳、吴丁午等7人", "任癸巳|吴丁午", NULL, 7 }, { "张三等十二人", "张三", NULL, 12 },
    { "张三等", "张三", NULL, -1 }, { "张三、李四等", "张三|李四", NULL, -1 }, { "张三等人", "张三", NULL, -1 },
    { "张三等5人（代表）", "张三", "张三", 5 }, { "张三等30余人", "张三", NULL, 30 }, { "张三 等 5 人", "张三", NULL, 5 },
    { "示例市甲河建材有限公司", "示例市甲河建材有限公司", NULL, -1 }, { "阿甲·乙丙丁", "阿甲·乙丙丁", NULL, -1 },
    { "示例（集团）公司", "示例公司", NULL, -1 }, { "殷\xf0\xa0\xae\xb7", "殷\xf0\xa0\xae\xb7", NULL, -1 },
    { "\xe2\x80\x8b奚庚申\xe2\x80\x8b", "奚庚申", NULL, -1 }, { "、张三、", "张三", NULL, -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SiyiReadNames names;
      g_autofree char *got = NULL, *marked = NULL;

      siyi_read_names (rows[i].text, &names);
      got = names.names != NULL ? g_strjoinv ("|", names.names) : NULL;
      marked = names.representatives != NULL ? g_strjoinv ("|", names.representatives) : NULL;
      g_test_message ("%s: %s", rows[i].text, got);
      g_assert_cmpstr (got, ==, rows[i].names);
      g_assert_cmpstr (marked, ==, rows[i].marked);
      g_assert_cmpint (names.said, ==, rows[i].said);
      g_assert_false (names.anonymous);
      g_assert_cmpuint (names.why, ==, 0);
      siyi_read_names_clear (&names);
    }
}

static void
test_no_names (void)
{
  static const char * const rows[] = {
    "某村村民", "壬湖街道居民", "小区业主", "甲厂职工", "某公司工人", "部分群众", "学生家长", "乙山镇南二村村民（约30户）", "某村村民等30人",
  };
  SiyiReadNames names;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      siyi_read_names (rows[i], &names);
      g_assert_null (names.names);
      g_assert_cmpstr (names.text, ==, rows[i]);
      g_assert_cmpuint (names.why, ==, SIYI_WHY_BIT (SIYI_WHY_NO_NAME));
      g_assert_cmpint (names.said, ==, i == 8 ? 30 : -1);
      siyi_read_names_clear (&names);
    }

  siyi_read_names ("匿 名", &names);
  g_assert_true (names.anonymous);
  g_assert_null (names.names);
  g_assert_null (names.text);
  g_assert_cmpuint (names.why, ==, 0);
  siyi_read_names_clear (&names);
}

typedef guint64 (*ListReader) (const SiyiReadCell *cell, GPtrArray *list);

typedef struct { const char *text; const char *want; const char *why; } ListRow;

static void
check_list (ListReader     reader,
            const ListRow *rows,
            gsize          n_rows)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
      SiyiReadCell cell = { .text = rows[i].text };
      g_autofree char *why = why_words (reader (&cell, list));
      g_autofree char *got = join (list);

      g_test_message ("%s: %s %s", rows[i].text, got, why);
      g_assert_cmpstr (got, ==, rows[i].want);
      g_assert_cmpstr (why, ==, rows[i].why != NULL ? rows[i].why : "");
    }
}

static void
test_ids (void)
{
  static const ListRow rows[] = {
    { "430499195203058939", "430499195203058939" }, { "430499 19780611 9883", "430499197806119883" },
    { "430499-19780611-9883", "430499197806119883" }, { "'430499195203058939", "430499195203058939" },
    { "身份证：430499195203058939", "430499195203058939" }, { "身份证号码:430499195203058939", "430499195203058939" },
    { "身份证430499195203058939", "430499195203058939" },
    { "４３０４９９１９４８０６１９３９１６", "430499194806193916" }, { "43049919970810410x", "43049919970810410X" },
    { "43049919970810410ｘ", "43049919970810410X" },
    { "'430499195203058939、'430499196504281522", "430499195203058939|430499196504281522" },
    { "430499195203058939\n430499196504281522", "430499195203058939|430499196504281522" },
    { "430499195203058939 430499196504281522", "430499195203058939|430499196504281522" },
    { "430499650412011", "430499650412011" }, { "430499651312011", "430499651312011", "id-date" },
    { "430499197702310122", "430499197702310122", "id-date" }, { "430499196201096410", "430499196201096410", "id-check" },
    { "43049919620109641", "43049919620109641", "id-check" }, { "E12345678", "E12345678", "id-check" },
    { "4.30499E+17", "", "id-damaged" }, { "4.3E+17", "", "id-damaged" }, { "4.30499e17", "", "id-damaged" },
    { "430499195203058939、430499197702310122、123", "430499195203058939|430499197702310122|123", "id-date id-check" },
  };
  SiyiReadCell number = { "430499195203058000", TRUE, 430499195203058000.0 };
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (g_free);

  check_list (siyi_read_ids, rows, G_N_ELEMENTS (rows));
  g_assert_cmpuint (siyi_read_ids (&number, list), ==, SIYI_WHY_BIT (SIYI_WHY_ID_DAMAGED));
  g_assert_cmpuint (list->len, ==, 0);
}

static void
test_phones (void)
{
  static const ListRow rows[] = {
    { "19900000320", "19900000320" }, { "199 0000 0320", "19900000320" }, { "199-0000-0320", "19900000320" },
    { "+86 199-0000-4246", "19900004246" }, { "+8619900004246", "19900004246" }, { "8619900004246", "19900004246" },
    { "１９９００００４２４６", "19900004246" },
    { "19900006331 / 19900007542", "19900006331|19900007542" }, { "19900006331、19900007542", "19900006331|19900007542" },
    { "19900006331 19900007542", "19900006331|19900007542" }, { "19900006331；7654321", "19900006331|7654321" },
    { "19900006331\n0330-7654321", "19900006331|0330-7654321" },
    { "0330-7654321", "0330-7654321" }, { "（0330）7654321", "0330-7654321" }, { "(0330) 7654321", "0330-7654321" },
    { "03307654321", "0330-7654321" }, { "0330 7654321", "0330-7654321" }, { "010-87654321", "010-87654321" },
    { "7654321", "7654321" }, { "87654321", "87654321" },
    { "1.9900007047E10", "19900007047" },
    { "1990000399", "1990000399", "phone-invalid" }, { "1654321", "1654321", "phone-invalid" }, { "不详", "不详", "phone-invalid" },
    { "1.99E+10", "1.99E+10", "phone-invalid" }, { "12900000320", "12900000320", "phone-invalid" },
    { "19900000320、不详", "19900000320|不详", "phone-invalid" },
  };
  static const struct { double number; const char *want; gboolean invalid; } numbers[] = {
    { 19900007047.0, "19900007047", FALSE }, { 1.99E10, "19900000000", FALSE }, { 7654321, "7654321", FALSE },
    { 3307654321.0, "3307654321", TRUE },
  };

  check_list (siyi_read_phones, rows, G_N_ELEMENTS (rows));
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
      SiyiReadCell cell = { "", TRUE, numbers[i].number };

      g_assert_cmpint (siyi_read_phones (&cell, list) != 0, ==, numbers[i].invalid);
      g_assert_cmpuint (list->len, ==, 1);
      g_assert_cmpstr (g_ptr_array_index (list, 0), ==, numbers[i].want);
    }
}

static const char *
look_up (gconstpointer  data,
         const char    *key)
{
  static const struct { const char *name, *full; } units[] = {
    { "市住建局", "示例市住房和城乡建设局" }, { "住建局", "示例市住房和城乡建设局" }, { "市房产局", "示例市住房和城乡建设局" },
    { "财政局", "示例市财政局" }, { "市教育局", "示例市教育局" }, { "示例市教育局", "示例市教育局" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (units[i].name, key))
      return units[i].full;

  return NULL;
}

static void
test_units (void)
{
  static const struct { const char *text; gboolean all_co; const char *lead, *co; gboolean unknown; } rows[] = {
    { "市住建局", FALSE, "示例市住房和城乡建设局", "", FALSE }, { "市房产局", FALSE, "示例市住房和城乡建设局", "", FALSE },
    { "市住建局、财政局", FALSE, "示例市住房和城乡建设局|示例市财政局", "", FALSE },
    { "牵头：市住建局；配合：财政局", FALSE, "示例市住房和城乡建设局", "示例市财政局", FALSE },
    { "牵头:市住建局 配合:财政局、市教育局", FALSE, "示例市住房和城乡建设局", "示例市财政局|示例市教育局", FALSE },
    { "配合：财政局；牵头：市住建局", FALSE, "示例市住房和城乡建设局", "示例市财政局", FALSE },
    { "市住建局（牵头）、财政局（配合）", FALSE, "示例市住房和城乡建设局", "示例市财政局", FALSE },
    { "市住建局牵头，财政局配合", FALSE, "示例市住房和城乡建设局", "示例市财政局", FALSE },
    { "财政局", TRUE, "", "示例市财政局", FALSE }, { "财政局\n市教育局", TRUE, "", "示例市财政局|示例市教育局", FALSE },
    { "示例工业园区管委会", FALSE, "示例工业园区管委会", "", TRUE }, { "市住建局、园林处", FALSE, "示例市住房和城乡建设局|园林处", "", TRUE },
    { "市住建局 财政局", FALSE, "示例市住房和城乡建设局|示例市财政局", "", FALSE }, { "市 住建局", FALSE, "示例市住房和城乡建设局", "", FALSE },
    { "住建局、市住建局", FALSE, "示例市住房和城乡建设局", "", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GPtrArray) lead = g_ptr_array_new_with_free_func (g_free);
      g_autoptr(GPtrArray) co = g_ptr_array_new_with_free_func (g_free);
      guint64 why = siyi_read_units (rows[i].text, rows[i].all_co, look_up, NULL, lead, co);
      g_autofree char *got_lead = join (lead);
      g_autofree char *got_co = join (co);

      g_test_message ("%s: %s + %s", rows[i].text, got_lead, got_co);
      g_assert_cmpstr (got_lead, ==, rows[i].lead);
      g_assert_cmpstr (got_co, ==, rows[i].co);
      g_assert_cmpuint (why, ==, rows[i].unknown ? SIYI_WHY_BIT (SIYI_WHY_UNIT_UNKNOWN) : 0);
    }
}

static void
test_leaders (void)
{
  static const char * const names[] = { "顾甲申", "陆乙酉", "贺丁", "贺丁亥", NULL };
  static const struct { const char *text, *found, *post; gboolean unknown; } rows[] = {
    { "顾甲申", "顾甲申", NULL, FALSE }, { "顾甲申（市委书记）", "顾甲申", "市委书记", FALSE },
    { "市委常委、常务副市长贺丁亥", "贺丁亥", "市委常委、常务副市长", FALSE }, { "市委书记：顾甲申", "顾甲申", "市委书记", FALSE },
    { "市委书记顾甲申同志", "顾甲申", "市委书记", FALSE }, { "顾甲申、陆乙酉", "顾甲申|陆乙酉", NULL, FALSE },
    { "市委书记顾甲申、市长陆乙酉", "顾甲申|陆乙酉", NULL, FALSE }, { "尚未明", "尚未明", NULL, TRUE },
    { "贺丁", "贺丁", NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *post = NULL, *got = NULL;
      guint64 why = siyi_read_leaders (rows[i].text, names, found, &post);

      got = join (found);
      g_test_message ("%s: %s, %s", rows[i].text, got, post);
      g_assert_cmpstr (got, ==, rows[i].found);
      g_assert_cmpstr (post, ==, rows[i].post);
      g_assert_cmpint (why != 0, ==, rows[i].unknown);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read-lists/names", test_names);
  g_test_add_func ("/read-lists/no-names", test_no_names);
  g_test_add_func ("/read-lists/ids", test_ids);
  g_test_add_func ("/read-lists/phones", test_phones);
  g_test_add_func ("/read-lists/units", test_units);
  g_test_add_func ("/read-lists/leaders", test_leaders);

  return g_test_run ();
}
