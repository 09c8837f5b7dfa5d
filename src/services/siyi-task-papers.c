/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers of follow-up: which line of a task's history each tells of, when it gets its number, how it
 * comes into a file. On an archive's threads. */
#include "siyi-task-papers-private.h"

#include <glib/gi18n-lib.h>

#include "siyi-schedule-store.h"
#include "siyi-session-sheets-private.h"
#include "siyi-words.h"

/* The line of the history a paper tells of; the newest of them counts. */
static const struct { SiyiTaskStepKind one, other; const char *lacks; } steps[SIYI_N_TASK_PAPERS] = {
  [SIYI_TASK_PAPER_ASSIGNMENT] = { SIYI_TASK_STEP_ASSIGNED, SIYI_TASK_STEP_ASSIGNED,
                                   N_("The matter has no unit and day of assignment yet; assign it first") },
  [SIYI_TASK_PAPER_URGING] = { SIYI_TASK_STEP_URGED, SIYI_TASK_STEP_URGED,
                               N_("Nobody was urged yet; write the urging first") },
  [SIYI_TASK_PAPER_SUPERVISION] = { SIYI_TASK_STEP_URGED, SIYI_TASK_STEP_URGED,
                                    N_("Nobody was urged yet; write the urging first") },
  [SIYI_TASK_PAPER_CIRCULAR] = { SIYI_TASK_STEP_URGED, SIYI_TASK_STEP_URGED,
                                 N_("Nobody was urged yet; write the urging first") },
  [SIYI_TASK_PAPER_EXTENSION] = { SIYI_TASK_STEP_EXTENSION_APPROVED, SIYI_TASK_STEP_EXTENSION_APPROVED,
                                  N_("No extension was approved (article 34); write the approval first") },
  [SIYI_TASK_PAPER_RETURN] = { SIYI_TASK_STEP_RETURNED, SIYI_TASK_STEP_SENT_BACK,
                               N_("Nothing was returned yet; write the return with its reason first") },
  [SIYI_TASK_PAPER_VISIT_BACK] = { SIYI_TASK_STEP_VISITED_BACK, SIYI_TASK_STEP_VISITED_BACK,
                                   N_("Nobody was called back yet; write the visit back first") },
};

void
siyi_task_paper_clear (SiyiTaskPaper *self)
{
  g_clear_pointer (&self->number, g_free);
}

/* @id: of the line, 0: the newest */
static const SiyiTaskStepRow *
find_step (const SiyiTaskRow *task,
           SiyiTaskPaperKind  kind,
           gint64             id)
{
  for (guint i = 0; i < task->steps->len; i++)
    {
      const SiyiTaskStepRow *step = g_ptr_array_index (task->steps, i);

      if ((id == 0 || step->id == id) &&
          (step->kind == steps[kind].one || step->kind == steps[kind].other))
        return step;
    }

  return NULL;
}

static gboolean
may_be (const SiyiTaskPaperAsk  *ask,
        GError                 **error)
{
  if (ask->kind == SIYI_TASK_PAPER_ASSIGNMENT ? ask->task->units[0] != NULL && ask->task->assigned != SIYI_DAY_NONE
                                              : ask->step != NULL)
    return TRUE;

  g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT, _(steps[ask->kind].lacks));

  return FALSE;
}

/* The paper of the same line of the history, if it was issued and is not void. */
static SiyiDocument *
issued_before (const SiyiTaskPaperAsk  *ask,
               SiyiTaskPaper           *paper,
               gboolean                *failed,
               GError                 **error)
{
  g_autoptr(GPtrArray) papers = siyi_papers_of_task (ask->db, ask->task->id, error);

  *failed = papers == NULL;
  for (guint i = 0; papers != NULL && i < papers->len; i++)
    {
      const SiyiStoredPaper *stored = g_ptr_array_index (papers, i);
      SiyiDocument *document;

      if (stored->is_void || stored->step != (ask->step != NULL ? ask->step->id : 0) ||
          !g_str_equal (stored->kind, siyi_task_paper_word (ask->kind)))
        continue;
      document = siyi_stored_paper_document (stored, error);
      *failed = document == NULL;
      *paper = (SiyiTaskPaper) { stored->id, g_strdup (stored->number), TRUE };
      return document;
    }

  return NULL;
}

static SiyiDocument *
number_paper (const SiyiTaskPaperAsk  *ask,
              const char              *body,
              SiyiTaskPaper           *paper,
              GError                 **error)
{
  g_autofree char *action = siyi_paper_issue (ask->db, siyi_task_paper_word (ask->kind), ask->task->id,
                                              ask->task->case_id, ask->step != NULL ? ask->step->id : 0,
                                              ask->today, body, &paper->id, error);
  SiyiDocument *document;
  gboolean failed;

  if (action == NULL)
    return NULL;

  document = issued_before (ask, paper, &failed, error);
  paper->again = FALSE;

  return document;
}

