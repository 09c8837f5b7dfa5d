/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets, headings and kinds of rows (domain, sections 10.1, 10.2 and 10.4): each line of the
 * rules in a small ledger of its own. */
#include "takeover-files.h"

#define HEAD "序号|接访日期|接访领导|职务|信访人|人数|联系电话|反映的主要问题\n"

static void
check (const char *lines,
       int         rows,
       int         visits,
       gint64      persons,
       const char *flags)
{
  g_autoptr(SiyiTakeover) takeover = take_book (lines);
  g_autofree char *got = take_flags (takeover);

  g_assert_cmpstr (got, ==, flags);
  g_assert_cmpint (siyi_takeover_get_rows (takeover), ==, rows);
  g_assert_cmpint (siyi_takeover_get_visits (takeover), ==, visits);
  g_assert_cmpint (siyi_takeover_get_persons (takeover), ==, persons);
}

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
test_sheets (void)
{
  g_autoptr(SiyiTakeover) takeover = NULL;
  g_autofree char *flags = NULL;
  GPtrArray *sheets;

  takeover = take_book ("= 说明\n单位|批次|人次\n甲|1|2\n"
                        "=- 旧账\n" HEAD "1|2023-05-17|顾甲申||张三|1||甲事\n"
                        "= 5月\n" HEAD "1|2023-05-17|顾甲申||张三|1||甲事\n"
                        "=- 字典\n甲|乙\n");
  flags = take_flags (takeover);
  sheets = siyi_takeover_get_sheets (takeover);
  g_assert_cmpstr (flags, ==, "0 * hidden-sheet; 0 * hidden-sheet");
  g_assert_cmpuint (sheets->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (((SiyiTakeoverSheet *) g_ptr_array_index (sheets, i))->taken, ==, i == 2);
  g_assert_cmpint (siyi_takeover_get_visits (takeover), ==, 1);
}

static void
test_no_ledger (void)
{
  g_autoptr(SiyiOfficeNames) names = take_names ();
  static const char table[] = "序号,领导,人次\n1,顾甲申,3\n";
  g_autoptr(GBytes) bytes = g_bytes_new_static (table, sizeof table - 1);
  g_autoptr(GError) error = NULL;
  SiyiBookFile *book = siyi_book_read_bytes ("a.csv", bytes, NULL, NULL);

  g_assert_null (siyi_takeover_new (book, names, NULL, NULL, &error));
  g_assert_error (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_NO_LEDGER);
}

static void
test_headings (void)
{
  /* Variants of spelling, spaces, brackets, widths. */
  static const struct { const char *heading, *field; } rows[] = {
    { "序 号", "serial" }, { "编　号", "serial" }, { "号", "serial" }, { "顺序号", "serial" },
    { "接访\\n时间", "date" }, { "日期", "date" }, { "登记日期", "date" }, { "来访时间（月日）", "date" },
    { "接待领导", "leaders" }, { "领导姓名", "leaders" }, { "接访人", "leaders" }, { "领导职务", "post" },
    { "接访形式", "method" }, { "接待地点", "place" }, { "上访人", "visitors" }, { "来访群众姓名", "visitors" },
    { "批次人数", "persons" }, { "人 数", "persons" }, { "人次", "persons" }, { "涉及人数", "concerned" },
    { "住址(乡镇/村)", "address" }, { "住址（乡镇／村）", "address" }, { "单位和住址", "address" }, { "所在乡镇", "address" },
    { "联系电话（手机）", "phones" }, { "联系方式", "phones" }, { "身份证号码", "ids" }, { "证件号", "ids" },
    { "诉求", "summary" }, { "事由（简要）", "summary" }, { "信访事项", "summary" }, { "内容分类", "class" },
    { "初/重", "first" }, { "初／重", "first" }, { "初访/重访", "first" }, { "初重件", "first" }, { "信访目的", "purpose" },
    { "接待处理意见", "opinion" }, { "领导批示", "opinion" }, { "牵头单位", "units" }, { "协办单位", "co_units" },
    { "经办人", "handler" }, { "包案领导", "case_leader" }, { "转办时间", "assigned" }, { "要求办结时间", "due" },
    { "进展情况", "progress" }, { "办理结果", "progress" }, { "办结时间", "closed" }, { "化解情况", "resolved" },
    { "群众满意度", "satisfaction" }, { "回访", "visit_back" }, { "说明", "remark" }, { "备　注", "remark" },
    { "年度", "year" }, { "信访形式", "form" }, { "信访去向", "destination" }, { "信访编号", "number" },
    { "登记机构", "registered_at" }, { "受理告知日期", "accepted" }, { "转送日期", "routed" }, { "答复日期", "replied" },
    { "备\\n注", "remark" }, { "ＩＤ", NULL }, { "经办股室", NULL }, { "备注二", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *lines = g_strdup_printf ("= a\n%s|接访领导|职务|接访地点|信访人|反映问题\n", rows[i].heading);
      g_autoptr(SiyiTakeover) takeover = take_book (lines);
      const SiyiTakeoverColumn *column =
        &g_array_index (siyi_takeover_get_columns (takeover), SiyiTakeoverColumn, 0);

      g_test_message ("%s", rows[i].heading);
      g_assert_cmpstr (siyi_field_word (column->field), ==, rows[i].field != NULL ? rows[i].field : "");
    }
}

static void
test_context (void)
{
  static const struct { const char *above, *below, *field; } rows[] = {
    { "接访领导", "姓名", "leaders" }, { "接待领导", "职务", "post" }, { "领导", "意见", "opinion" }, { "领 导", "批示", "opinion" },
    { "信访人", "姓　名", "visitors" }, { "来访人", "人数", "persons" }, { "上访人", "住址", "address" }, { "反映人", "地址", "address" },
    { "来访群众", "电话", "phones" }, { "信访人基本情况", "联系方式", "phones" }, { "来访人基本情况", "姓名", "visitors" },
    { "来访人员", "姓名", "visitors" }, { "接访", "日期", "date" }, { "接访情况", "时间", "date" }, { "接访信息", "地点", "place" },
    { "接待情况", "方式", "method" }, { "接访情况", "领导", "leaders" }, { "交办", "日期", "assigned" }, { "交办情况", "时间", "assigned" },
    { "转办", "单位", "units" }, { "交办", "时限", "due" }, { "交办情况（单）", "期限", "due" }, { "办结", "日期", "closed" },
    { "办理", "时间", "closed" }, { "办理结果", "情况", "progress" }, { "办结情况", "日期", "closed" },
    { "其他情况", "日期", "date" }, { "信访人", "身份证号", "ids" }, { "责任", "姓名", NULL }, { "信访人", "性别", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *lines = g_strdup_printf (
        "= a\n%s||年份|接访人|领导职务|接待地点|事由\n%s|备用\n@ A1:B1\n@ C1:C2\n@ D1:D2\n@ E1:E2\n@ F1:F2\n@ G1:G2\n",
        rows[i].above, rows[i].below);
      g_autoptr(SiyiTakeover) takeover = take_book (lines);
      const SiyiTakeoverColumn *column =
        &g_array_index (siyi_takeover_get_columns (takeover), SiyiTakeoverColumn, 0);

      g_test_message ("%s/%s", rows[i].above, rows[i].below);
      g_assert_cmpstr (siyi_field_word (column->field), ==, rows[i].field != NULL ? rows[i].field : "");
    }
}

static void
test_three_rows (void)
{
  g_autoptr(SiyiTakeover) takeover = NULL;

  takeover = take_book ("= a\n示例市2023年台账\n"
                        "序号|接访情况|||来访情况|||事由\n"
                        "|时间|接访领导||来访人||人数|\n"
                        "||姓名|职务|姓名|电话||\n"
                        "#1|5月17日|顾甲申|市委书记|张三|19900000001|#1|甲事\n"
                        "@ A1:H1\n@ A2:A4\n@ B2:D2\n@ E2:G2\n@ H2:H4\n@ B3:B4\n@ C3:D3\n@ E3:F3\n@ G3:G4\n");
  g_assert_cmpuint (g_array_index (((SiyiTakeoverSheet *) g_ptr_array_index (
                      siyi_takeover_get_sheets (takeover), 0))->headings, guint, 0), ==, 2);
  check_field (takeover, 0, "date", "2023-05-17");
  check_field (takeover, 0, "leaders", "顾甲申");
  check_field (takeover, 0, "post", "市委书记");
  check_field (takeover, 0, "visitors", "张三");
  check_field (takeover, 0, "phones", "19900000001");
  check_field (takeover, 0, "persons", "1");
}

/* A text table has no merges: the group's heading stands over its first column. */
static void
test_text_levels (void)
{
  g_autoptr(SiyiTakeover) takeover = NULL;
  g_autofree char *flags = NULL;

  takeover = take_text ("台账2023年,,,,,,,\n序号,接访情况,,接访领导,,信访人,,事由\n,日期,地点,姓名,职务,姓名,电话,\n"
                        "1,5.17,大厅,顾甲申,市委书记,张三,19900000001,甲事\n");
  flags = take_flags (takeover);
  g_assert_cmpstr (flags, ==, "4 persons persons-inferred");
  check_field (takeover, 0, "date", "2023-05-17");
  check_field (takeover, 0, "place", "大厅");
  check_field (takeover, 0, "leaders", "顾甲申");
  check_field (takeover, 0, "post", "市委书记");
  check_field (takeover, 0, "visitors", "张三");
  check_field (takeover, 0, "phones", "19900000001");
  check_field (takeover, 0, "summary", "甲事");
}

static void
test_skipped (void)
{
  check ("= 2023年\n单位：示例市信访局||填表日期：2023年7月3日\n" HEAD "#1|#2|#3|#4|#5|#6|#7|#8\n栏次|（1）|（2）|（3）|（4）|5|6|7\n"
         "1|5.17|顾甲申|市委书记|张三|1||甲事\n\n"
         "6:第二季度\n"
         "2|||||||\n"
         "3|5.18|顾甲申|市委书记|||19900000001|\n"
         HEAD
         "4|5.19|顾甲申|市委书记|—|2||乙事\n"
         "合　计||||2批|#3||\n"
         "注：集体访按实到人数统计\n"
         "填 表 人：某某|||||||审核人：某某\n"
         "备注：以上含重复件\n说明:无\n负责人：某\n", 2, 2, 3, "");
}

static void
test_second_table (void)
{
  g_autoptr(SiyiTakeover) takeover = NULL;
  g_autofree char *flags = NULL;
  const SiyiTakeoverSheet *sheet;

  takeover = take_book ("= a\n2022年台账\n" HEAD "1|12.20|顾甲申||张三|1||甲事\n"
                        "合计|||||1\n\n"
                        "7:2023年台账\n"
                        "8:日期|来访人|诉求|领导|人数|股室\n"
                        "9:1.5|李四|乙事|陆乙酉|2|甲股\n10:同上|王五|丙事|同上|3\n11:小计||||5\n");
  flags = take_flags (takeover);
  g_assert_cmpstr (flags, ==, "8 股室 column-unknown");
  sheet = g_ptr_array_index (siyi_takeover_get_sheets (takeover), 0);
  g_assert_cmpuint (sheet->headings->len, ==, 2);
  g_assert_cmpuint (g_array_index (sheet->headings, guint, 1), ==, 8);
  check_field (takeover, 0, "date", "2022-12-20");
  check_field (takeover, 1, "date", "2023-01-05");
  check_field (takeover, 2, "date", "2023-01-05");
  check_field (takeover, 2, "leaders", "陆乙酉");
  check_field (takeover, 2, "inferred", "date|leaders");
}

/* A ditto in the first row of a table has no source, even below another table. */
static void
test_ditto (void)
{
  g_autoptr(SiyiTakeover) takeover = NULL;
  g_autofree char *flags = NULL;

  takeover = take_book ("= 2023年\n" HEAD "1|5.17|尚未明|顾问|张三|约5人|不详|甲事\n"
                        "2|同上|〃|″|李四|”|同|乙事\n"
                        "3|同上|同上||同上|同上||丙事\n"
                        "5:来访日期|接访人|来访人|人次|事由\n"
                        "6:同上|顾甲申|赵六|同上|丁事\n");
  flags = take_flags (takeover);
  g_assert_cmpstr (flags, ==, "2 leaders leader-unknown; 2 persons approximate; 2 phones phone-invalid; "
                   "6 date date-missing; 6 date ditto-without-source; 6 persons ditto-without-source; "
                   "6 persons persons-inferred");
  check_field (takeover, 1, "date", "2023-05-17");
  check_field (takeover, 1, "leaders", "尚未明");
  check_field (takeover, 1, "post", "顾问");
  check_field (takeover, 1, "persons", "5");
  check_field (takeover, 1, "phones", "不详");
  check_field (takeover, 1, "inferred", "date|leaders|persons|phones|post");
  check_field (takeover, 2, "visitors", "李四");
  check_field (takeover, 2, "post", NULL);
  check_field (takeover, 2, "inferred", "date|leaders|persons|visitors");
  check_field (takeover, 3, "date", NULL);
}

static void
test_merged_rows (void)
{
  g_autoptr(SiyiTakeover) takeover = NULL;
  g_autofree char *flags = NULL;

  takeover = take_book ("= 2023年\n" HEAD
                        "1|5.17|尚未明|顾问|张三|1||甲事\n"
                        "2||||李四|1||乙事\n"
                        "3|||||1||丙事\n"
                        "@ B2:B3\n@ C2:C4\n@ D2:D4\n");
  flags = take_flags (takeover);
  g_assert_cmpstr (flags, ==, "2 leaders leader-unknown; 4 date date-missing");
  check_field (takeover, 0, "inferred", NULL);
  check_field (takeover, 1, "date", "2023-05-17");
  check_field (takeover, 1, "inferred", "date|leaders|post");
  check_field (takeover, 2, "date", NULL);
  check_field (takeover, 2, "leaders", "尚未明");
  check_field (takeover, 2, "inferred", "leaders|post");
}

static void
test_matter (void)
{
  g_autoptr(SiyiTakeover) takeover = NULL;
  g_autoptr(SiyiRecord) record = NULL;
  g_autofree char *flags = NULL;

  takeover = take_book ("= 2023年\n" HEAD
                        "1|5.17|顾甲申|市委书记|张三|#4|19900000001|甲事\n"
                        "|||||| 19900000009|\n"
                        "-:||||李四||123|\n"
                        "||||王五\n"
                        "2|5.18|陆乙酉|市长|赵六|1||乙事\n"
                        "合计||||2批|5\n"
                        "@ A2:A5\n@ H2:H5\n@ B2:B5\n@ F2:F5\n");
  flags = take_flags (takeover);
  g_assert_cmpstr (flags, ==, "4 * hidden-row; 4 phones phone-invalid");
  g_assert_cmpuint (siyi_takeover_n_records (takeover), ==, 2);
  g_assert_cmpint (siyi_takeover_get_rows (takeover), ==, 4);
  g_assert_cmpint (siyi_takeover_get_visits (takeover), ==, 2);
  check_field (takeover, 0, "visitors", "张三|李四|王五");
  check_field (takeover, 0, "phones", "19900000001|123");
  check_field (takeover, 0, "persons", "4");
  check_field (takeover, 1, "visitors", "赵六");
  record = siyi_takeover_get_record (takeover, 0);
  g_assert_cmpuint (record->rows->len, ==, 3);
  g_assert_cmpuint (g_array_index (record->rows, guint, 2), ==, 5);
}

/* Serial merged, summary not: two matters. */
static void
test_no_matter (void)
{
  check ("= 2023年\n" HEAD "1|5.17|顾甲申||张三|1||甲事\n||||李四|1||乙事\n@ A2:A3\n@ B2:B3\n@ C2:C3\n", 2, 2, 2, "");
}

static void
test_totals (void)
{
  check ("= 2023年\n" HEAD
         "1|5.1|顾甲申||张三|2||甲事\n2|5.2|顾甲申||李四|3||乙事\n小计|||||5\n"
         "3|6.1|顾甲申||王五|4||丙事\n二季度小计||||1批|#4\n"
         "4|7.1|顾甲申||赵六|1||丁事\n小 计|||||#2\n累计||||4批10人次\n合计：4批11人次\n总计|||||10人\n本页合计|||||#10\n",
         4, 4, 10, "10 persons total-mismatch; 8 persons total-mismatch");
}

static void
test_doubles (void)
{
  g_autoptr(SiyiTakeover) takeover = NULL;
  g_autofree char *flags = NULL;

  takeover = take_book ("= 2023年\n" HEAD
                        "1|5.17|顾甲申|市委书记|张三|2||甲事\n"
                        "2|2023-05-17|顾甲申|市委书记|张　三|2人||甲事\n"
                        "3|5.17|陆乙酉|市长|张三|2||甲事\n"
                        "4|5.17|陆乙酉|市长|张三|2||甲事\n"
                        "5|5.17|顾甲申|市委书记|张三|2||乙事\n"
                        "合计|||||10\n");
  flags = take_flags (takeover);
  g_assert_cmpstr (flags, ==, "3 * duplicate; 4 * possible-duplicate; 5 * duplicate");
  g_assert_cmpint (siyi_takeover_get_rows (takeover), ==, 5);
  g_assert_cmpint (siyi_takeover_get_visits (takeover), ==, 3);
  g_assert_cmpint (siyi_takeover_get_persons (takeover), ==, 6);

  siyi_takeover_count_double (takeover, 1, TRUE);
  g_assert_cmpint (siyi_takeover_get_visits (takeover), ==, 4);
  g_assert_cmpint (siyi_takeover_get_persons (takeover), ==, 8);
  siyi_takeover_count_double (takeover, 1, FALSE);
  g_assert_cmpint (siyi_takeover_get_visits (takeover), ==, 3);
}

static void
test_columns (void)
{
  g_autoptr(SiyiTakeover) takeover = NULL;
  g_autoptr(SiyiRecord) record = NULL;
  g_autofree char *flags = NULL;

  takeover = take_book ("= 2023年\n序号|接访日期|信访人|事由|稳控 责任人|空列|经办\\n股室|风险等级（评分）\n"
                        "1|5.17|张三|甲事|某某||甲股|高|散\n! E2 秘密\n! G2 股\n! D2 看\n");
  flags = take_flags (takeover);
  g_assert_cmpstr (flags, ==, "1  column-unknown; 1 稳控责任人 column-not-stored; 1 经办股室 column-unknown; "
                   "1 风险等级（评分） column-not-stored; 2 persons persons-inferred");
  record = siyi_takeover_get_record (takeover, 0);
  g_assert_cmpuint (record->raw->len, ==, 6);
  for (guint i = 0; i < record->raw->len; i++)
    g_assert_cmpstr (g_array_index (record->raw, SiyiRawCell, i).text, !=, "某某");
  g_assert_cmpuint (record->comments->len, ==, 2);
}

/* Two columns for one field: the better heading speaks, where it is blank the other one. */
static void
test_two_columns (void)
{
  g_autoptr(SiyiTakeover) takeover = NULL;

  takeover = take_book ("= 2023年\n登记日期|接访日期|信访人|诉求|反映的主要问题|人数\n5.19|5.17|张三|求甲|甲事|1\n5.20||李四|求乙||1\n");
  check_field (takeover, 0, "date", "2023-05-17");
  check_field (takeover, 0, "summary", "甲事");
  check_field (takeover, 1, "date", "2023-05-20");
  check_field (takeover, 1, "summary", "求乙");
}

/* The group's heading says it: what stands under it is not stored either. */
static void
test_not_stored_group (void)
{
  g_autoptr(SiyiTakeover) takeover = NULL;

  takeover = take_book ("= 2023年\n序号|接访日期|信访人|事由|稳控情况\n||||责任人|联系电话\n"
                        "1|5.17|张三|甲事|某某|19900000001\n@ A1:A2\n@ B1:B2\n@ C1:C2\n@ D1:D2\n@ E1:F1\n");
  check_field (takeover, 0, "handler", NULL);
  check_field (takeover, 0, "phones", NULL);
}

static void
test_mapping (void)
{
  g_autoptr(GHashTable) mapping = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(SiyiTakeover) takeover = NULL;
  g_autofree char *flags = NULL;

  g_hash_table_insert (mapping, (gpointer) "经办股室", (gpointer) "handler");
  g_hash_table_insert (mapping, (gpointer) "人数", (gpointer) "concerned");
  g_hash_table_insert (mapping, (gpointer) "杂项", (gpointer) "-");
  g_hash_table_insert (mapping, (gpointer) "稳控", (gpointer) "remark");
  takeover = take_book_with ("= 2023年\n序号|接访日期|信访人|人数|事由|经办\\n股室|杂项|稳控\n"
                             "1|5.17|张三|7|甲事|甲股|x|y\n", mapping);
  flags = take_flags (takeover);
  g_assert_cmpstr (flags, ==, "1 稳控 column-not-stored; 2 persons persons-inferred");
  check_field (takeover, 0, "handler", "甲股");
  check_field (takeover, 0, "concerned", "7");
  check_field (takeover, 0, "persons", "1");
  check_field (takeover, 0, "remark", NULL);
}

static void
test_faults (void)
{
  g_autoptr(SiyiTakeover) takeover = NULL;
  g_autofree char *flags = NULL;

  takeover = take_book ("= 2023年\n" HEAD "1|#!REF!|顾甲申|#?|张三|#?||甲事\n2|5.17|#!N/A|#!VALUE!|#?|3||乙事\n"
                        "#?|||#?|#!REF!|||#?\n合计|||||#?\n");
  flags = take_flags (takeover);
  g_assert_cmpstr (flags, ==, "2 date cell-error; 2 date date-missing; 2 persons no-cached-value; "
                   "2 persons persons-inferred; 2 post no-cached-value; 3 leaders cell-error; "
                   "3 post cell-error; 3 visitors no-cached-value");
  g_assert_cmpint (siyi_takeover_get_rows (takeover), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/takeover/rows/sheets", test_sheets);
  g_test_add_func ("/takeover/rows/no-ledger", test_no_ledger);
  g_test_add_func ("/takeover/rows/headings", test_headings);
  g_test_add_func ("/takeover/rows/context", test_context);
  g_test_add_func ("/takeover/rows/three-rows", test_three_rows);
  g_test_add_func ("/takeover/rows/text-levels", test_text_levels);
  g_test_add_func ("/takeover/rows/skipped", test_skipped);
  g_test_add_func ("/takeover/rows/second-table", test_second_table);
  g_test_add_func ("/takeover/rows/ditto", test_ditto);
  g_test_add_func ("/takeover/rows/merged-rows", test_merged_rows);
  g_test_add_func ("/takeover/rows/matter", test_matter);
  g_test_add_func ("/takeover/rows/no-matter", test_no_matter);
  g_test_add_func ("/takeover/rows/totals", test_totals);
  g_test_add_func ("/takeover/rows/doubles", test_doubles);
  g_test_add_func ("/takeover/rows/columns", test_columns);
  g_test_add_func ("/takeover/rows/two-columns", test_two_columns);
  g_test_add_func ("/takeover/rows/not-stored-group", test_not_stored_group);
  g_test_add_func ("/takeover/rows/mapping", test_mapping);
  g_test_add_func ("/takeover/rows/faults", test_faults);

  return g_test_run ();
}
