/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-task-papers.h"

G_BEGIN_DECLS

/* While a paper is composed: the task and the line of its history that the paper tells of. */
typedef struct
{
  SiyiDb                 *db;
  const SiyiTaskRow      *task;
  SiyiTaskPaperKind       kind;
  const SiyiTaskStepRow  *step;      /* (nullable) */
  SiyiDay                 today;
} SiyiTaskPaperAsk;

/* siyi-task-paper-fields.c: key -> text; absent where nothing is stored. */
GHashTable *siyi_task_paper_fields (const SiyiTaskPaperAsk  *ask,
                                    GError                 **error);

/* siyi-task-paper-example.c: a sentence for a person. */
gboolean    siyi_task_paper_text_check (SiyiTaskPaperKind     kind,
                                        const char           *text,
                                        GError              **error);

/* siyi-task-paper-body.c: what a paper says, as it is stored, and the paper made of that. */
char         *siyi_task_paper_compose (const SiyiTaskPaperAsk  *ask,
                                       GError                 **error);
char         *siyi_task_paper_body    (SiyiTaskPaperKind        kind,
                                       const char              *pattern,
                                       GHashTable              *fields,
                                       SiyiDay                  today,
                                       GError                 **error);
SiyiDocument *siyi_task_paper_draw    (const char              *body,
                                       const char              *number,
                                       GError                 **error);
gboolean      siyi_task_paper_draw_into (SiyiDocument          *document,
                                       const char              *body,
                                       const char              *number,
                                       GError                 **error);

/* siyi-task-paper-fields.c */
SiyiAudience siyi_task_paper_audience (SiyiTaskPaperKind       kind);
gboolean     siyi_task_paper_refuse_unit (GError             **error);     /* always FALSE */

G_END_DECLS