static SiyiDocument *
make (SiyiDb             *db,
      gint64              task,
      gint64              step,
      SiyiTaskPaperKind   kind,
      gboolean            issue,
      SiyiTaskPaper      *paper,
      GError            **error)
{
  SiyiTaskPaperAsk ask = { .db = db, .kind = kind, .today = siyi_schedule_today (db) };
  g_autoptr(SiyiTaskRow) row = siyi_task_load (db, task, ask.today, error);
  g_autofree char *body = NULL;
  SiyiDocument *document;
  gboolean failed;

  *paper = (SiyiTaskPaper) { 0 };
  if (row == NULL)
    return NULL;

  ask.task = row;
  ask.step = find_step (row, kind, step);
  if (!may_be (&ask, error))
    return NULL;
  /* Composed in any case: a matter that became an accusation goes out on no old paper either. */
  body = siyi_task_paper_compose (&ask, error);
  if (body == NULL)
    return NULL;
  document = issued_before (&ask, paper, &failed, error);
  if (document != NULL || failed)
    return document;

  if (issue)
    return number_paper (&ask, body, paper, error);

  return siyi_task_paper_draw (body, siyi_word ("task-papers", "unnumbered"), error);
}

/**
 * siyi_task_paper_preview:
 * @paper: (out): cleared by siyi_task_paper_clear()
 *
 * Returns: (transfer full): the paper as it was issued, or as it would be; nothing is written
 */
SiyiDocument *
siyi_task_paper_preview (SiyiDb             *db,
                         gint64              task,
                         SiyiTaskPaperKind   kind,
                         SiyiTaskPaper      *paper,
                         GError            **error)
{
  return make (db, task, 0, kind, FALSE, paper, error);
}

/**
 * siyi_task_paper_issue:
 * @paper: (out): cleared by siyi_task_paper_clear()
 *
 * The paper of the newest line of the history that it tells of. The first time it gets its number, later
 * the same paper comes back.
 *
 * Returns: (transfer full): the paper; CONSTRAINT where there is no such line, or where an accusation
 *   would reach a unit
 */
SiyiDocument *
siyi_task_paper_issue (SiyiDb             *db,
                       gint64              task,
                       SiyiTaskPaperKind   kind,
                       SiyiTaskPaper      *paper,
                       GError            **error)
{
  return make (db, task, 0, kind, TRUE, paper, error);
}

/**
 * siyi_task_paper_issue_for:
 * @step: a line of the task's history, 0: the newest the paper tells of
 * @paper: (out): cleared by siyi_task_paper_clear()
 *
 * Returns: (transfer full): the paper of that line, as siyi_task_paper_issue()
 */
SiyiDocument *
siyi_task_paper_issue_for (SiyiDb             *db,
                           gint64              task,
                           gint64              step,
                           SiyiTaskPaperKind   kind,
                           SiyiTaskPaper      *paper,
                           GError            **error)
{
  return make (db, task, step, kind, TRUE, paper, error);
}

/**
 * siyi_task_paper_of_step:
 * @way: (nullable): of an urging: only letter, sheet and circular go out on paper
 *
 * Returns: the paper a line of the history goes out by, %SIYI_N_TASK_PAPERS: none
 */
SiyiTaskPaperKind
siyi_task_paper_of_step (SiyiTaskStepKind  step,
                         const char       *way)
{
  static const struct { SiyiUrgeWay way; SiyiTaskPaperKind kind; } ways[] = {
    { SIYI_URGE_LETTER, SIYI_TASK_PAPER_URGING }, { SIYI_URGE_SHEET, SIYI_TASK_PAPER_SUPERVISION },
    { SIYI_URGE_CIRCULAR, SIYI_TASK_PAPER_CIRCULAR },
  };

  for (gsize i = 0; step == SIYI_TASK_STEP_URGED && i < G_N_ELEMENTS (ways); i++)
    if (g_strcmp0 (siyi_urge_way_word (ways[i].way), way) == 0)
      return ways[i].kind;
  for (int kind = 0; step != SIYI_TASK_STEP_URGED && kind < SIYI_N_TASK_PAPERS; kind++)
    if (steps[kind].one == step || steps[kind].other == step)
      return (SiyiTaskPaperKind) kind;

  return SIYI_N_TASK_PAPERS;
}

/**
 * siyi_task_paper_write:
 * @path: ends with .pdf or .docx
 * @paper: (out): cleared by siyi_task_paper_clear()
 *
 * Returns: whether the file is there; logged as export.task-paper
 */
gboolean
siyi_task_paper_write (SiyiDb             *db,
                       gint64              task,
                       SiyiTaskPaperKind   kind,
                       const char         *path,
                       SiyiTaskPaper      *paper,
                       SiyiSheetCount     *count,
                       GCancellable       *cancellable,
                       GError            **error)
{
  g_autoptr(SiyiDocument) document = NULL;

  *paper = (SiyiTaskPaper) { 0 };
  if (!siyi_sheet_path_check (path, error))
    return FALSE;

  document = siyi_task_paper_issue (db, task, kind, paper, error);

  return document != NULL && siyi_sheet_write_of (db, document, "export.task-paper", "task", task, 1, path, count,
                                                  cancellable, error);
}
