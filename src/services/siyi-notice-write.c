/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A notice as a file. Before anything leaves the office every word is searched once more for
 * petitioners' data; what left is logged. On an archive's writing thread. */
#include "siyi-notice-private.h"
#include "siyi-notice-calendar.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "siyi-docx.h"
#include "siyi-html.h"
#include "siyi-keeping.h"
#include "siyi-neighbour.h"
#include "siyi-paper.h"

typedef enum { KIND_PDF, KIND_DOCX, KIND_HTML, KIND_TEXT, KIND_CALENDAR, N_KINDS } FileKind;

static const char * const endings[N_KINDS] = {
  [KIND_PDF] = ".pdf", [KIND_DOCX] = ".docx", [KIND_HTML] = ".html", [KIND_TEXT] = ".txt",
  [KIND_CALENDAR] = ".ics",
};

static gboolean
kind_of (const char  *path,
         FileKind    *kind,
         GError     **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (int i = 0; i < N_KINDS; i++)
    if (g_str_has_suffix (lower, endings[i]))
      {
        *kind = (FileKind) i;
        return TRUE;
      }

  g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
               "A notice can't be written to \"%s\"; end the name with .pdf, .docx, .html, .txt or "
               ".ics", path);

  return FALSE;
}

static gboolean
passes_gate (SiyiDb            *db,
             const SiyiNotice  *notice,
             GError           **error)
{
  g_autoptr(GPtrArray) checks =
    g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_notice_check_free);

  const SiyiNoticeCheck *check;

  if (!siyi_notice_check_secrets (db, notice, checks, error))
    return FALSE;

  check = siyi_notice_first_block (checks);
  if (check != NULL)
    g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT, "The notice can't leave the office: %s",
                 check->text);

  return check == NULL;
}

/* Logged before the file gets its name, or the printer the pages: what leaves is never unknown. */
static gboolean
log_leaving (SiyiDb            *db,
             const SiyiNotice  *notice,
             const char        *verb,
             const char        *path,
             GError           **error)
{
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *change = NULL;

  json_builder_begin_object (builder);
  if (name != NULL)
    {
      json_builder_set_member_name (builder, "file");
      json_builder_add_string_value (builder, name);
    }
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, notice->version);
  json_builder_set_member_name (builder, "draft");
  json_builder_add_boolean_value (builder, notice->id == 0);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  change = json_to_string (root, FALSE);

  return siyi_audit_note (db, verb, "notice", notice->month, change, error);
}

static gboolean
write_text (const char  *text,
            const char  *path,
            GError     **error)
{
  g_autoptr(SiyiNeighbour) file = NULL;

  if (text == NULL)
    return FALSE;
  file = siyi_neighbour_new (path, error);

  return file != NULL && siyi_neighbour_write (file, text, strlen (text), error) &&
         siyi_neighbour_finish (file, error);
}

static gboolean
write_paper (const SiyiNotice  *notice,
             FileKind           kind,
             const char        *path,
             SiyiPaperForm      form,
             GCancellable      *cancellable,
             GError           **error)
{
  g_autoptr(SiyiDocument) document = siyi_notice_document (notice, form);
  g_autoptr(SiyiPages) pages = NULL;

  if (kind == KIND_DOCX)
    return siyi_docx_write (document, path, error);
  if (kind == KIND_HTML)
    return siyi_html_write (document, path, error);

  pages = siyi_pages_new (document, cancellable, error);

  return pages != NULL && siyi_pages_save (pages, path, cancellable, error);
}

/**
 * siyi_notice_path_check:
 *
 * Returns: whether a notice can be written to a file of that name
 */
gboolean
siyi_notice_path_check (const char  *path,
                        GError     **error)
{
  FileKind kind;

  return kind_of (path, &kind, error);
}

/**
 * siyi_notice_write:
 * @notice: a draft or a version
 * @path: ends with .pdf, .docx, .html, .txt or .ics
 * @form: the sheet of .pdf and .docx
 * @cancellable: (nullable): to stop
 *
 * Returns: whether the file is there; %FALSE with CONSTRAINT where something of a petitioner stands
 *   in the notice
 */
gboolean
siyi_notice_write (SiyiDb            *db,
                   const SiyiNotice  *notice,
                   const char        *path,
                   SiyiPaperForm      form,
                   GCancellable      *cancellable,
                   GError           **error)
{
  g_autofree char *text = NULL;
  FileKind kind;

  if (!kind_of (path, &kind, error) || !passes_gate (db, notice, error) ||
      !log_leaving (db, notice, "export.notice", path, error))
    return FALSE;

  if (kind != KIND_TEXT && kind != KIND_CALENDAR)
    return write_paper (notice, kind, path, form, cancellable, error);

  text = kind == KIND_TEXT ? siyi_notice_text (notice) : siyi_notice_to_calendar (db, notice, error);

  return write_text (text, path, error);
}

/**
 * siyi_notice_log_print:
 *
 * Logs that it goes to the printer, if it may: CONSTRAINT where something of a petitioner or of an accusation
 * stands in it, as for a file.
 */
gboolean
siyi_notice_log_print (SiyiDb            *db,
                       const SiyiNotice  *notice,
                       GError           **error)
{
  return passes_gate (db, notice, error) && log_leaving (db, notice, "print.notice", NULL, error);
}
