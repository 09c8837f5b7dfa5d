/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A paper for WPS, Word and LibreOffice, to be edited further. The same paper gives the same bytes:
 * the parts bear one fixed day. The file is complete or not there. Any thread. */
#include "siyi-docx-private.h"

#include <string.h>
#include <zip.h>

#include "siyi-error.h"
#include "siyi-neighbour.h"

#define RELATIONS "http://schemas.openxmlformats.org/package/2006/relationships"
#define OFFICE "application/vnd.openxmlformats-officedocument.wordprocessingml."
/* 1980-01-01, the first day a zip can name. */
#define FIXED_TIME 315532800

static const char content_types[] =
  SIYI_XML_HEAD
  "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
  "<Default Extension=\"rels\" "
  "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
  "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
  "<Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/>"
  "<Override PartName=\"/word/document.xml\" ContentType=\"" OFFICE "document.main+xml\"/>"
  "<Override PartName=\"/word/styles.xml\" ContentType=\"" OFFICE "styles+xml\"/>"
  "<Override PartName=\"/word/fontTable.xml\" ContentType=\"" OFFICE "fontTable+xml\"/>"
  "<Override PartName=\"/word/settings.xml\" ContentType=\"" OFFICE "settings+xml\"/>"
  "<Override PartName=\"/word/footer1.xml\" ContentType=\"" OFFICE "footer+xml\"/>"
  "<Override PartName=\"/word/footer2.xml\" ContentType=\"" OFFICE "footer+xml\"/>"
  "<Override PartName=\"/docProps/core.xml\" "
  "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
  "</Types>\n";

static const char package_relations[] =
  SIYI_XML_HEAD
  "<Relationships xmlns=\"" RELATIONS "\">"
  "<Relationship Id=\"rId1\" Type=\"" SIYI_WORD_RELATIONS "/officeDocument\" "
  "Target=\"word/document.xml\"/>"
  "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/"
  "metadata/core-properties\" Target=\"docProps/core.xml\"/>"
  "</Relationships>\n";

static const char document_relations[] =
  SIYI_XML_HEAD
  "<Relationships xmlns=\"" RELATIONS "\">"
  "<Relationship Id=\"rId1\" Type=\"" SIYI_WORD_RELATIONS "/styles\" Target=\"styles.xml\"/>"
  "<Relationship Id=\"rId2\" Type=\"" SIYI_WORD_RELATIONS "/fontTable\" Target=\"fontTable.xml\"/>"
  "<Relationship Id=\"rId3\" Type=\"" SIYI_WORD_RELATIONS "/settings\" Target=\"settings.xml\"/>"
  "<Relationship Id=\"rId4\" Type=\"" SIYI_WORD_RELATIONS "/footer\" Target=\"footer1.xml\"/>"
  "<Relationship Id=\"rId5\" Type=\"" SIYI_WORD_RELATIONS "/footer\" Target=\"footer2.xml\"/>";

static const char settings[] =
  SIYI_XML_HEAD
  "<w:settings xmlns:w=\"" SIYI_WORD_MAIN "\"><w:evenAndOddHeaders/>"
  "<w:characterSpacingControl w:val=\"compressPunctuation\"/>"
  "<w:compat><w:compatSetting w:name=\"compatibilityMode\" "
  "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>\n";

static char *
core_properties (SiyiDocument *document)
{
  return g_markup_printf_escaped (SIYI_XML_HEAD "<cp:coreProperties xmlns:cp=\""
                                  "http://schemas.openxmlformats.org/package/2006/metadata/"
                                  "core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
                                  "<dc:title>%s</dc:title></cp:coreProperties>\n",
                                  siyi_document_get_name (document));
}

/* @text: (transfer full): from malloc, as GLib's is. */
static gboolean
add_part (zip_t      *zip,
          const char *name,
          char       *text)
{
  zip_source_t *source = zip_source_buffer (zip, text, strlen (text), 1);
  zip_int64_t number;

  if (source == NULL)
    {
      g_free (text);
      return FALSE;
    }

  number = zip_file_add (zip, name, source, ZIP_FL_ENC_UTF_8);
  if (number < 0)
    {
      zip_source_free (source);
      return FALSE;
    }

  return zip_file_set_mtime (zip, (zip_uint64_t) number, FIXED_TIME, 0) == 0;
}

