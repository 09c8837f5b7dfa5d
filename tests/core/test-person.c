/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Identity numbers, phones, names: judged, brought into one form, never repaired. */
#include "siyi-person.h"

static void
test_id_check (void)
{
  static const struct
  {
    const char    *number;
    SiyiIdVerdict  verdict;
    SiyiSex        sex;
    const char    *born;
  } rows[] = {
    { "11010519491231002X", SIYI_ID_OK, SIYI_SEX_FEMALE, "1949-12-31" },
    { "110105194912310021", SIYI_ID_CHECK, SIYI_SEX_UNKNOWN, NULL },
    { "11010519491331002X", SIYI_ID_DATE, SIYI_SEX_UNKNOWN, NULL },
    { "110105190002290028", SIYI_ID_DATE, SIYI_SEX_UNKNOWN, NULL },
    { "110105189912310021", SIYI_ID_DATE, SIYI_SEX_UNKNOWN, NULL },
    { "110105202701010021", SIYI_ID_DATE, SIYI_SEX_UNKNOWN, NULL },
    { "110105491231002", SIYI_ID_OK, SIYI_SEX_FEMALE, "1949-12-31" },
    { "110105491231003", SIYI_ID_OK, SIYI_SEX_MALE, "1949-12-31" },
    { "110105490229003", SIYI_ID_DATE, SIYI_SEX_UNKNOWN, NULL },
    { "11010519491231002", SIYI_ID_LENGTH, SIYI_SEX_UNKNOWN, NULL },
    { "11010519491231002XX", SIYI_ID_LENGTH, SIYI_SEX_UNKNOWN, NULL },
    { "1101051949123100X2", SIYI_ID_LENGTH, SIYI_SEX_UNKNOWN, NULL },
    { "11010549123100X", SIYI_ID_LENGTH, SIYI_SEX_UNKNOWN, NULL },
    { "", SIYI_ID_LENGTH, SIYI_SEX_UNKNOWN, NULL },
  };
  SiyiDay today = siyi_day_new (2026, 12, 17);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SiyiIdFacts facts = siyi_id_check (rows[i].number, today);
      g_autofree char *born = siyi_day_to_text (facts.born);

      g_assert_cmpint (facts.verdict, ==, rows[i].verdict);
      g_assert_cmpint (facts.sex, ==, rows[i].sex);
      g_assert_cmpstr (born, ==, rows[i].born);
    }
}

static void
test_id_check_digits (void)
{
  static const char places[] = "10X98765432";

  /* Whatever seventeen digits, exactly one of eleven check digits is right. */
  for (int sequence = 0; sequence < 1000; sequence++)
    {
      int n_right = 0;

      for (int i = 0; i < 11; i++)
        {
          g_autofree char *number = g_strdup_printf ("43049919800229%03d%c", sequence, places[i]);

          n_right += siyi_id_check (number, SIYI_DAY_NONE).verdict == SIYI_ID_OK;
        }
      g_assert_cmpint (n_right, ==, 1);
    }
}

static void
test_id_normalise (void)
{
  static const struct { const char *text; const char *number; } rows[] = {
    { "110105 19491231 002x", "11010519491231002X" },
    { "'110105-19491231-002X", "11010519491231002X" },
    { "‘11010519491231002X", "11010519491231002X" },
    { "１１０１０５１９４９１２３１００２Ｘ", "11010519491231002X" },
    { "身份证：110105491231002", "110105491231002" },
    { "身份证号码: 110105491231002", "110105491231002" },
    { "\u200b110105491231002\ufeff", "110105491231002" },
    { "1101051949123100", "1101051949123100" },
    { "  ", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *number = siyi_id_normalise (rows[i].text);

      g_assert_cmpstr (number, ==, rows[i].number);
    }
}

static void
test_phones (void)
{
  static const struct
  {
    const char    *text;
    const char    *number;
    SiyiPhoneKind  kind;
  } rows[] = {
    { "19900001234", "19900001234", SIYI_PHONE_MOBILE },
    { "+86 199-0000-1234", "19900001234", SIYI_PHONE_MOBILE },
    { "8619900001234", "19900001234", SIYI_PHONE_MOBILE },
    { "１９９　００００　１２３４", "19900001234", SIYI_PHONE_MOBILE },
    { "'13000001234", "13000001234", SIYI_PHONE_MOBILE },
    { "12900001234", NULL, SIYI_PHONE_NONE },
    { "1990000123", NULL, SIYI_PHONE_NONE },
    { "199000012345", NULL, SIYI_PHONE_NONE },
    { "0330-7654321", "0330-7654321", SIYI_PHONE_LANDLINE },
    { "（0330）7654321", "0330-7654321", SIYI_PHONE_LANDLINE },
    { "(0330) 7654321", "0330-7654321", SIYI_PHONE_LANDLINE },
    { "0330－7654321", "0330-7654321", SIYI_PHONE_LANDLINE },
    { "010-87654321", "010-87654321", SIYI_PHONE_LANDLINE },
    { "7654321", "7654321", SIYI_PHONE_LANDLINE },
    { "87654321", "87654321", SIYI_PHONE_LANDLINE },
    { "1654321", NULL, SIYI_PHONE_NONE },
    { "0330-1654321", NULL, SIYI_PHONE_NONE },
    { "0", NULL, SIYI_PHONE_NONE },
    { "", NULL, SIYI_PHONE_NONE },
    { "无", NULL, SIYI_PHONE_NONE },
    { "19900001234转5", NULL, SIYI_PHONE_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SiyiPhoneKind kind;
      g_autofree char *number = siyi_phone_normalise (rows[i].text, &kind);

      g_assert_cmpstr (number, ==, rows[i].number);
      g_assert_cmpint (kind, ==, rows[i].kind);
    }
}

static void
test_names (void)
{
  static const struct { const char *text; const char *name; gboolean valid; } rows[] = {
    { " 张　三 ", "张三", TRUE },
    { "阿依古丽•买买提", "阿依古丽·买买提", TRUE },
    { "阿依古丽 ・ 买买提", "阿依古丽·买买提", TRUE },
    { "John  Smith", "John Smith", TRUE },
    { "\u200b𠮷甲", "𠮷甲", TRUE },
    { "葛\U000E0100甲", "葛\U000E0100甲", TRUE },
    { "", "", FALSE },
    { "　", "", FALSE },
  };
  g_autofree char *longest = g_strnfill (50, 'a');
  g_autofree char *too_long = g_strnfill (51, 'a');

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = siyi_name_normalise (rows[i].text);

      g_assert_cmpstr (name, ==, rows[i].name);
      g_assert_cmpint (siyi_name_is_valid (name), ==, rows[i].valid);
    }
  g_assert_true (siyi_name_is_valid (longest));
  g_assert_false (siyi_name_is_valid (too_long));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/person/id/check", test_id_check);
  g_test_add_func ("/person/id/check-digits", test_id_check_digits);
  g_test_add_func ("/person/id/normalise", test_id_normalise);
  g_test_add_func ("/person/phones", test_phones);
  g_test_add_func ("/person/names", test_names);

  return g_test_run ();
}
