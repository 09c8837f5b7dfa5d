/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of a word processor's file: a row is a table without rules, so that it stays on one page
 * and the words of each picture stand below it. Pure. */
#include "siyi-docx-private.h"

#define DRAWING "http://schemas.openxmlformats.org/drawingml/2006/"
/* A word processor measures pictures in parts of a point. */
#define EMU(points) ((long) ((points) * 12700 + 0.5))

static void
add_drawing (GString           *xml,
             const SiyiPicture *picture,
             double             width,
             double             height,
             guint              number)
{
  g_autofree char *words = g_markup_escape_text (picture->text, -1);

  g_string_append_printf (xml, "<w:r><w:drawing><wp:inline xmlns:wp=\"" DRAWING "wordprocessingDrawing\">"
                          "<wp:extent cx=\"%ld\" cy=\"%ld\"/>"
                          "<wp:docPr id=\"%u\" name=\"%u\" descr=\"%s\"/>",
                          EMU (width), EMU (height), number, number, words);
  g_string_append_printf (xml, "<a:graphic xmlns:a=\"" DRAWING "main\"><a:graphicData "
                          "uri=\"" DRAWING "picture\"><pic:pic xmlns:pic=\"" DRAWING "picture\">"
                          "<pic:nvPicPr><pic:cNvPr id=\"%u\" name=\"%u\"/><pic:cNvPicPr/></pic:nvPicPr>"
                          "<pic:blipFill><a:blip r:embed=\"rId%u\"/><a:stretch><a:fillRect/></a:stretch>"
                          "</pic:blipFill>", number, number, SIYI_DOCX_FIRST_PICTURE + number - 1);
  g_string_append_printf (xml, "<pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"%ld\" cy=\"%ld\"/>"
                          "</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr>"
                          "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
                          EMU (width), EMU (height));
}

static void
add_cell (GString                  *xml,
          const SiyiPicture        *picture,
          const SiyiPictureMeasure *measure,
          guint                     number)
{
  g_auto(GStrv) lines = NULL;
  double width, height;

  g_string_append_printf (xml, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/></w:tcPr>",
                          SIYI_TWIPS (measure->column));
  if (picture == NULL)
    {
      g_string_append (xml, "<w:p/></w:tc>\n");
      return;
    }

  siyi_picture_fit (picture, measure->column, measure->picture, &width, &height);
  g_string_append (xml, "<w:p><w:pPr><w:keepNext/><w:jc w:val=\"center\"/></w:pPr>");
  add_drawing (xml, picture, width, height, number);
  g_string_append (xml, "</w:p>\n");
  lines = g_strsplit (picture->text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *escaped = g_markup_escape_text (lines[i], -1);

      g_string_append_printf (xml, "<w:p><w:pPr><w:pStyle w:val=\"Note\"/></w:pPr><w:r><w:rPr>"
                              "<w:color w:val=\"000000\"/></w:rPr><w:t xml:space=\"preserve\">%s</w:t>"
                              "</w:r></w:p>", escaped);
    }
  g_string_append (xml, "</w:tc>\n");
}

/**
 * siyi_docx_add_pictures:
 * @n_pictures: (inout): those before
 *
 * A row of pictures.
 */
void
siyi_docx_add_pictures (GString         *xml,
                        const SiyiSheet *sheet,
                        const SiyiBlock *block,
                        guint           *n_pictures)
{
  SiyiPictureMeasure measure;

  siyi_pictures_measure (block, sheet, &measure);
  g_string_append_printf (xml, "<w:tbl><w:tblPr><w:tblW w:w=\"%d\" w:type=\"dxa\"/><w:jc w:val=\"center\"/>"
                          "<w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>",
                          SIYI_TWIPS (measure.column * block->abreast));
  for (guint i = 0; i < block->abreast; i++)
    g_string_append_printf (xml, "<w:gridCol w:w=\"%d\"/>", SIYI_TWIPS (measure.column));
  g_string_append (xml, "</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>\n");
  for (guint i = 0; i < block->abreast; i++)
    {
      const gboolean has_one = i < block->pictures->len;

      if (has_one)
        ++*n_pictures;
      add_cell (xml, has_one ? &g_array_index (block->pictures, SiyiPicture, i) : NULL, &measure, *n_pictures);
    }
  g_string_append (xml, "</w:tr></w:tbl>\n<w:p><w:pPr><w:pStyle w:val=\"Note\"/></w:pPr></w:p>\n");
}

/**
 * siyi_docx_pictures:
 *
 * Returns: (transfer container): the pictures of the file, numbered as siyi_docx_add_pictures() does
 */
GPtrArray *
siyi_docx_pictures (SiyiDocument *document)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < siyi_document_get_n_blocks (document); i++)
    {
      const SiyiBlock *block = siyi_document_get_block (document, i);

      for (guint k = 0; block->kind == SIYI_BLOCK_PICTURES && k < block->pictures->len; k++)
        g_ptr_array_add (found, &g_array_index (block->pictures, SiyiPicture, k));
    }

  return found;
}
