/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample.h"

#include <pango/pangocairo.h>

static const char * const headings[] = {
  "日期", "星期", "时段", "接访领导", "职务", "分管工作", "接访方式", "地点", "备注",
};

static const char * const leaders[][3] = {
  { "黎甲午", "副市长", "农业农村、水利、乡村振兴" },
  { "雷辛卯", "市委常委、宣传部部长", "宣传思想文化、精神文明建设" },
  { "汤壬辰", "市委常委、统战部部长", "统一战线、民族宗教" },
  { "武丁酉", "市委副书记、市长", "市政府全面工作" },
  { "尹癸巳", "副市长、公安局局长", "公安、司法、信访稳定" },
};

static const char * const weekdays[] = { "一", "二", "三", "四", "五" };

SiyiDocument *
sample_month (SiyiPaperForm form,
              guint         n_rows)
{
  SiyiDocument *document = siyi_document_new ("2026年12月市领导接访安排", form);

  siyi_document_set_numbered (document, TRUE);
  siyi_document_add (document, SIYI_BLOCK_TITLE, "2026年12月市领导接访安排");
  siyi_document_add (document, SIYI_BLOCK_TEXT,
                     "根据《信访工作条例》和市委、市政府关于领导干部接访下访的要求，现将2026年12月份市领导接访安排"
                     "公布如下，请有关单位提前做好准备，欢迎群众按照安排反映情况、提出意见建议。");
  siyi_document_add_table (document);
  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    siyi_document_add_column (document, headings[i], 0,
                              i == 5 || i == 8 ? SIYI_ALIGN_START : SIYI_ALIGN_CENTRE);
  for (guint i = 0; i < n_rows; i++)
    {
      const char * const *leader = leaders[i % G_N_ELEMENTS (leaders)];
      g_autofree char *day = g_strdup_printf ("12月%u日", i % 31 + 1);

      siyi_document_add_row (document);
      siyi_document_add_cell (document, day, SIYI_CELL_PLAIN);
      siyi_document_add_cell (document, weekdays[(i + 1) % 5], SIYI_CELL_PLAIN);
      siyi_document_add_cell (document, "9:00—11:30", SIYI_CELL_PLAIN);
      siyi_document_add_cell (document, leader[0], i == 3 ? SIYI_CELL_STRONG : SIYI_CELL_PLAIN);
      siyi_document_add_cell (document, leader[1], i == 5 ? SIYI_CELL_FAINT : SIYI_CELL_PLAIN);
      siyi_document_add_cell (document, leader[2], SIYI_CELL_PLAIN);
      siyi_document_add_cell (document, "现场接访", SIYI_CELL_PLAIN);
      siyi_document_add_cell (document, "一号接访室", SIYI_CELL_PLAIN);
      siyi_document_add_cell (document, i == 8 ? "与11日调换" : "", SIYI_CELL_PLAIN);
    }
  siyi_document_add (document, SIYI_BLOCK_HEADING, "一、预约方式");
  siyi_document_add (document, SIYI_BLOCK_TEXT,
                     "地点在示例市群众来访接待中心（壬湖街道和平路1号）。预约请在接访日前1个工作日17时前致电"
                     "19900000012，或到中心窗口办理，来访时请带身份证件和有关材料。");
  siyi_document_add (document, SIYI_BLOCK_TEXT, "多人反映共同事项的，请推选代表，代表不超过5人。");
  siyi_document_add (document, SIYI_BLOCK_SIGNED, "示例市信访局");
  siyi_document_add (document, SIYI_BLOCK_SIGNED, "2026年12月1日");

  return document;
}

void
sample_forget_fonts (void)
{
  pango_cairo_font_map_set_default (NULL);
}

/* What fontconfig keeps to the end of the process can't be given back while others use it; cairo
 * 1.16 loses 768 bytes when it finishes a tagged PDF. */
const char *__lsan_default_suppressions (void);
const char *__asan_default_options (void);

/* Whole stacks, or the functions named below are not found in libraries without frame pointers. */
const char *
__asan_default_options (void)
{
  return "fast_unwind_on_malloc=0";
}

const char *
__lsan_default_suppressions (void)
{
  return "leak:libfontconfig\nleak:cairo_surface_finish\n";
}
