/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-archive.h"

G_BEGIN_DECLS

/* The papers of a case: a list with its head. Actions "papers.add" (), "papers.open" (x),
 * "papers.save" (x), "papers.rename" (x), "papers.take-out" (x). */
#define SIYI_TYPE_CASE_PAPERS (siyi_case_papers_get_type ())
G_DECLARE_FINAL_TYPE (SiyiCasePapers, siyi_case_papers, SIYI, CASE_PAPERS, GtkBox)

void     siyi_case_papers_set_archive (SiyiCasePapers *self,
                                       SiyiArchive    *archive);
void     siyi_case_papers_set_files   (SiyiCasePapers *self,
                                       gint64          case_id,
                                       GPtrArray      *files);    /* SiyiFile */
void     siyi_case_papers_add         (SiyiCasePapers *self,
                                       GSList         *files);    /* GFile */
guint    siyi_case_papers_get_n_rows  (SiyiCasePapers *self);

G_END_DECLS
