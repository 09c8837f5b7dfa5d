/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The works of a case's papers: asked for, shown, issued, sent, served, made void. On an archive's threads. */
#include "siyi-official-papers-work.h"

#include <glib/gi18n.h>

SiyiCasePaperTask *
siyi_case_paper_task_new (gint64             case_id,
                          SiyiTaskPaperKind  kind,
                          gint64             paper)
{
  SiyiCasePaperTask *task = g_new0 (SiyiCasePaperTask, 1);

  task->case_id = case_id;
  task->kind = kind;
  task->paper = paper;
  task->facts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return task;
}

void
siyi_case_paper_task_free (SiyiCasePaperTask *task)
{
  g_hash_table_unref (task->facts);
  g_free (task->text);
  g_free (task);
}

void
siyi_case_paper_done_free (SiyiCasePaperDone *done)
{
  g_clear_pointer (&done->pages, siyi_pages_unref);
  g_free (done->why);
  g_free (done->action);
  g_free (done);
}

gpointer
siyi_case_paper_draft_work (SiyiDb        *db,
                            gpointer       data,
                            GCancellable  *cancellable,
                            GError       **error)
{
  const SiyiCasePaperTask *task = data;

  return siyi_case_paper_draft (db, task->case_id, task->kind, error);
}

static SiyiCasePaperOrder
order_of (const SiyiCasePaperTask *task)
{
  return (SiyiCasePaperOrder) { task->case_id, task->kind, task->facts, task->record };
}

gpointer
siyi_case_paper_preview_work (SiyiDb        *db,
                              gpointer       data,
                              GCancellable  *cancellable,
                              GError       **error)
{
  const SiyiCasePaperOrder order = order_of (data);
  SiyiCasePaperDone *done = g_new0 (SiyiCasePaperDone, 1);
  g_autoptr(SiyiDocument) document = siyi_case_paper_preview (db, &order, &done->why, error);

  if (document != NULL)
    done->pages = siyi_pages_new (document, cancellable, error);
  if (done->pages == NULL)
    g_clear_pointer (&done, siyi_case_paper_done_free);

  return done;
}

gpointer
siyi_case_paper_issue_work (SiyiDb        *db,
                            gpointer       data,
                            GCancellable  *cancellable,
                            GError       **error)
{
  const SiyiCasePaperOrder order = order_of (data);
  SiyiCasePaperDone *done = g_new0 (SiyiCasePaperDone, 1);
  g_auto(SiyiTaskPaper) paper = { 0 };

  done->action = siyi_case_paper_issue (db, &order, &paper, error);
  done->paper = paper.id;
  if (done->action == NULL)
    g_clear_pointer (&done, siyi_case_paper_done_free);

  return done;
}

gpointer
siyi_case_paper_extension_work (SiyiDb        *db,
                                gpointer       data,
                                GCancellable  *cancellable,
                                GError       **error)
{
  const SiyiCasePaperTask *task = data;
  g_auto(SiyiTaskPaper) paper = { 0 };
  g_autoptr(SiyiDocument) document = NULL;
  SiyiCasePaperDone *done;

  if (task->paper == 0)
    {
      g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                           _("No extension was approved (article 34); write the approval first"));
      return NULL;
    }
  document = siyi_task_paper_issue (db, task->paper, SIYI_TASK_PAPER_EXTENSION, &paper, error);
  if (document == NULL)
    return NULL;

  done = g_new0 (SiyiCasePaperDone, 1);
  done->paper = paper.id;

  return done;
}

gpointer
siyi_case_paper_print_work (SiyiDb        *db,
                            gpointer       data,
                            GCancellable  *cancellable,
                            GError       **error)
{
  const SiyiCasePaperTask *task = data;

  return siyi_stored_paper_print (db, task->paper, cancellable, error);
}

gpointer
siyi_case_paper_save_work (SiyiDb        *db,
                           gpointer       data,
                           GCancellable  *cancellable,
                           GError       **error)
{
  const SiyiCasePaperTask *task = data;
  SiyiSheetCount count = { 0 };

  return GINT_TO_POINTER (siyi_stored_paper_save (db, task->paper, task->text, &count, cancellable, error));
}

gpointer
siyi_case_paper_serve_work (SiyiDb        *db,
                            gpointer       data,
                            GCancellable  *cancellable,
                            GError       **error)
{
  const SiyiCasePaperTask *task = data;

  return siyi_stored_paper_serve (db, task->paper, task->day, task->text, error);
}

gpointer
siyi_case_paper_void_work (SiyiDb        *db,
                           gpointer       data,
                           GCancellable  *cancellable,
                           GError       **error)
{
  const SiyiCasePaperTask *task = data;

  return siyi_paper_void (db, task->paper, task->text, error);
}
