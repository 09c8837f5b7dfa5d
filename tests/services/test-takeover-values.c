/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of whole rows (domain, section 10.3), and what a person decides about them. */
#include "takeover-files.h"

static void
check_field (SiyiTakeover *takeover,
             guint         record,
             const char   *field,
             const char   *want)
{
  g_autofree char *got = take_field (takeover, record, field);

  g_assert_cmpstr (got, ==, want);
}

static void
check_flags (SiyiTakeover *takeover,
             const char   *want)
{
  g_autofree char *got = take_flags (takeover);

  g_assert_cmpstr (got, ==, want);
}

static void
test_year_sources (void)
{
  g_autoptr(SiyiTakeover) takeover = NULL;

  /* The column of the row, else the sheet's name, else the title, else the other sheets. */
  takeover = take_book ("= 2022年\n2021年台账\n年份|日期|信访人|事由|交办日期\n2020年|5.17|张三|甲事|4月1日\n|5.17|李四|甲事|6.1\n"
                        "= 甲\n二〇二二年台账\n日期|信访人|事由|人数\n5月18日|张三|乙事|1\n"
                        "= 乙\n日期|信访人|事由|人数|办结日期\n5月19日|张三|丙事|1|5月20日\n|李四|丁事|1|5月20日\n");
  check_field (takeover, 0, "date", "2020-05-17");
  check_field (takeover, 0, "assigned", "2021-04-01");
  check_field (takeover, 1, "date", "2022-05-17");
  check_field (takeover, 2, "date", "2022-05-18");
  check_field (takeover, 3, "date", "2022-05-19");
  check_field (takeover, 3, "closed", "2022-05-20");
  check_field (takeover, 4, "closed", "2022-05-20");
  check_flags (takeover, "2 date year-inferred; 3 closed year-inferred; 3 date date-missing; "
               "3 persons persons-inferred; 4 persons persons-inferred");
}

static void
test_years_disagree (void)
{
  g_autoptr(SiyiTakeover) takeover = NULL;

  takeover = take_book ("= 2022\n日期|信访人|事由|人数\n5.1|张三|甲事|1\n= 2023\n日期|信访人|事由|人数\n5.1|张三|甲事|1\n"
                        "= 丙\n日期|信访人|事由|人数\n5.1|张三|甲事|1\n");
  check_field (takeover, 2, "date", NULL);
  check_flags (takeover, "2 date year-missing");
}

static void
test_1904 (void)
{
  g_autoptr(SiyiTakeover) takeover = NULL;

  takeover = take_book ("~\n= 2023\n日期|信访人|事由|人数|办结日期\n#43601;yyyy/m/d|张三|甲事|1|#43602\n"
                        "#5.17|李四|乙事|1|#5.1\n#3.1;0.00|王五|丙事|#2;0|#43601.5;yyyy-mm-dd hh:mm\n");
  check_field (takeover, 0, "date", "2023-05-17");
  check_field (takeover, 0, "closed", "2023-05-18");
  check_field (takeover, 1, "date", "2023-05-17");
  check_field (takeover, 1, "closed", NULL);
  check_field (takeover, 2, "date", "2023-03-10");
  check_field (takeover, 2, "persons", "2");
  check_field (takeover, 2, "closed", "2023-05-17");
  check_flags (takeover, "3 closed date-ambiguous");
}

static void
test_persons (void)
{
  g_autoptr(SiyiTakeover) takeover = NULL;

  takeover = take_book ("= 2023\n日期|信访人|事由|人数|涉及人数\n"
                        "5.1|张三、李四|甲|1\n5.1|张三等5人|乙|4\n5.1|张三等5人|丙|5\n5.1|张三、李四|丁|若干|约200人\n"
                        "5.1|张三、李四等9人|戊|—\n5.1|某村村民|己\n5.1|匿名|庚|/\n5.1|匿名|辛|2\n5.1|某村村民等20人|壬|\n"
                        "5.1|张三（代表）、李四|癸|9人（其中代表3人）\n5.1||子|5～8人\n5.1|张三|丑|3（代表2）|五六十\n");
  check_field (takeover, 3, "persons", "2");
  check_field (takeover, 3, "concerned", "200");
  check_field (takeover, 4, "persons", "9");
  check_field (takeover, 5, "persons", NULL);
  check_field (takeover, 5, "visitors_text", "某村村民");
  check_field (takeover, 6, "anonymous", "true");
  check_field (takeover, 7, "persons", "2");
  check_field (takeover, 8, "persons", "20");
  check_field (takeover, 9, "representatives", "3");
  check_field (takeover, 9, "representative_names", "张三");
  check_field (takeover, 10, "persons", "5");
  check_field (takeover, 11, "representatives", "2");
  check_flags (takeover, "10 persons persons-inferred; 10 visitors no-name; 12 persons range; "
               "13 concerned value-unknown; 2 persons persons-conflict; 3 persons persons-conflict; "
               "5 concerned approximate; 5 persons persons-inferred; 5 persons value-unknown; "
               "6 persons persons-inferred; 7 persons persons-missing; 7 visitors no-name; "
               "8 persons persons-missing");
  g_assert_cmpint (siyi_takeover_get_persons (takeover), ==, 1 + 4 + 5 + 2 + 9 + 0 + 0 + 2 + 20 + 9 + 5 + 3);
}

