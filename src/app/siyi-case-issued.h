/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-case-store.h"

G_BEGIN_DECLS

/* The numbered papers of a case, and a menu to issue one. Actions "issued.new" (s, the kind), "issued.print" (x),
 * "issued.save" (x), "issued.serve" (x), "issued.void" (x). */
#define SIYI_TYPE_CASE_ISSUED (siyi_case_issued_get_type ())
G_DECLARE_FINAL_TYPE (SiyiCaseIssued, siyi_case_issued, SIYI, CASE_ISSUED, GtkBox)

void   siyi_case_issued_set_archive (SiyiCaseIssued *self,
                                     SiyiArchive    *archive);
void   siyi_case_issued_set_papers  (SiyiCaseIssued *self,
                                     const SiyiCase *content,
                                     GPtrArray      *papers,     /* SiyiStoredPaper, the newest first */
                                     SiyiDay         today);
guint  siyi_case_issued_get_n_rows  (SiyiCaseIssued *self);

G_END_DECLS