static char *
relations_of (GPtrArray *pictures)
{
  GString *xml = g_string_new (document_relations);

  for (guint i = 0; i < pictures->len; i++)
    g_string_append_printf (xml, "<Relationship Id=\"rId%u\" Type=\"" SIYI_WORD_RELATIONS "/image\" "
                            "Target=\"media/image%u.jpeg\"/>", SIYI_DOCX_FIRST_PICTURE + i, i + 1);
  g_string_append (xml, "</Relationships>\n");

  return g_string_free (xml, FALSE);
}

/* The bytes are the document's, which stays till the file is packed. */
static gboolean
add_pictures (zip_t     *zip,
              GPtrArray *pictures)
{
  for (guint i = 0; i < pictures->len; i++)
    {
      const SiyiPicture *picture = g_ptr_array_index (pictures, i);
      g_autofree char *name = g_strdup_printf ("word/media/image%u.jpeg", i + 1);
      gsize n;
      const void *bytes = g_bytes_get_data (picture->jpeg, &n);
      zip_source_t *source = zip_source_buffer (zip, bytes, n, 0);
      const zip_int64_t number = source != NULL ? zip_file_add (zip, name, source, ZIP_FL_ENC_UTF_8) : -1;

      if (number < 0)
        {
          zip_source_free (source);
          return FALSE;
        }
      zip_set_file_compression (zip, (zip_uint64_t) number, ZIP_CM_STORE, 0);
      zip_file_set_mtime (zip, (zip_uint64_t) number, FIXED_TIME, 0);
    }

  return TRUE;
}

static gboolean
add_parts (zip_t        *zip,
           SiyiDocument *document)
{
  g_autoptr(GPtrArray) pictures = siyi_docx_pictures (document);

  return add_part (zip, "[Content_Types].xml", g_strdup (content_types)) &&
         add_part (zip, "_rels/.rels", g_strdup (package_relations)) &&
         add_part (zip, "word/document.xml", siyi_docx_body (document)) &&
         add_part (zip, "word/_rels/document.xml.rels", relations_of (pictures)) &&
         add_pictures (zip, pictures) &&
         add_part (zip, "word/styles.xml", siyi_docx_styles (document)) &&
         add_part (zip, "word/fontTable.xml", siyi_docx_fonts ()) &&
         add_part (zip, "word/settings.xml", g_strdup (settings)) &&
         add_part (zip, "word/footer1.xml", siyi_docx_footer (document, TRUE)) &&
         add_part (zip, "word/footer2.xml", siyi_docx_footer (document, FALSE)) &&
         add_part (zip, "docProps/core.xml", core_properties (document));
}

/* The bytes of what was zipped into @source. */
static gboolean
copy_out (zip_source_t   *source,
          SiyiNeighbour  *file,
          GError        **error)
{
  char buffer[16384];
  zip_int64_t n;
  gboolean whole = zip_source_open (source) == 0;

  while (whole && (n = zip_source_read (source, buffer, sizeof buffer)) != 0)
    whole = n > 0 && siyi_neighbour_write (file, buffer, (gsize) n, error);
  zip_source_close (source);
  if (!whole && error != NULL && *error == NULL)
    g_set_error (error, SIYI_ERROR, SIYI_ERROR_FAILED, "%s could not be packed", file->path);

  return whole;
}

/**
 * siyi_docx_write:
 * @document: a paper
 * @path: the file to make or replace
 * @error: return location
 *
 * Returns: whether the file is there; a failure leaves what was there before
 */
gboolean
siyi_docx_write (SiyiDocument  *document,
                 const char    *path,
                 GError       **error)
{
  g_autoptr(SiyiNeighbour) file = siyi_neighbour_new (path, error);
  zip_source_t *source;
  zip_t *zip;
  gboolean done = FALSE;

  if (file == NULL)
    return FALSE;

  source = zip_source_buffer_create (NULL, 0, 0, NULL);
  zip_source_keep (source);
  zip = zip_open_from_source (source, ZIP_TRUNCATE, NULL);
  if (zip != NULL && add_parts (zip, document) && zip_close (zip) == 0)
    done = copy_out (source, file, error) && siyi_neighbour_finish (file, error);
  else
    {
      if (zip != NULL)
        zip_discard (zip);
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_FAILED, "%s could not be packed", path);
    }
  zip_source_free (source);

  return done;
}