static void
test_office (void)
{
  g_autoptr(SiyiTakeover) takeover = NULL;

  takeover = take_book ("= 2023\n日期|接访领导|职务|信访人|事由|人数|责任单位|配合单位|包案领导|类别|接访方式\n"
                        "5.1|顾甲申（市委书记）||张三|甲|1|国土局|财政局、教体局|副市长 易乙未|国土资源|预约\n"
                        "5.1|市长陆乙酉|代市长|张三|乙|1|牵头：市住建局；配合：财政局|园林处|某某|商贸旅游_旅游|电话\n"
                        "5.1|顾甲申、陆乙酉||张三|丙|1||市水利局||其它|现场\n"
                        "5.1|新来的||张三|丁|1|||| 市场监督|下访\n"
                        "5.1|||张三|戊|1||||国土资源_征地_补偿|专题\n");
  check_field (takeover, 0, "leaders", "顾甲申");
  check_field (takeover, 0, "post", "市委书记");
  check_field (takeover, 0, "units", "示例市自然资源局|示例市财政局|示例市教育局");
  check_field (takeover, 0, "case_leader", "易乙未");
  check_field (takeover, 0, "class", "自然资源");
  check_field (takeover, 0, "method", "预约接访");
  check_field (takeover, 1, "post", "代市长");
  check_field (takeover, 1, "units", "示例市住房和城乡建设局|示例市财政局|园林处");
  check_field (takeover, 1, "class", NULL);
  check_field (takeover, 1, "class_path", "商贸旅游_旅游");
  check_field (takeover, 1, "method", "电话");
  check_field (takeover, 2, "leaders", "顾甲申|陆乙酉");
  check_field (takeover, 2, "post", NULL);
  check_field (takeover, 2, "units", "示例市水利局");
  check_field (takeover, 2, "class", "其他");
  check_field (takeover, 3, "leaders", "新来的");
  check_field (takeover, 3, "class", "市场监管");
  check_field (takeover, 4, "leaders", NULL);
  check_field (takeover, 4, "class", "自然资源");
  check_field (takeover, 4, "class_path", "国土资源_征地_补偿");
  check_flags (takeover, "3 case_leader leader-unknown; 3 class class-ambiguous; 3 co_units unit-unknown; "
               "3 method value-unknown; 5 leaders leader-unknown");
}

/* "As above" under the units repeats that column's units, lead and co-units alike. */
static void
test_units_repeated (void)
{
  g_autoptr(SiyiTakeover) takeover = NULL;

  takeover = take_book ("= 2023\n日期|信访人|事由|人数|责任单位|配合单位\n"
                        "5.1|张三|甲|1|牵头：市住建局；配合：财政局|市教育局\n5.1|李四|乙|1|同上|\n5.1|王五|丙|1|市水利局|同上\n"
                        "5.1|赵六|丁|1|〃|市民政局\n");
  check_field (takeover, 0, "units", "示例市住房和城乡建设局|示例市财政局|示例市教育局");
  check_field (takeover, 1, "units", "示例市住房和城乡建设局|示例市财政局");
  check_field (takeover, 1, "inferred", "units");
  check_field (takeover, 2, "units", "示例市水利局");
  check_field (takeover, 3, "units", "示例市水利局|示例市民政局");
  check_flags (takeover, "");
}

static void
test_forms (void)
{
  g_autoptr(SiyiTakeover) takeover = NULL;

  takeover = take_book ("= 2023\n日期|信访人|事由|信访形式|去向|人数|信访目的\n5.1|张三|甲|来信|||申诉\n5.1|李四|乙|网上信访\n5.1|王五|丙|来访|进京|1|检举控告\n"
                        "5.1|赵六|丁||赴省访|2|同上\n5.1|某某|戊|飞鸽|火星|1\n5.1|甲乙|己|来电||3\n");
  g_assert_cmpint (siyi_takeover_get_items (takeover), ==, 3);
  g_assert_cmpint (siyi_takeover_get_visits (takeover), ==, 3);
  g_assert_cmpint (siyi_takeover_get_persons (takeover), ==, 4);
  check_field (takeover, 1, "form", "网信");
  check_field (takeover, 2, "destination", "进京");
  check_field (takeover, 3, "destination", "赴省");
  check_field (takeover, 3, "form", NULL);
  check_field (takeover, 3, "purpose", "检举控告");
  check_flags (takeover, "4 * restricted; 6 destination value-unknown; 6 form value-unknown");
  {
    g_autoptr(SiyiRecord) repeated = siyi_takeover_get_record (takeover, 3);

    g_assert_true (repeated->restricted);
  }
}

