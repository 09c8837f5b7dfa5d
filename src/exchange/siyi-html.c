/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A paper as one web page: no script, nothing loaded from elsewhere, so that it may be put on any
 * office's site. Readable by a screen reader, in the dark, on a telephone and on paper. Each text
 * finds its own direction and can't turn its neighbours. Any thread. */
#include "siyi-html.h"

#include <string.h>

#include "siyi-neighbour.h"
#include "siyi-sheet.h"
#include "siyi-title.h"
#include "siyi-words.h"

#define MOST_UNBROKEN 7.0

static const char style[] =
  ":root{color-scheme:light dark}\n"
  "body{margin:0;background:Canvas;color:CanvasText;line-height:1.75;font-size:1.05rem}\n"
  "main{max-width:64rem;margin:0 auto;padding:2rem 1.25rem 3rem}\n"
  "h1{font-size:1.7rem;line-height:1.45;text-align:center;margin:.5rem 0 1.25rem}\n"
  "h2{font-size:1.05rem;margin:1rem 0 .25rem;text-indent:2em}\n"
  "p{margin:.15rem 0;text-align:justify;overflow-wrap:anywhere}\n"
  ".text{text-indent:2em}\n.subtitle{text-align:center}\n.note{font-size:.85rem;opacity:.72}\n"
  ".signed{text-align:right;padding-right:4em}\n.subtitle+*,table+.signed,.text+.signed"
  "{margin-top:1rem}\n"
  ".wide{overflow-x:auto;margin:1rem 0}\n"
  "table{border-collapse:collapse;width:100%;font-size:.92rem;line-height:1.45}\n"
  "caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}\n"
  "th,td{border:1px solid;padding:.38em .5em;overflow-wrap:anywhere}\nth{white-space:nowrap}\n"
  ".short{white-space:nowrap}\n.centre{text-align:center}\n.end{text-align:right}\n.faint{opacity:.62}\n.strong{font-weight:700}\n"
  ".break{break-after:page}\n"
  "@media print{:root{color-scheme:light}body{font-size:12pt}main{max-width:none;padding:0}\n"
  "table{font-size:10pt}th,td{padding:.3em .35em}thead{display:table-header-group}tr{break-inside:avoid}h1,h2{break-after:avoid}\n"
  ".wide{overflow:visible}}\n";

static const char * const classes[] = {
  [SIYI_BLOCK_SUBTITLE] = "subtitle",
  [SIYI_BLOCK_TEXT] = "text",
  [SIYI_BLOCK_PLAIN] = "plain",
  [SIYI_BLOCK_NOTE] = "note",
  [SIYI_BLOCK_SIGNED] = "signed",
  [SIYI_BLOCK_REST] = "subtitle",
  [SIYI_BLOCK_CODE] = "note",
};

/* Words as they may stand between tags; @tag stands for each line break. */
static char *
escape (const char *text,
        const char *tag)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  g_auto(GStrv) lines = g_strsplit (escaped, "\n", -1);

  return g_strjoinv (tag, lines);
}

static void
add_families (GString    *html,
              const char *selector,
              const char *role,
              const char *generic)
{
  const char * const *wanted = siyi_words ("paper-wanted", role, NULL);

  g_string_append_printf (html, "%s{font-family:", selector);
  for (gsize i = 0; wanted[i] != NULL; i++)
    g_string_append_printf (html, "\"%s\",", wanted[i]);
  g_string_append_printf (html, "\"%s\",%s}\n", siyi_word ("paper-alternatives", role), generic);
}

static void
add_head (GString      *html,
          SiyiDocument *document)
{
  const SiyiPaperForm form = siyi_document_get_form (document);
  const SiyiSheet *sheet = siyi_sheet_of (form);
  g_autofree char *title = escape (siyi_document_get_name (document), " ");

  g_string_append_printf (html, "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n"
                          "<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                          "content=\"width=device-width, initial-scale=1\">\n"
                          "<title>%s</title>\n<style>\n%s", title, style);
  add_families (html, "body", "body", "serif");
  add_families (html, "h1", "title", "serif");
  add_families (html, "h2", "heading", "sans-serif");
  add_families (html, ".subtitle", "kai", "serif");
  g_string_append_printf (html, "@page{size:%s;margin:%.0fmm %.0fmm %.0fmm %.0fmm}\n"
                          "</style>\n</head>\n<body>\n<main>\n",
                          form == SIYI_PAPER_POSTER ? "A3"
                          : form == SIYI_PAPER_A4_WIDE ? "A4 landscape" : "A4",
                          sheet->top / SIYI_POINTS_A_MM, sheet->right / SIYI_POINTS_A_MM,
                          sheet->bottom / SIYI_POINTS_A_MM, sheet->left / SIYI_POINTS_A_MM);
}

