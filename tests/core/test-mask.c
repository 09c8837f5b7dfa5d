/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Masks and the gate (domain, sections 2.6 and 7.2). */
#include "siyi-gate.h"
#include "siyi-mask.h"

#include <string.h>

static void
test_names (void)
{
  static const struct { const char *name; const char *masked; } rows[] = {
    { "张三", "张某某" }, { "张三丰", "张某某" }, { "张", "张某某" },
    { "欧阳甲", "欧阳某某" }, { "欧阳甲乙", "欧阳某某" }, { "上官甲", "上官某某" },
    { "欧阳", "欧某某" }, { "贺兰英", "贺某某" },
    { "阿依古丽·买买提", "阿某某" }, { "𠮷甲", "𠮷某某" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *masked = siyi_mask_name (rows[i].name);

      g_assert_cmpstr (masked, ==, rows[i].masked);
    }
}

static void
test_visitors (void)
{
  static const char * const five[] = { "何己亥", "李乙", NULL };
  static const char * const company[] = { "示例市甲河物业有限公司", NULL };
  static const struct
  {
    const char * const *names;
    gsize               n_names;
    int                 persons;
    const char         *text;
    const char         *masked;
  } rows[] = {
    { five, 2, 5, NULL, "何某某等5人" },
    { five, 2, -1, NULL, "何某某等2人" },
    { five, 1, -1, NULL, "何某某" },
    { five, 1, 1, NULL, "何某某" },
    { five, 1, 12, NULL, "何某某等12人" },
    { company, 1, 3, NULL, "示例市甲河物业有限公司等3人" },
    { NULL, 0, 8, "甲河镇村民", "甲河镇村民" },
    { NULL, 0, 8, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *masked = siyi_mask_visitors (rows[i].names, rows[i].n_names,
                                                    rows[i].persons, rows[i].text);

      g_assert_cmpstr (masked, ==, rows[i].masked);
    }
}

static void
test_numbers (void)
{
  static const struct { const char *text; const char *id; const char *phone; } rows[] = {
    { "990101199001010024", "990101********0024", "990***********0024" },
    { "990101900101002", "990101*****1002", "990********1002" },
    { "19900000024", "199000*0024", "199****0024" },
    { "E12345678", "*****5678", "E12**5678" },
    { "7654321", "***4321", "***4321" },
    { "0024", "****", "****" },
    { "", "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *id = siyi_mask_id (rows[i].text);
      g_autofree char *phone = siyi_mask_phone (rows[i].text);

      g_assert_cmpstr (id, ==, rows[i].id);
      g_assert_cmpstr (phone, ==, rows[i].phone);
    }
}

static void
test_addresses (void)
{
  static const struct { const char *text; const char *masked; } rows[] = {
    { "甲河镇东湾村3组", "甲河镇" }, { "示例市壬湖街道望江社区", "示例市壬湖街道" },
    { "丙岭乡", "丙岭乡" }, { "瓷都镇市丁塘镇二村", "瓷都镇市丁塘镇" }, { "东湾村", NULL },
    { "镇东村", NULL }, { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *masked = siyi_mask_address (rows[i].text);

      g_assert_cmpstr (masked, ==, rows[i].masked);
    }
}

/* What stands in a free text, as a unit and as the public may read it. */
static void
test_numbers_within (void)
{
  static const struct { const char *text; const char *masked; const char *covered; } rows[] = {
    { "张三，电话19900000024，请联系", "张三，电话199****0024，请联系", "张三，电话***********，请联系" },
    { "证号990101199001010024", "证号990101********0024", "证号******************" },
    { "证号99010119900101002x。", "证号990101********002X。", "证号******************。" },
    { "证号９９０１０１１９９００１０１００２４", "证号990101********0024", "证号******************" },
    { "证号990101 19900101 0024", "证号990101********0024", "证号******************" },
    { "旧证990101900101002", "旧证990101*****1002", "旧证***************" },
    { "199 0000 0024或199-0000-0025", "199****0024或199****0025", "***********或***********" },
    { "座机0330-7654321转3", "座机033****4321转3", NULL },
    { "99\u200b0101199001010024", NULL, NULL },
    { "护照E12345678，EA1234567，USA123456789012", "护照E****5678，EA***4567，USA123456**9012",
      "护照E********，EA*******，USA************" },
    { "+8619900000024", "+861******0024", "+*************" },
    { "2026年12月17日，拖欠1250000元，2026-12-17 9:00", "2026年12月17日，拖欠1250000元，2026-12-17 9:00",
      "2026年12月17日，拖欠1250000元，2026-12-17 9:00" },
    { "信交〔2026〕1号，XF202612170001", "信交〔2026〕1号，XF202612170001", "信交〔2026〕1号，XF202612170001" },
    { "", "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *masked = siyi_mask_numbers_within (rows[i].text, FALSE);
      g_autofree char *covered = siyi_mask_numbers_within (rows[i].text, TRUE);

      g_test_message ("%s: %s, %s", rows[i].text, masked, covered);
      g_assert_true ((siyi_numbers_within (rows[i].text) == 0) == g_str_equal (covered, rows[i].text));
      g_assert_null (strstr (masked, "19900000024"));
      g_assert_null (strstr (covered, "0024"));
      if (rows[i].masked != NULL)
        g_assert_cmpstr (masked, ==, rows[i].masked);
      if (rows[i].covered != NULL)
        g_assert_cmpstr (covered, ==, rows[i].covered);
    }
}

/* Where a reception was: told, but no village's door (domain, sections 2.1 and 7.2). */
static void
test_places (void)
{
  static const struct { const char *text; const char *shown; } rows[] = {
    { "市群众来访接待中心1号接访室", "市群众来访接待中心1号接访室" }, { "柳河镇人民政府会议室", "柳河镇人民政府会议室" },
    { "柳河镇东村3组117号", "柳河镇" }, { "东村3组117号", NULL }, { "一号接访室", "一号接访室" }, { NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *shown = siyi_gate_place (SIYI_AUDIENCE_PUBLIC, rows[i].text);
      g_autofree char *inside = siyi_gate_place (SIYI_AUDIENCE_INSIDE, rows[i].text);

      g_assert_cmpstr (shown, ==, rows[i].shown);
      g_assert_cmpstr (inside, ==, rows[i].text);
    }
}

#define INSIDE SIYI_AUDIENCE_INSIDE
#define LIST SIYI_AUDIENCE_LIST
#define UNIT SIYI_AUDIENCE_UNIT
#define PUBLIC SIYI_AUDIENCE_PUBLIC

static void
test_gate (void)
{
  static const struct
  {
    SiyiField   field;
    const char *text;
    const char *seen[4];   /* by audience */
  } rows[] = {
    { SIYI_FIELD_VISITORS, "何己亥、李乙",
      { "何己亥、李乙", "何某某等5人", "何己亥、李乙", "何某某等5人" } },
    { SIYI_FIELD_VISITORS, "匿名", { "匿名", "匿名", "匿名", "匿名" } },
    { SIYI_FIELD_VISITORS, "甲河镇村民", { "甲河镇村民", "甲河镇村民", "甲河镇村民", "甲河镇村民" } },
    { SIYI_FIELD_VISITORS, "甲河镇东湾村村民",
      { "甲河镇东湾村村民", "甲河镇东湾村村民", "甲河镇东湾村村民", "甲河镇群众" } },
    { SIYI_FIELD_VISITORS, "示例市甲河物业有限公司",
      { "示例市甲河物业有限公司", "示例市甲河物业有限公司等5人", "示例市甲河物业有限公司", "某单位" } },
    { SIYI_FIELD_PHONES, "19900000024 0330-7654321",
      { "19900000024 0330-7654321", "199****0024 033*****4321", "199****0024 033*****4321",
        NULL } },
    { SIYI_FIELD_PHONES, "19900000024、19900000025",
      { "19900000024、19900000025", "199****0024 199****0025", "199****0024 199****0025", NULL } },
    { SIYI_FIELD_IDS, "990101199001010024",
      { "990101199001010024", "990101********0024", "990101********0024", NULL } },
    { SIYI_FIELD_ADDRESS, "甲河镇东湾村", { "甲河镇东湾村", "甲河镇东湾村", "甲河镇东湾村", "甲河镇" } },
    { SIYI_FIELD_SUMMARY, "何己亥反映欠薪", { "何己亥反映欠薪", "何己亥反映欠薪", "何己亥反映欠薪", NULL } },
    { SIYI_FIELD_SUMMARY, "身份证990101199001010024反映欠薪",
      { "身份证990101199001010024反映欠薪", "身份证990101199001010024反映欠薪", "身份证990101********0024反映欠薪", NULL } },
    { SIYI_FIELD_POST, "副市长19900000024",
      { "副市长19900000024", "副市长19900000024", "副市长199****0024", "副市长***********" } },
    { SIYI_FIELD_PLACE, "柳河镇东村3组117号",
      { "柳河镇东村3组117号", "柳河镇东村3组117号", "柳河镇东村3组117号", "柳河镇" } },
    { SIYI_FIELD_REMARK, "x", { "x", "x", "x", NULL } },
    { SIYI_FIELD_NONE, "x", { "x", "x", "x", NULL } },
    { SIYI_FIELD_CLASS, "教育", { "教育", "教育", "教育", "教育" } },
    { SIYI_FIELD_SUMMARY, NULL, { NULL, NULL, NULL, NULL } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    for (int audience = INSIDE; audience <= (int) PUBLIC; audience++)
      {
        g_autofree char *seen = siyi_gate_text (audience, FALSE, rows[i].field, rows[i].text, 5);

        g_assert_cmpstr (seen, ==, rows[i].seen[audience]);
      }
}

static void
test_accusations_stay_inside (void)
{
  for (int field = 0; field < SIYI_N_FIELDS; field++)
    {
      g_assert_cmpint (siyi_gate_field (UNIT, TRUE, field), ==, SIYI_GATE_WITHHOLD);
      g_assert_cmpint (siyi_gate_field (PUBLIC, TRUE, field), ==, SIYI_GATE_WITHHOLD);
      g_assert_cmpint (siyi_gate_field (INSIDE, TRUE, field), ==, SIYI_GATE_SHOW);
      g_assert_null (siyi_gate_text (UNIT, TRUE, field, "x", 1));
    }
}

static void
test_kinds_within (void)
{
  g_assert_cmpuint (siyi_numbers_within ("请于5日内答复"), ==, 0);
  g_assert_cmpuint (siyi_numbers_within ("证号99010119900101002x"), ==, SIYI_HAS_ID);
  g_assert_cmpuint (siyi_numbers_within ("电话199 0000 0024"), ==, SIYI_HAS_PHONE);
  g_assert_cmpuint (siyi_numbers_within ("证号990101199001010024，电话0330-7654321"), ==, SIYI_HAS_ID | SIYI_HAS_PHONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mask/names", test_names);
  g_test_add_func ("/mask/visitors", test_visitors);
  g_test_add_func ("/mask/numbers", test_numbers);
  g_test_add_func ("/mask/numbers-within", test_numbers_within);
  g_test_add_func ("/mask/kinds-within", test_kinds_within);
  g_test_add_func ("/mask/addresses", test_addresses);
  g_test_add_func ("/mask/places", test_places);
  g_test_add_func ("/mask/gate", test_gate);
  g_test_add_func ("/mask/accusations-stay-inside", test_accusations_stay_inside);

  return g_test_run ();
}
