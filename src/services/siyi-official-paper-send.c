/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Issued papers on their way out: to the printer or into a file, logged before they leave, and never to a unit
 * with an accusation. On an archive's writing thread. */
#include "siyi-official-papers-private.h"

#include "siyi-session-sheets-private.h"
#include "siyi-task-papers-private.h"
#include "siyi-words.h"

static gboolean
is_of_unit (const SiyiStoredPaper *paper)
{
  return g_strv_contains (siyi_words ("case-papers", "of-units", NULL), paper->kind) ||
         g_strv_contains (siyi_words ("task-papers", "for-units", NULL), paper->kind);
}

/* A matter that became an accusation goes out on no old paper either. */
static SiyiDocument *
document_of (SiyiDb           *db,
             gint64            id,
             SiyiStoredPaper **paper,
             GError          **error)
{
  SiyiCase *content;
  gboolean restricted;

  *paper = siyi_stored_paper_load (db, id, error);
  if (*paper == NULL)
    return NULL;
  if ((*paper)->case_id != 0)
    {
      content = siyi_case_load (db, (*paper)->case_id, error);
      if (content == NULL)
        return NULL;
      restricted = content->restricted;
      siyi_case_free (content);
      if (restricted && is_of_unit (*paper))
        {
          siyi_task_paper_refuse_unit (error);
          return NULL;
        }
    }

  return siyi_stored_paper_document (*paper, error);
}

/**
 * siyi_stored_paper_print:
 *
 * Returns: (transfer full): the pages, logged as print.case-paper
 */
SiyiPages *
siyi_stored_paper_print (SiyiDb        *db,
                         gint64         id,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr(SiyiStoredPaper) paper = NULL;
  g_autoptr(SiyiDocument) document = document_of (db, id, &paper, error);

  if (document == NULL || !siyi_sheet_log (db, "print.case-paper", "petition_case", paper->case_id, 1, NULL, error))
    return NULL;

  return siyi_pages_new (document, cancellable, error);
}

/**
 * siyi_stored_paper_save:
 * @path: ends with .pdf or .docx
 *
 * Returns: whether the file is there; logged as export.case-paper
 */
gboolean
siyi_stored_paper_save (SiyiDb          *db,
                        gint64           id,
                        const char      *path,
                        SiyiSheetCount  *count,
                        GCancellable    *cancellable,
                        GError         **error)
{
  g_autoptr(SiyiStoredPaper) paper = NULL;
  g_autoptr(SiyiDocument) document = NULL;

  if (!siyi_sheet_path_check (path, error))
    return FALSE;
  document = document_of (db, id, &paper, error);

  return document != NULL && siyi_sheet_write_of (db, document, "export.case-paper", "petition_case", paper->case_id,
                                                  1, path, count, cancellable, error);
}

/**
 * siyi_case_paper_write:
 * @path: ends with .pdf or .docx
 * @paper: (out): cleared by siyi_task_paper_clear()
 *
 * Issues the paper, or takes the one of its kind that counts, and writes it.
 *
 * Returns: whether the file is there
 */
gboolean
siyi_case_paper_write (SiyiDb                    *db,
                       const SiyiCasePaperOrder  *order,
                       const char                *path,
                       SiyiTaskPaper             *paper,
                       SiyiSheetCount            *count,
                       GCancellable              *cancellable,
                       GError                   **error)
{
  g_autoptr(SiyiCasePaperDraft) draft = NULL;
  g_autofree char *action = NULL;

  *paper = (SiyiTaskPaper) { 0 };
  if (!siyi_sheet_path_check (path, error))
    return FALSE;
  draft = siyi_case_paper_draft (db, order->case_id, order->kind, error);
  if (draft == NULL)
    return FALSE;
  if (draft->issued != 0)
    *paper = (SiyiTaskPaper) { draft->issued, g_strdup (draft->number), TRUE };
  else
    {
      action = siyi_case_paper_issue (db, order, paper, error);
      if (action == NULL)
        return FALSE;
    }

  return siyi_stored_paper_save (db, paper->id, path, count, cancellable, error);
}
