/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A paper as .docx, .html and text: well-formed whatever stands in it, the same bytes each time,
 * with the heading over each page and rows in one piece. */
#include "fixture.h"

#include <expat.h>
#include <string.h>
#include <zip.h>

#include "siyi-docx.h"
#include "siyi-html.h"
#include "siyi-text.h"

static SiyiDocument *
hostile_document (void)
{
  SiyiDocument *document = siyi_document_new ("</title><script>alert(1)</script>", SIYI_PAPER_A4);
  g_autofree char *many = g_strnfill (5000, '<');

  siyi_document_set_numbered (document, TRUE);
  siyi_document_add (document, SIYI_BLOCK_TITLE, "<b>&\"'</b>\x01\x02");
  siyi_document_add (document, SIYI_BLOCK_SUBTITLE, "שלום مرحبا \xe2\x80\xae abc");
  siyi_document_add (document, SIYI_BLOCK_HEADING, "一、]]>");
  siyi_document_add (document, SIYI_BLOCK_TEXT, "<script>alert(1)</script>\n--><!-- \xff\xfe");
  siyi_document_add_table (document);
  siyi_document_add_column (document, "<th onclick=x>", 0, SIYI_ALIGN_START);
  siyi_document_add_column (document, "", 0, SIYI_ALIGN_END);
  siyi_document_add_row (document);
  siyi_document_add_cell (document, many, SIYI_CELL_STRONG);
  siyi_document_add_row (document);
  siyi_document_add_cell (document, "𠮷\t㐀\x0b\n&amp;", SIYI_CELL_FAINT);
  siyi_document_add_cell (document, "\"><img src=x onerror=alert(1)>", SIYI_CELL_PLAIN);
  siyi_document_add_table (document);
  siyi_document_add (document, SIYI_BLOCK_PAGE_BREAK, NULL);
  siyi_document_add (document, SIYI_BLOCK_NOTE, "");
  siyi_document_add (document, SIYI_BLOCK_SIGNED, "局\n2026年12月1日");

  return document;
}

static SiyiDocument *
month_document (void)
{
  static const char * const headings[] = { "日期", "星期", "时段", "接访领导", "职务", "分管工作",
                                           "接访方式", "地点", "备注" };
  static const char * const cells[] = { "12月3日", "四", "9:00—11:30", "黎甲午", "副市长", "农业农村",
                                        "现场接访", "一号接访室", "" };
  SiyiDocument *document = siyi_document_new ("月表", SIYI_PAPER_A4_WIDE);

  siyi_document_add (document, SIYI_BLOCK_TITLE, "12月份接访安排");
  siyi_document_add (document, SIYI_BLOCK_TEXT, "现公布如下。");
  siyi_document_add_table (document);
  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    siyi_document_add_column (document, headings[i], 0, SIYI_ALIGN_CENTRE);
  siyi_document_add_row (document);
  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    siyi_document_add_cell (document, cells[i], SIYI_CELL_PLAIN);
  siyi_document_add (document, SIYI_BLOCK_SIGNED, "示例市信访局");

  return document;
}

static void
check_xml (const char *name,
           const char *text,
           gsize       length)
{
  XML_Parser parser = XML_ParserCreate (NULL);
  const enum XML_Status status = XML_Parse (parser, text, (int) length, XML_TRUE);

  if (status != XML_STATUS_OK)
    g_error ("%s:%lu: %s", name, XML_GetCurrentLineNumber (parser),
             XML_ErrorString (XML_GetErrorCode (parser)));
  XML_ParserFree (parser);
}

static char *
read_part (zip_t      *zip,
           const char *name)
{
  zip_stat_t stat;
  zip_file_t *file = zip_fopen (zip, name, 0);
  char *text;

  g_assert_nonnull (file);
  g_assert_cmpint (zip_stat (zip, name, 0, &stat), ==, 0);
  text = g_malloc0 (stat.size + 1);
  g_assert_cmpint (zip_fread (file, text, stat.size), ==, (zip_int64_t) stat.size);
  zip_fclose (file);

  return text;
}

/* Returns: word/document.xml; every part was checked to be well-formed. */
static char *
write_and_check (SiyiDocument *document,
                 char        **styles)
{
  g_autoptr(GError) error = NULL;
  char *folder = fixture_folder ();
  g_autofree char *path = g_build_filename (folder, "公示.docx", NULL);
  g_autofree char *first = NULL, *second = NULL;
  char *body = NULL;
  gsize n_first, n_second;
  zip_t *zip;

  g_assert_true (siyi_docx_write (document, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &first, &n_first, NULL));
  g_assert_true (siyi_docx_write (document, path, &error));
  g_assert_true (g_file_get_contents (path, &second, &n_second, NULL));
  g_assert_cmpmem (first, n_first, second, n_second);

  zip = zip_open (path, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
  g_assert_nonnull (zip);
  for (zip_int64_t i = 0; i < zip_get_num_entries (zip, 0); i++)
    {
      const char *name = zip_get_name (zip, (zip_uint64_t) i, 0);
      g_autofree char *text = read_part (zip, name);

      check_xml (name, text, strlen (text));
    }
  body = read_part (zip, "word/document.xml");
  if (styles != NULL)
    *styles = read_part (zip, "word/styles.xml");
  zip_close (zip);
  fixture_remove (folder);

  return body;
}

static guint
count_in (const char *text,
          const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + 1, part))
    n++;

  return n;
}