static void
test_text_table (void)
{
  g_autoptr(SiyiTakeover) takeover = NULL;

  takeover = take_text ("\xef\xbb\xbf序号;接访日期;信访人;人数;联系电话;事由;备注\n"
                        "1;'2023-05-17;张三;'2;'+86 19900000001;\"第一行\n'=1+1 第二行\";'-5度\n"
                        "2;45063;李四;1;（0330）7654321;'承诺书'未兑现;\n");
  check_field (takeover, 0, "date", "2023-05-17");
  check_field (takeover, 0, "persons", "2");
  check_field (takeover, 0, "phones", "19900000001");
  check_field (takeover, 0, "summary", "第一行\n'=1+1 第二行");
  check_field (takeover, 0, "remark", "-5度");
  check_field (takeover, 1, "date", "2023-05-17");
  check_field (takeover, 1, "phones", "0330-7654321");
  check_field (takeover, 1, "summary", "'承诺书'未兑现");
  check_flags (takeover, "3 date date-serial-text");
}

static void
test_choices (void)
{
  g_autoptr(SiyiTakeover) takeover = NULL;
  g_autoptr(GError) error = NULL;

  takeover = take_book ("= 2023\n日期|接访领导|信访人|事由|人数\n#5.1|尚未明|张三|甲|若干\n同上|同上|李四|乙|2\n");
  check_flags (takeover, "2 date date-ambiguous; 2 leaders leader-unknown; 2 persons persons-inferred; "
               "2 persons value-unknown");
  g_assert_true (siyi_takeover_set_value (takeover, 0, SIYI_FIELD_DATE, "5月10日", &error));
  g_assert_true (siyi_takeover_set_value (takeover, 0, SIYI_FIELD_PERSONS, "12", &error));
  g_assert_true (siyi_takeover_set_value (takeover, 0, SIYI_FIELD_LEADERS, "顾甲申", &error));
  check_field (takeover, 0, "date", "2023-05-10");
  check_field (takeover, 1, "date", "2023-05-10");
  check_field (takeover, 1, "leaders", "顾甲申");
  g_assert_cmpint (siyi_takeover_get_persons (takeover), ==, 14);
  check_flags (takeover, "");

  g_assert_true (siyi_takeover_set_value (takeover, 0, SIYI_FIELD_DATE, "", &error));
  check_field (takeover, 0, "date", NULL);
  check_flags (takeover, "2 date date-missing");
  g_assert_true (siyi_takeover_set_value (takeover, 0, SIYI_FIELD_DATE, NULL, &error));
  check_flags (takeover, "2 date date-ambiguous");
  g_assert_false (siyi_takeover_set_value (takeover, 0, SIYI_FIELD_NONE, "x", &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
}

/* Asked in any order, a record is the same as in the walk. */
static void
test_any_order (void)
{
  g_autoptr(SiyiTakeover) takeover = NULL;
  GString *lines = g_string_new ("= 2023\n日期|接访领导|信访人|事由|人数\n5.17|顾甲申|甲|事|1\n");

  for (int i = 0; i < 50; i++)
    g_string_append_printf (lines, "同上|%s|乙%d|事|1\n", i % 7 == 0 ? "陆乙酉" : "同上", i);
  takeover = take_book (lines->str);
  g_string_free (lines, TRUE);
  for (guint i = 51; i-- > 0; )
    {
      g_autoptr(SiyiRecord) record = siyi_takeover_get_record (takeover, (i * 17) % 51);

      g_assert_cmpstr (record->date, ==, "2023-05-17");
      g_assert_cmpstr (record->leaders[0], ==, (i * 17) % 51 == 0 ? "顾甲申" : "陆乙酉");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/takeover/values/year-sources", test_year_sources);
  g_test_add_func ("/takeover/values/years-disagree", test_years_disagree);
  g_test_add_func ("/takeover/values/1904", test_1904);
  g_test_add_func ("/takeover/values/persons", test_persons);
  g_test_add_func ("/takeover/values/office", test_office);
  g_test_add_func ("/takeover/values/units-repeated", test_units_repeated);
  g_test_add_func ("/takeover/values/forms", test_forms);
  g_test_add_func ("/takeover/values/text-table", test_text_table);
  g_test_add_func ("/takeover/values/choices", test_choices);
  g_test_add_func ("/takeover/values/any-order", test_any_order);

  return g_test_run ();
}
