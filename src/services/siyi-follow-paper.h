/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-document.h"
#include "siyi-task-store.h"

G_BEGIN_DECLS

/* The papers of follow-up: assignment sheet, urging letter, supervision sheet, circular. A paper is issued
 * once, with its number and what it says; every print after that says the same. On an archive's threads. */
const char   *siyi_follow_paper_kind  (SiyiTaskStepKind  kind,
                                       const char       *way);      /* (nullable) NULL: that step has none */
gboolean      siyi_follow_paper_issue (SiyiDb           *db,        /* writing */
                                       gint64            task,
                                       gint64            step,
                                       SiyiDay           today,
                                       GError          **error);
SiyiDocument *siyi_follow_paper_load  (SiyiDb           *db,
                                       gint64            task,
                                       gint64            step,
                                       GError          **error);

G_END_DECLS
