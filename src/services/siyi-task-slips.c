/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers of follow-up on their way out: one of a line of the history, or the slips of all tasks that were
 * urged at once, one after the other in one document. Issued and logged before they leave. On an archive's
 * writing thread. */
#include "siyi-task-papers-private.h"

#include <glib/gi18n-lib.h>

#include "siyi-docx.h"
#include "siyi-schedule-store.h"
#include "siyi-session-sheets-private.h"

/* The newest urging that goes out on paper. */
static const SiyiTaskStepRow *
newest_slip (const SiyiTaskRow *row)
{
  for (guint i = 0; i < row->steps->len; i++)
    {
      const SiyiTaskStepRow *step = g_ptr_array_index (row->steps, i);

      if (step->kind == SIYI_TASK_STEP_URGED && siyi_task_paper_of_step (step->kind, step->way) < SIYI_N_TASK_PAPERS)
        return step;
    }

  return NULL;
}

static gboolean
draw_stored (SiyiDb        *db,
             gint64         task,
             gint64         id,
             SiyiDocument  *document,
             GError       **error)
{
  g_autoptr(GPtrArray) papers = siyi_papers_of_task (db, task, error);

  for (guint i = 0; papers != NULL && i < papers->len; i++)
    {
      const SiyiStoredPaper *paper = g_ptr_array_index (papers, i);

      if (paper->id == id)
        return siyi_task_paper_draw_into (document, paper->body, paper->number, error);
    }

  return FALSE;
}

/* What leaves is known before it leaves. */
static gboolean
log_one (SiyiDb      *db,
         gint64       task,
         const char  *path,
         GError     **error)
{
  return siyi_sheet_log (db, path != NULL ? "export.task-paper" : "print.task-paper", "task", task, 1, path, error);
}

/* An accusation reaches no unit: it is left out and counted. */
static gboolean
add_slip (SiyiDb              *db,
          gint64               task,
          const char          *path,
          SiyiTaskPapersOut   *out,
          SiyiDocument        *document,
          GError             **error)
{
  g_autoptr(SiyiTaskRow) row = siyi_task_load (db, task, siyi_schedule_today (db), error);
  g_auto(SiyiTaskPaper) paper = { 0 };
  g_autoptr(SiyiDocument) issued = NULL;
  const SiyiTaskStepRow *step;

  if (row == NULL)
    return FALSE;
  step = newest_slip (row);
  if (step == NULL)
    return TRUE;
  if (row->restricted)
    {
      out->n_withheld++;
      return TRUE;
    }

  issued = siyi_task_paper_issue_for (db, task, step->id, siyi_task_paper_of_step (step->kind, step->way), &paper, error);
  if (issued == NULL)
    return FALSE;
  if (out->n > 0)
    siyi_document_add (document, SIYI_BLOCK_PAGE_BREAK, NULL);
  out->n++;

  return log_one (db, task, path, error) && draw_stored (db, task, paper.id, document, error);
}

static SiyiDocument *
add_slips (SiyiDb                     *db,
           const SiyiTaskPapersOrder  *order,
           const char                 *path,
           SiyiTaskPapersOut          *out,
           GError                    **error)
{
  g_autoptr(SiyiDocument) document = siyi_document_new (_("Slips of urging"), SIYI_PAPER_A4);

  for (gsize i = 0; i < order->n_tasks; i++)
    if (!add_slip (db, order->tasks[i], path, out, document, error))
      return NULL;
  if (out->n == 0)
    {
      g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                           out->n_withheld > 0
                           ? _("A report or accusation goes to no unit on paper (article 30); hand it to the "
                               "discipline office or the competent organ")
                           : _("None of these was urged by letter, sheet or circular; only these go out on paper"));
      return NULL;
    }

  return g_steal_pointer (&document);
}

static SiyiDocument *
issue (SiyiDb                     *db,
       const SiyiTaskPapersOrder  *order,
       const char                 *path,
       SiyiTaskPapersOut          *out,
       GError                    **error)
{
  g_auto(SiyiTaskPaper) paper = { 0 };

  if (order->kind == SIYI_N_TASK_PAPERS)
    return add_slips (db, order, path, out, error);
  if (!log_one (db, order->tasks[0], path, error))
    return NULL;

  out->n = 1;

  return siyi_task_paper_issue_for (db, order->tasks[0], order->step, order->kind, &paper, error);
}

/* Numbers and the line that says what left: together or not at all. */
static SiyiPages *
issue_and_log (SiyiDb                     *db,
               const SiyiTaskPapersOrder  *order,
               const char                 *path,
               SiyiTaskPapersOut          *out,
               SiyiDocument              **document,
               GCancellable               *cancellable,
               GError                    **error)
{
  g_autoptr(SiyiPages) pages = NULL;

  *out = (SiyiTaskPapersOut) { 0 };
  if (!siyi_db_group_begin (db, error))
    return NULL;

  *document = issue (db, order, path, out, error);
  if (*document != NULL)
    pages = siyi_pages_new (*document, cancellable, error);
  if (pages != NULL && siyi_db_group_commit (db, error))
    return g_steal_pointer (&pages);

  siyi_db_group_cancel (db);

  return NULL;
}

/**
 * siyi_task_papers_print:
 * @order: which
 * @out: (out caller-allocates): how many papers they are, how many accusations were left out
 *
 * Returns: (transfer full): the pages, numbered, logged as print.task-paper
 */
SiyiPages *
siyi_task_papers_print (SiyiDb                     *db,
                        const SiyiTaskPapersOrder  *order,
                        SiyiTaskPapersOut          *out,
                        GCancellable               *cancellable,
                        GError                    **error)
{
  g_autoptr(SiyiDocument) document = NULL;

  return issue_and_log (db, order, NULL, out, &document, cancellable, error);
}

/**
 * siyi_task_papers_save:
 * @order: which
 * @path: ends with .pdf or .docx
 * @out: (out caller-allocates): how many papers they are, how many accusations were left out
 *
 * Returns: whether the file is there; logged as export.task-paper
 */
gboolean
siyi_task_papers_save (SiyiDb                     *db,
                       const SiyiTaskPapersOrder  *order,
                       const char                 *path,
                       SiyiTaskPapersOut          *out,
                       GCancellable               *cancellable,
                       GError                    **error)
{
  g_autoptr(SiyiDocument) document = NULL;
  g_autoptr(SiyiPages) pages = NULL;

  if (!siyi_sheet_path_check (path, error))
    return FALSE;
  pages = issue_and_log (db, order, path, out, &document, cancellable, error);
  if (pages == NULL)
    return FALSE;

  return siyi_sheet_is_docx (path) ? siyi_docx_write (document, path, error)
                                   : siyi_pages_save (pages, path, cancellable, error);
}
