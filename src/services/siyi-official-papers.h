/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-task-papers.h"

G_BEGIN_DECLS

/* The papers of a case (domain, section 2.3): told to the petitioner by articles 23, 32, 34 and 36, or reported
 * to the sender by article 22. What the case does not know is asked before one is issued; then it is stored
 * as it was said, under its number. On an archive's threads, issuing on its writing one. */
typedef struct
{
  const char *key, *name;
  char       *text;          /* "" where nothing is known */
  gboolean    needed, is_long;
} SiyiCasePaperFact;

typedef struct
{
  GPtrArray  *facts;         /* SiyiCasePaperFact, in the order they are asked */
  gint64      issued;        /* the paper of this kind that counts; 0: none yet */
  char       *number;        /* of that one */
  const char *event;         /* the kind of event it makes; NULL: none, or it is on record */
  SiyiDay     day;           /* of the paper */
} SiyiCasePaperDraft;

typedef struct
{
  gint64             case_id;
  SiyiTaskPaperKind  kind;
  GHashTable        *facts;  /* (nullable) key -> text as a person gave it; the others as proposed */
  gboolean           record; /* writes the event it makes in the same action */
} SiyiCasePaperOrder;

/* siyi-official-paper-facts.c */
SiyiCasePaperDraft *siyi_case_paper_draft      (SiyiDb                   *db,
                                                gint64                    case_id,
                                                SiyiTaskPaperKind         kind,
                                                GError                  **error);
void                siyi_case_paper_draft_free (SiyiCasePaperDraft       *draft);

/* siyi-official-papers.c */
SiyiDocument       *siyi_case_paper_preview    (SiyiDb                   *db,
                                                const SiyiCasePaperOrder *order,
                                                char                    **why,
                                                GError                  **error);
char               *siyi_case_paper_issue      (SiyiDb                   *db,
                                                const SiyiCasePaperOrder *order,
                                                SiyiTaskPaper            *paper,
                                                GError                  **error);
const char         *siyi_stored_paper_title    (const SiyiStoredPaper    *paper);
const char         *siyi_stored_paper_service  (const SiyiStoredPaper    *paper);
char               *siyi_stored_paper_serve    (SiyiDb                   *db,
                                                gint64                    paper,
                                                SiyiDay                   day,
                                                const char               *way,
                                                GError                  **error);

/* siyi-official-paper-send.c: logged before it leaves. */
SiyiPages          *siyi_stored_paper_print    (SiyiDb                   *db,
                                                gint64                    paper,
                                                GCancellable             *cancellable,
                                                GError                  **error);
gboolean            siyi_stored_paper_save     (SiyiDb                   *db,
                                                gint64                    paper,
                                                const char               *path,
                                                SiyiSheetCount           *count,
                                                GCancellable             *cancellable,
                                                GError                  **error);
gboolean            siyi_case_paper_write      (SiyiDb                   *db,
                                                const SiyiCasePaperOrder *order,
                                                const char               *path,
                                                SiyiTaskPaper            *paper,
                                                SiyiSheetCount           *count,
                                                GCancellable             *cancellable,
                                                GError                  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiCasePaperDraft, siyi_case_paper_draft_free)

G_END_DECLS
