/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which face plays which role, and that every substitute is told. */
#include <pango/pangocairo.h>

#include "sample.h"
#include "siyi-paper.h"

static void
check (const SiyiPaperFonts *fonts,
       SiyiFontRole          role,
       const char           *family,
       const char           *used)
{
  g_assert_cmpstr (fonts->roles[role].family, ==, family);
  g_assert_cmpstr (fonts->roles[role].used, ==, used);
  g_assert_cmpint (fonts->roles[role].substituted, ==, used != NULL);
}

/* An office with the usual faces: nothing is substituted. */
static void
test_wanted (void)
{
  static const char * const installed[] = {
    "Noto Serif CJK SC", "方正小标宋简体", "FangSong_GB2312", "KaiTi", "SimHei", "SimSun", NULL,
  };
  g_autoptr(SiyiPaperFonts) fonts = siyi_paper_fonts_choose (installed);

  check (fonts, SIYI_FONT_TITLE, "方正小标宋简体", NULL);
  check (fonts, SIYI_FONT_BODY, "FangSong_GB2312", NULL);
  check (fonts, SIYI_FONT_KAI, "KaiTi", NULL);
  check (fonts, SIYI_FONT_HEADING, "SimHei", NULL);
  check (fonts, SIYI_FONT_SONG, "SimSun", NULL);
  g_assert_false (fonts->roles[SIYI_FONT_TITLE].bold);
}

/* Debian with Noto alone: the title is bold and said to be. */
static void
test_substitutes (void)
{
  static const char * const installed[] = { "Noto Serif CJK SC", "Noto Sans CJK SC", NULL };
  g_autoptr(SiyiPaperFonts) fonts = siyi_paper_fonts_choose (installed);
  g_autoptr(SiyiPaperFonts) copy = siyi_paper_fonts_copy (fonts);

  check (fonts, SIYI_FONT_TITLE, "Noto Serif CJK SC", "思源宋体粗体");
  check (fonts, SIYI_FONT_BODY, "Noto Serif CJK SC", "思源宋体");
  check (fonts, SIYI_FONT_HEADING, "Noto Sans CJK SC", "思源黑体粗体");
  g_assert_true (fonts->roles[SIYI_FONT_TITLE].bold);
  g_assert_cmpstr (fonts->roles[SIYI_FONT_TITLE].wanted, ==, "小标宋");
  check (copy, SIYI_FONT_SONG, "Noto Serif CJK SC", "思源宋体");
}

/* Free faces that come nearer are taken first. */
static void
test_near (void)
{
  static const char * const installed[] = {
    "Noto Serif CJK SC", "Zhuque Fangsong (technical preview)", "LXGW WenKai GB", NULL,
  };
  g_autoptr(SiyiPaperFonts) fonts = siyi_paper_fonts_choose (installed);

  check (fonts, SIYI_FONT_BODY, "Zhuque Fangsong (technical preview)", "朱雀仿宋");
  check (fonts, SIYI_FONT_KAI, "LXGW WenKai GB", "霞鹜文楷");
}

/* Without any Chinese face the system chooses, and that is told too. */
static void
test_none (void)
{
  static const char * const installed[] = { "DejaVu Sans", NULL };
  g_autoptr(SiyiPaperFonts) fonts = siyi_paper_fonts_choose (installed);

  for (guint i = 0; i < SIYI_N_FONT_ROLES; i++)
    {
      g_assert_nonnull (fonts->roles[i].family);
      g_assert_cmpstr (fonts->roles[i].used, !=, NULL);
    }
}

/* A character that the chosen face lacks comes from another. */
static void
test_rare (void)
{
  g_autoptr(SiyiDocument) document = siyi_document_new ("rare", SIYI_PAPER_A4);
  g_autoptr(SiyiPages) pages = NULL;

  siyi_document_add (document, SIYI_BLOCK_TITLE, "关于㐀某某同志接访的公告");
  siyi_document_add (document, SIYI_BLOCK_TEXT, "㐀𠮷丙·买买提 Łódź №");
  pages = siyi_pages_new (document, NULL, NULL);
  g_assert_cmpuint (siyi_pages_get_missing (pages), ==, 0);
  g_assert_nonnull (g_strstr_len (siyi_pages_get_text (pages, 0), -1, "㐀𠮷丙·买买提"));
}

int
main (int    argc,
      char **argv)
{
  int failed;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paper/fonts/wanted", test_wanted);
  g_test_add_func ("/paper/fonts/substitutes", test_substitutes);
  g_test_add_func ("/paper/fonts/near", test_near);
  g_test_add_func ("/paper/fonts/none", test_none);
  g_test_add_func ("/paper/fonts/rare", test_rare);

  failed = g_test_run ();
  sample_forget_fonts ();

  return failed;
}
