/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a word processor's file. Paragraphs carry a named style and nothing of their own;
 * tables repeat their heading on each page and never split a row. Pure. */
#include "siyi-docx-private.h"

#include "siyi-title.h"

static const char * const style_ids[] = {
  [SIYI_BLOCK_TITLE] = "Title",
  [SIYI_BLOCK_SUBTITLE] = "Subtitle",
  [SIYI_BLOCK_HEADING] = "Heading1",
  [SIYI_BLOCK_TEXT] = "BodyText",
  [SIYI_BLOCK_PLAIN] = "Plain",
  [SIYI_BLOCK_NOTE] = "Note",
  [SIYI_BLOCK_SIGNED] = "Signature",
  [SIYI_BLOCK_REST] = "Subtitle",
  [SIYI_BLOCK_CODE] = "Note",
};

/* One run; tabs are elements of their own. */
static void
add_run (GString    *xml,
         const char *text,
         const char *properties)
{
  g_auto(GStrv) parts = g_strsplit (text, "\t", -1);

  g_string_append_printf (xml, "<w:r>%s", properties);
  for (gsize i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *escaped = g_markup_escape_text (parts[i], -1);

      g_string_append_printf (xml, "%s<w:t xml:space=\"preserve\">%s</w:t>",
                              i > 0 ? "<w:tab/>" : "", escaped);
    }
  g_string_append (xml, "</w:r>");
}

static void
add_title (GString         *xml,
           const SiyiSheet *sheet,
           const char      *text)
{
  g_autofree char *broken = siyi_title_break (text, 0.94 * siyi_sheet_area (sheet) / sheet->title);
  g_auto(GStrv) lines = g_strsplit (broken, "\n", -1);

  g_string_append (xml, "<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr>");
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (xml, "<w:r><w:br/></w:r>");
      add_run (xml, lines[i], "");
    }
  g_string_append (xml, "</w:p>\n");
}

static void
add_paragraphs (GString    *xml,
                const char *style,
                const char *text)
{
  g_auto(GStrv) paragraphs = g_strsplit (text, "\n", -1);

  for (gsize i = 0; paragraphs[i] != NULL; i++)
    {
      g_string_append_printf (xml, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/></w:pPr>", style);
      add_run (xml, paragraphs[i], "");
      g_string_append (xml, "</w:p>\n");
    }
}

static void
add_cell (GString       *xml,
          const char    *text,
          SiyiCellStyle  style,
          SiyiAlign      align,
          double         width,
          double         size)
{
  static const char * const sides[] = { "left", "center", "right" };
  g_auto(GStrv) lines = g_strsplit (*text != '\0' ? text : " ", "\n", -1);
  const int half_points = (int) (size * 2 + 0.5);
  g_autofree char *run =
    g_strdup_printf ("<w:rPr>%s%s<w:sz w:val=\"%d\"/><w:szCs w:val=\"%d\"/></w:rPr>",
                     style == SIYI_CELL_STRONG ? "<w:b/>" : "",
                     style == SIYI_CELL_FAINT ? "<w:color w:val=\"737373\"/>" : "",
                     half_points, half_points);

  g_string_append_printf (xml, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/>"
                          "<w:vAlign w:val=\"center\"/></w:tcPr>", SIYI_TWIPS (width));
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_string_append_printf (xml, "<w:p><w:pPr><w:pStyle w:val=\"Plain\"/>"
                              "<w:autoSpaceDE w:val=\"0\"/><w:autoSpaceDN w:val=\"0\"/><w:spacing "
                              "w:line=\"%d\" w:lineRule=\"exact\"/><w:jc w:val=\"%s\"/></w:pPr>",
                              SIYI_TWIPS (size * 1.36), sides[align]);
      add_run (xml, lines[i], run);
      g_string_append (xml, "</w:p>");
    }
  g_string_append (xml, "</w:tc>\n");
}

static void
add_heading_row (GString         *xml,
                 const SiyiBlock *table,
                 const double    *widths,
                 double           size)
{
  gboolean has_heading = FALSE;

  for (guint c = 0; c < table->columns->len; c++)
    has_heading |= g_array_index (table->columns, SiyiTableColumn, c).heading[0] != '\0';
  if (!has_heading)
    return;

  g_string_append (xml, "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>\n");
  for (guint c = 0; c < table->columns->len; c++)
    add_cell (xml, g_array_index (table->columns, SiyiTableColumn, c).heading, SIYI_CELL_STRONG,
              SIYI_ALIGN_CENTRE, widths[c], size);
  g_string_append (xml, "</w:tr>\n");
}

static void
add_table (GString         *xml,
           const SiyiSheet *sheet,
           const SiyiBlock *table)
{
  const guint n = table->columns->len;
  g_autofree double *widths = g_new0 (double, n + 1);
  const double size = siyi_table_measure (table, sheet, widths);
  /* Less beside the text than on the drawn page: LibreOffice puts room between Chinese and digits. */
  const int above = SIYI_TWIPS (size * 0.32), beside = SIYI_TWIPS (size * SIYI_CELL_PADDING / 3);

  if (n == 0)
    return;

  g_string_append_printf (xml, "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/>"
                          "<w:tblW w:w=\"%d\" w:type=\"dxa\"/><w:jc w:val=\"center\"/>"
                          "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar>"
                          "<w:top w:w=\"%d\" w:type=\"dxa\"/><w:left w:w=\"%d\" w:type=\"dxa\"/>"
                          "<w:bottom w:w=\"%d\" w:type=\"dxa\"/><w:right w:w=\"%d\" w:type=\"dxa\"/>"
                          "</w:tblCellMar></w:tblPr><w:tblGrid>",
                          SIYI_TWIPS (siyi_sheet_area (sheet)), above, beside, above, beside);
  for (guint c = 0; c < n; c++)
    g_string_append_printf (xml, "<w:gridCol w:w=\"%d\"/>", SIYI_TWIPS (widths[c]));
  g_string_append (xml, "</w:tblGrid>\n");

  add_heading_row (xml, table, widths, size);
  for (guint r = 0; r < table->rows->len; r++)
    {
      g_string_append (xml, table->flows ? "<w:tr>\n" : "<w:tr><w:trPr><w:cantSplit/></w:trPr>\n");
      for (guint c = 0; c < n; c++)
        {
          const SiyiTableCell *cell = siyi_block_get_cell (table, r, c);

          add_cell (xml, cell->text, cell->style,
                    g_array_index (table->columns, SiyiTableColumn, c).align, widths[c], size);
        }
      g_string_append (xml, "</w:tr>\n");
    }
  g_string_append (xml, "</w:tbl>\n");
}

