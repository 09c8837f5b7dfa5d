/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-case-clocks.h"
#include "siyi-official-papers.h"

G_BEGIN_DECLS

/* A case while one of its papers is composed. */
typedef struct
{
  SiyiTaskPaperKind  kind;
  SiyiDay            today;
  SiyiCaseSheet     *sheet;
  SiyiTaskRow       *task;       /* (nullable) the one that counts */
  GHashTable        *fields;     /* key -> text; absent where nothing is known */
} SiyiCasePaperKnown;

SiyiCasePaperKnown    *siyi_case_paper_known      (SiyiDb                    *db,
                                                   gint64                     case_id,
                                                   SiyiTaskPaperKind          kind,
                                                   GError                   **error);
void                   siyi_case_paper_known_free (SiyiCasePaperKnown        *known);
const SiyiStoredPaper *siyi_case_paper_issued     (const SiyiCasePaperKnown  *known);
const char            *siyi_case_paper_event      (const SiyiCasePaperKnown  *known);
const char * const    *siyi_case_paper_list       (const char                *group,
                                                   SiyiTaskPaperKind          kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiCasePaperKnown, siyi_case_paper_known_free)

G_END_DECLS
