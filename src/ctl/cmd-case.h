/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ctl.h"

#include "siyi-case-clocks.h"
#include "siyi-record.h"

G_BEGIN_DECLS

gboolean ctl_case_find_id (SiyiDb              *db,
                           const char          *which,
                           gint64              *id,
                           GError             **error);
char    *ctl_case_number  (const SiyiCase      *found,
                           SiyiField            field,
                           const char          *text);
void     ctl_case_answer  (const SiyiCaseSheet *sheet);
void     ctl_add_recusals (JsonBuilder         *answer,
                           GPtrArray           *recusals);
void     ctl_case_print   (const SiyiCaseSheet *sheet);

/* cmd-case-paper.c; texts are borrowed. */
typedef struct { const char *which, *kind, *output; char **facts; gboolean record; } CtlCasePaper;

gboolean ctl_case_paper   (Ctl                 *ctl,
                           const CtlCasePaper  *wanted,
                           GError             **error);

G_END_DECLS