static void
add_section (GString         *xml,
             SiyiDocument    *document,
             const SiyiSheet *sheet)
{
  const gboolean wide = sheet->width > sheet->height;

  g_string_append (xml, "<w:sectPr>");
  if (siyi_document_is_numbered (document))
    g_string_append (xml, "<w:footerReference w:type=\"default\" r:id=\"rId4\"/>"
                     "<w:footerReference w:type=\"even\" r:id=\"rId5\"/>");
  g_string_append_printf (xml, "<w:pgSz w:w=\"%d\" w:h=\"%d\"%s/>",
                          SIYI_TWIPS (sheet->width), SIYI_TWIPS (sheet->height),
                          wide ? " w:orient=\"landscape\"" : "");
  /* The number stands 7 mm below the type area. */
  g_string_append_printf (xml, "<w:pgMar w:top=\"%d\" w:right=\"%d\" w:bottom=\"%d\" w:left=\"%d\" "
                          "w:header=\"851\" w:footer=\"%d\" w:gutter=\"0\"/>",
                          SIYI_TWIPS (sheet->top), SIYI_TWIPS (sheet->right),
                          SIYI_TWIPS (sheet->bottom), SIYI_TWIPS (sheet->left),
                          SIYI_TWIPS (sheet->bottom - 7 * SIYI_POINTS_A_MM - 9));
  g_string_append (xml, "</w:sectPr>");
}

/* A third of a line, as the drawn page has it; none between two tables, which are one form. */
static void
add_gap (GString *xml)
{
  g_string_append (xml, "<w:p><w:pPr><w:pStyle w:val=\"Note\"/><w:spacing w:line=\"200\" "
                   "w:lineRule=\"exact\"/></w:pPr></w:p>\n");
}

static void
add_block (GString         *xml,
           const SiyiSheet *sheet,
           const SiyiBlock *block,
           gboolean         after_table,
           gboolean         before_table,
           guint           *n_pictures)
{
  switch (block->kind)
    {
    case SIYI_BLOCK_TABLE:
      if (!after_table)
        add_gap (xml);
      add_table (xml, sheet, block);
      if (!before_table)
        add_gap (xml);
      break;
    case SIYI_BLOCK_PICTURES:
      siyi_docx_add_pictures (xml, sheet, block, n_pictures);
      break;
    case SIYI_BLOCK_PAGE_BREAK:
      g_string_append (xml, "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>\n");
      break;
    case SIYI_BLOCK_TITLE:
      add_title (xml, sheet, block->text);
      break;
    case SIYI_BLOCK_FOOT:
      /* A word processor numbers the pages of the whole file. */
      break;
    case SIYI_BLOCK_REST:
    case SIYI_BLOCK_CODE:
    case SIYI_BLOCK_SUBTITLE:
    case SIYI_BLOCK_HEADING:
    case SIYI_BLOCK_TEXT:
    case SIYI_BLOCK_PLAIN:
    case SIYI_BLOCK_NOTE:
    case SIYI_BLOCK_SIGNED:
    default:
      add_paragraphs (xml, style_ids[block->kind], block->text);
      break;
    }
}

static gboolean
is_table (SiyiDocument *document,
          guint         number,
          int           step)
{
  const int other = (int) number + step;

  return other >= 0 && other < (int) siyi_document_get_n_blocks (document) &&
         siyi_document_get_block (document, (guint) other)->kind == SIYI_BLOCK_TABLE;
}

/**
 * siyi_docx_body:
 *
 * Returns: (transfer full): word/document.xml
 */
char *
siyi_docx_body (SiyiDocument *document)
{
  const SiyiSheet *sheet = siyi_sheet_of (siyi_document_get_form (document));
  GString *xml = g_string_new (SIYI_XML_HEAD "<w:document xmlns:w=\"" SIYI_WORD_MAIN
                               "\" xmlns:r=\"" SIYI_WORD_RELATIONS "\"><w:body>\n");
  guint n_pictures = 0;

  for (guint i = 0; i < siyi_document_get_n_blocks (document); i++)
    {
      const SiyiBlock *block = siyi_document_get_block (document, i);

      if (block->kind == SIYI_BLOCK_SIGNED && i > 0 &&
          siyi_document_get_block (document, i - 1)->kind != SIYI_BLOCK_SIGNED)
        add_gap (xml);
      add_block (xml, sheet, block, is_table (document, i, -1), is_table (document, i, 1),
                 &n_pictures);
    }
  add_section (xml, document, sheet);
  g_string_append (xml, "</w:body></w:document>\n");

  return g_string_free (xml, FALSE);
}