static void
add_row (GString         *html,
         const SiyiBlock *table,
         guint            row)
{
  static const char * const sides[] = { "", " centre", " end" };
  static const char * const weights[] = { "", " strong", " faint" };

  g_string_append (html, "<tr>");
  for (guint c = 0; c < table->columns->len; c++)
    {
      const SiyiTableCell *cell = siyi_block_get_cell (table, row, c);
      const SiyiAlign align = g_array_index (table->columns, SiyiTableColumn, c).align;
      /* A day or a name is not torn apart. */
      const gboolean is_short = siyi_text_ems (cell->text) <= MOST_UNBROKEN;
      g_autofree char *text = escape (cell->text, "<br>");

      g_string_append_printf (html, "<td dir=\"auto\" class=\"cell%s%s%s\">%s</td>", sides[align],
                              weights[cell->style], is_short ? " short" : "", text);
    }
  g_string_append (html, "</tr>\n");
}

static void
add_table (GString         *html,
           SiyiDocument    *document,
           const SiyiBlock *table)
{
  g_autofree char *caption = escape (siyi_document_get_title (document), " ");

  g_string_append_printf (html, "<div class=\"wide\"><table>\n<caption>%s</caption>\n"
                          "<thead><tr>", caption);
  for (guint c = 0; c < table->columns->len; c++)
    {
      g_autofree char *heading = escape (g_array_index (table->columns, SiyiTableColumn, c).heading,
                                         "<br>");

      g_string_append_printf (html, "<th scope=\"col\">%s</th>", heading);
    }
  g_string_append (html, "</tr></thead>\n<tbody>\n");
  for (guint r = 0; r < table->rows->len; r++)
    add_row (html, table, r);
  g_string_append (html, "</tbody>\n</table></div>\n");
}

static void
add_block (GString         *html,
           SiyiDocument    *document,
           const SiyiBlock *block)
{
  g_auto(GStrv) paragraphs = NULL;
  g_autofree char *broken = NULL;
  g_autofree char *text = NULL;

  switch (block->kind)
    {
    case SIYI_BLOCK_TABLE:
      add_table (html, document, block);
      break;
    case SIYI_BLOCK_PAGE_BREAK:
      g_string_append (html, "<div class=\"break\"></div>\n");
      break;
    case SIYI_BLOCK_TITLE:
      broken = siyi_title_break (block->text, 30);
      text = escape (broken, "<br>");
      g_string_append_printf (html, "<h1 dir=\"auto\">%s</h1>\n", text);
      break;
    case SIYI_BLOCK_HEADING:
      text = escape (block->text, "<br>");
      g_string_append_printf (html, "<h2 dir=\"auto\">%s</h2>\n", text);
      break;
    case SIYI_BLOCK_FOOT:
      break;
    case SIYI_BLOCK_PICTURES:
      /* A web page of words alone: what the pictures show is said, they themselves stay inside. */
      for (guint i = 0; i < block->pictures->len; i++)
        {
          g_autofree char *words = escape (g_array_index (block->pictures, SiyiPicture, i).text, "<br>");

          g_string_append_printf (html, "<p dir=\"auto\" class=\"note\">%s</p>\n", words);
        }
      break;
    case SIYI_BLOCK_REST:
    case SIYI_BLOCK_CODE:
    case SIYI_BLOCK_SUBTITLE:
    case SIYI_BLOCK_TEXT:
    case SIYI_BLOCK_PLAIN:
    case SIYI_BLOCK_NOTE:
    case SIYI_BLOCK_SIGNED:
    default:
      text = escape (block->text, "\n");
      paragraphs = g_strsplit (text, "\n", -1);
      for (gsize i = 0; paragraphs[i] != NULL; i++)
        g_string_append_printf (html, "<p dir=\"auto\" class=\"%s\">%s</p>\n",
                                classes[block->kind], paragraphs[i]);
      break;
    }
}

/**
 * siyi_html_from_document:
 *
 * Returns: (transfer full): the page
 */
char *
siyi_html_from_document (SiyiDocument *document)
{
  GString *html = g_string_new (NULL);

  add_head (html, document);
  for (guint i = 0; i < siyi_document_get_n_blocks (document); i++)
    add_block (html, document, siyi_document_get_block (document, i));
  g_string_append (html, "</main>\n</body>\n</html>\n");

  return g_string_free (html, FALSE);
}

/**
 * siyi_html_write:
 * @document: a paper
 * @path: the file to make or replace
 * @error: return location
 *
 * Returns: whether the file is there; a failure leaves what was there before
 */
gboolean
siyi_html_write (SiyiDocument  *document,
                 const char    *path,
                 GError       **error)
{
  g_autoptr(SiyiNeighbour) file = siyi_neighbour_new (path, error);
  g_autofree char *html = siyi_html_from_document (document);

  return file != NULL && siyi_neighbour_write (file, html, strlen (html), error) &&
         siyi_neighbour_finish (file, error);
}
