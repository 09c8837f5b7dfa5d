/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-paper.h"
#include "siyi-session-sheets.h"
#include "siyi-task-store.h"

G_BEGIN_DECLS

/* The papers of follow-up (domain, section 2.3). A paper gets its number when it is issued: printed or
 * saved for the first time. What it said is stored with it, so that a reprint is the same paper whatever
 * was changed since. On an archive's threads, issuing on its writing one. */
typedef enum
{
  SIYI_TASK_PAPER_ASSIGNMENT,
  SIYI_TASK_PAPER_URGING,
  SIYI_TASK_PAPER_SUPERVISION,
  SIYI_TASK_PAPER_CIRCULAR,
  SIYI_TASK_PAPER_EXTENSION,      /* to the petitioner */
  SIYI_TASK_PAPER_RETURN,
  SIYI_TASK_PAPER_VISIT_BACK,     /* stays in the office */
  SIYI_N_TASK_PAPERS,             /* none of them */
  /* Of a case: siyi-official-papers.h. Their texts are edited like the others. */
  SIYI_CASE_PAPER_ACCEPTANCE,
  SIYI_CASE_PAPER_DECLINE,
  SIYI_CASE_PAPER_NO_MORE,
  SIYI_CASE_PAPER_OPINION,
  SIYI_CASE_PAPER_REPORT,         /* from the unit to the office; the others go to the petitioner */
  SIYI_N_PAPERS
} SiyiTaskPaperKind;

const char        *siyi_task_paper_word      (SiyiTaskPaperKind   kind);     /* assignment, urging, … */
SiyiTaskPaperKind  siyi_task_paper_from_word (const char         *word);     /* SIYI_N_TASK_PAPERS: none */
SiyiTaskPaperKind  siyi_case_paper_from_word (const char         *word);     /* SIYI_N_TASK_PAPERS: none */

typedef struct
{
  gint64    id;          /* of the stored paper; 0: not issued yet */
  char     *number;      /* NULL: not issued yet */
  gboolean  again;       /* it had been issued before */
} SiyiTaskPaper;

void          siyi_task_paper_clear    (SiyiTaskPaper      *self);
SiyiDocument *siyi_task_paper_preview  (SiyiDb             *db,
                                        gint64              task,
                                        SiyiTaskPaperKind   kind,
                                        SiyiTaskPaper      *paper,
                                        GError            **error);
SiyiDocument *siyi_task_paper_issue    (SiyiDb             *db,
                                        gint64              task,
                                        SiyiTaskPaperKind   kind,
                                        SiyiTaskPaper      *paper,
                                        GError            **error);
/* Of one line of the history; step 0: the newest. */
SiyiDocument *siyi_task_paper_issue_for (SiyiDb            *db,
                                        gint64              task,
                                        gint64              step,
                                        SiyiTaskPaperKind   kind,
                                        SiyiTaskPaper      *paper,
                                        GError            **error);
SiyiTaskPaperKind siyi_task_paper_of_step (SiyiTaskStepKind  step,
                                        const char         *way);     /* SIYI_N_TASK_PAPERS: it has none */
SiyiDocument *siyi_stored_paper_document (const SiyiStoredPaper *paper,
                                          GError               **error);
gboolean      siyi_task_paper_write    (SiyiDb             *db,
                                        gint64              task,
                                        SiyiTaskPaperKind   kind,
                                        const char         *path,
                                        SiyiTaskPaper      *paper,
                                        SiyiSheetCount     *count,
                                        GCancellable       *cancellable,
                                        GError            **error);

/* siyi-task-slips.c: papers on their way out, of one task or of several. */
typedef struct
{
  const gint64      *tasks;
  gsize              n_tasks;
  SiyiTaskPaperKind  kind;        /* of the first; SIYI_N_TASK_PAPERS: the slip of each one's newest urging */
  gint64             step;        /* the line it tells of; 0: the newest */
} SiyiTaskPapersOrder;

typedef struct { guint n, n_withheld; } SiyiTaskPapersOut;

SiyiPages    *siyi_task_papers_print  (SiyiDb                    *db,
                                       const SiyiTaskPapersOrder *order,
                                       SiyiTaskPapersOut         *out,
                                       GCancellable              *cancellable,
                                       GError                   **error);
gboolean      siyi_task_papers_save   (SiyiDb                    *db,
                                       const SiyiTaskPapersOrder *order,
                                       const char                *path,
                                       SiyiTaskPapersOut         *out,
                                       GCancellable              *cancellable,
                                       GError                   **error);

/* The office's own text of a paper: lines are paragraphs, {fields} are filled. again: the return slip of
 * an answer that was not enough. */
char         *siyi_task_paper_template_load (SiyiDb             *db,
                                             SiyiTaskPaperKind   kind,
                                             gboolean            again);
char         *siyi_task_paper_template_save (SiyiDb             *db,
                                             SiyiTaskPaperKind   kind,
                                             gboolean            again,
                                             const char         *text,       /* NULL: the shipped one */
                                             GError            **error);

const char   *siyi_task_paper_text_name     (SiyiTaskPaperKind   kind,
                                             gboolean            again);
const char   *siyi_task_paper_text_shipped  (SiyiTaskPaperKind   kind,
                                             gboolean            again);
gboolean      siyi_task_paper_template_is_own (SiyiDb           *db,
                                             SiyiTaskPaperKind   kind,
                                             gboolean            again);
/* siyi-task-paper-example.c: the text as a person edits it, its {fields} called by their names, and the
 * paper it makes of an invented matter. */
const char * const *siyi_task_paper_text_fields (SiyiTaskPaperKind kind);   /* keys that can be used */
char         *siyi_task_paper_text_shown    (const char         *text);
char         *siyi_task_paper_text_stored   (const char         *shown);
SiyiDocument *siyi_task_paper_example       (SiyiDb             *db,
                                             SiyiTaskPaperKind   kind,
                                             const char         *text,
                                             GError            **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SiyiTaskPaper, siyi_task_paper_clear)

G_END_DECLS