static void
test_docx (void)
{
  g_autoptr(SiyiDocument) document = month_document ();
  g_autofree char *styles = NULL;
  g_autofree char *body = write_and_check (document, &styles);

  g_assert_cmpuint (count_in (body, "<w:tblHeader/>"), ==, 1);
  g_assert_cmpuint (count_in (body, "<w:cantSplit/>"), ==, 2);
  g_assert_cmpuint (count_in (body, "<w:tr>"), ==, 2);
  g_assert_cmpuint (count_in (body, "<w:gridCol "), ==, 9);
  g_assert_nonnull (strstr (body, "w:val=\"Title\""));
  g_assert_nonnull (strstr (body, "w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\""));
  g_assert_null (strstr (body, "footerReference"));
  g_assert_nonnull (strstr (styles, "w:eastAsia=\"仿宋_GB2312\""));
  g_assert_nonnull (strstr (styles, "w:name w:val=\"heading 1\""));
}

static void
test_docx_hostile (void)
{
  g_autoptr(SiyiDocument) document = hostile_document ();
  g_autofree char *body = write_and_check (document, NULL);

  /* GB/T 9704-2012: 37 mm above, 35 below, 28 at the binding, 26 beside. */
  g_assert_nonnull (strstr (body, "w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\""));
  g_assert_cmpuint (count_in (body, "footerReference"), ==, 2);
  g_assert_cmpuint (count_in (body, "&lt;"), >=, 5000);
  g_assert_null (strstr (body, "<script"));
  g_assert_nonnull (strstr (body, "𠮷</w:t><w:tab/>"));
}

static void
test_docx_empty (void)
{
  g_autoptr(SiyiDocument) document = siyi_document_new ("", SIYI_PAPER_POSTER);
  g_autofree char *body = write_and_check (document, NULL);

  g_assert_nonnull (strstr (body, "<w:sectPr>"));
}

/* One page by itself: nothing is run, nothing loaded, each text keeps its own direction. */
static void
test_html (void)
{
  g_autoptr(SiyiDocument) document = month_document ();
  g_autofree char *html = siyi_html_from_document (document);

  g_assert_true (g_str_has_prefix (html, "<!DOCTYPE html>\n<html lang=\"zh-CN\">"));
  g_assert_cmpuint (count_in (html, "<th scope=\"col\">"), ==, 9);
  g_assert_cmpuint (count_in (html, "<caption>12月份接访安排</caption>"), ==, 1);
  g_assert_cmpuint (count_in (html, "<h1 "), ==, 1);
  g_assert_nonnull (strstr (html, "size:A4 landscape;"));
  g_assert_nonnull (strstr (html, "table-header-group"));
  g_assert_null (strstr (html, "<script"));
  g_assert_null (strstr (html, "://"));
  g_assert_null (strstr (html, "@import"));
}

static void
test_html_hostile (void)
{
  g_autoptr(SiyiDocument) document = hostile_document ();
  g_autofree char *html = siyi_html_from_document (document);
  g_autofree char *xml = NULL;
  const char *main_part = strstr (html, "<main>");
  g_auto(GStrv) parts = NULL;

  g_assert_null (strstr (html, "<script"));
  g_assert_null (strstr (html, "<img"));
  g_assert_null (strstr (html, "<b>"));
  g_assert_null (strstr (html, "<th onclick"));
  g_assert_cmpuint (count_in (html, "</title>"), ==, 1);

  /* But for <br> the body is XML too, so every tag closes. */
  parts = g_strsplit (main_part, "<br>", -1);
  xml = g_strjoinv ("<br/>", parts);
  *strstr (xml, "</body>") = '\0';
  check_xml ("main", xml, strlen (xml));
}

static void
test_text (void)
{
  g_autoptr(SiyiDocument) document = month_document ();
  g_autofree char *text = siyi_text_from_document (document);

  g_assert_cmpstr (text, ==,
                   "12月份接访安排\n\n　　现公布如下。\n\n"
                   "12月3日（星期四）9:00—11:30　黎甲午（副市长）　现场接访　一号接访室\n\n"
                   "示例市信访局\n");
}

static void
test_text_hostile (void)
{
  g_autoptr(SiyiDocument) document = hostile_document ();
  g_autofree char *text = siyi_text_from_document (document);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_nonnull (strstr (text, "𠮷 㐀 &amp;　\"><img src=x onerror=alert(1)>\n"));
  for (const char *p = text; *p != '\0'; p++)
    g_assert_true ((guchar) *p >= 0x20 || *p == '\n');
}

/* A place that can't be written is told, and nothing is left behind. */
static void
test_refused (void)
{
  g_autoptr(SiyiDocument) document = month_document ();
  gboolean (*writers[]) (SiyiDocument *, const char *, GError **) = { siyi_docx_write,
                                                                      siyi_html_write,
                                                                      siyi_text_write };

  for (gsize i = 0; i < G_N_ELEMENTS (writers); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (writers[i] (document, "/nowhere/at/all/公示", &error));
      g_assert_nonnull (error);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/paper/docx", test_docx);
  g_test_add_func ("/exchange/paper/docx-hostile", test_docx_hostile);
  g_test_add_func ("/exchange/paper/docx-empty", test_docx_empty);
  g_test_add_func ("/exchange/paper/html", test_html);
  g_test_add_func ("/exchange/paper/html-hostile", test_html_hostile);
  g_test_add_func ("/exchange/paper/text", test_text);
  g_test_add_func ("/exchange/paper/text-hostile", test_text_hostile);
  g_test_add_func ("/exchange/paper/refused", test_refused);

  return g_test_run ();
}
