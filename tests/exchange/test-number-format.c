/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a number is shown as decides whether it is a day, a time, or a number with so many places. */
#include "siyi-number-format.h"

typedef struct
{
  const char *code;
  SiyiShape   shape;
  guint       decimals;
} Case;

static const Case cases[] = {
  { "General", SIYI_SHAPE_GENERAL, 0 },
  { "general", SIYI_SHAPE_GENERAL, 0 },
  { "G/通用格式", SIYI_SHAPE_GENERAL, 0 },
  { "General\"件\"", SIYI_SHAPE_GENERAL, 0 },
  { "", SIYI_SHAPE_OTHER, 0 },
  { ";;;", SIYI_SHAPE_OTHER, 0 },
  { "@", SIYI_SHAPE_TEXT, 0 },
  { "0", SIYI_SHAPE_DECIMALS, 0 },
  { "0.0", SIYI_SHAPE_DECIMALS, 1 },
  { "0.00", SIYI_SHAPE_DECIMALS, 2 },
  { "0.00_ ", SIYI_SHAPE_DECIMALS, 2 },
  { "0.00_);[Red]\\(0.00\\)", SIYI_SHAPE_DECIMALS, 2 },
  { "0.00;[Red]yyyy", SIYI_SHAPE_DECIMALS, 2 },
  { "#,##0.00", SIYI_SHAPE_DECIMALS, 2 },
  { "[Red]#,##0.000;[Blue]\\-0", SIYI_SHAPE_DECIMALS, 3 },
  { "[$-804]0.00", SIYI_SHAPE_DECIMALS, 2 },
  { "[$¥-804]#,##0.00", SIYI_SHAPE_DECIMALS, 2 },
  { "\"¥\"#,##0.00", SIYI_SHAPE_DECIMALS, 2 },
  { "0\"人\"", SIYI_SHAPE_DECIMALS, 0 },
  { "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", SIYI_SHAPE_DECIMALS, 2 },
  { "000000", SIYI_SHAPE_DECIMALS, 0 },
  { "0.##", SIYI_SHAPE_GENERAL, 0 },
  { "0.0#", SIYI_SHAPE_GENERAL, 0 },
  { "0,", SIYI_SHAPE_OTHER, 0 },
  { "0%", SIYI_SHAPE_OTHER, 0 },
  { "0.00E+00", SIYI_SHAPE_OTHER, 0 },
  { "# ?/?", SIYI_SHAPE_OTHER, 0 },
  { "000\\-0000", SIYI_SHAPE_OTHER, 0 },
  { "yyyy-mm-dd", SIYI_SHAPE_DATE, 0 },
  { "YYYY/M/D", SIYI_SHAPE_DATE, 0 },
  { "yyyy\"年\"m\"月\"d\"日\"", SIYI_SHAPE_DATE, 0 },
  { "yyyy年m月d日", SIYI_SHAPE_DATE, 0 },
  { "m\"月\"", SIYI_SHAPE_DATE, 0 },
  { "mm", SIYI_SHAPE_DATE, 0 },
  { "yyyy\\-mm\\-dd;@", SIYI_SHAPE_DATE, 0 },
  { "[$-804]yyyy/m/d;@", SIYI_SHAPE_DATE, 0 },
  { "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", SIYI_SHAPE_DATE, 0 },
  { "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", SIYI_SHAPE_DATE, 0 },
  { "m.d", SIYI_SHAPE_DATE, 0 },
  { "aaaa", SIYI_SHAPE_DATE, 0 },
  { "yyyy-mm-dd hh:mm:ss", SIYI_SHAPE_DATE, 0 },
  { "m/d hh:mm:ss", SIYI_SHAPE_DATE, 0 },
  { "hh:mm", SIYI_SHAPE_TIME, 0 },
  { "mm:ss", SIYI_SHAPE_TIME, 0 },
  { "mm:ss.0", SIYI_SHAPE_TIME, 0 },
  { "h\"时\"mm\"分\"", SIYI_SHAPE_TIME, 0 },
  { "h:mm AM/PM", SIYI_SHAPE_TIME, 0 },
  { "h:mm a/p", SIYI_SHAPE_TIME, 0 },
  { "上午/下午h\"时\"mm\"分\"", SIYI_SHAPE_TIME, 0 },
  { "[h]:mm", SIYI_SHAPE_TIME, 0 },
  { "[mm]:ss", SIYI_SHAPE_TIME, 0 },
  { "\"day\"0", SIYI_SHAPE_DECIMALS, 0 },
  { "\\d0", SIYI_SHAPE_DECIMALS, 0 },
  { "[Magenta]0", SIYI_SHAPE_DECIMALS, 0 },
  { "\"open", SIYI_SHAPE_OTHER, 0 },
  { "[open", SIYI_SHAPE_OTHER, 0 },
  { "\\", SIYI_SHAPE_OTHER, 0 },
};

static void
test_codes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SiyiNumberFormat format = siyi_number_format_parse (cases[i].code);

      if (format.shape != cases[i].shape || format.decimals != cases[i].decimals)
        g_error ("%s: %d.%u instead of %d.%u", cases[i].code, format.shape, format.decimals,
                 cases[i].shape, cases[i].decimals);
    }
}

/* The ids that have no code in the file, the Chinese ones among them. */
static void
test_builtins (void)
{
  static const guint dates[] = { 14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54,
                                 57, 58 };
  static const guint times[] = { 18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56 };
  static const guint two[] = { 2, 4, 7, 8, 39, 40, 43, 44 };

  g_assert_cmpint (siyi_number_format_builtin (0).shape, ==, SIYI_SHAPE_GENERAL);
  g_assert_cmpint (siyi_number_format_builtin (49).shape, ==, SIYI_SHAPE_TEXT);
  g_assert_cmpint (siyi_number_format_builtin (9).shape, ==, SIYI_SHAPE_OTHER);
  g_assert_cmpint (siyi_number_format_builtin (1).shape, ==, SIYI_SHAPE_DECIMALS);
  g_assert_cmpint (siyi_number_format_builtin (1).decimals, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    g_assert_cmpint (siyi_number_format_builtin (dates[i]).shape, ==, SIYI_SHAPE_DATE);
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    g_assert_cmpint (siyi_number_format_builtin (times[i]).shape, ==, SIYI_SHAPE_TIME);
  for (gsize i = 0; i < G_N_ELEMENTS (two); i++)
    {
      g_assert_cmpint (siyi_number_format_builtin (two[i]).shape, ==, SIYI_SHAPE_DECIMALS);
      g_assert_cmpuint (siyi_number_format_builtin (two[i]).decimals, ==, 2);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number-format/codes", test_codes);
  g_test_add_func ("/number-format/builtins", test_builtins);

  return g_test_run ();
}
