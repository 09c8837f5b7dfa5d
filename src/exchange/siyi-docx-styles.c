/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of a word processor's file what does not depend on the words: the named styles, so that an office
 * changes a face once for the whole paper; the fonts with what stands in for them; the foot with
 * the page's number. Pure. */
#include "siyi-docx-private.h"

#include <string.h>

#include "siyi-words.h"

#define LATIN "Times New Roman"

typedef struct
{
  const char *id, *name, *font;
  double      size, pitch;       /* points */
  const char *align;
  double      first, right;      /* indents, points */
  gboolean    grey, keep;
  int         outline;           /* level of a heading; -1: none */
} Style;

static void
add_style (GString     *xml,
           const Style *style)
{
  const char *font = siyi_word ("paper-docx", style->font);

  g_string_append_printf (xml,
                          "<w:style w:type=\"paragraph\" w:styleId=\"%s\"><w:name w:val=\"%s\"/>"
                          "<w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>%s"
                          "<w:autoSpaceDE w:val=\"0\"/><w:autoSpaceDN w:val=\"0\"/>",
                          style->id, style->name, style->keep ? "<w:keepNext/>" : "");
  g_string_append_printf (xml, "<w:spacing w:line=\"%d\" w:lineRule=\"exact\"/>"
                          "<w:ind w:right=\"%d\" w:firstLine=\"%d\"/><w:jc w:val=\"%s\"/>",
                          SIYI_TWIPS (style->pitch), SIYI_TWIPS (style->right),
                          SIYI_TWIPS (style->first), style->align);
  if (style->outline >= 0)
    g_string_append_printf (xml, "<w:outlineLvl w:val=\"%d\"/>", style->outline);
  g_string_append_printf (xml, "</w:pPr><w:rPr><w:rFonts w:ascii=\"" LATIN "\" w:hAnsi=\"" LATIN
                          "\" w:eastAsia=\"%s\"/>%s<w:sz w:val=\"%d\"/><w:szCs w:val=\"%d\"/>"
                          "</w:rPr></w:style>\n",
                          font, style->grey ? "<w:color w:val=\"737373\"/>" : "",
                          (int) (style->size * 2 + 0.5), (int) (style->size * 2 + 0.5));
}

/**
 * siyi_docx_styles:
 *
 * Returns: (transfer full): word/styles.xml
 */
char *
siyi_docx_styles (SiyiDocument *document)
{
  const SiyiSheet *sheet = siyi_sheet_of (siyi_document_get_form (document));
  const double pitch = siyi_sheet_pitch (sheet);
  const double body = sheet->body;
  const Style styles[] = {
    { "Title", "Title", "title", sheet->title, sheet->title_pitch, "center", 0, 0, FALSE, TRUE, -1 },
    { "Subtitle", "Subtitle", "kai", body, pitch, "center", 0, 0, FALSE, FALSE, -1 },
    { "Heading1", "heading 1", "heading", body, pitch, "both", 2 * body, 0, FALSE, TRUE, 0 },
    { "BodyText", "Body Text", "body", body, pitch, "both", 2 * body, 0, FALSE, FALSE, -1 },
    { "Plain", "Plain Text", "body", body, pitch, "both", 0, 0, FALSE, FALSE, -1 },
    { "Note", "Note", "body", sheet->note, sheet->note * 1.5, "left", 0, 0, TRUE, FALSE, -1 },
    { "Signature", "Signature", "body", body, pitch, "right", 0, 4 * body, FALSE, FALSE, -1 },
    { "Footer", "footer", "song", 14, 18, "left", 0, 0, FALSE, FALSE, -1 },
  };
  GString *xml = g_string_new (SIYI_XML_HEAD "<w:styles xmlns:w=\"" SIYI_WORD_MAIN "\">\n");

  g_string_append (xml, "<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"en-US\" "
                   "w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>"
                   "<w:pPrDefault/></w:docDefaults>\n"
                   "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">"
                   "<w:name w:val=\"Normal\"/></w:style>\n");
  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    add_style (xml, &styles[i]);

  g_string_append (xml, "<w:style w:type=\"table\" w:styleId=\"TableGrid\">"
                   "<w:name w:val=\"Table Grid\"/><w:tblPr><w:tblBorders>");
  for (gsize i = 0; i < 6; i++)
    {
      static const char * const sides[] = { "top", "left", "bottom", "right", "insideH", "insideV" };

      g_string_append_printf (xml, "<w:%s w:val=\"single\" w:sz=\"4\" w:space=\"0\" "
                              "w:color=\"000000\"/>", sides[i]);
    }
  g_string_append (xml, "</w:tblBorders></w:tblPr></w:style>\n</w:styles>\n");

  return g_string_free (xml, FALSE);
}

/**
 * siyi_docx_fonts:
 *
 * Returns: (transfer full): word/fontTable.xml: what to take where a face is not installed
 */
char *
siyi_docx_fonts (void)
{
  GString *xml = g_string_new (SIYI_XML_HEAD "<w:fonts xmlns:w=\"" SIYI_WORD_MAIN "\">\n");
  gsize n;
  const char * const *roles = siyi_words_keys ("paper-docx", &n);

  for (gsize i = 0; i < n; i++)
    g_string_append_printf (xml, "<w:font w:name=\"%s\"><w:altName w:val=\"%s\"/>"
                            "<w:charset w:val=\"86\"/><w:family w:val=\"%s\"/></w:font>\n",
                            siyi_word ("paper-docx", roles[i]),
                            siyi_word ("paper-alternatives", roles[i]),
                            strcmp (roles[i], "heading") == 0 ? "swiss" : "roman");
  g_string_append (xml, "</w:fonts>\n");

  return g_string_free (xml, FALSE);
}

/**
 * siyi_docx_footer:
 * @odd: whether for odd pages: the number stands at the right, on even ones at the left
 *   (GB/T 9704-2012 7.5)
 *
 * Returns: (transfer full): a foot with the page's number
 */
char *
siyi_docx_footer (SiyiDocument *document,
                  gboolean      odd)
{
  const int in = SIYI_TWIPS (siyi_sheet_of (siyi_document_get_form (document))->body);
  g_autofree char *field = g_strdup ("</w:t></w:r><w:fldSimple w:instr=\" PAGE \"><w:r>"
                                     "<w:t>1</w:t></w:r></w:fldSimple><w:r>"
                                     "<w:t xml:space=\"preserve\">");
  g_autofree char *number = siyi_fill (siyi_word ("paper-page", "number"), "n", field, NULL);

  return g_strdup_printf (SIYI_XML_HEAD "<w:ftr xmlns:w=\"" SIYI_WORD_MAIN "\"><w:p><w:pPr>"
                          "<w:pStyle w:val=\"Footer\"/><w:ind w:left=\"%d\" w:right=\"%d\" "
                          "w:firstLine=\"0\"/><w:jc w:val=\"%s\"/></w:pPr><w:r>"
                          "<w:t xml:space=\"preserve\">%s</w:t></w:r></w:p></w:ftr>\n",
                          in, in, odd ? "right" : "left", number);
}
