/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-retention-store.h"

G_BEGIN_DECLS

/* How long a case is kept, why, and a button that changes it. Follows what the page gives it. */
#define SIYI_TYPE_CASE_KEEP (siyi_case_keep_get_type ())
G_DECLARE_FINAL_TYPE (SiyiCaseKeep, siyi_case_keep, SIYI, CASE_KEEP, GtkBox)

void siyi_case_keep_set_archive (SiyiCaseKeep            *self,
                                 SiyiArchive             *archive);
void siyi_case_keep_set_line    (SiyiCaseKeep            *self,
                                 const SiyiRetentionLine *line);
/* What the section says; of the label. */
const char *siyi_case_keep_get_text (SiyiCaseKeep        *self);

G_END_DECLS
